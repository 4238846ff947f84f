import { type Dispatcher, request } from "undici";
import type { Fact } from "../page/saved.ts";
import { type Guard, safeUrl } from "./address.ts";
import { userAgent } from "./agent.ts";
import { bodyOf, encodings } from "./body.ts";
import { type Connections, connections } from "./connect.ts";
import { failure, Late, Stopped } from "./failure.ts";
import { type ContentType, contentType, one, retryAfter, rights, type Validators, validators } from "./headers.ts";
import { spelling } from "./spelling.ts";

export interface FetchOptions extends Guard {
  /** Of what is left after decompression; more than that is a refusal. */
  readonly maxBytes?: number;
  /** Keeps what fits into `maxBytes` rather than refusing. */
  readonly cut?: boolean;
  /** From the first look-up to the last byte, all redirects together. */
  readonly deadlineMs?: number;
  readonly maxRedirects?: number;
  /** Asked before every hop; what it gives is the refusal. */
  readonly permit?: (url: URL) => Promise<Not | undefined>;
  /** From the last answer: a server that has nothing new says 304. */
  readonly validators?: Validators;
  /** Says who asks; `userAgent` makes one. */
  readonly agent?: string;
  /** An HTTP proxy. It resolves the names itself: of these nothing but literal addresses can be checked here. */
  readonly proxy?: string;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  /** Held open between calls; without, each call makes and ends its own. Must have been made with the same guard. */
  readonly connections?: Connections;
}

/** What a server gave. */
export interface Answer {
  /** As asked, and where redirects led, without what follows "#". */
  readonly asked: string;
  readonly url: string;
  /** The addresses in between. */
  readonly hops: readonly string[];
  /** 304: what was fetched before still holds, and `bytes` is empty. */
  readonly status: number;
  /** Decompressed, not decoded. */
  readonly bytes: Uint8Array;
  readonly type: ContentType;
  /** To send next time: those of this answer, else those it was asked with. */
  readonly validators: Validators;
  readonly rights: readonly Fact[];
  /** ISO 8601 in UTC. */
  readonly fetched: string;
  /** What was odd, a sentence each. */
  readonly notes: readonly string[];
}

/** Why there is no answer. */
export interface Refusal {
  readonly refused: Refused;
  readonly asked: string;
  /** The hop at which it was refused. */
  readonly url: string;
  /** What is wrong, and what to do about it; "inside.example leads to 10.0.0.1, which is private". */
  readonly why: string;
  readonly todo: string;
  readonly status?: number;
  /** When the server, or our own patience, allows another try: ISO 8601 in UTC. */
  readonly until?: string;
}

/** A refusal before it is known whose it is. */
export type Not = Omit<Refusal, "asked" | "url">;

export type Refused =
  | "address" // not one that is fetched: its scheme, port, credentials; no address at all
  | "private" // leads into the machine's or the owner's own network
  | "redirects"
  | "deadline"
  | "size"
  | "headers"
  | "tls"
  | "unreachable"
  | "broken"
  | "status"
  | "robots"
  | "later" // a server asked to be left alone until then
  | "stopped"; // by `signal`

export function isRefusal(found: Answer | Refusal): found is Refusal {
  return "refused" in found;
}

/**
 * Asks a server for one thing. Refuses what is not plain http or https to a public address at every redirect and at every name it resolves,
 * whatever grows beyond the limit, and whatever takes too long. Sends no cookies and no referrer. Never throws for what a server does.
 */
export async function fetched(asked: string, options: FetchOptions = {}): Promise<Answer | Refusal> {
  const own = options.connections ? undefined : connections(options, options.proxy);
  const { dispatcher } = options.connections ?? own!;
  const stop = stopper(options.deadlineMs ?? DEADLINE, options.signal);
  try {
    return await followed(asked, options, { dispatcher, signal: stop.signal });
  } finally {
    stop.clear();
    own?.close();
  }
}

/** Above this, a page is a mistake or an attack. */
export const MOST_BYTES = 8 * 1024 * 1024;
const DEADLINE = 30_000;
const REDIRECTS = 10;
const BY_HAND = "open it in a browser and save the page as a file";

