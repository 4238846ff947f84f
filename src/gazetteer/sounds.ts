import { placeKey } from "./key.ts";
import { isAbjad, latinOf } from "./latin.ts";
import { type Tongue, tongueOf } from "./tongues.ts";

/**
 * A name as it sounds, one letter a sound, for comparing spellings: folded, in Latin letters, without articles, doubled letters and blanks.
 * Capitals are the sounds that take two letters in English: S sh, C ch, Z zh, K kh, G gh, T th, D dh, X ts.
 * In Lebanon "Bourj el-Mlouk" -> "burjmluk". `country` (alpha-3) says how its names are romanised.
 */
export function soundsOf(name: string, country = ""): string {
  return soundOfWords(tellingWords(wordsOf(name)), tongueOf(country));
}

/** How a name is heard: in full, and without some word of it, which costs something. */
export interface Hearing {
  readonly sounds: string;
  /** The plain letters of the full name, for slips of the pen. */
  readonly letters: string;
  readonly cost: number;
}

/** How a name of the gazetteer is heard. */
export function hearingsOf(name: string, country: string): readonly Hearing[] {
  const tongue = tongueOf(country);
  const words = tellingWords(wordsOf(name));
  const [bare] = withoutKind(words);
  const [first] = bare;
  const heard = heardIn(words, tongue);
  return bare.length > 1 && first!.length > 4
    ? [...heard, { sounds: soundOfWords([first!], tongue), letters: "", cost: FIRST }]
    : heard;
}

/** How a name that is asked for is heard: where a letter may be read in two ways, in both. */
export function readingsOf(name: string, country: string): readonly Hearing[] {
  const tongue = tongueOf(country);
  const words = tellingWords(wordsOf(name));
  const readings = [...heardIn(words, tongue)];
  if (isAbjad(name)) readings.push(...heardIn(tellingWords(wordsOf(latinOf(name, "v"))), tongue));
  for (const [letter, other] of tongue.otherwise ?? [])
    if (words.some((word) => word.includes(letter)))
      readings.push(
        ...heardIn(
          words.map((word) => word.replaceAll(letter, other)),
          tongue,
        ),
      );
  return readings;
}

/** In full, and without the kind of place. */
function heardIn(words: readonly string[], tongue: Tongue): readonly Hearing[] {
  const [bare, cost] = withoutKind(words);
  const full = { sounds: soundOfWords(words, tongue), letters: words.join(""), cost: 0 };
  return bare.length < words.length ? [full, { sounds: soundOfWords(bare, tongue), letters: "", cost }] : [full];
}

/** What it costs to call a place of several words by the first: "Rostov" for Rostov-na-Donu. */
const FIRST = 0.7;

function wordsOf(name: string): readonly string[] {
  return placeKey(latinOf(name))
    .replace(/\(.*|,.*/, "")
    .replace(/[^a-z ]/g, "")
    .split(" ")
    .filter((word) => word !== "");
}

/** The words of a name that tell it from others; all of them when nothing else is left. */
function tellingWords(words: readonly string[]): readonly string[] {
  return words.filter((word, i) => i === words.length - 1 || !(ARTICLES.has(word) || (i > 0 && LINKS.has(word))));
}

/** Arabic articles with their assimilations, and those of the Romance languages. */
const ARTICLES = new Set(
  "al el ul il ar er as es ash esh ach ech at et ad ed az ez an en adh edh eth aj ej the la le".split(" "),
);
/** Persian ezafe, "of", and what else stands between the words of a name and is as often left out. */
const LINKS = new Set("e ye i yi de du des of bin ibn".split(" "));

/** A name without what kind of place it is, and the cost of leaving it out: little for a district, more for a hill. */
function withoutKind(words: readonly string[]): readonly [readonly string[], number] {
  let from = 0;
  let to = words.length;
  let cost = 0;
  while (to - from > 1 && DIVISIONS.has(words[to - 1]!)) {
    to--;
    cost = 0.1;
  }
  while (to - from > 1 && DIVISIONS.has(words[from]!)) {
    from++;
    cost = Math.max(cost, 0.1);
  }
  if (to - from > 1 && GENERICS.has(words[from]!)) {
    from++;
    cost = 0.5;
  }
  return [words.slice(from, to), cost];
}

const DIVISIONS = new Set(
  "district governorate province oblast raion rayon region state division county city town village camp township tehsil taluka municipality shahrestan ostan bakhsh muhafazat nahiyat nahiya markaz caza gorodskoy okrug madinat qaryat ilce il wilayat woreda zone suburb neighbourhood neighborhood area".split(
    " ",
  ),
);
const GENERICS = new Set("bandar shahr tall tell tel tal khirbat khirbet jabal jebel wadi port new".split(" "));

function soundOfWords(words: readonly string[], tongue: Tongue): string {
  let out = "";
  for (const word of words) {
    let heard = word;
    for (const [written, sound] of tongue.words) heard = heard.replace(written, sound);
    out += heard;
  }
  return out
    .replace(DIGRAPHS, (letters) => SOUND[letters]!)
    .replace(/x/g, "ks")
    .replace(/(.)\1+/g, "$1");
}

const SOUND: Readonly<Record<string, string>> = {
  ...{ shch: "S", sch: "S", sh: "S", sz: "S" },
  ...{ tsch: "C", tch: "C", ch: "C", cz: "C" },
  ...{ dzh: "j", dsch: "j", dj: "j", zh: "Z" },
  ...{ kh: "K", gh: "G", th: "T", dh: "D", ph: "f", ck: "k", ts: "X", tz: "X" },
  ...{ oo: "u", ou: "u", ee: "i" },
};

const DIGRAPHS = new RegExp(
  Object.keys(SOUND)
    .sort((a, b) => b.length - a.length)
    .join("|"),
  "g",
);
