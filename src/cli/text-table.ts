import { pad, width } from "../proof/width.ts";

/** Rows under a head, each column as wide as it must be; where the whole is wider than `columns`, those that may be are cut, the widest first. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
  mayBeCut: readonly number[] = [],
): string {
  const lines = [head, ...rows];
  const sizes = head.map((_, i) => Math.max(...lines.map((line) => width(line[i]!))));
  const gaps = 2 * (sizes.length - 1);
  for (let over = sum(sizes) + gaps - columns; over > 0; over--) {
    const widest = mayBeCut.reduce((best, i) => (sizes[i]! > (sizes[best] ?? 0) ? i : best), -1);
    if (widest < 0 || sizes[widest]! <= NARROWEST) break;
    sizes[widest]!--;
  }
  const text = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cell, sizes[i]!))
      .join("  ")
      .trimEnd();
  return `${[text(head), "─".repeat(Math.min(columns, sum(sizes) + gaps)), ...rows.map(text)].join("\n")}\n`;
}

const NARROWEST = 12;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
