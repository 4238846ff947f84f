/** Text to and from UTF-8: the core rooms use nothing but the language itself, and that has no coder. Model files are always well formed. */
export function textOfUtf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  const units: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i++]!;
    let code = first;
    if (first >= 0xf0)
      code = ((first & 7) << 18) | (rest(bytes, i++) << 12) | (rest(bytes, i++) << 6) | rest(bytes, i++);
    else if (first >= 0xe0) code = ((first & 15) << 12) | (rest(bytes, i++) << 6) | rest(bytes, i++);
    else if (first >= 0xc0) code = ((first & 31) << 6) | rest(bytes, i++);
    if (code > 0xffff) units.push(0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff));
    else units.push(code);
    if (units.length > 8000) parts.push(String.fromCharCode(...units.splice(0)));
  }
  parts.push(String.fromCharCode(...units));
  return parts.join("");
}

export function utf8Of(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const ch of text) {
    const code = ch.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return Uint8Array.from(bytes);
}

function rest(bytes: Uint8Array, i: number): number {
  return (bytes[i] ?? 0) & 63;
}
