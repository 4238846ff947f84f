import type { Kit } from "../kit/kit.ts";
import type { Sentence, Token } from "../sentence/sentence.ts";
import { type Tree, treeOf } from "../sentence/tree.ts";
import { type AgentIndex, agentIndex } from "./agent.ts";
import { type EntityMatch, fold } from "./entity.ts";
import { guessedType, nameRuns, TITLES, withoutTitles } from "./name.ts";
import type { TaggedName } from "./name-tag.ts";
import type { Stretch } from "./phrase.ts";

/** A sentence with what was found in it before actors are: its tree, the lexicon names, and the other names. */
export interface Scene {
  readonly sentence: Sentence;
  /** Position among the sentences of the page. */
  readonly nth: number;
  readonly tokens: readonly Token[];
  readonly tree: Tree;
  readonly kit: Kit;
  /** The day of the story, where it is known: codes and offices are dated. */
  readonly day?: string;
  readonly agents: AgentIndex;
  readonly matches: readonly EntityMatch[];
  /** By token: the lexicon name, or the run of name words, it is part of. */
  readonly matchOf: readonly (EntityMatch | undefined)[];
  readonly runOf: readonly (Stretch | undefined)[];
  /** By token: the name the tagger sees there. */
  readonly taggedOf: readonly (TaggedName | undefined)[];
}

export function sceneOf(
  sentence: Sentence,
  nth: number,
  kit: Kit,
  found: readonly EntityMatch[],
  tagged: readonly TaggedName[] = [],
  day?: string,
): Scene {
  const { tokens } = sentence;
  const tree = treeOf(sentence);
  const runs = nameRuns(tokens).map((run) => withFirstName(tokens, run, tagged));
  const matches = found.filter((match) => !insideOtherName(tokens, match, runs));
  const matchOf: (EntityMatch | undefined)[] = new Array(tokens.length).fill(undefined);
  for (const match of matches) matchOf.fill(match, match.first, match.last + 1);
  const runOf: (Stretch | undefined)[] = new Array(tokens.length).fill(undefined);
  for (const run of runs) {
    for (const part of apart(run, matches, tree)) runOf.fill(part, part.first, part.last + 1);
  }
  const taggedOf: (TaggedName | undefined)[] = new Array(tokens.length).fill(undefined);
  for (const name of tagged) taggedOf.fill(name, name.first, name.last + 1);
  const agents = agentIndex(kit);
  return { sentence, nth, tokens, tree, kit, ...(day && { day }), agents, matches, matchOf, runOf, taggedOf };
}

/** "[Haji Gul Rahman], one of the elders": a sentence's first word that only the tagger sees as part of the name behind it. */
function withFirstName(tokens: readonly Token[], run: Stretch, tagged: readonly TaggedName[]): Stretch {
  if (run.first !== 1 || tokens[0]!.upos === "DET" || run.last === run.first) return run;
  const name = tagged.find(({ first, last, type }) => first === 0 && last === run.last && type === "PER");
  return name ? { first: 0, last: run.last } : run;
}

/** The token of a stretch that hangs outside it; the last one when the parser cut the stretch in two. */
export function headOf(tree: Tree, { first, last }: Stretch): number {
  let head = last;
  for (let i = last; i >= first; i--) {
    const up = tree.tokens[i]!.head;
    if ((up < first || up > last) && tree.tokens[i]!.upos !== "PUNCT") {
      // Of two tokens that hang outside, a modifier of what follows is not the head.
      if (up > last && /^(compound|amod|nmod:desc)/.test(tree.tokens[i]!.deprel) && head !== i && i < last) continue;
      head = i;
      if (up < 0 || !/^(punct|case|cc)/.test(tree.tokens[i]!.deprel)) break;
    }
  }
  return head;
}

/** "Sudan" of "Port Sudan": a known word that another capitalised word in front makes part of another name. */
function insideOtherName(tokens: readonly Token[], match: EntityMatch, runs: readonly Stretch[]): boolean {
  if (match.first !== match.last || match.entry.kind === "person" || match.as === "demonym") return false;
  const run = runs.find(({ first, last }) => first < match.first && match.last <= last);
  if (!run || match.last !== run.last) return false;
  const before = tokens[match.first - 1]!;
  return (
    before.upos === "PROPN" &&
    before.form !== "-" &&
    !TITLES.has(fold(before.form)) &&
    (match.entry.kind === "state" || match.entry.kind === "territory")
  );
}

