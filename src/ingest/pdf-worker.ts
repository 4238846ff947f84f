import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/** A piece of text with its place on the page, in points from the lower left corner. */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PdfPage {
  readonly number: number;
  readonly items: readonly PdfItem[];
  readonly failed?: true;
}

export interface PdfInfo {
  readonly pages: number;
  readonly info: Readonly<Record<string, string>>;
}

/** What comes out of a PDF: first its facts, then its pages, and at last what stopped it, where something did. */
export type PdfPart = { readonly head: PdfInfo } | { readonly page: PdfPage } | { readonly stopped: string };

export interface PdfLimits {
  readonly pages: number;
  /** UTF-16 units of text. */
  readonly text: number;
  /** Milliseconds without a page, and in all. */
  readonly pause: number;
  readonly total: number;
  readonly memoryMb: number;
}

/**
 * The text of a PDF, page by page, read in a worker of its own: a hostile file that hangs or fills the memory is ended, and what came before is kept.
 * Nothing is asked for from outside, no script of the file is run, no picture is decoded.
 */
export async function* pdfParts(bytes: Uint8Array, limits: PdfLimits): AsyncGenerator<PdfPart> {
  const library = new URL("pdfjs.mjs", pathToFileURL(createRequire(import.meta.url).resolve("unpdf"))).href;
  const data = Uint8Array.from(bytes);
  const worker = new Worker(PROGRAM, {
    eval: true,
    workerData: { library, data, pages: limits.pages, text: limits.text },
    transferList: [data.buffer],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    stdout: true,
    stderr: true,
  });
  const waiting: PdfPart[] = [];
  let over = false;
  let wake = (): void => {};
  const tell = (part?: PdfPart): void => {
    if (part && !over) waiting.push(part);
    if (!part || "stopped" in part) over = true;
    wake();
  };
  let pause: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(pause);
    pause = setTimeout(() => tell({ stopped: `takes longer than ${limits.pause / 1000} s for a page` }), limits.pause);
  };
  const total = setTimeout(() => tell({ stopped: `takes longer than ${limits.total / 1000} s` }), limits.total);
  // The worker's own limit does not see buffers.
  const before = process.memoryUsage.rss();
  const memory = setInterval(() => {
    if (process.memoryUsage.rss() - before > limits.memoryMb * 2 ** 20) tell({ stopped: "needs too much memory" });
  }, 100);
  wait();
  worker.on("message", (part: PdfPart | "end") => {
    wait();
    tell(part === "end" ? undefined : part);
  });
  worker.on("error", (error: Error & { code?: string }) => {
    tell({
      stopped: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "needs too much memory" : "ends the program that reads it",
    });
  });
  worker.on("exit", () => tell());
  try {
    for (;;) {
      const part = waiting.shift();
      if (part) yield part;
      else if (over) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    clearTimeout(pause);
    clearTimeout(total);
    clearInterval(memory);
    await worker.terminate();
  }
}

// Plain JavaScript in a string: a worker's file would have to be found from the sources as well as from what is built of them.
const PROGRAM = `
const { parentPort, workerData } = require("node:worker_threads");
const { library, data, pages, text } = workerData;
const tell = (part) => parentPort.postMessage(part);
globalThis.fetch = undefined;
(async () => {
  const { getDocument } = await import(library);
  const task = getDocument({
    data, verbosity: 0, isEvalSupported: false, useSystemFonts: false, disableFontFace: true, enableXfa: false,
    maxImageSize: 1, isOffscreenCanvasSupported: false, isImageDecoderSupported: false, stopAtErrors: false, useWasm: false,
  });
  const file = await task.promise;
  const { info } = await file.getMetadata().catch(() => ({ info: {} }));
  const words = Object.entries(info ?? {}).filter(([, value]) => typeof value === "string");
  tell({ head: { pages: file.numPages, info: Object.fromEntries(words.map(([key, value]) => [key, value.slice(0, 2000)])) } });
  let left = text;
  for (let number = 1; number <= Math.min(file.numPages, pages); number++) {
    const items = [];
    try {
      const page = await file.getPage(number);
      const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: false });
      for (const item of content.items) {
        const [a, b, , , x, y] = item.transform;
        left -= item.str.length;
        if (left < 0) return tell({ stopped: "has more text than is read at once" });
        // What stands across the page is no line of it (a watermark).
        if (item.str !== "" && Math.abs(b) <= Math.abs(a)) {
          items.push({ text: item.str, x, y, width: item.width, size: item.height || Math.abs(a) || 1 });
        }
      }
      page.cleanup();
    } catch (error) {
      tell({ page: { number, items: [], failed: true } });
      continue;
    }
    tell({ page: { number, items } });
  }
  if (file.numPages > pages) return tell({ stopped: "has " + file.numPages + " pages, more than the " + pages + " that are read" });
  tell("end");
})().catch((error) => tell({
  stopped: error && error.name === "PasswordException" ? "needs a password" : "cannot be taken apart (" + String(error && error.message).slice(0, 100) + ")",
}));
`;
