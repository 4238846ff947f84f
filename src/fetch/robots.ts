import robotsParser from "robots-parser";
import { ROBOT } from "./agent.ts";
import { type Answer, type FetchOptions, fetched, isRefusal, type Not, type Refusal } from "./fetch.ts";

/** What an origin's robots.txt said, as it is kept. */
export interface HeldRobots {
  readonly origin: string;
  /** Empty where there is none: everything may be asked. */
  readonly text: string;
  /** Why nothing may be asked at all: the server could not say. */
  readonly closed?: string;
  /** ISO 8601 in UTC. */
  readonly asked: string;
  readonly until: string;
}

/** The rules of an origin for us. */
export interface Rules {
  /** Undefined when the address may be asked. */
  readonly refusal: (url: URL) => Not | undefined;
  /** In seconds; 0 where none is asked for. */
  readonly crawlDelay: number;
}

// Its types tell of a default export, which a CommonJS module has only for those who do not import it as Node does.
const parse = robotsParser as unknown as typeof robotsParser.default;

const DAY = 24 * 3600 * 1000;
const HOUR = 3600 * 1000;
/** What of a robots.txt is read: as much as the standard wants read (RFC 9309, 2.5). */
const MOST = 500 * 1024;

/**
 * An origin's robots.txt, asked for: missing (4xx) allows everything, a failing server (5xx) and one that asks for patience nothing (RFC 9309, 2.3.1).
 * A refusal where it could not be asked at all: that says nothing about robots, and is not kept.
 */
async function askedRobots(origin: string, options: FetchOptions): Promise<HeldRobots | Refusal> {
  const now = (options.now ?? (() => new Date()))();
  const held = (
    text: string,
    closed?: string,
    until = now.getTime() + (closed === undefined ? DAY : HOUR),
  ): HeldRobots => ({
    origin,
    text,
    ...(closed !== undefined && { closed }),
    asked: now.toISOString(),
    until: new Date(until).toISOString(),
  });
  const { permit: _, validators: __, ...rest } = options;
  const found = await fetched(`${origin}/robots.txt`, { ...rest, maxBytes: MOST, cut: true, maxRedirects: 5 });
  if (!isRefusal(found)) return held(textOf(found));
  if (found.refused === "redirects") return held("");
  // Where it leads elsewhere and fails there, it is as if the server had failed.
  if (found.status === undefined && found.url === found.asked) return found;
  if (found.status !== undefined && found.status < 500 && found.status !== 429) return held("");
  return held(
    "",
    `its robots.txt cannot be read: ${found.why}`,
    found.until === undefined ? undefined : Date.parse(found.until),
  );
}

function textOf({ bytes, notes }: Answer): string {
  const text = new TextDecoder().decode(bytes).replaceAll("\0", "");
  // A rule that is cut in half would say something else.
  return notes.length > 0 ? text.slice(0, Math.max(0, text.lastIndexOf("\n"))) : text;
}

export function rules({ origin, text, closed, until }: HeldRobots): Rules {
  if (closed !== undefined) {
    const not: Not = { refused: "robots", why: closed, todo: "try again later", until };
    return { refusal: () => not, crawlDelay: 0 };
  }
  const parsed = parse(`${origin}/robots.txt`, plain(text));
  const delay = Number(parsed.getCrawlDelay(ROBOT) ?? 0);
  return {
    refusal(url) {
      const address = `${url.origin}${plain(url.pathname + url.search)}`;
      if (url.pathname === "/robots.txt" || parsed.isAllowed(address, ROBOT) !== false) return undefined;
      const line = parsed.getMatchingLineNumber(address, ROBOT);
      return {
        refused: "robots",
        why: `the site's robots.txt asks robots not to read it${line > 0 ? ` (line ${line})` : ""}`,
        todo: "open it in a browser and save the page as a file",
      };
    },
    crawlDelay: Number.isFinite(delay) ? Math.min(Math.max(delay, 0), 600) : 0,
  };
}

/** Keeps robots.txt from one run to the next. */
export interface RobotsMemory {
  robots(origin: string): Promise<HeldRobots | undefined>;
  keepRobots(robots: HeldRobots): Promise<void>;
}

/** The rules of many origins: each is asked for once, and again when what is held has grown old. */
export class RobotsBook {
  readonly #options: FetchOptions;
  readonly #memory: RobotsMemory | undefined;
  readonly #known = new Map<string, { until: number; readonly rules: Promise<Rules | Refusal> }>();

  constructor(options: FetchOptions, memory?: RobotsMemory) {
    this.#options = options;
    this.#memory = memory;
  }

  async rules(origin: string): Promise<Rules | Refusal> {
    const now = (this.#options.now ?? (() => new Date()))().getTime();
    const known = this.#known.get(origin);
    if (known && known.until > now) return known.rules;
    const asked = this.#found(origin, now);
    const entry = { until: Number.POSITIVE_INFINITY, rules: asked.then(({ rules }) => rules) };
    this.#known.set(origin, entry);
    if (this.#known.size > MOST_ORIGINS) this.#known.delete(this.#known.keys().next().value!);
    try {
      const { rules, until } = await asked;
      entry.until = until;
      return rules;
    } catch (error) {
      this.#known.delete(origin);
      throw error;
    }
  }

  async #found(origin: string, now: number): Promise<{ readonly rules: Rules | Refusal; readonly until: number }> {
    const held = await this.#memory?.robots(origin);
    if (held && Date.parse(held.until) > now) return { rules: rules(held), until: Date.parse(held.until) };
    const robots = await askedRobots(origin, this.#options);
    if ("refused" in robots) return { rules: robots, until: 0 };
    await this.#memory?.keepRobots(robots);
    return { rules: rules(robots), until: Date.parse(robots.until) };
  }
}

const MOST_ORIGINS = 1000;

/** The same path in one spelling: what need not be escaped is not, what is has capital digits (RFC 9309, 2.2.2). */
function plain(path: string): string {
  return path.replace(/%([0-9a-f]{2})/gi, (escaped, digits: string) => {
    const char = String.fromCharCode(Number.parseInt(digits, 16));
    return /[\w.~-]/.test(char) ? char : escaped.toUpperCase();
  });
}
