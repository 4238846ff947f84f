/** A 32-bit number, its bits spread over all places: murmur3's end. */
export function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number from one and the next: the order counts. */
export function joined(h: number, next: number): number {
  return Math.imul((h << 13) | (h >>> 19), 0x9e3779b1) ^ mixed(next);
}
