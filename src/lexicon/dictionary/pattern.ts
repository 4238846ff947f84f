import { setName } from "./verbs.ts";

/** A pattern around a verb as tests of an entry of verbs. */
export interface Pattern {
  /** Words that belong to the verb: "out", "down". */
  readonly particles: readonly string[];
  readonly needs: readonly string[];
  /** Prepositions that bring whom it is done to. */
  readonly target: readonly string[];
  /** The one test that says all of the pattern, where one does: "- * GATE", not "- * (AGAINST GATE)" or "- * {OLD GATE}". */
  readonly alone?: string;
}

/** "- GOVERNMENT * OFF {PEACE TALKS} (WITH +)": a text says why the pattern cannot be carried over. */
export function patternOf(body: string, sets: ReadonlyMap<string, readonly string[]>): Pattern | string {
  const pieces: readonly string[] = body.match(/\([^()]*\)|\{[^{}]*\}|[^\s(){}]+/g) ?? [];
  const star = pieces.indexOf("*");
  if (star < 0 || pieces.lastIndexOf("*") !== star) return "a pattern without one place for its verb";
  const needs: string[] = [];
  const particles: string[] = [];
  const target: string[] = [];
  // a test on the last word of "FISHING_BOAT" holds for more than is meant
  let isWide = false;
  const before = pieces.slice(0, star).filter((piece) => !ROLE.test(piece));
  if (before.length > 1 || before.some((piece) => piece.startsWith("("))) return "several things before the verb";
  for (const piece of before) {
    const noun = nounOf(piece, sets);
    if (typeof noun === "string") return noun;
    isWide ||= noun.isWide;
    needs.push(`subject ${noun.heads.join("|")}`, ...noun.beside);
  }
  let objects = 0;
  for (const piece of pieces.slice(star + 1)) {
    if (ROLE.test(piece)) continue;
    if (piece.startsWith("(")) {
      const inside = piece.slice(1, -1).match(/\{[^{}]*\}|[^\s{}]+/g) ?? [];
      const [preposition = "", ...rest] = inside;
      if (!/^[A-Z]+$/i.test(preposition)) return "a phrase that does not begin with a preposition";
      const prep = preposition.toLowerCase();
      needs.push(`prep ${prep}`);
      if (rest.some((each) => each === "+")) target.push(prep);
      const said = rest.filter((each) => !ROLE.test(each));
      if (said.length > 1) return "several things in one phrase";
      for (const each of said) {
        const noun = nounOf(each, sets);
        if (typeof noun === "string") return noun;
        needs.push(`oblique ${noun.heads.join("|")}`, ...noun.beside);
      }
    } else if (objects === 0 && PARTICLES.has(piece.toLowerCase())) particles.push(piece.toLowerCase());
    else if (/^[A-Z]+LY$/i.test(piece)) needs.push(`with ${piece.toLowerCase()}`);
    else {
      if (++objects > 1) return "several things behind the verb";
      const noun = nounOf(piece, sets);
      if (typeof noun === "string") return noun;
      isWide ||= noun.isWide;
      needs.push(`object ${noun.heads.join("|")}`, ...noun.beside);
    }
  }
  const [only = "", ...more] = needs;
  const isAlone = more.length === 0 && /^(subject|object|prep) /.test(only) && particles.length + target.length === 0;
  return { particles, needs: [...new Set(needs)], target, ...(isAlone && !isWide && { alone: only }) };
}

/** "$" source, "+" target, "^" something skipped, "%" both. */
const ROLE = /^[$+^%]$/;
const PARTICLES: ReadonlySet<string> = new Set(
  "up out off down back away over forward aside through in on apart together".split(" "),
);

interface Noun {
  readonly heads: readonly string[];
  /** Tests for the other words of "{RELIEF ASSISTANCE}". */
  readonly beside: readonly string[];
  /** Are words of a set left out of the tests? */
  readonly isWide: boolean;
}

function nounOf(piece: string, sets: ReadonlyMap<string, readonly string[]>): Noun | string {
  const words = piece
    .replace(/[{}]/g, " ")
    .split(/[\s]+/)
    .flatMap((word) => (word.startsWith("&") ? [word] : word.split("_")))
    .filter((word) => word !== "");
  const heads: (readonly string[])[] = [];
  let isWide = false;
  for (const word of words) {
    if (word.startsWith("&")) {
      const held = sets.get(setName(word));
      if (!held || held.length === 0) return "a set that is not defined";
      isWide ||= held.some((each) => each.includes(" "));
      heads.push([...new Set(held.map((each) => each.split(" ").at(-1)!))]);
    } else if (ROLE.test(word)) continue;
    else if (/^[\p{L}\d'’./-]+$/u.test(word)) heads.push([word.toLowerCase()]);
    else return "a pattern with a sign that is not known";
  }
  const last = heads.at(-1);
  if (!last) return "a pattern with an empty bracket";
  return { heads: last, beside: heads.slice(0, -1).map((each) => `with ${each.join("|")}`), isWide };
}
