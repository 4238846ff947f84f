import type { Note } from "../note.ts";
import { asWindows1252 } from "./decoder.ts";

/** Says where a text holds UTF-8 that somebody read as windows-1252 ("â€™" for ’), and what was meant. The text stays as it is. */
export function mojibake(text: string): Note | undefined {
  const found = [...text.matchAll(SUSPECT)].flatMap(({ 0: run, index }) => {
    const meant = repaired(run);
    return meant === undefined ? [] : [{ from: index, ...meant }];
  });
  // Two letters of a language may make a sequence by chance ("Ä“"); these three leads hardly do, but for a word in capitals ("IRMÔ).
  const sure = found.filter(({ from }) => "ÂÃâ".includes(text[from]!) && !/\p{Lu}/u.test(text[from - 1] ?? ""));
  const count = found.length >= 3 ? found.length : sure.length;
  const first = found.length >= 3 ? found[0] : sure[0];
  if (!first) return undefined;
  const { from, meant } = first;
  const to = from + first.length;
  const more = count > 1 ? `; ${count} places, this is the first` : "";
  return {
    from,
    to,
    rule: "mojibake",
    text: `UTF-8 that was read as windows-1252: “${text.slice(from, to)}” was “${meant}” once${more}; kept as it is`,
  };
}

// Every two- to four-byte sequence of UTF-8 begins with one of these letters and goes on with letters and signs of 0x80 to 0xbf.
const SUSPECT = /[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}/g;

function repaired(run: string): { readonly meant: string; readonly length: number } | undefined {
  for (let length = run.length; length >= 2; length--) {
    const bytes = asWindows1252(run.slice(0, length));
    if (!bytes) continue;
    try {
      const meant = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      return [...meant].length === 1 && LIKELY.test(meant) ? { meant, length } : undefined;
    } catch {}
  }
  return undefined;
}

/** Letters and signs of texts; "É”" at the end of a quotation would be a sign of phonetics. */
const LIKELY = /[\u00a0-\u017f\u0370-\u06ff\u2010-\u205f\u20a0-\u20bf\u2122]/;
