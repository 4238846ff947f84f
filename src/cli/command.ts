import type { ParseArgsConfig } from "node:util";

/** One of daybook's commands: its own file, loaded only when it is asked for. */
export interface Command {
  /** "read FILE…" */
  readonly usage: string;
  /** The text of `daybook COMMAND --help` below the usage line. */
  readonly help: string;
  readonly options: Options;
  readonly run: (args: Args, io: Io) => Promise<ExitCode>;
}

export type Options = NonNullable<ParseArgsConfig["options"]>;

/** 0: done. 1: something could not be done, and was said on standard error. 2: the call itself was wrong. 130: stopped from outside (Ctrl-C). */
export type ExitCode = 0 | 1 | 2 | 130;

/** A call's arguments, each asked for by the type it must have. */
export interface Args {
  readonly names: readonly string[];
  readonly text: (option: string) => string | undefined;
  /** Every value of an option that may be given several times. */
  readonly texts: (option: string) => readonly string[];
  readonly flag: (option: string) => boolean;
  /** A whole number, 1 or more (0 too with `least` 0). Throws UsageError. */
  readonly number: (option: string, least?: number) => number | undefined;
}

/** Where a command writes to, and what it may know of the world: all of it comes from main. */
export interface Io {
  /** Waits while the reader of our output is slower than we are. */
  readonly out: (text: string) => Promise<void>;
  readonly error: (line: string) => void;
  /** Half a line that the next one replaces: on a terminal only. */
  readonly progress: ((line: string) => void) | undefined;
  readonly color: boolean;
  /** A person looks at the output; else it goes into a file or to another program. */
  readonly terminal?: boolean;
  /** From now on, when nobody reads the output any more: the work goes on in silence, or ends as failed. Without: it ends quietly (`| head`). */
  readonly onClosed?: (how: "go on" | "fail") => void;
  /** Nobody reads the output any more. */
  readonly isClosed?: () => boolean;
  readonly width: number;
  readonly now: () => Date;
}

/** The call was wrong: exit code 2 and one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Something could not be done: exit code 1 and one line, WHAT (WHERE): WHAT TO DO. */
export class Failure extends Error {
  override readonly name = "Failure";

  constructor(what: string, where: string, todo: string) {
    super(`${what} (${where}): ${todo}`);
  }
}
