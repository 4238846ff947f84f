import { childBy, childrenBy, conjuncts, relation } from "../sentence/tree.ts";
import { DESCRIBING, isTakenUp } from "./aside.ts";
import { contentRight } from "./content.ts";
import type { Cue } from "./cue.ts";
import type { Draft } from "./draft.ts";
import { isTime, thatBehind, topFrom } from "./phrase.ts";
import { isVerb, lower, opensQuote, type Run, type Scene, trimmed } from "./scene.ts";
import { sourceOf } from "./source.ts";
import { canSpeak } from "./speaker.ts";
import type { Source } from "./subject.ts";
import { draft } from "./verbal.ts";

/** "the ministry’s claim that …", "reports by residents of …", "issued a warning that …": a noun that holds what is said. */
export function nominal(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  const { tokens } = scene;
  let start = cue.last + 1;
  let by = between(scene, cue) ?? holder(scene, cue, start);
  if (by && by.first > cue.last) start = by.last + 1;
  while (by?.rule === "between" && start < scene.end && lower(tokens[start]) === ",") start++;
  const content = contentRight(scene, cue, start);
  if (!content) return undefined;
  // "requests for comment": nothing is told.
  const only = content.runs[0]!;
  if (only.first === only.last && /^(comments?|interviews?|clarification)$/.test(lower(tokens[only.first])))
    return undefined;
  // "…, a statement that residents doubted": taken up with a relative clause, no statement of its own.
  const takenUp = isTakenUp(scene, cue.first - 2) || isTakenUp(scene, cue.first - 3);
  if (takenUp && tokens[start]!.deprel === "obj") return undefined;
  if (content.rule === "wh" && lower(tokens[start]) !== "whether") return undefined;
  const light = lightVerb(scene, cue);
  // "he had his doubts that": whose doubts they are the verb's subject tells.
  const own = by !== undefined && by.first === by.last && tokens[by.first]!.upos === "PRON";
  if (light && own && tokens[light.first]!.lemma === "have") by = light.source;
  by ??= light?.source;
  const group: Cue = light ? { ...cue, first: light.first } : cue;
  // "claims made by | both sides | about the fire": no cue reaches over its source, so the preposition goes with what is told.
  if (content.cueLast !== undefined && by && by.first > cue.last) {
    const { cueLast, ...told } = content;
    const runs = told.runs.map((run, k) => (k === 0 ? { ...run, first: cueLast } : run));
    return {
      ...draft(scene, sentence, { ...group, last: by.first - 1 }, { ...told, runs }, by, undefined),
      noun: true,
    };
  }
  return { ...draft(scene, sentence, group, content, by, undefined), ...(light ? {} : { noun: true }) };
}

/** "a report | by an online medium, Sahel Today, | that", "claims made | by the army | that": who stands between the noun and its clause. */
function between(scene: Scene, cue: Cue): Source | undefined {
  const { tokens, tree } = scene;
  const that = thatBehind(scene, cue.last);
  if (that === undefined) return undefined;
  let by = cue.last + 1;
  while (by < that && /^(made|put|forward|about|out|issued)$/.test(lower(tokens[by]))) by++;
  if (!/^(by|from|in|on)$/.test(lower(tokens[by]))) return undefined;
  const run = trimmed(scene, { first: by + 1, last: that - 1 });
  const top = run && topFrom(scene, run.first, cue.at, by);
  if (!run || top === undefined || top > run.last || isTime(scene, top)) return undefined;
  // "a report in May that": only what can be heard from.
  if (
    /^(in|on)$/.test(lower(tokens[by])) &&
    !(tokens[top]!.upos === "PROPN" || scene.index.sources.has(tokens[top]!.lemma))
  )
    return undefined;
  return { ...run, heads: conjuncts(tree, top).filter((c) => c <= run.last), rule: "between" };
}

/** Whose claim it is: a possessive before the noun, "by X" or "from X" after it. */
function holder(scene: Scene, cue: Cue, start: number): Source | undefined {
  const { tree, tokens } = scene;
  const owner = childBy(tree, cue.at, "nmod:poss");
  if (owner !== undefined && owner < cue.at) {
    const last = tokens[owner]!.upos === "PRON" ? owner : ownerEnd(scene, owner, cue.first);
    const run = trimmed(scene, { first: tree.left[owner]!, last });
    if (run) return { ...run, heads: conjuncts(tree, owner), rule: "possessive" };
  }
  // "claims | made | by the army about …"
  if (
    /^(made|issued|voiced|circulated|spread|published)$/.test(lower(tokens[start])) &&
    lower(tokens[start + 1]) === "by"
  )
    start++;
  const word = lower(tokens[start]);
  if ((word === "by" || word === "from") && start + 1 <= scene.end) {
    const top = topFrom(scene, start + 1, cue.at, start);
    let last = Math.max(tree.right[top]!, start + 1);
    for (let i = start + 1; i <= last; i++) if (/^(that|of|about)$/.test(lower(tokens[i]))) last = i - 1;
    const run = last > start ? trimmed(scene, { first: start + 1, last }) : undefined;
    if (run && !isVerb(tokens[top]))
      return { ...run, heads: conjuncts(tree, top).filter((c) => c <= last), rule: "by phrase" };
  }
  const body = childrenBy(tree, cue.at, "compound").find((c) => c === cue.first - 1 && scene.actorAt(c) !== undefined);
  if (body !== undefined) {
    const first = tokens[body - 1]?.upos === "DET" ? body - 1 : body;
    return { first, last: body, heads: [body], rule: "compound" };
  }
  const nation = childrenBy(tree, cue.at, "amod").find((c) => c < cue.at && scene.actorAt(c) !== undefined);
  return nation === undefined ? undefined : { first: nation, last: nation, heads: [nation], rule: "adjective" };
}

