import { expect, test } from "vitest";
import { handMade } from "../../test/e2e/reading.fixture.ts";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";
import { type ClaimFeature, claimFeatures, collectionFoot, collectionHead } from "./geojson.ts";

const text =
  "A drone struck a van in Khiam on Friday, the mayor said.\n\nSoldiers in Sudan arrested two ministers, a witness said.\n";
const reading = read(text, testKit(), { published: "2025-03-14", url: "https://example.org/a" });

test("a page as a collection keeps the rules of RFC 7946", () => {
  const features = claimFeatures(reading);
  const collection = JSON.parse(
    collectionHead + features.map((each) => `\n${JSON.stringify(each)}`).join(",") + collectionFoot,
  );
  expect(faults(collection)).toEqual([]);
  expect(JSON.parse(collectionHead + collectionFoot).features).toEqual([]);
  expect(features.some(({ geometry }) => geometry !== null)).toBe(true);
  expect(features.some(({ geometry }) => geometry === null)).toBe(true);
});

test("every claim is there, once for each of its places, with what defends it", () => {
  const features = claimFeatures(reading);
  expect([...new Set(features.map(({ properties }) => properties.claim))]).toEqual(reading.claims.map(({ id }) => id));
  for (const { id, properties } of features) {
    expect(id.startsWith(properties.claim)).toBe(true);
    expect(properties).toMatchObject({ page: reading.page.id, url: "https://example.org/a", verified: "no" });
    expect(text.slice(properties.quote_from, properties.quote_to).replace(/\s+/g, " ").trim()).toBe(properties.quote);
  }
});

test("longitude comes first; a second place is a feature of its own; a country is no point", () => {
  const made = handMade();
  const basis = { by: "rule", rule: "event/place clause" } as const;
  const place = {
    name: "Karsh",
    lat: 33.123_456_7,
    lon: 35.5,
    precision: "settlement",
    country: "LBN",
    basis,
  } as const;
  const with2 = {
    ...made,
    events: made.events.map((event, i) =>
      i === 0
        ? { ...event, where: [place, { ...place, name: "Tol", lat: -1, radiusKm: 12, precision: "near" as const }] }
        : { ...event, where: [{ ...place, name: "Lebanon", precision: "country" as const }] },
    ),
  };
  const features = claimFeatures(with2);
  const [first, second] = features.filter(({ properties }) => properties.claim === features[0]!.properties.claim);
  expect(first).toMatchObject({
    geometry: { coordinates: [35.5, 33.123_46] },
    properties: { place: "Karsh", place_nr: 1 },
  });
  expect(second).toMatchObject({
    id: `${first!.id}@2`,
    geometry: { coordinates: [35.5, -1] },
    properties: { place: "Tol", place_nr: 2, place_precision: "near", radius_km: 12 },
  });
  for (const { properties, geometry } of features) if (properties.place === "Lebanon") expect(geometry).toBeNull();
});

test("redacted, no place finer than a district has a point, and no quote is left", () => {
  for (const { geometry, properties } of claimFeatures(reading, { redact: true })) {
    if (geometry !== null) expect(["admin1", "admin2"]).toContain(properties.place_precision);
    expect([properties.url, properties.place_nr]).toEqual(["", 1]);
    expect(properties.quote).toBe("(withheld)");
  }
});

/** What RFC 7946 asks of a collection of points: sections 3, 3.1.1, 3.1.2, 3.2, 3.3, 4 and 7. */
function faults(collection: { type: string; features: ClaimFeature[]; [more: string]: unknown }): string[] {
  const out: string[] = [];
  const ids = new Set<string>();
  if (collection.type !== "FeatureCollection" || !Array.isArray(collection.features)) out.push("no collection");
  for (const reserved of ["coordinates", "geometries", "geometry", "properties", "crs"])
    if (reserved in collection) out.push(`a collection may not have "${reserved}"`);
  for (const each of collection.features) {
    if (each.type !== "Feature" || !("geometry" in each) || !("properties" in each)) out.push(`${each.id}: no feature`);
    if (typeof each.id !== "string" || ids.has(each.id)) out.push(`${each.id}: not the only one`);
    ids.add(each.id);
    if ("coordinates" in each || "geometries" in each || "features" in each) out.push(`${each.id}: a reserved member`);
    if (each.geometry === null) continue;
    const { type, coordinates } = each.geometry;
    const [lon, lat] = coordinates;
    if (type !== "Point" || coordinates.length !== 2) out.push(`${each.id}: no point`);
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) out.push(`${each.id}: ${lon} ${lat} is nowhere`);
  }
  return out;
}
