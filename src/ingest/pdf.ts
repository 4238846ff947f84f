import type { Note } from "../note.ts";
import type { SavedStory } from "../page/saved.ts";
import { allOf, type ByteReader } from "./byte-reader.ts";
import type { Problem } from "./document.ts";
import { fact } from "./feed-item.ts";
import { type PdfLine, pdfLines } from "./pdf-lines.ts";
import { pdfText } from "./pdf-text.ts";
import { type PdfInfo, type PdfLimits, pdfParts } from "./pdf-worker.ts";
import { type Context, documentOf, type Found, type Place, tooLarge } from "./place.ts";
import { savedDate } from "./saved-date.ts";

/** The text of a PDF. Pages without text (scans) are said; one that hangs is stopped, and what came before is read. */
export async function* pdfDocuments(
  reader: ByteReader,
  place: Place,
  { maxBytes }: Context,
  limits: Partial<PdfLimits> = {},
): Found {
  const { where } = place;
  // Most of a PDF is fonts and pictures.
  const bytes = await allOf(reader, Math.max(MOST_HELD, maxBytes));
  if (!bytes) {
    yield tooLarge(where, Math.max(MOST_HELD, maxBytes));
    return;
  }
  let head: PdfInfo = { pages: 0, info: {} };
  let stopped: string | undefined;
  const failed: number[] = [];
  const pages: (readonly PdfLine[])[] = [];
  for await (const part of pdfParts(bytes, { ...LIMITS, text: maxBytes, ...limits })) {
    if ("head" in part) head = part.head;
    else if ("page" in part) {
      pages.push(pdfLines(part.page));
      if (part.page.failed) failed.push(part.page.number);
    } else stopped = part.stopped;
  }
  if (failed.length > 0)
    stopped ??= `is damaged on ${failed.length === 1 ? "page" : "pages"} ${failed.slice(0, 20).join(", ")}`;
  const { text, notes } = pdfText(pages);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const problem =
    letters < 20
      ? withoutText(text, pages.length, stopped, where)
      : stopped && cut(stopped, pages.length - failed.length, head, where);
  if (letters >= 20) {
    const empty = pages.flatMap((lines, i) => (lines.length === 0 && !failed.includes(i + 1) ? [i + 1] : []));
    const said = [
      ...notes,
      ...(empty.length > 0
        ? [`pages without text, perhaps scans: ${empty.slice(0, 20).join(", ")}${empty.length > 20 ? " …" : ""}`]
        : []),
    ];
    const partial =
      stopped === undefined ? undefined : { kind: "truncated" as const, fact: { value: stopped, field: "pdf" } };
    yield documentOf(place, "text", text, {
      format: "pdf",
      facts: { ...factsOf(head.info, text), ...(partial && { partial }) },
      ...(said.length > 0 && { notes: said.map((text): Note => ({ from: 0, to: 0, rule: "pdf", text })) }),
    });
  }
  if (problem) yield problem;
}

const MOST_HELD = 64 * 1024 * 1024;
const LIMITS: PdfLimits = { pages: 1000, text: MOST_HELD, pause: 15_000, total: 90_000, memoryMb: 512 };

function withoutText(text: string, pages: number, stopped: string | undefined, where: string): Problem {
  if (stopped !== undefined) return { problem: `is a PDF that ${stopped}`, where, todo: "save it as plain text" };
  // Fonts that do not say which letters their shapes are.
  const shapes = text.match(/[\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
  const problem =
    shapes > 20
      ? "is a PDF whose fonts do not say what their letters are"
      : `is a PDF of pictures (${pages} ${pages === 1 ? "page" : "pages"}, no text)`;
  return { problem, where, todo: "run text recognition over it first: ocrmypdf FILE OUT.pdf" };
}

function cut(stopped: string, pages: number, head: PdfInfo, where: string): Problem {
  return {
    problem: `is a PDF that ${stopped}: ${pages} of ${head.pages} pages are read`,
    where,
    todo: "split it, or save it as plain text",
  };
}

function factsOf(info: PdfInfo["info"], text: string): Partial<SavedStory> {
  const told = (info.Title ?? "").trim();
  // Programs put a file's name there, or leave the title of the file it was made from.
  const title =
    told.length > 8 && text.slice(0, 4000).replace(/\s+/g, " ").includes(told.replace(/\s+/g, " "))
      ? fact(told, "pdf Title")
      : undefined;
  const byline = JUNK_NAME.test((info.Author ?? "").trim()) ? undefined : fact(info.Author ?? "", "pdf Author");
  const published = dateOf(info.CreationDate, "pdf CreationDate");
  const modified = dateOf(info.ModDate, "pdf ModDate");
  return {
    ...(title && { title }),
    ...(byline && { byline }),
    ...(published && { published }),
    ...(modified && { modified }),
  };
}

const JUNK_NAME =
  /^(?:admin(?:istrator)?|user|owner|author|unknown|anonymous|microsoft\b.*|windows\b.*|pc|root|\S+@\S+|[\w-]*\d[\w-]*)$/i;

/** "D:20260303194000+02'00'". A file is made on the day of its publication or somewhat before. */
function dateOf(raw: string | undefined, field: string): SavedStory["published"] {
  const found = /^(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d)?'?(\d\d)?/.exec(raw ?? "");
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second = "00", zone = "", minutes = "00"] = found;
  const offset = zone === "" || zone === "Z" ? zone : `${zone}:${minutes}`;
  const date = savedDate(`${year}-${month}-${day}${hour ? `T${hour}:${minute}:${second}${offset}` : ""}`, field);
  return date && { ...date, raw: raw!, confidence: 0.5 };
}
