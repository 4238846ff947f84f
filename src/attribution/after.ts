import { childBy, relation } from "../sentence/tree.ts";
import { openingAsideEnd } from "./aside.ts";
import type { Cue } from "./cue.ts";
import { isTime, NOMINAL, topFrom } from "./phrase.ts";
import { isPunct, isVerb, lower, opensQuote, type Run, type Scene, trimmed } from "./scene.ts";

/** What stands between a cue (and its inverted speaker) and its content: the one it was told to, and when, where and how. */
export interface After {
  /** First token that may belong to the content. */
  readonly start: number;
  readonly recipient?: Run;
}

/** Skips recipient and circumstances: "told Reuters on Monday in a phone interview | that …". */
export function afterCue(scene: Scene, cue: Cue, from: number): After {
  const takes = cue.phrase.entry.takes ?? [];
  let start = from;
  let recipient: Run | undefined;
  if (takes.includes("person")) {
    const phrase = phraseAt(scene, start, cue.at);
    const addressee = phrase && withoutTime(scene, phrase);
    if (addressee && !isSubjectOfNext(scene, addressee)) {
      // "told me": the paper itself.
      if (!/^(me|us|you)$/.test(lower(scene.tokens[addressee.first]))) recipient = addressee;
      start = addressee.last + 1;
    }
  }
  // "said in a statement | carried by the agency | that"
  if (cue.phrase.words.length > 2 && isCarried(scene, start)) {
    const carrier = phraseAt(scene, start + 2, cue.at, start + 1);
    if (carrier && isOutlet(scene, carrier)) {
      recipient ??= carrier;
      start = carrier.last + 1;
    }
  }
  for (let guard = 0; guard < 5; guard++) {
    const skipped = circumstance(scene, start, cue);
    if (!skipped) break;
    recipient ??= skipped.recipient;
    start = skipped.start;
  }
  start = pastDescription(scene, start, from);
  const aside = openingAsideEnd(scene, start);
  if (aside !== undefined && aside < scene.end && lower(scene.tokens[aside + 1]) === "that") start = aside + 1;
  return recipient ? { start, recipient } : { start };
}

/** "said in a pamphlet | left at the scene | that": what is told of the paper it was said in. */
function pastDescription(scene: Scene, start: number, from: number): number {
  const { tokens } = scene;
  if (start === from || tokens[start]?.xpos !== "VBN" || start > scene.end) return start;
  for (let i = start + 1; i <= scene.end && i < start + 9; i++) {
    if (lower(tokens[i]) === "that" && tokens[i]!.xpos !== "DT") return i;
    if (/^(VBD|VBZ|VBP|MD)$/.test(tokens[i]!.xpos) || lower(tokens[i]) === ",") return start;
  }
  return start;
}

/** The noun phrase that begins at `start`, cut before a clause or a comma. */
export function phraseAt(scene: Scene, start: number, v: number, floor = start, whole = false): Run | undefined {
  const { tree, tokens } = scene;
  const next = tokens[start];
  if (!next || start > scene.end || isPunct(next)) return undefined;
  if (!NOMINAL.has(next.upos) && next.upos !== "DET" && next.upos !== "ADJ") return undefined;
  if (lower(next) === "that" && next.upos !== "DET") return undefined;
  const mention = scene.actorFrom(start);
  const top = topFrom(scene, start, v, floor);
  let last = Math.min(tree.right[top]!, scene.end);
  for (let i = start; i <= last; i++) {
    const token = tokens[i]!;
    const stop =
      (OPENING.has(lower(token)) && !(lower(token) === "of" && (whole || isNameOf(scene, i)))) ||
      isVerb(token) ||
      (token.upos === "ADP" && !INSIDE.has(lower(token))) ||
      opensQuote(scene, i) ||
      lower(token) === "," ||
      lower(token) === ":";
    if (stop && i > start) last = i - 1;
  }
  if (mention && tokens[start]!.xpos !== "PRP$") {
    let end = start;
    while (end + 1 < tokens.length && tokens[end + 1]!.to <= mention.to) end++;
    if (end < last && !tokens.slice(end + 1, last + 1).some((t) => t.upos === "ADP" || t.upos === "CCONJ")) last = end;
  }
  // "told reporters the army …": two phrases in a row are the addressee and a subject.
  for (let i = start + 1; i <= last; i++) {
    const token = tokens[i]!;
    if (
      token.upos === "DET" &&
      tokens[i - 1]!.upos !== "ADP" &&
      tokens[i - 1]!.upos !== "CCONJ" &&
      lower(tokens[i - 1]) !== "all"
    )
      last = i - 1;
    if (token.upos === "PRON" && /^(he|she|it|they|we|i)$/i.test(token.form)) last = i - 1;
  }
  return trimmed(scene, { first: start, last: overName(scene, last) });
}

