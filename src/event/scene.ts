import type { Attribution } from "../attribution/attribution.ts";
import { firstPersons } from "../attribution/first-person.ts";
import { type ActorMention, isLiteral, type Mention, type PlaceMention } from "../mention/mention.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { type Tree, treeOf } from "../sentence/tree.ts";
import { type Address, inOrder, type Span } from "../span.ts";
import type { VerbLexicon } from "./entry.ts";
import { form, word } from "./phrase.ts";

/** A sentence with all that events are read from: its tree, the mentions in it by their head token, the words' classes. */
export interface Scene {
  readonly sentence: Sentence;
  readonly tree: Tree;
  readonly lexicon: VerbLexicon;
  readonly mentions: readonly Mention[];
  /** Mentions whose head is the token; several may share one ("Khiam": place; "Israeli": actor). */
  readonly at: ReadonlyMap<number, readonly Mention[]>;
  /** Kinds by head, filled as they are asked for. */
  readonly kinds: Map<number, ReadonlySet<string>>;
  /** Does the sentence speak of sport, shows, games or shopping, not of force? */
  readonly isOffField: boolean;
}

export function sceneOf(sentence: Sentence, mentions: readonly Mention[], lexicon: VerbLexicon): Scene {
  const tree = treeOf(sentence);
  const at = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const head = tokenAt(tree, mention.head);
    if (head === undefined) continue;
    const held = at.get(head);
    if (held) held.push(mention);
    else at.set(head, [mention]);
  }
  return { sentence, tree, lexicon, mentions, at, kinds: new Map(), isOffField: isOffField(tree, lexicon) };
}

/** Words of another field against words of force: "striker", "match", "season" beside "stormed"; one soldier outweighs two of them. */
function isOffField(tree: Tree, { classes }: VerbLexicon): boolean {
  let field = 0;
  let force = 0;
  for (let i = 0; i < tree.tokens.length; i++) {
    if (!/^(NOUN|PROPN|VERB|ADJ)$/.test(tree.tokens[i]!.upos)) continue;
    const named = tree.tokens[i]!.upos !== "VERB";
    for (const each of classes.get(word(tree, i)) ?? []) {
      if (each === "sport") field += 4;
      else if (each === "field") field += 2;
      else if (each === "field-hint") field++;
      else if ((named || strong.has(word(tree, i))) && (each === "armed" || each === "force-hint")) force++;
    }
  }
  return field >= 2 + 2 * force;
}

/** Deeds that are hardly ever meant otherwise: "a cyclist was arrested". */
const strong = new Set("arrest detain behead abduct kidnap assassinate execute jail torture".split(" "));

/** The first token that overlaps the span. */
export function tokenAt(tree: Tree, span: Span): number | undefined {
  let low = 0;
  let high = tree.tokens.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (tree.tokens[mid]!.to <= span.from) low = mid + 1;
    else high = mid;
  }
  const token = tree.tokens[low];
  return token && token.from < span.to ? low : undefined;
}

export function mentionAt<K extends Mention["kind"]>(
  scene: Scene,
  head: number,
  kind: K,
): Extract<Mention, { kind: K }> | undefined {
  return scene.at.get(head)?.find((each): each is Extract<Mention, { kind: K }> => each.kind === kind);
}

/**
 * What the head of a phrase is, as far as mentions and class lists know: "person", "group", "place", "weapon", "event", "name" (a name
 * of unknown kind), or the class lists' own names ("building", "abstract", "disaster", …). A word may be several of these.
 */
export function kindsOf(scene: Scene, head: number): ReadonlySet<string> {
  let kinds = scene.kinds.get(head);
  if (!kinds) {
    kinds = kindsAt(scene, head);
    scene.kinds.set(head, kinds);
  }
  return kinds;
}

