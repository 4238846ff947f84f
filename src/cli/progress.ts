import type { Io } from "./command.ts";

const few = 20;
const width = 30;

/** What is known of how many files there are: while folders are still being counted, "at least". */
export interface Total {
  readonly files: () => number;
  readonly isDone: () => boolean;
}

/** How far a run is: told of each page and each file that is done. */
export interface Progress {
  readonly page: () => void;
  readonly failed: () => void;
  readonly file: () => void;
  readonly end: () => void;
}

/** A bar with rate, time left and errors so far, on a terminal, when there is some wait ahead; else nothing. */
export function progress(io: Io, total: Total): Progress {
  const draw = io.progress;
  const nothing = () => {};
  if (!draw) return { page: nothing, failed: nothing, file: nothing, end: nothing };
  const begin = io.now().getTime();
  const at = { pages: 0, files: 0, failed: 0 };
  let drawn = begin;
  const show = () => {
    const now = io.now().getTime();
    if (now - drawn < 100 || (total.files() <= few && at.pages <= few)) return;
    drawn = now;
    draw(filesBar({ ...at, total: total.files(), sure: total.isDone(), seconds: (now - begin) / 1000 }));
  };
  const count = (what: keyof typeof at) => () => {
    at[what]++;
    show();
  };
  return { page: count("pages"), failed: count("failed"), file: count("files"), end: () => draw("") };
}

interface FilesDone {
  readonly pages: number;
  readonly files: number;
  readonly failed: number;
  readonly total: number;
  readonly sure: boolean;
  readonly seconds: number;
}

export function filesBar({ pages, files, failed, total, sure, seconds }: FilesDone): string {
  const rate = (done: number) => done / Math.max(seconds, 0.001);
  const many = (number: number) => number.toLocaleString("en");
  const parts = [
    `${blocks(sure && total > 0 ? files / total : 0)} ${many(files)}/${many(total)}${sure ? "" : "+"}`,
    ...(pages === files ? [] : [`${many(pages)} pages`]),
    `${rate(pages).toFixed(1)} pages/s`,
    ...(sure && files > 0 ? [`${timeLeft((total - files) / rate(files))} left`] : []),
    ...(failed > 0 ? [`${many(failed)} failed`] : []),
  ];
  return parts.join(" · ");
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
