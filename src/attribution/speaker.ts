import type { ActorMention } from "../mention/mention.ts";
import { lower, type Scene } from "./scene.ts";

/** How well a noun phrase can be the source of a report, by its head. */
export function canSpeak(scene: Scene, head: number): "yes" | "document" | "image" | "maybe" | "no" | "mute" {
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
  if (token.upos === "NUM" || token.upos === "ADJ") return "maybe";
  return /(er|or|ist|ian|man|men|woman|women|people|ee|ant)$/.test(lemma) ? "maybe" : "no";
}

/** Can it speak at all, as far as its head tells? */
export function isVoice(voice: ReturnType<typeof canSpeak>): boolean {
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
): { readonly spoken: readonly ActorMention[]; readonly first: ActorMention | undefined } {
  const spoken: ActorMention[] = [];
  for (const head of heads) {
    let actor = scene.actorAt(head);
    if (!actor) continue;
    for (let guard = 0; guard < 6 && actor?.refers; guard++) {
      const next: ActorMention | undefined = actorOf(actor.refers);
      if (!next) break;
      actor = next;
    }
    if (actor && !spoken.some((each) => each.id === actor.id)) spoken.push(actor);
  }
  return { spoken, first: spoken[0] };
}