async function followed(asked: string, options: FetchOptions, ask: Ask): Promise<Answer | Refusal> {
  const hops: string[] = [];
  const notes: string[] = [];
  for (let at = asked; ; ) {
    const url = safeUrl(at, hops.at(-1), options);
    if ("refused" in url) return { asked, url: at, ...url };
    url.hash = "";
    const where = { asked, url: url.href };
    if (hops.includes(url.href))
      return { ...where, refused: "redirects", why: "it redirects in a circle", todo: BY_HAND };
    if (hops.length > (options.maxRedirects ?? REDIRECTS))
      return { ...where, refused: "redirects", why: `it redirects more than ${hops.length - 1} times`, todo: BY_HAND };
    const odd = spelling(url.hostname);
    if (odd !== undefined && !notes.includes(odd)) notes.push(odd);
    try {
      const not = await (options.permit && unless(ask.signal, options.permit(url)));
      const step = not ?? (await unless(ask.signal, hop(url, options, ask)));
      if ("refused" in step) return { ...where, ...step };
      if (!("to" in step)) return { ...where, ...step, hops, notes: [...notes, ...step.notes] };
      hops.push(url.href);
      at = step.to;
    } catch (error) {
      return { ...where, ...failure(error, url) };
    }
  }
}

interface Ask {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
}

type Step = { readonly to: string } | Omit<Answer, "asked" | "url" | "hops"> | Not;

async function hop(url: URL, options: FetchOptions, { dispatcher, signal }: Ask): Promise<Step> {
  const response = await request(url, { dispatcher, signal, headers: asking(options) });
  const { statusCode: status, headers, body } = response;
  const now = (options.now ?? (() => new Date()))();
  try {
    const to = one(headers.location);
    if (REDIRECT.has(status) && to !== undefined) return { to };
    const about = {
      status,
      type: contentType(one(headers["content-type"])),
      validators: validators(headers, status === 304 ? options.validators : undefined),
      rights: rights(headers),
      fetched: now.toISOString(),
    };
    if (status === 304) return { ...about, bytes: new Uint8Array(), notes: [] };
    if (status !== 200 && status !== 203) return refusedStatus(status, retryAfter(one(headers["retry-after"]), now));
    const read = await bodyOf(body, one(headers["content-encoding"]), {
      most: options.maxBytes ?? MOST_BYTES,
      cut: options.cut ?? false,
    });
    return "refused" in read ? read : { ...about, ...read };
  } finally {
    // A short rest is read past, so that the connection can serve again; a long one ends it.
    if (!body.readableEnded) body.dump({ limit: 16 * 1024, signal }).catch(() => {});
  }
}

/** What is given, or the signal's reason once it is raised: undici itself sees a signal only when it is connected. */
async function unless<T>(signal: AbortSignal, given: Promise<T>): Promise<T> {
  let raised = () => {};
  const reason = new Promise<never>((_, reject) => {
    raised = () => reject(signal.reason);
    if (signal.aborted) raised();
    signal.addEventListener("abort", raised);
  });
  try {
    return await Promise.race([given, reason]);
  } finally {
    signal.removeEventListener("abort", raised);
  }
}

const REDIRECT: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

function asking({ validators: held, agent }: FetchOptions): Record<string, string> {
  return {
    "user-agent": agent ?? userAgent(),
    accept: "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
    "accept-encoding": encodings,
    ...(held?.etag !== undefined && { "if-none-match": held.etag }),
    ...(held?.lastModified !== undefined && { "if-modified-since": held.lastModified }),
  };
}

function refusedStatus(status: number, until: string | undefined): Not {
  const [why, todo] = STATUS[status] ?? [
    status >= 500 ? "the server fails" : "the server refuses",
    status >= 500 ? "try again later" : BY_HAND,
  ];
  return { refused: "status", why: `${why} (${status})`, todo, status, ...(until !== undefined && { until }) };
}

const STATUS: Readonly<Record<number, readonly [why: string, todo: string]>> = {
  401: ["the server wants a password", BY_HAND],
  402: ["the server wants to be paid", BY_HAND],
  403: ["the server refuses", BY_HAND],
  404: ["there is no such page", "check the address"],
  410: ["the page is gone", "look for a copy in an archive"],
  429: ["the server says there were too many requests", "try again later"],
  451: ["the page is withheld for legal reasons", "look for a copy in an archive"],
  503: ["the server is not available now", "try again later"],
};

/** One signal for the deadline and the caller's own. */
function stopper(
  ms: number,
  given: AbortSignal | undefined,
): { readonly signal: AbortSignal; readonly clear: () => void } {
  const own = new AbortController();
  const late = setTimeout(() => own.abort(new Late(ms)), ms);
  const stop = () => own.abort(new Stopped());
  if (given?.aborted) stop();
  given?.addEventListener("abort", stop);
  return {
    signal: own.signal,
    clear() {
      clearTimeout(late);
      given?.removeEventListener("abort", stop);
    },
  };
}
