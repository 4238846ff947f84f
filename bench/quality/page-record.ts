import type { Attribution } from "../../src/attribution/attribution.ts";
import type { Claim } from "../../src/claim/claim.ts";
import { type StatedToll, statedTolls, type TollKind } from "../../src/event/toll.ts";
import type { Reading } from "../../src/read.ts";
import { type ClaimRecord, type Filler, type Lookup, lookups, nameOf, records } from "../../src/record.ts";
import { type Address, cover, overlaps, type Span } from "../../src/span.ts";

/** A reading in the prediction format of claims_eval.mjs: what one line holds besides the page's name. */
export interface PageRecord {
  readonly articles: readonly Span[];
  readonly claims: readonly {
    readonly attribution: PredictedAttribution | null;
    readonly events: readonly PredictedEvent[];
    /** A figure of dead or injured that no event holds: "put the dead at 26". */
    readonly casualties?: { readonly [K in TollKind]?: PredictedFigure };
  }[];
}

export interface PredictedFigure extends Span {
  readonly low: number;
  readonly high: number | null;
}

export interface PredictedAttribution {
  readonly source: Span | null;
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly entity?: string;
  readonly via?: Span;
  readonly stance: string;
  readonly nested?: readonly PredictedAttribution[];
}

export interface PredictedEvent {
  readonly trigger: Span;
  readonly type: string;
  readonly modality: string;
  /** Only for probes: modality and stance as one word. */
  readonly status?: string;
  readonly [role: string]: unknown;
}

/**
 * The attributions a page's record counts: who told, wrote or shows it, and what someone is said to believe ("analysts doubt that …",
 * "is widely thought"). Wishes, decisions and perceptions are no telling: the gold has none ("wants", "decided", "saw").
 */
export const TELLING: readonly Attribution["cueClass"][] = ["speech", "document", "image", "belief"];

/**
 * One entry for each outermost attribution, with what is told inside it and the events whose chain begins with it; and one without
 * attribution for the events in the paper's own voice.
 */
export function pageRecord(
  reading: Reading,
  event: (record: ClaimRecord) => PredictedEvent = predictedEvent,
): PageRecord {
  const lookup = lookups(reading);
  const telling = reading.attributions.filter((each) => TELLING.includes(each.cueClass));
  const tree = new Telling(telling, reading.attributions);
  const events = new Map<Address | "own voice", PredictedEvent[]>();
  const loose = new Set(
    statedTolls(reading).filter(({ kind, high }) => (kind === "dead" || kind === "injured") && high !== 0),
  );
  for (const record of firstClaims(records(reading, lookup))) {
    const holder = record.claim.told.map((id) => tree.outermost(id)).find((id) => id !== undefined) ?? "own voice";
    const told = events.get(holder) ?? [];
    events.set(holder, told);
    told.push({ ...event(record), ...ownFigures(record, loose) });
  }
  return {
    articles: reading.articles.map(only),
    claims: [
      { attribution: null, events: events.get("own voice") ?? [] },
      ...telling
        .filter((each) => tree.outermost(each.id) === each.id)
        .map((each) => ({
          attribution: predictedAttribution(each, tree, lookup),
          events: events.get(each.id) ?? [],
        })),
      ...[...loose].map((toll) => ({ attribution: null, events: [], casualties: { [toll.kind]: figure(toll) } })),
    ],
  };
}

/** The figures of an event, by its own word of killing or by a count among its roles; they are loose no longer. */
function ownFigures({ event, claim }: ClaimRecord, loose: Set<StatedToll>): { readonly [K in TollKind]?: unknown } {
  const out: { [K in TollKind]?: unknown } = {};
  for (const toll of [...loose]) {
    const counted = event.roles.some(
      ({ role, mention }) => role === toll.kind && mention && toll.counts.includes(mention),
    );
    if (!counted && !overlaps(toll.at, event.trigger)) continue;
    loose.delete(toll);
    if (out[toll.kind] === undefined) out[toll.kind] = [toll.low, toll.high ?? null];
  }
  const happened = claim.modality === "actual" || claim.modality === "disputed";
  return happened ? out : { dead: undefined, injured: undefined };
}

function figure({ from, to, low, high }: StatedToll): PredictedFigure {
  return { from, to, low, high: high ?? null };
}

/** Which telling stands inside which; attributions that are no telling are stepped over. */
class Telling {
  private readonly all: ReadonlyMap<Address, Attribution>;
  private readonly telling: readonly Attribution[];

  constructor(telling: readonly Attribution[], all: readonly Attribution[]) {
    this.telling = telling;
    this.all = new Map(all.map((each) => [each.id, each]));
  }

  /** The outermost telling around an attribution, itself included; undefined when none of them is a telling. */
  outermost(id: Address): Address | undefined {
    let found: Address | undefined;
    for (const each of this.outwards(id)) if (TELLING.includes(each.cueClass)) found = each.id;
    return found;
  }

