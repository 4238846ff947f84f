import type { Fact } from "../page/saved.ts";

/** As a server gave them: what to ask with next time, so that it need not send again what has not changed. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface ContentType {
  /** As the server wrote it. */
  readonly header?: string;
  /** "text/html"; absent where the server names none, or nonsense. */
  readonly type?: string;
  readonly charset?: string;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A header's value; of several, the first. */
export function one(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}

/** Those of an answer; where it has none (a 304 need not repeat them), those it was asked with. */
export function validators(headers: Headers, before: Validators = {}): Validators {
  const etag = sendable(one(headers.etag)) ?? before.etag;
  const lastModified = sendable(one(headers["last-modified"])) ?? before.lastModified;
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

/** What a server sent comes back to it as a header of ours: only what one may hold. */
function sendable(value: string | undefined): string | undefined {
  return value !== undefined && /^[\x20-\x7e]{1,500}$/.test(value) ? value : undefined;
}

export function contentType(value: string | undefined): ContentType {
  const type = /^\s*([\w.+-]+\/[\w.+-]+)\s*(?:;|,|$)/.exec(value ?? "")?.[1]?.toLowerCase();
  const charset = /;\s*charset\s*=\s*"?'?([\w.:+-]{1,40})/i.exec((value ?? "").slice(0, 500))?.[1]?.toLowerCase();
  const header = value?.slice(0, 500);
  return {
    ...(header !== undefined && { header }),
    ...(type !== undefined && { type }),
    ...(charset !== undefined && { charset }),
  };
}

/** What the server asks of machines, as it says it: noarchive and its kin, and reservations of text and data mining. */
export function rights(headers: Headers): readonly Fact[] {
  return ["x-robots-tag", "tdm-reservation", "tdm-policy"].flatMap((name) =>
    [headers[name] ?? []].flat().map((value) => ({ value: value.slice(0, 500), field: `http ${name}` })),
  );
}

/** The time until which a server wants to be left alone, ISO 8601 in UTC: its seconds or its date, a day at most. */
export function retryAfter(value: string | undefined, now: Date): string | undefined {
  const text = value?.trim() ?? "";
  const at = /^\d{1,9}$/.test(text)
    ? now.getTime() + Number(text) * 1000
    : /[a-z]{3}/i.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  return new Date(Math.min(Math.max(at, now.getTime()), now.getTime() + DAY)).toISOString();
}

const DAY = 24 * 3600 * 1000;
