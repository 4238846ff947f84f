/** What has a point, as far as it is known. */
export interface Located {
  readonly lat?: number;
  readonly lon?: number;
}

const EARTH_KM = 6371;

/** Great-circle distance in kilometres; Infinity where either has no point. */
export function kmBetween(a: Located, b: Located): number {
  if (a.lat === undefined || a.lon === undefined || b.lat === undefined || b.lon === undefined)
    return Number.POSITIVE_INFINITY;
  const south = Math.sin(radians(b.lat - a.lat) / 2);
  const east = Math.sin(radians(b.lon - a.lon) / 2);
  const h = south * south + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east * east;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The point reached from another by a distance in a direction (degrees from north, clockwise), along a great circle. */
export function moved(lat: number, lon: number, km: number, bearing: number): Required<Located> {
  const [angle, way, start] = [radians(bearing), km / EARTH_KM, radians(lat)];
  const end = Math.asin(clamped(Math.sin(start) * Math.cos(way) + Math.cos(start) * Math.sin(way) * Math.cos(angle)));
  const east = Math.atan2(
    Math.sin(angle) * Math.sin(way) * Math.cos(start),
    Math.cos(way) - Math.sin(start) * Math.sin(end),
  );
  return rounded(degrees(end), lon + degrees(east));
}

/** The point half-way between two, the short way round. */
export function midpoint(a: Required<Located>, b: Required<Located>): Required<Located> {
  const [south, north, apart] = [radians(a.lat), radians(b.lat), radians(b.lon - a.lon)];
  const [x, y] = [Math.cos(north) * Math.cos(apart), Math.cos(north) * Math.sin(apart)];
  const lat = Math.atan2(Math.sin(south) + Math.sin(north), Math.hypot(Math.cos(south) + x, y));
  return rounded(degrees(lat), a.lon + degrees(Math.atan2(y, Math.cos(south) + x)));
}

/** To four digits (some ten metres), the longitude from -180 up to 180. */
function rounded(lat: number, lon: number): Required<Located> {
  const round = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    lat: round(lat),
    lon: lon >= -180 && lon <= 180 ? round(lon) : round(((((lon + 180) % 360) + 360) % 360) - 180),
  };
}

function clamped(sine: number): number {
  return Math.max(-1, Math.min(1, sine));
}

function radians(value: number): number {
  return (value * Math.PI) / 180;
}

function degrees(value: number): number {
  return (value * 180) / Math.PI;
}
