import { declared } from "./declared.ts";
import { decodedAs, encodingNamed } from "./decoder.ts";
import { likeliest } from "./likeliest.ts";

/** A decoded text with the way it was decoded (a name of the WHATWG list), and a note when that way was not certain or something was lost. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly note?: string;
}

export interface DecodeOptions {
  /** What the container says: the charset of a Content-Type. */
  readonly charset?: string;
  /** Of a web page what it declares itself counts, too. */
  readonly form?: "html" | "text";
}

/**
 * Decodes by evidence: byte order mark, then zero bytes on one side (UTF-16), then valid UTF-8, then what fits its letters best, where a declared
 * encoding wins unless another one fits far better. Never throws.
 */
export function decoded(bytes: Uint8Array, options: DecodeOptions = {}): Decoded {
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return utf8(bytes.subarray(3)) ?? damagedUtf8(bytes.subarray(3));
  if (starts(bytes, 0xff, 0xfe)) return utf16(bytes.subarray(2), "utf-16le", "");
  if (starts(bytes, 0xfe, 0xff)) return utf16(bytes.subarray(2), "utf-16be", "");
  const order = zeroSide(bytes);
  if (order && isUtf16(bytes, order)) {
    return utf16(
      bytes,
      order,
      `read as ${order.toUpperCase()}: no byte order mark, but the zero bytes are on one side`,
    );
  }
  const told = declared(bytes, options);
  return asTold7bit(bytes, told?.encoding) ?? asUtf8(bytes, told) ?? byLetters(bytes, told);
}

type Told = ReturnType<typeof declared>;

function starts(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

// Japanese in seven bits looks like ASCII: only its escapes tell.
function asTold7bit(bytes: Uint8Array, encoding: string | undefined): Decoded | undefined {
  if (encoding !== "iso-2022-jp" || !bytes.includes(0x1b)) return undefined;
  return { text: decodedAs(bytes, encoding), encoding };
}

function asUtf8(bytes: Uint8Array, told: Told): Decoded | undefined {
  const whole = utf8(bytes);
  const { good, bad, beyond } = utf8Sequences(bytes);
  if (whole) {
    const contradicted = beyond > 0 && told !== undefined && told.encoding !== "utf-8";
    return contradicted
      ? { ...whole, note: `read as UTF-8, which it is throughout, although ${told.by} says ${told.label}` }
      : whole;
  }
  // A few bad bytes among many good sequences are damage, not another encoding.
  const damaged = (good >= 2 && bad <= good) || (told?.encoding === "utf-8" && good === 0 && bad <= 2);
  return damaged ? damagedUtf8(bytes) : undefined;
}

function utf8(bytes: Uint8Array): Decoded | undefined {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return undefined;
  }
}

function damagedUtf8(bytes: Uint8Array): Decoded {
  const text = decodedAs(bytes, "utf-8");
  return { text, encoding: "utf-8", note: "UTF-8 with invalid bytes, which are shown as U+FFFD" };
}

function byLetters(bytes: Uint8Array, told: Told): Decoded {
  const fits = likeliest(bytes);
  const best = fits[0]!;
  const own = fits.find(({ encoding }) => encoding === told?.encoding);
  if (own && best.score - own.score < FAR_BETTER) {
    const text = decodedAs(bytes, own.encoding);
    const broken = text.includes("\ufffd")
      ? { note: `${own.encoding} with invalid bytes, which are shown as U+FFFD` }
      : {};
    return { text, encoding: own.encoding, ...broken };
  }
  const name = encodingNamed(best.encoding) ?? best.encoding;
  const why = told
    ? `read as ${name} by its letters, although ${told.by} says ${told.label}`
    : `not valid UTF-8, so read as ${name}, which fits its letters best`;
  return { text: decodedAs(bytes, name), encoding: name, note: why };
}

/** Natural logarithms: e to the 8th, 3,000 to one. */
const FAR_BETTER = 8;

function utf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", note: string): Decoded {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const cut = bytes.length % 2 === 1 ? `${note === "" ? "" : "; "}the last character is cut in half` : "";
  return { text, encoding, ...(note + cut !== "" && { note: note + cut }) };
}

// In UTF-16 the zero bytes of spaces, digits and Latin letters all fall on one side; binary data has them on both.
function zeroSide(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes.length < 4) return undefined;
  const sample = bytes.subarray(0, 65_536);
  const zeros = [0, 0] as [number, number];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[(i % 2) as 0 | 1]++;
  const [even, odd] = zeros;
  if ((even + odd) * 50 < sample.length) return undefined;
  if (odd > even * 50) return "utf-16le";
  return even > odd * 50 ? "utf-16be" : undefined;
}

// Sampled sound and tables of numbers have zeros on one side too, but soon an impossible pair.
function isUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
    return true;
  } catch {
    return false;
  }
}

function utf8Sequences(bytes: Uint8Array): { readonly good: number; readonly bad: number; readonly beyond: number } {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) bad++;
    else if (length > 1) good++;
    i += Math.max(1, length);
  }
  return { good, bad, beyond: good + bad };
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
