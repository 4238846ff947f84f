import type { PlaceMention } from "../mention/mention.ts";
import { caseOf, childrenBy, relation, subtreeSpan } from "../sentence/tree.ts";
import { contains } from "../span.ts";
import { obliques } from "./clause.ts";
import type { Trigger } from "./frame.ts";
import { form, word } from "./phrase.ts";
import type { RoleHead } from "./role.ts";
import { kindsOf, mentionAt, type Scene, tokenAt } from "./scene.ts";

/**
 * The tokens above the trigger whose adverbials are also its own: up through light verbs, infinitives, participles and joined clauses,
 * not out of what is reported ("said on Monday that …") nor out of a relative clause.
 */
export function levels(scene: Scene, trigger: Trigger, others: ReadonlySet<number>): number[] {
  const { tree } = scene;
  const out = [trigger.at];
  for (let at = trigger.at, steps = 0; steps < 8; steps++) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0 || deprel === "ccomp" || deprel === "acl:relcl" || deprel === "parataxis" || deprel === "appos") break;
    if (deprel === "nmod:poss") break;
    // "fled after the attack": the flight's day is not the attack's
    const prep = caseOf(tree, at) ?? "";
    if (relation(tree.tokens[at]!) === "obl" && /^(after|following|before|since|despite|over|ahead)$/.test(prep)) break;
    if (others.has(head) && deprel !== "advcl" && deprel !== "conj" && deprel !== "xcomp") {
      if (deprel !== "nsubj" && deprel !== "obj") break;
    }
    // "concerns about retaliation": where the concern is, is not where the deed is
    if (deprel === "nmod" && !isCarrier(scene, head)) break;
    out.push(head);
    at = head;
  }
  return out;
}

function isCarrier(scene: Scene, noun: number): boolean {
  const lemma = word(scene.tree, noun);
  const op = scene.lexicon.modal.nouns.get(lemma);
  return (
    op === "through" ||
    op === "attempted" ||
    op === "planned" ||
    (scene.lexicon.classes.get(lemma) ?? []).includes("carrier")
  );
}

/** "… struck a refinery overnight, the governor said": read as the saying's, but it stands before who says it. */
function isBeforeSpeaker({ tree }: Scene, levelsUp: readonly number[], at: number | undefined): boolean {
  const top = levelsUp.at(-1)!;
  const { deprel, head: said } = tree.tokens[top]!;
  if (at === undefined || said <= top || !/^(ccomp|parataxis)$/.test(deprel)) return false;
  const speaker = childrenBy(tree, said, "nsubj").find((c) => c > top);
  if (speaker === undefined || at < top || at >= tree.left[speaker]!) return false;
  return tree.tokens[at]!.head === said && form(tree, tree.left[speaker]! - 1) === ",";
}

/** Where it happened: its own and its clause's adverbials, then the place its target is or lies in. */
export function placesOf(
  scene: Scene,
  levelsUp: readonly number[],
  others: ReadonlySet<number>,
  roles: readonly RoleHead[],
): PlaceMention[] {
  const { tree } = scene;
  const own = scene.mentions.filter(
    (each): each is PlaceMention => each.kind === "place" && !isNamedAfter(scene, each),
  );
  if (own.length === 0) return [];
  const actors = roles.filter((each) => each.role === "actor").map((each) => subtreeSpan(tree, each.head));
  const inTarget: PlaceMention[] = [];
  for (const { role, head } of roles) {
    if (role !== "target") continue;
    const whole = subtreeSpan(tree, head);
    for (const place of own)
      if (contains(whole, place) && !isDemonym(scene, place) && isNear(scene, place, head, others))
        inTarget.push(place);
  }
  const fine = inTarget.filter((place) => place.precision !== "country");
  if (fine.length > 0) return finest(fine);
  for (const level of levelsUp) {
    const hits = own.filter((place) => {
      const head = tokenAt(tree, place.head);
      return (
        head !== undefined &&
        !isDemonym(scene, place) &&
        !actors.some((span) => contains(span, place)) &&
        belongs(scene, head, level, others)
      );
    });
    if (hits.length > 0) return finest(hits);
  }
  if (inTarget.length > 0) return finest(inTarget);
  const before = own.filter((place) => isBeforeSpeaker(scene, levelsUp, tokenAt(tree, place.head)));
  if (before.length > 0) return finest(before);
  // "police in Bogotá arrested": where the doer is
  return finest(own.filter((place) => isWhereabouts(scene, place) && actors.some((span) => contains(span, place))));
}

