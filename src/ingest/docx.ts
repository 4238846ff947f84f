import type { Note } from "../note.ts";
import type { SavedDate, SavedStory } from "../page/saved.ts";
import { docxMarkup } from "./docx-markup.ts";
import { fact } from "./feed-item.ts";
import { documentOf, type Found, type Place } from "./place.ts";
import { savedDate } from "./saved-date.ts";
import { textOf } from "./text-stream.ts";
import { element, escaped, textIn, type XmlNode, XmlReader } from "./xml.ts";

/** Gives an entry of the zip that a Word file is; undefined where there is none, or one too large. */
export type Part = (name: string) => Promise<Uint8Array | undefined>;

/** A Word file as a web page: headings, paragraphs, lists, tables, notes at the end. What was deleted, hidden or commented is left out and said. */
export async function* docxDocument(part: Part, place: Place): Found {
  const { where } = place;
  let body: Uint8Array | undefined;
  try {
    body = await part("word/document.xml");
  } catch {
    yield { problem: "is a damaged Word file: its text cannot be unpacked", where, todo: "get it again" };
    return;
  }
  if (!body) {
    yield { problem: "is a Word file with more than 64 MB of text", where, todo: "split it" };
    return;
  }
  const styles = headingStyles(await xmlOf(part, "word/styles.xml", ["w:styles"]));
  const main = docxMarkup(textOf(body), styles);
  const notes: Note[] = main.leftOut.map((text) => ({ from: 0, to: 0, rule: "docx", text }));
  const markup = [main.markup];
  for (const name of ["word/footnotes.xml", "word/endnotes.xml"]) {
    const bytes = await part(name).catch(() => undefined);
    if (bytes) markup.push(docxMarkup(textOf(bytes), styles).markup);
  }
  if (!/[^\s<>]/.test(markup.join("").replace(/<[^<>]*>/g, ""))) {
    yield { problem: "is a Word file without text", where, todo: "a scan or picture in it has no text to read" };
    return;
  }
  if (main.truncated)
    notes.push({
      from: 0,
      to: 0,
      rule: "truncated",
      text: "the Word file's text breaks off; this is what stands before",
    });
  const facts = factsOf(await xmlOf(part, "docProps/core.xml", ["cp:coreproperties", "coreproperties"]));
  const title = facts.title ? `<title>${escaped(facts.title.value)}</title>` : "";
  const content = `<!DOCTYPE html><html><head>${title}</head><body><article>\n${markup.join("")}</article></body></html>`;
  yield documentOf(place, "html", content, { format: "docx", facts, ...(notes.length > 0 && { notes }) });
}

/** The children of a small part. */
async function xmlOf(part: Part, name: string, containers: readonly string[]): Promise<readonly XmlNode[]> {
  const found: XmlNode[] = [];
  const bytes = await part(name).catch(() => undefined);
  if (!bytes) return found;
  const reader = new XmlReader({ containers: new Set(containers), most: 1_000_000, found: (node) => found.push(node) });
  reader.write(textOf(bytes));
  reader.end();
  return found;
}

/** The level of each style that is a heading, whatever language Word had: 0 is the title, 7 a caption. */
function headingStyles(nodes: readonly XmlNode[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const node of nodes) {
    const id = node.attributes.get("w:styleid");
    const name = element(node, "w:name")?.attributes.get("w:val")?.toLowerCase() ?? "";
    const level =
      name === "title" ? 0 : name === "caption" ? 7 : Number(/^heading ([1-6])$/.exec(name)?.[1] ?? Number.NaN);
    if (id !== undefined && !Number.isNaN(level)) levels.set(id, level);
  }
  return levels;
}

function factsOf(nodes: readonly XmlNode[]): Partial<SavedStory> {
  const textAt = (name: string): string => textIn(nodes.find((node) => node.name === name) ?? NOTHING).trim();
  const title = fact(JUNK_TITLE.test(textAt("dc:title")) ? "" : textAt("dc:title"), "docx dc:title");
  const byline = fact(JUNK_NAME.test(textAt("dc:creator")) ? "" : textAt("dc:creator"), "docx dc:creator");
  const created = savedDate(textAt("dcterms:created"), "docx dcterms:created");
  const modified = savedDate(textAt("dcterms:modified"), "docx dcterms:modified");
  const published = written(created, modified);
  return {
    ...(title && { title }),
    ...(byline && { byline }),
    ...(published && { published }),
    ...(modified && { modified }),
  };
}

const NOTHING: XmlNode = { name: "", attributes: new Map(), children: [] };
const JUNK_TITLE = /^(?:microsoft word|document\s*\d*$|untitled|doc\d*$|dokument\d*$)/i;
const JUNK_NAME =
  /^(?:admin(?:istrator)?|user|owner|author|microsoft(?: office)?(?: user)?|windows(?: user)?|pc|test|root|python-docx)\d*$/i;

// A file is begun before it is written, sometimes years before, from an older one.
function written(created: SavedDate | undefined, modified: SavedDate | undefined): SavedDate | undefined {
  if (!created || !modified || created.earliest! > modified.latest!) return created && { ...created, confidence: 0.3 };
  const { instant: _, ...day } = created;
  return { ...day, latest: modified.latest!, confidence: created.earliest === modified.latest ? 0.5 : 0.3 };
}
