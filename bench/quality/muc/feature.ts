import type { Article, ArticleSentence, ArticleToken as Token } from "./article.ts";
import type { Candidate, Entity, Occurrence } from "./candidate.ts";

/** Collects named features as hashes, each once. */
export class Features {
  private readonly rows = new Set<number>();

  add(feature: string): void {
    this.rows.add(hash(feature));
  }

  all(): Int32Array {
    return Int32Array.from(this.rows);
  }
}

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h ^= h >>> 12;
  return h & 0x7fffffff;
}

/** Words, pairs of words and happenings of an article: what it is about. */
export function articleFeatures(article: Article): Int32Array {
  const out = new Features();
  out.add("bias");
  article.sentences.forEach((sentence, s) => {
    const early = s < 3 ? "early" : "";
    sentence.tokens.forEach((token, i) => {
      const word = lemmaOf(token);
      out.add(`w ${word}`);
      if (early) out.add(`early ${word}`);
      const next = sentence.tokens[i + 1];
      if (next) out.add(`b ${word} ${lemmaOf(next)}`);
      const up = sentence.tokens[token.head];
      if (up && /^(?:nsubj|obj|obl|nmod|compound|amod)/.test(token.deprel))
        out.add(`d ${token.deprel} ${word} ${lemmaOf(up)}`);
    });
    for (const { type, mode, modality } of sentence.events) {
      out.add(`e ${type} ${mode} ${modality}`);
      if (early) out.add(`early e ${type} ${mode}`);
    }
    for (const { kind, country } of sentence.named) if (kind === "place" && country) out.add(`c ${country}`);
    for (const age of ages(article, sentence)) {
      out.add(`age ${age}`);
      if (sentence.events.length > 0) for (const { type } of sentence.events) out.add(`age ${age} ${type}`);
    }
  });
  for (const word of article.dateline.toLowerCase().split(/[^\p{L}]+/u)) out.add(`dateline ${word}`);
  return out.all();
}

/** How long ago the times of a sentence lie, in steps. */
function ages(article: Article, sentence: ArticleSentence): readonly string[] {
  if (article.day === undefined) return [];
  const out = new Set<string>();
  const now = Date.parse(article.day);
  for (const { kind, value } of sentence.named) {
    if (kind !== "time") continue;
    const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(value);
    if (!found) continue;
    const [, year, month, date] = found;
    if (month === undefined) {
      out.add(
        year === article.day.slice(0, 4)
          ? "this year"
          : `years ${Math.max(-1, Math.min(3, Number(article.day.slice(0, 4)) - Number(year)))}`,
      );
      continue;
    }
    const days = (now - Date.parse(`${year}-${month}-${date ?? "15"}`)) / 864e5;
    out.add(
      days < 0
        ? "later"
        : days < 2
          ? "now"
          : days < 9
            ? "week"
            : days < 32
              ? "month"
              : days < 70
                ? "two months"
                : days < 360
                  ? "year"
                  : "old",
    );
  }
  return [...out];
}

/** The same for one sentence of it, with its neighbours and its place. */
export function sentenceFeatures(article: Article, at: number): Int32Array {
  const out = new Features();
  const sentence = article.sentences[at]!;
  out.add("bias");
  out.add(`at ${Math.min(at, 12)}`);
  out.add(`paragraph ${Math.min(sentence.paragraph, 8)}`);
  sentence.tokens.forEach((token, i) => {
    const word = lemmaOf(token);
    out.add(`w ${word}`);
    const next = sentence.tokens[i + 1];
    if (next) out.add(`b ${word} ${lemmaOf(next)}`);
    const up = sentence.tokens[token.head];
    if (up && /^(?:nsubj|obj|obl|nmod|compound|amod|advcl|acl)/.test(token.deprel))
      out.add(`d ${token.deprel} ${word} ${lemmaOf(up)}`);
    if (token.upos === "VERB" && /^VB[DN]/.test(token.xpos)) out.add(`v ${token.xpos} ${word}`);
  });
  for (const { type, mode, modality } of sentence.events) {
    out.add(`e ${type} ${mode} ${modality}`);
    out.add(`e ${type}`);
  }
  for (const age of ages(article, sentence)) {
    out.add(`age ${age}`);
    for (const { type } of sentence.events) out.add(`age ${age} ${type}`);
  }
  for (const { kind, country } of sentence.named) if (kind === "place" && country) out.add(`c ${country}`);
  for (const { kind, type } of sentence.named) if (kind === "weapon" || kind === "time") out.add(`n ${kind} ${type}`);
  for (const side of [-1, 1]) {
    for (const { type, mode } of article.sentences[at + side]?.events ?? []) out.add(`near ${side} ${type} ${mode}`);
    for (const token of article.sentences[at + side]?.tokens ?? [])
      if (token.upos === "VERB" || token.upos === "NOUN") out.add(`near ${side} ${lemmaOf(token)}`);
  }
  return out.all();
}

/** What is known of an article and its sentences before its candidates are looked at: scores as steps. */
export interface Scored {
  readonly article: string;
  readonly sentences: readonly string[];
}

