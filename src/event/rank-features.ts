import { type Kit, perKit } from "../kit/kit.ts";
import { wordAtoms } from "../sentence/sentence.ts";
import type { Tree } from "../sentence/tree.ts";
import { hashOf } from "../sentence/word.ts";
import { type Clause, clauseOf } from "./clause.ts";
import type { Frame } from "./entry.ts";
import type { Trigger } from "./frame.ts";
import { form, word } from "./phrase.ts";
import { kindsOf, type Scene } from "./scene.ts";

/** Changes with the features below: a model only works with those it was trained on. */
export const TYPE_TEMPLATES = "types-2";

/** What the ranker looks at of a word: all that the words say, and apart from it what the rules made of it. */
export interface Looks {
  readonly words: readonly number[];
  readonly rules: readonly number[];
}

/** The features of a token that may name an event, as hashes; `drafts` are what the rules found in its sentence. */
export function looksOf(scene: Scene, at: number, drafts: readonly Trigger[], kit: Kit): Looks {
  const own = drafts.find((each) => each.at === at);
  const words = new Keys();
  const rules = new Keys();
  const { tree } = scene;
  const isNoun = own ? own.nominal : tree.tokens[at]!.upos !== "VERB" && tree.tokens[at]!.upos !== "ADJ";
  const self = new Self(scene, at, isNoun, kit);
  self.into(words);
  argumentsInto(words, scene, self, own, kit);
  above(words, tree, self, kit);
  around(words, tree, self, kit);
  drafted(rules, scene, self, own, drafts, kit);
  near(words, tree, at, kit);
  return { words: words.list, rules: rules.list };
}

/** The words of a sentence, whatever stands where: the same for all its candidates. */
export function sentenceLooks({ tree }: Scene, kit: Kit): readonly number[] {
  const keys = new Keys();
  for (let i = 0; i < tree.tokens.length; i++)
    if (content.has(tree.tokens[i]!.upos)) keys.add(140, hashed(word(tree, i), kit));
  return keys.list;
}

function near(keys: Keys, tree: Tree, at: number, kit: Kit): void {
  for (let i = Math.max(0, at - 5); i <= Math.min(tree.tokens.length - 1, at + 5); i++)
    if (i !== at && content.has(tree.tokens[i]!.upos)) keys.add(141, hashed(word(tree, i), kit));
}

const content = new Set<string>(["NOUN", "VERB", "ADJ", "PROPN"]);

/** Numbers of features, by template and up to three values. */
class Keys {
  readonly list: number[] = [];
  add(template: number, a = 0, b = 0, c = 0): void {
    let h = Math.imul(template, 0x9e3779b1) ^ a;
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) + b;
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) ^ c;
    h = Math.imul(h ^ (h >>> 16), 0x27d4eb2f);
    this.list.push((h ^ (h >>> 15)) >>> 0);
  }
}

/** The hashes of words, made once for each word. */
const hashes = perKit((_: Kit) => new Map<string, number>());

function hashed(said: string, kit: Kit): number {
  const known = hashes(kit);
  let hash = known.get(said);
  if (hash === undefined) {
    if (known.size > 30_000) known.clear();
    hash = hashOf(said);
    known.set(said, hash);
  }
  return hash;
}

/** The word itself: lemma, field of meaning, part of speech, voice, particle. */
class Self {
  readonly at: number;
  readonly isNoun: boolean;
  readonly lemma: number;
  readonly pos: number;
  readonly field: number;
  readonly particle: number;
  readonly clause: Clause | undefined;
  readonly suffix: number;
  readonly xpos: number;

  constructor({ tree }: Scene, at: number, isNoun: boolean, kit: Kit) {
    const token = tree.tokens[at]!;
    const said = word(tree, at);
    this.at = at;
    this.isNoun = isNoun;
    this.lemma = hashed(said, kit);
    this.pos = isNoun ? 1 : 2;
    const atoms = wordAtoms(token.form, kit);
    this.field = isNoun ? atoms.nounField : 64 + atoms.verbField;
    const particle = tree.children[at]!.find((c) => tree.tokens[c]!.deprel === "compound:prt");
    this.particle = particle === undefined ? 0 : hashed(form(tree, particle), kit);
    this.clause = isNoun ? undefined : clauseOf(tree, at);
    this.suffix = hashed(said.slice(-4), kit);
    this.xpos = hashed(token.xpos, kit);
  }

