import type { Article } from "./article.ts";
import type { Candidate, Entity, Found } from "./candidate.ts";
import { candidateFeatures, entityFeatures } from "./feature.ts";
import { logit } from "./trees.ts";

/** The roles of the five-role answers, and those who are only described, "three farmers": they tell incidents apart, too. */
export const ROLES = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon", "Described"] as const;
export type Role = (typeof ROLES)[number];
/** The roles of the five-role answers. */
export const FIVE: readonly Role[] = ROLES.slice(0, 5);
export const TYPES = ["attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"] as const;
export type Type = (typeof TYPES)[number];

/** What an article and its sentences are asked first: whether they tell of an incident, and of which type. */
export const ARTICLE_ANSWERS = ["any", "attack", "bombing", "kidnapping", "arson"] as const;
export const SENTENCE_ANSWERS = ["any", "attack", "bombing", "kidnapping"] as const;
/** What is asked of those an article speaks of: the slot they fill, and the type of the incident. */
export const ENTITY_ANSWERS = [...ROLES, ...TYPES] as const;

/** The chances given to an article: numbers stand in the order of the answers above. */
export interface Rough {
  readonly article: readonly number[];
  readonly sentences: readonly (readonly number[])[];
}

export interface Judged extends Rough {
  readonly entities: readonly (readonly number[])[];
  /** For each string, the chance that it is the right answer for a role. */
  readonly strings: readonly (readonly number[])[];
}

/** The first chances as steps, which the features of what follows lean on. */
export function steps({ article, sentences }: Rough): { article: string; sentences: readonly string[] } {
  return {
    article: `A${step(article[0]!)}`,
    sentences: sentences.map(([any, ...types]) => {
      let best = 0;
      for (let k = 1; k < types.length; k++) if (types[k]! > types[best]!) best = k;
      return `S${step(any!)}${SENTENCE_ANSWERS[best + 1]![0]!}`;
    }),
  };
}

function step(chance: number): number {
  return Math.max(-4, Math.min(3, Math.round(logit(chance))));
}

export function entityRows(article: Article, found: Found, rough: Rough): readonly Int32Array[] {
  const scored = steps(rough);
  return found.entities.map((entity) => entityFeatures(article, entity, scored));
}

export function stringRows(article: Article, found: Found, rough: Rough): readonly Int32Array[] {
  const scored = steps(rough);
  return found.candidates.map((candidate) => candidateFeatures(article, candidate, scored));
}

/** All there is to tell whether an article is relevant, and of which types: one row of numbers. */
export function articleRow({ article, sentences, entities }: Judged): readonly number[] {
  const row = article.map(logit);
  for (let k = 0; k < SENTENCE_ANSWERS.length; k++) {
    const all = sentences.map((each) => each[k]!).sort((a, b) => b - a);
    row.push(logit(all[0] ?? 0), logit(all[1] ?? 0), Math.log(0.1 + sum(all)), logit(sentences[0]?.[k] ?? 0));
  }
  for (let k = 0; k < ROLES.length; k++) {
    const all = entities.map((each) => each[k]!).sort((a, b) => b - a);
    row.push(logit(all[0] ?? 0), logit(all[1] ?? 0), Math.log(0.05 + sum(all)));
  }
  for (let t = 0; t < TYPES.length; t++)
    row.push(
      logit(Math.max(0, ...entities.map((each) => Math.max(...each.slice(0, ROLES.length)) * each[ROLES.length + t]!))),
    );
  return row;
}

function sum(all: readonly number[]): number {
  return all.reduce((total, each) => total + each, 0);
}

/** What the second look says of an article: the chance of each type, after those that it is relevant and that it tells of several incidents. */
export const SECOND_ANSWERS = ["any", "several", ...TYPES] as const;

/** An answer that may be given: someone or something, the role, and the best of its strings. */
export interface Draft {
  readonly role: number;
  readonly entity: number;
  readonly candidate: number;
  readonly row: readonly number[];
}

