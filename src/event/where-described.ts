import { byRule } from "../basis.ts";
import type { PlaceMention } from "../mention/mention.ts";
import { caseOf, childrenBy, relation, type Tree } from "../sentence/tree.ts";
import type { Span } from "../span.ts";
import type { Trigger } from "./frame.ts";
import { form, phraseSpan, word } from "./phrase.ts";
import type { RoleHead } from "./role.ts";
import { kindsOf, type Scene } from "./scene.ts";
import { belongs, type Site } from "./site.ts";

/** "Sapovka, a village of 300 houses, was shelled": the text itself says that the name is a place's. */
export function describedTarget(scene: Scene, targets: readonly number[]): Site | undefined {
  const { tree } = scene;
  for (const head of targets) {
    if (tree.tokens[head]!.upos !== "PROPN" || scene.at.has(head)) continue;
    if (childrenBy(tree, head, "appos").some((c) => c > head && kindsOf(scene, c).has("place")))
      return { ...phraseSpan(tree, head), head, basis: byRule("event/place described") };
  }
  return undefined;
}

/** "landed in a rice field": hit is where it came down. */
export function groundHit(scene: Scene, targets: readonly number[]): Site | undefined {
  const { tree } = scene;
  const head = targets.find(
    (each) =>
      /^(in|near|outside|beside|around)$/.test(caseOf(tree, each) ?? "") &&
      isGround(scene, each, "in") &&
      !scene.at.has(each) &&
      relation(tree.tokens[each]!) === "obl",
  );
  return head === undefined
    ? undefined
    : { ...withWay(tree, head, phraseSpan(tree, head)), head, basis: byRule("event/place described") };
}

/** "near the border", "at a checkpoint", "from the roof of the bakery": a phrase of place without a name, beside the event or its target. */
export function describedSites(
  scene: Scene,
  trigger: Trigger,
  roles: readonly RoleHead[],
  others: ReadonlySet<number>,
  held: PlaceMention | undefined,
): Site[] {
  const { tree } = scene;
  const heads = roles
    .filter((each) => each.role === "target" || (each.role === "actor" && each.head > trigger.last))
    .map((each) => each.head);
  for (let i = 0; i < tree.tokens.length; i++) {
    const { upos, deprel } = tree.tokens[i]!;
    if ((upos !== "NOUN" && upos !== "PROPN") || !/^(obl|nmod)/.test(deprel) || deprel === "nmod:poss") continue;
    if ((i >= trigger.first && i <= trigger.last) || roles.some((each) => each.head === i)) continue;
    const prep = caseOf(tree, i);
    if (prep === undefined || !isGround(scene, i, prep)) continue;
    const isOwn = belongs(scene, i, trigger.at, others);
    if (!isOwn && (toOrFrom.test(prep) || !heads.some((head) => belongs(scene, i, head, others)))) continue;
    if (toOrFrom.test(prep) && tree.tokens[i]!.head !== trigger.at) continue;
    // "at a camp near Bura East": the name within says more
    const name = childrenBy(tree, i, "nmod").find(
      (c) => tree.tokens[c]!.upos === "PROPN" && /^(in|at|near|outside)$/.test(caseOf(tree, c) ?? ""),
    );
    const at = name ?? i;
    const theirs = name === undefined ? ownersPlace(scene, i, held) : undefined;
    if (theirs) return [theirs];
    return [{ ...withWay(tree, at, phraseSpan(tree, at)), head: at, basis: byRule("event/place described") }];
  }
  return [];
}

/** "its eastern suburbs", "its streets and alleys": of the place named last. */
export function ownersPlace(scene: Scene, head: number, held: PlaceMention | undefined): Site | undefined {
  const { tree } = scene;
  if (!partsOfTown.has(word(tree, head))) return undefined;
  if (!childrenBy(tree, head, "nmod:poss").some((c) => form(tree, c) === "its")) return undefined;
  const { from } = tree.tokens[head]!;
  const named = scene.mentions.findLast(
    (each): each is PlaceMention =>
      each.kind === "place" && each.to <= from && /^(settlement|near|exact|unknown)$/.test(each.precision),
  );
  const mention = named ?? held;
  return mention && { ...phraseSpan(tree, head), head, mention, basis: byRule("event/place same") };
}

