import type { Article, ArticleToken as Token } from "./article.ts";
import { type Group, mergedGroups } from "./group.ts";

/** A place where a string that may fill a slot stands. */
export interface Occurrence {
  readonly sentence: number;
  readonly head: number;
  readonly first: number;
  readonly last: number;
}

/** A string that may fill a slot, with all its places in the article. */
export interface Candidate {
  /** In the form answers are compared in: lower case, no punctuation, no articles. */
  readonly key: string;
  /** As answered: lower case, as it stands at the first place. */
  readonly text: string;
  readonly occurrences: readonly Occurrence[];
}

/** Someone or something an article speaks of: the places of its head words, and the strings it may be answered with. */
export interface Entity {
  readonly heads: readonly { readonly sentence: number; readonly head: number }[];
  readonly candidates: readonly number[];
  /** Its longest name. */
  readonly key: string;
}

export interface Found {
  readonly candidates: readonly Candidate[];
  readonly entities: readonly Entity[];
}

/** All noun phrases of an article in the lengths the keys write them: with and without modifiers in front and phrases behind. */
export function candidates(article: Article): Found {
  const found = new Map<string, { key: string; text: string; occurrences: Occurrence[] }>();
  const groups = new Map<string, Group>();
  article.sentences.forEach(({ tokens, named }, sentence) => {
    const put = (head: number, first: number, last: number): string => {
      const text = textOf(tokens, first, last);
      const key = keyOf(text);
      if (key === "" || key.length > 90) return "";
      const held = found.get(key);
      const occurrence = { sentence, head, first, last };
      if (!held) found.set(key, { key, text, occurrences: [occurrence] });
      else if (!held.occurrences.some((each) => each.sentence === sentence && each.head === head))
        held.occurrences.push(occurrence);
      return key;
    };
    const heads = new Map<number, string[]>();
    tokens.forEach((token, head) => {
      if (!isNominal(token)) return;
      const keys = stretches(tokens, head).map(({ first, last }) => put(head, first, last));
      heads.set(head, keys);
    });
    for (const { first, last, head } of nameRuns(tokens))
      for (let from = first; from < last; from++) heads.get(head)?.push(put(head, from, last));
    for (const [head, keys] of heads) {
      const kept = [...new Set(keys.filter((key) => key !== ""))];
      const core = keys[0];
      if (core === undefined || kept.length === 0) continue;
      const isName =
        tokens[head]!.upos === "PROPN" ||
        named.some(
          (each) =>
            each.kind === "actor" &&
            each.head === head &&
            /^(?:military|armed-group|government|police|party)$/.test(each.type),
        );
      const held = groups.get(core) ?? { key: core, isName, heads: [], keys: new Set<string>() };
      if (isName && !held.isName) held.isName = true;
      held.heads.push({ sentence, head });
      for (const key of kept) held.keys.add(key);
      groups.set(core, held);
    }
  });
  const list = [...found.values()];
  const number = new Map(list.map(({ key }, i) => [key, i]));
  const merged = mergedGroups([...groups.values()], article);
  const entities = merged.map(
    ({ key, heads, keys }): Entity => ({ key, heads, candidates: [...keys].map((each) => number.get(each)!) }),
  );
  return { candidates: list, entities };
}

/** Runs of two and more capitalised words inside a sentence, whatever the tree makes of them. */
function nameRuns(
  tokens: readonly Token[],
): { readonly first: number; readonly last: number; readonly head: number }[] {
  const out: { first: number; last: number; head: number }[] = [];
  for (let first = 0; first < tokens.length; ) {
    let last = first;
    while (last < tokens.length && isCapital(tokens[last]!) && (last > 0 || tokens[last]!.upos === "PROPN")) last++;
    if (last - first >= 2) {
      let head = first;
      for (let i = first; i < last; i++)
        if ((tokens[i]!.head < first || tokens[i]!.head >= last) && isNominal(tokens[i]!)) head = i;
      out.push({ first, last: last - 1, head });
    }
    first = Math.max(last, first + 1);
  }
  return out;
}

function isCapital({ form, upos }: Token): boolean {
  return /^\p{Lu}\p{L}/u.test(form) && upos !== "DET" && upos !== "PRON" && upos !== "ADP";
}

