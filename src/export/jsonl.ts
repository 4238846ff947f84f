import type { Reading } from "../read.ts";
import { lookups, records } from "../record.ts";
import { claimRow } from "../row.ts";
import type { Span } from "../span.ts";
import type { Sighting, StoryCopy } from "../store/store.ts";
import type { Standing } from "../store/telling.ts";
import type { Firsts } from "./first.ts";

/** What a page's lines need besides its reading. */
export interface PageSource {
  readonly sha256: string;
  readonly sightings: readonly Sighting[];
  /** What its stories have in common with those of other pages, and how each of its claims stands among the others. */
  readonly copies?: readonly StoryCopy[];
  readonly standing?: (claim: string) => Standing | undefined;
  /** Leaves out claims and tolls that are not; other records stay whole. */
  readonly isFirst?: Firsts;
}

/** Said once at the top of every file. */
export const exportHead = {
  record: "export",
  format: "daybook-jsonl-1",
  note: "What was published, as it was put; nothing here is verified. Counts are of reports, not of witnesses.",
  offsets: "from/to: UTF-16 units of page.text; selectors: W3C Web Annotation, in Unicode code points",
} as const;

/**
 * A reading as lines of plain objects: its page, then every record of every layer. Lossless but for the tokens of its sentences.
 * Each record points at its characters with W3C selectors and the sha256 of the page; claims also carry their flat row.
 */
export function* jsonlRecords(reading: Reading, source: PageSource): Generator<object> {
  const { sha256, sightings } = source;
  const { page, kit } = reading;
  const sentences = reading.sentences.map(({ tokens: _tokens, ...sentence }) => sentence);
  yield { record: "page", sha256, kit, ...page, sentences, sightings };
  const target = selectors(page.text, page.given?.url ?? `urn:sha256:${sha256}`);
  const line = (record: string, span: Span, value: object) => ({
    record,
    page: page.id,
    ...value,
    target: target(span),
    sha256,
  });
  for (const each of reading.articles) yield line("article", each, each);
  for (const each of reading.mentions) yield line("mention", each, each);
  for (const each of reading.attributions) yield line("attribution", each.cue, each);
  for (const each of reading.events) yield line("event", each.trigger, each);
  const rows = new Map(records(reading, lookups(reading)).map((record) => [record.nr, record]));
  for (const [i, each] of reading.claims.entries()) {
    if (source.isFirst?.claim(each.id) === false) continue;
    const record = rows.get(i + 1);
    const span = record?.sentence ?? record?.event.trigger ?? { from: 0, to: 0 };
    const row = record && { ...claimRow(record, page.text), ...source.standing?.(each.id) };
    yield { ...line("claim", span, each), ...(row && { row }) };
  }
  for (const each of reading.tolls) if (source.isFirst?.toll(each) !== false) yield line("toll", each, each);
  for (const each of reading.notes) yield line("note", each, each);
  for (const { article, other, relation, share, otherShare, spans } of source.copies ?? [])
    yield { record: "copy", page: page.id, article, other, relation, share, otherShare, spans };
}

/** The readings that `jsonlRecords` gave, from its lines in their order; sentences come without tokens. */
export function* readingsOf(lines: Iterable<string>): Generator<Reading> {
  type Draft = { -readonly [K in keyof Reading]: Reading[K] extends readonly (infer T)[] ? T[] : Reading[K] };
  let draft: Draft | undefined;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const { record, page, target: _target, sha256: _sha, row: _row, ...value } = JSON.parse(line);
    if (record === "page") {
      if (draft) yield draft;
      const { kit, sentences, sightings: _sightings, ...rest } = value;
      const made = sentences.map((sentence: object) => ({ ...sentence, tokens: [] }));
      const empty = { articles: [], mentions: [], attributions: [], events: [], claims: [], tolls: [], notes: [] };
      draft = { page: rest, kit, sentences: made, ...empty };
    } else if (record !== "export" && record !== "copy") {
      const list = listOf[record as keyof typeof listOf];
      if (!draft || !list || page !== draft.page.id)
        throw new RangeError(`a ${record} without its page: ${line.slice(0, 80)}`);
      (draft[list] as unknown[]).push(value);
    }
  }
  if (draft) yield draft;
}

const listOf = {
  article: "articles",
  mention: "mentions",
  attribution: "attributions",
  event: "events",
  claim: "claims",
  toll: "tolls",
  note: "notes",
} as const;

interface Target {
  readonly source: string;
  readonly selector: readonly object[];
}

const around = 32;
const longestQuote = 4000;

/** Web Annotation selectors of spans of a text. They count code points, as the recommendation says; our own offsets do not. */
export function selectors(text: string, source: string): (span: Span) => Target {
  const points = codePoints(text);
  return ({ from, to }) => {
    const selector: object[] = [{ type: "TextPositionSelector", start: points(from), end: points(to) }];
    if (to - from <= longestQuote)
      selector.push({
        type: "TextQuoteSelector",
        exact: text.slice(from, to),
        prefix: whole(text.slice(Math.max(0, from - around), from)),
        suffix: whole(text.slice(to, to + around)),
      });
    return { source, selector };
  };
}

/** Half a character at either end is left out. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}

/** The number of code points before an offset. */
function codePoints(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (offset) => offset;
  const before = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const second = i > 0 && isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1));
    before[i + 1] = before[i]! + (second ? 0 : 1);
  }
  return (offset) => before[offset]!;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
