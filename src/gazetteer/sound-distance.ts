import { type Tongue, tongueOf } from "./tongues.ts";

/**
 * How far two names are apart as they sound (see soundsOf): 0 the same, about 1 for each sound that is another. What romanisations
 * disagree on costs little: vowels, glides, h, sounds of one family. Gives up, with Infinity, once above `limit`.
 */
export function soundDistance(a: string, b: string, costs: SoundCosts, limit = Number.POSITIVE_INFINITY): number {
  const { swap, gap: gaps } = costs;
  const width = b.length + 1;
  if (width > ROWS[0]!.length) return a === b ? 0 : Number.POSITIVE_INFINITY;
  let [before, above, row] = ROWS as [Float64Array, Float64Array, Float64Array];
  above[0] = 0;
  for (let j = 1; j < width; j++) above[j] = above[j - 1]! + gap(b, j - 1, gaps);
  for (let i = 1; i <= a.length; i++) {
    const left = code(a, i - 1);
    const skipped = gap(a, i - 1, gaps);
    row[0] = above[0]! + skipped;
    let least = row[0]!;
    for (let j = 1; j < width; j++) {
      const right = code(b, j - 1);
      let cost = above[j - 1]! + swap[left * SOUNDS + right]!;
      cost = Math.min(cost, above[j]! + skipped, row[j - 1]! + gap(b, j - 1, gaps));
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

/** What it costs that one name has a sound the other has not: more at its head, where names are told apart, less at its end. */
function gap(sounds: string, i: number, gaps: Float32Array): number {
  const sound = code(sounds, i);
  const cost = gaps[sound]!;
  if (i === 0) return cost + 0.15;
  if (i < sounds.length - 1) return cost;
  if (sound === H) return 0.05;
  return sound === T && VOWELS.includes(sounds[i - 1]!) ? 0.4 : cost;
}

/** What it costs to take one sound for another, and to leave one out, by their codes. */
export interface SoundCosts {
  readonly swap: Float32Array;
  readonly gap: Float32Array;
}

/** The costs of a country (alpha-3): those of its tongue over those that all share. `abjad`: one name is written without short vowels. */
export function soundCosts(country: string, abjad = false): SoundCosts {
  const tongue = tongueOf(country);
  const held = abjad ? madeAbjad : made;
  let costs = held.get(tongue);
  if (!costs) {
    costs = costsOf(abjad ? { ...tongue, gaps: [...tongue.gaps, [0.1, VOWELS]] } : tongue);
    held.set(tongue, costs);
  }
  return costs;
}

const made = new Map<Tongue, SoundCosts>();
const madeAbjad = new Map<Tongue, SoundCosts>();

function costsOf(tongue: Tongue): SoundCosts {
  const swap = new Float32Array(SOUNDS * SOUNDS).fill(1.2);
  const gap = new Float32Array(SOUNDS).fill(1);
  const set = (a: string, b: string, cost: number) => {
    swap[at(a) * SOUNDS + at(b)] = cost;
    swap[at(b) * SOUNDS + at(a)] = cost;
  };
  for (const vowel of VOWELS) {
    for (const other of VOWELS) set(vowel, other, 0.3);
    for (const glide of "yw") set(vowel, glide, 0.35);
  }
  for (let sound = 0; sound < SOUNDS; sound++) swap[sound * SOUNDS + sound] = 0;
  for (const [cost, pairs] of [...FAMILIES, ...tongue.swaps])
    for (const pair of pairs.split(" ")) set(pair[0]!, pair[1]!, cost);
  for (const [cost, sounds] of [...LIGHT, ...tongue.gaps]) for (const sound of sounds) gap[at(sound)] = cost;
  return { swap, gap };
}

function at(sound: string): number {
  return sound.charCodeAt(0) - 65;
}

const VOWELS = "aeiou";
const H = at("h");
const T = at("t");

const LIGHT: Tongue["gaps"] = [
  [0.3, `${VOWELS}h`],
  [0.25, "y"],
  [0.35, "w"],
  [0.7, "G"],
];

const FAMILIES: Tongue["swaps"] = [
  [0.1, "iy uw qk tT dD sX cX"],
  [0.15, "ae ei ao ou ck cC cs Kh Gg"],
  [0.2, "ow ey"],
  [0.25, "kK hG gj Zj zZ sz CS cj dz Dz sS Cj vw vb wb bp fp zX td TS jy cS Ts"],
  [0.4, "KC Kk hg KG qg kg Gq Sj fv rG ZS ij Zs CX zj XC pf jz TD Ck"],
  [0.6, "KS hk mn Td ln rl"],
];
