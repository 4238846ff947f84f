import { createHash } from "node:crypto";

/** Whether bytes have the sum that a record says they have ("sha1:3I42H3S6…", in base 32 or hexadecimal); undefined for sums that are not known. */
export function hasDigest(parts: readonly Uint8Array[], told: string): boolean | undefined {
  const [, name = "", value = ""] = /^\s*([\w-]+):([\w=]+)\s*$/.exec(told) ?? [];
  const algorithm = ALGORITHMS.get(name.toLowerCase());
  if (algorithm === undefined) return undefined;
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  const sum = hash.digest();
  return value.toLowerCase() === sum.toString("hex") || value.replace(/=+$/, "").toUpperCase() === base32(sum);
}

const ALGORITHMS = new Map([
  ["sha1", "sha1"],
  ["sha-1", "sha1"],
  ["sha256", "sha256"],
  ["sha-256", "sha256"],
  ["md5", "md5"],
]);

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function base32(bytes: Uint8Array): string {
  let out = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) out += DIGITS[(held >> (bits - 5)) & 31];
    held &= 0xff;
  }
  return bits > 0 ? out + DIGITS[(held << (5 - bits)) & 31] : out;
}
