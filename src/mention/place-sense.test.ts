import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { placesMeant } from "../gazetteer/meant.ts";
import { read } from "../read.ts";
import type { PlaceMention } from "./mention.ts";
import { type Named, sensesOf } from "./place-sense.ts";

const kit = testKit();

/** The likeliest place of each name in a text, "Paris USA Texas". */
function meant(text: string, names: readonly string[], told: { readonly url?: string } = {}): string[] {
  const spans = names.map((name): Named => {
    const from = text.indexOf(name);
    return { from, to: from + name.length, text: name };
  });
  const senses = sensesOf(spans, { text, from: 0, to: text.length, ...told }, kit);
  return spans.map((span) => {
    const place = senses.get(span)?.[0]?.place;
    return [place?.name, place?.country, place?.admin1].filter((part) => part !== undefined).join(" ");
  });
}

describe("which place a name means", () => {
  it("takes what follows as what it lies in, for all its occurrences", () => {
    const text = "Fire crews in Paris, Texas, were called at noon. Nobody in Paris was hurt.";
    expect(meant(text, ["Paris", "Texas"])).toEqual(["Paris USA Texas", "Texas USA"]);
  });

  it("takes the other names of the article and its people into account", () => {
    expect(meant("Boats left Tripoli for Misrata; Libyan guards looked on.", ["Tripoli"])).toEqual([
      "Tripoli LBY Tripoli",
    ]);
    expect(meant("Lebanese soldiers left Tripoli for Sidon.", ["Tripoli", "Sidon"])[0]).toMatch(/LBN/);
  });

  it("takes the outlet's home into account", () => {
    const text = "The mayor opened a library in Hamilton on Monday.";
    expect(meant(text, ["Hamilton"], { url: "https://news.example.co.nz/a" })[0]).toMatch(/NZL/);
    expect(meant(text, ["Hamilton"], { url: "https://news.example.ca/a" })[0]).toMatch(/CAN/);
  });

  it("gives chances that add up to one, and nothing for what no list has", () => {
    const name = { from: 0, to: 5, text: "Paris" };
    const told = { text: "Paris was quiet.", from: 0, to: 16 };
    const found = sensesOf([name], told, kit).get(name)!;
    expect(found.length).toBeGreaterThan(2);
    expect(found.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1);
    const unknown = { from: 0, to: 5, text: "Xqzzt" };
    expect(sensesOf([unknown], told, kit).get(unknown)).toEqual([]);
  });
});

describe("what words may mean", () => {
  it.each([
    ["Syrian", "people", "Syria"],
    ["Texans", "people", "Texas"],
    ["northern Iraq", "part", "Iraq"],
    ["Heathrow Airport", "about", "Heathrow"],
    ["Aleppo province", "kind", "Aleppo"],
    ["St. Albans", "name", "St Albans"],
  ])("%s: %s of %s", (words, via, name) => {
    const found = placesMeant(words, kit);
    expect(found.map((each) => `${each.via} ${each.place.name}`)).toContain(`${via} ${name}`);
  });
});

describe("what is told of a place", () => {
  const places = (text: string) =>
    read(text, kit).mentions.filter((mention): mention is PlaceMention => mention.kind === "place");

  it("says how sure it is and what else it may be", () => {
    const place = places("The talks were held in Springfield on Monday.").find(({ name }) => /Springfield/.test(name))!;
    expect(place.confidence).toBeLessThan(1);
    expect(place.others?.length).toBeGreaterThan(0);
  });

  it("says which spelling it took for which", () => {
    const place = places("In Lebanon, shells hit the town of Marayoun.").at(-1)!;
    expect(place).toMatchObject({ country: "LBN", basis: { by: "rule" } });
    expect(JSON.stringify(place.basis)).toMatch(/Marayoun.* as a spelling of Marjayo/);
  });
});
