import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";
import { acledSubtypes } from "./acled-note.ts";

const kit = testKit();
const of = (text: string) => acledSubtypes(read(text, kit), kit);

describe("the sub-type of a whole note", () => {
  it.each([
    ["Warplanes bombed a bakery in the old town of Tel Abyan at dawn, residents said.", "Air/drone strike"],
    [
      "Hundreds of nurses marched through Lusaka with banners demanding better pay; the rally ended quietly.",
      "Peaceful protest",
    ],
    [
      "Gunmen kidnapped a priest and two pupils on the road to Kaduna and asked for a ransom.",
      "Abduction/forced disappearance",
    ],
    ["Army sappers found a cache of rifles and mortar rounds in a cave and blew them up.", "Disrupted weapons use"],
    ["The two militias signed a ceasefire agreement and will exchange prisoners.", "Agreement"],
    ["Soldiers and rebels exchanged fire for two hours near the bridge; three fighters fell.", "Armed clash"],
  ])("%s", (text, subtype) => {
    expect(of(text)[0]?.subtype).toBe(subtype);
  });

  it("lists all 25 with their types, the likeliest first", () => {
    const all = of("A grenade thrown into a bar wounded four guests.");
    expect(all).toHaveLength(25);
    expect(all[0]).toMatchObject({ type: "Explosions/Remote violence", subtype: "Grenade" });
    const chances = all.map(({ confidence }) => confidence);
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    expect(chances.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1.0001);
  });

  it("says that ACLED records nothing of the kind", () => {
    const all = of("An earthquake of magnitude 6.1 shook the coast and flooded two fishing towns.");
    expect(all.reduce((sum, each) => sum + each.confidence, 0)).toBeLessThan(0.5);
  });

  it("answers a text that was not read as English, or is empty", () => {
    expect(of("")).toHaveLength(25);
  });
});