function kindsAt(scene: Scene, head: number): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const mention of scene.at.get(head) ?? []) {
    if (mention.kind !== "actor") kinds.add(mention.kind);
    else {
      kinds.add(kindOfActor(mention));
      if (/^(state|government)$/.test(mention.type)) kinds.add("state");
      if (/^(military|police|armed-group)$/.test(mention.type)) kinds.add("armed");
    }
  }
  const token = scene.tree.tokens[head]!;
  const said = word(scene.tree, head);
  // "ex-president", "vice-governor"
  for (const each of scene.lexicon.classes.get(said) ?? scene.lexicon.classes.get(said.replace(/^.*-/, "")) ?? [])
    if (!/^(field|force|sport)/.test(each)) kinds.add(each);
  if (token.upos === "PRON") {
    const said = form(scene.tree, head);
    if (said === "it" || said === "itself" || said === "its")
      for (const each of ["group", "place", "thing"]) kinds.add(each);
    else if (said === "them" || said === "they" || said === "their")
      for (const each of ["person", "group", "thing"]) kinds.add(each);
    else if (/^(that|this|which|those|these|what)$/.test(said)) kinds.add("thing");
    else kinds.add("person");
  }
  if (token.upos === "PROPN" && kinds.size === 0) kinds.add("name");
  if (token.upos === "NUM") for (const each of ["person", "thing"]) kinds.add(each);
  if (token.upos === "NOUN" && scene.lexicon.nouns.get(word(scene.tree, head))?.some((each) => each.words.length === 1))
    kinds.add("event");
  // "hard drives", "a raft of measures": what only carries a deed may be a thing too
  if (isOnly(kinds, "carrier") || isOnly(kinds, "means")) kinds.add("thing");
  if (kinds.size === 0) {
    kinds.add("thing");
    // an unlisted "defender", "organiser", "trainee"
    if (token.upos === "NOUN" && /(er|or|ist|man|woman|ian|ee)$/.test(word(scene.tree, head))) kinds.add("person");
  }
  return kinds;
}

function isOnly(kinds: ReadonlySet<string>, kind: string): boolean {
  return kinds.size === 1 && kinds.has(kind);
}

function kindOfActor(mention: ActorMention): string {
  return /^(person|role|civilians|pronoun)$/.test(mention.type)
    ? "person"
    : mention.type === "unknown"
      ? "name"
      : "group";
}

/** Each sentence with the mentions in it, both in text order; names of places that only name are left out. */
export function* bySentence(
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
): Generator<readonly [Sentence, readonly Mention[]]> {
  const sorted = mentions.filter(isLiteral).sort(inOrder);
  let next = 0;
  for (const sentence of sentences) {
    while (next < sorted.length && sorted[next]!.from < sentence.from) next++;
    const inside: Mention[] = [];
    for (; next < sorted.length && sorted[next]!.from < sentence.to; next++) inside.push(sorted[next]!);
    yield [sentence, inside];
  }
}

/** What mentions lead to, across sentences. */
export interface World {
  readonly byId: ReadonlyMap<Address, Mention>;
  /** Who the "I" and "we" of a quote are. */
  readonly speakers: ReadonlyMap<Address, Address>;
  /** Places fine enough to be "the city", by article, in text order: what later definite phrases lead back to. */
  readonly settlements: Map<Address, PlaceMention>;
  /** Where the last event of a paragraph happened, by block: what follows there happened there too, unless it says otherwise. */
  readonly scenes: Map<number, PlaceMention>;
}

export function worldOf(mentions: readonly Mention[], attributions: readonly Attribution[]): World {
  return {
    byId: new Map(mentions.map((each) => [each.id, each])),
    speakers: firstPersons(attributions),
    settlements: new Map(),
    scenes: new Map(),
  };
}

/** The mention a pronoun or short name finally stands for; the mention itself when it stands for none. */
export function resolved(world: World, mention: Mention): Mention {
  let at = mention;
  for (let steps = 0; steps < 10; steps++) {
    const to = ("refers" in at ? at.refers : undefined) ?? world.speakers.get(at.id);
    const next = to && world.byId.get(to);
    if (!next) break;
    at = next;
  }
  return at;
}

/** The words between two places of the page, one blank where there are any. */
export function textBetween({ tree }: Scene, from: number, to: number): string {
  let text = "";
  let end = -1;
  for (const token of tree.tokens) {
    if (token.from < from || token.to > to) continue;
    text += (end >= 0 && token.from > end ? " " : "") + token.form;
    end = token.to;
  }
  return text;
}
