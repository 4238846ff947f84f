import { relation } from "../sentence/tree.ts";
import { asideEnd, isTakenUp } from "./aside.ts";
import type { Content } from "./content.ts";
import type { Cue } from "./cue.ts";
import {
  closesQuote,
  headsClause,
  isFiniteVerb,
  isPunct,
  isVerb,
  lower,
  type Run,
  type Scene,
  spanOfRun,
  speechAt,
  trimmed,
} from "./scene.ts";
import type { Source } from "./subject.ts";

/**
 * The content that stands left of "…, she said": `undefined` when the cue's clause does not follow a comma or closing quote, or when what
 * stands before it is only an adverbial ("On Monday, she said …").
 */
export function contentLeft(scene: Scene, cue: Cue, source: Source | undefined, after: number): Content | undefined {
  const takes = cue.phrase.entry.takes ?? [];
  if (!takes.includes("aside") && !takes.includes("quote")) return undefined;
  const { tokens } = scene;
  const sourceLeft = source && source.first < cue.first && source.rule !== "shared" && source.rule !== "noun";
  const begin = sourceLeft ? source.first : cue.first;
  if (begin < 2 || tokens[cue.at]!.xpos === "VBG") return undefined;
  const edge = begin - 1;
  const quoted = closesQuote(scene, edge);
  if (!quoted && !EDGES.has(lower(tokens[edge]))) return undefined;
  if (!quoted && !takes.includes("aside")) return undefined;
  // "The minister, said to be ill, …": a participle after its noun is no aside.
  if (!sourceLeft && source?.rule !== "inverted") return undefined;
  const speech = speechAt(scene, edge) ?? (edge > 0 ? speechAt(scene, edge - 1) : undefined);
  const from = speech ? leftStart(scene) : Math.max(leftStart(scene), lastClause(scene, edge));
  // "a tape on which, she said, K": what is told begins with the pronoun of the clause it stands in.
  const relative = !speech && /^W/.test(tokens[edge - 1]!.xpos) && RELATIVE.has(lower(tokens[edge - 1]));
  const left = trimmed(scene, { first: relative ? edge - 1 : from, last: edge });
  if (!left) return undefined;
  const right = relative
    ? relativeRest(scene, after)
    : rightPart(scene, cue, after, speech !== undefined, source?.rule === "inverted");
  if (relative) return right && { runs: [left, right], rule: "aside" };
  if (!speech && !right && source?.rule !== "closing" && !holdsClause(scene, left)) return undefined;
  const closes = sourceLeft === true && !quoted && holdsClause(scene, left) && isClosingPhrase(scene, after);
  if (!speech && !closes && goesOn(scene, after, cue)) return undefined;
  if (!speech && !right && source?.rule !== "closing" && isSubordinate(scene, left)) return undefined;
  const runs: Run[] = [left];
  if (right) runs.push(right);
  return { runs, rule: speech ? "quote before" : "aside" };
}

/** "which, the army said, | held weapons": the rest of the clause, to the comma or semicolon behind it. */
function relativeRest(scene: Scene, after: number): Run | undefined {
  const { tokens } = scene;
  if (lower(tokens[after]) !== ",") return undefined;
  let last = after + 1;
  while (last < scene.end && !/^[,;]$/.test(tokens[last + 1]!.form)) last++;
  const right = trimmed(scene, { first: after + 1, last });
  return right && holdsVerb(scene, right) ? right : undefined;
}

const RELATIVE: ReadonlySet<string> = new Set(["who", "which", "whom", "that", "where"]);
const EDGES: ReadonlySet<string> = new Set([",", "—", "–", "-", "--", "?", "!"]);

/** Where the content before the aside begins: the sentence, its opening "but" or "and" left out. */
function leftStart({ tokens }: Scene): number {
  const word = lower(tokens[0]);
  return (word === "but" || word === "and") && !isPunct(tokens[1] ?? tokens[0]!) ? 1 : 0;
}

/** "The envoy flew home; | no talks were held, his staff said": only the clause behind a semicolon, or behind another's report and a colon. */
function lastClause(scene: Scene, edge: number): number {
  const { tokens, index } = scene;
  for (let i = edge - 1; i > 1; i--) {
    const { form } = tokens[i]!;
    if (form !== ";" && form !== ":") continue;
    if (!holdsClause(scene, { first: i + 1, last: edge })) continue;
    const told = tokens.slice(0, i).some((token) => isVerb(token) && index.saying.has(token.lemma.toLowerCase()));
    if (form === ";" || told) return i + 1;
  }
  return 0;
}

/** Has the stretch a finite verb, so that it can be what was said? */
function holdsClause(scene: Scene, run: Run): boolean {
  for (let i = run.first; i <= run.last; i++) if (isVerb(scene.tokens[i]) && isFiniteVerb(scene, i)) return true;
  for (let i = run.first; i <= run.last; i++) {
    if (scene.tokens[i]!.upos === "AUX" && /^(VBD|VBZ|VBP|MD)$/.test(scene.tokens[i]!.xpos)) return true;
  }
  return false;
}

