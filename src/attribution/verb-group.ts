import { isTime } from "./phrase.ts";
import { lower, type Scene } from "./scene.ts";

/** First token of the verb group: auxiliaries, negation and adverbs that stand right before the verb; "went on to", "continued to". */
export function groupStart(scene: Scene, at: number): number {
  const { tokens } = scene;
  let first = at;
  while (first > 0) {
    const token = tokens[first - 1]!;
    const have = token.lemma === "have" && /^VB[ND]$/.test(tokens[at]!.xpos);
    const aux = token.upos === "AUX" || have || token.xpos === "MD" || NEGATIONS.has(lower(token));
    const adverb = token.upos === "ADV" && token.head === at && token.deprel === "advmod" && !WH.has(lower(token));
    if (!aux && !adverb) break;
    first--;
  }
  const over = auxiliaryBefore(scene, first, at);
  if (over !== undefined) return over;
  if (first === at && /^VB[ND]$/.test(tokens[at]!.xpos)) first = pastTime(scene, at);
  const verb = tokens[at]!;
  const to = tokens[first - 1];
  if (verb.deprel === "xcomp" && verb.head >= 0 && verb.head < first && to && lower(to) === "to") {
    const head = tokens[verb.head]!;
    if (PHASES.has(head.lemma) && first - 1 - verb.head <= 2) return groupStart(scene, verb.head);
  }
  return first;
}

/** "had | by Sunday evening | claimed": a time between "had" and its participle. */
function pastTime(scene: Scene, at: number): number {
  const { tokens } = scene;
  let i = at - 1;
  if (lower(tokens[i]) === "since" && tokens[i - 1]?.lemma === "have") return i - 1;
  while (i > at - 5 && i > 0 && isTime(scene, i)) i--;
  if (i === at - 1 || !/^(by|on|in|at|since|until|late|early|last)$/.test(lower(tokens[i]))) return at;
  while (i > 0 && tokens[i - 1]!.upos === "ADV") i--;
  return tokens[i - 1]?.lemma === "have" ? i - 1 : at;
}

/** "did, however, | confirm", "have more than once | demanded", "has in the past | dismissed": the auxiliary before an adverbial. */
function auxiliaryBefore(scene: Scene, first: number, at: number): number | undefined {
  const { tokens } = scene;
  const { xpos } = tokens[at]!;
  if (xpos !== "VB" && xpos !== "VBN" && xpos !== "VBD") return undefined;
  let i = first - 1;
  if (lower(tokens[i]) === ",") {
    i--;
    while (i > 0 && lower(tokens[i]) !== "," && first - i < 6 && /^(ADV|ADP|DET|ADJ|NOUN|PRON)$/.test(tokens[i]!.upos))
      i--;
    if (lower(tokens[i]) !== ",") return undefined;
    i--;
  } else {
    const words = tokens
      .slice(Math.max(0, at - 4), at)
      .map(lower)
      .join(" ");
    const adverbial =
      /(?:^| )((?:more than|at least) (?:once|twice)|in the past|time and again|in the meantime|once more|once again|so far|in turn|at times)$/.exec(
        words,
      );
    if (!adverbial) return undefined;
    i = at - 1 - adverbial[1]!.split(" ").length;
  }
  const auxiliary = lower(tokens[i]);
  const fits = xpos === "VB" ? /^(did|do|does|will|would|could|can|may|might)$/ : /^(has|have|had|’ve|'ve|’s)$/;
  return fits.test(auxiliary) ? i : undefined;
}

const WH: ReadonlySet<string> = new Set([
  "when",
  "where",
  "how",
  "why",
  "then",
  "so",
  "there",
  "here",
  "however",
  "meanwhile",
]);
const PHASES: ReadonlySet<string> = new Set([
  "go",
  "continue",
  "begin",
  "start",
  "proceed",
  "hasten",
  "seek",
  "try",
  "use",
  "move",
]);

/**
 * "was unable | to confirm", "has yet | to verify", "stopped short of | confirming": the first token of words that take back what the verb
 * before them says.
 */
export function withheldFrom(scene: Scene, first: number): number | undefined {
  const { tokens } = scene;
  const before = (back: number) => lower(tokens[first - back]);
  if (before(1) === "of" && before(2) === "short") {
    const stop = tokens[first - 3]?.lemma === "just" ? first - 4 : first - 3;
    return /^(stop|fall)$/.test(tokens[stop]?.lemma ?? "") ? groupStart(scene, stop) : undefined;
  }
  if (before(1) !== "to") return undefined;
  const word = before(2);
  const able = word === "able" && /^(not|n't|n’t|never)$/.test(before(3) === "been" ? before(4) : before(3));
  const placed = word === "position" && before(3) === "no";
  if (!able && !placed && !/^(unable|yet|powerless|unwilling|reluctant)$/.test(word)) return undefined;
  let start = placed ? first - 3 : first - 2;
  while (
    start > 0 &&
    (tokens[start - 1]!.upos === "AUX" || /^(not|n't|n’t|never|so|far|in|been|as)$/.test(lower(tokens[start - 1])))
  )
    start--;
  return start < first - 1 ? start : undefined;
}

export const NEGATIONS: ReadonlySet<string> = new Set(["not", "n't", "n’t", "never", "neither", "nor"]);
