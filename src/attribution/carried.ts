import type { Span } from "../span.ts";
import type { Draft } from "./draft.ts";
import { lower, opensQuote, type Scene, spanOfRun, speechAt, trimmed } from "./scene.ts";
import { canSpeak } from "./speaker.ts";
import { ownSubject } from "./subject.ts";

/**
 * Cues without a subject of their own take the speaker whose words ended right before them: "said reports of a raid were baseless,
 * | denying that", "said that the men were civilians | and accused", "…, the ministry said, | adding that".
 */
export function withCarriedSpeakers(scene: Scene, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => {
    const { tokens } = scene;
    if (
      draft.entry?.verbs === undefined ||
      draft.source?.rule === "agent" ||
      draft.rule === "passive" ||
      draft.rule === "cited" ||
      draft.through
    )
      return draft;
    const before = draft.cue.first - 1;
    const word = lower(tokens[before]);
    const participle = tokens[draft.at]!.xpos === "VBG" && word === ",";
    const joined =
      (word === "and" || word === "but") &&
      (/^VB[DZPN]$/.test(tokens[draft.at]!.xpos) || /^(put|set|read|let)$/.test(lower(tokens[draft.at]))) &&
      (draft.cue.first === draft.at || tokens[draft.cue.first]!.xpos === "VBZ");
    if (!participle && !joined) return draft;
    const edge = tokens[before - 1];
    if (!edge) return draft;
    const end = lower(edge) === "," && joined ? before - 2 : before - 1;
    const told = drafts.filter(
      (each) => each !== draft && isSpeech(each) && each.at < draft.at && endsAt(scene, each, end),
    );
    const speaker = told.findLast((each) => plain(scene, each)) ?? told.at(-1);
    if (!speaker?.source) return draft;
    const { stands, ...source } = speaker.source;
    // With a new speaker it is no longer a document that tells it.
    const cueClass = draft.entry.class;
    return { ...draft, cueClass, source: { ...source, ...(stands === undefined ? {} : { stands }), rule: "shared" } };
  });
}

function isSpeech(draft: Draft): boolean {
  return (
    draft.cueClass === "speech" &&
    draft.source !== undefined &&
    draft.rule !== "cited" &&
    draft.entry?.verbs !== undefined
  );
}

/** Does what it says, or the report itself ("…, the ministry told Reuters,"), end with the token? */
function endsAt(scene: Scene, draft: Draft, end: number): boolean {
  const { to } = scene.tokens[end]!;
  if (draft.content.some((span) => span.to === to)) return true;
  const last = Math.max(draft.cue.last, draft.recipient?.last ?? -1, draft.source!.run.last);
  return last === end && draft.source!.run.last < draft.at;
}

function plain(scene: Scene, draft: Draft): boolean {
  return draft.cue.first === draft.at && /^(VBD|VBZ|VBP)$/.test(scene.tokens[draft.at]!.xpos);
}

/** "The army denies it: “We fired on guns only.”": a quote behind a colon that no report holds is the last speaker's. */
export function quoteBehindColon(scene: Scene, sentence: number, drafts: readonly Draft[]): Draft | undefined {
  const { tokens } = scene;
  const at = tokens.findIndex((token, i) => i > 1 && token.form === ":" && opensQuote(scene, i + 1));
  if (at < 0) return undefined;
  const run = trimmed(scene, { first: at + 1, last: tokens.length - 1 });
  if (!run || run.last - run.first < 3) return undefined;
  const content = spanOfRun(scene, run);
  if (drafts.some((draft) => draft.content.some((span) => span.from < content.to && content.from < span.to)))
    return undefined;
  const speaker = drafts.findLast((draft) => draft.cue.last < at && isSpeech(draft));
  if (!speaker?.source) return told(scene, sentence, at, content);
  return {
    sentence,
    at,
    cue: { first: at, last: at },
    source: speaker.source,
    content: [content],
    rule: "colon",
    cueClass: "speech",
    stance: "asserts",
    sure: 0.6,
  };
}

/** "A driver remembered it otherwise: “We ran.”": whatever the verb before the colon, its subject says the full quote behind it. */
function told(scene: Scene, sentence: number, colon: number, content: Span): Draft | undefined {
  const { tokens } = scene;
  const speech = speechAt(scene, colon + 2);
  if (!speech || !/[.?!…]["”’']*$/.test(scene.text.slice(content.from, content.to))) return undefined;
  for (let v = colon - 1; v > 0; v--) {
    // "The negotiator was briefer: “We signed.”"
    const brief = tokens[v]!.upos === "ADJ" && /^JJR?$/.test(tokens[v]!.xpos) && v >= colon - 2;
    if (!brief && (!/^(VBD|VBZ|VBP)$/.test(tokens[v]!.xpos) || tokens[v]!.upos === "AUX")) continue;
    if (tokens[v]!.deprel !== "root") continue;
    const source = ownSubject(scene, v, v);
    const head = source?.heads[0];
    if (!source || head === undefined || canSpeak(scene, head) !== "yes") return undefined;
    const cue = brief ? colon : v;
    return {
      sentence,
      at: cue,
      cue: { first: cue, last: cue },
      source: { run: { first: source.first, last: source.last }, heads: source.heads, rule: "subject" },
      content: [content],
      rule: "colon",
      cueClass: "speech",
      stance: "asserts",
      sure: 0.6,
    };
  }
  return undefined;
}
