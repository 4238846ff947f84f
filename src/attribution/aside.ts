import { isVerb, lower, opensQuote, type Run, type Scene } from "./scene.ts";

/**
 * The end of ", according to the mayor," or ", quoting an aide," that begins with the comma at `comma`, when its clause goes on behind it
 * with a verb of its own: the token of the second comma. `undefined` for an aside that closes its clause.
 */
export function asideEnd(scene: Scene, comma: number): number | undefined {
  const { tokens } = scene;
  if (!CITING.has(lower(tokens[comma + 1]))) return undefined;
  for (let i = comma + 2; i < tokens.length && i < comma + 14; i++) {
    const token = tokens[i]!;
    if (lower(token) === ",") {
      const next = tokens[i + 1];
      const goesOn =
        next !== undefined && (/^(VBD|VBZ|VBP|VB|MD)$/.test(next.xpos) || next.upos === "AUX" || next.upos === "SCONJ");
      return goesOn ? i : undefined;
    }
    const finite = isVerb(token) && /^(VBD|VBZ|VBP)$/.test(token.xpos) && !DESCRIBING.test(token.lemma);
    if (opensQuote(scene, i) || finite) return undefined;
  }
  return undefined;
}

/** "a person briefed on the matter": participles that look finite. */
export const DESCRIBING = /^(brief|base|inform|post|station|involve|acquaint|work|serve)$/;

/** The closing comma of an aside right behind a cue or its "that", before a full clause: "said, quoting an aide, | that", "that, according to him, |". */
export function openingAsideEnd(scene: Scene, comma: number): number | undefined {
  const { tokens } = scene;
  if (lower(tokens[comma]) !== ",") return undefined;
  const word = lower(tokens[comma + 1]);
  const adverb = tokens[comma + 1]?.upos === "ADV" && lower(tokens[comma + 2]) === ",";
  if (adverb) return comma + 2;
  // "said, in a statement, that": where it was said, between the cue and its "that".
  if (/^(in|on|at|during|through|via|after|before|with|without|for)$/.test(word)) {
    for (
      let i = comma + 2;
      i < tokens.length && i < comma + 9 && (!isVerb(tokens[i]) || tokens[i]!.xpos === "VBG");
      i++
    )
      if (lower(tokens[i]) === ",") return lower(tokens[i + 1]) === "that" ? i : undefined;
    return undefined;
  }
  if (!CITING.has(word)) return undefined;
  for (let i = comma + 2; i < tokens.length && i < comma + 14; i++) {
    if (lower(tokens[i]) === ",") return i;
    if (opensQuote(scene, i) || /^(VBD|VBZ|VBP|MD)$/.test(tokens[i]!.xpos)) return undefined;
  }
  return undefined;
}

/** ", a charge that the army denied", ", a reference to the strike": the paper takes up what was said with a noun of its own. */
export function isTakenUp(scene: Scene, comma: number): boolean {
  const { tokens } = scene;
  if (lower(tokens[comma]) !== "," || !/^(a|an)$/.test(lower(tokens[comma + 1]))) return false;
  for (let i = comma + 2; i < tokens.length && i < comma + 5; i++) {
    const { lemma, upos } = tokens[i]!;
    if (upos === "NOUN" && TAKING_UP.has(lemma.toLowerCase())) return true;
    if (upos !== "ADJ" && upos !== "NOUN") return false;
  }
  return false;
}

const TAKING_UP: ReadonlySet<string> = new Set(
  (
    "statement claim charge accusation allegation assertion pledge promise vow threat reference denial version suggestion contention remark " +
    "comment demand admission warning prediction verdict description assessment move step decision figure toll sign offer"
  ).split(" "),
);

const CITING: ReadonlySet<string> = new Set(["according", "citing", "quoting"]);

/**
 * A phrase without the clause that only tells that its speaker stays unnamed: "A diplomat | who asked not to be named", "an aide |
 * speaking on condition of anonymity". Such a clause says nothing of who it is.
 */
export function withoutAnonymity<T extends Run>(scene: Scene, run: T): T {
  const start = anonymityStart(scene, run.first + 1, run.last);
  if (start === undefined) return run;
  let last = start - 1;
  while (last > run.first && lower(scene.tokens[last]) === ",") last--;
  return { ...run, last };
}

