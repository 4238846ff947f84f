import type { PlaceMention } from "../mention/mention.ts";
import { spatialOf } from "../mention/spatial.ts";
import { caseOf, subtreeSpan } from "../sentence/tree.ts";
import { contains, overlaps, type Span } from "../span.ts";
import type { EventRole } from "./event.ts";
import type { Trigger } from "./frame.ts";
import { form, word } from "./phrase.ts";
import { type Scene, textBetween, tokenAt } from "./scene.ts";
import { holds, isMeasuredFrom, isStaged } from "./site.ts";
import type { Placed, PlacedSite } from "./where.ts";

/** What the places of the events of a sentence are read from, once the roles of all are known. */
export function placedOf(scene: Scene, roles: ReadonlyMap<Trigger, readonly EventRole[]>): Map<Trigger, Placed> {
  const own = new Map([...roles].map(([trigger, held]) => [trigger, sitesAmong(scene, held)]));
  const locals = localsOf(scene);
  const named = namesPlace(scene);
  return new Map(
    [...roles.keys()].map((trigger) => [
      trigger,
      { sites: own.get(trigger)!, beside: besideOf(trigger, own), ...(locals && { locals }), named },
    ]),
  );
}

function sitesAmong(scene: Scene, roles: readonly EventRole[]): PlacedSite[] {
  const places = scene.mentions.filter((each): each is PlaceMention => each.kind === "place");
  return roles
    .filter(({ role }) => role === "place")
    .map(({ from, to, mention, basis }) => {
      const named = places.find((each) => each.id === mention);
      const head = tokenAt(scene.tree, named?.head ?? { from, to });
      const within = named
        ? places.filter((each) => each !== named && (holds(scene, each, named) || isMeasuredFrom(scene, each, named)))
        : places.filter(
            (each) =>
              overlaps(each, { from, to }) ||
              (head !== undefined && contains(subtreeSpan(scene.tree, head), each)) ||
              follows(scene, each, { from, to }),
          );
      // "Tell Sifr, a hamlet 3 km east of Manbij": it lies to the one that is known as the text says
      const known = named?.lat === undefined ? within.find((each) => each.lat !== undefined) : undefined;
      const measured = known && spatialOf(scene.tree, known);
      const toHolder = named !== undefined && measured?.km !== undefined;
      const spatial = measured?.km !== undefined ? measured : named && spatialOf(scene.tree, named);
      return {
        from,
        to,
        text: textBetween(scene, from, to),
        ...(named && { mention: named }),
        within,
        ...(spatial && { spatial }),
        ...(toHolder && { toHolder }),
        basis,
      };
    });
}

/** Does the sentence name a place, one that is known or one that only its words show to be one? What it tells is not put elsewhere then. */
function namesPlace(scene: Scene): boolean {
  const { tree } = scene;
  return (
    scene.mentions.some(
      (each) =>
        each.kind === "place" && each.precision !== "country" && each.refers === undefined && !isSubject(scene, each),
    ) ||
    tree.tokens.some(
      ({ upos, deprel, head }, i) =>
        upos === "PROPN" &&
        !scene.at.has(i) &&
        ((/^(obl|nmod)/.test(deprel) && /^(in|at|near|outside|inside|around)$/.test(caseOf(tree, i) ?? "")) ||
          (deprel === "obj" && mentionlessObject.test(tree.tokens[head]?.lemma ?? ""))),
    )
  );
}

/** "Islamabad denied the strike": who speaks, whatever it is read as. */
function isSubject({ tree }: Scene, place: PlaceMention): boolean {
  const head = tokenAt(tree, place.head);
  return head !== undefined && tree.tokens[head]!.deprel === "nsubj";
}

/** Deeds whose nameless object is no person that the text would have named before: "they attacked Zerekko". */
const mentionlessObject = /^(attack|raid|bomb|shell|seize|capture|enter|storm|retake|torch|overrun|loot)$/;

/** "at the main gate in Kitwe": the place right behind the words holds them. */
function follows(scene: Scene, place: PlaceMention, words: Span): boolean {
  if (place.from < words.to) return false;
  const between = scene.tree.tokens.filter((token) => token.from >= words.to && token.to <= place.from);
  return /^(?:,|(?:, )?(?:in|of|at|near|outside)(?: the)?)$/.test(
    between.map((token) => token.form.toLowerCase()).join(" "),
  );
}

/** The places of the nearest other event of the sentence that is a deed, not a word. */
function besideOf(trigger: Trigger, own: ReadonlyMap<Trigger, readonly PlacedSite[]>): readonly PlacedSite[] {
  let best: readonly PlacedSite[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const [other, sites] of own) {
    if (other === trigger || sites.length === 0 || !isStaged(other.frame.plover)) continue;
    const apart = Math.abs(other.at - trigger.at);
    if (apart < least) [best, least] = [sites, apart];
  }
  return best;
}

/** "Two residents of Gossi", "a shopkeeper in Kut": those who tell what they saw live where it was. */
function localsOf(scene: Scene): PlaceMention | undefined {
  const { tree } = scene;
  return scene.mentions.find((each): each is PlaceMention => {
    if (each.kind !== "place" || !/^(settlement|unknown|exact|near|admin2)$/.test(each.precision)) return false;
    // by the words themselves: the tree often takes such a place for a second subject
    const first = tokenAt(tree, each);
    if (first === undefined || first < 2) return false;
    return /^(of|in|from|at|near)$/.test(form(tree, first - 1)) && locals.has(word(tree, first - 2));
  });
}

const locals = new Set(
  "resident inhabitant villager local shopkeeper farmer fisherman neighbour neighbor elder herder trader teacher baker witness survivor".split(
    " ",
  ),
);
