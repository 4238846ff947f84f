/** Bytes as an encoding of the WHATWG list writes them; what is no character of it becomes U+FFFD. Throws RangeError for encodings nobody knows. */
export function decodedAs(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  // Node 20.20 decodes windows-1252 as Latin-1 and leaves its quotes and dashes as control characters: put them right.
  return encoding === "windows-1252" ? text.replace(/[\x80-\x9f]/g, (char) => HIGH[char.charCodeAt(0) - 0x80]!) : text;
}

/** 0x80 to 0x9f in windows-1252; five of them mean nothing and stay as they are. */
const HIGH = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** The bytes of a text in windows-1252; undefined when it has a character that is not in it. */
export function asWindows1252(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const high = HIGH.indexOf(text[i]!);
    if (code < 0x80 || (code >= 0xa0 && code < 0x100)) bytes[i] = code;
    else if (high >= 0) bytes[i] = 0x80 + high;
    else return undefined;
  }
  return bytes;
}

/** The name that the WHATWG list has for what pages call an encoding ("latin1": windows-1252); undefined when it knows none. */
export function encodingNamed(label: string): string | undefined {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return undefined;
  }
}
