/** Who takes part, in ACLED's `inter1` and `inter2`. */
export const inters: Readonly<Record<string, string>> = {
  "1": "state forces",
  "2": "rebel group",
  "3": "political militia",
  "4": "identity militia",
  "5": "rioters",
  "6": "protesters",
  "7": "civilians",
  "8": "external or other forces",
};

/** Fields with numbered steps, by their name and the number. */
export const precisions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "ACLED time_precision": {
    "1": "the exact day is known",
    "2": "the week or weekend is known",
    "3": "only the month is known",
  },
  "ACLED geo_precision": {
    "1": "the exact town or place is known",
    "2": "near a known place, or a small part of a region",
    "3": "only the region is known",
  },
  "PLOVER location resolution": {
    "1": "country",
    "2": "first division: province, state",
    "3": "second division: district",
    "4": "city or town",
    "5": "below a city: quarter, building",
  },
};

/** "37": political militia against civilians; "10": state forces alone. The lower digit comes first. Undefined for no such pair. */
export function interactionOf(digits: string): string | undefined {
  const [low = "", high = ""] = digits;
  if (!/^[1-8][0-8]$/.test(digits)) return undefined;
  if (high === "0") return `${inters[low]} alone`;
  return low <= high ? `${inters[low]} and ${inters[high]}` : undefined;
}
