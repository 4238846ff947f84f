import type { Kit } from "../../src/kit/kit.ts";

/**
 * One quality bench: how the gold of a task becomes predictions of ours. An adapter hands the reader only the fields that the
 * table of ../shared/bench/README.md allows for its task; the answers stay in the gold file, which only the scorer opens.
 */
export interface Task {
  readonly name: string;
  /** One line for the list of tasks. */
  readonly about: string;
  /** Where the development data lies: in the shared folder, or in this project. */
  readonly data: { readonly in: "shared" | "project"; readonly path: string };
  /** The model that learned from this very data: its score there is no measure, the card's folds are. */
  readonly learned?: string;
  /** Endings of its gold files, most specific first; each also with `.gz`. */
  readonly endings: readonly string[];
  /** Whether the scorer itself takes a folder; otherwise the files of a folder are joined to one. */
  readonly folders?: boolean;
  /** The scorer's command line, without the program that runs it; `[0]` is a file of ../shared/bench. Or a function of ours. */
  readonly scorer: (gold: string, pred: string) => readonly string[] | Scored;
  /** What makes the scorer list errors; absent where it cannot. */
  readonly errors?: readonly string[];
  /** Parts of the data that may be scored apart, by what the ids of their lines match. */
  readonly parts?: Readonly<Record<string, RegExp>>;
  /** Lines after the scorer's: of the predictions' file, with room for another, and what the scorer prints of such a file. */
  readonly after?: (pred: string, spare: string, scored: (pred: string) => string) => Iterable<string>;
  /** Lines that need the gold beside the predictions, made when these are final. */
  readonly afterwards?: (gold: string, lines: readonly string[], kit: Kit) => Iterable<string>;
  /** The prediction lines of a gold file, or of a folder where the scorer takes one. */
  readonly predictions: (gold: string, context: Context) => Iterable<string> | Promise<Iterable<string>>;
}

/** What a scorer of our own says: lines for people, their JSON, and the errors one by one. */
export interface Scored {
  readonly lines: readonly string[];
  readonly json: object;
  readonly errors: readonly string[];
}

export interface Context {
  readonly kit: Kit;
  /** The folder of the scorers. */
  readonly bench: string;
}

/** Something the caller can put right, said in one line: a missing file, a scorer that is not there. */
export class BenchError extends Error {}

/** A call that is wrong in itself: an unknown task or option. */
export class UsageError extends BenchError {}
