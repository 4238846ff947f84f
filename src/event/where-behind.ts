import { byRule } from "../basis.ts";
import type { PlaceMention } from "../mention/mention.ts";
import { spatialOf } from "../mention/spatial.ts";
import { caseOf, childrenBy } from "../sentence/tree.ts";
import type { Trigger } from "./frame.ts";
import { form, phraseSpan, word } from "./phrase.ts";
import type { RoleHead } from "./role.ts";
import type { Scene } from "./scene.ts";
import { finest, holds, namedSites, type Site } from "./site.ts";
import { isGround, ownersPlace, withWay } from "./where-described.ts";

/** Past the parser's slips: the first phrase of place behind the word, before its clause ends or another verb comes. */
export function siteBehind(
  scene: Scene,
  trigger: Trigger,
  named: readonly PlaceMention[],
  roles: readonly RoleHead[],
  others: ReadonlySet<number>,
  held: PlaceMention | undefined,
): Site[] {
  const { tree } = scene;
  const ways = moves.get(trigger.frame.plover) ?? strict;
  for (let i = trigger.last + 1; i < tree.tokens.length && i <= trigger.last + 28; i++) {
    const { upos, xpos } = tree.tokens[i]!;
    const said = form(tree, i);
    if (/^(when|while|as|that|who|which|where|after|before|since|if|because|said|;|:|–|—|\()$/.test(said)) return [];
    if (said === "," && (!isDateAround(scene, i) || !goesOn(scene, i + 1))) return [];
    if (upos === "VERB" || upos === "AUX" || (upos === "CCONJ" && others.size > 0 && isClauseNext(scene, i))) {
      // "fighting broke out in": the noun's own verb
      const isOwnVerb =
        (trigger.nominal || tree.tokens[trigger.at]!.xpos === "VBG") &&
        i - trigger.last <= 2 &&
        !others.has(i) &&
        upos !== "CCONJ";
      if (!isOwnVerb && (!/^(VBN|VBG)$/.test(xpos) || others.has(i))) return [];
    }
    // "on his way to a course in Mandalay"
    if (/^(to|from)$/.test(said) && upos === "ADP" && !ways.test(said)) return [];
    if (upos !== "ADP" || !(strict.test(said) || ways.test(said))) continue;
    const place = named.find((each) => each.from >= tree.tokens[i]!.to && isNextPhrase(scene, i, each));
    if (place) {
      const all = named.filter((each) => each === place || holds(scene, each, place));
      return namedSites(scene, finest(scene, all), "event/place behind");
    }
    const head = headBehind(scene, i);
    const isPlain =
      head !== undefined &&
      !roles.some((each) => each.head === head) &&
      isGround(scene, head, said) &&
      !childrenBy(tree, head, "nmod").some((c) => /^(in|at|near|outside)$/.test(caseOf(tree, c) ?? ""));
    // "settlers from an outpost near Duma": where they are from leads to no place of the deed
    if (!isPlain && (said === "from" || (said === "to" && trigger.frame.plover === "COERCE"))) return [];
    if (!isPlain) continue;
    const theirs = ownersPlace(scene, head, held);
    if (theirs) return [theirs];
    return [{ ...withWay(tree, head, phraseSpan(tree, head)), head, basis: byRule("event/place described") }];
  }
  return [];
}

/** "killed 7 km north of Goma": the measure that leads to it, hung wherever the parser hung it, comes right behind the word. */
export function siteMeasured(scene: Scene, trigger: Trigger, named: readonly PlaceMention[]): Site[] {
  const { tree } = scene;
  const end = tree.tokens[trigger.last]!.to;
  const place = named.find((each) => each.from >= end);
  const spatial = place && spatialOf(tree, place);
  if (!spatial || !/^(beside|between)$/.test(spatial.kind)) return [];
  for (let i = trigger.last + 1; i < tree.tokens.length && tree.tokens[i]!.to <= place.from; i++)
    if (/^(VERB|AUX|SCONJ|CCONJ|PRON|PUNCT)$/.test(tree.tokens[i]!.upos) && !/^[-–()]$/.test(form(tree, i))) return [];
  const other = spatial.kind === "between" ? named.find((each) => each.from >= place.to) : undefined;
  const pair = other && spatialOf(tree, other)?.kind === "between" ? [place, other] : [place];
  return namedSites(scene, pair, "event/place behind");
}

const strict = /^(in|at|near|outside|inside|around|off|across|along|beside|throughout|within)$/;

/** Whose deed leads somewhere: those who move and those who are moved. */
const moves = new Map([
  ["MOBILIZE", /^(to|into|towards?|on)$/],
  ["RETREAT", /^(from|of|to)$/],
  ["COERCE", /^(from|off|of|to)$/],
  ["PROTEST", /^(to|on|through)$/],
  ["ASSAULT", /^(on)$/],
  ["AID", /^(to)$/],
]);

/** "on Friday, 3 June, in …": a comma inside a date ends nothing. */
function isDateAround(scene: Scene, comma: number): boolean {
  return scene.mentions.some(
    (each) =>
      each.kind === "time" &&
      (each.to === scene.tree.tokens[comma]!.from ||
        (each.from - scene.tree.tokens[comma]!.to <= 1 && each.from >= scene.tree.tokens[comma]!.to)),
  );
}

/** "on Sunday, a doctor at the clinic told": behind a date and its comma only a preposition or more of the date leads to a place. */
function goesOn(scene: Scene, at: number): boolean {
  const token = scene.tree.tokens[at];
  if (token === undefined) return false;
  const isDate = scene.mentions.some(({ kind, from, to }) => kind === "time" && from <= token.from && token.to <= to);
  return isDate || /^(ADP|ADV|NUM|PUNCT)$/.test(token.upos);
}

/** "and police detained", "and killed": a joined clause, not a joined noun. */
function isClauseNext({ tree }: Scene, at: number): boolean {
  const { head } = tree.tokens[at]!;
  return head >= 0 && tree.tokens[head]!.upos === "VERB";
}

/** Nothing but the words of one noun phrase lies between the preposition and the place. */
function isNextPhrase({ tree }: Scene, prep: number, place: PlaceMention): boolean {
  for (let k = prep + 1; k < tree.tokens.length && tree.tokens[k]!.from < place.from; k++)
    if (
      !/^(DET|ADJ|NOUN|PROPN|NUM)$/.test(tree.tokens[k]!.upos) &&
      !/^(of|'s|-|north|south|east|west)$/.test(form(tree, k))
    )
      return false;
  return true;
}

function headBehind({ tree }: Scene, prep: number): number | undefined {
  const { head } = tree.tokens[prep]!;
  return head > prep && head - prep < 6 && /^(NOUN|PROPN)$/.test(tree.tokens[head]!.upos) ? head : undefined;
}

/** "In Cairo, officials from both camps were due to meet": what opens the sentence holds for what follows, unless somebody speaks. */
export function siteBefore(scene: Scene, trigger: Trigger, named: readonly PlaceMention[]): Site[] {
  const { tree } = scene;
  const first = form(tree, 0);
  if (!/^(in|at|near|outside)$/.test(first)) return [];
  const place = named.find((each) => isNextPhrase(scene, 0, each));
  if (!place) return [];
  for (let k = 0; k < trigger.first; k++) {
    if (tree.tokens[k]!.from < place.to) continue;
    if (/^(say|tell|urge|ask|demand|call|announce|warn|accuse|approve|report|claim|after|when)$/.test(word(tree, k)))
      return [];
  }
  return namedSites(scene, [place], "event/place opening");
}
