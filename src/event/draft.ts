import { type Basis, byEntry, byRule } from "../basis.ts";
import { derive } from "../coding/coding.ts";
import type { Kit } from "../kit/kit.ts";
import type { ActorMention, Mention, PlaceMention } from "../mention/mention.ts";
import { weaponMode } from "../mention/weapon.ts";
import { caseOf, childrenBy } from "../sentence/tree.ts";
import { overlaps, type Span } from "../span.ts";
import { type Figure, figuresOf, looseFigures, nearestAssault } from "./casualty.ts";
import { levels } from "./circumstance.ts";
import { obliques, subjectOf } from "./clause.ts";
import type { EventMention, EventModality, EventRole, RoleName } from "./event.ts";
import { modalityAt } from "./factuality.ts";
import { type Trigger, triggers } from "./frame.ts";
import { form, phraseSpan, word } from "./phrase.ts";
import type { Ranking } from "./rank.ts";
import { type Bounds, RECORD, ranked } from "./ranked.ts";
import { type RoleHead, roleHeads } from "./role.ts";
import { kindsOf, mentionAt, resolved, type Scene, textBetween, tokenAt, type World } from "./scene.ts";
import { linksOf, shareHeads, sharePlaces } from "./share.ts";
import type { Site } from "./site.ts";
import type { Dated } from "./when.ts";
import { hasDistance, measuredOf } from "./when-measured.ts";
import { type Timed, timesOf } from "./when-own.ts";
import type { Placed } from "./where.ts";
import { sitesOf } from "./where-own.ts";
import { placedOf } from "./where-placed.ts";

/** An event without its address, and what the model made of its word. */
export type Draft = Omit<EventMention, "id" | "when" | "where"> & {
  readonly ranking?: Ranking;
  readonly dated: Dated;
  readonly placed: Placed;
};

/** The events of one sentence. */
export function drafts(scene: Scene, world: World, kit: Kit, isCaption: boolean, bounds: Bounds = RECORD): Draft[] {
  const found = ranked(scene, triggers(scene), kit, bounds);
  if (found.length === 0) {
    remember(scene, world);
    return [];
  }
  const heads = new Map(
    found.map((each) => [each, each.frame.isPlain ? parties(scene, each) : roleHeads(scene, each)]),
  );
  const links = linksOf(scene.tree, found);
  shareHeads(links, heads);
  const figures = allFigures(scene, found);
  const measured = measuredOf(scene, found);
  const times = timesOf(scene, found, links, isCaption, measured);
  const kept: { readonly trigger: Trigger; readonly modality: EventModality }[] = [];
  const roles = new Map<Trigger, EventRole[]>();
  for (const trigger of found) {
    const own = heads.get(trigger)!;
    const walked = modalityAt(scene.tree, trigger.at, scene.lexicon);
    const modality =
      walked === "actual" && trigger.after !== undefined ? afterAux(scene, trigger.at, trigger.after) : walked;
    if ((modality === "actual" || own.some((each) => isAsked(scene, each))) && isMentionedAgain(scene, trigger, own))
      continue;
    kept.push({ trigger, modality });
    roles.set(trigger, rolesOf(scene, world, trigger, own, found, figures.get(trigger) ?? [], times.get(trigger)));
  }
  sharePlaces(scene.tree, links, roles);
  const placed = placedOf(scene, roles);
  remember(scene, world);
  return kept.map(({ trigger, modality }) => {
    const held = roles.get(trigger)!;
    const { from } = scene.tree.tokens[trigger.first]!;
    const { to } = scene.tree.tokens[trigger.last]!;
    return {
      trigger: { from, to },
      code: codeOf(scene, trigger, held, world, kit),
      roles: held,
      modality,
      confidence: confidenceOf(trigger, held),
      basis:
        trigger.score === undefined
          ? byEntry(trigger.frame.entry)
          : { by: "model", model: "types", score: Math.round(trigger.score * 100) / 100 },
      ...(trigger.ranking && { ranking: trigger.ranking }),
      placed: placed.get(trigger)!,
      dated: {
        modality,
        plover: trigger.frame.plover,
        word: word(scene.tree, trigger.at),
        again: trigger.nominal && pointsBack(scene, trigger.at),
        timed: times.get(trigger),
        measured: measured.get(trigger),
        isCaption,
        tells: !trigger.nominal && tellsPast(scene, trigger.at),
        mayBeAhead: !trigger.nominal && /^VB[ZP]?$/.test(scene.tree.tokens[trigger.at]!.xpos),
        isDated:
          scene.mentions.some((each) => each.kind === "time" && /^(DATE|TIME)$/.test(each.type)) ||
          hasDistance(scene.tree),
        from,
        linked: links.flatMap(({ one, other }) =>
          one === trigger ? startOf(scene, other) : other === trigger ? startOf(scene, one) : [],
        ),
      },
    };
  });
}