/** "the Times | of Malta" */
function isNameOf({ tokens }: Scene, of: number): boolean {
  return tokens[of - 1]?.upos === "PROPN" && tokens[of + 1]?.upos === "PROPN";
}

/** "told the news site | Hetq that": the name behind its kind, unless a clause begins with it. */
function overName(scene: Scene, last: number): number {
  const { tokens } = scene;
  if (tokens[last]?.upos !== "NOUN") return last;
  let end = last;
  while (end < scene.end && (tokens[end + 1]!.upos === "PROPN" || (end > last && tokens[end + 1]!.form === "-"))) end++;
  const next = tokens[end + 1];
  if (end === last || next?.upos === "AUX" || /^(VBD|VBZ|VBP|MD|POS)$/.test(next?.xpos ?? "")) return last;
  return isTime(scene, end) ? last : end;
}

/** Prepositions that stay inside the name of a person or body. */
const INSIDE: ReadonlySet<string> = new Set(["of", "for", "’s", "'s"]);

const OPENING: ReadonlySet<string> = new Set([
  "that",
  "whether",
  "if",
  "how",
  "why",
  "to",
  "about",
  "what",
  "of",
  "because",
]);

/** Is the phrase the subject of a finite verb right after it, so that no addressee is named: "told the army had left"? */
function isSubjectOfNext(scene: Scene, run: Run): boolean {
  const next = scene.tokens[run.last + 1];
  if (!next) return false;
  const finite = next.upos === "AUX" || /^(VBD|VBZ|VBP|MD)$/.test(next.xpos);
  return finite && next.upos !== "PART";
}

