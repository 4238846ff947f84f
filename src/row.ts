import type { Basis } from "./basis.ts";
import { acledGeoPrecision, ucdpWherePrec } from "./coding/place-precision.ts";
import { acledTimePrecision, ucdpDatePrecision } from "./coding/time-precision.ts";
import type { CountMention, PlaceMention, TimeMention } from "./mention/mention.ts";
import type { ClaimRecord, Filler } from "./record.ts";
import { oneLine } from "./record.ts";
import { textOf } from "./span.ts";

/**
 * A claim as one flat row: what tables, filters and spreadsheets hold. Lists are joined with "; ", chains with " > ".
 * The first place and the first time of the event stand for it; the others are in the reading. The order of the fields is the
 * order of the columns and only ever grows at the end.
 */
export interface ClaimRow {
  readonly claim: string;
  readonly page: string;
  readonly article: string;
  readonly nr: number;
  readonly type: string;
  readonly mode: string;
  readonly context: string;
  readonly cameo: string;
  readonly acled: string;
  readonly modality: string;
  readonly stance: string;
  readonly actor: string;
  readonly actor_code: string;
  readonly actor_side: string;
  readonly target: string;
  readonly target_code: string;
  readonly target_side: string;
  readonly place: string;
  readonly country: string;
  readonly place_precision: string;
  readonly place_relation: string;
  readonly radius_km: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly time: string;
  readonly time_value: string;
  readonly earliest: string;
  readonly latest: string;
  readonly time_precision: string;
  readonly instrument: string;
  readonly dead: string;
  readonly dead_low: number | null;
  readonly dead_high: number | null;
  readonly injured: string;
  readonly injured_low: number | null;
  readonly injured_high: number | null;
  readonly arrested: string;
  readonly displaced: string;
  readonly missing: string;
  readonly abducted: string;
  readonly told_by: string;
  readonly source_kind: string;
  readonly source_side: string;
  readonly told_to: string;
  readonly disputed_by: string;
  readonly confidence: number;
  readonly outlet: string;
  readonly published_earliest: string;
  readonly published_latest: string;
  readonly headline: string;
  readonly trigger: string;
  readonly trigger_from: number;
  readonly trigger_to: number;
  readonly quote: string;
  readonly quote_from: number;
  readonly quote_to: number;
  readonly anonymity: string;
  readonly time_basis: string;
  readonly acled_time_precision: number | null;
  readonly ucdp_date_prec: number | null;
  readonly place_basis: string;
  readonly acled_geo_precision: number | null;
  readonly ucdp_where_prec: number | null;
}

/** The columns in order with what they hold: the same for the store's `claim_rows` and the CSV export. */
export const rowColumns = {
  claim: "text",
  page: "text",
  article: "text",
  nr: "integer",
  type: "text",
  mode: "text",
  context: "text",
  cameo: "text",
  acled: "text",
  modality: "text",
  stance: "text",
  actor: "text",
  actor_code: "text",
  actor_side: "text",
  target: "text",
  target_code: "text",
  target_side: "text",
  place: "text",
  country: "text",
  place_precision: "text",
  place_relation: "text",
  radius_km: "real",
  lat: "real",
  lon: "real",
  time: "text",
  time_value: "text",
  earliest: "text",
  latest: "text",
  time_precision: "text",
  instrument: "text",
  dead: "text",
  dead_low: "real",
  dead_high: "real",
  injured: "text",
  injured_low: "real",
  injured_high: "real",
  arrested: "text",
  displaced: "text",
  missing: "text",
  abducted: "text",
  told_by: "text",
  source_kind: "text",
  source_side: "text",
  told_to: "text",
  disputed_by: "text",
  confidence: "real",
  outlet: "text",
  published_earliest: "text",
  published_latest: "text",
  headline: "text",
  trigger: "text",
  trigger_from: "integer",
  trigger_to: "integer",
  quote: "text",
  quote_from: "integer",
  quote_to: "integer",
  anonymity: "text",
  time_basis: "text",
  acled_time_precision: "integer",
  ucdp_date_prec: "integer",
  place_basis: "text",
  acled_geo_precision: "integer",
  ucdp_where_prec: "integer",
} as const satisfies Record<keyof ClaimRow, "text" | "integer" | "real">;

