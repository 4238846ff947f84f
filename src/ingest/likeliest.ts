import { decodedAs } from "./decoder.ts";
import { type Letters, narrow, type Script, wide } from "./letters.ts";

/** An encoding and how well the letters it gives fit a language: a sum of logarithms over the bytes beyond ASCII. */
export interface Fit {
  readonly encoding: string;
  readonly score: number;
}

/** How well each encoding of one or two bytes a letter fits some bytes that are not UTF-8, the best first. At least one of the bytes must be beyond ASCII. */
export function likeliest(bytes: Uint8Array): readonly Fit[] {
  const sample = sampled(bytes);
  const best = new Map<string, number>();
  const offer = ({ encoding, prior }: Letters, score: number) => {
    const held = best.get(encoding);
    if (held === undefined || score + prior > held) best.set(encoding, score + prior);
  };
  for (const model of narrow) offer(model, fitness(narrowText(sample, model.encoding), model));
  for (const model of wide) {
    const text = decodedAs(sample, model.encoding);
    if (isWhole(text)) offer(model, fitness(text, model));
  }
  return [...best].map(([encoding, score]) => ({ encoding, score })).sort((a, b) => b.score - a.score);
}

// The bytes beyond ASCII with their neighbours: a long page in English says nothing about its encoding between them.
function sampled(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let until = -1;
  for (let i = 0; i < bytes.length && kept.length < MOST; i++) {
    if (bytes[i]! >= 0x80 || (bytes[i + 1] ?? 0) >= 0x80) until = Math.max(until, i + 1);
    if (i <= until) kept.push(bytes[i]!);
    else if (kept.at(-1) !== SPACE) kept.push(SPACE);
  }
  return Uint8Array.from(kept);
}

const MOST = 16_384;
const SPACE = 0x20;

function narrowText(bytes: Uint8Array, encoding: string): string {
  let table = tables.get(encoding);
  if (table === undefined) {
    table = decodedAs(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      encoding,
    );
    tables.set(encoding, table);
  }
  let text = "";
  for (const byte of bytes) text += table[byte];
  return text;
}

const tables = new Map<string, string>();

// A few broken characters are damage; many are another encoding.
function isWhole(text: string): boolean {
  let beyond = 0;
  let broken = 0;
  for (const char of text) {
    if (char >= "\x80") beyond++;
    if (char === "\ufffd" || (char >= "\ue000" && char <= "\uf8ff")) broken++;
  }
  return broken * 200 <= beyond;
}

/** Per letter: how frequent it is in the language, and whether it may follow what stands before it. */
function fitness(text: string, model: Letters): number {
  const chances = chancesOf(model);
  let score = 0;
  let before: Kind = "other";
  let small = false;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code < 0x80) {
      before = ASCII_LETTER.test(char) ? "ascii" : "other";
      small = char >= "a" && char <= "z";
      continue;
    }
    const low = char.toLowerCase();
    const own = chances.get(low);
    const capital = low !== char;
    if (own !== undefined) score += own + (capital ? CAPITAL : 0);
    else score += strange(char, code, model.script);
    const letter = own !== undefined || isLetter(char);
    if (letter) score += follows(before, model.script) + (capital && small ? CAPITAL_INSIDE : 0);
    else if (before !== "other" && WITHIN.test(char)) score += SYMBOL_AFTER_LETTER;
    before = letter ? "beyond" : "other";
    small = letter && !capital && char.toUpperCase() !== char;
  }
  return score;
}

type Kind = "ascii" | "beyond" | "other";

const ASCII_LETTER = /[A-Za-z]/;
const CAPITAL = Math.log(0.12);
const CAPITAL_INSIDE = Math.log(0.02);
const SYMBOL_AFTER_LETTER = Math.log(0.05);
/** Signs that are letters in another encoding; dashes and quotes may well follow a letter. */
const WITHIN =
  /[\u00a1-\u00a9\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u00d7\u00f7\u02c7-\u02dd\u2020-\u2022\u2030\u2044\u20ac\u2122\u2200-\u25ff]/;

// Letters of alphabets other than Latin do not stand in one word with ASCII; those of Latin nearly always do.
function follows(before: Kind, script: Script): number {
  if (script === "Latin") return before === "ascii" ? -0.2 : before === "beyond" ? -3 : -1.8;
  return before === "ascii" ? -5 : before === "beyond" ? -0.2 : -1.8;
}

function strange(char: string, code: number, script: Script): number {
  if (code === 0xfffd || (code >= 0x80 && code < 0xa0)) return Math.log(1e-6);
  if (COMMON_SIGNS.includes(char)) return Math.log(0.02);
  if (!isLetter(char)) return Math.log(0.001);
  if (SCRIPTS[script].test(char))
    return script === "Han" || script === "Kana" || script === "Hangul" ? Math.log(0.0002) : Math.log(0.002);
  return Math.log(0.0002);
}

const COMMON_SIGNS = "“”‘’–—…«»„\u00a0€°،؟、。「」，・ー";
const SCRIPTS: Readonly<Record<Script, RegExp>> = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Arabic: /\p{Script=Arabic}/u,
  Thai: /\p{Script=Thai}/u,
  Han: /\p{Script=Han}/u,
  Kana: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Hangul: /[\p{Script=Hangul}]/u,
};

function isLetter(char: string): boolean {
  return /[\p{L}\p{M}]/u.test(char);
}

/** Letter -> logarithm of its share, falling with its rank (Zipf). */
function chancesOf(model: Letters): ReadonlyMap<string, number> {
  let held = chances.get(model);
  if (!held) {
    const letters = [...new Set(model.letters)];
    const weights = letters.map((_, rank) => 1 / (rank + 3));
    const sum = weights.reduce((all, each) => all + each, 0);
    held = new Map(letters.map((letter, rank) => [letter, Math.log((0.93 * weights[rank]!) / sum)]));
    chances.set(model, held);
  }
  return held;
}

const chances = new WeakMap<Letters, ReadonlyMap<string, number>>();