  /** All tellings inside one, in text order. */
  inside(id: Address): readonly Attribution[] {
    return this.telling.filter((each) => each.id !== id && this.outwards(each.id).some((outer) => outer.id === id));
  }

  private outwards(id: Address): readonly Attribution[] {
    const path: Attribution[] = [];
    for (let at = this.all.get(id); at && !path.includes(at); at = at.within && this.all.get(at.within)) path.push(at);
    return path;
  }
}

/** An event is predicted once, however many claims tell it: the scorer knows the holder by the spans. */
function firstClaims(all: readonly ClaimRecord[]): readonly ClaimRecord[] {
  const seen = new Set<Address>();
  return all.filter(({ event }) => !seen.has(event.id) && seen.add(event.id));
}

function predictedAttribution(attribution: Attribution, tree: Telling, lookup: Lookup): PredictedAttribution {
  // The scorer's "via" is whom it was told to; with a passive ("was told") the one told is the subject, not a way it went.
  const via = attribution.source ? attribution.recipient : undefined;
  const teller = lookup.teller(attribution.id);
  const spoken = attribution.speakers.flatMap((id) => {
    const mention = lookup.mention(id);
    return (mention && nameOf(lookup.resolved(mention))) ?? [];
  });
  // Who names nobody known is called by the words of the source, as in the table of claims.
  const names = spoken.length > 0 || !teller?.source ? spoken : [teller.source];
  const nested = tree.inside(attribution.id).map((each) => predictedAttribution(each, tree, lookup));
  return {
    source: attribution.source ? only(attribution.source) : null,
    cue: only(attribution.cue),
    content: attribution.content.map(only),
    ...(names.length > 0 && { entity: [...new Set(names)].join(" and ") }),
    ...(via && { via: only(via) }),
    stance: attribution.stance,
    ...(nested.length > 0 && { nested }),
  };
}

/** An event with its roles: each role once, several fillers of one role as one phrase. */
export function predictedEvent({ event, claim, fillers }: ClaimRecord): PredictedEvent {
  const of = (role: string) => fillers.filter((filler) => filler.role === role);
  return {
    trigger: only(event.trigger),
    type: event.code.plover,
    modality: claim.modality,
    ...argument("actor", of("actor")),
    ...argument("target", of("target")),
    ...argument("place", of("place")),
    ...argument("instrument", of("instrument")),
    ...time(of("time"), event.when?.value),
    ...count("dead", of("dead")),
    ...count("injured", of("injured")),
  };
}

function argument(role: string, fillers: readonly Filler[]): { readonly [role: string]: unknown } {
  if (fillers.length === 0) return {};
  if (fillers.length === 1) {
    const { span, name, mention } = fillers[0]!;
    const called = name ?? (mention && nameOf(mention));
    return { [role]: { ...only(span), ...(called !== undefined && { name: called }) } };
  }
  const name = fillers.map((filler) => filler.name ?? filler.text).join(" and ");
  return { [role]: { ...cover(fillers.map((filler) => filler.span)), name } };
}

/** The words of a time where the event has some of its own, and the calendar value: a part of the day is cut off, as the gold has none. */
function time(fillers: readonly Filler[], value: string | undefined): { readonly [field: string]: unknown } {
  const first = fillers[0];
  const said = first?.mention?.kind === "time" ? first.mention.value : undefined;
  const calendar = (value ?? said)?.replace(/^(\d{4}-\d\d-\d\d)T.*$/, "$1");
  const valued = calendar !== undefined && { value: calendar };
  if (first) return { time: { ...only(first.span), ...valued } };
  return calendar === undefined ? {} : { time_value: calendar };
}

/** A number, or [low, high] with null for the open side; several counts of one event are kept as the first. */
function count(role: string, fillers: readonly Filler[]): { readonly [role: string]: unknown } {
  const mention = fillers.map((filler) => filler.mention).find((each) => each?.kind === "count");
  if (mention?.kind !== "count") return {};
  return { [role]: mention.low === mention.high ? mention.low : [mention.low, mention.high ?? null] };
}

/** The status of a probe: how the text puts it, or else how the innermost holder stands to it. */
export function statusOf({ modality, stance }: Claim): string {
  if (modality === "disputed") return "doubted";
  return modality === "actual" ? STATUS_OF_STANCE[stance] : modality;
}

const STATUS_OF_STANCE: Record<Claim["stance"], string> = {
  asserts: "asserted",
  confirms: "confirmed",
  denies: "denied",
  doubts: "doubted",
  unverified: "doubted",
  demands: "demanded",
  declines: "asserted",
  "claims-responsibility": "claims-responsibility",
};

function only({ from, to }: Span): Span {
  return { from, to };
}
