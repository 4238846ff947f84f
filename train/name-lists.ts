import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NAME_LIST } from "../src/mention/name-lists.ts";

/** Words of names with what they are part of, as bits: from the named things of WordNet and from our own lists. */
export function nameWords(wordnet: string, own: string): Map<string, number> {
  const words = new Map<string, number>();
  const add = (word: string, bit: number): void => {
    const lower = word
      .normalize("NFD")
      .replace(/[\u0300-\u036f.'’]/g, "")
      .toLowerCase();
    if (lower.length > 1) words.set(lower, (words.get(lower) ?? 0) | bit);
  };
  for (const line of readFileSync(join(wordnet, "data.noun"), "utf8").split("\n")) {
    if (line === "" || line.startsWith("  ")) continue;
    const fields = line.split(" ");
    const field = Number(fields[1]);
    const count = Number.parseInt(fields[3]!, 16);
    for (let i = 0; i < count; i++) {
      const name = fields[4 + 2 * i]!;
      if (!/^\p{Lu}/u.test(name)) continue;
      const parts = name.split("_").filter((part) => /^\p{Lu}/u.test(part));
      if (field === PERSON && / @i /.test(line)) {
        if (parts.length === 1) add(name, NAME_LIST.last);
        else {
          add(parts[0]!, NAME_LIST.given);
          add(parts[parts.length - 1]!, NAME_LIST.last);
        }
      } else if (field === LOCATION || (field === OBJECT && / @i /.test(line))) {
        for (const part of parts) add(part, parts.length === 1 ? NAME_LIST.place : NAME_LIST.placePart);
      } else if (field === GROUP) {
        for (const part of parts) add(part, parts.length === 1 ? NAME_LIST.body : NAME_LIST.bodyPart);
      }
    }
  }
  for (const [bit, names] of ownLists(own)) for (const name of names) add(name, bit);
  return words;
}

const [GROUP, LOCATION, OBJECT, PERSON] = [14, 15, 17, 18];

/** The lists of train/names.txt: a line with its heading ("given:") begins one, words follow. */
function ownLists(file: string): [number, string[]][] {
  const out: [number, string[]][] = [];
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const heading = /^(given|last|place|placepart|body|bodypart):$/.exec(line);
    if (heading) out.push([NAME_LIST[HEADINGS[heading[1]!]!], []]);
    else if (!line.startsWith("#")) out.at(-1)?.[1].push(...line.split(" ").filter((word) => word !== ""));
  }
  return out;
}

const HEADINGS: Readonly<Record<string, keyof typeof NAME_LIST>> = {
  given: "given",
  last: "last",
  place: "place",
  placepart: "placePart",
  body: "body",
  bodypart: "bodyPart",
};
