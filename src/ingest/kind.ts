import { controlsIn, refusal } from "./binary.ts";
import { decoded } from "./encoding.ts";

/** What a file holds, as its content shows. `refused` is nothing that can be read: `what` says what it is ("a PNG picture"). */
export type Kind =
  | { readonly kind: (typeof KINDS)[number] }
  | { readonly kind: "refused"; readonly what: string; readonly todo: string };

const KINDS = [
  "empty",
  "html",
  "text",
  "feed",
  "json-feed",
  "sitemap",
  "opml",
  "warc",
  "zip",
  "gzip",
  "mail",
  "mbox",
  "pdf",
] as const;

/** Bytes of the beginning that `kindOf` wants to see. */
export const HEAD = 16 * 1024;

/** What came with the bytes: their name and type, which are often wrong. They decide only where the content does not. */
export interface Prior {
  readonly name?: string;
  readonly contentType?: string;
}

/** What the bytes at the beginning of a file say that it is. */
export function kindOf(head: Uint8Array, prior: Prior = {}): Kind {
  if (head.length === 0) return { kind: "empty" };
  if (starts(head, "%PDF-")) return { kind: "pdf" };
  if (starts(head, "PK\x03\x04") || starts(head, "PK\x05\x06")) return { kind: "zip" };
  if (starts(head, "\x1f\x8b")) return { kind: "gzip" };
  if (starts(head, "WARC/0.") || starts(head, "WARC/1.")) return { kind: "warc" };
  const what = refusal(head) ?? (starts(head.subarray(257), "ustar") ? "a tar archive" : undefined);
  if (what !== undefined) return refused(what);
  // Markup is ASCII in all encodings but UTF-16: no need to find out which.
  const plain = markupKind(ascii(head));
  if (plain) return plain;
  const { text } = decoded(whole(head));
  const markup = markupKind(text);
  if (markup) return markup;
  const controls = controlsIn(text);
  if (controls.share > MOST_CONTROLS || controls.nulShare > MOST_NULS)
    return pdfBehindJunk(text) ?? refused("binary data");
  return jsonKind(text) ?? mailKind(text, prior) ?? pdfBehindJunk(text) ?? byPrior(text, prior);
}

// Text saved from pages has the odd escape or NUL; a page of such bytes is none.
const MOST_CONTROLS = 0.02;
const MOST_NULS = 0.001;

function refused(what: string): Kind {
  const todo = TODO.find(([words]) => words.test(what))?.[1] ?? "leave it out, or save what it says as text";
  return { kind: "refused", what, todo };
}

const TODO: readonly (readonly [RegExp, string])[] = [
  [/compressed|7z|RAR|tar/, "unpack it first"],
  [/Word|RTF/, "save it as .docx or as plain text"],
  [/picture/, "a picture has no text to read: leave it out, or give the text it shows"],
  [/video|sound/, "give its transcript instead"],
];

function starts(bytes: Uint8Array, magic: string): boolean {
  for (let i = 0; i < magic.length; i++) if (bytes[i] !== magic.charCodeAt(i)) return false;
  return true;
}

function ascii(bytes: Uint8Array): string {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return new TextDecoder("latin1").decode(bytes.subarray(bom));
}

// Half a character at the end of the head would make good UTF-8 look damaged.
function whole(head: Uint8Array): Uint8Array {
  if (head.length < HEAD) return head;
  let end = head.length;
  while (end > head.length - 4 && (head[end - 1]! & 0xc0) === 0x80) end--;
  return head.subarray(0, (head[end - 1]! & 0xc0) === 0xc0 ? end - 1 : end & ~1);
}

function markupKind(text: string): Kind | undefined {
  const name = rootName(text);
  if (name === undefined) return undefined;
  const kind = ROOTS.get(name.replace(/^.*:/, ""));
  if (kind === "feed" && name === "rdf" && !/purl\.org\/(?:rss|net\/rss)|my\.netscape\.com|<item[\s>]/.test(text))
    return undefined;
  if (kind !== undefined) return { kind };
  if (name === "svg") return refused("an SVG picture");
  return HTML_TAG.test(name) ? { kind: "html" } : undefined;
}

const ROOTS = new Map<string, (typeof KINDS)[number]>([
  ["rss", "feed"],
  ["feed", "feed"],
  ["rdf", "feed"],
  ["channel", "feed"],
  ["urlset", "sitemap"],
  ["sitemapindex", "sitemap"],
  ["opml", "opml"],
  ["html", "html"],
]);

