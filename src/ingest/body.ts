import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { joined } from "./byte-reader.ts";
import type { Headers } from "./warc-record.ts";

/** The body of a saved answer, its transfer and content codings undone. */
export type Body =
  | { readonly bytes: Uint8Array; readonly notes: readonly string[]; readonly cut: boolean }
  | { readonly problem: string };

/**
 * Undoes chunks and packing as the header tells them. Writers of archives undo them, too, and leave the header: what is not packed is taken as it
 * is. Never more than `most` bytes.
 */
export function bodyOf(bytes: Uint8Array, headers: Headers, most: number): Body {
  const notes: string[] = [];
  let body = bytes;
  let cut = false;
  if (/\bchunked\b/i.test(headers.get("transfer-encoding") ?? "")) {
    const whole = unchunked(bytes);
    if (!whole) notes.push("the header says it comes in chunks, which it does not");
    else ({ bytes: body, cut } = whole);
  }
  const codings = (headers.get("content-encoding") ?? "").toLowerCase().split(",", 5);
  for (const coding of codings.map((name) => name.trim()).reverse()) {
    if (coding === "" || coding === "identity" || body.length === 0) continue;
    const unpacked = unpackedBy(coding, body, most);
    if (unpacked === "too-large") return { problem: "unpacks to more than is read at once" };
    if (unpacked instanceof Uint8Array) body = unpacked;
    else if (looksPlain(body)) notes.push(`the header says that it is packed (${coding}), which it is not`);
    else
      return {
        problem:
          unpacked === "unknown"
            ? `is packed in a way that is not read (${coding})`
            : `is packed (${coding}) and damaged`,
      };
  }
  return { bytes: body, notes, cut };
}

function unchunked(bytes: Uint8Array): { bytes: Uint8Array; cut: boolean } | undefined {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, at);
    const line = end < 0 || end - at > 200 ? "" : String.fromCharCode(...bytes.subarray(at, end));
    const size = /^([\da-f]{1,8})\s*(?:;[^\r]*)?\r?$/i.exec(line)?.[1];
    if (size === undefined) return chunks.length === 0 ? undefined : { bytes: joined(chunks), cut: true };
    const length = Number.parseInt(size, 16);
    if (length === 0) return { bytes: joined(chunks), cut: false };
    chunks.push(bytes.subarray(end + 1, end + 1 + length));
    if (end + 1 + length > bytes.length) return { bytes: joined(chunks), cut: true };
    at = end + 1 + length;
    if (bytes[at] === 0x0d) at++;
    if (bytes[at] === 0x0a) at++;
  }
}

function unpackedBy(coding: string, bytes: Uint8Array, most: number): Uint8Array | "too-large" | "damaged" | "unknown" {
  // What is there of a packed body that is cut off, is wanted.
  const limits = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (coding) {
      case "gzip":
      case "x-gzip":
        return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, limits) : "damaged";
      case "deflate":
        return (bytes[0]! & 0x0f) === 8 && (bytes[0]! * 256 + bytes[1]!) % 31 === 0
          ? inflateSync(bytes, limits)
          : inflateRawSync(bytes, limits);
      case "br":
        return brotliDecompressSync(bytes, { maxOutputLength: most, finishFlush: constants.BROTLI_OPERATION_FLUSH });
      default:
        return "unknown";
    }
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "damaged";
  }
}

function looksPlain(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1000);
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
