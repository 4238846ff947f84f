import { streamSink } from "../export/write.ts";
import { printable } from "../proof/width.ts";
import type { Io } from "./command.ts";
import { complaint } from "./complaint.ts";

/** The process' own streams. A reader that closes the pipe (`| head`) ends us quietly; a full disk ends us with one line. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    stderr.write(`daybook: ${complaint(error, "standard output")}\n`);
    process.exit(1);
  });
  stderr.on("error", () => process.exit(1));
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  const plain = env.NO_COLOR !== undefined && env.NO_COLOR !== "";
  const terminal = stdout.isTTY === true;
  let drawn = 0;
  const wipe = () => {
    if (drawn > 0) stderr.write(`\r${" ".repeat(drawn)}\r`);
    drawn = 0;
  };
  const sink = streamSink(stdout);
  return {
    out(text) {
      if (terminal) wipe();
      return sink.write(text);
    },
    error(line) {
      wipe();
      // Names of files and options come from anywhere: a line of ours is one line, and moves no cursor.
      stderr.write(`daybook: ${env.DAYBOOK_DEBUG ? line : printable(line)}\n`);
    },
    progress: stderr.isTTY
      ? (line) => {
          wipe();
          stderr.write(line);
          drawn = line.length;
        }
      : undefined,
    color: forced || (terminal && !plain && env.TERM !== "dumb"),
    width: terminal ? Math.min(140, Math.max(60, stdout.columns ?? 100)) : 100,
    now: () => new Date(),
  };
}
