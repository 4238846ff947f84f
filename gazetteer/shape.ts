import { createRequire } from "node:module";
import { feature } from "topojson-client";

/** How many km a point lies outside of a country, by Natural Earth's shapes at 1:10 million; 0 inside, undefined where it has no shape. */
export function kmOutside(country: string, lat: number, lon: number): number | undefined {
  const rings = shapes().get(country);
  if (!rings) return undefined;
  let inside = false;
  let least = Number.POSITIVE_INFINITY;
  const shrink = Math.cos((lat / 180) * Math.PI);
  for (const { points, south, north } of rings) {
    // No edge of a ring far to the north or south can be hit, nor be near.
    if (lat < south - FAR || lat > north + FAR) continue;
    for (let i = 1; i < points.length; i++) {
      const [aLon, aLat] = points[i - 1]!;
      const [bLon, bLat] = points[i]!;
      if (aLat > lat !== bLat > lat) {
        const crossing = aLon + ((lat - aLat) / (bLat - aLat)) * (bLon - aLon);
        // A ring over the date line goes on beyond 180 degrees.
        for (const east of [lon - 360, lon, lon + 360]) if (east < crossing) inside = !inside;
      }
      const distance = toEdge(
        turned(aLon - lon) * shrink * KM,
        (aLat - lat) * KM,
        turned(bLon - lon) * shrink * KM,
        (bLat - lat) * KM,
      );
      if (distance < least) least = distance;
    }
  }
  return inside ? 0 : least;
}

const KM = 111.2;
const FAR = 12;

type Point = readonly [lon: number, lat: number];
interface Ring {
  readonly points: readonly Point[];
  readonly south: number;
  readonly north: number;
}

interface Drawn {
  readonly features: readonly {
    readonly id?: string | number;
    readonly properties: { readonly name: string };
    readonly geometry:
      | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Point[])[] }
      | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Point[])[])[] };
  }[];
}

let held: ReadonlyMap<string, readonly Ring[]> | undefined;

/** The outlines of countries by alpha-3. Natural Earth's own opinion on disputed land shows in them: see `disputed` of the test. */
function shapes(): ReadonlyMap<string, readonly Ring[]> {
  held ??= loaded();
  return held;
}

function loaded(): ReadonlyMap<string, readonly Ring[]> {
  const load = createRequire(import.meta.url);
  const { numericToAlpha3 } = load("i18n-iso-countries") as { numericToAlpha3: (code: string) => string | undefined };
  const atlas = load("world-atlas/countries-10m.json") as Parameters<typeof feature>[0];
  const { features } = feature(atlas, atlas.objects.countries!) as unknown as Drawn;
  const out = new Map<string, Ring[]>();
  for (const { id, properties, geometry } of features) {
    const code = UNNUMBERED[properties.name] ?? numericToAlpha3(String(id ?? ""));
    if (code === undefined) continue;
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const rings = out.get(code) ?? [];
    for (const ring of polygons.flat()) {
      const points = unrolled(ring);
      const lats = points.map(([, lat]) => lat);
      rings.push({ points, south: Math.min(...lats), north: Math.max(...lats) });
    }
    out.set(code, rings);
  }
  return out;
}

/** Shapes that have no number of ISO 3166, with the country their places are given to here. */
const UNNUMBERED: Readonly<Record<string, string>> = {
  Kosovo: "KOS",
  Somaliland: "SOM",
  "N. Cyprus": "CYP",
  "Siachen Glacier": "IND",
  Baikonur: "KAZ",
  "USNB Guantanamo Bay": "CUB",
};

/** A ring without leaps: from 179 to -179 is 179 to 181. */
function unrolled(ring: readonly Point[]): readonly Point[] {
  let before = ring[0]![0];
  return ring.map(([lon, lat]) => {
    before += turned(lon - before);
    return [before, lat];
  });
}

/** The shorter way round the earth. */
function turned(degrees: number): number {
  return degrees - 360 * Math.round(degrees / 360);
}

/** From the origin to the nearest point of an edge. */
function toEdge(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
