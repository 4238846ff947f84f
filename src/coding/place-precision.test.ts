import { expect, test } from "vitest";
import { acledGeoPrecision, type Grade, ucdpWherePrec } from "./place-precision.ts";

const grades: readonly (readonly [string, Omit<Grade, "lat">, number | undefined, number | undefined])[] = [
  ["a spot", { precision: "exact" }, 1, 1],
  ["a town", { precision: "settlement", country: "KEN" }, 1, 1],
  ["a village whose point may be 8 km off", { precision: "settlement", radiusKm: 8, country: "LBN" }, 2, 2],
  ["near a town", { precision: "near", country: "UKR" }, 2, 2],
  ["30 km north of a town", { precision: "near", radiusKm: 35, country: "TCD" }, 2, 5],
  ["300 km north of a town", { precision: "near", radiusKm: 120, country: "TCD" }, 3, 5],
  ["a district", { precision: "admin2", country: "COD" }, 2, 3],
  ["a province", { precision: "admin1", country: "PAK" }, 3, 4],
  ["a border", { precision: "admin1", relation: "the border", country: "COL" }, 3, 5],
  ["a country", { precision: "country", country: "HTI" }, undefined, 6],
  ["a sea", { precision: "admin1", name: "Red Sea", radiusKm: 800 }, 3, 7],
  ["words without a place", { precision: "unknown" }, undefined, undefined],
];

test.each(grades)("%s", (_what, place, acled, ucdp) => {
  expect(acledGeoPrecision({ ...place, lat: 1 })).toBe(acled);
  expect(ucdpWherePrec({ ...place, lat: 1 })).toBe(ucdp);
  expect([acledGeoPrecision(place), ucdpWherePrec(place)]).toEqual([undefined, undefined]);
});

test.each([
  [{ precision: "settlement", country: "KEN" }, 2, 2],
  [{ precision: "near", radiusKm: 10, country: "UKR" }, 3, 3],
  [{ precision: "admin2", country: "COD" }, 3, 4],
  [{ precision: "admin1", country: "PAK" }, undefined, 6],
  [{ precision: "near", radiusKm: 35, country: "TCD" }, 3, 6],
  [{ precision: "country", country: "HTI" }, undefined, 6],
  [{ precision: "admin1", name: "Red Sea", radiusKm: 800 }, undefined, undefined],
] as const)("carried over, one step coarser: %o", (place, acled, ucdp) => {
  const carried = { ...place, lat: 1, basis: { by: "rule", rule: "event/carried paragraph" } } as const;
  expect([acledGeoPrecision(carried), ucdpWherePrec(carried)]).toEqual([acled, ucdp]);
  const said = { ...carried, basis: { by: "rule", rule: "event/place same" } } as const;
  expect(acledGeoPrecision(said)).toBe(acledGeoPrecision({ ...place, lat: 1 }));
});
