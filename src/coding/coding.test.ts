import { describe, expect, it } from "vitest";
import { acledTypeOf, acledTypes } from "./acled.ts";
import { cameoRoots, ploverOfCameo } from "./cameo.ts";
import { cameoNames } from "./cameo-names.ts";
import { derive, explainCode } from "./coding.ts";
import { codeNames } from "./explain.ts";
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

describe("the ACLED sub-type by what is said", () => {
  const said = (trigger: string, actor = "", target = "") => ({
    said: { trigger: trigger.split(" "), actor: actor.split(" "), target: target.split(" ") },
  });
  it.each([
    ["ASSAULT", "firearms", said("fire", "police", "protester"), "Excessive force against protesters"],
    ["ASSAULT", "crowd-control", said("tear gas", "police", "marcher"), "Protest with intervention"],
    ["COERCE", "arrest", said("detain", "police", "demonstrator"), "Protest with intervention"],
    ["ASSAULT", "beat", said("beat", "mob", "driver"), "Mob violence"],
    ["ASSAULT", undefined, said("burn", "crowd", "shop"), "Looting/property destruction"],
    ["ASSAULT", "primitive", said("pelt", "protester", "officer"), "Violent demonstration"],
    ["ASSAULT", "explosives", said("throw grenade", "man", "bar"), "Grenade"],
    ["ASSAULT", "explosives", said("blow", "suicide bomber", "market"), "Suicide bomb"],
    ["ASSAULT", undefined, said("air raid", "", "village"), "Air/drone strike"],
    ["ASSAULT", undefined, said("intercept", "army", "drone"), "Disrupted weapons use"],
    ["COERCE", "seize", said("seize", "police", "rifle"), "Disrupted weapons use"],
    ["COERCE", "seize", said("steal", "gang", "cattle"), "Looting/property destruction"],
    ["MOBILIZE", undefined, said("set up", "army", "checkpoint"), "Headquarters or base established"],
    ["RETREAT", "withdraw", said("withdraw", "army", "village"), "Non-violent transfer of territory"],
    ["RETREAT", "withdraw", said("withdraw", "battalion"), "Change to group/activity"],
  ] as const)("%s %s %j -> %s", (plover, mode, evidence, acled) => {
    expect(derive(plover, mode, [], evidence).acled).toBe(acled);
  });

  it("takes ground for those who take it", () => {
    const took = said("retake", "army", "town");
    expect(derive("ASSAULT", undefined, [], { ...took, actors: ["military"] }).acled).toBe(
      "Government regains territory",
    );
    expect(derive("ASSAULT", undefined, [], { ...took, actors: ["armed-group"] }).acled).toBe(
      "Non-state actor overtakes territory",
    );
  });

  it("calls a deal an agreement of ACLED's only where fighters make it", () => {
    expect(derive("AGREE", undefined, [], { actors: ["armed-group"] }).acled).toBe("Agreement");
    expect(derive("AGREE", undefined, [], { actors: ["organisation"] }).acled).toBeUndefined();
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

  it("knows the codes below the roots, and what they are in PLOVER", () => {
    for (const code of Object.keys(cameoNames)) {
      expect(cameoRoots, code).toHaveProperty(code.slice(0, 2));
      if (code.length === 4) expect(cameoNames, code).toHaveProperty(code.slice(0, 3));
      expect(explainCode(code), code).toContain(`${code}: CAMEO code under root ${code.slice(0, 2)}`);
    }
    expect(Object.keys(cameoNames).length).toBeGreaterThan(250);
    expect(explainCode("1723")).toBe(
      "1723: CAMEO code under root 17 (coerce), impose administrative sanctions: impose a curfew; PLOVER COERCE curfew",
    );
    expect(explainCode("116")).toContain("PLOVER SANCTION convict");
    expect(explainCode("0879")).toBeUndefined();
  });

  it("knows quads, inter, interaction and precision; a number that is several things gives them all", () => {
    expect(explainCode("mx")).toContain("material conflict");
    expect(explainCode("interaction 37")).toBe("37: ACLED interaction, political militia and civilians");
    expect(explainCode("10")?.split("\n")).toHaveLength(2);
    expect(explainCode("2")?.split("\n")).toHaveLength(4);
    expect(explainCode("time_precision 2")).toBe("2: ACLED time_precision, the week or weekend is known");
    expect(explainCode("geo_precision")?.split("\n")).toHaveLength(4);
    expect(explainCode("73")).toBeUndefined();
    expect(explainCode("inter 9")).toBeUndefined();
  });

  it("names the country of an actor code where it is told the names", () => {
    const names = (code: string) => (code === "KGZ" ? "Kyrgyzstan" : undefined);
    expect(explainCode("KGZ", names)).toBe("KGZ: actor code, Kyrgyzstan");
    expect(explainCode("KGZMIL", names)).toBe("KGZMIL: actor code, Kyrgyzstan; armed forces");
  });

  it("has a name for every code that is guessed at", () => {
    for (const name of codeNames()) expect(explainCode(name), name).toBeDefined();
  });

  it("reads actor codes apart and says nothing about the rest", () => {
    expect(explainCode("ISRMIL")).toContain("armed forces");
    expect(explainCode("UNO")).toContain("United Nations");
    expect(explainCode("XYZZY")).toBeUndefined();
    expect(explainCode("toString")).toBeUndefined();
    expect(explainCode("constructor")).toBeUndefined();
    expect(explainCode("KGZ")).toBeUndefined();
    expect(explainCode("99")).toBeUndefined();
    expect(explainCode("")).toBeUndefined();
  });
});
