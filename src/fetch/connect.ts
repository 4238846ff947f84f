import { lookup as systemLookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from "undici";
import { type Guard, isAllowed, notPublic, type Resolve } from "./address.ts";
import { Unsafe } from "./failure.ts";

/** Connections held open between calls, all through one guard. */
export interface Connections {
  readonly dispatcher: Dispatcher;
  /** Ends what is still under way. */
  readonly close: () => Promise<void>;
}

/** Connections to public addresses alone: a name's addresses are checked as it is resolved, and the checked ones are those connected to. */
export function connections(guard: Guard, proxy?: string): Connections {
  const limits = { maxHeaderSize: 64 * 1024, headersTimeout: 30_000, bodyTimeout: 30_000, keepAliveTimeout: 10_000 };
  const dispatcher = proxy === undefined ? new Agent({ ...limits, connect: guarded(guard) }) : proxied(proxy, limits);
  return { dispatcher, close: () => dispatcher.destroy() };
}

const CONNECT_TIMEOUT = 15_000;

function proxied(proxy: string, limits: Agent.Options): Dispatcher {
  // Many proxies open tunnels (CONNECT) to port 443 alone: plain http is asked for in the ordinary way.
  const factory = (origin: string | URL, options: object) => new Pool(origin, { ...limits, ...options });
  return new ProxyAgent({ ...limits, uri: proxy, proxyTunnel: false, factory });
}

function guarded(guard: Guard): buildConnector.connector {
  const resolve = guard.resolve ?? systemResolve;
  const open = buildConnector({ timeout: CONNECT_TIMEOUT, lookup: lookup(resolve) });
  const shut = buildConnector({ timeout: CONNECT_TIMEOUT, lookup: lookup(resolve, notPublic) });
  return (target, done) => {
    const port = target.port || (target.protocol === "https:" ? "443" : "80");
    if (guard.allowPrivate || isAllowed(target.hostname, port, guard)) return open(target, done);
    shut(target, (...[error, socket]) => {
      if (error) return done(error, null);
      // A second look, at the other end itself: a literal address never passes the lookup.
      const what = socket.remoteAddress === undefined ? undefined : notPublic(socket.remoteAddress);
      if (what === undefined) return done(null, socket);
      socket.destroy();
      done(new Unsafe(target.hostname, what), null);
    });
  };
}

/** A `lookup` for sockets: asks once, refuses a name when any of its addresses is not allowed, and hands on the very addresses that were checked. */
export function lookup(resolve: Resolve, refused?: (address: string) => string | undefined): LookupFunction {
  return (host, options, done) => {
    resolve(host).then(
      (found) => {
        for (const { address } of found) {
          const what = refused?.(address);
          if (what !== undefined) return done(new Unsafe(host, what, address), "", 0);
        }
        const [first] = found;
        if (first === undefined)
          return done(Object.assign(new Error(`no address: ${host}`), { code: "ENOTFOUND" }), "", 0);
        if (options.all) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error: unknown) => done(error as NodeJS.ErrnoException, "", 0),
    );
  };
}

async function systemResolve(host: string) {
  const found = await systemLookup(host, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? (6 as const) : (4 as const) }));
}
