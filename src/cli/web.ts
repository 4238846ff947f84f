import type { FetchOptions } from "../fetch/fetch.ts";
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
  --proxy URL         an HTTP proxy; those of the environment are not used`;

export function isWeb(name: string): boolean {
  return /^https?:\/\//i.test(name);
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
