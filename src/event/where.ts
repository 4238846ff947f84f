import type { Article } from "../article/article.ts";
import { type Basis, byRule } from "../basis.ts";
import { kmBetween, midpoint, moved } from "../gazetteer/km.ts";
import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import { isLiteral, type Mention, type PlaceMention } from "../mention/mention.ts";
import type { Spatial } from "../mention/spatial.ts";
import type { Address, Span } from "../span.ts";
import type { EventModality } from "./event.ts";
import { isStaged } from "./site.ts";
import type { Dated } from "./when.ts";

/** Where an event happened, as far as the page lets one say: by its own words, or carried over from elsewhere on the page. */
export interface EventPlace {
  /** What to call it: the place's name, or the text's own words ("the main gate") where it has none. */
  readonly name: string;
  /** The place that it is, or that its point is taken from. */
  readonly mention?: Address;
  /** ISO 3166-1 alpha-3. */
  readonly country?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly precision: PlaceMention["precision"];
  /** How far from the point it may have been. */
  readonly radiusKm?: number;
  /** How it lies to the place that is named: "near", "12 miles north-west of", "the main gate"; of "Kobeya, 20 km north of Goma" with that name: "20 km north of Goma". */
  readonly relation?: string;
  /** Places that the text says hold it: "Khiam, in southern Lebanon". */
  readonly within?: readonly Address[];
  /** "event/place clause" and the like: its own words; any rule that begins with "event/carried" says from where it was taken over. */
  readonly basis: Basis;
}

/** What of an event its place is read from. */
export interface Placed {
  readonly sites: readonly PlacedSite[];
  /** Of the event of the sentence that stands nearest, where it has none of its own. */
  readonly beside: readonly PlacedSite[];
  /** Whether its sentence names a place, be it of something else. */
  readonly named: boolean;
  /** "Residents of Gossi heard gunfire": where those live who saw or heard it. */
  readonly locals?: PlaceMention;
}

/** Words of place with the places they stand for. */
export interface PlacedSite extends Span {
  readonly text: string;
  readonly mention?: PlaceMention;
  readonly within: readonly PlaceMention[];
  readonly spatial?: Spatial;
  /** Set where `spatial` is how it lies to the place that is known, and not how the event lies to it. */
  readonly toHolder?: true;
  readonly basis: Basis;
}

interface Told {
  readonly plover: string;
  readonly word: string;
  readonly block: number;
  readonly nth: number;
  readonly where: readonly EventPlace[];
}

/** The places of the events of a page, asked for in text order: later ones may lead back to earlier ones. */
export class EventPlaces {
  readonly #told = new Map<Address, Told[]>();
  readonly #at = new Map<number, readonly EventPlace[]>();
  readonly #mentions: readonly Mention[];
  readonly #kit: Kit;
  readonly #countries = new Map<Address, EventPlace | undefined>();

  constructor(mentions: readonly Mention[], kit: Kit) {
    this.#mentions = mentions;
    this.#kit = kit;
  }

