/** The name that was probably meant: two slips away at most, or one that begins with what was typed. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const close = names
    .map((name) => ({ name, slips: distance(typed, name) }))
    .sort((a, b) => a.slips - b.slips)
    .find(({ name, slips }) => slips <= Math.min(2, name.length - 2));
  return close?.name ?? (typed.length > 1 ? names.find((name) => name.startsWith(typed)) : undefined);
}

/** Insertions, deletions and replacements from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
