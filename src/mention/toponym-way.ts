import { caseOf, relation, type Tree } from "../sentence/tree.ts";
import { CALENDAR, DIRECTION, GENERIC, PART } from "./place-words.ts";

/** The token of a range whose head lies outside it. */
export function headOf(tree: Tree, first: number, last: number): number {
  for (let k = first; k <= last; k++) {
    const head = tree.tokens[k]!.head;
    if (head < first || head > last) return k;
  }
  return last;
}

/** Up through "the village of X", "X's outskirts", "parts of X", compounds and flat names to the phrase that has the preposition. */
export function topOf(tree: Tree, head: number): number {
  let at = head;
  for (let guard = 0; guard < 6; guard++) {
    const token = tree.tokens[at]!;
    const up = token.head;
    if (up < 0) return at;
    const above = tree.tokens[up]!;
    const kind = relation(token);
    const name = kind === "flat" || (kind === "compound" && above.upos === "PROPN");
    const part =
      (kind === "nmod" || kind === "compound" || kind === "appos") &&
      (GENERIC.has(above.lemma.toLowerCase()) || PART.has(above.lemma.toLowerCase())) &&
      /^(of|in|around|from|’s|'s|’|'|undefined)$/.test(String(caseOf(tree, at))) &&
      // "7 km around Khiam": what it is measured from leads to it itself
      !(MEASURE.test(above.form) && caseOf(tree, at) !== "of");
    const shared = kind === "conj" && caseOf(tree, at) === undefined;
    if (!name && !part && !shared) return at;
    at = up;
  }
  return at;
}

/** "in Addis Ababa next week": the parser hangs the name on the week. */
export function isTimeNoun(tree: Tree, head: number): boolean {
  const up = tree.tokens[tree.tokens[head]!.head];
  return (
    up !== undefined &&
    (CALENDAR.test(up.form) ||
      /^(week|month|year|weekend|night|morning|evening|afternoon|day|summer|winter|spring|autumn)s?$/i.test(up.form))
  );
}

const MEASURE = /^(kms?|kilomet(re|er)s?|miles?)$/i;

/** How the clause leads to a place: its preposition, with the part or distance that stands before it ("eastern outskirts of"). */
export function wayTo(tree: Tree, top: number): string | undefined {
  const marker = caseOf(tree, top);
  if (marker === undefined)
    return relation(tree.tokens[top]!) === "obl" || tree.tokens[top]!.deprel === "obl:npmod" ? "in" : undefined;
  if (marker === "of" || marker === "'s" || marker === "’s" || marker === "’" || marker === "'") {
    const up = tree.tokens[tree.tokens[top]!.head];
    return up && DIRECTION.test(up.form) ? `${up.form.toLowerCase()} of` : marker.endsWith("of") ? "of" : undefined;
  }
  return marker;
}

/** A noun that says what kind of place it is, before ("the village of X", "the border town of") or after it ("X province"). */
export function genericOf(tree: Tree, first: number, last: number, head: number): string | undefined {
  const after = tree.tokens[last + 1]?.form.toLowerCase();
  if (after !== undefined && GENERIC.has(after) && tree.tokens[last + 1]!.head >= 0) return after;
  const own = tree.tokens[last]!.form.toLowerCase();
  if (last > first && GENERIC.has(own)) return own;
  const up = tree.tokens[tree.tokens[head]!.head];
  if (
    up &&
    GENERIC.has(up.lemma.toLowerCase()) &&
    up.upos === "NOUN" &&
    /^(nmod|appos|compound|flat)$/.test(relation(tree.tokens[head]!))
  ) {
    const marker = caseOf(tree, head);
    if (marker === undefined || marker === "of") return up.lemma.toLowerCase();
  }
  return undefined;
}

/** A name before a noun that is no place ("the Khartoum government", "Gaza war") or with a possessive ("Khiam's streets" is one, though). */
export function isModifier(tree: Tree, head: number, top: number): boolean {
  const token = tree.tokens[head]!;
  if (relation(token) === "compound" && top === head) return true;
  if (relation(token) === "amod") return true;
  return token.deprel === "nmod:poss" && top === head;
}