  /** `block` and `nth` are those of the sentence on the page. */
  of(event: Dated, placed: Placed, article: Article | undefined, block: number, nth: number): readonly EventPlace[] {
    const { plover, word } = event;
    const told = (article && this.#told.get(article.id)) ?? [];
    const before = told.at(-1);
    const own = placesOf(placed.sites, before?.where[0]).map((each) => this.#inCountry(each, article));
    const where = own.length > 0 ? own : this.#carried(event, placed, told, article, block, nth);
    if (where.length > 0) this.#at.set(event.from, where);
    if (article && where.length > 0 && !isCarried(where[0]!) && isStaged(plover)) {
      told.push({ plover, word, block, nth, where });
      this.#told.set(article.id, told);
    }
    return where.map(withRadius);
  }

  /** What no list of places holds lies in the country of the story, as far as that has one. */
  #inCountry(place: EventPlace, article: Article | undefined): EventPlace {
    const country =
      place.country === undefined && place.lat === undefined && article && this.#countryOf(article)?.country;
    if (!country || place.basis.by !== "rule" || place.basis.rule === farOff) return place;
    return { ...place, country, basis: byRule(`${place.basis.rule}, country of the story`) };
  }

  #carried(
    event: Dated,
    placed: Placed,
    told: readonly Told[],
    article: Article | undefined,
    block: number,
    nth: number,
  ): readonly EventPlace[] {
    const { plover, word, again, modality, linked } = event;
    const from = linked.find((each) => this.#at.has(each));
    if (from !== undefined) return carried(this.#at.get(from)!, "same happening");
    if (!isStaged(plover)) return [];
    // "20 years after troops invaded": the place of what it is measured from is not its own
    if (event.measured) return [];
    if (again) {
      const same = told.findLast((each) => each.word === word) ?? sole(told.filter((each) => each.plover === plover));
      if (same) return carried(same.where, "event it refers to");
    }
    if (placed.beside.length > 0) return carried(placesOf(placed.beside, told.at(-1)?.where[0]), "sentence");
    if (placed.locals) return carried([fromMention(placed.locals, byRule(""))], "people of the place");
    if (!isTold(modality)) return [];
    const last = placed.named ? undefined : told.at(-1);
    if (last && last.block === block) return carried(last.where.slice(0, 1), "paragraph");
    if (last && nth - last.nth <= 2) return carried(last.where.slice(0, 1), "sentence before");
    const country = article && this.#countryOf(article);
    return country ? [country] : [];
  }

  /** The one country that a story's places lie in, and nothing finer: what is said of the story is not said of the event. */
  #countryOf(article: Article): EventPlace | undefined {
    if (this.#countries.has(article.id)) return this.#countries.get(article.id);
    const counts = new Map<string, number>();
    let all = 0;
    for (const each of this.#mentions) {
      if (each.kind !== "place" || each.from < article.from || each.to > article.to || !isLiteral(each)) continue;
      if (each.country === undefined) continue;
      all++;
      counts.set(each.country, (counts.get(each.country) ?? 0) + 1);
    }
    const [code, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
    const state = states(this.#kit).get(code);
    const found: EventPlace | undefined =
      count > all / 2 && state
        ? {
            name: state.name,
            country: code,
            ...(state.at && { lat: state.at[0], lon: state.at[1] }),
            precision: "country",
            basis: byRule("event/carried country of the story"),
          }
        : undefined;
    this.#countries.set(article.id, found);
    return found;
  }
}

function isTold(modality: EventModality): boolean {
  return modality === "actual" || modality === "attempted" || modality === "negated";
}

export function isCarried({ basis }: EventPlace): boolean {
  return basis.by === "rule" && basis.rule.startsWith("event/carried");
}

function carried(where: readonly EventPlace[], from: string): readonly EventPlace[] {
  return where.map((each) => (isCarried(each) ? each : { ...each, basis: byRule(`event/carried ${from}`) }));
}

/** "near" without a distance is some way off, never the point itself. */
function withRadius(place: EventPlace): EventPlace {
  return place.precision === "near" && place.radiusKm === undefined ? { ...place, radiusKm: NEAR_KM } : place;
}

const NEAR_KM = 15;

function sole(told: readonly Told[]): Told | undefined {
  return new Set(told.map(({ where }) => where[0]!.name)).size === 1 ? told[0] : undefined;
}

function placesOf(sites: readonly PlacedSite[], before: EventPlace | undefined): readonly EventPlace[] {
  const one = merged(sites);
  return one ? [one] : sites.map((site) => placeOf(site, before));
}

/** A place that nothing locates lies where the text says it lies; words without a name lie at the place the story is at. */
function placeOf(site: PlacedSite, before: EventPlace | undefined): EventPlace {
  const { mention, within, text, basis } = site;
  const holder = within.find((each) => each.lat !== undefined);
  const outer = within.length > 0 ? { within: within.map(({ id }) => id) } : {};
  if (mention && (mention.lat !== undefined || !holder))
    return { ...lying(fromMention(mention, basis), site.spatial), ...outer };
  if (holder) {
    const { relation, ...lies } = lying(
      fromMention(holder, basis),
      site.spatial ?? (mention ? undefined : borderOf(text)),
    );
    // "Kobeya, 20 km north of Goma": so it lies to Goma, not to its own name
    const own = mention ? relation && (site.toHolder ? `${relation} ${holder.name}` : relation) : text;
    return {
      ...lies,
      name: mention?.name ?? text,
      ...(mention && { mention: mention.id }),
      ...(own !== undefined && { relation: own }),
      ...outer,
    };
  }
  if (before && /^the (?:far )?(?:north|south|east|west)(?:east|west)?$/i.test(text))
    return {
      name: text,
      ...(before.country !== undefined && { country: before.country }),
      precision: "admin1",
      relation: text,
      basis,
    };
  if (before && before.precision !== "country") {
    const { mention: at, country, lat, lon, precision, radiusKm } = before;
    return {
      name: text,
      ...(at !== undefined && { mention: at }),
      ...(country !== undefined && { country }),
      ...(lat !== undefined && lon !== undefined && { lat, lon }),
      precision: precision === "exact" || precision === "settlement" ? "near" : precision,
      ...(radiusKm !== undefined && { radiusKm }),
      relation: text,
      basis: byRule("event/place described, by the place before"),
    };
  }
  return { name: text, precision: "unknown", relation: text, basis };
}

/** "the Nigerien border": whose it is, is not where it was. */
function borderOf(text: string): Spatial | undefined {
  return /\b(?:border|frontier)(?:$| (?:with|of|between)\b)/i.test(text)
    ? { relation: text, spreadKm: 0, kind: "border" }
    : undefined;
}

/** From here on a distance in words is no point any more. */
const FAR_KM = 300;
const farOff = "event/place far off";

/** The place once its relation is taken in: moved where distance and direction are said, and never finer than that lets one know. */
function lying(place: EventPlace, spatial: Spatial | undefined): EventPlace {
  if (!spatial) return place;
  const { relation, kind, km, bearing, spreadKm } = spatial;
  const { lat, lon, country, radiusKm = 0, ...rest } = place;
  const point = lat === undefined || lon === undefined ? undefined : { lat, lon };
  // "9,000 km north of Longyearbyen": so far off, its point and country say nothing of where it was
  if (km !== undefined && km > FAR_KM) return { ...rest, precision: "unknown", relation, basis: byRule(farOff) };
  const home = country === undefined ? {} : { country };
  // whose border it is, is not where it was
  if (kind === "border") return { ...rest, precision: "unknown", relation };
  if (kind === "part") {
    if (place.precision !== "country") return { ...place, relation };
    // "northern Mali": a region; the country's point lies somewhere else in it
    return { ...place, precision: "admin1", radiusKm: Math.max(radiusKm, 250), relation };
  }
  // "off the coast of Somalia": a state's point is no place to measure from
  if (place.precision === "country") return { ...place, relation };
  const precision = place.precision === "settlement" || place.precision === "exact" ? "near" : place.precision;
  return {
    ...rest,
    ...home,
    ...(point && (km !== undefined && bearing !== undefined ? moved(point.lat, point.lon, km, bearing) : point)),
    precision,
    radiusKm: radiusKm + spreadKm,
    relation,
  };
}

/** "between Gossi and Gao": one place, the middle of the two, with half the way as radius. */
function merged(sites: readonly PlacedSite[]): EventPlace | undefined {
  const [one, other] = sites;
  if (sites.length !== 2 || one?.spatial?.kind !== "between" || other?.spatial?.kind !== "between") return undefined;
  const [a, b] = [one.mention, other.mention];
  if (!a || !b) return undefined;
  const base: EventPlace = {
    name: `between ${a.name} and ${b.name}`,
    mention: a.id,
    ...(a.country !== undefined && a.country === b.country && { country: a.country }),
    precision: "near",
    relation: one.spatial.relation,
    basis: one.basis,
  };
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined) return base;
  const [from, to] = [
    { lat: a.lat, lon: a.lon },
    { lat: b.lat, lon: b.lon },
  ];
  const half = kmBetween(from, to) / 2;
  return {
    ...base,
    ...midpoint(from, to),
    radiusKm: Math.ceil(half + Math.max(a.radiusKm ?? 0, b.radiusKm ?? 0)),
  };
}

function fromMention(mention: PlaceMention, basis: Basis): EventPlace {
  const { id, name, country, lat, lon, precision, radiusKm, relation } = mention;
  return {
    name,
    mention: id,
    ...(country !== undefined && { country }),
    ...(lat !== undefined && lon !== undefined && { lat, lon }),
    precision,
    ...(radiusKm !== undefined && { radiusKm }),
    ...(relation !== undefined && relation !== "in" && { relation }),
    basis,
  };
}

interface StateEntry extends Entry {
  readonly name: string;
  readonly kind?: string;
  readonly code: string;
  readonly point?: string;
}

const states = perKit((kit) => {
  const out = new Map<string, { readonly name: string; readonly at?: readonly [number, number] }>();
  for (const { kind, code, name, point } of section<StateEntry>(kit, "actors")) {
    if (kind !== "state" && (kind !== "territory" || out.has(code))) continue;
    const [lat, lon] = (point ?? "").split(/[ ,]+/).map(Number);
    out.set(code, { name, ...(point && lat !== undefined && lon !== undefined && { at: [lat, lon] as const }) });
  }
  return out;
});
