import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Document } from "../ingest/document.ts";
import { InputError } from "../ingest/file.ts";
import { printable } from "../proof/width.ts";
import type { Store } from "../store/store.ts";
import type { Watched, WatchStore } from "../store/watched.ts";
import type { Round, WatchEvent, Watching, Kept as WatchKept } from "../watch/watch.ts";
import { type Args, type Command, type ExitCode, type Io, UsageError } from "./command.ts";
import { counted } from "./counted.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";
import { durationOf } from "./duration.ts";
import { interruption } from "./interrupt.ts";
import { kept } from "./keep.ts";
import { kitHelp, kitOptions, placesOf, plainKitOf } from "./kit.ts";
import { Reader, workHelp, workOf, workOptions } from "./reader.ts";
import { version } from "./version.ts";
import { watchList } from "./watch-list.ts";
import { webHelp, webOf, webOptions } from "./web.ts";

export const command: Command = {
  usage: "watch [URL… | OPML | FILE…] [--every 15m | --once]",
  help: `Looks at feeds, sitemaps and pages again and again, and reads what is new: into the database, as add does. What is named (an address; an OPML
file; a file with an address a line) is added to what this database watches; all of that is looked at, without names too.
Asks politely: obeys robots.txt, one question at a time to each host with a pause after it, asks for what has changed alone, leaves
alone for as long as it says a server that is busy, and for longer and longer one that fails. What is gone rests for a month.
A page edited at its address is kept as a new version. The bytes that were fetched are kept too: daybook show PAGE --source.
Ctrl-C ends it at any time; the next run goes on.

  --every TIME        between two looks at the same: 15m unless told otherwise (30s, 2h, 1d; 1m or more)
  --once              one round, then the end: for cron
  --limit N           at most N new stories of one listing in one round: 50 unless told otherwise
  --max-age TIME      leave out stories that say they are older: 30d unless told otherwise
  --pause TIME        between two questions to one host: 2s unless told otherwise (1s or more)
  --list              what is watched, and how it goes
  --forget URL        watch it no longer (repeatable); what was read stays
${webHelp}
${workHelp.replace("as many as the machine has cores", "1")}
${kitHelp}
${databaseHelp}`,
  options: {
    every: { type: "string" },
    once: { type: "boolean" },
    limit: { type: "string" },
    "max-age": { type: "string" },
    pause: { type: "string" },
    list: { type: "boolean" },
    forget: { type: "string", multiple: true },
    ...webOptions,
    ...workOptions,
    ...kitOptions,
    ...databaseOptions,
  },
  async run(args, io) {
    const terms = termsOf(args);
    const file = databaseOf(args);
    if (args.flag("list"))
      return withStore(file, { readOnly: true }, async (store) => watchList(await store.watching(), io));
    const { targets } = await import("../watch/target.ts");
    const { urls, problems } = targets(args.names);
    for (const problem of problems) io.error(problem);
    io.onClosed?.(args.flag("once") ? "go on" : "fail");
    return withStore(file, {}, async (store) => {
      const state = await store.watching();
      for (const url of args.texts("forget"))
        if (!(await state.forget(url))) io.error(`${url} is not watched: daybook watch --list shows what is`);
      if (args.texts("forget").length > 0 && urls.length === 0) return 0;
      await state.watch(urls, io.now().toISOString());
      if ((await state.watched()).length === 0)
        throw new UsageError("nothing to watch: give the address of a feed, a sitemap or a page, or an OPML file");
      return watched(store, state, args, terms, io);
    });
  },
};

interface Terms extends Pick<Watching, "everyMs" | "limit" | "maxAgeDays"> {
  readonly pauseMs: number;
}

function termsOf(args: Args): Terms {
  return {
    everyMs: durationOf(args, "every", "15m", "1m"),
    limit: args.number("limit") ?? 50,
    maxAgeDays: durationOf(args, "max-age", "30d", "1h") / 86_400_000,
    // Only who asks their own servers may hurry.
    pauseMs: durationOf(args, "pause", "2s", args.flag("allow-private") ? "0s" : "1s"),
  };
}

async function watched(store: Store, state: WatchStore, args: Args, terms: Terms, io: Io): Promise<ExitCode> {
  const { Polite } = await import("../fetch/polite.ts");
  const { round, isDue } = await import("../watch/watch.ts");
  const kit = await plainKitOf(args);
  const reader = new Reader(kit, placesOf(args), { ...workOf(args), jobs: args.number("jobs") ?? 1 });
  const { signal, off } = interruption(io, "stopping; once more to stop at once");
  const polite = new Polite({ ...(await webOf(args)), memory: state, delayMs: terms.pauseMs, signal });
  const watching: Watching = {
    ...terms,
    state,
    ask: (url, options) => polite.ask(url, options),
    keep: keeper(store, state, reader, `${kit.version} ${version()}`, io),
    tell: (event) => told(event, io),
    now: io.now,
    signal,
  };
  const once = args.flag("once");
  // Who calls again has reason to; but what failed or asked for patience is not asked before its time, nor with --every what was asked just now.
  let everyMs = args.text("every") === undefined ? 0 : terms.everyMs;
  try {
    for (;;) {
      const done = await round(watching, (each) => isDue(each, io.now(), everyMs));
      if (done.looked + done.problems > 0)
        await io.out(`${summary(done)}; ${await holding(store, databaseOf(args))}\n`);
      else if (once && !signal.aborted) await io.out(`nothing is due: ${await nextLook(state, everyMs, io)}\n`);
      if (signal.aborted) {
        io.error("stopped: run this again to go on");
        return once ? 130 : 0;
      }
      if (once) return done.problems > 0 ? 1 : 0;
      everyMs = terms.everyMs;
      await untilNext(state, everyMs, signal, io);
    }
  } finally {
    off();
    await polite.close();
    await reader.close();
  }
}