const partsOfTown = new Set(
  (
    "street alley outskirts outskirt suburb neighbourhood neighborhood sector district quarter edge centre center entrance market square surroundings environs " +
    "hospital school mosque church port airport harbour harbor station bridge"
  ).split(" "),
);

/** "by surrounding it", "to storm it": a place that the same sentence named just before. */
export function itsPlace(scene: Scene, trigger: Trigger, targets: readonly number[]): Site | undefined {
  const { tree } = scene;
  const it = targets.find((head) => form(tree, head) === "it");
  if (it === undefined || !takesPlaces.test(word(tree, trigger.at))) return undefined;
  const { from, to } = tree.tokens[it]!;
  const mention = scene.mentions.findLast(
    (each): each is PlaceMention => each.kind === "place" && each.to <= from && from - each.to < 80,
  );
  return mention && mention.precision !== "country"
    ? { from, to, head: it, mention, basis: byRule("event/place same") }
    : undefined;
}

const takesPlaces =
  /^(capture|seize|enter|storm|retake|recapture|besiege|encircle|surround|shell|bombard|liberate|overrun|occupy|evacuate|leave|reach|blockade|raze)$/;

const toOrFrom = /^(to|from|into|onto|towards?|out)$/;

/** "the road to Zaruma", "the road between Gossi and Gao": its ends are part of its name. */
export function withWay(tree: Tree, head: number, span: Span): Span {
  if (!/^(road|highway|route|motorway|railway|track|axis|crossing|border|line)$/.test(word(tree, head))) return span;
  const end = childrenBy(tree, head, "nmod").find((c) => /^(to|between|with)$/.test(caseOf(tree, c) ?? ""));
  return end === undefined ? span : { from: span.from, to: tree.tokens[tree.right[end]!]!.to };
}

/** A noun of place, or a name that no list knows behind a preposition of place. */
export function isGround(scene: Scene, i: number, prep: string): boolean {
  const { tree } = scene;
  const kinds = kindsOf(scene, i);
  const said = word(tree, i);
  if (tree.tokens[i]!.upos === "PROPN" && !scene.at.has(i) && kinds.has("name") && !isMonth(said))
    return /^(in|at|near|around|outside|above|inside|beside)$/.test(prep);
  if (!kinds.has("place") && !kinds.has("building")) return false;
  for (const other of ["time", "person", "weapon", "abstract"]) if (kinds.has(other)) return false;
  if (!spatial.has(prep) || (/^(on|over)$/.test(prep) && !kinds.has("place"))) return false;
  if (childrenBy(tree, i, "det").some((c) => /^(all|both|every|each|any|no|other|another)$/.test(form(tree, c))))
    return false;
  const further = childrenBy(tree, i, "nmod", "amod", "compound").filter((c) => word(tree, c) !== "same");
  if (vague.has(said) && further.length === 0) return false;
  return said === "parliament" || childrenBy(tree, i, "det", "nmod:poss", "nummod").length + further.length > 0;
}

const spatial = new Set(
  "in at near outside inside around across along off over beside behind between through throughout onto within above below under opposite past beyond towards toward to into from on".split(
    " ",
  ),
);

/** Nouns of place that mostly say something else, or nothing of their own. */
const vague = new Set(
  (
    "side part half land ground position place line front location bank target country state heart centre center seat property structure " +
    "infrastructure court office water air track room window door wall world area region zone strip sector road way camp"
  ).split(" "),
);

function isMonth(said: string): boolean {
  return /^(january|february|march|april|may|june|july|august|september|october|november|december)$/.test(said);
}