function isState({ entry, as }: EntityMatch): boolean {
  return as === "name" && (entry.kind === "state" || entry.kind === "territory");
}

/** A run without the lexicon names in it, unless it is an institution named with one: "Sudan Liberation Movement". */
function apart(run: Stretch, matches: readonly EntityMatch[], tree: Tree): Stretch[] {
  const inside = matches.filter((match) => match.first <= run.last && match.last >= run.first);
  if (inside.length === 0) return [run];
  if (inside.every((match) => match.last < run.last)) {
    const type = guessedType(tree, run, headOf(tree, run));
    const opening = inside[0]!;
    if (
      type !== undefined &&
      type !== "place" &&
      type !== "person" &&
      opening.as !== "capital" &&
      run.last - opening.last >= 1
    )
      return [run];
  }
  // "the Supreme Court of [Ghana]": the state is a part of the institution's name.
  const last = inside[inside.length - 1]!;
  if (inside.length === 1 && last.last === run.last && last.first - run.first >= 2 && isState(last)) {
    const before = tree.tokens[last.first - 1]!.form.toLowerCase();
    const of = before === "the" ? tree.tokens[last.first - 2]!.form.toLowerCase() : before;
    const name = { first: run.first, last: last.first - (before === "the" ? 3 : 2) };
    const type = of === "of" && name.last >= name.first ? guessedType(tree, name, name.last) : undefined;
    if (type !== undefined && type !== "place" && type !== "person") return [run];
  }
  const out: Stretch[] = [];
  let first = run.first;
  for (const match of inside) {
    if (match.first > first) out.push({ first, last: match.first - 1 });
    first = match.last + 1;
  }
  if (first <= run.last) out.push({ first, last: run.last });
  return out;
}

/** The characters of a phrase without its article. */
export function nameOf(scene: Pick<Scene, "tokens">, { first, last }: Stretch): string {
  const start = first < last && ARTICLES.has(scene.tokens[first]!.form.toLowerCase()) ? first + 1 : first;
  const text: string[] = [];
  for (let i = start; i <= last; i++) {
    const token = scene.tokens[i]!;
    if (i > start && scene.tokens[i - 1]!.to < token.from) text.push(" ");
    text.push(token.form);
  }
  return text.join("");
}

const ARTICLES = new Set(["the", "a", "an"]);

/** A name without its titles, as written. */
export function nameIn(scene: Scene, run: Stretch): string {
  return nameOf(scene, withoutTitles(scene.tokens, run));
}

/**
 * The conjuncts behind a noun, also where the parser hung both on the verb: "[government and tribal sources] confirmed" as two
 * subjects. Only a bare "and" or "or" may stand between them.
 */
export function joined({ tree, tokens }: Scene, i: number): number[] {
  const own = tree.children[i]!.filter((c) => c > i && tokens[c]!.deprel === "conj");
  if (own.length > 0) return own;
  const { head, deprel } = tokens[i]!;
  // The sentence's verb made a relative clause of the first, the second its subject.
  if (head < 0 && tokens[i + 1]?.upos === "CCONJ") {
    for (const verb of tree.children[i]!) {
      if (!/^acl/.test(tokens[verb]!.deprel)) continue;
      const subject = tree.children[verb]!.find((c) => tokens[c]!.deprel === "nsubj" && c > i && c - i <= 6);
      if (subject !== undefined && tokens.slice(i + 2, subject).every((token) => /^(ADJ|NOUN|PROPN)$/.test(token.upos)))
        return [subject];
    }
  }
  if (head < 0 || !/^(nsubj|obj)/.test(deprel)) return own;
  return tree.children[head]!.filter((c) => {
    if (c <= i || c - i > 8 || tokens[c]!.deprel !== deprel) return false;
    let at = i + 1;
    if (!/^(and|or)$/.test(tokens[at]?.form ?? "")) return false;
    for (at++; at < c; at++) if (!/^(DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(tokens[at]!.upos)) return false;
    return true;
  });
}
