import type { Note } from "../note.ts";
import { bodyOf } from "./body.ts";
import { ByteReader, type Gap } from "./byte-reader.ts";
import { type Document, isProblem, type Problem } from "./document.ts";
import { HEAD, noPageBy } from "./kind.ts";
import { type Context, type Found, leftOutOf, type Place, partOf, withUrl } from "./place.ts";
import { type Answer, answerOf, noPage, rights } from "./warc-answer.ts";
import { RecordBody, type Tries } from "./warc-body.ts";
import { isBeginning, type Lost, nextRecord, passBlankLines, type WarcRecord } from "./warc-record.ts";

/**
 * The pages of a web archive, one by one. Records that hold no page are passed over and counted by why; every byte that belongs to no readable record is a
 * Problem, and reading goes on at the next record that can be found.
 */
export async function* warcDocuments(reader: ByteReader, place: Place, context: Context): Found {
  const archive: Archive = { reader, place, context, skipped: new Map(), tries: { left: 256 * 1024 * 1024 } };
  for (let number = 1; ; ) {
    const record = await nextRecord(reader, number);
    if (!record) break;
    if ("lost" in record) yield lossOf(record, place);
    else {
      number++;
      yield* recordDocuments(record, archive);
    }
  }
  if (archive.skipped.size > 0) yield leftOutOf(archive.skipped, "records", place);
}

interface Archive {
  readonly reader: ByteReader;
  readonly place: Place;
  readonly context: Context;
  /** How many records hold no page, by why. */
  readonly skipped: Map<string, number>;
  readonly tries: Tries;
}

async function* recordDocuments(record: WarcRecord, archive: Archive): Found {
  const { reader, place, context, skipped, tries } = archive;
  const body = new RecordBody(reader, record.length, tries);
  const answer = await answerOf(body, record);
  const why = typeof answer === "string" ? answer : await noPage(body, answer);
  if (why !== undefined || typeof answer === "string") {
    await body.skip();
    if (body.missing > 0) yield cutProblem(record, body, reader, place);
    else if (why) skipped.set(why, (skipped.get(why) ?? 0) + 1);
    return;
  }
  const inside = recordPlace(record, answer, place);
  const bytes = await body.all(context.maxBytes);
  if (!bytes) {
    const problem = "has more bytes than are read at once";
    yield { problem, where: inside.where, todo: "raise --max-bytes", lostBytes: record.length };
  }
  // What was unpacked before damage was seen may be anything at its end.
  const damaged = reader.gap !== undefined && !/cut off/.test(reader.gap.gap);
  const wrong = await wrongEnd(record, body, archive);
  const changed = body.hasDigest(record.headers.get("warc-block-digest") ?? "") === false;
  const notes = changed ? [noteOf("digest", CHANGED)] : [];
  if (bytes && (!wrong || wrong.cut) && !damaged) {
    for await (const found of bodyDocuments(bytes, answer, inside, archive, body.missing)) {
      yield isProblem(found) ? found : withMore(found, notes, undefined);
    }
  }
  if (wrong) yield wrong.problem;
}

const CHANGED = "does not have the sum that its archive tells: some of its bytes are not those that were saved";

function recordPlace({ number, headers }: WarcRecord, answer: Answer, place: Place): Place {
  const uri = headers.get("warc-target-uri")?.replace(/^<|>$/g, "").slice(0, 4000) ?? "";
  const url = /^https?:\/\//i.test(uri) && URL.canParse(uri) ? uri : undefined;
  const date = headers.get("warc-date") ?? "";
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(date) ? Date.parse(date) : Number.NaN;
  const id = headers.get("warc-record-id")?.replace(/^<|>$/g, "").slice(0, 200);
  const name = url === undefined ? uri : new URL(url).pathname;
  const { given, ...rest } = partOf(place, `record ${number}`, { name, contentType: answer.contentType });
  return {
    ...rest,
    ...withUrl(given, url),
    ...(Number.isFinite(time) && { fetched: new Date(time).toISOString() }),
    ...(id !== undefined && { ids: [id] }),
  };
}

