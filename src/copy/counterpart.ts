import { indexAt, type Span } from "../span.ts";
import { type Body, wordAt } from "./body.ts";
import type { Copy } from "./copy.ts";

/**
 * The words of the other story that stand where these stand in this one: counted from the beginning of the shared run. Undefined where a word of
 * the span is not shared. `a` and `b` are the bodies of `copy.article` and `copy.other`.
 */
export function counterpart(copy: Copy, a: Body, b: Body, span: Span): Span | undefined {
  const run = copy.spans[indexAt(copy.spans, span.from)];
  if (!run || span.to > run.to) return undefined;
  const [first, last] = [wordAt(a, span.from), wordAt(a, span.to - 1)];
  const shift = wordAt(b, run.other.from) - wordAt(a, run.from);
  const from = b.from[first + shift];
  const to = b.to[last + shift];
  return from === undefined || to === undefined || to > run.other.to ? undefined : { from, to };
}
