import type { Draft } from "./draft.ts";
import { NOMINAL } from "./phrase.ts";
import { isSpeech, type Quote, quoteAt } from "./quote.ts";
import { isPunct, isVerb, type Scene, trimmed } from "./scene.ts";

/** A line “— Amina Sule, teacher” under a quote: the dash is the cue, the quote before it the content. */
export function signature(scene: Scene, sentence: number): Draft | undefined {
  const { tokens, text, quotes } = scene;
  const dash = tokens[0];
  if (!dash || tokens.length < 2 || tokens.length > 12 || !DASHES.has(dash.form)) return undefined;
  if (tokens.some((token) => isVerb(token) || token.upos === "AUX")) return undefined;
  const quote = quoteBefore(text, quotes, dash.from);
  if (!quote || !isSpeech(text, quote)) return undefined;
  const source = trimmed(scene, { first: 1, last: tokens.length - 1 });
  if (!source) return undefined;
  let head = source.first;
  while (head <= source.last && (!NOMINAL.has(tokens[head]!.upos) || isPunct(tokens[head]!))) head++;
  if (head > source.last) return undefined;
  while (tokens[head]!.head >= source.first && tokens[head]!.head <= source.last) head = tokens[head]!.head;
  return {
    sentence,
    at: 0,
    cue: { first: 0, last: 0 },
    source: { run: source, heads: [head], rule: "signature" },
    content: [{ from: quote.from, to: quote.to }],
    rule: "quote signature",
    cueClass: "speech",
    stance: "asserts",
    sure: 0.8,
  };
}

const DASHES: ReadonlySet<string> = new Set(["—", "–", "―", "-", "--", "~"]);

function quoteBefore(text: string, quotes: readonly Quote[], at: number): Quote | undefined {
  let end = at - 1;
  while (end >= 0 && at - end < 12 && /\s/.test(text[end]!)) end--;
  const quote = end >= 0 ? quoteAt(quotes, end) : undefined;
  return quote && quote.to === end + 1 ? quote : undefined;
}
