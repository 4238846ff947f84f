/** The first and last day (YYYY-MM-DD) a Hijri date can be: sighting and tables differ by a day. Undefined when it is no such date. */
export function hijriDays(year: number, month: number, day: number): { earliest: string; latest: string } | undefined {
  if (year < 1300 || year > 1500 || month < 1 || month > 12 || day < 1 || day > 30) return undefined;
  // The tabular calendar (civil epoch): 11 leap years in 30.
  const inYear = day + Math.ceil(29.5 * (month - 1));
  const at = inYear + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + 1_948_439 - 2_440_588;
  return { earliest: iso(at - 1), latest: iso(at + 1) };
}

/** The day of a Persian (solar Hijri) date; years 1300 to 1500. */
export function persianDay(year: number, month: number, day: number): string | undefined {
  if (year < 1300 || year > 1500 || month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30))
    return undefined;
  // Leap years of these two centuries repeat after 33 years: 1 5 9 13 17 22 26 30.
  const leaps = (y: number): number => {
    const [whole, rest] = [Math.floor((y - 1) / 33), (y - 1) % 33];
    return whole * 8 + [1, 5, 9, 13, 17, 22, 26, 30].filter((leap) => leap <= rest).length;
  };
  const fromStart = (year - 1300) * 365 + leaps(year) - leaps(1300);
  const inYear = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  // 1 Farvardin 1300 was 21 March 1921.
  return iso(Date.UTC(1921, 2, 21) / 86_400_000 + fromStart + inYear + day - 1);
}

function iso(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}
