import { childrenBy } from "../sentence/tree.ts";
import { NOMINAL } from "./phrase.ts";
import { isPunct, isVerb, lower, type Scene } from "./scene.ts";

/**
 * Does another report begin at token `i` (after "and", "but", "while")? "speaker": with its own subject ("but residents said");
 * "shared": a verb of saying without one ("but declined to").
 */
export function ownReporter(scene: Scene, i: number, last: number): "speaker" | "shared" | undefined {
  const { tokens, index, tree } = scene;
  let nominal = false;
  for (let k = i; k <= last && k < i + 14; k++) {
    const token = tokens[k]!;
    if (token.form === ";" || lower(token) === "that") return undefined;
    // "but he would not say", "and has demanded": not "and had told them", which is still what was said.
    const negated = /^(not|n['’]t)$/.test(lower(tokens[k + 1]));
    if (token.deprel.startsWith("aux") && (negated || token.xpos === "VBZ")) continue;
    // "; the guard doubts the figure": a verb that the tagger took for a noun.
    const hidden = token.xpos === "NNS" && nominal && index.saying.has(token.lemma.toLowerCase());
    if (hidden && NOMINAL.has(tokens[k - 1]!.upos) && /^(DET|PRON|SCONJ)$/.test(tokens[k + 1]?.upos ?? ""))
      return "speaker";
    // "but the experts were unable to confirm this"
    if (/^(unable|able)$/.test(lower(token)) && nominal && lower(tokens[k + 1]) === "to") {
      const verb = tokens[k + 2];
      return verb && index.saying.has(verb.lemma.toLowerCase()) ? "speaker" : undefined;
    }
    if (isVerb(token)) {
      const helped = WITHHOLDING.has(token.lemma) && tokens[k - 1]!.upos === "PART" && lower(tokens[k - 2]) !== "to";
      if (
        (token.xpos === "VB" && !isPast(scene, k, i) && (!helped || lower(tokens[k - 1]) === "to")) ||
        token.xpos === "VBG"
      )
        return undefined;
      if (/^(put|set)$/.test(token.lemma) && !tokens.slice(k + 1, k + 12).some((each) => lower(each) === "at"))
        return undefined;
      const saying = index.saying.has(token.lemma.toLowerCase()) || isIdiom(scene, k);
      if (!saying) {
        // A relative clause inside the subject may stand before the verb of saying.
        if (token.deprel === "acl:relcl" || token.deprel === "acl") continue;
        return undefined;
      }
      if (nominal)
        return childrenBy(tree, k, "nsubj").length > 0 || NOMINAL.has(tokens[k - 1]!.upos) ? "speaker" : undefined;
      return "shared";
    }
    if (NOMINAL.has(token.upos)) nominal = true;
    if (isPunct(token) && lower(token) !== "," && !nominal) return undefined;
  }
  return undefined;
}

/** "but | put the dead at four": a past tense that looks like an infinitive. */
function isPast(scene: Scene, k: number, i: number): boolean {
  return k === i && /^(put|set|read|let)$/.test(lower(scene.tokens[k]));
}

/** "spoke of", "owned up to": a verb of saying only with the word behind it. */
function isIdiom(scene: Scene, k: number): boolean {
  const phrases = scene.index.byFirst.get(scene.tokens[k]!.lemma.toLowerCase()) ?? [];
  const next = lower(scene.tokens[k + 1]);
  return phrases.some(
    (each) =>
      each.part === "verb" && each.words.length === 2 && each.words[1] === next && each.entry.class === "speech",
  );
}

/** What is withheld when it is not done: "but he would not say who". */
const WITHHOLDING: ReadonlySet<string> = new Set(["say", "confirm", "disclose", "specify", "elaborate", "identify"]);
