import type { Document } from "../ingest/document.ts";
import { InputError, MAX_BYTES } from "../ingest/file.ts";
import type { Kit } from "../kit/kit.ts";
import type { Page } from "../page/page.ts";
import type { ExitCode, Io } from "./command.ts";
import type { Drafts } from "./drafts.ts";
import { isDay } from "./given.ts";
import { inputLines } from "./input-lines.ts";
import { readingOf } from "./page.ts";

interface PipeOptions {
  readonly drafts: Drafts;
  readonly given?: Page["given"];
  readonly maxBytes?: number;
}

/**
 * Pages in, readings out, a line each and in the same order. A line that cannot be read gives an error object and the next one
 * is read; the exit code is 1 at the end if there was any. Holds one line at a time, and waits for a slow reader.
 */
export async function jsonlPipe(
  input: AsyncIterable<Uint8Array>,
  kit: Kit,
  io: Io,
  options: PipeOptions,
): Promise<ExitCode> {
  let failed = 0;
  // The text may be escaped (\\u00e9 for two bytes): six times its size at most, and some room for the other fields.
  const longest = (options.maxBytes ?? MAX_BYTES) * 6 + 64 * 1024;
  for await (const line of inputLines(input, longest)) {
    if (line.bytes?.length === 0) continue;
    const answer = await answerTo(line.bytes, line.number, kit, options);
    if ("error" in answer) failed++;
    await io.out(`${JSON.stringify(answer)}\n`);
  }
  if (failed > 0) io.error(`${failed} ${failed === 1 ? "line" : "lines"} could not be read: see the "error" objects`);
  return failed > 0 ? 1 : 0;
}

class LineError extends Error {
  readonly todo: string;

  constructor(what: string, todo: string) {
    super(what);
    this.todo = todo;
  }
}

async function answerTo(bytes: Uint8Array | undefined, line: number, kit: Kit, options: PipeOptions): Promise<object> {
  let id: string | number | undefined;
  try {
    if (!bytes) throw new LineError("the line is longer than a page may be", "split it, or raise --max-bytes");
    const value = parsed(bytes);
    if (typeof value.id === "string" || typeof value.id === "number") id = value.id;
    else throw new LineError('"id" is missing', 'give each line an "id", text or number');
    if (typeof id === "number" && (Math.abs(id) > Number.MAX_SAFE_INTEGER || !Number.isFinite(id)))
      throw new LineError('"id" is a larger number than JSON readers keep', "give it as text");
    const given = { ...options.given, ...givenOf(value) };
    const document = documentOf(value, Object.keys(given).length > 0 ? given : undefined);
    const draft = await options.drafts.draft(document);
    if (draft instanceof InputError) throw draft;
    return { id, ...readingOf(draft, document, kit) };
  } catch (error) {
    return { ...(id !== undefined && { id }), error: { line, ...said(error) } };
  }
}

function said(error: unknown): { what: string; todo: string } {
  if (error instanceof LineError) return { what: error.message, todo: error.todo };
  if (error instanceof Error && "what" in error && "where" in error && "todo" in error)
    return { what: `${error.where} ${error.what}`, todo: String(error.todo) };
  return { what: error instanceof Error ? error.message : String(error), todo: "report this with the line" };
}

function parsed(bytes: Uint8Array): Record<string, unknown> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new LineError("the line is not UTF-8", "save the input as UTF-8");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new LineError(`not JSON: ${error instanceof Error ? error.message : error}`, "one JSON object a line");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new LineError("not a JSON object", 'write {"id": …, "text": …}');
  return value as Record<string, unknown>;
}

function documentOf(value: Record<string, unknown>, given: Page["given"]): Document {
  const { text, html } = value;
  const form = html !== undefined && text === undefined ? "html" : "text";
  const content = form === "html" ? html : text;
  const todo = 'give the page as "text" or as "html"';
  if (content === undefined) throw new LineError('"text" is missing', todo);
  if (html !== undefined && text !== undefined)
    throw new LineError('"text" and "html" are both there', "give one of them");
  if (typeof content !== "string") throw new LineError(`"${form}" is not a string`, todo);
  return { form, content, where: form === "html" ? "the page" : "the text", ...(given && { given }) };
}

function givenOf(value: Record<string, unknown>): NonNullable<Page["given"]> {
  const field = (name: "published" | "url" | "outlet") => {
    const given = value[name];
    if (given === undefined || given === null) return undefined;
    if (typeof given !== "string")
      throw new LineError(`"${name}" is not a string`, "leave it out when it is not known");
    return given;
  };
  // A time of day says nothing about which day is meant elsewhere: the day as the publisher wrote it counts.
  const published = field("published")?.replace(/^(\d{4}-\d\d-\d\d)[T ].*$/s, "$1");
  const url = field("url");
  const outlet = field("outlet");
  const split = value.split ?? undefined;
  if (split !== undefined && typeof split !== "boolean")
    throw new LineError('"split" is neither true nor false', "leave it out to let the page decide");
  if (published !== undefined && !isDay(published))
    throw new LineError(`"published" is no day: ${published.slice(0, 40)}`, "write it as YYYY-MM-DD");
  return {
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    ...(outlet !== undefined && { outlet }),
    ...(split !== undefined && { split }),
  };
}