/** All that may tell which slot a string fills. */
export function candidateFeatures(article: Article, candidate: Candidate, scored: Scored): Int32Array {
  const out = new Features();
  out.add("bias");
  const words = candidate.key.split(" ");
  out.add(`key ${candidate.key}`);
  out.add(`first ${words[0]!}`);
  out.add(`last ${words.at(-1)!}`);
  for (const word of words) out.add(`word ${word}`);
  out.add(`length ${Math.min(words.length, 7)}`);
  out.add(`times ${Math.min(candidate.occurrences.length, 5)}`);
  out.add(scored.article);
  const headWord = lemmaOf(
    article.sentences[candidate.occurrences[0]!.sentence]!.tokens[candidate.occurrences[0]!.head]!,
  );
  out.add(`${scored.article} ${headWord}`);
  candidate.occurrences.slice(0, 8).forEach((occurrence, nr) => {
    occurrenceFeatures(article, occurrence, nr, scored, out);
  });
  return out.all();
}

function occurrenceFeatures(article: Article, occurrence: Occurrence, nr: number, scored: Scored, out: Features): void {
  const sentence = article.sentences[occurrence.sentence]!;
  const { tokens } = sentence;
  const { head, first, last } = occurrence;
  const token = tokens[head]!;
  const lemma = lemmaOf(token);
  const kind = kindOf(sentence, head);
  // the edges: what is left out in front and behind, and what is taken in
  const before = tokens[first - 1];
  const behind = tokens[last + 1];
  const shape = `${first === head ? "bare" : tokens[first]!.upos} ${last === head ? "" : tokens[last]!.upos}`;
  out.add(`shape ${shape}`);
  out.add(`shape ${shape} ${token.upos} ${kind}`);
  out.add(`edge ${first === head ? "" : tokens[first]!.deprel} < ${before ? edge(before, head, tokens, first) : ""}`);
  out.add(`edge word ${before ? lemmaOf(before) : ""} | ${tokens[first]!.upos}`);
  out.add(`edge first ${lemmaOf(tokens[first]!)} ${first === head ? "head" : tokens[first]!.deprel}`);
  out.add(`end ${behind ? `${behind.upos} ${lemmaOf(behind)}` : ""} ${last === head ? "head" : "more"}`);
  if (last > head) out.add(`end in ${lemmaOf(tokens[head + 1]!)} ${lemma}`);
  const left = before !== undefined && before.head === head && before.upos !== "DET" && before.upos !== "PUNCT";
  out.add(`full ${left} ${behind?.upos === "ADP" ? lemmaOf(behind) : ""} ${token.upos}`);
  const prevOut = tokens[first - 2];
  const next2 = tokens[last + 2];
  out.add(`pb ${prevOut ? lemmaOf(prevOut) : "^"} ${before ? lemmaOf(before) : "^"}`);
  out.add(`n1 ${behind ? lemmaOf(behind) : "$"}`);
  out.add(`n2 ${behind ? lemmaOf(behind) : "$"} ${next2 ? lemmaOf(next2) : "$"}`);
  contextFeatures(article, occurrence, nr, scored, out);
}

/** All that may tell which slot someone or something fills, whatever it is called. */
export function entityFeatures(article: Article, entity: Entity, scored: Scored): Int32Array {
  const out = new Features();
  out.add("bias");
  out.add(`key ${entity.key}`);
  for (const word of entity.key.split(" ")) out.add(`word ${word}`);
  out.add(`times ${Math.min(entity.heads.length, 6)}`);
  out.add(scored.article);
  entity.heads.slice(0, 8).forEach((head, nr) => {
    contextFeatures(article, head, nr, scored, out);
  });
  const best = Math.max(
    ...entity.heads.map(({ sentence }) => Number.parseInt(scored.sentences[sentence]!.slice(1), 10)),
  );
  out.add(`best ${best}`);
  return out.all();
}

function contextFeatures(
  article: Article,
  { sentence: at, head }: { readonly sentence: number; readonly head: number },
  nr: number,
  scored: Scored,
  out: Features,
): void {
  const sentence = article.sentences[at]!;
  const { tokens } = sentence;
  const token = tokens[head]!;
  const lemma = lemmaOf(token);
  const field = String(token.field);
  const of = scored.sentences[at]!;
  const kind = kindOf(sentence, head);
  if (nr === 0) {
    out.add(`place ${Math.min(at, 10)}`);
    out.add(`paragraph ${Math.min(sentence.paragraph, 8)}`);
  }
  out.add(`lemma ${lemma}`);
  out.add(`field ${field} ${token.upos}`);
  out.add(`kind ${kind}`);
  out.add(`tag ${token.xpos}`);
  // what governs it
  const path = pathOf(tokens, head);
  for (const step of path.steps) {
    out.add(`gov ${step}`);
    out.add(`gov ${step} ${kind}`);
    out.add(`gov ${step} f${field}`);
    out.add(`gov ${step} ${of}`);
  }
  out.add(`rel ${path.relation} ${field}`);
  out.add(`rel ${path.relation} ${lemma}`);
  if (path.object) out.add(`with ${path.object}`);
  for (const { at, type, mode, roles } of sentence.events) {
    for (const role of roles)
      if (role.at === head || within(tokens, role.at, head)) {
        out.add(`role ${role.role} ${type}`);
        out.add(`role ${role.role} ${type} ${mode}`);
        out.add(`role ${role.role} ${lemmaOf(tokens[at]!)}`);
        out.add(`role ${role.role} ${type} f${field} ${kind}`);
      }
    out.add(`beside ${type} ${mode} ${kind} f${field}`);
  }
  for (const age of ages(article, sentence)) out.add(`age ${age} ${kind} f${field}`);
  const prev1 = tokens[head - 1];
  out.add(`p1 ${prev1 ? lemmaOf(prev1) : "^"} ${kind}`);
  out.add(`in ${of}`);
  out.add(`in ${of} ${kind} f${field}`);
  out.add(`in ${of} ${lemma}`);
  out.add(`in ${of} rel ${path.relation} ${kind}`);
  for (const other of sentence.tokens)
    if (other.upos === "VERB" || (other.upos === "NOUN" && other.field === 4))
      out.add(`sv ${lemmaOf(other)} ${kind} f${field}`);
}

