import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import { dateValue } from "../html/date-value.ts";
import type { SavedStory } from "../page/saved.ts";
import { allOf, ByteReader } from "./byte-reader.ts";
import { isProblem } from "./document.ts";
import { fact } from "./feed-item.ts";
import { mailParts } from "./forwarded.ts";
import { HEAD, noPageBy } from "./kind.ts";
import {
  type Context,
  documentOf,
  type Found,
  leftOutOf,
  MOST_DEPTH,
  type Place,
  partOf,
  tooLarge,
  withUrl,
} from "./place.ts";
import { savedDate } from "./saved-date.ts";
import { escaped } from "./xml.ts";

/** A mail (or a page saved as .mht): its text, and each attachment that can be read, mails inside it among them. */
export async function* mailDocuments(reader: ByteReader, place: Place, context: Context): Found {
  const bytes = await allOf(reader, MOST_HELD);
  yield* bytes ? oneMail(bytes, place, context) : [tooLarge(place.where, MOST_HELD)];
}

/** A mailbox file (mbox), mail by mail. */
export async function* mboxDocuments(reader: ByteReader, place: Place, context: Context): Found {
  let number = 0;
  for await (const bytes of mails(reader)) {
    number++;
    const inside = partOf(place, `mail ${number}`);
    yield* bytes ? oneMail(bytes, inside, context) : [tooLarge(inside.where, MOST_HELD)];
  }
}

const MOST_HELD = 64 * 1024 * 1024;

/** Each mail of a mailbox; undefined for one that is too large. */
async function* mails(reader: ByteReader): AsyncGenerator<Uint8Array | undefined> {
  let held = Buffer.alloc(0);
  let dropped = false;
  for (let ended = false; !ended; ) {
    const searched = Math.max(1, held.length - LONGEST_LINE);
    // By so much more at a time that a long mail is not copied for each piece of it.
    const more = Math.max(PIECE, held.length >> 1);
    const chunk = await reader.take(more);
    ended = chunk.length < more;
    held = Buffer.concat([held, chunk]);
    for (let at = nextMail(held, searched); at >= 0; at = nextMail(held, 1)) {
      yield dropped ? undefined : unquoted(held.subarray(0, at));
      dropped = false;
      held = held.subarray(at);
    }
    if (held.length > MOST_HELD) {
      dropped = true;
      held = held.subarray(held.length - LONGEST_LINE);
    }
  }
  if (held.length > 0) yield dropped ? undefined : unquoted(held);
}

const PIECE = 256 * 1024;
const LONGEST_LINE = 1000;

/** Where the next "From " line stands: behind an empty line, with a year at its end. */
function nextMail(held: Buffer, from: number): number {
  for (let at = held.indexOf("\nFrom ", from); at >= 0; at = held.indexOf("\nFrom ", at + 1)) {
    const before = held.subarray(Math.max(0, at - 2), at).toString("latin1");
    const line = held.subarray(at + 1, at + LONGEST_LINE).toString("latin1");
    if (/\n\r?$/.test(before) && /^From [^\n]*\d{4}[^\n]{0,20}\n/.test(line)) return at + 1;
  }
  return -1;
}

function unquoted(bytes: Buffer): Uint8Array {
  const start = bytes.indexOf(0x0a) + 1;
  const mail = bytes.subarray(start);
  return mail.includes("\n>From ")
    ? Buffer.from(mail.toString("latin1").replace(/^>(>*From )/gm, "$1"), "latin1")
    : mail;
}

