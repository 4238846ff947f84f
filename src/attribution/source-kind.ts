import type { ActorMention } from "../mention/mention.ts";
import type { SourceKind } from "./attribution.ts";
import { lower, type Scene } from "./scene.ts";
import { canSpeak } from "./speaker.ts";

/** What kind of source speaks: by what it resolves to, then by the head of its phrase. */
export function sourceKindOf(
  scene: Scene,
  source: { readonly heads: readonly number[]; readonly stands?: number } | undefined,
  speaker: ActorMention | undefined,
): SourceKind {
  const head = source?.stands ?? source?.heads[0];
  if (source === undefined || head === undefined) return "unnamed";
  const token = scene.tokens[head]!;
  const voice = canSpeak(scene, head);
  if (voice === "document" && speaker?.type === "outlet") return "outlet";
  if (voice === "document" || voice === "image") return voice;
  switch (speaker?.type) {
    case "person":
      return "named-person";
    case "outlet":
      return "outlet";
    case "state":
    case "government":
    case "military":
    case "police":
    case "armed-group":
    case "party":
    case "organisation":
      if (token.upos === "NOUN" && unnamed(scene, head)) return "unnamed";
      return speaker.entity !== undefined || token.upos === "PROPN" ? "named-organisation" : "role";
    case "role":
      return unnamed(scene, head) || unnamedName(scene, speaker) ? "unnamed" : "role";
    case "civilians":
      return "unnamed";
    default:
      break;
  }
  if (token.upos === "PROPN") return "named-person";
  if (token.upos === "PRON") return /^(he|she|i|who)$/.test(lower(token)) ? "named-person" : "unnamed";
  return unnamed(scene, head) ? "unnamed" : "role";
}

/** "sources", "officials", "a senior official", "residents": a kind of person, no name and no office only one can hold. */
function unnamed(scene: Scene, head: number): boolean {
  const token = scene.tokens[head]!;
  if (token.upos !== "NOUN") return false;
  if (hasName(scene, head)) return false;
  const lemma = token.lemma.toLowerCase();
  if (scene.index.speakers.get(lemma)) return true;
  const plural = token.xpos === "NNS";
  const article = scene.tree.children[head]!.map((c) => lower(scene.tokens[c]));
  const indefinite = article.some((word) => INDEFINITE.has(word));
  return (plural && !article.includes("the")) || (indefinite && !OFFICES.has(lemma)) || (plural && UNNAMED.has(lemma));
}

function hasName(scene: Scene, head: number): boolean {
  return scene.tree.children[head]!.some((c) => {
    const token = scene.tokens[c]!;
    return (
      token.upos === "PROPN" &&
      (token.deprel === "appos" || token.deprel === "flat" || (token.deprel === "compound" && c > head))
    );
  });
}

function unnamedName(scene: Scene, actor: ActorMention): boolean {
  const last = actor.name.toLowerCase().split(" ").at(-1) ?? "";
  return scene.index.speakers.get(last) === true || scene.index.speakers.get(last.replace(/s$/, "")) === true;
}

const INDEFINITE: ReadonlySet<string> = new Set([
  "a",
  "an",
  "one",
  "two",
  "three",
  "several",
  "some",
  "another",
  "many",
  "unnamed",
  "anonymous",
]);
const OFFICES: ReadonlySet<string> = new Set([
  "spokesman",
  "spokeswoman",
  "spokesperson",
  "minister",
  "president",
  "statement",
]);
const UNNAMED: ReadonlySet<string> = new Set([
  "official",
  "witness",
  "resident",
  "diplomat",
  "aide",
  "survivor",
  "analyst",
  "observer",
  "expert",
]);
