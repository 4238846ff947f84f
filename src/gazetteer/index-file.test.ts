import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IndexRow, indexBytes } from "./index-bytes.ts";
import { openIndex, openIndexHeader, ownId, SUPPLEMENT } from "./index-file.ts";
import { placeKey } from "./key.ts";

const row = (fields: Partial<IndexRow> & { readonly name: string }): IndexRow => ({
  ...{
    also: [],
    id: 0,
    feature: "PPL",
    country: "LBN",
    lat: 33.5,
    lon: 35.5,
    radiusKm: 0,
    population: 0,
    source: "GeoNames city",
  },
  ...fields,
});

describe("the index of places", () => {
  const rows = [
    row({ name: "Nabatieh", feature: "ADM1", source: "GeoNames division" }),
    row({ name: "Marjayoûn District", also: ["Marjeyoun"], feature: "ADM2", parent: 0, source: "GeoNames division" }),
    row({ name: "Al Khiyām", also: ["Khiam"], id: 271934, parent: 1, population: 12_000, lat: 33.3272, lon: 35.6108 }),
    row({ name: "Deir Sarada", feature: "village", radiusKm: 5, source: `${SUPPLEMENT}general knowledge, unverified` }),
    row({ name: "Grey Sea", feature: "sea", country: "", lat: -60.25, lon: -170.5, radiusKm: 900 }),
  ];
  const index = openIndex(indexBytes(rows, "test"));

  it("finds a place by each of its names, with the divisions above it", () => {
    const [khiam] = index.named("khiam");
    expect(khiam).toMatchObject({
      ...{ name: "Al Khiyām", id: "geonames:271934", kind: "settlement", country: "LBN", population: 12_000 },
      ...{ admin1: "Nabatieh", admin2: "Marjayoûn District", lat: 33.3272, lon: 35.6108, precision: "settlement" },
      basis: { by: "rule", rule: "gazetteer: GeoNames city" },
    });
    expect(index.named("khiyam")).toEqual([khiam]);
    expect(index.named("al khiyam")).toEqual([khiam]);
  });

  it("says who vouches for a place of the supplement, and how far its point may be off", () => {
    expect(index.named("deir sarada")[0]).toMatchObject({
      ...{ id: "lbn-deir-sarada", radiusKm: 5 },
      basis: { by: "rule", rule: "gazetteer: supplement, general knowledge, unverified" },
    });
  });

  it("keeps the south and the west, and countries out of what is no country's", () => {
    expect(index.named("grey sea")[0]).toMatchObject({ lat: -60.25, lon: -170.5, kind: "area", radiusKm: 900 });
    expect(index.named("grey sea")[0]).not.toHaveProperty("country");
  });

  it("lists the keys of a country's names, once each", () => {
    expect([...index.keys("LBN")].sort()).toEqual([
      "al khiyam",
      "deir sarada",
      "khiam",
      "khiyam",
      "marjayoun district",
      "marjeyoun",
      "nabatieh",
    ]);
    expect([...index.keys("SYR")]).toEqual([]);
  });

  it("tells what it was made of, and that a cut file is none", () => {
    const bytes = indexBytes(rows, "of five");
    expect(openIndexHeader(bytes)).toEqual({ made: "of five", rows: 5 });
    expect(openIndexHeader(bytes.slice(0, 900))).toBeUndefined();
    expect(() => openIndex(bytes.slice(0, 900))).toThrow(/"gazetteer" is cut short/);
    expect(() => openIndex(undefined)).toThrow(/"gazetteer" is missing/);
  });

  it("gives back what was put in, whatever the names are", () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, unit: "grapheme" }), { maxLength: 12 });
    fc.assert(
      fc.property(names, fc.string({ unit: "grapheme" }), (some, other) => {
        const made = openIndex(
          indexBytes(
            some.map((name) => row({ name })),
            "any",
          ),
        );
        for (const name of some) expect(made.named(placeKey(name)).map((place) => place.name)).toContain(name);
        const key = placeKey(other);
        if (!some.some((name) => placeKey(name).endsWith(key))) expect(made.named(key)).toEqual([]);
      }),
    );
  });

  it("names its own places by country and folded name", () => {
    expect(ownId("LBN", "Tall al-Naḥḥās")).toBe("lbn-tall-al-nahhas");
    expect(ownId("", "Grey Sea")).toBe("grey-sea");
  });
});