async function* oneMail(bytes: Uint8Array, place: Place, context: Context): Found {
  const { where } = place;
  let mail: Email;
  try {
    const options = { forceRfc822Attachments: true, maxNestingDepth: 50, attachmentEncoding: "arraybuffer" as const };
    mail = await new PostalMime(options).parse(bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 100) : "unreadable";
    yield {
      problem: `is a mail that cannot be taken apart (${why})`,
      where,
      todo: "save it again, or as plain text",
      lostBytes: bytes.length,
    };
    return;
  }
  const text = textOf(mail);
  if (text) yield* textDocuments(mail, text, place);
  const counts = new Map<string, number>();
  let found = text !== undefined;
  for (const [nth, attachment] of mail.attachments.entries()) {
    const content = bytesOf(attachment);
    const why = context.depth >= MOST_DEPTH ? "mails inside mails, too many deep" : passedOver(attachment, content);
    if (why !== undefined) {
      counts.set(why, (counts.get(why) ?? 0) + 1);
      continue;
    }
    const name = attachment.filename?.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd").slice(0, 200) || `attachment ${nth + 1}`;
    const inside = withoutUrl(partOf(place, name, { name, contentType: attachment.mimeType }));
    for await (const one of context.contents(new ByteReader(once(content)), inside, {
      ...context,
      depth: context.depth + 1,
    })) {
      found ||= !isProblem(one);
      yield one;
    }
  }
  if (!found && counts.size === 0)
    yield { problem: "is a mail without text (perhaps encrypted)", where, todo: "save what it says as text" };
  if (counts.size > 0) yield leftOutOf(counts, "attachments", place);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function withoutUrl({ given, ...place }: Place): Place {
  const { url: _, ...rest } = given ?? {};
  return { ...place, ...withUrl(rest, undefined) };
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function passedOver({ mimeType, related }: Attachment, content: Uint8Array): string | undefined {
  if (/calendar|vcard|pgp|pkcs7|x-amp/i.test(mimeType)) return "calendar entries, cards and signatures";
  if (/^text\/css|javascript/i.test(mimeType)) return "style sheets and scripts";
  return noPageBy(content.subarray(0, HEAD)) ?? (related && /^image\//.test(mimeType) ? "pictures" : undefined);
}

type Text = { readonly form: "html" | "text"; readonly text: string };

// Newsletters give the same twice, and put into the plain one what they like.
function textOf({ html, text }: Email): Text | undefined {
  if (html?.trim()) return { form: "html", text: html };
  return text?.trim() ? { form: "text", text } : undefined;
}

/** The mail's own words; each mail that it forwards or quotes is a document with its own title, byline and day. */
function* textDocuments(mail: Email, { form, text }: Text, place: Place): Generator<ReturnType<typeof documentOf>> {
  if (form === "html") {
    yield mailDocument(mail, { form, text }, place, FORWARDS.test(text));
    return;
  }
  const parts = mailParts(text);
  if (parts.every(({ kind }) => kind === "own")) {
    yield mailDocument(mail, { form, text }, place);
    return;
  }
  for (const [nth, part] of parts.entries()) {
    if (part.kind === "own") {
      // "See below", and what a telephone adds, is no text.
      if (part.text.length >= 80) yield mailDocument(mail, { form, text: `${part.text}\n` }, place);
      continue;
    }
    const title = fact(plainSubject(part.subject), "subject in the mail");
    const byline = fact(part.from ?? "", "sender in the mail");
    const published = dateInMail(part.date);
    const { name: _, contentType: __, ids: ___, ...rest } = partOf(place, `${part.kind} ${nth + 1}`);
    const heading = title && !part.text.slice(0, 4000).includes(title.value) ? `${title.value}\n\n` : "";
    yield documentOf(rest, "text", `${heading}${part.text}\n`, {
      format: "mail",
      facts: { ...(title && { title }), ...(byline && { byline }), ...(published && { published }) },
    });
  }
}

// Of a page in HTML its parts are not told apart: the day of who sends it on is not its own.
const FORWARDS = /-{5,}\s?(?:Forwarded|Original) message|Begin forwarded message:|class="?gmail_quote/i;

function plainSubject(subject = ""): string {
  return subject.replace(/^(?:\s*(?:re|fwd?|aw|wg|tr|rv|subject)\s*:)+/i, "");
}

function dateInMail(written: string | undefined): SavedStory["published"] {
  if (written === undefined) return undefined;
  const plain = savedDate(written.replace(/\sat\s/, " "), "date in the mail");
  if (plain) return plain;
  const value = dateValue(written);
  return (
    value && {
      raw: written.slice(0, 80),
      field: "date in the mail",
      earliest: value.earliest,
      latest: value.latest,
      confidence: 0.85,
    }
  );
}

function mailDocument(
  mail: Email,
  { form, text }: Text,
  place: Place,
  passedOn = false,
): ReturnType<typeof documentOf> {
  const title = fact(plainSubject(mail.subject), "mail subject");
  const head = title && !text.slice(0, 4000).includes(title.value);
  const heading = head ? (form === "html" ? `<h1>${escaped(title.value)}</h1>\n` : `${title.value}\n\n`) : "";
  const id = mail.messageId?.replace(/^<|>$/g, "").slice(0, 500);
  const { name: _, contentType: __, ...rest } = place;
  return documentOf({ ...rest, ...withUrl(place.given, place.given?.url ?? savedFrom(mail)) }, form, heading + text, {
    format: "mail",
    facts: passedOn ? { ...(title && { title }) } : factsOf(mail, title),
    ...(id && { ids: [id] }),
  });
}

/** The address of a page that a browser saved as .mht. */
function savedFrom({ headers }: Email): string | undefined {
  const url = headers
    .find(({ key }) => key === "snapshot-content-location" || key === "content-location")
    ?.value.trim();
  return url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
}

function factsOf(mail: Email, title: SavedStory["title"]): Partial<SavedStory> {
  const sender = nameOf(mail.from) ?? nameOf(mail.sender);
  const byline = fact(sender ?? "", "mail from");
  // A page saved as a mail is of its site.
  const outlet =
    savedFrom(mail) === undefined ? fact(sender ?? siteOf(mail.from ?? mail.sender) ?? "", "mail from") : undefined;
  const published = savedDate(mail.headers.find(({ key }) => key === "date")?.value ?? "", "mail date");
  return {
    ...(title && { title }),
    ...(byline && { byline }),
    ...(outlet && { outlet }),
    ...(published && { published }),
  };
}

/** Who writes without a name is known by where from. */
function siteOf(address: Address | undefined): string | undefined {
  return /^[^@\s]+@([\w.-]+)$/.exec(address?.address?.trim() ?? "")?.[1];
}

// Addresses are nobody's name.
function nameOf(address: Address | undefined): string | undefined {
  const name = address?.name.trim();
  return name && !/^\S+@\S+$/.test(name) ? name : undefined;
}
