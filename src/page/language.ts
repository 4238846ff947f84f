import { NAMES, SCRIPTS, SMALL_WORDS } from "./language-words.ts";

/** The language of a text: ISO 639-1, "und" when none is recognised. */
export interface Language {
  readonly code: string;
  /** False when there is too little text, or two languages are about as likely. */
  readonly reliable: boolean;
}

/**
 * The language of a text by its script and, for Latin and Cyrillic, by the small words that make up a fifth to a half of any prose.
 * Not by the `eld` library: importing its smallest model costs 180 ms of CPU and 85 MB, its medium one 510 ms and 194 MB (Node 20, 2 shared
 * cores), more than the whole start-up may cost, and here the one question is whether a text is English, and if not, what to tell the reader.
 */
export function languageOf(text: string): Language {
  const sample = text.slice(0, LONGEST);
  const script = scriptOf(sample);
  if (script && script !== "Latin" && script !== "Cyrillic" && script !== "Arabic")
    return { code: script, reliable: sample.length >= 20 };
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+(?:['’][\p{L}]+)?/gu) ?? [];
  if (words.length < LEAST) return { code: "und", reliable: false };
  const [best, second] = ranked(words, script);
  if (script && script !== "Latin")
    return { code: best && best.share >= 0.03 ? best.code : script === "Arabic" ? "ar" : "ru", reliable: true };
  if (!best || best.share < 0.12) return { code: "und", reliable: words.length >= 40 && (best?.share ?? 0) < 0.07 };
  const clear = best.share >= 1.25 * (second?.share ?? 0);
  // "A bomb hit a police van": one or two short words that happen to be another language's too are no evidence.
  return { code: best.code, reliable: clear && (words.length >= 40 || (best.share >= 0.18 && best.distinct >= 3)) };
}

/** "French" for "fr"; the code itself for a language without a name here. */
export function languageName(code: string): string {
  return code === "und" ? "an unknown language" : (NAMES[code] ?? code);
}

const LONGEST = 8000;
// Titles and captions have few small words.
const LEAST = 12;

/** The script of most letters: "Latin", "Cyrillic", "Arabic", or the language that alone uses another one. */
function scriptOf(text: string): string | undefined {
  // Most pages have no letter of another script, and one look is cheaper than a count for each.
  if (!NOT_LATIN.test(text)) return /[A-Za-z]/.test(text) ? "Latin" : undefined;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, pattern] of SCRIPTS) {
    const count = text.match(pattern)?.length ?? 0;
    // Japanese mixes Han with kana: a tenth of kana decides.
    if (count * (script === "ja" ? 10 : 2) > letters) return script;
  }
  return undefined;
}

// Greek up to the phonetic supplements, and all behind the letterlike symbols, but for punctuation.
const NOT_LATIN =
  /[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u3040-\ud7ff\ud800-\udfff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc]/;

interface Ranked {
  readonly code: string;
  /** Of all words, the part that are small words of the language. */
  readonly share: number;
  readonly distinct: number;
}

function ranked(words: readonly string[], script: string | undefined): readonly Ranked[] {
  const counts = new Map<string, { all: number; distinct: Set<string> }>();
  const wanted = script ?? "Latin";
  for (const word of words)
    for (const code of INDEX.get(word) ?? []) {
      const count = counts.get(code) ?? { all: 0, distinct: new Set() };
      counts.set(code, count);
      count.all++;
      count.distinct.add(word);
    }
  return [...counts]
    .filter(([code]) => SMALL_WORDS[code]!.script === wanted)
    .map(([code, { all, distinct }]) => ({ code, share: all / words.length, distinct: distinct.size }))
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
}

const INDEX: ReadonlyMap<string, readonly string[]> = index();

function index(): Map<string, string[]> {
  const made = new Map<string, string[]>();
  for (const [code, { words }] of Object.entries(SMALL_WORDS)) {
    for (const word of words.split(" ")) made.set(word, [...(made.get(word) ?? []), code]);
  }
  return made;
}
