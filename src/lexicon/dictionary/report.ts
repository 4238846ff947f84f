/** What could not be carried over, by reason: how often, and where first. */
export interface Left {
  readonly reason: string;
  /** Is the line carried over but for a part, or not at all? */
  readonly kept: "part" | "none";
  readonly count: number;
  readonly first: readonly { readonly at: string; readonly text: string }[];
}

/** Collects reasons while a dictionary is read. */
export interface Leaving {
  readonly none: (reason: string, at: string, text: string) => void;
  readonly part: (reason: string, at: string, text: string) => void;
  readonly all: () => readonly Left[];
}

const SHOWN = 3;

export function leaving(): Leaving {
  const by = new Map<string, Left>();
  const add = (kept: Left["kept"]) => (reason: string, at: string, text: string) => {
    const key = `${kept} ${reason}`;
    const { count, first } = by.get(key) ?? { count: 0, first: [] };
    const shown = first.length < SHOWN ? [...first, { at, text: text.slice(0, 2000).trim().slice(0, 80) }] : first;
    by.set(key, { reason, kept, count: count + 1, first: shown });
  };
  return { none: add("none"), part: add("part"), all: () => [...by.values()].sort((a, b) => b.count - a.count) };
}
