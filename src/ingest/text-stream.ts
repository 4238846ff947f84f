import type { ByteReader } from "./byte-reader.ts";
import { decodedAs, encodingNamed } from "./decoder.ts";

/**
 * The text of a stream of XML or mail as it comes, decoded by the evidence at its beginning: byte order mark, then valid UTF-8 beyond ASCII, then
 * what the file or its server declares, else UTF-8. What does not decode becomes U+FFFD.
 */
export async function* textStream(reader: ByteReader, declared?: string): AsyncGenerator<string> {
  const decode = decoderFor(await reader.peek(4096), declared);
  for await (const bytes of reader.rest()) {
    const text = decode(bytes);
    if (text !== "") yield text;
  }
  const last = decode();
  if (last !== "") yield last;
}

/** The same for bytes that are all there. */
export function textOf(bytes: Uint8Array, declared?: string): string {
  const decode = decoderFor(bytes, declared);
  return decode(bytes) + decode();
}

type Decode = (bytes?: Uint8Array) => string;

function decoderFor(head: Uint8Array, declared: string | undefined): Decode {
  const label = labelOf(head, declared);
  const decoder = new TextDecoder(label);
  // One byte is one character there.
  if (decoder.encoding === "windows-1252") return (bytes) => (bytes ? decodedAs(bytes, "windows-1252") : "");
  return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
}

function labelOf(head: Uint8Array, declared: string | undefined): string {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be";
  const sample = head.subarray(0, 4096);
  const ascii = sample.every((byte) => byte < 0x80);
  const utf8 = !ascii && isUtf8(sample);
  if (utf8) return "utf-8";
  const start = String.fromCharCode(...sample.subarray(0, 200));
  const label = /^\s*<\?xml[^>]{0,100}\bencoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1] ?? declared;
  if (label !== undefined && isLabel(label) && (ascii || !/^utf-?8$/i.test(label))) return label;
  return ascii ? "utf-8" : "windows-1252";
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // The sample may end inside a character.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

// A file in UTF-16 could not declare itself in ASCII.
function isLabel(label: string): boolean {
  const encoding = encodingNamed(label);
  return encoding !== undefined && !encoding.startsWith("utf-16");
}