/** The answers that may be given for a role, with what tells whether they are right. */
export function drafts(role: number, found: Found, judged: Judged, second: readonly number[]): readonly Draft[] {
  const own = judged.entities.map((each) => each[role]!);
  const top = Math.max(0, ...own);
  return found.entities.flatMap((entity, at) => {
    const strings = entity.candidates.map((i) => judged.strings[i]![role]!);
    let best = 0;
    for (let i = 1; i < strings.length; i++) if (strings[i]! > strings[best]!) best = i;
    const chance = own[at]!;
    if (chance < 0.01 && strings[best]! < 0.01) return [];
    const sorted = strings.toSorted((a, b) => b - a);
    const others = judged.entities[at]!.slice(0, ROLES.length).filter((_, k) => k !== role);
    const row = [
      logit(chance),
      logit(sorted[0]!),
      logit(sorted[1] ?? 0),
      logit(second[0]!),
      logit(chance) - logit(top),
      Math.log(1 + own.filter((each) => each > chance).length),
      Math.log(entity.heads.length),
      logit(Math.max(...others)),
      Math.log(entity.candidates.length),
      ...[second[2]!, second[3]!, second[4]!],
    ];
    return [{ role, entity: at, candidate: entity.candidates[best]!, row }];
  });
}

/** A draft with the chance that it is right. */
export interface Filler extends Draft {
  readonly chance: number;
}

/** What tells whether two fillers belong to one incident. */
export function pairRow(
  a: Filler,
  b: Filler,
  article: Article,
  found: Found,
  judged: Judged,
  second: readonly number[],
): readonly number[] {
  const one = found.entities[a.entity]!;
  const two = found.entities[b.entity]!;
  let sentences = 99;
  let paragraphs = 99;
  let tokens = 30;
  let joined = 0;
  for (const p of one.heads)
    for (const q of two.heads) {
      sentences = Math.min(sentences, Math.abs(p.sentence - q.sentence));
      const [s, t] = [article.sentences[p.sentence]!, article.sentences[q.sentence]!];
      paragraphs = Math.min(paragraphs, Math.abs(s.paragraph - t.paragraph));
      if (p.sentence !== q.sentence) continue;
      tokens = Math.min(tokens, Math.abs(p.head - q.head));
      if (isJoined(s.tokens, p.head, q.head) || isJoined(s.tokens, q.head, p.head)) joined = 1;
    }
  const [first, other] = [firstOf(one), firstOf(two)];
  const [x, y] = [a, b].map(({ entity }) => judged.entities[entity]!.slice(ROLES.length));
  const dot = x!.reduce((total, each, k) => total + each * y![k]!, 0);
  const size = Math.sqrt(x!.reduce((t, each) => t + each * each, 0) * y!.reduce((t, each) => t + each * each, 0));
  const [low, high] = a.role < b.role ? [a.role, b.role] : [b.role, a.role];
  return [
    ...[sentences, paragraphs, tokens, Math.abs(first - other), Math.min(first, other), dot, dot / size, low, high],
    ...[
      low === high ? 1 : 0,
      second[1]!,
      second.slice(2).filter((each) => each > 0.35).length,
      article.sentences.length,
    ],
    ...[one.heads.length + two.heads.length, Math.min(one.heads.length, two.heads.length), joined],
    ...[
      logit(a.chance) + logit(b.chance),
      second[3]!,
      second[2]!,
      Math.abs(x![1]! - y![1]!),
      Math.abs(x![0]! - y![0]!),
    ],
  ];
}

function firstOf({ heads }: Entity): number {
  return Math.min(...heads.map(({ sentence }) => sentence));
}

function isJoined(tokens: Article["sentences"][number]["tokens"], from: number, to: number): boolean {
  let at = from;
  for (let guard = 0; guard < 6 && at >= 0; guard++) {
    if (at === to) return true;
    if (!/^(?:conj|appos)/.test(tokens[at]!.deprel)) return false;
    at = tokens[at]!.head;
  }
  return false;
}

/** Whether two strings are ways to speak of one thing: words of one all in the other, or places that overlap. */
export function isSame(a: Candidate, b: Candidate): boolean {
  const [x, y] = [a.key.split(" "), b.key.split(" ")];
  if (x.every((word) => y.includes(word)) || y.every((word) => x.includes(word))) return true;
  return a.occurrences.some((one) =>
    b.occurrences.some(
      (other) => one.sentence === other.sentence && one.first <= other.last && other.first <= one.last,
    ),
  );
}