/** "on Monday", "in a statement", "by phone", "to reporters", "Monday", "earlier": the end of one such phrase at `start`. */
function circumstance(scene: Scene, start: number, cue: Cue): After | undefined {
  const { tokens } = scene;
  const token = tokens[start];
  if (!token || start > scene.end) return undefined;
  const word = lower(token);
  if (/^(late|early)$/.test(word) && lower(tokens[start + 1]) === "on") return { start: start + 1 };
  if (token.upos === "ADV" && ADVERBS.has(word)) return { start: start + 1 };
  if ((NOMINAL.has(token.upos) || token.upos === "ADJ" || token.upos === "DET") && LEADS.has(word)) {
    let last = start;
    while (last < scene.end && isTime(scene, last + 1)) last++;
    if (isTime(scene, last) || last > start) return { start: last + 1 };
  }
  if (isTime(scene, start) && relation(token) !== "nsubj" && tokens[start + 1]?.xpos !== "POS") {
    return { start: start + 1 + (tokens[start + 1]?.upos === "NUM" ? 1 : 0) + (isTime(scene, start + 1) ? 1 : 0) };
  }
  if (SPEAKING.has(word) && lower(tokens[start + 1]) === "to") {
    const to = phraseAt(scene, start + 2, cue.at, start);
    return to && { start: to.last + 1, recipient: to };
  }
  if (token.upos !== "ADP" && word !== "to") return undefined;
  if ((cue.phrase.entry.takes ?? []).includes(word)) return undefined;
  if (!PREPOSITIONS.has(word)) return undefined;
  const phrase = phraseAt(scene, start + 1, cue.at, start, true) ?? gerundPhrase(scene, start + 1);
  if (!phrase) return undefined;
  const head = tokens[topFrom(scene, start + 1, cue.at, start)] ?? token;
  const place =
    cue.phrase.entry.takes?.includes("object") &&
    !CHANNELS.has(head.lemma.toLowerCase()) &&
    !isTime(scene, topFrom(scene, start + 1, cue.at, start));
  if (place && word !== "to") return undefined;
  let start2 = phrase.last + 1;
  let recipient = word === "to" ? phrase : undefined;
  // "in an interview with Reuters", "in a statement to reporters", "in comments carried by the state agency"
  for (let guard = 0; guard < 3; guard++) {
    const link = lower(tokens[start2]);
    const carried = isCarried(scene, start2);
    if (!LINKS.has(link) && !carried) break;
    const next = phraseAt(scene, start2 + (carried ? 2 : 1), cue.at, start2);
    if (!next) break;
    if (carried && isOutlet(scene, next)) recipient ??= next;
    else if (link === "to" || link === "with") recipient ??= isTime(scene, next.last) ? undefined : next;
    start2 = next.last + 1;
  }
  if (recipient && !speaks(scene, recipient)) recipient = undefined;
  return recipient ? { start: start2, recipient } : { start: start2 };
}

/** "told the weekly | last month": the time left out; `undefined` when nothing else is there. */
function withoutTime(scene: Scene, run: Run): Run | undefined {
  const { tokens } = scene;
  let { last } = run;
  while (last >= run.first && isTime(scene, last)) last--;
  if (last < run.last)
    while (last >= run.first && /^(last|this|next|on|late|early|that)$/.test(lower(tokens[last]))) last--;
  return last < run.first ? undefined : { first: run.first, last };
}

/** "In an interview with Reuters, the envoy said", "the envoy, in a talk with the daily, said": who it was told to stands before the verb. */
export function recipientBefore(scene: Scene, cue: Cue, source: Run): Run | undefined {
  const { tokens } = scene;
  if (tokens[cue.at]!.xpos === "VBG") return undefined;
  const carrier = carrierBefore(scene, cue, source);
  if (carrier) return carrier;
  for (let i = cue.first - 1; i > 0; i--) {
    if (/^(VBD|VBZ|VBP|MD)$/.test(tokens[i]!.xpos) && (i < source.first || i > source.last) && i < cue.first)
      return undefined;
    if (i >= source.first && i <= source.last) continue;
    if (!/^(with|to)$/.test(lower(tokens[i])) || !TALKS.has(tokens[i - 1]!.lemma.toLowerCase())) continue;
    if (!/^(an?|his|her|its|their|the)$/.test(lower(tokens[i - 2])) && tokens[i - 2]?.upos !== "ADJ" && i > 2) continue;
    const run = phraseAt(scene, i + 1, cue.at, i);
    const to = run && withoutTime(scene, run);
    return to && speaks(scene, to) ? to : undefined;
  }
  return undefined;
}

/**
 * "In a statement | carried by | the Tasnim agency, the ministry said", "an aide who | spoke to | the Herald conceded": the outlet that the
 * words went out through, where it is told of the statement or of the speaker.
 */
function carrierBefore(scene: Scene, cue: Cue, source: Run): Run | undefined {
  const { tokens } = scene;
  for (let i = cue.first - 1; i > 1; i--) {
    const inside = i >= source.first && i <= source.last;
    if (!inside && i < source.first && /^(VBD|VBZ|VBP|MD)$/.test(tokens[i]!.xpos) && !CARRIED.has(lower(tokens[i])))
      return undefined;
    const word = lower(tokens[i]);
    const carried = SENT_OUT.test(word) && /^(by|on)$/.test(lower(tokens[i + 1]));
    const spoke = inside && lower(tokens[i - 1]) === "who" && /^(briefed|(spoke|talked|speaks))$/.test(word);
    if (!carried && !spoke) continue;
    const with_ = /^(to|with|by|on)$/.test(lower(tokens[i + 1]));
    const start = i + (with_ ? 2 : 1);
    const run = phraseAt(scene, start, cue.at, start - 1);
    return run && run.last < cue.first && isOutlet(scene, run) ? run : undefined;
  }
  return undefined;
}

