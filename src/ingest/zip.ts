import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import { allOf, ByteReader } from "./byte-reader.ts";
import { docxDocument } from "./docx.ts";
import { HEAD, noPageBy } from "./kind.ts";
import { type Context, type Found, leftOutOf, MOST_DEPTH, type Place, partOf, tooLarge } from "./place.ts";
import { salvagedEntries } from "./zip-salvage.ts";

/**
 * What a zip holds, entry by entry: pages, feeds, archives, other zips; also Word files and WACZ, which are zips. A file is read from the disk entry
 * by entry, a zip inside something else is held in memory. Names in it are shown and never used as paths.
 */
export async function* zipDocuments(reader: ByteReader, place: Place, context: Context): Found {
  const { where, path } = place;
  if (context.depth >= MOST_DEPTH) {
    yield { problem: "is packed too many times over", where, todo: "unpack it yourself if you trust it" };
    return;
  }
  const onDisk = context.depth === 0 && path !== undefined && path !== "-";
  const bytes = onDisk ? undefined : await allOf(reader, MOST_HELD);
  if (!onDisk && !bytes) {
    yield tooLarge(where, MOST_HELD);
    return;
  }
  const open = (): Promise<ZipFile> =>
    bytes ? fromBufferPromise(asBuffer(bytes), OPTIONS) : openPromise(path!, OPTIONS);
  let first: ZipFile | undefined;
  let second: ZipFile | undefined;
  try {
    first = await open();
    const format = await formatOf(first);
    if (!context.isPacked) context.budget.allow(first.fileSize);
    if (format.refused !== undefined) {
      yield { problem: `is ${format.refused}`, where, todo: "save it as .docx, PDF or plain text" };
    } else if (format.overlaps) {
      const todo = "get it from elsewhere; nothing in it is read";
      yield { problem: "is a zip whose entries overlap, so that little becomes much (a bomb)", where, todo };
    } else if (format.docx) {
      const zip = first;
      yield* docxDocument((name) => partBytes(zip, format.parts.get(name)), place);
    } else {
      second = await open();
      yield* entries(second, format, place, context);
    }
  } catch (error) {
    if (second) throw error;
    yield {
      problem: `is a damaged zip (${reasonOf(error)})`,
      where,
      todo: "get it again; the entries that can be found are read",
    };
    yield* salvagedEntries(bytes ? new ByteReader(once(bytes)) : reader, place, context);
  } finally {
    first?.close();
    second?.close();
  }
}

/** A file is read from the disk; what lies inside something else, or comes from a pipe, is held. */
const MOST_HELD = 256 * 1024 * 1024;
const OPTIONS = { autoClose: false, decodeStrings: false, lazyEntries: true };

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, " ").slice(0, 120) : "unreadable";
}

interface Format {
  readonly docx: boolean;
  readonly wacz: boolean;
  readonly refused?: string;
  /** The same bytes are in several entries: no program packs so. */
  readonly overlaps: boolean;
  /** The entries of a Word file. */
  readonly parts: ReadonlyMap<string, Entry>;
}

async function formatOf(zip: ZipFile): Promise<Format> {
  const parts = new Map<string, Entry>();
  let archive = false;
  let datapackage = false;
  let refused: string | undefined;
  const spans: (readonly [from: number, to: number])[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    const from = entry.relativeOffsetOfLocalHeader;
    spans.push([from, from + LOCAL_HEAD + entry.fileNameLength + entry.compressedSize]);
    if (/^(?:word|docProps|_rels)\/[\w./]{1,60}\.(?:xml|rels)$/.test(name) && parts.size < 100) parts.set(name, entry);
    if (name === "datapackage.json") datapackage = true;
    if (name.startsWith("archive/")) archive = true;
    refused ??= OTHERS.find(([pattern]) => pattern.test(name))?.[1];
  }
  const docx = parts.has("word/document.xml");
  return {
    docx,
    wacz: archive && datapackage,
    parts,
    overlaps: overlap(spans),
    ...(refused !== undefined && !docx && { refused }),
  };
}

