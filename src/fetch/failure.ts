import type { Refusal } from "./fetch.ts";

/** A name that leads where we do not go. */
export class Unsafe extends Error {
  override readonly name = "Unsafe";
  readonly why: string;

  constructor(host: string, what: string, address?: string) {
    const why = address === undefined ? `${host} is ${what}` : `${host} leads to ${address}, ${what}`;
    super(why);
    this.why = why;
  }
}

/** The deadline has passed. */
export class Late extends Error {
  override readonly name = "Late";
  readonly ms: number;

  constructor(ms: number) {
    super(`later than ${ms} ms`);
    this.ms = ms;
  }
}

/** The caller wants no more of it. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** What went wrong on the way, in plain words. A fault of our own is thrown on. */
export function failure(error: unknown, url: URL): Pick<Refusal, "refused" | "why" | "todo"> {
  for (const each of causes(error)) {
    if (each instanceof Unsafe)
      return {
        refused: "private",
        why: each.why,
        todo: "only public addresses are fetched, unless with --allow-private",
      };
    if (each instanceof Late)
      return { refused: "deadline", why: `it was not done within ${seconds(each.ms)}`, todo: "try again later" };
    if (each instanceof Stopped) return { refused: "stopped", why: "it was stopped", todo: "run this again" };
    const code = "code" in each ? String(each.code) : "";
    const known = CODES[code];
    if (known) return { refused: known[0], why: known[1].replace("%", url.host), todo: known[2] };
    if (TLS.test(code))
      return {
        refused: "tls",
        why: `its certificate or encryption is not accepted (${code})`,
        todo: "open it in a browser, which says more",
      };
    if (code.startsWith("HPE_") || each.name === "HTTPParserError")
      return { refused: "broken", why: "the server does not speak HTTP", todo: "check the address" };
  }
  if (!(error instanceof Error) || /^(?:Type|Range|Reference|Syntax)Error$/.test(error.name)) throw error;
  return { refused: "broken", why: `the answer is broken (${error.message})`, todo: "try again later" };
}

type Known = readonly [refused: Refusal["refused"], why: string, todo: string];

const unreachable = (why: string): Known => ["unreachable", why, "check the address and the network, or try later"];
const CODES: Readonly<Record<string, Known>> = {
  ENOTFOUND: unreachable("there is no host %"),
  ENODATA: unreachable("there is no host %"),
  EAI_AGAIN: unreachable("the name % could not be looked up"),
  EAI_FAIL: unreachable("the name % could not be looked up"),
  ECONNREFUSED: unreachable("nothing answers at %"),
  EHOSTUNREACH: unreachable("% cannot be reached"),
  ENETUNREACH: unreachable("% cannot be reached"),
  EADDRNOTAVAIL: unreachable("% cannot be reached"),
  ETIMEDOUT: unreachable("% does not answer"),
  UND_ERR_CONNECT_TIMEOUT: unreachable("% does not answer"),
  UND_ERR_HEADERS_TIMEOUT: ["deadline", "the server does not answer", "try again later"],
  UND_ERR_BODY_TIMEOUT: ["deadline", "the server stops in the middle of its answer", "try again later"],
  UND_ERR_HEADERS_OVERFLOW: ["headers", "its headers are larger than 64 KB", "open it in a browser"],
  UND_ERR_SOCKET: ["broken", "% ends the connection in the middle", "try again later"],
  ECONNRESET: ["broken", "% ends the connection in the middle", "try again later"],
  ERR_STREAM_PREMATURE_CLOSE: ["broken", "% ends the connection in the middle", "try again later"],
  EPIPE: ["broken", "% ends the connection in the middle", "try again later"],
};

const TLS = /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/;

/** An error and what stands behind it; a name with several addresses fails with all their errors together. */
function causes(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const several = error instanceof AggregateError ? error.errors.flatMap((each) => causes(each, depth + 1)) : [];
  return [...causes(error.cause, depth + 1), ...several, error];
}

function seconds(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000} seconds` : `${ms} ms`;
}
