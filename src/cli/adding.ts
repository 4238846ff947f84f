import type { Document } from "../ingest/document.ts";
import type { InputError } from "../ingest/file.ts";
import { printable } from "../proof/width.ts";
import type { Reading } from "../read.ts";
import type { Store } from "../store/store.ts";
import type { Io } from "./command.ts";
import { complaint } from "./complaint.ts";
import { counted } from "./counted.ts";
import { otherDays } from "./given.ts";
import { inOrder } from "./in-order.ts";
import { type Kept, kept, sighted } from "./keep.ts";
import { kinOf } from "./kinship.ts";
import type { Progress } from "./progress.ts";
import type { Reader } from "./reader.ts";
import { type Step, type StepOptions, steps } from "./steps.ts";

type Said = () => void | Promise<void>;

/** One run of `daybook add`: readings go into the store, and lines come out, in the order of the names, whichever thread is done first. */
export class Adding {
  readonly #store: Store;
  readonly #reader: Reader;
  readonly #options: StepOptions;
  readonly #io: Io;
  readonly #bar: Progress;
  readonly #tally: Record<Kept["how"] | "failed", number> = {
    added: 0,
    replaced: 0,
    unchanged: 0,
    seen: 0,
    "no article": 0,
    failed: 0,
  };
  /** Pages added or read again whose story another page has too. */
  #copies = 0;
  /** Of the file in work, so far. */
  #isWhole = true;
  /** Pages that give another day than was given for them. */
  readonly #otherDays: string[] = [];
  /** What lay in folders and is no page: what it is, and how many. */
  readonly #noPages = new Map<string, number>();

  constructor(store: Store, reader: Reader, options: StepOptions, io: Io, bar: Progress) {
    this.#store = store;
    this.#reader = reader;
    this.#options = options;
    this.#io = io;
    this.#bar = bar;
  }

  async all(names: readonly string[]): Promise<void> {
    const reader = this.#reader;
    const work = async (step: Step) => ({
      step,
      ...(step.kind === "document" && { reading: await reader.read(step.document) }),
    });
    const ahead = {
      count: AHEAD,
      weight: AHEAD_WEIGHT,
      weigh,
      signal: this.#options.signal,
      onPause: () => reader.flush(),
    };
    for await (const group of inOrder(steps(names, this.#store, this.#options), work, ahead)) {
      const said: Said[] = [];
      const keep = async () => {
        for (const { step, reading } of group) said.push(await this.#done(step, reading));
      };
      await (group.some(({ step }) => writes(step)) ? this.#store.together(keep) : keep());
      // Only now are they on the disk.
      for (const say of said) await say();
    }
  }

  /** Something failed, or nothing was there to read but pages without an article. */
  get hasFailed(): boolean {
    const { added, replaced, unchanged, seen, failed, "no article": without } = this.#tally;
    return failed > 0 || (without > 0 && added + replaced + unchanged + seen === 0);
  }

  /** There was nothing at all: no page, and nothing that failed to be one. */
  get isEmpty(): boolean {
    return Object.values(this.#tally).every((count) => count === 0);
  }

  /** One line on the pages that give another day than --date, if any do. */
  get otherDays(): string | undefined {
    const all = this.#otherDays;
    if (all.length === 0) return undefined;
    const rest = all.length > NAMED ? ` and ${all.length - NAMED} more` : "";
    return `${counted(all.length, "page")} with another day than was given: ${all.slice(0, NAMED).join(", ")}${rest}`;
  }

  /** Lines for the end. */
  async summary(file: string): Promise<string> {
    const { added, replaced, unchanged, seen, failed, "no article": without } = this.#tally;
    const parts = [
      `${added} added`,
      ...(replaced > 0 ? [`${replaced} read again`] : []),
      ...(unchanged + seen > 0 ? [`${unchanged + seen} already there`] : []),
      ...(without > 0 ? [`${without} without an article`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ];
    if (this.#copies > 0)
      parts.splice(1, 0, `${this.#copies} of them ${this.#copies === 1 ? "a copy" : "copies"} of what is there`);
    const { claims } = await this.#store.count({});
    let pages = 0;
    for await (const _ of this.#store.pages()) pages++;
    const noPages = [...this.#noPages]
      .sort(([, a], [, b]) => b - a)
      .map(([what, count]) => `${count} × ${what.replace(/^an? /, "")}`);
    return [
      ...(noPages.length > 0 ? [`not pages: ${noPages.join(", ")}`] : []),
      `${parts.join(", ")}; ${file} holds ${counted(claims, "claim")} on ${counted(pages, "page")}\n`,
    ].join("\n");
  }

  /** Keeps what a step gave; what there is to say of it waits until it is safe. */
  async #done(step: Step, reading: Reading | InputError | undefined): Promise<Said> {
    switch (step.kind) {
      case "document": {
        const result = reading && "page" in reading ? await this.#keep(step, reading) : reading;
        if (typeof result === "function") return result;
        this.#isWhole = false;
        return () => this.#failed(result);
      }
      case "copy": {
        const { document, source, outcome } = step;
        const result = await sighted(this.#store, document, source, outcome, this.#keepOptions());
        return () => this.#said(result, document.where);
      }
      case "unchanged":
        return this.#unchanged(step);
      case "failed":
        return () => this.#failed(step.error);
      case "no page":
        this.#noPages.set(step.what, (this.#noPages.get(step.what) ?? 0) + (step.count ?? 1));
        return () => {};
      case "end of file":
        // An archive of which a part could not be read is gone through again the next time.
        if (step.record && this.#isWhole) await this.#store.remember(step.record);
        this.#isWhole = true;
        return () => this.#bar.file();
    }
  }

  async #keep({ document, source }: Step & { kind: "document" }, reading: Reading): Promise<Said | InputError> {
    for (const each of otherDays(reading)) this.#otherDays.push(`${document.where} (${each})`);
    const result = await kept(this.#store, document, reading, source, this.#keepOptions());
    if (!("how" in result)) return result;
    if (result.how !== "added" && result.how !== "replaced") return () => this.#said(result, document.where);
    const { copy, words } = await kinOf(this.#store, result.page);
    return () => {
      if (copy) this.#copies++;
      return this.#said(result, document.where, words);
    };
  }

  #keepOptions() {
    const again = (document: Document) => this.#reader.read(document);
    return { now: this.#io.now(), reader: this.#options.reader, again };
  }

  async #unchanged({ outcome, where }: Step & { kind: "unchanged" }): Promise<Said> {
    const { page, parts, said } = outcome;
    if (page !== undefined) {
      const { claims } = await this.#store.count({ page });
      return () => this.#said({ how: "unchanged", page, claims }, where);
    }
    if (said !== undefined) return () => this.#said({ how: "no article", said }, where);
    return () => {
      this.#tally.unchanged += parts ?? 0;
      return this.#io.out(`unchanged  ${`all ${counted(parts ?? 0, "page")}`.padEnd(24)}  ${printable(where)}\n`);
    };
  }

  #said(result: Kept, where: string, kin = ""): Promise<void> {
    this.#tally[result.how]++;
    this.#bar.page();
    const name = printable(where);
    if (result.how === "no article")
      return this.#io.out(`no article ${" ".repeat(25)}${name} ${printable(result.said)}\n`);
    return this.#io.out(
      `${WORDS[result.how].padEnd(10)} ${result.page}  ${numbered(result.claims)}  ${name}${kin && `  ${kin}`}\n`,
    );
  }

  #failed(error: unknown): void {
    this.#tally.failed++;
    this.#bar.failed();
    this.#io.error(complaint(error));
  }
}

const WORDS = { added: "added", replaced: "read again", unchanged: "unchanged", seen: "copy" } as const;

/** So many pages are named in a line. */
const NAMED = 5;

/** Steps ahead of the slowest page, and the bytes they may hold. */
const AHEAD = 128;
const AHEAD_WEIGHT = 32_000_000;

function weigh(step: Step): number {
  return step.kind === "document" ? step.document.content.length : 0;
}

function writes(step: Step): boolean {
  return step.kind === "document" || step.kind === "copy" || (step.kind === "end of file" && step.record !== undefined);
}

function numbered(claims: number): string {
  return `${String(claims).padStart(3)} ${claims === 1 ? "claim " : "claims"}`;
}
