import { bucket, codedOf } from "./coded.ts";
import type { Draft } from "./draft.ts";
import { type Choice, code, type Features, put } from "./judge.ts";
import { isPunct, isVerb, lower, opensQuote, type Run, type Scene } from "./scene.ts";

/** How much of the words around its head the cue may be: auxiliaries, adverbs and the verbs it hangs on before, particle and preposition behind. */
export function cueRuns(scene: Scene, draft: Draft, content: Run | undefined): Choice | undefined {
  const { tokens } = scene;
  const { cue, at, source } = draft;
  const from = Math.min(cue.first, at);
  const floor = Math.max(0, source && source.run.last < from ? source.run.last + 1 : 0);
  const firsts = new Set([cue.first, Math.max(at, cue.first)]);
  for (let s = at; s >= Math.max(floor, at - 7); s--) {
    const { upos } = tokens[s]!;
    if (s < at && !LEADING.has(upos) && s < cue.first) break;
    if (s <= at) firsts.add(s);
  }
  let limit = at;
  const right = content && content.first > at ? content.first : scene.end + 1;
  for (let e = at + 1; e <= Math.min(scene.end, at + 6); e++) {
    if (e > cue.last && (isPunct(tokens[e]!) || (source && e >= source.run.first && e <= source.run.last))) break;
    // Of the content at most a preposition at its beginning may be the cue's.
    if (e >= right && (e > right || opensQuote(scene, e) || !/^(ADP|ADV|SCONJ|PART)$/.test(tokens[e]!.upos))) break;
    limit = e;
  }
  const lasts = new Set([cue.last]);
  // "was claimed by | the group": the preposition before an agent is the cue's.
  if (source?.rule !== "agent") for (let e = at; e <= Math.max(limit, cue.last); e++) lasts.add(e);
  const options: Run[] = [];
  for (const first of firsts)
    for (const last of lasts) if (first <= last && first <= at && last >= at) options.push({ first, last });
  const rule = options.findIndex((each) => each.first === cue.first && each.last === cue.last);
  if (rule < 0 || options.length < 2) return undefined;
  return { options, rule, describe: (i, into) => cueRunFeatures(scene, draft, right, options[i]!, into) };
}

const LEADING: ReadonlySet<string> = new Set(["AUX", "ADV", "PART", "VERB", "ADJ"]);

function cueRunFeatures(scene: Scene, draft: Draft, right: number, option: Run, into: Features): void {
  const { tokens } = scene;
  const coded = codedOf(scene);
  const { cue, at } = draft;
  const { first, last } = option;
  const t = 380;
  const lemma = coded.lemma[at]!;
  const startSame = first === cue.first ? 0 : first > cue.first ? 1 : 2;
  const endSame = last === cue.last ? 0 : last < cue.last ? 1 : 2;
  const touches = last + 1 === right ? 1 : last >= right ? 2 : 0;
  const frame = code(draft.rule);
  put(into, t, startSame, endSame);
  put(into, t + 1, startSame, frame);
  put(into, t + 2, endSame, frame, touches);
  put(into, t + 3, lemma, bucket(last - at), touches);
  put(into, t + 4, lemma, bucket(at - first));
  put(into, t + 5, coded.xpos[at]!, bucket(at - first));
  put(into, t + 6, coded.lemma[first]!, startSame);
  put(into, t + 7, coded.upos[first]!, startSame, first === at ? 1 : 0);
  if (last > at) {
    put(into, t + 8, coded.lemma[last]!, endSame, touches);
    put(into, t + 9, lemma, coded.lemma[last]!);
    put(into, t + 10, coded.xpos[last]!, endSame, touches);
    put(into, t + 11, coded.relation[last]!, touches, tokens[last]!.head === at ? 1 : 0);
  }
  const next = tokens[last + 1];
  if (next) {
    put(into, t + 12, coded.lemma[last + 1]!, endSame);
    put(into, t + 13, lemma, coded.lemma[last + 1]!);
    put(into, t + 14, coded.xpos[last + 1]!, touches, endSame);
    put(into, t + 15, coded.relation[last + 1]!, tokens[last + 1]!.head === at ? 1 : 0, touches);
  }
  const before = tokens[first - 1];
  if (before) {
    put(into, t + 16, coded.lemma[first - 1]!, startSame);
    put(into, t + 17, coded.upos[first - 1]!, coded.upos[first]!, coded.relation[first - 1]!);
  }
  if (first < at) {
    put(into, t + 18, coded.upos[first]!, coded.relation[first]!, startSame);
    put(into, t + 19, coded.lemma[first]!, lemma);
    let verb = -1;
    for (let i = first; i < at; i++) if (isVerb(tokens[i]) && tokens[i]!.upos === "VERB") verb = i;
    put(into, t + 20, verb < 0 ? 0 : coded.lemma[verb]!);
  }
  put(into, t + 21, bucket(last - first), lower(tokens[at]) === "" ? 0 : coded.upos[at]!);
}
