import { readFileSync, writeFileSync } from "node:fs";
import type { PredictedAttribution } from "./attribution.ts";

/** How many attributions of at least a confidence there are, and how many of them are half right. */
export interface Taken {
  readonly least: number;
  readonly n: number;
  readonly right: number;
}

const KINDS = ["ALL", "SPEECH"] as const;
type Kind = (typeof KINDS)[number];

/**
 * Is the confidence what it says? Precision of the surer half, and by bands of confidence the share of half matches, as the scorer counts
 * them: it is run on the predictions of at least each confidence. `pred` is the predictions' file, `at` one for those it is run on.
 */
export function reliability(pred: string, at: string, scored: (pred: string) => string): string[] {
  const lines = readFileSync(pred, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly id: string; readonly attributions: readonly PredictedAttribution[] });
  const sure = lines.flatMap((line) => line.attributions.map((each) => each.confidence));
  const taken: Readonly<Record<Kind, Taken[]>> = { ALL: [], SPEECH: [] };
  for (const least of BANDS) {
    const kept = lines.map(({ id, attributions }) => ({
      id,
      attributions: attributions.filter((each) => each.confidence >= least),
    }));
    writeFileSync(at, kept.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const printed = scored(at);
    for (const kind of KINDS) taken[kind].push({ least, ...countOf(printed, kind) });
  }
  return [
    "== reliability of the confidence: share of half matches",
    ...KINDS.map((kind) => {
      const share = surerHalf(taken[kind]);
      return `  surer half of ${kind.padEnd(6)}  P ${percent(share.right, share.n)}  (n=${Math.round(share.n)})`;
    }),
    "  confidence      mean   ALL right      SPEECH right",
    ...BANDS.map((least, i) => {
      const below = BANDS[i + 1] ?? 1.01;
      const inside = sure.filter((each) => each >= least && each < below);
      const mean = inside.reduce((sum, each) => sum + each, 0);
      const cells = KINDS.map((kind) => {
        const { n, right } = band(taken[kind], i);
        return `${percent(right, n)} (n=${String(n).padStart(3)})`;
      });
      return `  ${least.toFixed(2)} – ${Math.min(1, below).toFixed(2)}    ${percent(mean, inside.length)}   ${cells.join("  ")}`;
    }),
  ];
}

const BANDS: readonly number[] = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The counts of a block of what the scorer prints. Throws RangeError when it is not there. */
export function countOf(printed: string, kind: Kind): { readonly n: number; readonly right: number } {
  const block = printed.split(/^== /m).find((each) => each.startsWith(`${kind}${kind === "ALL" ? " " : "-cue "}`));
  const n = /predicted (\d+)/.exec(block ?? "")?.[1];
  const precision = /^\s*attribution-half\s+P\s+([\d.]+)/m.exec(block ?? "")?.[1];
  if (n === undefined || precision === undefined) throw new RangeError(`the scorer prints no ${kind} block`);
  return { n: Number(n), right: Math.round((Number(n) * Number(precision)) / 100) };
}

/** Of attributions counted from ever higher confidences the surer half; where the middle falls into a band, its share of it. */
export function surerHalf(taken: readonly Taken[]): { readonly n: number; readonly right: number } {
  const half = (taken[0]?.n ?? 0) / 2;
  let [n, right] = [0, 0];
  for (let i = taken.length - 1; i >= 0 && n < half; i--) {
    const inside = band(taken, i);
    const share = inside.n === 0 ? 0 : Math.min(1, (half - n) / inside.n);
    n += share * inside.n;
    right += share * inside.right;
  }
  return { n, right };
}

function band(taken: readonly Taken[], i: number): { readonly n: number; readonly right: number } {
  const { n, right } = taken[i]!;
  const above = taken[i + 1] ?? { n: 0, right: 0 };
  return { n: n - above.n, right: right - above.right };
}

function percent(part: number, whole: number): string {
  return (whole === 0 ? "–" : ((100 * part) / whole).toFixed(1)).padStart(5);
}
