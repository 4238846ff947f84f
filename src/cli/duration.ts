import { type Args, UsageError } from "./command.ts";

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time in milliseconds, written as 30s, 15m, 2h or 7d. Throws UsageError for anything else, and for less than `least`. */
export function durationOf(args: Args, option: string, usual: string, least = "0s"): number {
  const text = args.text(option) ?? usual;
  const ms = milliseconds(text);
  if (ms === undefined || ms < milliseconds(least)!)
    throw new UsageError(
      `--${option} ${text}: give a time like 30s, 15m, 2h or 7d${least === "0s" ? "" : `, ${least} or more`}`,
    );
  return ms;
}

function milliseconds(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * units[unit!]!;
}
