import type { FetchOptions } from "../fetch/fetch.ts";
import type { Document } from "../ingest/document.ts";
import { isProblem } from "../ingest/document.ts";
import { type Drafted, drafted } from "../ingest/draft.ts";
import { InputError } from "../ingest/file.ts";
import type { Page } from "../page/page.ts";
import { inputError } from "./input-error.ts";
import { type Pool, StoppedError } from "./pool.ts";
import { bounded, readingPool, stoppedError, type Work } from "./reader.ts";
import { namedDocuments } from "./web.ts";
import type { WorkerResult, WorkerTask } from "./worker.ts";

/** A document and its text, which is still being taken out: there is time to load what reads it. */
export interface Drafting {
  readonly document: Document;
  readonly draft: Promise<Drafted | InputError>;
}

/** The texts in files, one by one. Web pages are taken apart in a thread of their own, which is stopped when one takes too long. */
export class Drafts {
  readonly #work: Work;
  readonly #web: (() => Promise<FetchOptions>) | undefined;
  #pool: Pool<WorkerTask, WorkerResult> | undefined;

  /** `web`: how addresses are asked for; without, names are those of files alone. */
  constructor(work: Work, web?: () => Promise<FetchOptions>) {
    this.#work = work;
    this.#web = web;
  }

  /** What there is in a file ("-": standard input), or at an address; an archive holds many. What cannot be read is an InputError in its place. */
  async *of(path: string, given?: Page["given"]): AsyncGenerator<Drafting | InputError> {
    const { maxBytes } = this.#work;
    const options = { ...(maxBytes !== undefined && { maxBytes }), ...(given && { given }) };
    for await (const found of namedDocuments(path, options, this.#web)) {
      if (!isProblem(found)) yield { document: found, draft: this.draft(found) };
      else if (found.leftOut === undefined) yield inputError(found);
    }
  }

  async draft(document: Document): Promise<Drafted | InputError> {
    const { maxBytes, deadline } = this.#work;
    try {
      if (document.form === "text") return await drafted(document, maxBytes === undefined ? {} : { maxBytes });
      this.#pool ??= readingPool({ ...this.#work, jobs: 1 }, {});
      const result = await this.#pool.run(bounded(document, this.#work));
      if ("draft" in result) return result.draft;
      if ("refused" in result) return new InputError(result.refused.what, result.refused.where, result.refused.todo);
      throw new TypeError("a thread without a kit does not read");
    } catch (error) {
      if (error instanceof InputError) return error;
      if (error instanceof StoppedError) return stoppedError(error, document.where, deadline);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
