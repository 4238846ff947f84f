import { describe, expect, it } from "vitest";
import { acledTypeOf, acledTypes } from "./acled.ts";
import { cameoRoots, ploverOfCameo } from "./cameo.ts";
import { derive, explainCode } from "./coding.ts";
import { ploverContexts, ploverScore, ploverTypes } from "./plover.ts";
import { sectors } from "./sector.ts";

describe("the tables", () => {
  it("hold 16 types, 37 contexts, 20 roots, 25 sub-types", () => {
    expect(ploverTypes).toHaveLength(16);
    expect(Object.keys(ploverContexts)).toHaveLength(37);
    expect(Object.keys(cameoRoots)).toHaveLength(20);
    expect(Object.values(acledTypes).flatMap((subtypes) => Object.keys(subtypes))).toHaveLength(25);
  });

  it("map every root but statements to a type that gives a root back", () => {
    for (const root of Object.keys(cameoRoots)) {
      const plover = ploverOfCameo(root);
      expect(plover === undefined).toBe(root === "01" || root === "02");
      if (plover) expect(cameoRoots).toHaveProperty(derive(plover.plover, plover.mode).cameo);
    }
  });

  it("decide the contradictions of the published tables (ADR 0003)", () => {
    expect(ploverOfCameo("163")).toEqual({ plover: "SANCTION", mode: "discontinue" });
    expect(ploverOfCameo("175")).toEqual({ plover: "ASSAULT", mode: "crowd-control" });
    expect(ploverOfCameo("0814")).toEqual({ plover: "RETREAT" });
    expect(ploverOfCameo("080")).toEqual({ plover: "CONCEDE" });
    expect(ploverScore("ACCUSE")).toBe(-3);
    expect(() => ploverScore("DEMAND")).toThrow(RangeError);
  });
});

describe("derive", () => {
  it.each([
    ["ASSAULT", "aerial", [], {}, "19", "Air/drone strike"],
    ["ASSAULT", "firearms", [], { targets: ["civilians"] }, "19", "Attack"],
    ["ASSAULT", "firearms", [], { targets: ["military"] }, "19", "Armed clash"],
    ["ASSAULT", undefined, ["territory"], { actors: ["armed-group"] }, "19", "Non-state actor overtakes territory"],
    ["ASSAULT", undefined, ["territory"], { actors: ["military"] }, "19", "Government regains territory"],
    ["ASSAULT", "abduct", [], {}, "18", "Abduction/forced disappearance"],
    ["COERCE", "arrest", [], {}, "17", "Arrests"],
    ["PROTEST", "riot", [], {}, "14", "Violent demonstration"],
    ["RETREAT", "ceasefire", [], {}, "08", "Agreement"],
    ["ACCUSE", "investigate", [], {}, "09", undefined],
  ] as const)("%s %s %j %j -> %s, %s", (plover, mode, context, evidence, cameo, acled) => {
    const code = derive(plover, mode, context, evidence);
    expect([code.cameo, code.acled]).toEqual([cameo, acled]);
    if (acled) expect(acledTypeOf(acled)).toBeDefined();
  });
});

describe("explainCode", () => {
  it("knows every code of every table", () => {
    for (const { type, modes } of ploverTypes) {
      expect(explainCode(type)).toContain(type);
      for (const mode of Object.keys(modes)) {
        expect(explainCode(mode)).toContain(mode);
        expect(explainCode(`${type} ${mode}`)).toContain("score");
      }
    }
    const rest = [
      ...Object.keys(ploverContexts),
      ...Object.keys(cameoRoots),
      ...Object.keys(acledTypes),
      ...Object.keys(sectors),
    ];
    for (const code of rest) expect(explainCode(code), code).toBeDefined();
    for (const subtypes of Object.values(acledTypes))
      for (const name of Object.keys(subtypes)) expect(explainCode(name)).toBeDefined();
  });

  it("reads actor codes apart and says nothing about the rest", () => {
    expect(explainCode("ISRMIL")).toContain("armed forces");
    expect(explainCode("UNO")).toContain("United Nations");
    expect(explainCode("XYZZY")).toBeUndefined();
    expect(explainCode("toString")).toBeUndefined();
    expect(explainCode("99")).toBeUndefined();
    expect(explainCode("")).toBeUndefined();
  });
});
