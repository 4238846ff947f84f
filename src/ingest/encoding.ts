export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** A decoded text with the way it was decoded, and a note when that way was not certain or something was lost. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly note?: string;
}

/** Decodes by evidence: byte order mark, then zero bytes on one side (UTF-16), then valid UTF-8, else windows-1252. Never throws. */
export function decoded(bytes: Uint8Array): Decoded {
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
  return utf8(bytes) ?? (mostlyUtf8(bytes) ? damagedUtf8(bytes) : windows1252(bytes));
}

function starts(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

function utf8(bytes: Uint8Array): Decoded | undefined {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return undefined;
  }
}

function damagedUtf8(bytes: Uint8Array): Decoded {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return { text, encoding: "utf-8", note: "UTF-8 with invalid bytes, which are shown as U+FFFD" };
}

function windows1252(bytes: Uint8Array): Decoded {
  const note = "not valid UTF-8, so read as windows-1252 (Western European)";
  let high = 0;
  for (const byte of bytes) if (byte >= 0x80) high++;
  // Western text has a few accented letters; another alphabet in an 8-bit code has little else.
  const doubt =
    high > bytes.length * 0.25
      ? "; so many letters beyond ASCII speak for another alphabet: save the file as UTF-8"
      : "";
  // Node 20.20 decodes windows-1252 as Latin-1 and leaves its quotes and dashes as control characters: put them right.
  const text = new TextDecoder("windows-1252")
    .decode(bytes)
    .replace(/[\x80-\x9f]/g, (char) => HIGH[char.charCodeAt(0) - 0x80]!);
  return { text, encoding: "windows-1252", note: note + doubt };
}

/** 0x80 to 0x9f in windows-1252; five of them mean nothing and stay as they are. */
const HIGH = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

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

// A few bad bytes among many good sequences are damage, not another encoding.
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) bad++;
    else if (length > 1) good++;
    i += Math.max(1, length);
  }
  return good >= 2 && bad <= good;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length =
    lead < 0x80
      ? 1
      : lead >= 0xc2 && lead < 0xe0
        ? 2
        : lead >= 0xe0 && lead < 0xf0
          ? 3
          : lead >= 0xf0 && lead < 0xf5
            ? 4
            : 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