/** How a word outside the stretch hangs on it. */
function edge(before: Token, head: number, tokens: readonly Token[], first: number): string {
  if (before.head === head || (before.head >= first && before.head <= head)) return `${before.deprel} ${before.upos}`;
  return tokens[head]!.deprel === before.deprel ? "same" : `out ${before.upos}`;
}

/** What Daybook takes the word for. */
function kindOf({ named, tokens }: ArticleSentence, head: number): string {
  let found = tokens[head]!.upos === "PROPN" ? "name" : "noun";
  for (const each of named) {
    if (each.head === head) {
      if (each.kind === "actor" || each.kind === "weapon")
        return `${each.kind} ${each.kind === "actor" ? each.type : ""}`;
      if (each.kind === "place" || each.kind === "time") found = each.kind;
    } else if (each.first <= head && head <= each.last && found === "name" && each.kind === "actor")
      found = `in ${each.type}`;
  }
  return found;
}

/** Whether a head is joined to another by "and" or stands beside it as another word for it. */
function within(tokens: readonly Token[], above: number, head: number): boolean {
  let up = head;
  for (let guard = 0; guard < 4; guard++) {
    if (!/^(?:conj|appos|flat|nmod:desc)/.test(tokens[up]!.deprel)) return false;
    up = tokens[up]!.head;
    if (up === above) return true;
    if (up < 0) return false;
  }
  return false;
}

/** The words that govern a phrase, by relation and preposition; joined and apposed phrases are governed as their first. */
function pathOf(tokens: readonly Token[], head: number): { steps: string[]; relation: string; object: string } {
  const steps: string[] = [];
  let relation = "";
  let object = "";
  let at = head;
  let prefix = "";
  for (let hops = 0; hops < 6; hops++) {
    const token = tokens[at]!;
    if (token.head < 0) {
      steps.push(`${prefix}root`);
      relation ||= `${prefix}root`;
      break;
    }
    const up = tokens[token.head]!;
    if (
      /^(?:conj|appos|flat|nmod:desc|list|parataxis)/.test(token.deprel) &&
      steps.length === 0 &&
      prefix.length < 12
    ) {
      prefix += `${token.deprel.slice(0, 4)} `;
      if (/^(?:nmod:desc|appos|flat)/.test(token.deprel)) steps.push(`${token.deprel} ${lemmaOf(up)}`);
      at = token.head;
      continue;
    }
    const link = caseOf(tokens, at);
    const step = `${token.deprel}${link} ${lemmaOf(up)}${up.upos === "VERB" && isPassive(tokens, token.head) ? " pass" : ""}`;
    steps.push(steps.length > 1 ? `2 ${step}` : step);
    if (prefix && steps.length < 2) steps.push(`${prefix}${step}`);
    relation ||= `${prefix}${token.deprel}${link}`;
    if (up.upos === "VERB") {
      for (let i = 0; i < tokens.length; i++) {
        const other = tokens[i]!;
        if (other.head === token.head && i !== at && /^(?:obj|nsubj|obl)/.test(other.deprel))
          if (other.deprel.startsWith("obj") || token.deprel.startsWith("obj"))
            object = `${token.deprel}${link} ${lemmaOf(up)} ${other.deprel}${caseOf(tokens, i)} ${lemmaOf(other)}`;
      }
      break;
    }
    at = token.head;
  }
  return { steps, relation, object };
}

function caseOf(tokens: readonly Token[], at: number): string {
  for (let i = at - 1; i >= Math.max(0, at - 8); i--)
    if (tokens[i]!.head === at && tokens[i]!.deprel === "case") return `:${lemmaOf(tokens[i]!)}`;
  return "";
}

function isPassive(tokens: readonly Token[], verb: number): boolean {
  return tokens.some(({ head, deprel }) => head === verb && (deprel === "aux:pass" || deprel === "nsubj:pass"));
}

export function lemmaOf({ lemma, form, upos }: Token): string {
  if (upos === "NUM") return /\d/.test(form) ? "0" : form.toLowerCase();
  return lemma.toLowerCase();
}