  into(keys: Keys): void {
    const { lemma, pos, field, particle } = this;
    keys.add(1, pos);
    keys.add(2, lemma);
    keys.add(3, lemma, pos);
    keys.add(4, field);
    keys.add(5, this.suffix, pos);
    keys.add(6, this.xpos);
    keys.add(7, lemma, this.xpos);
    if (particle !== 0) {
      keys.add(8, lemma, particle);
      keys.add(9, particle);
    }
    if (this.clause?.passive) {
      keys.add(10, lemma);
      keys.add(11, field);
    }
  }
}

/** Who, whom, and with which prepositions. */
function argumentsInto(keys: Keys, scene: Scene, self: Self, own: Trigger | undefined, kit: Kit): void {
  const { tree } = scene;
  const clause = own?.clause ?? self.clause;
  if (clause) {
    argument(keys, 20, scene, self, clause.undergoer, kit);
    argument(keys, 30, scene, self, clause.doer, kit);
    for (const { prep, head } of clause.oblique) phrase(keys, scene, self, prep, head, kit);
    if (clause.undergoer === undefined) keys.add(50, self.lemma);
    if (clause.doer === undefined) keys.add(51, self.field);
  }
  let phrases = 0;
  for (const c of tree.children[self.at]!) {
    const { deprel, upos } = tree.tokens[c]!;
    const said = hashed(word(tree, c), kit);
    if (deprel === "aux" || deprel === "mark" || deprel === "cop") {
      keys.add(52, hashed(form(tree, c), kit));
      keys.add(53, hashed(form(tree, c), kit), self.field);
    } else if (deprel === "advmod") keys.add(54, said);
    else if (deprel === "xcomp" || deprel === "ccomp" || deprel === "advcl" || deprel === "acl") {
      keys.add(55, self.lemma, hashed(deprel, kit));
      keys.add(56, self.lemma, said);
      keys.add(57, said, self.field);
      keys.add(58, self.field, hashed(deprel, kit), wordAtoms(tree.tokens[c]!.form, kit).verbField);
    } else if (deprel === "conj") keys.add(59, said, self.pos);
    else if (self.isNoun && (deprel === "compound" || deprel === "amod")) {
      keys.add(60, self.lemma, said);
      keys.add(61, said);
    } else if (self.isNoun && deprel === "det") keys.add(62, said, self.field);
    else if (self.isNoun && deprel === "nmod:poss") argument(keys, 40, scene, self, c, kit);
    else if (self.isNoun && deprel.startsWith("nmod")) {
      const marker = tree.children[c]!.find((m) => tree.tokens[m]!.deprel === "case");
      phrase(keys, scene, self, marker === undefined ? "" : form(tree, marker), c, kit);
      phrases++;
    } else if (deprel === "nummod") keys.add(63, self.lemma);
    else if (upos === "PART") keys.add(64, said);
  }
  if (self.isNoun && phrases === 0) keys.add(65, self.lemma);
}

function argument(keys: Keys, base: number, scene: Scene, self: Self, head: number | undefined, kit: Kit): void {
  if (head === undefined) return;
  const { tree } = scene;
  const said = hashed(word(tree, head), kit);
  const field = fieldOf(tree, head, kit);
  keys.add(base, said);
  keys.add(base + 1, self.lemma, said);
  keys.add(base + 2, self.lemma, field);
  keys.add(base + 3, self.field, field);
  keys.add(base + 4, field);
  keys.add(base + 8, self.field, said);
  for (const kind of kindsOf(scene, head)) {
    const name = hashed(kind, kit);
    keys.add(base + 5, name);
    keys.add(base + 6, self.lemma, name);
    keys.add(base + 7, self.field, name);
  }
}

function phrase(keys: Keys, scene: Scene, self: Self, prep: string, head: number, kit: Kit): void {
  const { tree } = scene;
  const marker = hashed(prep, kit);
  const field = fieldOf(tree, head, kit);
  keys.add(70, self.lemma, marker);
  keys.add(71, self.field, marker);
  keys.add(72, marker, hashed(word(tree, head), kit), self.pos);
  keys.add(73, self.lemma, marker, field);
  keys.add(74, self.field, marker, field);
  for (const kind of kindsOf(scene, head)) keys.add(75, self.lemma, marker, hashed(kind, kit));
}

function fieldOf(tree: Tree, at: number, kit: Kit): number {
  const { upos, form: said } = tree.tokens[at]!;
  if (upos === "VERB") return 64 + wordAtoms(said, kit).verbField;
  if (upos === "NOUN") return wordAtoms(said, kit).nounField;
  return upos === "PROPN" ? 100 : upos === "PRON" ? 101 : upos === "NUM" ? 102 : 103;
}

