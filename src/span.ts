/** A half-open, non-empty range of UTF-16 units of `Page.text`: the one ruler all records are measured with. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Identity and location in one: `fc23a1dfaf4f#4175-4182`; a further record on the same span ends in `:2`, `:3`, … */
export type Address = `${string}#${number}-${number}${"" | `:${number}`}`;

/** The address of a span of a page. `nth` (1-based) tells several records on one span apart. */
export function address(page: string, span: Span, nth = 1): Address {
  return nth > 1 ? `${page}#${span.from}-${span.to}:${nth}` : `${page}#${span.from}-${span.to}`;
}

/** The span an address points at; throws RangeError when it is no address. */
export function spanOf(id: Address): Span {
  const parts = /#(\d+)-(\d+)(?::\d+)?$/.exec(id);
  if (!parts) throw new RangeError(`not an address: ${id}`);
  return { from: Number(parts[1]), to: Number(parts[2]) };
}

export function textOf(text: string, span: Span): string {
  return text.slice(span.from, span.to);
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Text order; of two that start together the longer one first. */
export function inOrder(a: Span, b: Span): number {
  return a.from - b.from || b.to - a.to;
}

/** The place of the span that holds an offset, of spans in text order that do not overlap; -1 where none does. */
export function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.to <= offset) low = middle + 1;
    else high = middle;
  }
  return spans[low] !== undefined && spans[low]!.from <= offset ? low : -1;
}

/** The smallest span around all given ones; throws RangeError on none. */
export function cover(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new RangeError("cover: no spans");
  let { from, to } = spans[0]!;
  for (const span of spans) {
    if (span.from < from) from = span.from;
    if (span.to > to) to = span.to;
  }
  return { from, to };
}

/** Hands out addresses of one kind of record, numbering those that fall on one span. */
export function addresses(page: string): (span: Span) => Address {
  const seen = new Map<string, number>();
  return (span) => {
    const key = `${span.from}-${span.to}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return address(page, span, nth);
  };
}