/** "put its name to": where no entry says who takes part, only those known to be parties or places do. */
function parties(scene: Scene, trigger: Trigger): RoleHead[] {
  return roleHeads(scene, trigger).filter(
    ({ head }) => mentionAt(scene, head, "actor") ?? mentionAt(scene, namedPlace(scene, head), "place"),
  );
}

/** "could free", "tried to free", "tried in vain to free", with "free" read as another word. */
function afterAux({ tree, lexicon }: Scene, at: number, said: string): EventModality {
  if (/^(could|can|may|might)$/.test(said)) return "possible";
  let to = at - 1;
  while (to > 0 && form(tree, to) !== said) to--;
  for (let j = to - 1; said === "to" && j >= Math.max(0, to - 3); j--) {
    const op = lexicon.modal.verbs.get(word(tree, j)) ?? lexicon.modal.nouns.get(word(tree, j));
    if (op === "attempted") return op;
  }
  return "planned";
}

function allFigures(scene: Scene, found: readonly Trigger[]): Map<Trigger, Figure[]> {
  const figures = new Map<Trigger, Figure[]>();
  const give = (trigger: Trigger, figure: Figure) => {
    const held = figures.get(trigger);
    if (held) held.push(figure);
    else figures.set(trigger, [figure]);
  };
  const taken = new Set<string>();
  for (const trigger of found) {
    for (const figure of figuresOf(scene, trigger)) {
      if (taken.has(figure.count.id)) continue;
      taken.add(figure.count.id);
      give(trigger, figure);
    }
  }
  for (const { at, figure } of looseFigures(scene, taken, found)) {
    const trigger = nearestAssault(found, at);
    if (trigger) give(trigger, figure);
  }
  return figures;
}

/** "the strikes are part of …": named again without anything new, it is no further event. */
function isMentionedAgain(scene: Scene, trigger: Trigger, roles: readonly RoleHead[]): boolean {
  if (isConfirmed(scene, trigger.at)) return false;
  // "the threat to cut off gas" says what it is
  if (trigger.frame.needs.some(({ at }) => at === "infinitive")) return false;
  // "the mobilisation of reservists": what it is about is said
  if (trigger.nominal && obliques(scene.tree, trigger.at).some(({ prep }) => /^(of|by|between|against)$/.test(prep)))
    return false;
  if (!trigger.nominal) return false;
  // "of" read as the start of a clause
  if (trigger.last + 1 < scene.tree.tokens.length && form(scene.tree, trigger.last + 1) === "of") return false;
  if (roles.some((each) => (each.role !== "instrument" || each.head !== trigger.at) && !isAsked(scene, each)))
    return false;
  return childrenBy(scene.tree, trigger.at, "det").some((c) =>
    /^(the|this|that|these|those|such|both|each|any)$/.test(form(scene.tree, c)),
  );
}

