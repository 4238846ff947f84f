import type { PlaceMention } from "../mention/mention.ts";
import { caseOf, subtreeSpan } from "../sentence/tree.ts";
import { contains, type Span } from "../span.ts";
import { isBeforeSpeaker } from "./circumstance.ts";
import type { Trigger } from "./frame.ts";
import type { RoleHead } from "./role.ts";
import { mentionAt, type Scene, tokenAt } from "./scene.ts";
import { belongs, finest, isWhereabouts, namedSites, type Site, talks } from "./site.ts";
import { siteBefore, siteBehind, siteMeasured } from "./where-behind.ts";
import { describedSites, describedTarget, groundHit, itsPlace, ownersPlace } from "./where-described.ts";

/**
 * Where it happened, by its own words: the places in its target, then those of its clause and of the clauses it shares, then what
 * only stands for a place. What other sentences say is no role of the event (see where.ts).
 */
export function sitesOf(
  scene: Scene,
  trigger: Trigger,
  levelsUp: readonly number[],
  others: ReadonlySet<number>,
  roles: readonly RoleHead[],
  held: PlaceMention | undefined,
): Site[] {
  const { tree } = scene;
  const named = scene.mentions.filter(
    (each): each is PlaceMention =>
      each.kind === "place" && !isNamedAfter(scene, each) && !isDemonym(scene, each) && !isFiledFrom(scene, each),
  );
  const headed = (role: string) => roles.filter((each) => each.role === role).map((each) => each.head);
  const [actors, targets] = [headed("actor"), headed("target")];
  const inActor = (span: Span) => actors.some((head) => contains(subtreeSpan(tree, head), span));
  const isTalk = talks.has(trigger.frame.plover);
  const inTarget =
    isTalk || trigger.frame.plover === "PROTEST"
      ? []
      : targets.flatMap((head) => named.filter((place) => isInTarget(scene, place, head, others)));
  const fine = inTarget.filter((place) => place.precision !== "country");
  if (fine.length > 0) return namedSites(scene, finest(scene, fine), "event/place target");
  const known = isTalk
    ? undefined
    : (describedTarget(scene, targets) ??
      groundHit(scene, targets) ??
      itsPlace(scene, trigger, targets) ??
      targets.map((head) => ownersPlace(scene, head, held)).find((each) => each !== undefined));
  if (known) return [known];
  const own = levelsUp.findIndex((level) => others.has(level));
  const levels = isTalk ? levelsUp.slice(0, 1) : own < 0 ? levelsUp : levelsUp.slice(0, own);
  for (const [i, level] of levels.entries()) {
    const hits = named.filter((place) => {
      const head = tokenAt(tree, place.head);
      return (
        head !== undefined &&
        !inActor(place) &&
        !(isTalk && (!isWhereabouts(scene, place) || targets.some((t) => contains(subtreeSpan(tree, t), place)))) &&
        belongs(scene, head, level, others)
      );
    });
    if (i > 0 || isTalk) {
      if (hits.length > 0) return namedSites(scene, finest(scene, hits), "event/place clause");
      continue;
    }
    // "clashes between the army and rebels near Kaseghe"
    const beside = named.filter(
      (place) => inActor(place) && place.from > tree.tokens[trigger.last]!.to && isWhereabouts(scene, place),
    );
    if (beside.length > 0 && !hits.some((place) => place.from > tree.tokens[trigger.last]!.to))
      return namedSites(scene, finest(scene, beside), "event/place clause");
    if (hits.length > 0) return namedSites(scene, finest(scene, hits), "event/place clause");
    const said = describedSites(scene, trigger, roles, others, held);
    if (said.length > 0) return said;
  }
  if (isTalk) return [];
  const behind = siteBehind(scene, trigger, named, roles, others, held);
  if (behind.length > 0) return behind;
  const measured = siteMeasured(scene, trigger, named);
  if (measured.length > 0) return measured;
  if (inTarget.length > 0) return namedSites(scene, finest(scene, inTarget), "event/place target");
  const opening = siteBefore(scene, trigger, named);
  if (opening.length > 0) return opening;
  const before = named.filter((place) => {
    const at = tokenAt(tree, place.head);
    return at !== undefined && isBeforeSpeaker(scene, levelsUp, { on: tree.tokens[at]!.head, first: at, last: at });
  });
  if (before.length > 0) return namedSites(scene, finest(scene, before), "event/place clause");
  // "police in Bogotá arrested": where the doer is
  const doers = named.filter((place) => isWhereabouts(scene, place) && inActor(place));
  return namedSites(scene, finest(scene, doers), "event/place of the doer");
}

function isInTarget(scene: Scene, place: PlaceMention, target: number, others: ReadonlySet<number>): boolean {
  const { tree } = scene;
  if (!contains(subtreeSpan(tree, target), place)) return false;
  const head = tokenAt(tree, place.head);
  if (head === undefined) return false;
  if (head === target) return true;
  // "an official on his way to a course in Monywa", "settlers from Duma", "fuel imports from Senegal"
  for (let at = head, steps = 0; at !== target && at >= 0 && steps < 8; at = tree.tokens[at]!.head, steps++)
    if (/^(from|to|for|with|by|against|about)$/.test(caseOf(tree, at) ?? "")) return false;
  return belongs(scene, head, target, others);
}

/** "(GOMA) – Fighters have killed": where the story was filed. */
function isFiledFrom(scene: Scene, place: PlaceMention): boolean {
  const { tokens } = scene.tree;
  const first = tokens[0];
  if (!first || place.from - first.from > 30) return false;
  const after = tokens.filter((token) => token.from >= place.to).slice(0, 2);
  return first.form === "(" && after[0]?.form === ")" && /^[-–—]+$/.test(after[1]?.form ?? "");
}

/** "the town" of "the town of Sake": the name says it. */
function isNamedAfter(scene: Scene, place: PlaceMention): boolean {
  const head = tokenAt(scene.tree, place.head);
  return (
    head !== undefined &&
    scene.tree.children[head]!.some((c) => caseOf(scene.tree, c) === "of" && mentionAt(scene, c, "place") !== undefined)
  );
}

/** "Syrian", "Sudan's": a place that qualifies a party is no place of the event. */
function isDemonym(scene: Scene, place: PlaceMention): boolean {
  const head = tokenAt(scene.tree, place.head);
  if (head === undefined) return true;
  const token = scene.tree.tokens[head]!;
  if (token.upos === "ADJ") return true;
  // "entered Goma": an object is no party where the place itself is meant
  return mentionAt(scene, head, "actor") !== undefined && !/^(obl|nmod|obj|nsubj:pass)$/.test(token.deprel);
}
