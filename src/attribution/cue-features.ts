import { childrenBy, relation } from "../sentence/tree.ts";
import { bucket, codedOf, nounField, verbField } from "./coded.ts";
import { code, type Features, type Fields, put } from "./judge.ts";
import { closesQuote, isPunct, lower, opensQuote, type Scene, speechAt } from "./scene.ts";
import { canSpeak } from "./speaker.ts";

/** What tells whether a word is the head of a cue: the word, its frame in the tree, who its subject is, what stands around it. */
export function cueFeatures(scene: Scene, at: number, fields: Fields, template: number, into: Features): void {
  const { tokens, tree } = scene;
  const coded = codedOf(scene);
  const token = tokens[at]!;
  const lemma = coded.lemma[at]!;
  const t = template;
  const verbal = token.upos === "VERB" || token.upos === "AUX";
  const field = verbal ? verbField(scene, at, fields) : 100 + nounField(scene, at, fields);
  let frame = 0;
  let subject = -1;
  let object = -1;
  let clause = -1;
  let preposition = 0;
  let marker = 0;
  for (const c of tree.children[at]!) {
    const kind = relation(tokens[c]!);
    if (kind === "nsubj" || kind === "csubj") {
      frame |= c < at ? 1 : 2;
      if (subject < 0) subject = c;
      if (tokens[c]!.deprel === "nsubj:pass") frame |= 4;
    } else if (kind === "obj") {
      frame |= 8;
      object = c;
    } else if (kind === "ccomp" || kind === "parataxis") {
      frame |= c > at ? 16 : 32;
      clause = c;
    } else if (kind === "xcomp") {
      frame |= 64;
      clause = c;
    } else if (kind === "obl" || kind === "nmod") {
      const own = tokens[c]!.deprel === "nmod:poss";
      frame |= own ? 512 : 128;
      const mark = childrenBy(tree, c, "case")[0];
      if (c > at && mark !== undefined && preposition === 0) preposition = coded.lemma[mark]!;
      if (own) subject = c;
    } else if (kind === "acl") {
      frame |= 256;
      clause = c;
    } else if (kind === "mark") marker = coded.lemma[c]!;
    else if (kind === "advmod" && /^(not|n['’]t|never)$/.test(lower(tokens[c]))) put(into, t + 30, lemma, 1);
    else if (tokens[c]!.deprel === "aux:pass") frame |= 4;
    else if (kind === "aux") put(into, t + 31, coded.lemma[c]!, 0);
    else if (kind === "cop") frame |= 1024;
  }
  const head = token.head;
  const own = coded.relation[at]!;
  put(into, t, 1);
  put(into, t + 1, lemma);
  put(into, t + 2, lemma, frame);
  put(into, t + 3, lemma, preposition);
  put(into, t + 4, field);
  put(into, t + 5, field, frame);
  put(into, t + 6, field, preposition);
  put(into, t + 7, frame);
  put(into, t + 8, coded.xpos[at]!, own);
  put(into, t + 9, lemma, coded.xpos[at]!);
  put(into, t + 10, own, frame);
  put(into, t + 11, lemma, own);
  if (head >= 0) put(into, t + 12, own, coded.lemma[head]!);
  if (head >= 0) put(into, t + 13, own, coded.upos[head]!, field);
  put(into, t + 14, marker, field);
  if (subject >= 0) {
    const voice = code(canSpeak(scene, subject));
    put(into, t + 15, voice, frame);
    put(into, t + 16, voice, field);
    put(into, t + 17, voice, lemma);
    put(into, t + 18, coded.lemma[subject]!, field);
    put(into, t + 19, nounField(scene, subject, fields), lemma);
    put(into, t + 20, coded.lemma[subject]!);
  }
  if (object >= 0) {
    const kind = nounField(scene, object, fields);
    put(into, t + 21, lemma, coded.lemma[object]!);
    put(into, t + 22, lemma, kind);
    put(into, t + 23, field, kind);
    put(into, t + 32, coded.upos[object]!, field);
  }
  if (clause >= 0) {
    const mark = childrenBy(tree, clause, "mark")[0];
    const word = mark === undefined ? 0 : coded.lemma[mark]!;
    put(into, t + 24, lemma, word);
    put(into, t + 25, field, word, clause > at ? 1 : 0);
    put(into, t + 33, coded.xpos[clause]!, field, clause > at ? 1 : 0);
  }
  const inSpeech = speechAt(scene, at) === undefined ? 0 : 1;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const around =
    (at > 1 && (closesQuote(scene, at - 1) || closesQuote(scene, at - 2)) ? 1 : 0) +
    (opensQuote(scene, at + 1) || opensQuote(scene, at + 2) ? 2 : 0) +
    (after && isPunct(after) ? 4 : 0) +
    (before && isPunct(before) ? 8 : 0);
  put(into, t + 26, around, inSpeech);
  put(into, t + 27, around, field, inSpeech);
  put(into, t + 28, inSpeech, field);
  if (after) {
    put(into, t + 29, lemma, coded.lemma[at + 1]!);
    put(into, t + 34, field, coded.lemma[at + 1]!);
    put(into, t + 35, coded.upos[at + 1]!, field);
  }
  if (before) {
    put(into, t + 36, lemma, coded.lemma[at - 1]!);
    put(into, t + 37, coded.lemma[at - 1]!, field);
  }
  if (at + 2 < tokens.length) put(into, t + 38, lemma, coded.lemma[at + 1]!, coded.lemma[at + 2]!);
  put(into, t + 39, bucket(scene.tokens.length), bucket(at));
}
