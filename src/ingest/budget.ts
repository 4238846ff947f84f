import type { Problem } from "./document.ts";

/** What one input may unpack to, all that is packed in what is packed in it counted together. */
export class Budget {
  #bytes = LEAST_BYTES;
  #entries = LEAST_ENTRIES;
  #isTold = false;

  /** An archive allows as much as its size does; one packed in another allows itself nothing. */
  allow(size: number): void {
    this.#bytes += size * MOST_PER_BYTE;
    this.#entries += size / LEAST_PER_ENTRY;
  }

  spend(bytes: number, entries = 0): void {
    this.#bytes -= bytes;
    this.#entries -= entries;
  }

  get isSpent(): boolean {
    return this.#bytes < 0 || this.#entries < 0;
  }

  /** Said once, where it is noticed: all around it end too. */
  *told(where: string): Generator<Problem> {
    if (this.#isTold) return;
    this.#isTold = true;
    const todo = "unpack it yourself if you trust it; what came before is read";
    yield { problem: "unpacks to far more than pages would (a bomb)", where, todo };
  }
}

// Pages pack to a quarter or a tenth; the head of an entry alone takes more than 64 bytes.
const LEAST_BYTES = 256 * 1024 * 1024;
const MOST_PER_BYTE = 100;
const LEAST_ENTRIES = 1000;
const LEAST_PER_ENTRY = 64;

/** The problems of an input, of which each kind is told some times and then counted. */
export class Problems {
  readonly #kinds = new Map<string, { count: number; lostBytes: number; last: Problem }>();

  /** Whether it is to be told by itself. */
  isTold(problem: Problem): boolean {
    const kind = problem.problem.replace(/"[^"]*"|\d+(?:\.\d+)?/g, "#").slice(0, 60);
    const known = this.#kinds.get(kind) ?? { count: 0, lostBytes: 0, last: problem };
    // What differs each time is counted with whatever else does.
    const all = this.#kinds.size < MOST_KINDS ? known : (this.#kinds.get(kind) ?? this.#other(problem));
    if (all === known) this.#kinds.set(kind, known);
    all.count++;
    if (all.count <= MOST_TOLD) return true;
    all.lostBytes += problem.lostBytes ?? 0;
    all.last = problem;
    return false;
  }

  /** What was not told by itself: a problem for each kind. */
  *summed(where: string): Generator<Problem> {
    for (const { count, lostBytes, last } of this.#kinds.values())
      if (count > MOST_TOLD)
        yield {
          problem: `has ${count - MOST_TOLD} more parts like the last: ${last.problem}`,
          where,
          todo: last.todo,
          ...(lostBytes > 0 && { lostBytes }),
        };
  }

  #other(problem: Problem): { count: number; lostBytes: number; last: Problem } {
    const other = this.#kinds.get("") ?? { count: 0, lostBytes: 0, last: problem };
    this.#kinds.set("", other);
    return other;
  }
}

const MOST_TOLD = 20;
const MOST_KINDS = 20;
