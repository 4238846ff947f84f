import ipaddr from "ipaddr.js";
import type { Refusal } from "./fetch.ts";

/** What may be asked beyond the public web. Nothing, unless the user says so. */
export interface Guard {
  /** Addresses of the own network too, at any port. */
  readonly allowPrivate?: boolean;
  /** These and no others of their kind, as host:port in the spelling of `URL` ("127.0.0.1:8080", "[::1]:8080"). */
  readonly allow?: readonly string[];
  /** How names become addresses; the system's resolver. */
  readonly resolve?: Resolve;
}

export type Resolve = (host: string) => Promise<readonly Resolved[]>;
export interface Resolved {
  readonly address: string;
  readonly family: 4 | 6;
}

type Unsafe = Pick<Refusal, "refused" | "why" | "todo">;

/**
 * An address that may be asked, as far as can be told before its name is resolved, or why not. WHATWG's parser has folded other spellings of an IP
 * address by then: 0x7f.1, 2130706433 and ①②⑦.⓪.⓪.① all are 127.0.0.1.
 */
export function safeUrl(text: string, base: string | undefined, guard: Guard): URL | Unsafe {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    return unsafe("address", "this is no address", "give one like https://news.example/story");
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return unsafe("address", `${url.protocol} addresses are not fetched`, "give an http or https address");
  if (url.username !== "" || url.password !== "")
    return unsafe("address", "the address has a user name or password in it", "give it without");
  const host = url.hostname;
  if (host === "") return unsafe("address", "the address names no host", "give one like https://news.example/story");
  if (guard.allowPrivate || isAllowed(host, portOf(url), guard)) return url;
  if (url.port !== "")
    return unsafe("address", `port ${url.port} is not fetched`, "only 80 and 443 are, unless with --allow-private");
  const literal = host.replace(/^\[|\]$/g, "");
  const what = ipaddr.isValid(literal) ? notPublic(literal) : undefined;
  return what === undefined ? url : inside(`${host} is ${what}`);
}

export function inside(why: string): Unsafe {
  return unsafe("private", why, "only public addresses are fetched, unless with --allow-private");
}

function unsafe(refused: Unsafe["refused"], why: string, todo: string): Unsafe {
  return { refused, why, todo };
}

/** `host` with or without the brackets of IPv6. */
export function isAllowed(host: string, port: string | number, guard: Guard): boolean {
  const name = host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
  return guard.allow?.includes(`${name}:${port}`) ?? false;
}

export function portOf(url: URL): string {
  return url.port !== "" ? url.port : url.protocol === "https:" ? "443" : "80";
}

/** What an IP address is instead of a public one ("a loopback address"); undefined for a public one. */
export function notPublic(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return "no IP address";
  const parsed = folded(ipaddr.process(address));
  const range = parsed.range();
  // Of IPv6 only 2000::/3 has been given out.
  const given = parsed.kind() === "ipv4" || (parsed.toByteArray()[0]! & 0xe0) === 0x20;
  return range === "unicast" && given ? undefined : (RANGES[range] ?? "not a public address");
}

const RANGES: Readonly<Record<string, string>> = {
  loopback: "an address of this machine",
  unspecified: "an address of this machine",
  private: "a private address",
  uniqueLocal: "a private address",
  carrierGradeNat: "an address inside a provider's network",
  linkLocal: "an address of the local link (cloud machines keep their secrets there)",
  multicast: "a multicast address",
  broadcast: "a broadcast address",
};

/** The IPv4 address inside a 6to4 or NAT64 address: that is the machine that will answer. */
function folded(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  const bytes = address.toByteArray();
  const range = address.range();
  if (range === "6to4") return ipaddr.fromByteArray(bytes.slice(2, 6));
  // 64:ff9b::/96 alone: the longer prefixes of a network's own NAT64 are that network's business.
  if (range === "rfc6052" && bytes.slice(4, 12).every((byte) => byte === 0))
    return ipaddr.fromByteArray(bytes.slice(12));
  return address;
}
