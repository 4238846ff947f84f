import { byRule } from "../basis.ts";
import { isHappening } from "./agentive.ts";
import type { Draft, DraftOf } from "./draft.ts";
import type { ActorType } from "./mention.ts";
import { numberOf } from "./number.ts";
import { nounPhrase, type Stretch } from "./phrase.ts";
import { nameOf, type Scene } from "./scene.ts";

/**
 * No agent noun, but it says something: "[Her owners] denied it", "[the envoy’s office] confirmed that …". Who speaks is somebody, unless it is
 * a paper or a picture.
 */
export function speakingSubject(scene: Scene, i: number, draftOf: DraftOf): Draft | undefined {
  const { tree, tokens } = scene;
  const token = tokens[i]!;
  if (!/^(NOUN|PROPN)$/.test(token.upos) || token.deprel !== "nsubj" || token.head < i || isHappening(token))
    return undefined;
  const lemma = token.lemma.toLowerCase();
  const verb = tokens[token.head]!;
  if (!SAYING.has(verb.lemma.toLowerCase()) || verb.upos !== "VERB" || PAPERS.has(lemma.replace(/s$/, "")))
    return undefined;
  if (tree.children[token.head]!.findLast((c) => c < token.head && tokens[c]!.deprel === "nsubj") !== i)
    return undefined;
  const before = tree.children[i]!.filter((c) => c < i);
  const possessive = before.find((c) => tokens[c]!.deprel === "nmod:poss");
  const article = before.find((c) => tokens[c]!.deprel === "det");
  if (possessive === undefined && article === undefined) return undefined;
  const person = PERSON.test(lemma);
  const plural = numberOf(token) === "plural";
  const possessor = possessive === undefined ? undefined : draftOf(possessive);
  const stretch = untilComma(scene, i, nounPhrase(tree, i, false));
  const type: ActorType = person ? "role" : "organisation";
  const definite = article !== undefined && /^(the|this|that|these|those|both)$/i.test(tokens[article]!.form);
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: i,
    ...stretch,
    form: "noun",
    identity: { type, name: nameOf(scene, stretch) },
    basis: byRule("actor.speaking-subject"),
    agreement: { number: plural ? "plural" : "singular", sort: person ? "person" : "group" },
    definite,
    bare: definite && before.length === 1,
    lemma: lemma.replace(/(?<=[^s])s$/, ""),
    ...(possessor ? { possessor } : {}),
    parts: [],
  };
}

/** "The station, when asked, said": what is told by the way names nobody. */
function untilComma({ tokens }: Scene, head: number, { first, last }: Stretch): Stretch {
  for (let k = head + 1; k < last; k++) if (tokens[k]!.form === ",") return { first, last: k - 1 };
  return { first, last };
}

const SAYING: ReadonlySet<string> = new Set(
  "say tell add deny wish confirm insist warn declare explain announce acknowledge admit reply refute maintain complain concede decline refuse reiterate stress recount".split(
    " ",
  ),
);
const PERSON = /(?<!quart)(?:[^pw]er|or|ist|man|woman|ent|ant|ee|ian)s?$/;
const PAPERS: ReadonlySet<string> = new Set(
  (
    "letter study document video poll survey text book article paper law rule sign post tweet message note release communique communiqué memo memorandum filing complaint indictment lawsuit " +
    "record recording footage image photo picture map chart datum data result evidence theory story rumour rumor history bible quran constitution decree order resolution motion bill draft " +
    "agreement deal contract audit review analysis assessment inquiry investigation notice leaflet pamphlet banner graffiti slogan caption headline account version dispatch cable bulletin " +
    "editorial essay transcript testimony affidavit verdict ruling judgment judgement sentence manifesto treaty charter list table research paper finding index"
  ).split(" "),
);
