import { setTimeout as wait } from "node:timers/promises";
import PQueue from "p-queue";
import { safeUrl } from "./address.ts";
import { type Connections, connections } from "./connect.ts";
import { type Answer, type FetchOptions, fetched, isRefusal, type Not, type Refusal } from "./fetch.ts";
import { RobotsBook, type RobotsMemory } from "./robots.ts";

/** What is remembered of servers from one run to the next. */
export interface HostMemory extends RobotsMemory {
  host(host: string): Promise<HeldHost | undefined>;
  keepHost(host: HeldHost): Promise<void>;
}

export interface HeldHost {
  readonly host: string;
  /** Not to be asked before; ISO 8601 in UTC. */
  readonly next: string;
  /** In a row. */
  readonly failures: number;
}

export interface PoliteOptions extends Omit<FetchOptions, "connections" | "permit"> {
  readonly memory?: HostMemory;
  /** Between two questions to one host: 2 s; its Crawl-delay where that is longer. */
  readonly delayMs?: number;
  /** Hosts asked at a time. */
  readonly atOnce?: number;
  /** The longest wait for one host; what would take longer is refused as "later". */
  readonly patienceMs?: number;
  readonly sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/**
 * Asks many servers without being a burden to any: one question at a time to each host, with a pause after it; what robots.txt forbids is not
 * asked, at any hop; a server that is too busy is left alone for as long as it says, one that fails for longer and longer.
 */
export class Polite {
  readonly #options: PoliteOptions;
  readonly #connections: Connections;
  readonly #robots: RobotsBook;
  readonly #hosts = new Map<string, Host>();
  readonly #all: PQueue;

  constructor(options: PoliteOptions = {}) {
    this.#options = options;
    this.#connections = connections(options, options.proxy);
    this.#robots = new RobotsBook({ ...options, connections: this.#connections }, options.memory);
    this.#all = new PQueue({ concurrency: options.atOnce ?? 4 });
  }

  /** As `fetched`, in its turn. Redirects to other hosts are followed without waiting for theirs. */
  async ask(asked: string, more: Asking = {}): Promise<Answer | Refusal> {
    const url = URL.canParse(asked) ? new URL(asked) : undefined;
    // No server is asked for the rules of an address that is refused: a password in it is nobody's business.
    if (!url || "refused" in safeUrl(asked, undefined, this.#options)) return fetched(asked, this.#fetching(more));
    const host = await this.#host(url.host);
    return host.queue.add(() => this.#inTurn(asked, url.origin, host, more));
  }

  close(): Promise<void> {
    return this.#connections.close();
  }

  async #inTurn(asked: string, origin: string, host: Host, more: Asking): Promise<Answer | Refusal> {
    const { signal, patienceMs, sleep } = this.#options;
    const left = host.next - this.#now();
    const refusal = (not: Not): Refusal => ({ ...not, asked, url: asked });
    if (left > (patienceMs ?? PATIENCE)) return refusal(later(host));
    try {
      signal?.throwIfAborted();
      if (left > 0) await (sleep ?? pause)(left, signal);
      return await this.#all.add(async () => {
        const rules = await this.#robots.rules(origin);
        if ("refused" in rules) return this.#after(host, refusal(rules), 0);
        const forbidden = rules.refusal(new URL(asked));
        if (forbidden) return refusal(forbidden);
        return this.#after(host, await fetched(asked, this.#fetching(more)), rules.crawlDelay);
      });
    } catch (error) {
      if (!signal?.aborted) throw error;
      return refusal({ refused: "stopped", why: "it was stopped", todo: "run this again" });
    }
  }

  /** Takes from an answer when its host may be asked again. */
  async #after<T extends Answer | Refusal>(host: Host, answer: T, crawlDelay: number): Promise<T> {
    const refused = isRefusal(answer) ? answer : undefined;
    if (refused?.refused === "stopped") return answer;
    const before = host.failures;
    const failed = refused !== undefined && isFailure(refused);
    const now = this.#now();
    const rest = Math.max(this.#options.delayMs ?? DELAY, crawlDelay * 1000);
    host.failures = failed ? before + 1 : 0;
    host.next = now + (failed ? backoff(rest, refused, before) : rest);
    if (refused?.until !== undefined) host.next = Math.max(now + rest, Date.parse(refused.until));
    const { name, failures } = host;
    if (failed || before > 0)
      await this.#options.memory?.keepHost({ host: name, next: new Date(host.next).toISOString(), failures });
    return answer;
  }

  async #host(name: string): Promise<Host> {
    const known = this.#hosts.get(name);
    if (known) return known;
    if (this.#hosts.size >= MOST_HOSTS) this.#forgetIdle();
    const host: Host = { name, queue: new PQueue({ concurrency: 1 }), next: 0, failures: 0 };
    this.#hosts.set(name, host);
    const held = await this.#options.memory?.host(name);
    if (held) Object.assign(host, { next: Date.parse(held.next) || 0, failures: held.failures });
    return host;
  }

  #forgetIdle(): void {
    for (const [name, { queue, next }] of this.#hosts)
      if (queue.size + queue.pending === 0 && next < this.#now()) this.#hosts.delete(name);
  }

  #fetching(more: Asking): FetchOptions {
    const permit = async (url: URL) => {
      const rules = await this.#robots.rules(url.origin);
      return "refused" in rules ? rules : rules.refusal(url);
    };
    const { memory: _, delayMs: __, atOnce: ___, patienceMs: ____, sleep: _____, ...options } = this.#options;
    return { ...options, ...more, permit, connections: this.#connections };
  }

  #now(): number {
    return (this.#options.now ?? (() => new Date()))().getTime();
  }
}

type Asking = Pick<FetchOptions, "validators" | "maxBytes">;

interface Host {
  readonly name: string;
  readonly queue: PQueue;
  next: number;
  failures: number;
}

const DELAY = 2000;
const PATIENCE = 60_000;
const BUSY = 60_000;
const LONGEST = 3600 * 1000;
const MOST_HOSTS = 2000;

/** It says something about the server, not about the page. */
function isFailure({ refused, status = 0 }: Refusal): boolean {
  return status >= 500 || status === 429 || FAILURES.has(refused);
}

const FAILURES: ReadonlySet<string> = new Set(["unreachable", "deadline", "broken", "tls", "headers"]);

function backoff(rest: number, { status }: Refusal, before: number): number {
  const first = status === 429 || status === 503 ? Math.max(rest, BUSY) : rest * 2;
  return Math.min(first * 2 ** Math.min(before, 20), LONGEST);
}

function later({ name, next, failures }: Host): Not {
  const why =
    failures > 0
      ? `${name} failed ${failures === 1 ? "just now" : `${failures} times in a row`}`
      : `${name} wants long pauses`;
  const until = new Date(next).toISOString();
  return { refused: "later", why: `${why}: not asked before ${until}`, todo: "run this again then", until };
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(ms, undefined, signal ? { signal } : {});
}
