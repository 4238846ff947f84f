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
  const filled = Math.round((done / total) * width);
  const rate = done / Math.max(seconds, 0.001);
  const left = Math.ceil((total - done) / rate);
  const time = left < 100 ? `${left} s` : left < 6000 ? `${Math.ceil(left / 60)} min` : `${Math.ceil(left / 3600)} h`;
  return `${"█".repeat(filled)}${"░".repeat(width - filled)} ${done}/${total} · ${rate.toFixed(1)} pages/s · ${time} left`;
}
