import { type Kit, section } from "../../kit/kit.ts";
import { type ActorEntry, codeOf, fold, list } from "../../mention/entity.ts";
import { actorCode, freshIds, written } from "./code.ts";
import { bare, type Line, type Made } from "./dictionary.ts";
import type { Leaving } from "./report.ts";

interface Root {
  readonly at: string;
  readonly text: string;
  readonly names: Name[];
  readonly codes: { readonly text: string; readonly at: string }[];
}

interface Name {
  readonly at: string;
  readonly text: string;
  readonly name: string;
}

/**
 * Actors: "ROOT [CODE]", synonyms below it with "+", codes with days below it, a line each: "[SYRGOV >000717]", "[SYRELI 830101-000101]".
 * A code without days is what holds else.
 */
export function actorsOf(lines: readonly Line[], kit: Kit, out: Leaving): { entries: Made[]; seen: number } {
  const fresh = freshIds(kit, "actors");
  const known = knownCodes(kit);
  const entries: Made[] = [];
  let seen = 0;
  for (const root of roots(lines, out)) {
    seen++;
    const names = [...new Set(root.names.flatMap((name) => namesOf(name, out)))];
    const codes = codesOf(root, kit, out);
    if (names.length === 0 || codes.length === 0) {
      if (names.length > 0 && root.codes.length === 0) out.none("a root without a code", root.at, root.text);
      continue;
    }
    const always = codes.find((code) => !code.since && !code.until);
    const dated = codes.filter((code) => code !== always);
    const unknown = names.filter((name) => dated.length > 0 || known.get(folded(name)) !== always?.code);
    if (unknown.length === 0) {
      out.none("known already, with the same code", root.at, root.text);
      continue;
    }
    const [name, ...also] = unknown;
    entries.push({
      section: "actors",
      id: fresh(name!),
      name: name!,
      kind: kindOf(name!, [...(always ? [always] : []), ...dated]),
      // outside the days of all its codes nothing is known
      ...(always && { code: always.code }),
      ...(dated.length > 0 && { codes: dated.map(datedText) }),
      ...(also.length > 0 && { also }),
    });
  }
  return { entries, seen };
}

function* roots(lines: readonly Line[], out: Leaving): Generator<Root> {
  let root: Root | undefined;
  for (const { text, at } of lines) {
    const line = bare(text);
    if (line === "") continue;
    const codes = [...line.matchAll(/\[([^[\]]*)\]/g)].map((found) => ({ text: found[1]!.trim(), at }));
    const rest = line.replace(/\[[^[\]]*\]/g, "").trim();
    if (/[[\]]/.test(rest)) {
      out.none("a bracket that is not closed", at, text);
      continue;
    }
    if (rest === "" || /^[~-]+$/.test(rest)) {
      if (root) root.codes.push(...codes);
      else out.none("a code without a root", at, text);
    } else if (rest.startsWith("+")) {
      if (!root) out.none("a synonym without a root", at, text);
      else if (codes.length > 0) yield { at, text, names: [{ at, text, name: rest.slice(1) }], codes };
      else root.names.push({ at, text, name: rest.slice(1) });
    } else {
      if (root) yield root;
      root = { at, text, names: [{ at, text, name: rest }], codes };
    }
  }
  if (root) yield root;
}

/** A name as news writes it; what stands in brackets behind it is a name by itself: "FRONT_(FLN)". */
function namesOf({ name, at, text: line }: Name, out: Leaving): string[] {
  const inside = [...name.matchAll(/\(([^()]*)\)/g)].map((found) => found[1]!);
  const outside = name
    .replace(/\([^()]*\)/g, "")
    .replace(/\{[^{}]*\}/g, "")
    .replace(/[={}()*%|]+/g, "");
  const turned = /^(.*),_?(THE)_*$/i.exec(outside.replace(/\s+/g, "_"));
  const texts = [
    turned ? `${turned[2]}_${turned[1]}` : outside,
    ...inside.filter((each) => /^[A-Z][A-Z./-]{1,7}$/.test(each)),
  ];
  return texts.flatMap((text) => {
    const plain = written(text.replace(/,_?$/, "")).replace(/^The (?=.* )/, "");
    if (!/\p{L}{2}/u.test(plain)) {
      out.none("a name without letters", at, line);
      return [];
    }
    return [plain];
  });
}

interface Dated {
  readonly code: string;
  readonly since?: string;
  readonly until?: string;
}