const SENT_OUT = /^(carried|published|broadcast|aired|printed|distributed|released)$/;

function isOutlet(scene: Scene, { first, last }: Run): boolean {
  for (let i = first; i <= last; i++) if (scene.actorFrom(i)?.type === "outlet") return true;
  return false;
}

const TALKS: ReadonlySet<string> = new Set(
  "interview talk conversation comment remark statement call briefing message letter email address speech testimony chat".split(
    " ",
  ),
);

/** "a statement | read on", "comments | carried by": how the word went out. */
function isCarried(scene: Scene, i: number): boolean {
  const { tokens } = scene;
  return CARRIED.has(lower(tokens[i])) && /^(by|on|to|via|in|at|from|through|over)$/.test(lower(tokens[i + 1]));
}

/** Can the phrase be someone one speaks to: a name, an actor, reporters? */
function speaks(scene: Scene, run: Run): boolean {
  if (scene.actorFrom(run.first)) return true;
  const { tokens } = scene;
  const top = topFrom(scene, run.first, -1, Math.max(0, run.first - 1));
  return (
    tokens[top]!.upos === "PROPN" ||
    LISTENERS.has(tokens[top]!.lemma.toLowerCase()) ||
    tokens[run.last]!.upos === "PROPN"
  );
}

function gerundPhrase(scene: Scene, start: number): Run | undefined {
  const token = scene.tokens[start];
  if (token?.xpos !== "VBG" || childBy(scene.tree, start, "obj") === undefined) return undefined;
  return { first: start, last: Math.min(scene.tree.right[start]!, scene.end) };
}

const SPEAKING: ReadonlySet<string> = new Set(["speaking", "talking"]);
const ADVERBS: ReadonlySet<string> = new Set(
  "earlier later today yesterday tonight again also recently then now afterwards afterward meanwhile separately repeatedly publicly flatly bluntly simply clearly".split(
    " ",
  ),
);
const LEADS: ReadonlySet<string> = new Set("late early last this earlier next on".split(" "));
const PREPOSITIONS: ReadonlySet<string> = new Set(
  "in on at during to by via through after before from over around near with under for upon within".split(" "),
);
const LINKS: ReadonlySet<string> = new Set(["with", "to", "on", "in", "at", "from", "for", "after", "during"]);
const CARRIED: ReadonlySet<string> = new Set([
  "carried",
  "published",
  "reported",
  "broadcast",
  "quoted",
  "cited",
  "released",
  "issued",
  "posted",
  "aired",
  "seen",
  "obtained",
  "read",
  "shared",
  "circulated",
  "sent",
  "shown",
  "given",
  "delivered",
  "distributed",
  "uploaded",
  "recorded",
  "printed",
]);
/** What one speaks through: a time or a channel after the content’s noun is no part of it. */
export const CHANNELS: ReadonlySet<string> = new Set(
  (
    "statement interview conference briefing speech address post tweet message letter email report remark comment writing private public interrogation questioning trial television tv radio phone " +
    "telephone twitter facebook telegram x court testimony news communique bulletin note memo article column debate hearing press channel video conversation chat announcement dispatch broadcast sermon appearance"
  ).split(" "),
);
const LISTENERS: ReadonlySet<string> = new Set(
  "reporter journalist parliament lawmaker senator council crowd audience court judge agency newspaper channel station television radio press supporter delegate investigator police committee".split(
    " ",
  ),
);
