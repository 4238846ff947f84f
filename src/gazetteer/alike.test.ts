import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Kit } from "../kit/kit.ts";
import { placesAlike } from "./alike.ts";
import { type IndexRow, indexBytes } from "./index-bytes.ts";

const row = (name: string, country: string, fields: Partial<IndexRow> = {}): IndexRow => ({
  ...{ name, also: [], id: 0, feature: "PPL", country, lat: 33, lon: 35, radiusKm: 0, population: 0 },
  ...{ source: "GeoNames city", ...fields },
});

const kit: Kit = {
  version: "test",
  lexicon: {},
  models: {},
  gazetteer: indexBytes(
    [
      row("Yâroun", "LBN"),
      row("Marjayoûn", "LBN"),
      row("Marjayoûn District", "LBN", { also: ["Marjeyoun"], feature: "ADM2" }),
      row("Tell en Nhâs", "LBN"),
      row("Borj el Mlouk", "LBN"),
      row("Aadaïssé", "LBN"),
      row("El Khiyam", "LBN"),
      row("Al Ḩudaydah", "YEM", { population: 600_000 }),
      row("Chernihiv", "UKR", { population: 280_000 }),
      row("Khmelnytskyi", "UKR", { population: 270_000 }),
      row("Orikhiv", "UKR"),
      row("Cizre", "TUR"),
      row("Dera Bala Khan", "PAK"),
      row("Dera Bugti", "PAK"),
      row("Şırnak", "TUR"),
      row("Hpa-An", "MMR"),
      row("Kyaukpyu", "MMR"),
    ],
    "test",
  ),
};

const first = (words: string, country: string) => placesAlike(words, country, kit)[0]?.place.name;

describe("places alike", () => {
  it.each([
    ["Bourj al-Mulouk", "LBN", "Borj el Mlouk"],
    ["Tall al-Nahas", "LBN", "Tell en Nhâs"],
    ["Adeisseh", "LBN", "Aadaïssé"],
    ["Khiam", "LBN", "El Khiyam"],
    ["al-Khiam", "LBN", "El Khiyam"],
    ["Hodeidah", "YEM", "Al Ḩudaydah"],
    ["Chernigov", "UKR", "Chernihiv"],
    ["Khmelnitsky", "UKR", "Khmelnytskyi"],
    ["Orekhov", "UKR", "Orikhiv"],
    ["Jizre", "TUR", "Cizre"],
    ["Sirnak", "TUR", "Şırnak"],
    ["Pa-an", "MMR", "Hpa-An"],
    ["Kyaukphyu", "MMR", "Kyaukpyu"],
  ])("%s in %s is %s", (words, country, name) => expect(first(words, country)).toBe(name));

  it.each([
    ["Yaround", "LBN", "Yâroun"],
    ["Marayoun", "LBN", "Marjayoûn"],
    ["Chrenihiv", "UKR", "Chernihiv"],
  ])("takes a slip of one letter: %s in %s is %s", (words, country, name) => expect(first(words, country)).toBe(name));

  it.each([
    ["الخيام", "LBN", "El Khiyam"],
    ["Чернігів", "UKR", "Chernihiv"],
    ["Чернигов", "UKR", "Chernihiv"],
    ["الحديدة", "YEM", "Al Ḩudaydah"],
  ])("reads other scripts: %s in %s is %s", (words, country, name) => expect(first(words, country)).toBe(name));

  it("knows initials", () => {
    for (const words of ["D.B. Khan", "D. B. Khan"]) expect(first(words, "PAK")).toBe("Dera Bala Khan");
    for (const words of ["B.D. Khan", "D.B.", "D. Khan"]) expect(first(words, "PAK")).toBeUndefined();
  });

  it("rather answers nothing than a wrong place", () => {
    for (const words of ["Birmingham", "Tyre", "Kinshasa", "Mlk", "x", "", "42", "東京"])
      expect(placesAlike(words, "LBN", kit), words).toEqual([]);
    expect(placesAlike("Khiam", "YEM", kit)).toEqual([]);
    expect(placesAlike("Khiam", "nowhere", kit)).toEqual([]);
  });

  it("puts the town before the division named after it", () => {
    expect(placesAlike("Marjeyun", "LBN", kit).map(({ place }) => place.feature)).toEqual(["PPL", "ADM2"]);
  });

  it("answers any words, twice the same, each with a distance from 0 to 1", () => {
    const words = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.stringMatching(/^[A-Za-z' -]{0,200}$/),
      fc.stringMatching(/^[\u0400-\u06ff ]{0,40}$/),
    );
    fc.assert(
      fc.property(words, fc.constantFrom("LBN", "UKR", "MMR", "XXX"), (some, country) => {
        const found = placesAlike(some, country, kit);
        expect(placesAlike(some, country, kit)).toEqual(found);
        for (const { place, distance } of found) {
          expect(place.country).toBe(country);
          expect(distance).toBeGreaterThanOrEqual(0);
          expect(distance).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("finds each name of its own country under itself", () => {
    for (const name of ["Yâroun", "El Khiyam", "Borj el Mlouk"])
      expect(placesAlike(name, "LBN", kit)[0]).toMatchObject({ place: { name }, distance: 0 });
  });
});
