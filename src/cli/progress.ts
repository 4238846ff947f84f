import type { Io } from "./command.ts";

const few = 20;
const width = 30;

/** Call the result once per finished file: a bar with rate and time left, on a terminal, when there is some wait ahead. */
export function progress(io: Io, total: number): () => void {
  const draw = io.progress;
  if (!draw || total <= few) return () => {};
  const begin = io.now().getTime();
  let done = 0;
  let drawn = 0;
  return () => {
    done++;
    const now = io.now().getTime();
    if (now - drawn < 100 && done < total) return;
    drawn = now;
    draw(done === total ? "" : bar(done, total, (now - begin) / 1000));
  };
}

export function bar(done: number, total: number, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  return `${blocks(done / total)} ${done}/${total} · ${rate.toFixed(1)} pages/s · ${timeLeft((total - done) / rate)} left`;
}

/** How far a long file is read, in bytes, and how fast, in lines; where it began matters for what was done before. */
export interface FarAlong {
  readonly bytes: number;
  readonly total: number;
  readonly begin: number;
  readonly lines: number;
  readonly seconds: number;
}

/** A bar for one long file. */
export function fileBar(at: FarAlong): string {
  return `${blocks(at.bytes / at.total)} ${fileLine(at)}`;
}

/** The same without the bar, for what is no terminal. */
export function fileLine({ bytes, total, begin, lines, seconds }: FarAlong): string {
  const rate = (bytes - begin) / Math.max(seconds, 0.001);
  const speed = `${Math.round(lines / Math.max(seconds, 0.001)).toLocaleString("en")} lines/s`;
  return `${Math.floor((bytes / total) * 100)} % · ${speed} · ${timeLeft((total - bytes) / Math.max(rate, 1))} left`;
}

function blocks(share: number): string {
  const filled = Math.round(share * width);
  return `${"█".repeat(filled)}${"░".repeat(width - filled)}`;
}

function timeLeft(seconds: number): string {
  const left = Math.ceil(seconds);
  return left < 100 ? `${left} s` : left < 6000 ? `${Math.ceil(left / 60)} min` : `${Math.ceil(left / 3600)} h`;
}