async function* bodyDocuments(
  packed: Uint8Array,
  answer: Answer,
  place: Place,
  { context, skipped }: Archive,
  missing: number,
): Found {
  const body = bodyOf(packed, answer.headers, context.maxBytes);
  if ("problem" in body) {
    if (missing === 0)
      yield { problem: body.problem, where: place.where, todo: "get the page again", lostBytes: packed.length };
    return;
  }
  const why = noPageBy(body.bytes.subarray(0, HEAD));
  if (why !== undefined) {
    skipped.set(why, (skipped.get(why) ?? 0) + 1);
    return;
  }
  const notes = [...body.notes.map((text) => noteOf("http", text)), ...rights(answer.headers)];
  const cut = missing > 0 || body.cut;
  const partial = {
    kind: "truncated" as const,
    fact: { value: "the archive holds its beginning only", field: "warc" },
  };
  const reader = new ByteReader(once(body.bytes));
  for await (const found of context.contents(reader, place, { ...context, depth: context.depth + 1 })) {
    if (isProblem(found)) yield found;
    else
      yield withMore(
        found,
        [...notes, ...(cut ? [noteOf("truncated", partial.fact.value)] : [])],
        cut ? { partial } : undefined,
      );
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function withMore(found: Document, notes: readonly Note[], facts: Document["facts"]): Document {
  return {
    ...found,
    ...(notes.length > 0 && { notes: [...(found.notes ?? []), ...notes] }),
    ...(facts && { facts: { ...found.facts, ...facts } }),
  };
}

function noteOf(rule: string, text: string): Note {
  return { from: 0, to: 0, rule, text };
}

/** What is wrong behind a body: it is cut off, its sum is wrong, or its record is not as long as it says. */
async function wrongEnd(
  record: WarcRecord,
  body: RecordBody,
  { reader, place }: Archive,
): Promise<{ problem: Problem; cut: boolean } | undefined> {
  const { where } = place;
  const [next = 0x0a] = await reader.peek(1);
  const follows =
    body.missing > 0 ? !body.holdsRecord() : next === 0x0d || next === 0x0a || isBeginning(await reader.peek(8), 0);
  const todo = "it is left out; make the archive again";
  const named = `record ${record.number} (at byte ${record.offset})`;
  if (!follows) {
    const again = body.again();
    const problem = {
      problem: `${named} is longer or shorter than it says`,
      where,
      todo,
      ...(!again && { lostBytes: record.length }),
    };
    return { problem, cut: false };
  }
  if (body.missing > 0) return { problem: cutProblem(record, body, reader, place), cut: true };
  await passBlankLines(reader);
  const gap = await brokenBehind(reader);
  if (!gap) return undefined;
  const lost = record.length + (await reader.skip(MOST_BEHIND)) + gap.lost;
  reader.passGap();
  return { problem: { problem: `${named}: ${gap.gap}`, where, todo, lostBytes: lost }, cut: false };
}

const MOST_BEHIND = 64 * 1024;

/** The break of the packed part that a record was taken from, when nothing that is a record stands between. */
async function brokenBehind(reader: ByteReader): Promise<Gap | undefined> {
  const next = await reader.peek(8);
  if (isBeginning(next, 0) || (next.length > 0 && (await reader.peek(MOST_BEHIND)).length === MOST_BEHIND))
    return undefined;
  const gap = reader.gapAhead;
  // Cut off behind the record is another's loss, and so is what gave nothing.
  return gap && gap.gave > 0 && !/cut off/.test(gap.gap) ? gap : undefined;
}

function cutProblem(
  { number, offset, length }: WarcRecord,
  { missing }: RecordBody,
  reader: ByteReader,
  place: Place,
): Problem {
  const { gap } = reader;
  if (gap) reader.passGap();
  const why = gap ? `breaks off (${gap.gap}, bytes ${gap.from} to ${gap.to} of the packed file)` : "is cut off";
  const problem = `record ${number} (at byte ${offset}) ${why}: ${length - missing} of ${length} bytes are there`;
  return { problem, where: place.where, todo: "get the archive again; the other records are read", lostBytes: missing };
}

function lossOf({ lost, offset, why, gap }: Lost, { where }: Place): Problem {
  const at = gap ? `bytes ${gap.from} to ${gap.to} of the packed file` : `${lost} bytes from byte ${offset} on`;
  const todo = "get the archive again; the other records are read";
  return { problem: `holds ${why} (${at})`, where, todo, lostBytes: lost + (gap?.lost ?? 0) };
}
