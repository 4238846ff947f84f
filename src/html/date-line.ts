import { type FoundDate, RANK } from "./date-found.ts";
import { dateValues } from "./date-value.ts";

/** The day with its year in the dateline that a story opens with: "GENEVA, 19 May 2017 — …", "Accra, May 5, 2021 (Agency) - …". */
export function datelineDates(opening: string): readonly FoundDate[] {
  const head = opening.slice(0, 140);
  const [value] = dateValues(head);
  if (!value || value.earliest !== value.latest) return [];
  const before = head.slice(0, value.from);
  const after = head.slice(value.to);
  if (!PLACES.test(before) || !STROKE.test(after)) return [];
  const raw = head.slice(value.from, value.to);
  return [{ raw, field: "dateline", label: "none", rank: RANK.class + 0.9, value, local: true }];
}

// Names of places, up to a comma or a bracket; a weekday perhaps.
const PLACE =
  "\\p{Lu}[\\p{L}'’.-]*(?:(?:\\s|\\s?/\\s?)(?:(?:of|the|de|del|la|le|al|el|du|da|do|and)\\s)?\\p{Lu}[\\p{L}'’.-]*){0,4}";
const PLACES = new RegExp(`^(?:${PLACE}[,(]\\s?){1,4}(?:\\p{Lu}\\p{L}{2,12},?\\s)?$`, "u");
const STROKE = /^\)?[.,]?\s{0,2}(?:\([^()]{1,40}\)|\/[^/]{1,40}\/)?\s{0,2}[—–:-]/u;
