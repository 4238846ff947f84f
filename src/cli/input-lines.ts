/** A line of a stream without its end; `bytes` is undefined when it was longer than allowed and let pass unread. */
export interface InputLine {
  readonly number: number;
  readonly bytes: Uint8Array | undefined;
}

/** The lines of a byte stream, holding no more than one of them, and none beyond `longest` bytes. */
export async function* inputLines(input: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<InputLine> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const add = (bytes: Uint8Array) => {
    size += bytes.length;
    if (size > longest) parts = [];
    else if (bytes.length > 0) parts.push(bytes);
  };
  const take = (): InputLine => {
    const line = { number: number++, bytes: size > longest ? undefined : withoutReturn(joined(parts, size)) };
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  if (size > 0) yield take();
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function withoutReturn(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes;
}
