import type { FetchOptions } from "../fetch/fetch.ts";
import type { Document, Problem } from "../ingest/document.ts";
import { documents } from "../ingest/documents.ts";
import type { Page } from "../page/page.ts";
import { type Args, type Options, UsageError } from "./command.ts";
import { version } from "./version.ts";

/** The options of whatever asks servers. */
export const webOptions = {
  "allow-private": { type: "boolean" },
  contact: { type: "string" },
  proxy: { type: "string" },
} as const satisfies Options;

export const webHelp = `  --allow-private     addresses of your own network too, at any port: otherwise http and https to public addresses alone
  --contact WHAT      an address by which those who are asked can reach you, told to them
  --proxy URL         an HTTP proxy; those of the environment are not used. It looks names up itself: a name that leads into your
                      own network cannot be told behind a proxy, so have the proxy refuse these`;

/** Said by those who ask for a person. */
export const personHelp = `An address (https://…) is asked for once, as a browser would: robots.txt is for robots, and add and watch obey it.`;

export function isWeb(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** The documents that a name stands for, of a file or of an address: one asked for by a person, for whom robots.txt is not meant. */
export async function* namedDocuments(
  name: string,
  options: { readonly given?: Page["given"]; readonly maxBytes?: number },
  web: (() => Promise<FetchOptions>) | undefined,
): AsyncGenerator<Document | Problem> {
  if (!web || !isWeb(name)) yield* documents({ path: name }, options);
  else yield* (await import("../fetch/document.ts")).fetchedDocuments(name, { ...(await web()), ...options });
}

/** How a call wants servers asked. Throws UsageError. Loads the room fetch. */
export async function webOf(args: Args): Promise<FetchOptions> {
  const { userAgent } = await import("../fetch/agent.ts");
  const contact = args.text("contact");
  const proxy = args.text("proxy");
  if (proxy !== undefined && !/^https?:\/\//.test(proxy))
    throw new UsageError(`--proxy ${proxy}: give one like http://127.0.0.1:3128`);
  try {
    const agent = userAgent({ version: version(), ...(contact !== undefined && { contact }) });
    return { agent, allowPrivate: args.flag("allow-private"), ...(proxy !== undefined && { proxy }) };
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--contact ${contact}: plain letters, please`);
    throw error;
  }
}
