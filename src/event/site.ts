import { type Basis, byRule } from "../basis.ts";
import type { PlaceMention } from "../mention/mention.ts";
import { spatialOf } from "../mention/spatial.ts";
import { caseOf, relation } from "../sentence/tree.ts";
import type { Span } from "../span.ts";
import { form, word } from "./phrase.ts";
import { kindsOf, type Scene, tokenAt } from "./scene.ts";

/** Words of the sentence that say where an event happened: a place with a name, or the text's own "a checkpoint", "the border". */
export interface Site extends Span {
  /** The token that the phrase hangs by. */
  readonly head: number;
  readonly mention?: PlaceMention;
  readonly basis: Basis;
}

/** What is only said or decided takes place in no town that its words are about. */
export const talks: ReadonlySet<string> = new Set(
  "REQUEST ACCUSE REJECT THREATEN SUPPORT AGREE SANCTION CONCEDE".split(" "),
);

/** People meet and work together somewhere, but neither where others did things nor the other way round. */
export function isStaged(plover: string): boolean {
  return !talks.has(plover) && plover !== "CONSULT" && plover !== "COOPERATE";
}

export function namedSites(scene: Scene, places: readonly PlaceMention[], rule: string): Site[] {
  return places.map((mention) => ({
    from: mention.from,
    to: mention.to,
    head: tokenAt(scene.tree, mention.head)!,
    mention,
    basis: byRule(rule),
  }));
}

export function isWhereabouts(scene: Scene, place: PlaceMention): boolean {
  const head = tokenAt(scene.tree, place.head);
  return head !== undefined && /^(in|at|near)$/.test(caseOf(scene.tree, head) ?? "");
}

/** Of "in Kafr Sama in Idlib province" the nearer place says where, whatever is known of it; equals (a list of towns) all stay. */
export function finest(scene: Scene, places: readonly PlaceMention[]): PlaceMention[] {
  const inner = places.filter(
    (place) =>
      !places.some((other) => other !== place && (holds(scene, place, other) || isMeasuredFrom(scene, place, other))),
  );
  const rank = (place: PlaceMention) => ranks.indexOf(place.precision === "unknown" ? "settlement" : place.precision);
  const best = Math.min(...inner.map(rank));
  return inner.filter((place) => rank(place) === best);
}

const ranks = ["exact", "settlement", "near", "admin2", "admin1", "country"];

/** Does the text say that the first place holds the second: "Sake in North Kivu", "Sake, North Kivu"? */
export function holds(scene: Scene, outer: PlaceMention, place: PlaceMention): boolean {
  if (outer.from < place.to) return false;
  const { tree } = scene;
  const [head, inner] = [tokenAt(tree, outer.head), tokenAt(tree, place.head)];
  if (head === undefined || inner === undefined) return false;
  for (let at = head, steps = 0; at >= 0 && steps < 4; at = tree.tokens[at]!.head, steps++) {
    if (at === inner) return true;
    if (!/^(nmod|appos|flat|compound|nmod:unmarked|obl:unmarked)$/.test(tree.tokens[at]!.deprel)) break;
  }
  // "at Dan Marke in the Maru area", both hung on the verb; "Banki, Bama, Borno State"
  const between = tree.tokens.filter((token) => token.from >= place.to && token.to <= outer.from);
  const way = between.map((token) => token.form.toLowerCase()).join(" ");
  return /^(,|(, )?in( [\p{L}’']+){0,3}|(, )?of( the)?)$/u.test(way);
}

/** "Tell Sifr, a hamlet 3 km east of Manbij": what is measured from right behind a name says where that lies. */
export function isMeasuredFrom(scene: Scene, place: PlaceMention, name: PlaceMention): boolean {
  if (place.from < name.to) return false;
  const between = scene.tree.tokens.filter((token) => token.from >= name.to && token.to <= place.from);
  return (
    between.length < 14 &&
    between[0]?.form === "," &&
    between.every(({ upos }, i) => i === 0 || /^(DET|ADJ|ADV|NOUN|NUM|ADP|PART)$/.test(upos)) &&
    spatialOf(scene.tree, place)?.km !== undefined
  );
}

/** Does the phrase hang on the token without another event, clause or argument between? */
export function belongs(scene: Scene, head: number, level: number, others: ReadonlySet<number>): boolean {
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
    if ((rel === "xcomp" || rel === "conj") && token.upos === "VERB") return false;
    // "in support of Gaza", "on the way to Subic": the words between are no place
    if (rel === "nmod" && token.head !== level && token.head >= 0 && !isPlaceNoun(scene, token.head)) {
      const prep = caseOf(tree, at) ?? "";
      if (/^(of|to|from|for|with|about|against)$/.test(prep)) return false;
    }
    if (rel === "acl" && (at === head || token.head !== level)) return false;
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

function isPlaceNoun(scene: Scene, at: number): boolean {
  const kinds = kindsOf(scene, at);
  return (
    kinds.has("place") ||
    kinds.has("building") ||
    /^(outskirts|part|parts|city|rest|most|half|whole|edge|direction|(north|south)?-?(east|west|north|south))$/.test(
      word(scene.tree, at),
    )
  );
}

function isSomebody(scene: Scene, at: number): boolean {
  if (scene.tree.tokens[at]!.upos === "NUM") return false;
  const kinds = kindsOf(scene, at);
  return (kinds.has("person") || kinds.has("group")) && !kinds.has("place") && !kinds.has("building");
}

/** Words for a place that is known already: "the city", "it". */
function standsForPlace(scene: Scene, head: number): boolean {
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