/** "After the talks failed, she said …": a subordinate clause with a main clause still to come. */
function isSubordinate(scene: Scene, run: Run): boolean {
  const first = scene.tokens[run.first]!;
  if (!SUBORDINATORS.has(lower(first))) return false;
  // "If the rains fail, prices will rise, he said": a second finite clause makes it whole.
  const mark = first.head;
  const clause = mark >= 0 ? scene.tree.right[mark]! : run.first;
  return !(clause < run.last && holdsClause(scene, { first: clause + 1, last: run.last }));
}

const SUBORDINATORS: ReadonlySet<string> = new Set(
  "after before while when as since because although though if unless until once despite".split(" "),
);

/** Does a clause or object of the cue follow it, so that the part before is only circumstance? */
function goesOn(scene: Scene, after: number, cue: Cue): boolean {
  const next = scene.tokens[after];
  if (!next || after > scene.end) return false;
  if (isPunct(next) && !/^["“‘:]$/.test(next.form)) return false;
  if (next.upos === "CCONJ" || next.upos === "SCONJ") return lower(next) === "that" || lower(next) === "whether";
  const head = next.head;
  return head >= cue.at || headsClause(scene.tree, after) || next.upos !== "ADP";
}

/** "K, the union argued | on the radio": nothing but where, when or to whom it was said comes before the end. */
function isClosingPhrase(scene: Scene, after: number): boolean {
  const { tokens } = scene;
  if (!CLOSING.has(lower(tokens[after])) && tokens[after]?.xpos !== "VBN") return false;
  for (let i = after + 1; i <= scene.end; i++) {
    const token = tokens[i]!;
    if (isTakenUp(scene, i)) return true;
    if (lower(token) === "that" || /^(VBD|VBZ|VBP|MD|VB)$/.test(token.xpos) || /^[,;:]$/.test(token.form)) return false;
    if (closesQuote(scene, i)) return false;
  }
  return true;
}

const CLOSING: ReadonlySet<string> = new Set("to in on at by before during via through after from".split(" "));

/** After the aside the content goes on: "…, officials said, | was calm"; not an addition of the cue's own clause. */
function rightPart(scene: Scene, cue: Cue, after: number, quoted: boolean, afterSpeaker: boolean): Run | undefined {
  const { tokens, tree } = scene;
  const comma = tokens[after];
  if (!comma || after >= scene.end) return undefined;
  const next = tokens[after + 1];
  if (!next) return undefined;
  if (quoted) {
    const open = speechAt(scene, after) ? after : speechAt(scene, after + 1) ? after + 1 : -1;
    if (open < 0) return undefined;
    let close = open;
    while (close < scene.end && !closesQuote(scene, close)) close++;
    return trimmed(scene, { first: open, last: Math.max(close, open) });
  }
  // "K, the paper reported, citing an aide, | went on": behind the aside the content's own verb follows.
  const cited = asideEnd(scene, after);
  if (cited !== undefined && /^(VBD|VBZ|VBP|MD)$/.test(tokens[cited + 1]?.xpos ?? ""))
    return trimmed(scene, { first: cited + 1, last: scene.end });
  if (
    lower(comma) !== "," ||
    next.xpos === "VBG" ||
    next.xpos === "VBN" ||
    STARTERS.has(lower(next)) ||
    isTakenUp(scene, after) ||
    (afterSpeaker && APPOSED.has(lower(next)))
  )
    return undefined;
  if (relation(tokens[cue.at]!) !== "parataxis" && tree.left[cue.at]! < cue.first - 6 && next.head === cue.at)
    return undefined;
  const semicolon = tokens.findIndex((token, i) => i > after && token.form === ";");
  const right = trimmed(scene, { first: after + 1, last: semicolon < 0 ? scene.end : semicolon - 1 });
  return right && holdsVerb(scene, right) ? right : undefined;
}

const APPOSED: ReadonlySet<string> = new Set(["a", "an", "the"]);
const STARTERS: ReadonlySet<string> = new Set([
  "who",
  "which",
  "according",
  "as",
  "while",
  "after",
  "where",
  "whose",
  "but",
  "though",
  "although",
  "whereas",
  "with",
  "in",
  "during",
]);

function holdsVerb(scene: Scene, run: Run): boolean {
  return scene.tokens.slice(run.first, run.last + 1).some((token) => isVerb(token) || token.upos === "AUX");
}

/** A left part that lies in a quote begun in an earlier sentence goes back to that quote's beginning. */
export function backToQuote(scene: Scene, run: Run): { from: number; to: number } {
  const span = spanOfRun(scene, run);
  const speech = speechAt(scene, run.first);
  return speech && speech.from < span.from ? { from: speech.from, to: span.to } : span;
}
