import { parseArgs } from "node:util";
import { type Args, type Command, UsageError } from "./command.ts";
import { nearest } from "./nearest.ts";

/** The arguments of a call, checked against the command's options. Throws UsageError in one line, with a suggestion. */
export function arrived(argv: readonly string[], command: Command, name: string): Args {
  const { values, positionals } = parsed(argv, command, name);
  const text = (option: string) => {
    const value = values[option];
    return typeof value === "string" ? value : undefined;
  };
  return {
    names: positionals,
    text,
    texts: (option) => [values[option] ?? []].flat().filter((value): value is string => typeof value === "string"),
    flag: (option) => values[option] === true,
    number(option, least = 1) {
      const value = text(option);
      if (value === undefined) return undefined;
      const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
      if (!Number.isSafeInteger(number) || number < least)
        throw new UsageError(`--${option} ${value}: give a whole number, ${least} or more`);
      return number;
    },
  };
}

function parsed(argv: readonly string[], command: Command, name: string) {
  try {
    return parseArgs({ args: [...argv], options: command.options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const option = /'(-{1,2}[^'\s=]*)/.exec(error.message)?.[1] ?? "";
    if (error.message.startsWith("Unknown option")) {
      const guess = nearest(option.replace(/^-+/, ""), Object.keys(command.options));
      const hint = guess ? `did you mean --${guess}?` : `daybook ${name} --help lists them`;
      throw new UsageError(`unknown option ${option} of "${name}": ${hint}`);
    }
    throw new UsageError(`${error.message.split(/[\n.]/)[0]}: see daybook ${name} --help`);
  }
}
