import type { Figures } from "./speed.ts";

/** The figures for people: each stage with its rate and its share of the whole. */
export function speedTable({ input, stages, whole, firstPage, kitLoad, start, node }: Figures): string {
  const rate = (count: number, seconds: number) =>
    seconds > 0 ? Math.round(count / seconds).toLocaleString("en") : "–";
  const row = (name: string, seconds: number) =>
    [
      name.padEnd(14),
      seconds.toFixed(3).padStart(9),
      rate(input.sentences, seconds).padStart(13),
      rate(input.tokens, seconds).padStart(13),
      `${((100 * seconds) / whole).toFixed(1)} %`.padStart(9),
    ].join("");
  const ms = (seconds: number) => `${Math.round(seconds * 1000)} ms`;
  return [
    `${input.pages} pages, ${input.sentences} sentences, ${input.tokens} tokens, one thread, node ${node}`,
    "",
    `${"stage".padEnd(14)}${"CPU-s".padStart(9)}${"sentences/s".padStart(13)}${"tokens/s".padStart(13)}${"share".padStart(9)}`,
    ...Object.entries(stages).map(([name, seconds]) => row(name, seconds)),
    row("whole reading", whole),
    "",
    `kit read from disk        ${ms(kitLoad)} CPU`,
    `first page, models opened ${ms(firstPage)} CPU`,
    start
      ? `daybook read              first output after ${ms(start.firstOutput)}, done after ${ms(start.finished)} (${ms(start.cpu)} CPU), peak memory ${Math.round(start.peakMb)} MB`
      : "daybook read: not measured (it is not built, or does not read corpus/border-town.txt)",
  ].join("\n");
}
