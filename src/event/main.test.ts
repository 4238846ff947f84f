import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";
import { type Happening, happenings } from "./main.ts";

function of(text: string): readonly Happening[] {
  return happenings(read(text, testKit()), testKit());
}

describe("happenings", () => {
  it("gives the main one first, with whose country does it to whose", () => {
    const [main] = of("Turkish jets bombed three villages in northern Iraq on Sunday, the mayor of Zakho said.");
    expect(main).toMatchObject({ root: "ASSAULT" });
    expect(main!.source.map((code) => code.slice(0, 3))).toContain("TUR");
    expect(main!.target.map((code) => code.slice(0, 3))).toContain("IRQ");
  });
  it("folds what is only to come", () => {
    expect(of("Ghana's president will meet his Togolese counterpart next week.")[0]).toMatchObject({ root: "AGREE" });
  });
  it("shares out one whole", () => {
    const all = of("France condemned the raid and recalled its ambassador from Baku.");
    expect(all.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 5);
  });
  it("finds nothing where no word may name an event", () => {
    expect(of("Rice.")).toEqual([]);
  });
  it("works by the rules alone without the model", () => {
    const { types: _, ...models } = testKit().models;
    const kit = { ...testKit(), models };
    expect(happenings(read("Police in Quito arrested nine students.", kit), kit)[0]).toMatchObject({ root: "COERCE" });
  });
});
