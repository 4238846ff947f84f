import { placeKey } from "./key.ts";

/**
 * The consonants of a name as romanisations agree on them: "Bourj el-Mlouk", "Burj al-Muluk" -> "brjmlk". Articles and generic words
 * ("village", "town") are dropped, and so are vowels, glides and doubled letters. Selective inside one country only.
 */
export function skeletonOf(name: string): string {
  const words = placeKey(name)
    .split(" ")
    .filter((word) => !DROPPED.has(word));
  return words
    .join("")
    .replace(/[^a-z]/g, "")
    .replace(/kh|x/g, "K")
    .replace(/gh/g, "G")
    .replace(/sh|ch/g, "S")
    .replace(/th/g, "t")
    .replace(/dj/g, "j")
    .replace(/[qc]/g, "k")
    .replace(/z/g, "s")
    .replace(/[aeiouwyh]/g, "")
    .replace(/(.)\1+/g, "$1");
}

const DROPPED = new Set(
  "al el ar as ash at az an ad es ed en ech ej et er il le la the of city town village district governorate province".split(
    " ",
  ),
);
