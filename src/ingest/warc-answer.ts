import type { Note } from "../note.ts";
import { HEAD, noPageBy } from "./kind.ts";
import type { RecordBody } from "./warc-body.ts";
import { type Headers, headerEnd, headersOf, type WarcRecord } from "./warc-record.ts";

/** What a record holds: an answer of a server, or a file without one. */
export interface Answer {
  readonly status?: number;
  readonly headers: Headers;
  readonly contentType: string;
}

/** The header of an answer; or why the record is of no use ("" for those that tell of the archive itself). */
export async function answerOf(body: RecordBody, { headers }: WarcRecord): Promise<Answer | string> {
  const type = headers.get("warc-type")?.toLowerCase() ?? "";
  const contentType = headers.get("content-type") ?? "";
  const uri = headers.get("warc-target-uri")?.replace(/^</, "") ?? "";
  if (/^urn:/i.test(uri)) return "notes of the crawler";
  if (/^https?:\/\/[^/]+\/robots\.txt(?:[?#]|>|$)/i.test(uri)) return "rules for robots";
  if (type === "revisit") return "visited again and found unchanged";
  if (type === "continuation") return "later parts of a record in several parts";
  if (type === "conversion" || (type === "resource" && !/^application\/http/i.test(contentType))) {
    return { headers: NO_HEADERS, contentType };
  }
  if (type !== "response" && type !== "resource") return "";
  if (!/^application\/http/i.test(contentType) && contentType !== "") {
    if (!/^https?:/i.test(uri)) return "answers to other questions than for pages (DNS)";
  }
  const head = await body.peek(MOST_HTTP);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(String.fromCharCode(...head.subarray(0, 20)))?.[1];
  if (status === undefined) return { headers: NO_HEADERS, contentType: "" };
  const end = headerEnd(head);
  if (end === undefined) return "answers without a body";
  const http = headersOf(head.subarray(0, end));
  await body.takeHead(end);
  return { status: Number(status), headers: http, contentType: http.get("content-type") ?? "" };
}

const MOST_HTTP = 64 * 1024;
const NO_HEADERS: Headers = new Map();

/** Why an answer is no page, by what its server says and by how it begins; undefined when it may be one. */
export async function noPage(body: RecordBody, answer: Answer): Promise<string | undefined> {
  return unwanted(answer) ?? (await unreadable(body, answer));
}

function unwanted({ status = 200, contentType }: Answer): string | undefined {
  if (status >= 300 && status < 400) return `redirects (status ${status})`;
  if (status !== 200 && status !== 203) return `answers with status ${status}`;
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(contentType)?.[1]?.toLowerCase() ?? "";
  return UNWANTED.find(([pattern]) => pattern.test(type))?.[1];
}

const UNWANTED: readonly (readonly [RegExp, string])[] = [
  [/^image\//, "pictures"],
  [/^(?:video|audio)\//, "videos and sounds"],
  [/^font\/|font/, "fonts"],
  [/^text\/css/, "style sheets"],
  [/javascript|ecmascript/, "scripts"],
  [/^(?:application|text)\/(?:json|x-json|manifest\+json|ld\+json|csv|tab-separated)/, "data"],
];

// Types are often wrong: what begins like a picture is one.
async function unreadable(body: RecordBody, { headers }: Answer): Promise<string | undefined> {
  const head = await body.peek(HEAD);
  if (head.length === 0) return "answers without a body";
  if (headers.has("content-encoding") || headers.has("transfer-encoding")) return undefined;
  return noPageBy(head);
}

/** What the server asked of machines that keep pages. */
export function rights(headers: Headers): readonly Note[] {
  return ["x-robots-tag", "tdm-reservation", "tdm-policy"].flatMap((name) => {
    const value = headers.get(name);
    return value === undefined
      ? []
      : [{ from: 0, to: 0, rule: "rights", text: `the server said ${name}: ${value.slice(0, 200)}` }];
  });
}
