import { streamSink } from "../export/write.ts";
import { printable, screened } from "../proof/width.ts";
import type { Io } from "./command.ts";
import { complaint } from "./complaint.ts";

/**
 * The process' own streams. A reader that closes the pipe (`| head`) ends us quietly, unless there is work that someone counts on; a full disk ends
 * us with one line.
 */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  let whenClosed: "end" | "go on" | "fail" = "end";
  let isClosed = false;
  let close = () => {};
  const closed = new Promise<void>((done) => {
    close = done;
  });
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (isClosed) return;
    if (error.code !== "EPIPE") stderr.write(`daybook: ${complaint(error, "standard output")}\n`);
    else if (whenClosed === "end") process.exit(0);
    else if (whenClosed === "fail") stderr.write("daybook: stopped: nobody reads what is printed any more\n");
    else {
      isClosed = true;
      stderr.write("daybook: nobody reads what is printed any more: the work goes on without it\n");
      return close();
    }
    process.exit(1);
  });
  stderr.on("error", () => {
    if (whenClosed !== "go on") process.exit(1);
  });
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
    async out(text) {
      if (isClosed) return;
      if (terminal) wipe();
      // Whatever a page holds: it draws nothing on the terminal, and sets no title.
      await Promise.race([sink.write(terminal ? screened(text) : text), closed]);
    },
    onClosed(how) {
      whenClosed = how;
    },
    isClosed: () => isClosed,
    terminal,
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