const HTML_TAG =
  /^(?:html|head|body|title|meta|link|script|style|base|div|p|article|main|section|header|footer|nav|h[1-6]|table|ul|ol|span|a|img|br|hr|form|center|font|b|i|strong|em|blockquote|figure|time|aside|noscript|iframe)$/;

/** The name of the first element, in lower case: what a doctype, comments and processing instructions before it do not change. */
function rootName(text: string): string | undefined {
  let at = 0;
  for (;;) {
    at = skipBlanks(text, at);
    if (text[at] !== "<") return undefined;
    if (text.startsWith("<!--", at)) at = after(text, "-->", at + 4);
    else if (text.startsWith("<?", at)) at = after(text, "?>", at + 2);
    else if (text.startsWith("<!", at)) {
      const name = /^<!doctype\s+([a-z][\w.:-]*)/i.exec(text.slice(at, at + 80))?.[1]?.toLowerCase();
      at = afterDoctype(text, at + 2);
      // A doctype that declares so much names the element it is for.
      if (name === "html" || at >= text.length) return name;
    } else return /^<([a-z][\w.:-]*)/i.exec(text.slice(at, at + 80))?.[1]?.toLowerCase();
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text.charCodeAt(at) <= 0x20 || text[at] === "\ufeff" || text[at] === "\xa0")) at++;
  return at;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

// A doctype may hold declarations in brackets.
function afterDoctype(text: string, from: number): number {
  const close = text.indexOf(">", from);
  const bracket = text.indexOf("[", from);
  if (bracket < 0 || (close >= 0 && close < bracket)) return after(text, ">", from);
  return after(text, ">", after(text, "]", bracket));
}

function jsonKind(text: string): Kind | undefined {
  if (text[skipBlanks(text, 0)] !== "{") return undefined;
  return /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org/.test(text) ? { kind: "json-feed" } : undefined;
}

function mailKind(text: string, { name, contentType }: Prior): Kind | undefined {
  if (/^From \S+ .*\d{4}\r?\n/.test(text) && HEADER.test(text.slice(text.indexOf("\n") + 1))) return { kind: "mbox" };
  if (!HEADER.test(text)) return undefined;
  const names = headerNames(text);
  const known = names.filter((header) => MAIL_HEADERS.has(header)).length;
  const told =
    /\.(?:eml|mht|mhtml)$/i.test(name ?? "") || /^message\/rfc822|multipart\/related/i.test(contentType ?? "");
  const sure =
    names.includes("from") &&
    (names.includes("message-id") || names.includes("mime-version") || names.includes("received"));
  return sure || (told && known >= 2) || known >= 4 ? { kind: "mail" } : undefined;
}

const HEADER = /^[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?\S?/;
const MAIL_HEADERS = new Set(
  "from to cc date subject message-id received return-path mime-version content-type delivered-to reply-to sender in-reply-to references content-transfer-encoding x-mailer".split(
    " ",
  ),
);

function headerNames(text: string): readonly string[] {
  const out: string[] = [];
  for (const line of text.split(/\r?\n/, 200)) {
    if (line === "") break;
    if (line[0] === " " || line[0] === "\t") continue;
    const name = /^([A-Za-z][A-Za-z0-9-]{1,60}):/.exec(line)?.[1];
    if (name === undefined) return [];
    out.push(name.toLowerCase());
  }
  return out;
}

// Readers of PDF accept up to 1024 bytes before the header.
function pdfBehindJunk(text: string): Kind | undefined {
  return /%PDF-\d\.\d/.test(text.slice(0, 1024)) && /\d+ 0 obj\b/.test(text) ? { kind: "pdf" } : undefined;
}

function byPrior(text: string, { name, contentType }: Prior): Kind {
  const told = /^(?:text\/html|application\/xhtml)/i.test(contentType ?? "") || /\.x?html?$/i.test(name ?? "");
  const tags = text.match(TAGS)?.length ?? 0;
  return (told && tags > 0) || tags >= 5 ? { kind: "html" } : { kind: "text" };
}

const TAGS =
  /<\/?(?:p|div|html|body|head|h[1-6]|a|br|span|article|table|td|li|ul|img|script|meta)(?:\s[^<>]{0,500})?>/gi;

/** Why a file that begins so is no page. */
export function noPageBy(head: Uint8Array): string | undefined {
  const found = kindOf(head);
  if (found.kind === "refused") return `files of other kinds (${found.what})`;
  if (found.kind === "sitemap" || found.kind === "opml") return "sitemaps and lists of feeds";
  return found.kind === "empty" ? "answers without a body" : undefined;
}