/** The row of a claim; `text` is its page's. Absent values are "" in text columns and null in number columns. */
export function claimRow(record: ClaimRecord, text: string): ClaimRow {
  const { claim, event, article, fillers, told } = record;
  const of = (role: string) => fillers.filter((filler) => filler.role === role);
  const place = of("place")[0];
  const time = of("time")[0];
  const where = event.where?.[0] ?? mentioned<PlaceMention>(place, "place");
  // a reading made by hand or by an older Daybook may hold the words only
  const when = event.when ?? mentioned<TimeMention>(time, "time");
  const inner = told.at(-1);
  const sentence = record.sentence ?? event.trigger;
  return {
    claim: claim.id,
    page: claim.id.slice(0, claim.id.indexOf("#")),
    article: article?.id ?? "",
    nr: record.nr,
    type: event.code.plover,
    mode: event.code.mode ?? "",
    context: event.code.context.join("; "),
    cameo: event.code.cameo,
    acled: event.code.acled ?? "",
    modality: claim.modality,
    stance: claim.stance,
    actor: names(of("actor")),
    actor_code: codes(of("actor"), "code"),
    actor_side: codes(of("actor"), "side"),
    target: names(of("target")),
    target_code: codes(of("target"), "code"),
    target_side: codes(of("target"), "side"),
    place: where?.name ?? place?.name ?? place?.text ?? "",
    country: where?.country ?? "",
    place_precision: where?.precision ?? "",
    place_relation: where?.relation ?? "",
    radius_km: where?.radiusKm ?? null,
    ...pointOf(where),
    time: time?.text ?? "",
    time_value: when?.value ?? "",
    earliest: when?.earliest ?? "",
    latest: when?.latest ?? "",
    time_precision: when?.precision ?? "",
    instrument: names(of("instrument")),
    dead: names(of("dead")),
    dead_low: toll(of("dead"), "low"),
    dead_high: toll(of("dead"), "high"),
    injured: names(of("injured")),
    injured_low: toll(of("injured"), "low"),
    injured_high: toll(of("injured"), "high"),
    arrested: names(of("arrested")),
    displaced: names(of("displaced")),
    missing: names(of("missing")),
    abducted: names(of("abducted")),
    told_by: told.map((teller) => teller.speakers[0] ?? teller.source ?? "(not named)").join(" > "),
    source_kind: inner?.attribution.sourceKind ?? "",
    source_side: inner?.attribution.side ?? "",
    told_to: told.flatMap((teller) => teller.recipient ?? []).join("; "),
    disputed_by: record.disputes.join("; "),
    confidence: event.confidence,
    outlet: article?.outlet ?? "",
    published_earliest: article?.published?.earliest ?? "",
    published_latest: article?.published?.latest ?? "",
    headline: article?.headline ? oneLine(textOf(text, article.headline)) : "",
    trigger: oneLine(textOf(text, event.trigger)),
    trigger_from: event.trigger.from,
    trigger_to: event.trigger.to,
    quote: oneLine(textOf(text, sentence)),
    quote_from: sentence.from,
    quote_to: sentence.to,
    anonymity: told.flatMap(({ anonymity }) => anonymity ?? []).join("; "),
    time_basis: event.when?.basis.by === "rule" ? event.when.basis.rule : "",
    acled_time_precision: (when && acledTimePrecision(when)) ?? null,
    ucdp_date_prec: (when && ucdpDatePrecision(when)) ?? null,
    place_basis: event.where?.[0] ? byWhat(event.where[0].basis) : "",
    acled_geo_precision: (where && acledGeoPrecision(where)) ?? null,
    ucdp_where_prec: (where && ucdpWherePrec(where)) ?? null,
  };
}

/** A place's point. The middle of a country is none: a dot there looks like a place where something happened, and its radius is not known. */
export function pointOf(
  place: Pick<PlaceMention, "precision" | "lat" | "lon"> | undefined,
): Pick<ClaimRow, "lat" | "lon"> {
  if (place?.precision === "country") return { lat: null, lon: null };
  return { lat: place?.lat ?? null, lon: place?.lon ?? null };
}

function names(fillers: readonly Filler[]): string {
  return fillers.map((filler) => filler.name ?? filler.text).join("; ");
}

function codes(fillers: readonly Filler[], field: "code" | "side"): string {
  const found = fillers.flatMap((filler) => {
    const mention = filler.resolved ?? filler.mention;
    return mention?.kind === "actor" ? (mention[field] ?? []) : [];
  });
  return [...new Set(found)].join("; ");
}

function mentioned<T extends PlaceMention | TimeMention | CountMention>(
  filler: Filler | undefined,
  kind: T["kind"],
): T | undefined {
  const mention = filler?.resolved ?? filler?.mention;
  return mention?.kind === kind ? (mention as T) : undefined;
}

function byWhat(basis: Basis): string {
  return basis.by === "rule" ? basis.rule : basis.by;
}

/** The bound of a toll; null when no figure is given, or no upper one. */
function toll(fillers: readonly Filler[], bound: "low" | "high"): number | null {
  return mentioned<CountMention>(fillers[0], "count")?.[bound] ?? null;
}