function codesOf({ codes, text: root }: Root, kit: Kit, out: Leaving): Dated[] {
  return codes.flatMap(({ text, at }): Dated[] => {
    const found = /^(\S+?)\s*(?:([<>]=?)\s*(\d{6,8})|(\d{6,8})\s*-\s*(\d{6,8}))?$/.exec(text);
    if (!found) {
      out.none("a code that cannot be read", at, text);
      return [];
    }
    const [, code = "", sign, day, from, to] = found;
    const plover = actorCode(code, kit);
    if (!plover) {
      out.none(
        /^[-#]+$/.test(code) ? "a null code: names are not silenced" : "a code that cannot be read",
        at,
        `${root} ${text}`,
      );
      return [];
    }
    for (const part of plover.cut) out.part(`"${part}" of a code has no place in PLOVER`, at, `${root} [${text}]`);
    const made = `${plover.land ?? ""}${plover.sector ?? ""}`;
    if (made === "") return [];
    const days = [sign ? dayOf(day!) : undefined, from ? dayOf(from) : undefined, to ? dayOf(to) : undefined];
    if (days.includes(null)) {
      out.none("a date that is none", at, text);
      return [];
    }
    const since = sign?.startsWith(">") ? days[0] : days[1];
    const until = sign?.startsWith("<") ? days[0] : days[2];
    return [{ code: made, ...(since && { since }), ...(until && { until }) }];
  });
}

/** "000717", "20000717": the day; two figures for the year mean 1930 to 2029. Null for no day of the calendar. */
function dayOf(digits: string): string | null {
  const year =
    digits.length >= 8 ? digits.slice(0, 4) : `${Number(digits.slice(0, 2)) >= 30 ? "19" : "20"}${digits.slice(0, 2)}`;
  const [month, day] = [digits.slice(-4, -2), digits.slice(-2)];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12 || Number(day) > last) return null;
  return Number(day) === 0 ? `${year}-${month}` : `${year}-${month}-${day}`;
}

function datedText({ code, since, until }: Dated): string {
  return `${code}${since ? ` since ${since}` : ""}${until ? ` until ${until}` : ""}`;
}

/** What a name is by its codes, the one that holds else first: whoever is in office for a time is a person, whoever fights for a time a group. */
function kindOf(name: string, codes: readonly Dated[]): string {
  const { code } = codes[0]!;
  const held = codes.map((each) => sectorOf(each.code));
  const armed = held.find((each) => ARMED.has(each));
  const isDated = codes.some(({ since, until }) => since !== undefined || until !== undefined);
  const isBody = BODY.test(name) || GROUP.test(name);
  const isInOffice = isDated && !isBody && held.some((each) => OFFICES.has(each));
  if (isDated && armed !== undefined && !isInOffice) return KINDS[armed]!;
  const sector = held[0]!;
  if (sector === "" && /^(IGO|UNO|EUR|NGO|ISM|MNC)/.test(code)) return "organisation";
  if (code.startsWith("IMG")) return "armed group";
  if (sector === "" && !isInOffice) return "state";
  if (isDated && !isBody) return "person";
  const kind = KINDS[sector];
  if (kind === "government" && !isBody && /^\S+( \S+){1,3}$/.test(name)) return "person";
  if (kind !== undefined) return kind;
  return /^(ELI|CVL)$/.test(sector) && !isBody ? "person" : "organisation";
}

function sectorOf(code: string): string {
  return code.length % 6 === 0 ? code.slice(3) : code.length === 3 && SECTORED.test(code) ? code : "";
}

const ARMED: ReadonlySet<string> = new Set(["REB", "UAF", "PRM", "MIL", "COP", "SPY", "CRM"]);
const OFFICES: ReadonlySet<string> = new Set(["GOV", "LEG", "JUD", "ELI"]);
const GROUP =
  /\b(front|movement|army|force|forces|brigades?|militia|group|union|alliance|coalition|party|guards?|league|organi[sz]ation|faction|congress|resistance|liberation)\b/i;

const SECTORED =
  /^(COP|GOV|JUD|LEG|MIL|PRM|PTY|REB|SPY|UAF|UNK|AGR|BUS|CRM|CVL|EDU|ELI|JRN|LAB|MED|REF|OPP|PRE|REL|SOC)$/;
const KINDS: Readonly<Record<string, string>> = {
  GOV: "government",
  LEG: "government",
  JUD: "government",
  MIL: "military",
  COP: "police",
  SPY: "intelligence",
  REB: "armed group",
  UAF: "armed group",
  PRM: "militia",
  CRM: "gang",
  PTY: "party",
  OPP: "party",
};
const BODY =
  /\b(ministry|department|government|parliament|assembly|senate|congress|council|court|commission|committee|office|agency|authority|cabinet|bureau|bank|palace|house|directorate|presidency|administration|embassy|junta|regime|board|service|corps|tribunal|duma|knesset|majlis|state)\b/i;

function folded(name: string): string {
  return name
    .split(/[\s-]+/)
    .map(fold)
    .join(" ");
}

/** Names that the kit knows, with their code. */
function knownCodes(kit: Kit): ReadonlyMap<string, string | undefined> {
  const known = new Map<string, string | undefined>();
  for (const entry of [...section<ActorEntry>(kit, "actors"), ...section<ActorEntry>(kit, "outlets")])
    for (const name of [entry.name, entry.also, entry.demonyms, entry.capital, entry.government].flatMap((each) =>
      list(each),
    ))
      known.set(folded(name), codeOf(entry, kit));
  return known;
}
