import { availableParallelism, totalmem } from "node:os";
import type { Document } from "../ingest/document.ts";
import { InputError } from "../ingest/file.ts";
import type { Kit } from "../kit/kit.ts";
import type { Reading } from "../read.ts";
import { type Args, type Options, UsageError } from "./command.ts";
import { withPlaces } from "./kit.ts";
import { Pool, StoppedError } from "./pool.ts";
import type { WorkerData, WorkerResult, WorkerTask } from "./worker.ts";

export const workOptions = { jobs: { type: "string" }, deadline: { type: "string" } } as const satisfies Options;

export const workHelp = `  --jobs N            how many threads read at once: as many as the machine has cores, unless told otherwise
  --deadline SECONDS  what takes longer to read is given up and reported (30)`;

/** What a thread needs, with room for others: many cores with little memory run fewer. */
const THREAD_BYTES = 512 * 1024 * 1024;

/** Milliseconds a page may take unless the call says otherwise. */
export const DEADLINE = 30_000;

export interface Work {
  readonly jobs: number;
  /** Milliseconds. */
  readonly deadline: number;
  readonly maxBytes?: number;
  /** The day pages are read (YYYY-MM-DD): none was published later. Without it their dates are not bounded. */
  readonly today?: () => string;
}

/** Throws UsageError. */
export function workOf(args: Args): Work {
  const jobs =
    args.number("jobs") ?? Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / THREAD_BYTES)));
  if (jobs > 256) throw new UsageError(`--jobs ${jobs}: 256 at most`);
  const maxBytes = args.number("max-bytes");
  const seconds = args.number("deadline");
  if (seconds !== undefined && seconds > 86_400)
    throw new UsageError(`--deadline ${seconds}: give seconds, a day at most`);
  return {
    jobs,
    deadline: seconds === undefined ? DEADLINE : seconds * 1000,
    ...(maxBytes !== undefined && { maxBytes }),
    today: () => new Date().toISOString().slice(0, 10),
  };
}

/** A document with the day it is read, where its server did not tell when it was got. */
export function bounded(document: Document, { today }: Work): Document {
  return today === undefined || document.fetched !== undefined ? document : { ...document, read: today() };
}

/** A large page makes a DOM of some hundred MB; what asks for more is made to. */
const MEMORY_MB = 1024;

/** Half of what V8 takes by itself: as fast, and some 70 MB less for two threads. */
const YOUNG_MB = 24;

/** A pool of threads that read; without a kit they only take texts out. */
export function readingPool(work: Work, data: Pick<WorkerData, "kit" | "places">): Pool<WorkerTask, WorkerResult> {
  const { jobs, deadline, maxBytes } = work;
  const shared: WorkerData = {
    ...data,
    ...(data.kit && { kit: sharedKit(data.kit) }),
    ...(maxBytes !== undefined && { maxBytes }),
  };
  return new Pool(new URL("./worker.js", import.meta.url), {
    size: jobs,
    deadline,
    memoryMb: MEMORY_MB,
    youngMb: YOUNG_MB,
    data: shared,
  });
}

/** The kit with its bytes in memory that all threads see, instead of a copy for each. */
function sharedKit(kit: Kit): Kit {
  const { version, lexicon, models, gazetteer } = kit;
  const shared = Object.entries(models).map(([name, bytes]) => [name, sharedBytes(bytes)] as const);
  return { version, lexicon, models: Object.fromEntries(shared), gazetteer: sharedBytes(gazetteer) };
}

function sharedBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** How a document was stopped, in the words of an error. */
export function stoppedError(error: StoppedError, where: string, deadline: number): InputError {
  const todo =
    error.why === "deadline"
      ? `leave it out, or allow more time with --deadline ${Math.ceil(deadline / 500)}`
      : "leave it out, or save its text alone";
  return new InputError(error.message, where, todo);
}

/**
 * Reads documents in threads; but a few plain texts in this one, since starting threads takes longer than reading them. Readings come without the
 * tokens of their sentences.
 */
export class Reader {
  /** Gone once threads have it. */
  #kit: Kit | undefined;
  readonly #places: string | undefined;
  readonly #work: Work;
  /** Texts held back to see how many there are; how many were let go. */
  #held: (() => void)[] = [];
  #few = 0;
  #pool: Pool<WorkerTask, WorkerResult> | undefined;
  #whole: Promise<Kit> | undefined;

  constructor(kit: Kit, places: string | undefined, work: Work) {
    this.#kit = kit;
    this.#places = places;
    this.#work = work;
  }

  /** Never throws for what is wrong with the document: that is an InputError in place of the reading. */
  async read(document: Document): Promise<Reading | InputError> {
    if (!this.#pool) {
      if (document.form === "html" || ++this.#few > FEW) this.#startThreads();
      else await new Promise<void>((go) => this.#held.push(go));
    }
    return this.#pool ? this.#inThread(this.#pool, document) : this.#here(document);
  }

  /** Many will come, over a long time: nothing is held back to see how many. */
  start(): void {
    this.#startThreads();
  }

  /** No more documents come for now: what is held back is read. */
  flush(): void {
    for (const go of this.#held.splice(0)) go();
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }

  #startThreads(): void {
    const places = this.#places === undefined ? {} : { places: this.#places };
    const kit = this.#kit === undefined ? {} : { kit: this.#kit };
    this.#pool = readingPool(this.#work, { ...kit, ...places });
    this.#kit = undefined;
    this.flush();
  }

  async #inThread(pool: Pool<WorkerTask, WorkerResult>, document: Document): Promise<Reading | InputError> {
    try {
      const result = await pool.run(alone(bounded(document, this.#work)));
      if ("reading" in result) return result.reading;
      if ("refused" in result) return new InputError(result.refused.what, result.refused.where, result.refused.todo);
      throw new TypeError("a thread without a kit cannot read");
    } catch (error) {
      if (error instanceof StoppedError) return stoppedError(error, document.where, this.#work.deadline);
      throw error;
    }
  }

  async #here(document: Document): Promise<Reading | InputError> {
    const { maxBytes } = this.#work;
    if (this.#kit) this.#whole ??= withPlaces(this.#kit, this.#places);
    const kit = await this.#whole!;
    // Where threads read, this one need not know how.
    const [{ readingOf }, { drafted }] = await Promise.all([import("./page.ts"), import("../ingest/draft.ts")]);
    try {
      return readingOf(await drafted(document, maxBytes === undefined ? {} : { maxBytes }), document, kit);
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
  }
}

const FEW = 3;

/** A view into a larger buffer would take all of that along. */
function alone(document: Document): Document {
  const { content } = document;
  if (typeof content === "string" || content.byteLength === content.buffer.byteLength) return document;
  return { ...document, content: content.slice() };
}