/** One page is kept at a time, with the bytes it came from. */
function keeper(store: Store, state: WatchStore, reader: Reader, by: string, io: Io): Watching["keep"] {
  let before: Promise<unknown> = Promise.resolve();
  const again = (document: Document) => reader.read(document);
  // Where nothing is new no thread is started.
  let isStarted = false;
  return (document, { url, type, fetched }) => {
    const { content, where } = document;
    const keep = async (): Promise<WatchKept> => {
      if (!isStarted) reader.start();
      isStarted = true;
      const reading = await reader.read(document);
      if (reading instanceof InputError) throw reading;
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const source = { sha256, bytes, url, fetched, ...(type.header !== undefined && { type: type.header }) };
      // Both or neither: a page whose source is lost cannot be checked. What changed nothing leaves no bytes behind.
      const done = await store.together(async () => {
        const done = await kept(store, document, reading, { sha256 }, { now: io.now(), reader: by, again });
        if (!(done instanceof InputError) && done.how !== "no article" && done.how !== "unchanged")
          await state.keepSource(source);
        return done;
      });
      if (done instanceof InputError) throw done;
      if (done.how === "no article") throw new InputError(done.said, where, "open it in a browser");
      return done;
    };
    const result = before.then(keep);
    before = result.catch(() => {});
    return result;
  };
}

const words: Readonly<Record<string, string>> = {
  added: "new",
  version: "version",
  replaced: "read again",
  seen: "copy",
};

async function told(event: WatchEvent, io: Io): Promise<void> {
  if (event.kind === "problem") io.error(`${event.url} ${event.problem}: ${event.todo}`);
  else if (event.kind === "story") {
    const { how, kept, url } = event;
    const claims = `${String(kept.claims).padStart(3)} ${kept.claims === 1 ? "claim" : "claims"}`;
    if (how !== "unchanged")
      await io.out(`${words[how]!.padEnd(10)} ${kept.page}  ${claims.padEnd(10)}  ${printable(url)}\n`);
  } else if (event.found > 0 && event.watched.kind !== "page") {
    const { kind, title, url } = event.watched;
    const name = title === undefined ? url : `${title} (${url})`;
    await io.out(
      `${(kind ?? "").padEnd(10)} ${counted(event.found, "new story").replace("storys", "stories")}  ${printable(name)}\n`,
    );
  }
}

function summary({ looked, changed, stories, problems }: Round): string {
  const { added = 0, version = 0, seen = 0, replaced = 0 } = stories;
  const parts = [
    `${looked} looked at, ${changed} with something new`,
    `${added} read`,
    ...(version > 0 ? [counted(version, "new version")] : []),
    ...(replaced > 0 ? [`${replaced} read again`] : []),
    ...(seen > 0 ? [`${seen} known from elsewhere`] : []),
    ...(problems > 0 ? [counted(problems, "problem")] : []),
  ];
  return parts.join(", ");
}

async function holding(store: Store, file: string): Promise<string> {
  const { claims } = await store.count({});
  return `${printable(file)} holds ${counted(claims, "claim")}`;
}

/** When something will be due, for people. */
async function nextLook(state: WatchStore, everyMs: number, io: Io): Promise<string> {
  const all = await state.watched();
  const [first] = all
    .map((each) => ({ each, at: dueAt(each, everyMs) }))
    .sort((a, b) => a.at - b.at)
    .filter(({ at }) => at > io.now().getTime());
  if (!first) return "daybook watch --list says how each goes";
  const { problem, url } = first.each;
  const why = problem === undefined ? "" : ` (${printable(problem)})`;
  const when = new Date(first.at).toISOString().slice(0, 16).replace("T", " ");
  return `the next look is at ${when} UTC, at ${printable(url)}${why}`;
}

function dueAt({ next, checked }: Watched, everyMs: number): number {
  return Math.max(Date.parse(next), checked === undefined ? 0 : Date.parse(checked) + everyMs);
}

/** Waits until the next thing is due; on a terminal it says until when. */
async function untilNext(state: WatchStore, everyMs: number, signal: AbortSignal, io: Io): Promise<void> {
  const all = await state.watched();
  const times = all.map((each) => dueAt(each, everyMs));
  const next = Math.max(Math.min(...times), io.now().getTime() + 1000);
  const clock = new Date(next).toTimeString().slice(0, 5);
  io.progress?.(`watching ${all.length} · next look at ${clock} · Ctrl-C ends`);
  await wait(Math.min(next - io.now().getTime(), 2 ** 31 - 1), undefined, { signal }).catch(() => {});
  io.progress?.("");
}
