import { soundsOf } from "./sounds.ts";

/**
 * The consonants of a name as romanisations agree on them: "Bourj el-Mlouk", "Burj al-Muluk" -> "prsmlk". Articles are dropped, and so are
 * vowels, glides and doubled letters; sounds of one family are one. Selective inside one country only.
 */
export function skeletonOf(name: string): string {
  return skeletonOfSounds(soundsOf(name));
}

function skeletonOfSounds(sounds: string): string {
  let out = "";
  for (const sound of sounds) {
    const family = FAMILY[sound] ?? "";
    if (!out.endsWith(family)) out += family;
  }
  return out;
}

const FAMILY: Readonly<Record<string, string>> = Object.fromEntries(
  ["pbfv", "m", "n", "l", "r", "tdTD", "szSZCXj", "kqgKG"].flatMap((family) =>
    [...family].map((sound) => [sound, family[0]!]),
  ),
);

/**
 * How often each family of consonants is heard in a name, eight counts of four bits filled from below (1, 3, 7, 15): the number of bits in
 * which two names differ says, faster than any comparison, that they are too far apart.
 */
export function soundCounts(sounds: string): number {
  let counts = 0;
  for (const sound of sounds) {
    const shift = SHIFTS.get(sound);
    if (shift === undefined) continue;
    const mask = 15 << shift;
    counts |= (((counts & mask) << 1) & mask) | (1 << shift);
  }
  return counts >>> 0;
}

const SHIFTS = new Map(
  Object.entries(FAMILY).map(([sound, family]) => [sound, 4 * "pmnlrtsk".indexOf(family)] as const),
);

/** In how many bits two counts differ. */
export function countsApart(a: number, b: number): number {
  let bits = a ^ b;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
