import { ownPhrase } from "../attribution/own.ts";
import type { EventMention, EventRole, RoleName } from "../event/event.ts";
import { type Span, textOf } from "../span.ts";
import { numberWord } from "../timex/normalize.ts";
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
  const words = held.map((each) => roleWords(text, each));
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
        if (!isSameDeed(text, held[yes]!, held[no]!)) continue;
        if (!sameEvent(words[yes]!, words[no]!, true) && !isAnswered(held[yes]!, words[yes]!, held[no]!, words[no]!))
          continue;
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

/** Same word, same happening: "the raid" and "raided"; but "entered" does not contradict "captured". */
function isSameDeed(text: string, a: HeldEvent, b: HeldEvent): boolean {
  if (entryOf(a) === entryOf(b)) return true;
  const [one, other] = [textOf(text, a.event.trigger).toLowerCase(), textOf(text, b.event.trigger).toLowerCase()];
  return Math.min(one.length, other.length) >= 4 && (one.startsWith(other) || other.startsWith(one));
}

function entryOf({ event }: HeldEvent): string {
  return event.basis.by === "lexicon" ? event.basis.entry.replace(/-(?:verb|noun)$/, "") : event.code.plover;
}

type RoleWords = ReadonlyMap<RoleName, ReadonlySet<string>>;

/** The words of an event's roles; of what is the teller's own, "its fighters", the teller's too. */
function roleWords(text: string, { event, chain }: HeldEvent): RoleWords {
  const out = new Map<RoleName, Set<string>>();
  for (const role of event.roles) {
    const held = out.get(role.role) ?? new Set();
    for (const each of wordsOf(text, role)) held.add(each);
    const source = role.role === "actor" ? chain.findLast((each) => each.source)?.source : undefined;
    const own = source && ownPhrase(textOf(text, role).toLowerCase().split(/\s+/));
    if (source && (own === "people" || (own === "self" && role.name === undefined)))
      for (const each of wordsOf(text, source)) held.add(each);
    out.set(role.role, held);
  }
  return out;
}

function wordsOf(text: string, role: Span & Pick<EventRole, "name">): string[] {
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

/**
 * "The army blamed M23 for the attack. M23 denied that its fighters had attacked the market": who is blamed for a deed of which nothing else
 * is said, and soon after denies such a deed of his, denies that one.
 */
function isAnswered(yes: HeldEvent, blamed: RoleWords, no: HeldEvent, denied: RoleWords): boolean {
  if (no.modality !== "denied" || blamed.get("target")?.size || blamed.get("place")?.size) return false;
  const apart = no.event.trigger.from - yes.event.trigger.to;
  if (apart < 0 || apart > SOON) return false;
  const [one, other] = [blamed.get("actor"), denied.get("actor")];
  return one !== undefined && other !== undefined && [...one].some((each) => other.has(each));
}

/** Characters: a few sentences. */
const SOON = 600;

function figures(text: string, event: EventMention): ReadonlyMap<RoleName, string> {
  const out = new Map<RoleName, string>();
  for (const role of event.roles)
    if (role.role === "dead" || role.role === "injured") out.set(role.role, textOf(text, role).toLowerCase());
  return out;
}

function differ(a: ReadonlyMap<RoleName, string>, b: ReadonlyMap<RoleName, string>): boolean {
  for (const [role, said] of a) {
    const other = b.get(role);
    if (other !== undefined && !agree(said, other)) return true;
  }
  return false;
}

/** "nine" and "9 people", "at least twelve" and "12", "dozens" and "40" are no two figures. */
function agree(one: string, other: string): boolean {
  const [a, b] = [number(one), number(other)];
  const [low, high] = [vague(one), vague(other)];
  if (a !== undefined && b !== undefined) return a === b;
  if (a !== undefined && high !== undefined) return a >= high;
  if (b !== undefined && low !== undefined) return b >= low;
  return (low !== undefined && high !== undefined) || one === other;
}

function number(said: string): number | undefined {
  const figure = /\d[\d,.]*/.exec(said)?.[0];
  if (figure !== undefined) return Number(figure.replace(/[.,]$/, "").replaceAll(",", ""));
  const words = said.split(/[\s-]+/);
  const from = words.findIndex((each) => numberWord(each) !== undefined);
  if (from < 0) return undefined;
  // as many words as make one number: "twenty-five people"
  for (let to = words.length; to > from; to--) {
    const whole = numberWord(words.slice(from, to).join(" "));
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** The least that a vague figure says. */
function vague(said: string): number | undefined {
  const word = /\b(?:several|many|dozens|scores|hundreds|thousands)\b/.exec(said)?.[0];
  return word === undefined ? undefined : LEAST.get(word);
}

const LEAST = new Map([
  ["several", 3],
  ["many", 3],
  ["dozens", 24],
  ["scores", 40],
  ["hundreds", 200],
  ["thousands", 2000],
]);