/** "burned", "were burned", "burning": not "has burned", "will burn", "burns". */
function tellsPast({ tree }: Scene, at: number): boolean {
  const aux = childrenBy(tree, at, "aux").map((c) => form(tree, c));
  if (aux.some((each) => /^(has|have|had|will|would|may|might|can|could|is|are|'s|’s)$/.test(each))) return false;
  return /^VB[DGN]$/.test(tree.tokens[at]!.xpos);
}

function startOf({ tree }: Scene, trigger: Trigger): number {
  return tree.tokens[trigger.first]!.from;
}

/** "the attack", "this raid" */
function pointsBack({ tree }: Scene, at: number): boolean {
  return childrenBy(tree, at, "det").some((c) => /^(the|this|that|these|those)$/.test(form(tree, c)));
}

/** "who will carry out these attacks": a doer that is asked for is none. */
function isAsked({ tree }: Scene, { head }: RoleHead): boolean {
  return /^(who|what|which)$/.test(form(tree, head));
}

/** "confirmed the bombardment", "owned up to the burnings", "the raids had taken place": what is told is that it happened. */
function isConfirmed({ tree }: Scene, at: number): boolean {
  const { head, deprel } = tree.tokens[at]!;
  if (head < 0) return false;
  const said = word(tree, head);
  if (deprel === "nsubj")
    return /^(occur|happen|ensue|erupt|flare)$/.test(said) || (said === "take" && form(tree, head + 1) === "place");
  if (deprel === "obl") return (said === "own" || said === "confess" || said === "admit") && caseOf(tree, at) === "to";
  // "took credit for the blast"
  if (deprel === "nmod") return (said === "credit" || said === "responsibility") && caseOf(tree, at) === "for";
  return (
    deprel === "obj" &&
    /^(confirm|deny|admit|acknowledge|claim|verify|dispute|doubt|announce|report|concede|own)$/.test(said)
  );
}

function rolesOf(
  scene: Scene,
  world: World,
  trigger: Trigger,
  heads: readonly RoleHead[],
  found: readonly Trigger[],
  figures: readonly Figure[],
  timed: Timed | undefined,
): EventRole[] {
  const others = new Set(found.filter((each) => each !== trigger).map((each) => each.at));
  const up = levels(scene, trigger, others);
  const roles: EventRole[] = [];
  for (const { role, head, basis } of heads) addRole(roles, roleOf(scene, world, trigger, role, head, basis));
  for (const site of sitesOf(scene, trigger, up, others, heads, world.settlements.get(scene.sentence.article)))
    addRole(roles, siteRole(site));
  if (timed && !timed.carried) {
    const { time, basis } = timed;
    addRole(roles, { role: "time", from: time.from, to: time.to, mention: time.id, basis });
  }
  for (const { role, count, basis } of figures)
    addRole(roles, { role, from: count.from, to: count.to, mention: count.id, basis });
  return joinedInstruments(roles, scene);
}

function siteRole({ from, to, mention, basis }: Site): EventRole {
  return { role: "place", from, to, ...(mention && { mention: mention.id, name: mention.name }), basis };
}

function isSettlement(mention: Mention): mention is PlaceMention {
  return (
    mention.kind === "place" &&
    (mention.precision === "settlement" || mention.precision === "exact" || mention.precision === "unknown")
  );
}

function remember(scene: Scene, world: World): void {
  const last = scene.mentions.findLast(isSettlement);
  if (last) world.settlements.set(scene.sentence.article, last);
}

function roleOf(scene: Scene, world: World, trigger: Trigger, role: RoleName, head: number, basis: Basis): EventRole {
  const { tree } = scene;
  const inTrigger = head >= trigger.first && head <= trigger.last;
  const span = inTrigger
    ? { from: tree.tokens[trigger.first]!.from, to: tree.tokens[trigger.last]!.to }
    : role === "instrument"
      ? instrumentSpan(scene, head)
      : // "accused the rebels of treason": the "of" is the verb's
        phraseSpan(tree, head, role !== "target" || trigger.nominal || !trigger.frame.preps.has("of"));
  const mention =
    role === "instrument"
      ? mentionAt(scene, head, "weapon")
      : (mentionAt(scene, head, "actor") ?? mentionAt(scene, namedPlace(scene, head), "place"));
  const held = { role, from: span.from, to: span.to, basis };
  if (!mention) return possessed(scene, held, head);
  const name = nameOf(mention, world);
  if (name === undefined) return possessed(scene, { ...held, mention: mention.id }, head);
  return { ...held, mention: mention.id, name };
}

/** "the town of Sake" is Sake. */
function namedPlace(scene: Scene, head: number): number {
  const { tree } = scene;
  const named = childrenBy(tree, head, "nmod").find((c) => caseOf(tree, c) === "of" && mentionAt(scene, c, "place"));
  return named ?? head;
}

/** "expanding their incursion": a possessive that no mention resolves is its own clause's subject. */
function possessed(scene: Scene, role: EventRole, head: number): EventRole {
  const { tree } = scene;
  if (!/^(their|its|his|her)$/.test(form(tree, head))) return role;
  for (let at = head, steps = 0; at >= 0 && steps < 5; at = tree.tokens[at]!.head, steps++) {
    if (tree.tokens[at]!.upos !== "VERB") continue;
    const subject = subjectOf(tree, at);
    if (subject && subject.head !== head && /^(NOUN|PROPN)$/.test(tree.tokens[subject.head]!.upos)) {
      const { from, to } = phraseSpan(tree, subject.head);
      return { ...role, name: textBetween(scene, from, to), basis: byRule("event/role possessive") };
    }
  }
  return role;
}

function nameOf(mention: Mention, world: World): string | undefined {
  const to = resolved(world, mention);
  if (to.kind === "place") return to.name;
  if (to.kind !== "actor") return undefined;
  return to.type === "pronoun" ? undefined : to.name;
}

function addRole(roles: EventRole[], role: EventRole): void {
  if (roles.some((held) => held.role === role.role && overlaps(held, role))) return;
  roles.push(role);
}

/** "with a car bomb": the whole phrase; "drone and air raids": the words before the noun that are joined, however the tree reads them. */
function instrumentSpan(scene: Scene, head: number): Span {
  const { tree } = scene;
  const whole = phraseSpan(tree, head);
  if (!/^(compound|amod)$/.test(tree.tokens[head]!.deprel) || tree.tokens[head]!.head < head) return whole;
  let first = tokenAt(tree, whole) ?? head;
  const isMeans = (i: number) => {
    const kinds = kindsOf(scene, i);
    return !kinds.has("event") && (kinds.has("means") || kinds.has("weapon"));
  };
  while (first >= 2 && /^(and|or|,|-)$/.test(form(tree, first - 1)) && isMeans(first - 2)) first -= 2;
  return { from: tree.tokens[first]!.from, to: whole.to };
}

/** "suicide" + "drone" before one noun are one instrument when nothing stands between them. */
function joinedInstruments(roles: readonly EventRole[], scene: Scene): EventRole[] {
  const out: EventRole[] = [];
  for (const role of roles) {
    const before = out.find(
      (each) => each.role === "instrument" && role.role === "instrument" && gap(scene, each, role),
    );
    if (!before) out.push(role);
    else
      out[out.indexOf(before)] = { ...role, from: Math.min(before.from, role.from), to: Math.max(before.to, role.to) };
  }
  return out;
}

function gap(scene: Scene, a: Span, b: Span): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  return !scene.tree.tokens.some((token) => token.from >= first.to && token.to <= second.from && token.form !== "-");
}

/** Mode from the weapon where the entry leaves it open, then the derived codes. */
function codeOf(scene: Scene, trigger: Trigger, roles: readonly EventRole[], world: World, kit: Kit) {
  const mentions = (role: RoleName) =>
    roles.flatMap((each) => {
      const mention = each.role === role && each.mention ? world.byId.get(each.mention) : undefined;
      return mention ? [resolved(world, mention)] : [];
    });
  const { frame } = trigger;
  const { tokens } = scene.tree;
  const said = (spans: readonly Span[]) =>
    tokens.flatMap((token, i) => (spans.some((span) => overlaps(token, span)) ? [word(scene.tree, i)] : []));
  const saidBy = (role: RoleName) => said(roles.filter((each) => each.role === role));
  const weapons = mentions("instrument").flatMap((each) => (each.kind === "weapon" ? [each.weapon] : []));
  const types = (role: RoleName) =>
    mentions(role).flatMap((each) => (each.kind === "actor" ? [(each as ActorMention).type] : []));
  const implied =
    frame.plover === "ASSAULT"
      ? (weapons.map((each) => weaponMode(each, kit)).find((each) => each !== undefined) ?? modeOfMeans(scene, roles))
      : undefined;
  return derive(frame.plover, frame.mode ?? implied, frame.context, {
    actors: types("actor"),
    targets: types("target"),
    weapons,
    twoSided: roles.filter((each) => each.role === "actor").length > 1,
    said: {
      trigger: said([{ from: tokens[trigger.first]!.from, to: tokens[trigger.last]!.to }]),
      actor: saidBy("actor"),
      target: saidBy("target"),
    },
  });
}

/** "air raids", "suicide attack": classes named mode-… say what the words before the noun imply. */
function modeOfMeans(scene: Scene, roles: readonly EventRole[]): string | undefined {
  for (const role of roles) {
    if (role.role !== "instrument") continue;
    const first = tokenAt(scene.tree, role) ?? 0;
    for (let i = first; i < scene.tree.tokens.length && scene.tree.tokens[i]!.from < role.to; i++)
      for (const each of scene.lexicon.classes.get(word(scene.tree, i)) ?? [])
        if (each.startsWith("mode-")) return each.slice(5);
  }
  return undefined;
}

function confidenceOf(trigger: Trigger, roles: readonly EventRole[]): number {
  const has = (role: RoleName) => roles.some((each) => each.role === role);
  const sure =
    (trigger.nominal ? 0.6 : 0.7) +
    (has("actor") ? 0.1 : 0) +
    (has("target") ? 0.1 : 0) +
    (has("place") || has("time") ? 0.05 : 0);
  return Math.round(sure * 100) / 100;
}