const LOCAL_HEAD = 30;

function overlap(spans: (readonly [from: number, to: number])[]): boolean {
  spans.sort(([a], [b]) => a - b);
  return spans.some(([from], i) => i > 0 && from < spans[i - 1]![1]);
}

const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\./, "an Excel file"],
  [/^ppt\/presentation\./, "a PowerPoint file"],
  [/^META-INF\/MANIFEST\.MF$|^classes\.dex$/, "a program"],
  [/^META-INF\/manifest\.xml$/, "an OpenDocument file"],
];

async function* entries(zip: ZipFile, { wacz }: Format, place: Place, context: Context): Found {
  const { where } = place;
  const counts = new Map<string, number>();
  const count = (why: string): void => void counts.set(why, (counts.get(why) ?? 0) + 1);
  const { budget } = context;
  let number = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      number++;
      budget.spend(0, 1);
      const name = nameOf(entry);
      const why = wacz && !name.startsWith("archive/") ? "lists of the archive's own" : passedOver(entry, name);
      if (why === undefined)
        yield* entryDocuments(
          zip,
          entry,
          partOf(place, shown(name), { name }),
          { ...context, depth: context.depth + 1, isPacked: true },
          count,
        );
      else if (why !== "") count(why);
      if (!budget.isSpent) continue;
      yield* budget.told(where);
      break;
    }
  } catch (error) {
    yield {
      problem: `is damaged behind entry ${number} (${reasonOf(error)})`,
      where,
      todo: "get it again; what stands before is read",
    };
  }
  if (counts.size > 0) yield leftOutOf(counts, "entries", place);
  if (number === 0) yield { problem: "is an empty zip", where, todo: "give a file with text in it" };
}

function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
}

/** A name that can be shown in one line: what is in it leads nowhere, since nothing is ever written. */
export function shown(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ud800-\udfff]/gu, "\ufffd");
  return clean.length > 300 ? `${clean.slice(0, 300)}…` : clean;
}

/** Why an entry is not even opened ("" for what no one would miss). */
export function passedOver(
  entry: Pick<Entry, "generalPurposeBitFlag" | "compressionMethod">,
  name: string,
): string | undefined {
  if (/\/$/.test(name) || /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$)/.test(name)) return "";
  if (entry.generalPurposeBitFlag & 1) return "encrypted (unpack them with their password)";
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    return "packed in a way that is not read (unpack them first)";
  return UNWANTED.find(([pattern]) => pattern.test(name))?.[1];
}

// The files that browsers save beside a page; all others are known by what is in them.
const UNWANTED: readonly (readonly [RegExp, string])[] = [
  [/\.css$/i, "style sheets"],
  [/\.m?js(?:\.download)?$/i, "scripts"],
  [/\.(?:cdxj?|cdx\.idx)$/i, "lists of the archive's own"],
];

async function* entryDocuments(
  zip: ZipFile,
  entry: Entry,
  place: Place,
  context: Context,
  count: (why: string) => void,
): Found {
  const { where } = place;
  let reader: ByteReader | undefined;
  try {
    reader = new ByteReader(await zip.openReadStreamPromise(entry));
    const why = noPageBy(await reader.peek(HEAD));
    if (why !== undefined) count(why);
    else yield* context.contents(reader, place, context);
  } catch (error) {
    const todo = "get the zip again; the other entries are read";
    yield { problem: `cannot be unpacked (${reasonOf(error)})`, where, todo, lostBytes: entry.compressedSize };
  } finally {
    context.budget.spend(reader?.position ?? 0);
    await reader?.close();
  }
}

async function partBytes(zip: ZipFile, entry: Entry | undefined): Promise<Uint8Array | undefined> {
  if (!entry) return undefined;
  const reader = new ByteReader(await zip.openReadStreamPromise(entry));
  try {
    return await allOf(reader, MOST_PART);
  } finally {
    await reader.close();
  }
}

const MOST_PART = 64 * 1024 * 1024;
