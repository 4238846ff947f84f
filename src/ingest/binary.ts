import type { Span } from "../span.ts";

/** The name of a file format that is no text, by its first bytes ("a PDF"), or undefined. */
export function refusal(bytes: Uint8Array): string | undefined {
  const head = Array.from(bytes.subarray(0, 16), (byte) => String.fromCharCode(byte)).join("");
  if (head.slice(4, 8) === "ftyp") return "a video or sound file";
  return MAGIC.find(([magic]) => head.startsWith(magic))?.[1];
}

const MAGIC: readonly (readonly [string, string])[] = [
  ["%PDF-", "a PDF"],
  ["PK\x03\x04", "a ZIP archive (or a Word, Excel or EPUB file)"],
  ["PK\x05\x06", "a ZIP archive"],
  ["\x89PNG", "a PNG picture"],
  ["\xff\xd8\xff", "a JPEG picture"],
  ["GIF87a", "a GIF picture"],
  ["GIF89a", "a GIF picture"],
  ["RIFF", "a picture or sound file"],
  ["II*\x00", "a TIFF picture"],
  ["MM\x00*", "a TIFF picture"],
  ["\x1f\x8b", "gzip-compressed"],
  ["BZh", "bzip2-compressed"],
  ["\xfd7zXZ", "xz-compressed"],
  ["\x28\xb5\x2f\xfd", "zstd-compressed"],
  ["7z\xbc\xaf\x27\x1c", "a 7z archive"],
  ["Rar!", "a RAR archive"],
  ["\x7fELF", "a program"],
  ["\xca\xfe\xba\xbe", "a program"],
  ["\x00asm", "a program"],
  ["SQLite format 3\x00", "a database"],
  ["\xd0\xcf\x11\xe0", "an old Word or Excel file"],
  ["{\\rtf", "a rich-text (RTF) file"],
  ["ID3", "a sound file"],
  ["OggS", "a sound file"],
  ["wOFF", "a font"],
  ["wOF2", "a font"],
];

/** The control characters of a text that no line end or tab explains: how many, what share, and where the first one is. */
export function controlsIn(text: string): { count: number; share: number; nulShare: number; first?: Span } {
  let count = 0;
  let nuls = 0;
  let first = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 ? code !== 0x7f && !(code >= 0x80 && code < 0xa0 && code !== 0x85) : code >= 0x09 && code <= 0x0d)
      continue;
    count++;
    if (code === 0) nuls++;
    if (first < 0) first = i;
  }
  const length = Math.max(1, text.length);
  return {
    count,
    share: count / length,
    nulShare: nuls / length,
    ...(first >= 0 && { first: { from: first, to: first + 1 } }),
  };
}
