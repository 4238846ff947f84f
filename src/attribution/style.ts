import type { Span } from "../span.ts";
import type { Attribution } from "./attribution.ts";
import { type Quote, quoteAt } from "./quote.ts";

/** direct: all that is said stands in quotation marks · mixed: some of it · indirect: none. */
export function styleOf(text: string, content: readonly Span[], quotes: readonly Quote[]): Attribution["style"] {
  let inside = 0;
  let outside = 0;
  for (const { from, to } of content) {
    for (let at = from; at < to; at++) {
      if (!WORD.test(text[at]!)) continue;
      const quote = quoteAt(quotes, at);
      if (quote) {
        const end = Math.min(quote.to, to);
        inside += end - at;
        at = end - 1;
      } else outside++;
    }
  }
  if (inside === 0) return "indirect";
  return outside === 0 ? "direct" : "mixed";
}

const WORD = /[\p{L}\p{N}]/u;
