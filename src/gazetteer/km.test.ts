import fc from "fast-check";
import { expect, test } from "vitest";
import { kmBetween, midpoint, moved } from "./km.ts";

const at = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

function isOnEarth({ lat, lon }: { lat: number; lon: number }): boolean {
  return lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180;
}

test("whatever the text says, the point stays on the earth, as far off as was said", () => {
  fc.assert(
    fc.property(
      at,
      fc.double({ min: 0, max: 20_000, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      (from, km, bearing) => {
        const to = moved(from.lat, from.lon, km, bearing);
        expect(isOnEarth(to)).toBe(true);
        expect(Math.abs(kmBetween(from, to) - km)).toBeLessThan(0.1);
      },
    ),
  );
});

test("the middle is as far from the one as from the other", () => {
  fc.assert(
    fc.property(at, at, (a, b) => {
      const middle = midpoint(a, b);
      expect(isOnEarth(middle)).toBe(true);
      const whole = kmBetween(a, b);
      // points of the opposite sides of the earth have no middle
      fc.pre(whole < 19_900);
      expect(Math.abs(kmBetween(a, middle) - whole / 2)).toBeLessThan(0.1);
      expect(Math.abs(kmBetween(b, middle) - whole / 2)).toBeLessThan(0.1);
    }),
  );
});

test.each([
  [-1.674, 29.228, 100, 0, -0.7747, 29.228],
  [10, 179.9, 50, 90, 9.9996, -179.6434],
  [89.9, 20, 50, 0, 89.6503, -160],
])("%f, %f moved by %d km towards %d", (lat, lon, km, bearing, north, east) => {
  const to = moved(lat, lon, km, bearing);
  expect(to.lat).toBeCloseTo(north, 2);
  expect(to.lon).toBeCloseTo(east, 2);
});

test("a place without a point is near to nothing", () => {
  expect(kmBetween({ lat: 0, lon: 0 }, {})).toBe(Number.POSITIVE_INFINITY);
});
