import type { Note } from "../note.ts";
import type { Draft } from "../page/page.ts";
import type { Saved, SavedStory } from "../page/saved.ts";
import type { Document } from "./document.ts";
import { InputError, readBytes, readText } from "./file.ts";
import { mojibake } from "./mojibake.ts";

/** A text to be read, with what was odd about its file; the encoding where it came as bytes. */
export interface Drafted extends Draft {
  readonly notes: readonly Note[];
  readonly encoding?: string;
}

export interface DraftOptions {
  readonly maxBytes?: number;
}

/**
 * The text to be read of a document: decoded by evidence, a web page reduced to its stories; what its container says fills in what it does not say itself.
 * Throws InputError when it is no text, or too large. Takes time with hostile pages: run it where it can be stopped.
 */
export async function drafted(document: Document, options: DraftOptions = {}): Promise<Drafted> {
  const { content, where, charset, form } = document;
  const how = { where, form, ...(charset !== undefined && { charset }), ...options };
  const input = typeof content === "string" ? readText(content, how) : readBytes(content, how);
  const encoding = input.encoding === undefined ? {} : { encoding: input.encoding };
  if (form === "text") {
    const garbled = mojibake(input.text);
    const saved = document.facts && (await savedText(input.text, document));
    const notes = [...(document.notes ?? []), ...input.notes, ...(garbled ? [garbled] : [])];
    return { text: input.text, ...(saved && { saved }), notes, ...encoding };
  }
  const { htmlDraft } = await import("../html/html.ts");
  const { text, saved, notes } = htmlDraft(input.text, {
    ...(document.given?.url !== undefined && { url: document.given.url }),
    ...(document.fetched !== undefined && { fetched: document.fetched }),
    ...(document.read !== undefined && { read: document.read }),
  });
  if (!saved) throw new InputError("cannot be read as a web page", where, "save it as plain text first");
  const garbled = mojibake(text);
  // Of the source as a whole: its places are not those of the text.
  const whole = input.notes.map((note): Note => ({ ...note, from: 0, to: text.length }));
  return {
    text,
    saved: withFacts(saved, document),
    notes: [...(document.notes ?? []), ...whole, ...(garbled ? [garbled] : []), ...notes],
    ...encoding,
  };
}

/** A text that its container knows more about: one story, its blocks told by their shape. */
async function savedText(text: string, { facts, format }: Document): Promise<Saved> {
  const { kinds } = await import("../page/kind.ts");
  const { pieces } = await import("../page/wrap.ts");
  const all = pieces(text);
  const classes = kinds(text, all);
  return {
    format: format ?? "feed",
    offsets: text.length > 0 ? [{ text: 0, source: 0, length: text.length }] : [],
    blocks: all.map(({ from, to }, nth) => ({ from, to, kind: classes[nth]! })),
    stories: text.length > 0 ? [{ ...facts, from: 0, to: text.length }] : [],
    losses: [],
  };
}

/** What the container says of a page goes to its only story, and only where the page itself says nothing. */
function withFacts(saved: Saved, { facts, format, rights = [] }: Document): Saved {
  const [story, second] = saved.stories;
  const told = {
    ...saved,
    ...(format !== undefined && { format }),
    ...(rights.length > 0 && { rights: [...rights, ...(saved.rights ?? [])] }),
  };
  if (!facts || !story || second) return told;
  return { ...told, stories: [{ ...facts, ...(defined(story) as SavedStory) }] };
}

function defined(story: SavedStory): Partial<SavedStory> {
  return Object.fromEntries(Object.entries(story).filter(([, value]) => value !== undefined));
}
