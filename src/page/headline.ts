import { endsSentence, isCapitals, startsLower, titleShare, wordsOf } from "./line.ts";

/** True when a line has the shape of a headline or subheading: one to 24 words, no full stop, beginning with a capital. */
export function isHeadlineShaped(line: string): boolean {
  if (line.length > 180 || line.length < 4) return false;
  const words = wordsOf(line);
  if (words.length > 24 || !/\p{L}{2}/u.test(line)) return false;
  if (/[:;,…]$|\.\.\.$|^[-–—•*·▪◦>"“‘]\s|^\d{1,2}[.)]\s/u.test(line)) return false;
  if (startsLower(line) && !/^(?:al|el|e|i)[-\p{Lu}]/u.test(line)) return false;
  if (/[?!]["”’»)]?$/u.test(line)) return words.length <= 20 && !/[.!?]["”’]?\s/u.test(line.slice(0, -3));
  return !endsSentence(line);
}

/** True for a title that ends in a full stop all the same: capitals on nearly every longer word. */
export function isStoppedTitle(line: string): boolean {
  const words = wordsOf(line);
  return (
    words.length >= 3 &&
    words.length <= 16 &&
    line.length <= 140 &&
    endsSentence(line) &&
    !/[.!?]["”’]?\s/u.test(line.slice(0, -2)) &&
    (isCapitals(line) || titleShare(line) >= 0.85)
  );
}
