import { closeSync, fsyncSync, openSync, renameSync, statSync, unlinkSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Where an export goes: all of it or nothing. */
export interface Sink {
  write(text: string): Promise<void>;
  /** Makes it last. */
  close(): Promise<void>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

/**
 * A file that appears whole or not at all: written beside its place, made safe on the disk, then renamed. Devices and pipes
 * (/dev/stdout, a FIFO) are written directly. Errors are Node's, with their `code`.
 */
export function fileSink(path: string): Sink {
  const direct = isDevice(path);
  const target = direct ? path : join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const descriptor = openSync(target, "w");
  let open = true;
  const close = () => {
    if (open) closeSync(descriptor);
    open = false;
  };
  return {
    async write(text) {
      const bytes = Buffer.from(text, "utf8");
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    },
    async close() {
      if (!direct) fsyncSync(descriptor);
      close();
      if (!direct) renameSync(target, path);
    },
    async abort() {
      close();
      if (!direct) unlinkSync(target);
    },
  };
}

/** A stream that others read, such as standard output: waits while the reader is slower than we are. */
export function streamSink(stream: NodeJS.WritableStream): Sink {
  return {
    write: (text) =>
      new Promise((resolve) => {
        if (stream.write(text)) resolve();
        else stream.once("drain", resolve);
      }),
    async close() {},
    async abort() {},
  };
}

function isDevice(path: string): boolean {
  try {
    const stats = statSync(path);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false;
  }
}
