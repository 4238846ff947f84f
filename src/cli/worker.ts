import { parentPort, workerData } from "node:worker_threads";
import type { Document } from "../ingest/document.ts";
import { type Drafted, drafted } from "../ingest/draft.ts";
import { InputError } from "../ingest/file.ts";
import type { Kit } from "../kit/kit.ts";
import type { Reading } from "../read.ts";

// A thread of the pool: reads one document at a time, or only takes its text out. What it loads depends on that.

export interface WorkerData {
  /** Absent where texts are only taken out. Its bytes are shared between threads. */
  readonly kit?: Kit;
  /** The file of imported places. */
  readonly places?: string;
  readonly maxBytes?: number;
}

export type WorkerTask = Document;

export type WorkerResult =
  | { readonly draft: Drafted }
  /** Without the tokens of its sentences. */
  | { readonly reading: Reading }
  | { readonly refused: { readonly what: string; readonly where: string; readonly todo: string } };

const { kit, places, maxBytes }: WorkerData = workerData;
const FIRST = "The army said on Monday that rebels had attacked the town of Karsh, killing two people.\n";

const work = await workOf();
parentPort!.on("message", async (task: WorkerTask) => {
  try {
    parentPort!.postMessage({ result: await work(task) });
  } catch (error) {
    parentPort!.postMessage({ error });
  }
});
parentPort!.postMessage({ ready: true });

async function workOf(): Promise<(document: Document) => Promise<WorkerResult>> {
  if (kit === undefined) {
    await import("../html/html.ts");
    return (document) => withDraft(document, (draft) => ({ draft }));
  }
  const [{ readingOf }, { withPlaces }] = await Promise.all([import("./page.ts"), import("./kit.ts")]);
  const whole = await withPlaces(kit, places);
  // Models are opened where they are first asked for: no page should have to wait for that.
  readingOf({ text: FIRST, notes: [] }, { form: "text", content: FIRST, where: "" }, whole);
  return (document) => withDraft(document, (draft) => ({ reading: withoutTokens(readingOf(draft, document, whole)) }));
}

async function withDraft(document: Document, then: (draft: Drafted) => WorkerResult): Promise<WorkerResult> {
  try {
    return then(await drafted(document, maxBytes === undefined ? {} : { maxBytes }));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { what, where, todo } = error;
    return { refused: { what, where, todo } };
  }
}

/** The trees are the bulk of a reading, and nothing that is kept needs them. */
export function withoutTokens(reading: Reading): Reading {
  return { ...reading, sentences: reading.sentences.map((sentence) => ({ ...sentence, tokens: [] })) };
}
