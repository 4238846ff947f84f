import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Kit } from "../kit/kit.ts";
import { printable } from "../proof/width.ts";
import type { Store } from "../store/store.ts";
import type { WatchStore } from "../store/watched.ts";
import type { Round, WatchEvent, Watching } from "../watch/watch.ts";
import { addDocument } from "./add.ts";
import { type Args, type Command, type ExitCode, type Io, UsageError } from "./command.ts";
import { counted } from "./counted.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";
import { durationOf } from "./duration.ts";
import { kitHelp, kitOf, kitOptions } from "./kit.ts";
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
  const kit = await kitOf(args);
  const stop = stopped();
  const polite = new Polite({ ...(await webOf(args)), memory: state, delayMs: terms.pauseMs, signal: stop.signal });
  const watching: Watching = {
    ...terms,
    state,
    ask: (url, options) => polite.ask(url, options),
    keep: keeper(store, state, kit, io),
    tell: (event) => told(event, io),
    now: io.now,
    signal: stop.signal,
  };
  const once = args.flag("once");
  // Who calls again has reason to; but what failed or asked for patience is not asked before its time, nor with --every what was asked just now.
  let everyMs = args.text("every") === undefined ? 0 : terms.everyMs;
  try {
    for (;;) {
      const done = await round(watching, (each) => isDue(each, io.now(), everyMs));
      if (done.looked + done.problems > 0)
        await io.out(`${summary(done)}; ${await holding(store, databaseOf(args))}\n`);
      if (stop.signal.aborted) io.error("stopped: run this again to go on");
      if (once || stop.signal.aborted) return once && (done.problems > 0 || stop.signal.aborted) ? 1 : 0;
      everyMs = terms.everyMs;
      await untilNext(state, everyMs, stop.signal, io);
    }
  } finally {
    stop.end();
    await polite.close();
  }
}

/** Ctrl-C once: what is being read is finished and kept. Twice: at once, and the store holds what it held. */
function stopped(): { readonly signal: AbortSignal; readonly end: () => void } {
  const control = new AbortController();
  const stop = () => {
    if (control.signal.aborted) process.exit(130);
    control.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return { signal: control.signal, end: () => process.off("SIGINT", stop).off("SIGTERM", stop) };
}

/** One page is read at a time, with the bytes it came from kept first. */
function keeper(store: Store, state: WatchStore, kit: Kit, io: Io): Watching["keep"] {
  let before: Promise<unknown> = Promise.resolve();
  return (document, { url, type, fetched }) => {
    const { content } = document;
    const keep = async () => {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await state.keepSource({ sha256, bytes, url, fetched, ...(type.header !== undefined && { type: type.header }) });
      return addDocument(store, document, kit, { now: io.now() });
    };
    const kept = before.then(keep);
    before = kept.catch(() => {});
    return kept;
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
    if (how !== "unchanged")
      await io.out(`${words[how]!.padEnd(10)} ${kept.page}  ${kept.claims}  ${printable(url)}\n`);
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

/** Waits until the next thing is due; on a terminal it says until when. */
async function untilNext(state: WatchStore, everyMs: number, signal: AbortSignal, io: Io): Promise<void> {
  const all = await state.watched();
  const times = all.map(({ next, checked }) =>
    Math.max(Date.parse(next), checked === undefined ? 0 : Date.parse(checked) + everyMs),
  );
  const next = Math.max(Math.min(...times), io.now().getTime() + 1000);
  const clock = new Date(next).toTimeString().slice(0, 5);
  io.progress?.(`watching ${all.length} · next look at ${clock} · Ctrl-C ends`);
  await wait(Math.min(next - io.now().getTime(), 2 ** 31 - 1), undefined, { signal }).catch(() => {});
  io.progress?.("");
}