/** What the scorer compares: lower case, no punctuation, no articles. */
export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, "")
    .replace(/\b(a|an|the)\b/g, " ")
    .split(/\s+/)
    .filter(Boolean)
    .join(" ");
}

function isNominal({ upos, xpos, form }: Token): boolean {
  return (
    (upos === "NOUN" || upos === "PROPN" || xpos === "NNS" || (upos === "X" && /\p{L}/u.test(form))) &&
    /\p{L}/u.test(form)
  );
}

/** The stretches around a head: every start among the words in front that belong to it, every end of the phrases behind. */
function stretches(tokens: readonly Token[], head: number): { readonly first: number; readonly last: number }[] {
  let left = head;
  while (left > 0 && head - left < 8 && belongsInFront(tokens, left - 1, head)) left--;
  let end = head;
  while (end + 1 < tokens.length && end - head < 6 && continuesName(tokens, end + 1, head)) end++;
  const ends = [end];
  let to = end;
  for (let links = 0; links < 2; links++) {
    const next = phraseBehind(tokens, to, head);
    if (next < 0 || next - head > 12) break;
    to = next;
    ends.push(to);
  }
  const out: { first: number; last: number }[] = [];
  for (let first = left; first <= head; first++) {
    if (tokens[first]!.upos === "DET" || tokens[first]!.upos === "PUNCT" || isClitic(tokens[first]!)) continue;
    for (const last of ends) if (last === end || first <= left + 2) out.push({ first, last });
  }
  return out;
}

function isClitic({ form }: Token): boolean {
  return /^['’]s?$/i.test(form) || form === "-";
}

/** Whether the word is part of the phrase of `head`, directly or by another word of it. */
function belongsInFront(tokens: readonly Token[], i: number, head: number): boolean {
  let up = i;
  for (let guard = 0; guard < 6 && up >= 0; guard++) {
    if (up === head) return FRONT.test(tokens[i]!.deprel) || tokens[i]!.form === '"' || tokens[i]!.form === "-";
    const { deprel, head: next } = tokens[up]!;
    if (!FRONT.test(deprel) && deprel !== "punct") return false;
    up = next;
  }
  return false;
}

const FRONT =
  /^(?:compound|amod|nummod|nmod:poss|nmod:desc|flat|case|det|advmod|punct|nmod:unmarked|appos|obl:unmarked|goeswith)/;

/** "Luis Carlos Galan": names and hyphened words run on behind their head. */
function continuesName(tokens: readonly Token[], i: number, head: number): boolean {
  const { head: up, deprel, upos, form } = tokens[i]!;
  if (upos === "PUNCT") return form === "-" && continuesName2(tokens, i + 1, head);
  return continuesName2(tokens, i, head) || (up >= head && up < i && /^flat|^compound/.test(deprel));
}

function continuesName2(tokens: readonly Token[], i: number, head: number): boolean {
  const token = tokens[i];
  return (
    token !== undefined &&
    token.head >= head &&
    token.head < i &&
    /^(?:flat|compound|goeswith|fixed)/.test(token.deprel)
  );
}

/** The end of "of …", "in …" right behind a stretch, or -1. */
function phraseBehind(tokens: readonly Token[], last: number, head: number): number {
  const link = tokens[last + 1];
  if (link?.upos !== "ADP") return -1;
  let noun = -1;
  for (let i = last + 2; i < Math.min(tokens.length, last + 9); i++) {
    const { upos } = tokens[i]!;
    if (
      upos === "PUNCT" ||
      upos === "VERB" ||
      upos === "AUX" ||
      upos === "PRON" ||
      upos === "SCONJ" ||
      upos === "CCONJ"
    )
      break;
    if (upos === "ADP") {
      break;
    }
    if (upos === "NOUN" || upos === "PROPN") noun = i;
  }
  return noun > head ? noun : -1;
}

/** The words of a stretch with single blanks between those that stood apart. */
export function textOf(tokens: readonly Token[], first: number, last: number): string {
  let out = "";
  for (let i = first; i <= last; i++) {
    if (i > first && tokens[i]!.from > tokens[i - 1]!.to) out += " ";
    out += tokens[i]!.form;
  }
  return out.toLowerCase();
}
