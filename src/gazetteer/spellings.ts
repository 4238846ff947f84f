import { type Kit, perKit } from "../kit/kit.ts";
import { sources } from "./gazetteer.ts";
import { soundCounts } from "./skeleton.ts";
import { hearingsOf } from "./sounds.ts";

/** The names of a country as they sound, each as often as it is heard in another way; columns of one order. */
export interface Spellings {
  readonly keys: readonly string[];
  readonly sounds: readonly string[];
  readonly letters: readonly string[];
  /** What a name costs that is heard without some word of it. */
  readonly costs: Float32Array;
  readonly counts: Uint32Array;
  readonly consonants: Uint8Array;
}

/** Made when a country (alpha-3) is first asked for, about 4 µs a name, and kept. */
export function spellingsOf(country: string, kit: Kit): Spellings {
  const held = byCountry(kit).get(country);
  if (held) return held;
  const keys = new Set(sources(kit).flatMap((source) => [...source.keys(country)]));
  const heard = [...keys].flatMap((key) => hearingsOf(key, country).map((hearing) => ({ key, ...hearing })));
  const made = {
    keys: heard.map(({ key }) => key),
    sounds: heard.map(({ sounds }) => sounds),
    letters: heard.map(({ letters }) => letters),
    costs: Float32Array.from(heard, ({ cost }) => cost),
    counts: Uint32Array.from(heard, ({ sounds }) => soundCounts(sounds)),
    consonants: Uint8Array.from(heard, ({ sounds }) => consonantsIn(sounds)),
  };
  byCountry(kit).set(country, made);
  return made;
}

const byCountry = perKit(() => new Map<string, Spellings>());

export function consonantsIn(sounds: string): number {
  let count = 0;
  for (const sound of sounds) if (!VOWELS.includes(sound)) count++;
  return count;
}

const VOWELS = "aeiouyw";
