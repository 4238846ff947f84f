import type { Sentence } from "../sentence/sentence.ts";
import type { Timex } from "./timex.ts";

/**
 * Two times that are the ends of one stretch bound each other: "from Monday to Wednesday", "between May 3 and June 7", "overnight Thursday
 * to Friday", "the night of 12 June to 13 June". Each keeps its own value and characters; both lie between the first and the last day.
 */
export function stretched(times: readonly Timex[], { tokens }: Sentence): readonly Timex[] {
  const out = [...times];
  for (let i = 0; i + 1 < times.length; i++) {
    const [one, other] = [times[i]!, times[i + 1]!];
    const link = tokens
      .filter(({ from, to }) => from >= one.to && to <= other.from)
      .map(({ form }) => form.toLowerCase());
    const at = tokens.findIndex(({ from }) => from === one.from);
    const before = tokens.slice(Math.max(0, at - 4), at + 1).map(({ form }) => form.toLowerCase());
    if (!isStretch(before, link.join(" ")) && !isPair(one, other, link.join(" "), tokens)) continue;
    const { earliest, latest } = { earliest: one.earliest, latest: other.latest };
    if (earliest === undefined || latest === undefined || earliest > latest) continue;
    const bounds = { earliest, latest, precision: "bounded" as const };
    out[i] = { ...one, ...bounds };
    out[i + 1] = { ...other, ...bounds };
  }
  return out;
}

/** "on Monday and Tuesday", "on 3 May and 4 May": days side by side. */
function isPair(one: Timex, other: Timex, link: string, tokens: Sentence["tokens"]): boolean {
  if (link !== "and" || one.precision !== "day" || other.precision !== "day") return false;
  const after = tokens.find(({ from }) => from >= other.to);
  if (after && /^(VERB|AUX|NOUN|PROPN|PRON|DET)$/.test(after.upos)) return false;
  const days = (Date.parse(other.earliest!) - Date.parse(one.earliest!)) / 86_400_000;
  return days >= 1 && days <= 2;
}

function isStretch(before: readonly string[], link: string): boolean {
  const last = before.at(-2);
  if (/^(to|until|till|through|-|–|—)$/.test(link))
    return last === "from" || before.some((word) => /^(night|overnight|weekend|between)$/.test(word));
  return link === "and" && last === "between";
}
