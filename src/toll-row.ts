import type { Toll } from "./claim/toll.ts";
import type { Reading } from "./read.ts";
import { type Lookup, lookups, oneLine, type Teller } from "./record.ts";
import { textOf } from "./span.ts";

/** A toll as one flat row, the table beside that of claims. The order of the fields is that of the columns and only grows at the end. */
export interface TollRow {
  readonly toll: string;
  readonly page: string;
  readonly article: string;
  readonly kind: string;
  readonly figure: string;
  readonly low: number;
  readonly high: number | null;
  readonly qualifier: string;
  readonly victims: string;
  readonly victims_type: string;
  readonly victims_code: string;
  readonly victims_side: string;
  readonly modality: string;
  readonly stance: string;
  readonly told_by: string;
  readonly source_kind: string;
  readonly source_side: string;
  readonly claim: string;
  readonly claim_nr: number | null;
  readonly type: string;
  readonly outlet: string;
  readonly published_earliest: string;
  readonly published_latest: string;
  readonly headline: string;
  readonly figure_from: number;
  readonly figure_to: number;
  readonly quote: string;
  readonly quote_from: number;
  readonly quote_to: number;
}

/** The names of the columns, in order. */
export const tollColumns: readonly (keyof TollRow)[] = [
  "toll",
  "page",
  "article",
  "kind",
  "figure",
  "low",
  "high",
  "qualifier",
  "victims",
  "victims_type",
  "victims_code",
  "victims_side",
  "modality",
  "stance",
  "told_by",
  "source_kind",
  "source_side",
  "claim",
  "claim_nr",
  "type",
  "outlet",
  "published_earliest",
  "published_latest",
  "headline",
  "figure_from",
  "figure_to",
  "quote",
  "quote_from",
  "quote_to",
];

/** The tolls of a page as rows, in its order. Absent values are "" in text columns and null in number columns. */
export function tollRows(reading: Reading, lookup: Lookup = lookups(reading)): readonly TollRow[] {
  const numbers = new Map(reading.claims.map(({ event }, i) => [event, i]));
  return reading.tolls.map((toll) => {
    const nr = toll.event === undefined ? undefined : numbers.get(toll.event);
    return rowOf(toll, nr, reading, lookup);
  });
}

function rowOf(toll: Toll, nr: number | undefined, reading: Reading, lookup: Lookup): TollRow {
  const { text } = reading.page;
  const found = toll.victims && lookup.mention(toll.victims);
  const victims = found && lookup.resolved(found);
  const who = victims?.kind === "actor" ? victims : undefined;
  const told = toll.told.flatMap((id) => lookup.teller(id) ?? []);
  const inner = told.at(-1)?.attribution;
  const article = lookup.articleAt(toll.from);
  const sentence = lookup.sentenceAt(toll.from) ?? toll;
  const event = toll.event && lookup.event(toll.event);
  return {
    toll: toll.id,
    page: reading.page.id,
    article: article?.id ?? "",
    kind: toll.kind,
    figure: oneLine(textOf(text, toll)),
    low: toll.low,
    high: toll.high ?? null,
    qualifier: toll.qualifier ?? "",
    victims: toll.whom ? oneLine(textOf(text, toll.whom)) : "",
    victims_type: who?.type ?? "",
    victims_code: who?.code ?? "",
    victims_side: who?.side ?? "",
    modality: toll.modality,
    stance: toll.stance,
    told_by: told.map((teller) => teller.speakers[0] ?? teller.source ?? "(not named)").join(" > "),
    source_kind: inner?.sourceKind ?? "",
    source_side: inner?.side ?? "",
    claim: nr === undefined ? "" : reading.claims[nr]!.id,
    claim_nr: nr === undefined ? null : nr + 1,
    type: event ? event.code.plover : "",
    outlet: article?.outlet ?? "",
    published_earliest: article?.published?.earliest ?? "",
    published_latest: article?.published?.latest ?? "",
    headline: article?.headline ? oneLine(textOf(text, article.headline)) : "",
    figure_from: toll.from,
    figure_to: toll.to,
    quote: oneLine(textOf(text, sentence)),
    quote_from: sentence.from,
    quote_to: sentence.to,
  };
}

/** A toll with what it points at, as sheets and tables say it. */
export interface TollRecord {
  /** The characters, then " = " and the bounds where these are something else: "dozens = 24 or more". */
  readonly figure: string;
  /** "five of its men (MLIMIL)"; absent when the text does not say who they are. */
  readonly whom?: string;
  readonly told: readonly Teller[];
}

export function tollRecord(toll: Toll, text: string, lookup: Lookup): TollRecord {
  const { low, high, whom, victims } = toll;
  const said = oneLine(textOf(text, toll));
  const bounds = high === undefined ? `${low} or more` : low === high ? String(low) : `${low}–${high}`;
  const who = victims && lookup.mention(victims);
  const code = who?.kind === "actor" ? who.code : undefined;
  return {
    figure: said === bounds ? said : `${said} = ${bounds}`,
    ...(whom && { whom: `${oneLine(textOf(text, whom))}${code ? ` (${code})` : ""}` }),
    told: toll.told.flatMap((id) => lookup.teller(id) ?? []),
  };
}
