import { clauseEnd } from "./boundary.ts";
import { contentRight } from "./content.ts";
import type { Cue } from "./cue.ts";
import { type Draft, sureOf } from "./draft.ts";
import { isReport, NOMINAL } from "./phrase.ts";
import { isPunct, isVerb, lower, type Run, type Scene, spanOfRun, trimmed } from "./scene.ts";

/**
 * What is said of a report by no one named here: "Reports that … are untrue", "there is no truth in claims that …", "it is not true
 * that …", "was wrong to say that …". Whoever tells the sentence takes that stance.
 */
export function verdict(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  const { entry } = cue.phrase;
  const stance = isNegated(scene, cue.at) ? entry.negated : entry.stance;
  if (!stance) return undefined;
  const cueFirst = groupFirst(scene, cue);
  const right = reportRight(scene, cue, cueFirst);
  const left = right ? undefined : reportLeft(scene, cue.at, cueFirst);
  const content = right ?? left;
  if (!content) return undefined;
  return {
    sentence,
    at: cue.at,
    cue: { first: cueFirst, last: cue.last },
    content: [spanOfRun(scene, content)],
    entry,
    rule: "verdict",
    cueClass: entry.class,
    stance,
    sure: sureOf(cue),
  };
}

/** "was not true", "nothing in it was true". */
function isNegated({ tokens }: Scene, at: number): boolean {
  for (let i = at - 1; i >= 0 && i > at - 5; i--) {
    if (NEGATIONS.has(lower(tokens[i]))) return true;
    if (tokens[i]!.form === "," || lower(tokens[i]) === "that") return false;
  }
  return false;
}

const NEGATIONS: ReadonlySet<string> = new Set(
  "not n't n’t never no nothing hardly neither nor scarcely cannot".split(" "),
);

/** The clause or the report behind the words, an aside skipped: "It is doubtful, said the monitor, | that …". */
function reportRight(scene: Scene, cue: Cue, cueFirst: number): Run | undefined {
  const { tokens } = scene;
  let start = cue.last + 1;
  if (lower(tokens[start]) === ",") {
    const close = tokens.findIndex((token, i) => i > start && i < start + 14 && token.form === ",");
    if (close < 0 || lower(tokens[close + 1]) !== "that") return undefined;
    start = close + 1;
  }
  if (start > scene.end) return undefined;
  if (/^(that|whether|if)$/.test(lower(tokens[start]))) {
    // "Brokers were doubtful that": someone's doubt, no verdict of no one.
    const impersonal =
      /^(it|there)$/.test(lower(tokens[cueFirst - 1])) || /^(wrong|mistaken)$/.test(cue.phrase.words[0]!);
    if ((tokens[start]!.xpos === "DT" && start === cue.last + 1) || !impersonal) return undefined;
    return trimmed(scene, { first: start, last: clauseEnd(scene, cue, start) });
  }
  // "dismissed as lies reports that": one word is a verdict on what stands before it only.
  if (cue.phrase.words.length === 1 || reportNoun(scene, start) === undefined) return undefined;
  const taking = { ...cue.phrase, entry: { ...cue.phrase.entry, takes: ["object"] } };
  return contentRight(scene, { ...cue, phrase: taking, retagged: true }, start)?.runs[0];
}

/** "reports that", "the army's claim to have": a noun that holds what is said, in the phrase that begins at `start`. */
function reportNoun(scene: Scene, start: number): number | undefined {
  const { tokens } = scene;
  for (let i = start; i <= scene.end && i < start + 12; i++) {
    const token = tokens[i]!;
    if (isReport(scene, i)) return i;
    if (isVerb(token) || (isPunct(token) && !/^[-’'"“”‘]$/.test(token.form)) || token.upos === "ADP") return undefined;
  }
  return undefined;
}

/** "Reports that the dam had burst | were untrue", "Whether they met | could not be established". */
export function reportLeft(scene: Scene, at: number, cueFirst: number): Run | undefined {
  const { tokens } = scene;
  if (cueFirst === at || cueFirst < 2) return undefined;
  for (let i = cueFirst - 1; i >= 0; i--) {
    const word = lower(tokens[i]);
    if (word === ";" || word === ":") return undefined;
    if (word === "whether" && (i === 0 || /^(said|says|and|but|that|,)$/.test(lower(tokens[i - 1])))) {
      return trimmed(scene, { first: i, last: cueFirst - 1 });
    }
    if (!isReport(scene, i) || !/^(that|of|about|by|from|in)$/.test(lower(tokens[i + 1]))) continue;
    return trimmed(scene, { first: phraseStart(scene, i), last: cueFirst - 1 });
  }
  return undefined;
}

function phraseStart({ tokens }: Scene, noun: number): number {
  let first = noun;
  while (first > 0) {
    const { upos, xpos } = tokens[first - 1]!;
    if (!/^(DET|ADJ|NUM)$/.test(upos) && !NOMINAL.has(upos) && xpos !== "POS" && xpos !== "PRP$") break;
    first--;
  }
  return first;
}

/** First token of the words' verb group: "were | simply | untrue", "should be taken | with a pinch of salt". */
function groupFirst({ tokens }: Scene, { at, phrase }: Cue): number {
  let first = at;
  for (let i = at - 1; i >= 0 && i > at - 9; i--) {
    const token = tokens[i]!;
    const links =
      LINKING.has(token.lemma.toLowerCase()) ||
      token.upos === "AUX" ||
      token.xpos === "MD" ||
      (phrase.words[0] === "with" && HANDLING.has(token.lemma.toLowerCase()));
    if (links) first = i;
    else if (!/^(ADV|PART)$/.test(token.upos) && !/^["“‘]$/.test(token.form) && !GROUP.has(lower(token))) break;
  }
  return first;
}

const LINKING: ReadonlySet<string> = new Set("be remain prove look seem appear sound".split(" "));
const HANDLING: ReadonlySet<string> = new Set("take treat handle meet greet receive read view".split(" "));
const GROUP: ReadonlySet<string> = new Set("to be been a an the pure complete total simple utter all both".split(" "));
