import { pad, width } from "../proof/width.ts";

/** Rows under a head, each column as wide as it must be; the widest is cut where the whole is wider than `columns`. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[], columns: number): string {
  const lines = [head, ...rows];
  const sizes = head.map((_, i) => Math.max(...lines.map((line) => width(line[i]!))));
  const gaps = 2 * (sizes.length - 1);
  for (let over = sum(sizes) + gaps - columns; over > 0; over = sum(sizes) + gaps - columns) {
    const widest = sizes.indexOf(Math.max(...sizes));
    if (sizes[widest]! <= NARROWEST) break;
    sizes[widest] = Math.max(NARROWEST, sizes[widest]! - over, Math.floor(sizes[widest]! * 0.9));
  }
  const text = (cells: readonly string[]) =>
    cells
      .map((cell, i) => pad(cell, sizes[i]!))
      .join("  ")
      .trimEnd();
  return `${[text(head), "─".repeat(Math.min(columns, sum(sizes) + gaps)), ...rows.map(text)].join("\n")}\n`;
}

const NARROWEST = 8;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
