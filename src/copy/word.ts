import { mixed } from "./hash.ts";

/** Takes a word: the hash of its normal form, and where it stands. */
type TakeWord = (hash: number, from: number, to: number) => void;

/**
 * The words of a stretch of text for comparing: letters and digits alone, whatever their case, compatibility forms (NFKC) folded, zero-width
 * characters and soft hyphens passed over. Signs part words, so straight and curly quotes are the same. A character of a script that is
 * written without spaces is a word of its own.
 */
export function eachWord(text: string, from: number, to: number, take: TakeWord): void {
  let at = from;
  while (at < to) {
    const kind = kindAt(text, at);
    if (kind === IDEOGRAPH) {
      take(hashOf(text, at, at + 1, false), at, at + 1);
      at++;
    } else if (kind === LETTER) {
      const start = at;
      let plain = true;
      let end = at;
      for (; at < to; at++) {
        const next = kindAt(text, at);
        if (next !== LETTER && next !== UNSEEN) break;
        if (text.charCodeAt(at) >= 128) plain = false;
        if (next === LETTER) end = at + 1;
      }
      take(hashOf(text, start, end, plain), start, end);
    } else at++;
  }
}

const [OTHER, LETTER, IDEOGRAPH, UNSEEN] = [1, 2, 3, 4];

function hashOf(text: string, from: number, to: number, plain: boolean): number {
  let h = 0x811c9dc5;
  if (plain)
    for (let i = from; i < to; i++) {
      const unit = text.charCodeAt(i);
      h = Math.imul(h ^ (unit >= 65 && unit <= 90 ? unit + 32 : unit), 0x01000193);
    }
  else {
    const word = text.slice(from, to).normalize("NFKC").toLowerCase().replace(unseen, "");
    for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  }
  return mixed(h);
}

const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const kinds = new Uint8Array(0x10000);

/** What a UTF-16 unit is; both halves of a character beyond the first plane are letters, so that it stays whole. */
function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const held = kinds[unit]!;
  if (held > 0) return held;
  const kind = kindOf(unit);
  kinds[unit] = kind;
  return kind;
}

function kindOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return LETTER!;
  const letter = String.fromCharCode(unit);
  if (letter.replace(unseen, "") === "") return UNSEEN!;
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u.test(
      letter,
    )
  )
    return IDEOGRAPH!;
  return /[\p{L}\p{N}\p{M}]/u.test(letter) ? LETTER! : OTHER!;
}