/** "the town" of "the town of Sake": the name says it. */
function isNamedAfter(scene: Scene, place: PlaceMention): boolean {
  const head = tokenAt(scene.tree, place.head);
  return (
    head !== undefined &&
    scene.tree.children[head]!.some((c) => caseOf(scene.tree, c) === "of" && mentionAt(scene, c, "place") !== undefined)
  );
}

function isWhereabouts(scene: Scene, place: PlaceMention): boolean {
  const head = tokenAt(scene.tree, place.head);
  return head !== undefined && /^(in|at|near)$/.test(caseOf(scene.tree, head) ?? "");
}

/** Of "in Kafr Sama in Idlib province" the nearer place says where; equals (a list of towns) all stay. */
function finest(places: readonly PlaceMention[]): PlaceMention[] {
  const rank = (place: PlaceMention) => ranks.indexOf(place.precision);
  const best = Math.min(...places.map(rank));
  return places.filter((place) => rank(place) === best);
}

const ranks = ["exact", "settlement", "near", "admin2", "admin1", "unknown", "country"];

/** "Syrian", "Sudan's": a place that qualifies a party is no place of the event. */
function isDemonym(scene: Scene, place: PlaceMention): boolean {
  const head = tokenAt(scene.tree, place.head);
  if (head === undefined) return true;
  const token = scene.tree.tokens[head]!;
  if (token.upos === "ADJ") return true;
  return mentionAt(scene, head, "actor") !== undefined && token.deprel !== "obl" && token.deprel !== "nmod";
}

function isNear(scene: Scene, place: PlaceMention, target: number, others: ReadonlySet<number>): boolean {
  const head = tokenAt(scene.tree, place.head);
  if (head === undefined) return false;
  return head === target || belongs(scene, head, target, others);
}

/** Does the phrase hang on the token without another event, clause or argument between? */
function belongs(scene: Scene, head: number, level: number, others: ReadonlySet<number>): boolean {
  const { tree } = scene;
  for (let at = head, steps = 0; at >= 0 && steps < 10; steps++) {
    if (at === level) return true;
    const token = tree.tokens[at]!;
    const rel = relation(token);
    if (others.has(at)) return false;
    if (
      rel === "nsubj" ||
      rel === "csubj" ||
      rel === "ccomp" ||
      rel === "advcl" ||
      rel === "parataxis" ||
      token.deprel === "acl:relcl"
    )
      return false;
    if (rel === "xcomp" && token.upos === "VERB") return false;
    // "help from groups in Iraq": where they are, not where it happens
    if (at !== head && /^(obl|nmod)$/.test(rel) && !standsForPlace(scene, at) && isSomebody(scene, at)) return false;
    if (
      rel === "obl" &&
      /^(after|following|before|since|despite|according to)$/.test(caseOf(tree, at) ?? "") &&
      at !== head
    )
      return false;
    at = token.head;
  }
  return false;
}

function isSomebody(scene: Scene, at: number): boolean {
  if (scene.tree.tokens[at]!.upos === "NUM") return false;
  const kinds = kindsOf(scene, at);
  return (kinds.has("person") || kinds.has("group")) && !kinds.has("place") && !kinds.has("building");
}

/** Words for a place that is known already: "the city", "it". */
export function standsForPlace(scene: Scene, head: number): boolean {
  const said = form(scene.tree, head);
  if (said === "it" || said === "there") return true;
  const classes = scene.lexicon.classes.get(word(scene.tree, head)) ?? [];
  if (!classes.includes("place")) return false;
  const token = scene.tree.tokens[head]!;
  return (
    scene.tree.children[head]!.some((c) => /^(the|this|that|its|their)$/.test(form(scene.tree, c))) &&
    token.upos === "NOUN"
  );
}

/** "four villages around Baramulla": a name after a preposition of place that no list knows, beside the event or its target. */
export function unknownPlace(scene: Scene, trigger: Trigger, roles: readonly RoleHead[]): number | undefined {
  const { tree } = scene;
  const heads = [trigger.at, ...roles.filter((each) => each.role === "target").map((each) => each.head)];
  for (const head of heads)
    for (const { prep, head: name } of obliques(tree, head)) {
      if (!/^(in|at|near|around|outside|above|inside|beside)$/.test(prep)) continue;
      if (tree.tokens[name]!.upos === "PROPN" && !scene.at.has(name) && kindsOf(scene, name).has("name")) return name;
    }
  return undefined;
}
