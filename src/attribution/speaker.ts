import type { ActorMention } from "../mention/mention.ts";
import { lower, type Run, type Scene } from "./scene.ts";

/** How well a noun phrase can be the source of a report. */
export type Voice = "yes" | "document" | "image" | "maybe" | "no" | "mute";

/** The voice of a noun phrase, by its head. */
export function canSpeak(scene: Scene, head: number): Voice {
  const held = scene.memo.voices[head];
  if (held) return held;
  const voice = voiceOf(scene, head);
  scene.memo.voices[head] = voice;
  return voice;
}

function voiceOf(scene: Scene, head: number): Voice {
  const token = scene.tokens[head]!;
  const lemma = token.lemma.toLowerCase();
  const word = lower(token);
  const document = scene.index.sources.get(lemma);
  if (token.upos === "PRON") return THINGS.has(word) ? "maybe" : EMPTY.has(word) ? "mute" : "yes";
  if (document) return document;
  if (scene.index.mute.has(lemma)) return "mute";
  const actor = scene.actorAt(head);
  if (actor && actor.type !== "unknown") return "yes";
  if (scene.index.speakers.has(lemma)) return "yes";
  // An acronym is a name, whatever its tag.
  if (token.upos === "PROPN" || /^\p{Lu}{2,}$/u.test(token.form)) return "yes";
  if (scene.index.bodies.has(lemma)) return "maybe";
  if (token.upos === "NUM" || token.upos === "ADJ") return "maybe";
  return /(er|or|ist|ian|man|men|woman|women|people|ee|ant)$/.test(lemma) ? "maybe" : "no";
}

/** Can it speak at all, as far as its head tells? */
export function isVoice(voice: Voice): boolean {
  return voice !== "no" && voice !== "mute";
}

const THINGS: ReadonlySet<string> = new Set(["it", "which", "that", "this", "these", "those", "one", "ones"]);
const EMPTY: ReadonlySet<string> = new Set([
  "what",
  "nothing",
  "something",
  "anything",
  "everything",
  "there",
  "itself",
]);

/** The actor mentions a source's heads stand for: pronouns and descriptions followed to what they refer to. */
export function speakersOf(
  scene: Scene,
  heads: readonly number[],
  actorOf: (id: string) => ActorMention | undefined,
  run?: Run,
): { readonly spoken: readonly ActorMention[]; readonly first: ActorMention | undefined } {
  const spoken: ActorMention[] = [];
  for (const head of heads) {
    const held =
      (run && heads.length === 1 ? (namedBefore(scene, run) ?? wholeOf(scene, run, head)) : undefined) ??
      scene.actorAt(head);
    const actor = held && followed(held, actorOf);
    if (actor && !spoken.some((each) => each.id === actor.id)) spoken.push(actor);
  }
  if (spoken.length === 0 && run && heads.length > 0 && scene.tokens[heads[0]!]!.upos !== "PRON") {
    const inside = spokesBody(scene, run, heads[0]!);
    const named = inside && followed(inside, actorOf);
    if (named) spoken.push(named);
  }
  return { spoken, first: spoken[0] };
}

/**
 * The one the whole phrase is, where its head is only what is told of him: "Ana Ruiz, the [rebel] spokeswoman", "its [lawyer] Ana Ruiz", "the
 * Press Bureau, the media [wing] of the army".
 */
function wholeOf(scene: Scene, run: Run, head: number): ActorMention | undefined {
  const opening =
    scene.actorFrom(run.first) ??
    (lower(scene.tokens[run.first]) === "the" ? scene.actorFrom(run.first + 1) : undefined);
  const held = scene.actorAt(head);
  if (!opening || opening === held || opening.type === "pronoun" || opening.type === "unknown") return undefined;
  const end = scene.tokens[head]!.to;
  if (opening.type === "person" && opening.to >= end) return opening;
  if (held && held.from < opening.to) return undefined;
  // Behind the name and a comma, and more of the same phrase: an apposition.
  const next = scene.tokens.findIndex((token) => token.from >= opening.to);
  const comma = scene.tokens[next]?.form === "(" ? next + 3 : next;
  return scene.tokens[comma]?.form === "," && comma < head && APPOSED.test(lower(scene.tokens[comma + 1]))
    ? opening
    : undefined;
}

/** "the Press Bureau (PB), | the media wing of the army, | said": the name of whom the words between the commas describe. */
function namedBefore(scene: Scene, run: Run): ActorMention | undefined {
  const { tokens } = scene;
  const [before, behind, verb] = [tokens[run.first - 1], tokens[run.last + 1], tokens[run.last + 2]];
  if (before?.form !== "," || behind?.form !== "," || verb?.upos !== "VERB" || !/^VB[DZP]$/.test(verb.xpos))
    return undefined;
  if (!APPOSED.test(lower(tokens[run.first])) || tokens.slice(run.first, run.last).some(({ form }) => form === ","))
    return undefined;
  let end = run.first - 2;
  if (tokens[end]?.form === ")" && tokens[end - 2]?.form === "(") end -= 3;
  for (let i = end; i >= 0 && i > end - 8; i--) {
    const actor = scene.actorFrom(i);
    if (actor && actor.type !== "pronoun" && actor.to === tokens[end]!.to && isName(scene, i, end)) return actor;
  }
  return undefined;
}

function isName({ tokens }: Scene, first: number, last: number): boolean {
  const from = lower(tokens[first]) === "the" ? first + 1 : first;
  return tokens
    .slice(from, last + 1)
    .every(({ form }) => /^\p{Lu}/u.test(form) || /^(?:-|of|for|and|al|el|the)$/i.test(form));
}

const APPOSED = /^(?:a|an|the|one|its|his|her|their)$/;

function followed(mention: ActorMention, actorOf: (id: string) => ActorMention | undefined): ActorMention {
  let actor = mention;
  for (let guard = 0; guard < 6 && actor.refers; guard++) {
    const next = actorOf(actor.refers);
    if (!next) break;
    actor = next;
  }
  return actor;
}

/**
 * Who speaks through a phrase whose head names no actor: the name that it is given ("the man known as Gwo", "an outfit, the Lions"), or
 * whose body or office it is ("its foreign office", "the media centre of the front").
 */
function spokesBody(scene: Scene, run: Run, head: number): ActorMention | undefined {
  const { tokens, tree } = scene;
  const person = /(er|or|man|woman|ist|ent|ant)$/.test(tokens[head]!.lemma);
  for (let i = head + 1; i <= run.last; i++) {
    const actor = scene.actorFrom(i);
    if (!actor || actor.type === "pronoun") continue;
    const before = lower(tokens[i - 1]) === "the" ? i - 2 : i - 1;
    const given = NAMING.has(lower(tokens[before])) || NAMING.has(lower(tokens[before - 1]));
    if (given || (!person && lower(tokens[before]) === "of" && tokens[actorHead(scene, actor, i)]!.head === head))
      return actor;
  }
  const owner = tree.children[head]!.find((c) => c < head && tokens[c]!.deprel === "nmod:poss");
  return owner === undefined || person ? undefined : scene.actorAt(owner);
}

function actorHead(scene: Scene, actor: ActorMention, from: number): number {
  for (let i = from; i < scene.tokens.length && scene.tokens[i]!.from < actor.to; i++)
    if (scene.tokens[i]!.from === actor.head.from) return i;
  return from;
}

const NAMING: ReadonlySet<string> = new Set([",", "named", "called", "as", "nicknamed"]);
