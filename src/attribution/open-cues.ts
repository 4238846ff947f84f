import { childBy } from "../sentence/tree.ts";
import { isAnonymity, isForbidden } from "./aside.ts";
import type { Attribution } from "./attribution.ts";
import { type Cue, cueAt } from "./cue.ts";
import { cueFeatures } from "./cue-features.ts";
import type { CueEntry, Phrase } from "./cue-lexicon.ts";
import type { Draft } from "./draft.ts";
import { type Features, type Fields, features, type Judge, scored } from "./judge.ts";
import { nominal } from "./nominal.ts";
import { isPunct, opensQuote, type Scene, trimmed } from "./scene.ts";
import { sourceOf } from "./source.ts";
import { canSpeak } from "./speaker.ts";
import { draft, verbal } from "./verbal.ts";

/**
 * Attributions whose cue the lexicon does not list, or not in this frame: any verb, noun or adjective that the model takes for a possible
 * cue and that has a source and content as a listed one would. Without a judge, all of them: that is what it learns from.
 */
export function openDrafts(
  scene: Scene,
  sentence: number,
  listed: readonly Draft[],
  fields: Fields,
  judge: Judge | undefined,
): Draft[] {
  const out: Draft[] = [];
  for (let i = 0; i < scene.tokens.length; i++) {
    const part = partAt(scene, i);
    if (!part || listed.some((each) => each.at === i || (each.cue.first <= i && i <= each.cue.last))) continue;
    if (isAnonymity(scene, i) || isForbidden(scene, i) || scene.index.deeds.has(scene.tokens[i]!.lemma.toLowerCase()))
      continue;
    if (part === "verb" && takesReport(scene, i, listed)) continue;
    if (judge) {
      buffer.count = 0;
      openFeatures(scene, i, fields, buffer);
      if (scored(judge, buffer) < LEAST) continue;
    }
    const made = openDraft(scene, sentence, i, part, fields);
    if (made) out.push(made);
  }
  return out;
}

/** "ignored the militia's threat", "the warning was shrugged off": what is done with another's words is no telling of its own. */
function takesReport(scene: Scene, at: number, listed: readonly Draft[]): boolean {
  const object = childBy(scene.tree, at, "obj", "nsubj:pass");
  return object !== undefined && listed.some((each) => each.at === object);
}

const buffer = features();

/** Log odds below which a word is no possible cue: of what is drafted below hardly any ever reaches the record. */
const LEAST = -0.7;

/** The features of the first question: may the word be a cue at all? */
export function openFeatures(scene: Scene, at: number, fields: Fields, into: Features): void {
  cueFeatures(scene, at, fields, OPEN_TEMPLATE, into);
}

const OPEN_TEMPLATE = 0;

/** What kind of cue a word can be by its place in the tree. */
export function partAt(scene: Scene, i: number): "verb" | "noun" | "adjective" | undefined {
  const { upos, deprel } = scene.tokens[i]!;
  if (upos === "VERB") return deprel === "amod" || deprel === "compound" ? undefined : "verb";
  const children = scene.tree.children[i]!;
  if (upos === "NOUN" && deprel !== "compound" && children.length > 0) return "noun";
  if (upos === "ADJ" && deprel !== "amod" && children.some((c) => scene.tokens[c]!.deprel === "cop"))
    return "adjective";
  return undefined;
}

function openDraft(
  scene: Scene,
  sentence: number,
  at: number,
  part: Phrase["part"] & keyof typeof ENTRIES,
  fields: Fields,
): Draft | undefined {
  const phrase: Phrase = { entry: ENTRIES[part], words: [scene.tokens[at]!.lemma.toLowerCase()], part };
  const cue: Cue = cueAt(scene, at, at, phrase);
  const made =
    (part === "noun" ? nominal(scene, sentence, cue) : verbal(scene, sentence, cue)) ?? plain(scene, sentence, cue);
  if (!made || isMute(scene, made)) return undefined;
  const { entry: _, ...rest } = made;
  return { ...rest, cueClass: classOf(scene, made, part, fields), sure: 0.5, unlisted: true };
}

/** "The wreckage shows how …": what cannot speak does not, whatever its verb. */
function isMute(scene: Scene, { source }: Draft): boolean {
  const head = source && (source.stands ?? source.heads[0]);
  return head !== undefined && canSpeak(scene, head) === "mute";
}

/** Where no frame fits: the cue's subject, and what hangs on it behind or, with nothing behind, stands before it. */
function plain(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  const { tree, tokens } = scene;
  const source = sourceOf(scene, cue);
  const right = Math.min(tree.right[cue.at]!, scene.end);
  let start = Math.max(cue.last, source && source.first > cue.last ? source.last : 0) + 1;
  while (start <= right && isPunct(tokens[start]!) && !opensQuote(scene, start)) start++;
  let content = start <= right ? trimmed(scene, { first: start, last: right }) : undefined;
  let rule = "plain right";
  if (!content) {
    // "a tax | that he mourned", "what they saw": the word before, or the sentence so far.
    const last = Math.min(cue.first, source && source.first < cue.first ? source.first : cue.first) - 1;
    if (last < 0) return undefined;
    const head = tokens[cue.at]!.head;
    const relative = tokens[cue.at]!.deprel.startsWith("acl") && head >= 0 && head <= last;
    content = trimmed(scene, { first: relative ? tree.left[head]! : 0, last });
    rule = relative ? "plain relative" : "plain left";
  }
  return content && draft(scene, sentence, cue, { runs: [content], rule }, source, undefined);
}

const PREPOSITIONS = "about against as at by for from in into of on over to toward towards upon with".split(" ");

const ENTRIES: Readonly<Record<"verb" | "noun" | "adjective", CueEntry>> = {
  verb: {
    id: "unlisted",
    at: "",
    verbs: [],
    class: "belief",
    takes: ["clause", "that", "wh", "quote", "aside", "to", "ing", "object", "passive", ...PREPOSITIONS],
  },
  noun: { id: "unlisted", at: "", nouns: [], class: "belief", takes: ["that", "wh", "quote", "to", ...PREPOSITIONS] },
  adjective: {
    id: "unlisted",
    at: "",
    adjectives: [],
    class: "belief",
    takes: ["clause", "that", "wh", "quote", "to", ...PREPOSITIONS],
  },
};

/** Speech only where words are reported; what is thought, wished, seen or decided by the field of meaning of the cue. */
function classOf(scene: Scene, draft: Draft, part: string, fields: Fields): Attribution["cueClass"] {
  const lemma = scene.tokens[draft.at]!.lemma.toLowerCase();
  const field = part === "verb" ? fields.verb(lemma) : fields.noun(lemma);
  if (draft.rule.startsWith("quote")) return "speech";
  if (part === "adjective") return /^(that|clause|wh)$/.test(draft.rule) ? "belief" : "wish";
  if (part === "noun") return draft.rule !== "that" ? "wish" : field === 10 ? "speech" : "belief";
  if (field === 32 && /^(that|clause|wh|aside|colon)$/.test(draft.rule)) return "speech";
  if (field === 39) return "perception";
  if (field === 37 || draft.rule === "to") return "wish";
  return field === 31 && /^(that|clause|wh)$/.test(draft.rule) ? "belief" : "decision";
}
