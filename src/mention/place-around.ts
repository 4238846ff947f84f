import { type Meant, placesMeant } from "../gazetteer/meant.ts";
import type { Kit } from "../kit/kit.ts";
import type { Span } from "../span.ts";
import type { Named, Told } from "./place-sense.ts";

/** What stands beside the occurrences of a name. */
export interface Around {
  /** What it may lie in, by what follows: "Goma, Congo", "Goma (Congo)". One list for each occurrence that has one. */
  readonly within: readonly (readonly Meant[])[];
  /** What may lie in it, by what goes before: "Goma, [Congo]". */
  readonly over: readonly (readonly Meant[])[];
  /** What it may lie in, less surely: "Goma in Congo", "Congo's Goma", "the Congolese city of Goma". */
  readonly before: readonly (readonly Meant[])[];
  /** Words for kinds of place beside it, one for each occurrence that has one. */
  readonly cues: readonly Cue[];
}

/** A kind of place; or it is where a story was sent from, or it acts, as capitals do ("Washington has said"). */
export type Cue = "settlement" | "admin1" | "admin2" | "dateline" | "acts";

export function aroundOf(at: readonly Span[], told: Told, kit: Kit): Around {
  const within: (readonly Meant[])[] = [];
  const over: (readonly Meant[])[] = [];
  const before: (readonly Meant[])[] = [];
  const cues: Cue[] = [];
  for (const { from, to } of at) {
    const after = told.text.slice(to, Math.min(told.to, to + 70));
    const ahead = told.text.slice(Math.max(told.from, from - 70), from);
    const follows = /^(?:,\s*(?:in )?|\s*\(\s*|\s+[-–—]\s+)(?=\p{Lu})/u.exec(after);
    if (follows) {
      const found = namedAt(after.slice(follows[0].length), kit);
      if (found) within.push(found);
    }
    const leads = /(\p{Lu}[^,;:()\n]{1,40}),\s*$/u.exec(ahead);
    if (leads) {
      const found = namedUntil(leads[1]!, kit);
      if (found) over.push(found);
    }
    const inside = /^,?\s+(?:in|of)\s+(?:the\s+)?(?:\p{Ll}+\s+){0,2}(?:of\s+)?(?=\p{Lu})/u.exec(after);
    const found = inside && namedAt(after.slice(inside[0].length), kit);
    if (found) before.push(found);
    const whose = /(\p{Lu}[^,;:()\n]{1,40}?)(?:['’]s?|\s+(?:\p{Ll}+\s+){0,2}of)\s+$/u.exec(ahead);
    const owner = whose && namedUntil(whose[1]!, kit);
    if (owner) before.push(owner);
    const cue = cueOf(ahead, after);
    if (cue) cues.push(cue);
    if (from - told.from < DATELINE && /(?:^|[\n.])\s*$/.test(ahead) && SENT.test(after)) cues.push("dateline");
    if (ACTS.test(after)) cues.push("acts");
  }
  return { within, over, before, cues };
}

/** The kind of place that the words beside a name say it is. */
export function kindBeside({ from, to, text, generic }: Named, told: Told): Cue | undefined {
  const last = generic ?? (text.includes(" ") ? /\p{L}+$/u.exec(text)?.[0] : undefined)?.toLowerCase() ?? "";
  if (PROVINCE.test(last)) return "admin1";
  if (COUNTY.test(last)) return "admin2";
  return cueOf(told.text.slice(Math.max(told.from, from - 70), from), told.text.slice(to, Math.min(told.to, to + 70)));
}

/** How far into a story its dateline may stand: titles and bylines go before. */
const DATELINE = 400;
const SENT = /^(?:,[^\n—–-]{1,25}?)?(?:\s*\([A-Z][^)\n]{1,30}\))?(?:\s*(?:—|–|--|-\s)|\s*\([A-Z][^)\n]{1,30}\)|:\s)/u;
const ACTS =
  /^(?:['’]s (?:response|position|policy|decision|refusal|demands?|allies|ally|envoy)|,? (?:has|is|was|will|would|had|says|said|wants|warned|insists|accused|accuses|denied|denies|hopes|argues|believes|blames|backs|sees|considers|imposed|expelled|recalled|rejected) )/u;

/** What the capitalised words at the start of a text name, the longest name first. */
function namedAt(text: string, kit: Kit): readonly Meant[] | undefined {
  const run = /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:of|and|the|de|del|la|al|el)\s+)?\p{Lu}[\p{L}.'’-]*){0,3}/u.exec(
    text,
  )?.[0];
  if (run === undefined) return undefined;
  const words = run.split(/\s+/);
  for (let n = words.length; n > 0; n--) {
    const name = words.slice(0, n).join(" ");
    const found = larger(placesMeant(name.replace(/^(\p{L}{3,})\.$/u, "$1"), kit));
    if (found.length > 0) return found;
  }
  return undefined;
}

/** What the capitalised words at the end of a text name. */
function namedUntil(text: string, kit: Kit): readonly Meant[] | undefined {
  const words = text.trim().split(/\s+/);
  for (let n = Math.min(4, words.length); n > 0; n--) {
    const name = words.slice(-n).join(" ");
    if (!/^\p{Lu}/u.test(name)) continue;
    const found = placesMeant(name, kit).filter(({ via }) => via !== "about");
    if (found.length > 0) return found;
  }
  return undefined;
}

/** Divisions and cities other places are told to lie in. */
function larger(found: readonly Meant[]): readonly Meant[] {
  return found.filter(
    ({ place, via }) => via !== "about" && (place.kind !== "settlement" || place.population >= 20_000),
  );
}

/** "the city of", "mayor of"; "county", "province" after it. */
function cueOf(ahead: string, after: string): Cue | undefined {
  const next = /^(?:['’]s)?\s+(?:and\s+\p{Lu}\p{L}+\s+)?(\p{L}+)/u.exec(after)?.[1]?.toLowerCase();
  if (next !== undefined) {
    if (COUNTY.test(next)) return "admin2";
    if (PROVINCE.test(next)) return "admin1";
    if (CITY.test(next)) return "settlement";
  }
  const last = /(\p{L}+)\s+of\s+$/u.exec(ahead)?.[1]?.toLowerCase();
  if (last === undefined) return undefined;
  if (COUNTY.test(last)) return "admin2";
  if (PROVINCE.test(last)) return "admin1";
  return CITY.test(last) || /^(?:mayor|outskirts|streets|port|hamlet|suburbs?|km|miles)$/.test(last)
    ? "settlement"
    : undefined;
}

const COUNTY = /^(?:county|counties|parish|district)$/;
const PROVINCE =
  /^(?:province|provinces|state|governorate|region|oblast|governor|legislature|legislators?|lawmakers?|statehouse)$/;
const CITY =
  /^(?:city|town|village|mayor|council|councilman|councillors?|police|fire|residents?|resident|suburbs?|airport|downtown|neighborhoods?|school|schools|woman|man|native|township)$/;
