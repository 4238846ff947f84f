import { bucket, codedOf, nounField, verbField } from "./coded.ts";
import { cueFeatures } from "./cue-features.ts";
import type { Draft } from "./draft.ts";
import { code, type Features, type Fields, features, type Judge, probability, put, scored } from "./judge.ts";
import { isPunct, lower, type Scene, speechAt } from "./scene.ts";
import { canSpeak } from "./speaker.ts";

/** What a draft's neighbours tell of it. */
export interface Setting {
  readonly headline: boolean;
  /** The drafts of the same sentence. */
  readonly beside: readonly Draft[];
}

const buffer = features();

/** The probability that the draft is an attribution whose source, cue and content are at least half right. */
export function likelihood(judge: Judge, scene: Scene, draft: Draft, setting: Setting): number {
  buffer.count = 0;
  draftFeatures(scene, draft, setting, judge.fields, buffer);
  return probability(judge, scored(judge, buffer));
}

/** The features of the last question: is it an attribution, and are its spans right? */
export function draftFeatures(scene: Scene, draft: Draft, setting: Setting, fields: Fields, into: Features): void {
  const { tokens } = scene;
  const coded = codedOf(scene);
  const t = 150;
  cueFeatures(scene, draft.at, fields, 100, into);
  const lemma = coded.lemma[draft.at]!;
  const field = tokens[draft.at]!.upos === "VERB" ? verbField(scene, draft.at, fields) : 100;
  const frame = code(draft.rule);
  const listed = draft.unlisted ? 0 : 1;
  const how = draft.source ? code(draft.source.rule) : 0;
  put(into, t, listed, frame);
  put(into, t + 1, frame, how);
  put(into, t + 2, lemma, frame);
  put(into, t + 3, field, frame, listed);
  put(into, t + 4, code(draft.cueClass), frame, listed);
  put(into, t + 5, draft.entry ? code(draft.entry.id) : 1);
  put(into, t + 6, draft.entry ? code(draft.entry.id) : 1, frame);
  put(into, t + 7, code(draft.stance), code(draft.cueClass));
  put(into, t + 8, Math.round(draft.sure * 20), listed);
  if (draft.source) {
    const { run, heads } = draft.source;
    const head = Math.min(Math.max(heads[0] ?? run.last, run.first), run.last);
    const voice = code(canSpeak(scene, head));
    put(into, t + 9, voice, how);
    put(into, t + 10, voice, frame, listed);
    put(into, t + 11, voice, lemma);
    put(into, t + 12, coded.lemma[head]!, listed);
    put(into, t + 13, coded.upos[head]!, bucket(run.last - run.first));
    put(into, t + 14, how, bucket(draft.cue.first - run.last));
    put(into, t + 15, nounField(scene, head, fields), field);
    put(into, t + 16, coded.upos[run.first]!, how);
    put(into, t + 36, speechAt(scene, head) === undefined ? 0 : 1, how);
    put(into, t + 37, scene.actorAt(head) === undefined ? 0 : 1, voice);
  } else {
    put(into, t + 17, lemma, frame);
    put(into, t + 18, frame);
  }
  const first = draft.content[0]!;
  const last = draft.content.at(-1)!;
  const begin = tokens.findIndex((token) => token.from >= first.from);
  let end = begin < 0 ? -1 : begin;
  while (end >= 0 && end + 1 < tokens.length && tokens[end + 1]!.to <= last.to) end++;
  let words = 0;
  for (const { from, to } of draft.content) words += to - from;
  put(into, t + 19, Math.min(20, words >> 4), frame);
  put(into, t + 20, draft.content.length, frame);
  if (begin >= 0) {
    put(into, t + 21, coded.lemma[begin]!, frame);
    put(into, t + 22, coded.upos[begin]!, frame);
    put(into, t + 23, end >= scene.end ? 1 : 0, frame, how);
    put(into, t + 24, begin - draft.cue.last === 1 ? 1 : begin > draft.cue.last ? 2 : 0, frame);
    put(into, t + 25, coded.lemma[begin]!, lemma);
    put(
      into,
      t + 26,
      speechAt(scene, begin) === undefined ? 0 : 1,
      speechAt(scene, draft.at) === undefined ? 0 : 1,
      frame,
    );
    const next = tokens[end + 1];
    if (next) put(into, t + 27, coded.lemma[end + 1]!, isPunct(next) ? 1 : 0);
  }
  put(into, t + 28, bucket(draft.cue.last - draft.cue.first), frame);
  put(into, t + 29, code(lower(tokens[draft.cue.first])), code(lower(tokens[draft.cue.last])));
  put(into, t + 30, coded.lemma[draft.cue.last]!, lemma);
  let inside = 0;
  let holds = 0;
  let others = 0;
  const cueAt = tokens[draft.at]!;
  for (const other of setting.beside) {
    if (other === draft) continue;
    others++;
    const kind = other.unlisted ? 1 : other.cueClass === "speech" ? 3 : 2;
    if (other.content.some((span) => span.from <= cueAt.from && cueAt.to <= span.to)) inside = Math.max(inside, kind);
    const at = tokens[other.at]!;
    if (draft.content.some((span) => span.from <= at.from && at.to <= span.to)) holds = Math.max(holds, kind);
    if (other.source && draft.source && other.source.run.first === draft.source.run.first)
      put(into, t + 31, kind, other.at < draft.at ? 0 : 1, frame);
  }
  put(into, t + 32, inside, listed);
  put(into, t + 33, holds, listed, frame);
  put(into, t + 34, Math.min(others, 4), listed);
  put(into, t + 35, setting.headline ? 1 : 0, frame);
  put(into, t + 38, bucket(tokens.length), frame);
  put(into, t + 39, Math.round(scene.sentence.confidence * 8), listed);
  if (draft.margins) {
    const { source, cue, content } = draft.margins;
    put(into, t + 40, Math.round(source * 2));
    put(into, t + 41, Math.round(cue * 2));
    put(into, t + 42, Math.round(content * 2));
    put(into, t + 43, Math.round(content), frame);
    put(into, t + 44, Math.round(cue), lemma);
  }
}
