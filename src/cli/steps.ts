import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { FetchOptions } from "../fetch/fetch.ts";
import type { Polite } from "../fetch/polite.ts";
import { codeIn } from "../ingest/code.ts";
import { type Document, isProblem, type Problem } from "../ingest/document.ts";
import { documents } from "../ingest/documents.ts";
import { InputError } from "../ingest/file.ts";
import type { Page } from "../page/page.ts";
import { givenTogether, sameGiven } from "../store/given.ts";
import type { InputOutcome, InputRecord, Store } from "../store/store.ts";
import { inputError } from "./input-error.ts";
import { type FoundFile, walked } from "./walk.ts";
import { isWeb } from "./web.ts";

/** One thing that names of files, folders and addresses lead to, in order. */
export type Step =
  | { readonly kind: "document"; readonly document: Document; readonly source: Source }
  /** Its bytes were read before, by this kit, wherever they lay. */
  | { readonly kind: "copy"; readonly document: Document; readonly source: Source; readonly outcome: InputOutcome }
  /** A file that lies as it lay when it was last read. */
  | { readonly kind: "unchanged"; readonly where: string; readonly outcome: InputOutcome }
  | { readonly kind: "failed"; readonly error: InputError }
  /** Lies in a folder and is no page, nor looks like one: "a PNG picture". */
  | { readonly kind: "no page"; readonly what: string; readonly count?: number }
  | { readonly kind: "end of file"; readonly record?: InputRecord };

/** Where a document came from, as the store remembers it; absent for standard input. */
export interface Source {
  readonly sha256: string;
  readonly record?: Pick<InputRecord, "path" | "part" | "size" | "modified">;
}

export interface StepOptions {
  readonly given?: Page["given"];
  readonly maxBytes?: number;
  readonly signal: AbortSignal;
  /** How addresses are asked for. */
  readonly web?: FetchOptions;
  /** Kit and program: what was read by others is read again. */
  readonly reader: string;
}

/** What there is to do for each name. Only looks into the store. */
export async function* steps(names: readonly string[], store: Store, options: StepOptions): AsyncGenerator<Step> {
  let asker: Polite | undefined;
  try {
    for (const name of names) {
      if (isWeb(name)) {
        if (options.signal.aborted) return;
        const { ofAddress, politeAsker } = await import("./web-steps.ts");
        asker ??= await politeAsker(store, options);
        yield* ofAddress(name, asker, store, options);
      } else yield* ofName(name, store, options);
    }
  } finally {
    await asker?.close();
  }
}

async function* ofName(name: string, store: Store, options: StepOptions): AsyncGenerator<Step> {
  for (const found of walked([name])) {
    if (options.signal.aborted) return;
    if (found instanceof InputError) yield { kind: "failed", error: found };
    else if ("unopened" in found) yield { kind: "no page", what: found.unopened };
    else yield* ofFile(found, store, options);
  }
}

async function* ofFile(file: FoundFile, store: Store, options: StepOptions): AsyncGenerator<Step> {
  const { given, maxBytes, signal, reader } = options;
  const state = stateOf(file);
  const before = state && (await store.known({ ...state, reader }));
  if (before && (await stillHolds(store, before, given))) {
    yield { kind: "unchanged", where: file.path, outcome: before };
    yield { kind: "end of file" };
    return;
  }
  let parts = 0;
  let whole = true;
  const how = { signal, ...(given && { given }), ...(maxBytes !== undefined && { maxBytes }) };
  for await (const found of documents({ path: file.path }, how)) {
    if (isProblem(found)) {
      if (found.leftOut !== undefined) {
        yield { kind: "no page", what: "parts of archives", count: found.leftOut };
        continue;
      }
      whole = false;
      yield file.named ? { kind: "failed", error: inputError(found) } : inFolder(found, file.path);
      continue;
    }
    const code = file.named || found.part !== undefined ? undefined : codeOf(found);
    if (code !== undefined) {
      yield { kind: "no page", what: code };
      continue;
    }
    if (found.part !== undefined) parts++;
    yield await ofDocument(found, state, store, options);
  }
  const record = state && whole && parts > 0 ? { ...state, parts, reader, ...(given && { given }) } : undefined;
  yield { kind: "end of file", ...(record && { record }) };
}

function stateOf({ path, size, modified }: FoundFile): { path: string; size: number; modified: number } | undefined {
  return size === undefined || modified === undefined ? undefined : { path: resolve(path), size, modified };
}

/** A document, or a copy where its bytes were read before. */
export async function ofDocument(
  document: Document,
  state: ReturnType<typeof stateOf>,
  store: Store,
  { reader }: StepOptions,
): Promise<Step> {
  const sha256 = createHash("sha256").update(document.content).digest("hex");
  const { part } = document;
  const record = state && (part === undefined ? state : { path: state.path, part });
  const source = { sha256, ...(record && { record }) };
  const outcome = await store.known({ sha256, reader });
  if (outcome && outcome.parts === undefined && (await stillHolds(store, outcome, document.given)))
    return { kind: "copy", document, source, outcome };
  return { kind: "document", document, source };
}

/** Whether reading an input again would give what is kept: nothing new is given, and its page is still there. */
async function stillHolds(store: Store, before: InputOutcome, given: Page["given"] | undefined): Promise<boolean> {
  if (before.page === undefined) return sameGiven(before.given, givenTogether(before.given, given));
  const held = await store.held(before.page);
  return held !== undefined && sameGiven(held.given, givenTogether(held.given, given));
}

// In a folder anything may lie: only what is called a page, or could be one, is an error when it cannot be read.
function inFolder(problem: Problem, path: string): Step {
  const { what } = problem;
  if (HIDDEN.test(path) && problem.problem === "is empty") return { kind: "no page", what: "empty hidden files" };
  if (what === undefined || PAGES.test(path)) return { kind: "failed", error: inputError(problem) };
  return { kind: "no page", what };
}

const PAGES = /\.(?:x?html?|txt|md|xml|rss|atom|pdf|docx|eml|mbox|warc|wacz)(?:\.gz)?$/i;

// .DS_Store, .gitkeep: made by programs, missed by nobody.
const HIDDEN = /(?:^|[\\/])\.[^\\/]*$/;

function codeOf({ form, content, path }: Document): string | undefined {
  if (form === "text" && /\.m?js$/i.test(path ?? "")) return "scripts";
  return form === "text" ? codeIn(content, path ?? "") : undefined;
}
