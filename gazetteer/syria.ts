import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A Syrian place of UCDP GED 19.1, from gazetteer/syria.tsv. */
export interface SyrianPlace {
  /** "Abu Fas" */
  readonly name: string;
  /** As UCDP writes it: "Abu Fas village". */
  readonly written: string;
  /** The names of one written with several: "Mashrafah/Miserfe village", "Izz ad-Din (Ezzeddin) village". */
  readonly also: readonly string[];
  readonly kind: string;
  readonly admin1: string;
  readonly admin2: string;
  readonly lat: number;
  readonly lon: number;
  /** gazetteer/syria.tsv:3 */
  readonly at: string;
}

/** The Syrian places; whole governorates, which GeoNames has, are left out. */
export function syrianPlaces(root: string): readonly SyrianPlace[] {
  const lines = readFileSync(join(root, "gazetteer", "syria.tsv"), "utf8").split("\n");
  return lines.flatMap((line, i) => {
    const [written = "", admin1 = "", admin2 = "", lat, lon] = line.split("\t");
    if (i === 0 || line === "" || written.endsWith("Governorate")) return [];
    const name = written.replace(KIND, "");
    return {
      name,
      written,
      also: namesIn(name),
      kind: kindOf(written),
      admin1: admin1.replace(/ Governorate$/, ""),
      admin2,
      lat: Number(lat),
      lon: Number(lon),
      at: `gazetteer/syria.tsv:${i + 1}`,
    };
  });
}

const KIND = / (?:town|village|city|suburb|neighbou?rhood|camp|district)(?=$| ?\/)/;

/** The single names of a name with a stroke or, behind it in brackets, a second one that is no place it lies in; none of one name. */
function namesIn(name: string): readonly string[] {
  const [, first, second] = /^([^()/]+) \(([^()\d]+)\)$/.exec(name) ?? [];
  const parts =
    first !== undefined && second !== undefined && !/\b(?:area|farms|mountain|base|field|brigade|center)\b/i.test(name)
      ? [first, second]
      : name.split("/");
  const names = parts.map((part) => part.replace(KIND, "").trim()).filter((part) => /^\p{Lu}.{2}/u.test(part));
  return parts.length > 1 && names.length === parts.length ? names : [];
}

/** What a name itself says of the place; a bare one is a village here. */
function kindOf(written: string): string {
  return KINDS.find(([words]) => words.test(written))?.[1] ?? "village";
}

const KINDS: readonly (readonly [words: RegExp, kind: string])[] = [
  [/ village$/, "village"],
  [/ town$/, "town"],
  [/ city$/, "city"],
  [/\bcamp\b/i, "camp"],
  [/ (?:suburb|neighbou?rhood|quarter)$/i, "neighbourhood"],
  [/\b(?:air ?base|airport|base|barracks|brigade|regiment|battalion)\b/i, "base"],
  [/\b(?:checkpoint|crossing|crossroads?|roundabout|junction)\b/i, "crossing"],
  [/\b(?:dam)$/i, "dam"],
  [/\b(?:fields?|plant|station|complex|factory|refinery|mine)$/i, "plant"],
  [/\bprison$/i, "prison"],
  [/\bbridge$/i, "bridge"],
  [/\blake$/i, "lake"],
  [/\bisland$/i, "island"],
  [/\b(?:mountain|hill)$/i, "mountain"],
  [/\b(?:road|highway)$/i, "road"],
  [/\b(?:area|ghouta|subdistrict|locality|desert|valley|plain)$/i, "region"],
];
