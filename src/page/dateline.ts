import type { Span } from "../span.ts";
import { datesIn } from "./calendar.ts";

/** "GOMA, Congo, March 14 (Reuters) -" read from the start of a paragraph; all offsets are into the given text. */
export interface DatelineParts extends Span {
  readonly place?: Span;
  readonly day?: Span;
  readonly outlet?: Span;
  /** A place in capitals, a day or an outlet stand in it: it is a dateline wherever it stands. Else only at the head of a story. */
  readonly strong: boolean;
}

const LONGEST = 120;

/** The dateline a text opens with, or undefined. Looks at the first 120 characters only. */
export function datelineOf(text: string): DatelineParts | undefined {
  const head = text.slice(0, LONGEST);
  const found = AGENCY.exec(head) ?? SLASHED.exec(head) ?? PLAIN.exec(head) ?? COLON.exec(head);
  if (!found) return undefined;
  const { before = "", outlet: agency, colon } = found.groups ?? {};
  const parts = partsOf(before);
  if (!parts) return undefined;
  const agencyFrom = agency === undefined ? -1 : found[0].indexOf(agency, before.length);
  const outlet = agency === undefined ? parts.outlet : { from: agencyFrom, to: agencyFrom + agency.length };
  const { place, day } = parts;
  if (!place && !outlet) return undefined;
  const capitals = place !== undefined && /^\P{Ll}{3,}$/u.test(head.slice(place.from, place.to).split(",")[0]!);
  if (colon !== undefined && !capitals) return undefined;
  return {
    from: 0,
    to: found[0].trimEnd().length,
    ...(place && { place }),
    ...(day && { day }),
    ...(outlet && { outlet }),
    strong: (capitals && colon === undefined) || outlet !== undefined || (day !== undefined && place !== undefined),
  };
}

/**
 * Where an agency dateline stands inside a text whose line ends were lost ("Nine killed in raid ABUJA, Nigeria (AP) — Gunmen …"),
 * or -1. Looks at the first 300 characters only.
 */
export function datelineInside(text: string): number {
  const found = INSIDE.exec(text.slice(0, 300));
  return found ? found.index + found[0].search(/\S/u) : -1;
}

const INSIDE =
  /\s(?:\p{Lu}\p{Lu}\p{Lu}+(?:[ -]\p{Lu}{2,}){0,3}),?(?:\s\p{Lu}[\p{L}.]+,?){0,2}(?:\s\p{Lu}[a-z]{2,8}\.?\s\d{1,2},?)?\s\(\p{L}[\p{L} -]+\)\s{0,2}[-–—]/u;

// GOMA, Congo, March 14 (Reuters) - …   KYIV (AP) — …   (AFP) – …   Quito, 3 May (EFE).- …
const AGENCY =
  /^(?<before>[^()[\]"“”!?;]*)\((?<outlet>\p{L}[\p{L}\p{N} .&'’/-]+)\)(?:\s{0,2}[-–—―]{1,3}|:|\.\s{0,2}[-–—]{1,2})\s{0,3}(?=\S)/u;
// MOSCOW, March 3. /TASS/. …   LONDON, May 5 /PRNewswire/ -- …
const SLASHED = /^(?<before>[^()[\]"“”!?;/]*)\/(?<outlet>\p{L}[\p{L} ]+)\/(?:[.:]|\s?[-–—]{1,3})\s{1,3}(?=\S)/u;
// BEIRUT — …   Khartoum, Sudan – …   GOMA, Congo, March 14 - …
const PLAIN =
  /^(?<before>\p{Lu}[^()[\]"“”!?;:–—]+?)(?:\s{0,2}(?:[–—―]|--)\s{0,3}|\s{1,2}-\s{1,3})(?=["“‘'(]?[\p{Lu}\p{N}"“‘])/u;
// DUBAI: …
const COLON = /^(?<before>\p{Lu}[^()[\]"“”!?;:–—]{2,}?)(?<colon>:)\s{1,3}(?=["“‘'(]?[\p{Lu}\p{N}])/u;

const LABEL =
  /^(?:UPDATE\w*|EXCLUSIVE|BREAKING|WATCH|LIVE|ANALYSIS|OPINION|FILE|VIDEO|PHOTO\w*|EXPLAINER|EXPLAINED|FACTBOX|NOTE|CORRECTION|EDITOR.*|READ.*|ALSO.*|QUESTION|ANSWER|SOURCE\w*|TIMELINE|INTERVIEW)\b/i;

// One to four place names by commas or slashes, then perhaps a weekday, a day, and an agency after a comma ("Accra, May 5, GNA").
function partsOf(before: string): { place?: Span; day?: Span; outlet?: Span } | undefined {
  const date = datesIn(before)[0];
  const from = before.length - before.trimStart().length;
  const to = (date ? before.slice(0, date.from) : before).replace(WEEKDAY_AT_END, "").length;
  const tail = date ? before.slice(date.to) : "";
  const agency = /^,\s(\p{Lu}[\p{L} ]+?)\s*$/u.exec(tail)?.[1];
  if (agency === undefined && !/^[\s,.]*$/.test(tail)) return undefined;
  if (to > from && (!PLACE.test(before.slice(from, to)) || LABEL.test(before.slice(from, to)))) return undefined;
  return {
    ...(to > from && { place: { from, to } }),
    ...(date && { day: { from: date.from, to: date.to } }),
    ...(agency !== undefined && date && { outlet: { from: date.to + 2, to: date.to + 2 + agency.length } }),
  };
}

const WEEKDAY_AT_END = /[\s,]*(?:\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)?[\s,]*$/u;
const NAME =
  "\\p{Lu}[\\p{L}'’.-]*(?:\\s(?:(?:of|the|de|del|la|le|les|al|el|ech|es|on|near|and|du|da|do)\\s){0,2}\\p{Lu}[\\p{L}'’.-]*){0,4}";
const PLACE = new RegExp(`^${NAME}(?:(?:,\\s|\\s?\\/\\s?)${NAME}){0,3}$`, "u");
