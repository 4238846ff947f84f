/**
 * How far two names are apart as they sound (see soundsOf): 0 the same, about 1 for each sound that is another. What romanisations
 * disagree on costs little: vowels, glides, h, sounds of one family. Gives up, with Infinity, once above `limit`.
 */
export function soundDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  const width = b.length + 1;
  if (width > ROWS[0]!.length) return a === b ? 0 : Number.POSITIVE_INFINITY;
  let [before, above, row] = ROWS as [Float64Array, Float64Array, Float64Array];
  above[0] = 0;
  for (let j = 1; j < width; j++) above[j] = above[j - 1]! + gap(b, j - 1);
  for (let i = 1; i <= a.length; i++) {
    const left = code(a, i - 1);
    const skipped = gap(a, i - 1);
    row[0] = above[0]! + skipped;
    let least = row[0]!;
    for (let j = 1; j < width; j++) {
      const right = code(b, j - 1);
      let cost = above[j - 1]! + SWAP[left * SOUNDS + right]!;
      cost = Math.min(cost, above[j]! + skipped, row[j - 1]! + gap(b, j - 1));
      if (i > 1 && j > 1 && left !== right && left === code(b, j - 2) && right === code(a, i - 2))
        cost = Math.min(cost, before[j - 2]! + TURNED);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    [before, above, row] = [above, row, before];
  }
  const distance = above[b.length]!;
  return distance > limit ? Number.POSITIVE_INFINITY : distance;
}

const ROWS = [new Float64Array(80), new Float64Array(80), new Float64Array(80)];
/** Two neighbours that changed places. */
const TURNED = 0.75;

/** Codes below 58: A-Z and a-z from 65 on. */
const SOUNDS = 58;

function code(sounds: string, i: number): number {
  const at = sounds.charCodeAt(i) - 65;
  return at >= 0 && at < SOUNDS ? at : 32 + 16;
}

/** What it costs that one name has a sound the other has not. */
function gap(sounds: string, i: number): number {
  const cost = GAPS[code(sounds, i)]!;
  if (i === 0) return cost + 0.15;
  const last = i === sounds.length - 1;
  if (last && sounds[i] === "h") return 0.05;
  if (last && sounds[i] === "t" && VOWEL.test(sounds[i - 1]!)) return 0.4;
  return cost;
}

const VOWEL = /[aeiou]/;

const GAPS = new Float64Array(SOUNDS).fill(1);
const SWAP = new Float64Array(SOUNDS * SOUNDS).fill(1.2);

function at(sound: string): number {
  return sound.charCodeAt(0) - 65;
}

function swap(pair: string, cost: number): void {
  SWAP[at(pair[0]!) * SOUNDS + at(pair[1]!)] = cost;
  SWAP[at(pair[1]!) * SOUNDS + at(pair[0]!)] = cost;
}

for (let i = 0; i < SOUNDS; i++) SWAP[i * SOUNDS + i] = 0;
for (const vowel of "aeiou") {
  GAPS[at(vowel)] = 0.3;
  for (const other of "aeiou") if (vowel !== other) swap(vowel + other, 0.3);
  for (const glide of "yw") swap(vowel + glide, 0.35);
}
for (const pair of ["ae", "ei", "ao", "ou"]) swap(pair, 0.15);
for (const pair of ["iy", "uw"]) swap(pair, 0.1);
for (const pair of ["ow", "ey"]) swap(pair, 0.2);
GAPS[at("y")] = 0.25;
GAPS[at("w")] = 0.35;
GAPS[at("h")] = 0.3;
GAPS[at("G")] = 0.7;

const FAMILIES: readonly (readonly [cost: number, pairs: string])[] = [
  [0.1, "qk tT dD sX cX"],
  [0.15, "ck cC cs Kh Gg"],
  [0.25, "kK hG gj Zj zZ sz CS cj dz Dz sS Cj vw vb wb bp fp zX td TS jy cS Ts"],
  [0.4, "KC Kk hg KG qg kg Gq Sj fv rG ZS ij Zs CX zj XC pf jz"],
  [0.6, "KS hk mn Td ln rl"],
];
for (const [cost, pairs] of FAMILIES) for (const pair of pairs.split(" ")) swap(pair, cost);