/** The possessive’s own phrase, its "’s" left out. */
function ownerEnd(scene: Scene, owner: number, limit: number): number {
  let last = Math.min(scene.tree.right[owner]!, limit - 1);
  while (last > owner && /^(['’]s?|s['’])$/.test(scene.tokens[last]!.form)) last--;
  return last;
}

/** "made the claim", "issued a warning": the verb’s subject is the source, and the verb belongs to the cue. */
function lightVerb(scene: Scene, cue: Cue): { source: Source; first: number } | undefined {
  const { tokens } = scene;
  const verb = relation(tokens[cue.at]!) === "obj" ? tokens[cue.at]!.head : verbBefore(scene, cue.at);
  if (verb < 0 || verb > cue.at || cue.at - verb > 5) return undefined;
  if (!LIGHT.has(tokens[verb]!.lemma)) return undefined;
  const asVerb: Cue = { ...cue, at: verb, first: verb, last: cue.last, retagged: tokens[verb]!.head > verb };
  const source = sourceOf(scene, asVerb);
  return source && source.first < verb ? { source, first: verb } : undefined;
}

/** "voiced | serious | doubts": the verb right before the noun, which the parser took for a modifier. */
function verbBefore({ tokens }: Scene, noun: number): number {
  let at = noun - 1;
  while (
    at > 0 &&
    (/^(DET|ADJ|ADV)$/.test(tokens[at]!.upos) || tokens[at]!.xpos === "PRP$") &&
    !LIGHT.has(tokens[at]!.lemma)
  )
    at--;
  return at > 0 && /^(VBD|VBZ|VBP|VBN)$/.test(tokens[at]!.xpos) ? at : -1;
}

const LIGHT: ReadonlySet<string> = new Set(
  "make issue release give have express voice repeat reiterate raise offer deliver send publish put level renew".split(
    " ",
  ),
);

/** "State TV, citing the ministry, said K": the one cited says the same K, and is told through the one who cites. */
export function cited(scene: Scene, sentence: number, cue: Cue, drafts: readonly Draft[]): Draft | undefined {
  const { tokens, tree } = scene;
  const start = cue.last + 1;
  if (start > scene.end) return undefined;
  const top = topFrom(scene, start, cue.at, cue.at);
  const speaks = heardFrom(scene, top) || (lower(tokens[cue.at]) !== "citing" && canSpeak(scene, top) !== "mute");
  if (!speaks) return undefined;
  const run = trimmed(scene, { first: start, last: citedEnd(scene, start) });
  if (!run) return undefined;
  const source = { ...run, heads: conjuncts(tree, top).filter((c) => c <= run.last), rule: "cited" };
  const relative = /^(which|who)$/.test(lower(tokens[cue.first - 1]));
  const around = drafts.find(({ source }) => source && source.run.first <= cue.at && cue.at <= source.run.last);
  if (relative && !around) return undefined;
  const through = around ?? drafts.find((each) => each.source?.run.last === cue.first - 2) ?? nearest(drafts, cue.at);
  if (through)
    return {
      ...draft(scene, sentence, cue, { runs: [run], rule: "cited" }, source, undefined),
      content: [...through.content],
      through,
    };
  const clause = mainClause(scene, cue.at);
  return clause && draft(scene, sentence, cue, { runs: [clause], rule: "cited" }, source, undefined);
}

/** Where the phrase of the one cited ends: before a comma, a clause of its own, a day, or what it says. */
function citedEnd(scene: Scene, start: number): number {
  const { tokens, index } = scene;
  for (let i = start + 1; i <= scene.end; i++) {
    const token = tokens[i]!;
    const word = lower(token);
    if (/^(,|;|:|as|who|which|that|whose|because|while)$/.test(word) || opensQuote(scene, i)) return i - 1;
    if (/^(VBD|VBZ|VBP|MD)$/.test(token.xpos) && !DESCRIBING.test(token.lemma)) return i - 1;
    if (token.xpos === "VBG" && index.saying.has(token.lemma.toLowerCase())) return i - 1;
    if (token.upos === "ADP" && tokens[i + 1] && (isTime(scene, i + 1) || isTime(scene, Math.min(i + 2, scene.end))))
      return i - 1;
    if (token.upos === "CCONJ" && tokens[i + 1]?.upos === "VERB") return i - 1;
  }
  return scene.end;
}

/** Someone or something one can hear from: an actor, a speaker noun, a document; not evidence like "the ongoing fighting". */
function heardFrom(scene: Scene, head: number): boolean {
  const token = scene.tokens[head]!;
  const lemma = token.lemma.toLowerCase();
  if (scene.index.sources.has(lemma) || scene.index.speakers.has(lemma)) return true;
  if (scene.actorAt(head)) return true;
  return token.upos === "PROPN";
}

function nearest(drafts: readonly Draft[], at: number): Draft | undefined {
  const speech = drafts.filter(
    (each) => each.entry?.class === "speech" && each.rule !== "cited" && each.source !== undefined && each.at !== at,
  );
  return speech.filter((each) => each.at < at).at(-1) ?? speech.find((each) => each.at > at);
}

function mainClause(scene: Scene, at: number): Run | undefined {
  const comma = scene.tokens.slice(0, at).findLastIndex((token) => token.form === ",");
  return comma > 1 ? trimmed(scene, { first: 0, last: comma }) : undefined;
}