/** What it hangs on. */
function above(keys: Keys, tree: Tree, self: Self, kit: Kit): void {
  let at = self.at;
  let path = 0;
  for (let step = 1; step <= 3; step++) {
    const { head, deprel } = tree.tokens[at]!;
    const edge = hashed(deprel, kit);
    path = (Math.imul(path, 31) + edge) | 0;
    if (head < 0) {
      keys.add(80, step);
      keys.add(81, step, self.field);
      keys.add(82, path, self.pos);
      break;
    }
    if (step < 3) {
      const said = hashed(word(tree, head), kit);
      keys.add(83, path, said);
      if (step === 1) {
        keys.add(84, self.lemma, said);
        keys.add(85, self.lemma, edge);
        keys.add(86, self.field, edge);
        keys.add(87, said);
        keys.add(90, self.field, said);
      } else keys.add(91, said);
    }
    keys.add(88, path);
    keys.add(89, path, self.pos);
    at = head;
  }
  let depth = 0;
  for (at = self.at; at >= 0 && depth < 9; at = tree.tokens[at]!.head) {
    depth++;
    const { deprel } = tree.tokens[at]!;
    if (clausal.has(deprel)) keys.add(92, hashed(deprel, kit));
  }
  keys.add(93, depth, self.pos);
}

const clausal = new Set(["acl:relcl", "advcl", "ccomp", "xcomp", "acl", "appos", "parataxis"]);

/** The words beside it, and what else the sentence holds. */
function around(keys: Keys, tree: Tree, self: Self, kit: Kit): void {
  const { at } = self;
  for (const step of [-2, -1, 1, 2]) {
    const near = tree.tokens[at + step] ? hashed(form(tree, at + step), kit) : 0;
    keys.add(100 + step, near);
    if (step === 1 || step === -1) keys.add(105 + step, near, self.lemma);
  }
  keys.add(107, Math.min(9, Math.floor((10 * at) / tree.tokens.length)));
}

/** What the rules say: the frame that fits, those the lexicon has for the word, and what they found beside it. */
function drafted(
  keys: Keys,
  scene: Scene,
  self: Self,
  own: Trigger | undefined,
  drafts: readonly Trigger[],
  kit: Kit,
): void {
  const { lexicon, tree } = scene;
  const said = word(tree, self.at);
  const type = own === undefined ? 0 : hashed(own.frame.plover, kit);
  keys.add(120, type);
  keys.add(121, type, self.pos);
  keys.add(122, type, self.lemma);
  keys.add(123, type, self.field);
  if (own) {
    const entry = hashed(own.frame.entry.id, kit);
    keys.add(124, entry);
    keys.add(125, entry, self.pos);
    keys.add(126, type, own.frame.needs.length, own.frame.words.length);
    if (own.frame.isLast) keys.add(127, type);
  }
  const known = new Set<string>();
  const listed: readonly Frame[] = (self.isNoun ? lexicon.nouns.get(said) : lexicon.verbs.get(said)) ?? [];
  for (const { plover } of listed) known.add(plover);
  for (const each of known) keys.add(128, hashed(each, kit), own ? 1 : 0);
  if (known.size === 0) keys.add(129, own ? 1 : 0);
  let before = 0;
  const others = new Set<string>();
  for (const each of drafts) {
    if (each === own) continue;
    if (each.at < self.at) before++;
    others.add(each.frame.plover);
  }
  for (const each of others) {
    keys.add(130, hashed(each, kit), own ? 1 : 0);
    keys.add(131, hashed(each, kit), type);
  }
  keys.add(132, Math.min(before, 4), Math.min(drafts.length, 5), own ? 1 : 0);
  if (scene.isOffField) keys.add(133, own ? 1 : 0);
}

/** The tokens that may name an event: what the rules found, verbs, and nouns of deeds, words, happenings and dealings. */
export function candidatesOf({ tree, lexicon }: Scene, drafts: readonly Trigger[], kit: Kit): number[] {
  const out: number[] = [];
  const found = new Set(drafts.map(({ at }) => at));
  for (let i = 0; i < tree.tokens.length; i++) {
    const { upos, form: said } = tree.tokens[i]!;
    if (found.has(i) || upos === "VERB") out.push(i);
    else if (upos === "NOUN" && (deeds.has(wordAtoms(said, kit).nounField) || lexicon.nouns.has(word(tree, i))))
      out.push(i);
  }
  return out;
}

/** WordNet's fields of nouns: act, communication, event, possession, process, state. */
const deeds = new Set([4, 10, 11, 21, 22, 26]);
