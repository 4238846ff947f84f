import type { EventMention, EventRole, RoleName } from "../event/event.ts";
import { textOf } from "../span.ts";
import type { HeldEvent } from "./claim.ts";

export interface Contest {
  /** Positions of the claims that contradict this one. */
  readonly others: readonly number[];
  /** Does another holder say that it did not happen? Differing figures alone do not make the event itself doubtful. */
  readonly contested: boolean;
}

/**
 * Claims of a page that contradict each other, both ways: one holder says that it happened and another that it did not, or two
 * holders give different figures for what seems one event (same type and mode, shared place or target).
 */
export function disputes(text: string, held: readonly HeldEvent[]): ReadonlyMap<number, Contest> {
  const found = new Map<number, { others: number[]; contested: boolean }>();
  const link = (from: number, to: number, contested: boolean) => {
    const at = found.get(from);
    if (at) {
      at.others.push(to);
      at.contested ||= contested;
    } else found.set(from, { others: [to], contested });
  };
  const words = held.map(({ event }) => roleWords(text, event));
  const byType = new Map<string, number[]>();
  for (const [i, { event }] of held.entries()) {
    const group = byType.get(event.code.plover);
    if (group) group.push(i);
    else byType.set(event.code.plover, [i]);
  }
  for (const group of byType.values()) {
    for (const [at, no] of group.entries()) {
      if (!refusals.has(held[no]!.modality)) continue;
      for (const yes of group.slice(Math.max(0, at - NEAR), at + NEAR)) {
        if (held[yes]!.modality !== "actual" || sameHolder(text, held[yes]!, held[no]!)) continue;
        if (entryOf(held[yes]!) !== entryOf(held[no]!) || !sameEvent(words[yes]!, words[no]!, true)) continue;
        link(no, yes, false);
        link(yes, no, true);
      }
    }
    const counted = group.filter((i) => figures(text, held[i]!.event).size > 0);
    for (let a = 0; a < counted.length && a < 60; a++)
      for (let b = a + 1; b < counted.length && b < 60; b++) {
        const [one, two] = [counted[a]!, counted[b]!];
        if (
          sameHolder(text, held[one]!, held[two]!) ||
          !differ(figures(text, held[one]!.event), figures(text, held[two]!.event))
        )
          continue;
        if (!sameEvent(words[one]!, words[two]!, false)) continue;
        link(one, two, false);
        link(two, one, false);
      }
  }
  return found;
}

/** Claims of one type looked at on either side of a refusal: more than any page of news has, so that endless ones take no endless time. */
const NEAR = 300;

const refusals = new Set(["denied", "negated", "disputed"]);

function sameHolder(text: string, a: HeldEvent, b: HeldEvent): boolean {
  const name = ({ chain }: HeldEvent) => {
    const source = chain.findLast((each) => each.source)?.source;
    return source ? textOf(text, source).toLowerCase() : "";
  };
  return name(a) === name(b);
}

/** Same word, same happening: "entered" does not contradict "captured". */
function entryOf({ event }: HeldEvent): string {
  return event.basis.by === "lexicon" ? event.basis.entry : event.code.plover;
}

type RoleWords = ReadonlyMap<RoleName, ReadonlySet<string>>;

function roleWords(text: string, event: EventMention): RoleWords {
  const out = new Map<RoleName, Set<string>>();
  for (const role of event.roles) {
    const held = out.get(role.role) ?? new Set();
    for (const each of wordsOf(text, role)) held.add(each);
    out.set(role.role, held);
  }
  return out;
}

function wordsOf(text: string, role: EventRole): string[] {
  const said = `${role.name ?? ""} ${textOf(text, role)}`.toLowerCase();
  return (said.match(/[\p{L}\p{N}]+/gu) ?? []).filter((each) => each.length > 2 && !empty.has(each));
}

const empty = new Set(
  "the that this its their his her and for from with into some many other people they them village town city area forces".split(
    " ",
  ),
);

/** Roles that both have must share a word; place or target must be shared, for a refusal also the actor where both name one. */
function sameEvent(a: RoleWords, b: RoleWords, strict: boolean): boolean {
  const shared = (role: RoleName) => {
    const [one, two] = [a.get(role), b.get(role)];
    if (!one?.size || !two?.size) return undefined;
    return [...one].some((each) => two.has(each));
  };
  const [actor, target, place] = [shared("actor"), shared("target"), shared("place")];
  if (actor === false || (target === false && place !== true)) return false;
  return strict
    ? (actor === true && (target === true || place === true)) || (target === true && place === true)
    : target === true || place === true;
}

function figures(text: string, event: EventMention): ReadonlyMap<RoleName, string> {
  const out = new Map<RoleName, string>();
  for (const role of event.roles)
    if (role.role === "dead" || role.role === "injured") out.set(role.role, textOf(text, role).toLowerCase());
  return out;
}

function differ(a: ReadonlyMap<RoleName, string>, b: ReadonlyMap<RoleName, string>): boolean {
  for (const [role, said] of a) {
    const other = b.get(role);
    if (other !== undefined && number(other) !== number(said)) return true;
  }
  return false;
}

function number(said: string): string {
  return /\d[\d,.]*/.exec(said)?.[0] ?? said.replace(/\b(people|persons|civilians|soldiers|others)\b/g, "").trim();
}
