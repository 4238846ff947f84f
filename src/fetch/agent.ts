/** What robots.txt files know us by. */
export const ROBOT = "Daybook";

/**
 * The name we go by: what asks, for whom, and how to be left alone. Throws RangeError where version or contact are not plain ASCII, which no header
 * may carry.
 */
export function userAgent(options: { readonly version?: string; readonly contact?: string } = {}): string {
  for (const text of [options.version, options.contact])
    if (text !== undefined && !/^[\x20-\x7e]{1,200}$/.test(text)) throw new RangeError(`not plain ASCII: ${text}`);
  const name = options.version === undefined ? ROBOT : `${ROBOT}/${options.version}`;
  const contact = options.contact === undefined ? "" : `; contact ${options.contact.replace(/[()\\;]/g, " ").trim()}`;
  return `${name} (reads news for its user; to keep it out: "User-agent: ${ROBOT}" in robots.txt${contact})`;
}
