import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { countOf, reliability, surerHalf } from "./reliability.ts";

const folder = mkdtempSync(join(tmpdir(), "daybook-reliability-"));
afterAll(() => rmSync(folder, { recursive: true }));

const printed = (n: number, p: number) =>
  [
    `== ALL attributions: docs 1, predicted ${n}, gold 9`,
    "  attribution-strict     P  10.0  R  10.0  F1  10.0",
    `  attribution-half       P ${p.toFixed(1).padStart(5)}  R  50.0  F1  50.0`,
    `== SPEECH-cue attributions only (both sides filtered by cue lexicon): docs 1, predicted ${n / 2}, gold 5`,
    "  attribution-half       P 100.0  R  50.0  F1  50.0",
    "== recall at level half, by gold kind",
  ].join("\n");

describe("reliability", () => {
  it("reads the scorer's counts", () => {
    expect(countOf(printed(40, 75), "ALL")).toEqual({ n: 40, right: 30 });
    expect(countOf(printed(40, 75), "SPEECH")).toEqual({ n: 20, right: 20 });
    expect(() => countOf("nothing", "ALL")).toThrow(RangeError);
  });

  it("takes the surer half, of the band in the middle a share", () => {
    const taken = [
      { least: 0, n: 100, right: 60 },
      { least: 0.5, n: 60, right: 48 },
      { least: 0.9, n: 40, right: 36 },
    ];
    // 40 from the top band, 10 of the 20 between, which are 12 right.
    expect(surerHalf(taken)).toEqual({ n: 50, right: 42 });
    expect(surerHalf([])).toEqual({ n: 0, right: 0 });
  });

  it("scores what is at least as sure as each band, and prints a row a band", () => {
    const pred = join(folder, "pred.jsonl");
    const each = (confidence: number) => ({ source: [], cue: [[0, 4]], content: [[5, 9]], confidence });
    writeFileSync(
      pred,
      `${JSON.stringify({ id: "a", attributions: [each(0.25), each(0.65), each(0.95), each(0.97)] })}\n`,
    );
    const lines = reliability(pred, join(folder, "part.jsonl"), (part) => {
      const { attributions } = JSON.parse(readFileSync(part, "utf8"));
      return printed(attributions.length, attributions.length === 4 ? 75 : 100);
    });
    expect(lines).toContain("  surer half of ALL     P 100.0  (n=2)");
    expect(lines.at(-1)).toBe("  0.90 – 1.00     96.0   100.0 (n=  2)  100.0 (n=  1)");
    expect(lines).toHaveLength(12);
  });
});
