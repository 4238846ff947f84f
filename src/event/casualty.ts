import { type Basis, byEntry, byRule } from "../basis.ts";
import type { CountMention } from "../mention/mention.ts";

import { contains } from "../span.ts";
import { list } from "./clause.ts";
import type { RoleName } from "./event.ts";
import type { Trigger } from "./frame.ts";
import { form, phraseSpan } from "./phrase.ts";
import { type Scene, tokenAt } from "./scene.ts";
import { HARMED } from "./stated-toll.ts";

/** A figure in a role: how many dead, injured, arrested, displaced, missing, abducted. */
export interface Figure {
  readonly role: RoleName;
  readonly count: CountMention;
  readonly basis: Basis;
}

/** The figures of an event whose frame counts its undergoers: "killing 12", "at least 30 were arrested". */
export function figuresOf(scene: Scene, trigger: Trigger): Figure[] {
  const { counts, entry, object } = trigger.frame;
  if (!counts) return [];
  const undergoer = trigger.nominal
    ? ofPhrase(scene, trigger.at)
    : object === "theme"
      ? undefined
      : trigger.clause?.undergoer;
  // "12 died": the frame's subject is what is counted
  const counted = undergoer ?? (trigger.frame.subject === "target" ? trigger.clause?.doer : undefined);
  if (counted === undefined) return [];
  const out: Figure[] = [];
  for (const head of list(scene.tree, counted)) {
    const whole = phraseSpan(scene.tree, head);
    const count = scene.mentions.find(
      (each): each is CountMention => each.kind === "count" && (contains(whole, each) || contains(each, whole)),
    );
    if (count) out.push({ role: counts, count, basis: byEntry(entry) });
  }
  // "three soldiers and two policemen were killed" are two figures of one kind: the sum is not the text's, so each stays
  return out;
}

function ofPhrase(scene: Scene, noun: number): number | undefined {
  return scene.tree.children[noun]!.find(
    (c) =>
      scene.tree.tokens[c]!.deprel.startsWith("nmod") &&
      scene.tree.children[c]!.some((m) => form(scene.tree, m) === "of"),
  );
}

/** Figures that stand beside a word of state that is no event of its own: "left three dead and five wounded", "12 dead". */
export function looseFigures(
  scene: Scene,
  taken: ReadonlySet<string>,
  triggers: readonly Trigger[],
): { readonly at: number; readonly figure: Figure }[] {
  const { tree } = scene;
  const out: { at: number; figure: Figure }[] = [];
  for (const count of scene.mentions) {
    if (count.kind !== "count" || taken.has(count.id)) continue;
    const head = tokenAt(tree, count.head);
    if (head === undefined) continue;
    const last = lastTokenOf(scene, count.to);
    for (let j = last; j <= Math.min(last + 4, tree.tokens.length - 1); j++) {
      const said = form(tree, j);
      if (j > last && /^(,|;|:|\.|and|but|in|on|by)$/.test(said)) break;
      // bodies that are found tell of no deed near by
      const role = /^(bodies|corpses)$/.test(said) ? undefined : HARMED.get(said);
      if (!role) continue;
      if (triggers.some((each) => each.first <= j && j <= each.last)) break;
      out.push({ at: j, figure: { role, count, basis: byRule("event/casualty state") } });
      break;
    }
  }
  return out;
}

function lastTokenOf(scene: Scene, to: number): number {
  const at = tokenAt(scene.tree, { from: to - 1, to });
  return at ?? scene.tree.tokens.length - 1;
}

/** The event a loose figure belongs to: the nearest assault before it, else after it, in the same sentence. */
export function nearestAssault(triggers: readonly Trigger[], at: number): Trigger | undefined {
  const assaults = triggers.filter((each) => each.frame.plover === "ASSAULT");
  return assaults.findLast((each) => each.at < at) ?? assaults[0];
}