/** Does the token stand in such a clause? Its verb ("asking", "spoke", "insisted") is no claim. */
export function isAnonymity(scene: Scene, at: number): boolean {
  const { tokens } = scene;
  const start = ASKING.has(tokens[at]!.lemma.toLowerCase()) ? at : -1;
  if (start < 0) return false;
  for (let i = at + 1; i < tokens.length && i < at + 8; i++) {
    const word = lower(tokens[i]);
    if (
      word === "anonymity" ||
      word === "anonymous" ||
      (NAMED.has(word) && /^(be|remain|stay)$/.test(lower(tokens[i - 1])))
    )
      return true;
    if (word === "," || word === "that") return false;
  }
  return false;
}

function anonymityStart(scene: Scene, first: number, last: number): number | undefined {
  const { tokens } = scene;
  for (let i = first; i <= last; i++) {
    const condition =
      lower(tokens[i]) === "on" && tokens.slice(i + 1, i + 4).some((token) => lower(token) === "condition");
    if (OPENING.has(lower(tokens[i])) && mayNotSpeak(scene, i, last)) return i;
    if ((OPENING.has(lower(tokens[i])) || condition) && withholdsName(scene, i, last)) return besides(scene, i, last);
    // The parser may end the phrase at "who spoke on condition | that he not be named".
    if (condition && last - i < 4 && withholdsName(scene, i, Math.min(tokens.length - 1, last + 8)))
      return i - 2 >= first && OPENING.has(lower(tokens[i - 2])) ? i - 2 : i;
    if (!isAnonymity(scene, i)) continue;
    const before = lower(tokens[i - 1]);
    return before === "who" && i - 1 >= first ? i - 1 : i;
  }
  return undefined;
}

/** "who was not authorised to discuss it": why the name is not told. */
function mayNotSpeak({ tokens }: Scene, from: number, last: number): boolean {
  const [copula, not, may, to] = tokens.slice(from + 1, from + 5).map(lower);
  if (from + 5 > last || !/^(is|was|are|were)$/.test(copula ?? "") || !/^(not|n't|n’t)$/.test(not ?? "")) return false;
  return (
    /^(authori[sz]ed|permitted|allowed|cleared)$/.test(may ?? "") &&
    to === "to" &&
    /^(speak|talk|discuss|comment|brief|give)$/.test(lower(tokens[from + 5]))
  );
}

/** "not authorised to | discuss | it", "| calling | itself": what one may not do, and the name one takes, is no claim. */
export function isForbidden({ tokens }: Scene, at: number): boolean {
  // "a group calling itself the Falcons": a name.
  if (/^call/.test(lower(tokens[at])) && /^(itself|himself|herself|themselves)$/.test(lower(tokens[at + 1])))
    return true;
  return (
    lower(tokens[at - 1]) === "to" &&
    /^(authori[sz]ed|permitted|allowed|cleared)$/.test(lower(tokens[at - 2])) &&
    /^(not|n't|n’t)$/.test(lower(tokens[at - 3])) &&
    lower(tokens[at - 5]) === "who"
  );
}

/** "who followed the talks | and asked not to be named": what it tells besides still says who it is. */
function besides(scene: Scene, from: number, last: number): number {
  const { tokens } = scene;
  if (lower(tokens[from]) !== "who") return from;
  const and = tokens.findIndex(
    (token, i) => i > from + 2 && i < last && lower(token) === "and" && ASKING.has(tokens[i + 1]!.lemma.toLowerCase()),
  );
  const told = and > 0 && !ASKING.has(tokens[from + 1]!.lemma.toLowerCase()) && !withholdsName(scene, from, and - 1);
  return told && withholdsName(scene, and, last) ? and : from;
}

const OPENING: ReadonlySet<string> = new Set(["who", "whose", "speaking", "briefing", "talking"]);

/** "who did not want his name in print", "on the condition that her name not be used". */
function withholdsName(scene: Scene, from: number, last: number): boolean {
  const words = scene.tokens.slice(from, last + 1).map(lower);
  const named = words.some((word) => /^(names?|named|identity|identified|anonymity)$/.test(word));
  return named && words.some((word) => /^(not|n't|n’t|without|withheld|condition|declined|refused)$/.test(word));
}

const ASKING: ReadonlySet<string> = new Set(
  "ask speak request insist demand talk decline refuse wish prefer want agree require grant".split(" "),
);
const NAMED: ReadonlySet<string> = new Set(["named", "identified", "quoted", "anonymous", "unnamed"]);
