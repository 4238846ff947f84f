import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { Token } from "../sentence/sentence.ts";

/** One entry of lexicon/actors/*.yaml: a party the lexicon knows by name. */
export interface ActorEntry extends Entry {
  readonly name: string;
  /** "state", "armed group", "military", "person", … */
  readonly kind: string;
  readonly also?: readonly string[];
  /** PLOVER actor code: "ISR", "LBNREB". */
  readonly code?: string;
  /** ISO 3166-1 alpha-3, where the entry has no code of its own. */
  readonly country?: string;
  /** Side in a conflict. */
  readonly side?: string;
  /** Codes with the days they hold, "SYRGOV since 2000-07-17 until 2024-12-08": before `code` where the page's day is known. */
  readonly codes?: string | readonly string[];
  /** Id of the party it belongs to: the state of an army, the party of a person. */
  readonly of?: string;
  /** Id of the body it is a part of: the group of a brigade. */
  readonly partOf?: string;
  /** Persons: dated offices, "president of chad since 2021-04". */
  readonly roles?: readonly string[];
  readonly demonyms?: readonly string[];
  /** City or cities a state's government sits in, which stand for it. */
  readonly capital?: string | readonly string[];
  /** Other names of the seat of government: "the Kremlin". */
  readonly government?: string | readonly string[];
}

/** How a name stands for its entry: itself, the adjective or people's name, the capital, or the seat of government. */
export type As = "name" | "demonym" | "capital" | "seat";

/** A lexicon name in a sentence: first and last token, both inclusive. */
export interface EntityMatch {
  readonly first: number;
  readonly last: number;
  readonly entry: ActorEntry;
  readonly as: As;
  /** Other entries of the same name: "National Liberation Army". */
  readonly rivals?: readonly ActorEntry[];
}

/** The lexicon names in a sentence, the longest at each place, in text order, not overlapping. */
export function entityMatches(tokens: readonly Token[], kit: Kit): EntityMatch[] {
  const index = entityIndex(kit).byFirst;
  const words = wordsOf(tokens);
  const shouting = isShouting(words);
  const out: EntityMatch[] = [];
  for (let w = 0; w < words.length; ) {
    const found = index.get(words[w]!.folded)?.find((name) => matches(name, words, w));
    if (!found || !usable(found, tokens, words, w) || (shouting && found.acronym && WORDS.has(found.words[0]!))) {
      w++;
      continue;
    }
    const end = w + found.words.length;
    const rivals = (index.get(words[w]!.folded) ?? []).filter(
      (name) =>
        name !== found &&
        name.entry.id !== found.entry.id &&
        name.as === found.as &&
        name.words.length === found.words.length &&
        matches(name, words, w),
    );
    out.push({
      first: words[w]!.token,
      last: words[end - 1]!.token,
      entry: found.entry,
      as: found.as,
      ...(rivals.length > 0 ? { rivals: rivals.map((name) => name.entry) } : {}),
    });
    w = end;
  }
  return out;
}

/** A headline in capitals, where "WHO" and "IS" are words. */
function isShouting(words: readonly Word[]): boolean {
  let capitals = 0;
  for (const { written } of words)
    if (written.length > 2 && written === written.toUpperCase() && isCapital(written)) capitals++;
  return words.length > 3 && capitals > words.length / 2;
}

const WORDS = new Set(
  "us is who it or am as at be do go he if in me my no of on so to up we an aim act cat pa ap and".split(" "),
);

/**
 * Of parties that share a name, the one whose country an article speaks of; where it speaks of none, one that is at home
 * everywhere (an outlet, an organisation) before one of a single country.
 */
export function settled(article: readonly (readonly EntityMatch[])[], kit: Kit): EntityMatch[][] {
  if (!article.some((matches) => matches.some((match) => match.rivals))) return article.map((matches) => [...matches]);
  const countries = new Set<string>();
  for (const matches of article)
    for (const match of matches) if (!match.rivals) countries.add(countryOf(match.entry, kit));
  const rank = (entry: ActorEntry) =>
    countries.has(countryOf(entry, kit)) ? 2 : entry.kind === "outlet" || entry.kind === "organisation" ? 1 : 0;
  return article.map((matches) =>
    matches.map((match) => {
      if (!match.rivals) return match;
      const best = [match.entry, ...match.rivals].reduce((a, b) => (rank(b) > rank(a) ? b : a));
      return { ...match, entry: best };
    }),
  );
}

function countryOf(entry: ActorEntry, kit: Kit): string {
  return (codeOf(entry, kit) ?? "").slice(0, 3);
}

/** The actor entry with this id, of actors or outlets. */
export function actorEntry(id: string, kit: Kit): ActorEntry | undefined {
  return entityIndex(kit).byId.get(id);
}

/** The party at the top of the `of` chain: Israel for its army, a movement for its leader; the entry itself when it belongs to none. */
export function partyOf(id: string, kit: Kit): string {
  let at = id;
  for (let steps = 0; steps < 5; steps++) {
    const entry = actorEntry(at, kit);
    const of = entry?.of ?? entry?.partOf;
    if (of === undefined || of === at) return at;
    at = of;
  }
  return at;
}

/** The side of a party, or of the one it belongs to. */
export function sideOf(entry: ActorEntry, kit: Kit): string | undefined {
  return entry.side ?? (entry.of === undefined ? undefined : actorEntry(partyOf(entry.id, kit), kit)?.side);
}

/**
 * A PLOVER code from the lexicon: the entry's own, on `day` (YYYY-MM-DD) where it is dated, or its country's with the sector of its kind.
 */
export function codeOf(entry: ActorEntry, kit: Kit, day?: string): string | undefined {
  const dated = day === undefined ? undefined : (codeOn(entry, day) ?? codeInOffice(entry, day));
  if (dated !== undefined) return dated;
  if (entry.code !== undefined) return entry.code;
  if (entry.country !== undefined) return entry.country + (SECTOR_OF_KIND[entry.kind] ?? "");
  const above = entry.of === undefined ? undefined : actorEntry(entry.of, kit);
  return above?.code === undefined ? undefined : above.code.slice(0, 3) + (SECTOR_OF_KIND[entry.kind] ?? "");
}

/** Of codes with dates the first that holds on the day. */
function codeOn({ codes }: ActorEntry, day: string): string | undefined {
  for (const text of list(codes)) {
    const [, code, since, until] = /^([A-Z]+)(?: since (\S+))?(?: until (\S+))?$/.exec(text) ?? [];
    // "2024-12" holds to the end of that month
    if (code && (!since || day >= since) && (!until || day <= `${until}~`)) return code;
  }
  return undefined;
}

/** Someone who is out of office now was in it on the day. */
function codeInOffice({ kind, code, roles }: ActorEntry, day: string): string | undefined {
  if (kind !== "person" || !code?.endsWith("ELI")) return undefined;
  for (const role of list(roles)) {
    const [, office, since, until] = /^(.*?) since (\S+?)(?: until (\S+))?$/.exec(role) ?? [];
    if (!office || day < since! || (until && day > `${until}~`)) continue;
    if (/\b(army|armed forces|staff|defen[cs]e)\b/.test(office)) return `${code.slice(0, 3)}MIL`;
    if (/\b(president|minister|king|emir|chancellor|governor|secretary|ruler|sultan|junta|premier)\b/.test(office))
      return `${code.slice(0, 3)}GOV`;
  }
  return undefined;
}

const SECTOR_OF_KIND: Readonly<Record<string, string>> = {
  military: "MIL",
  "armed forces": "MIL",
  police: "COP",
  party: "PTY",
  government: "GOV",
  outlet: "JRN",
  intelligence: "SPY",
  person: "GOV",
};

interface Name {
  /** Folded words, hyphens and blanks as cuts. */
  readonly words: readonly string[];
  /** The same words as written, to compare capitals. */
  readonly written: readonly string[];
  readonly acronym: boolean;
  readonly entry: ActorEntry;
  readonly as: As;
}

interface Word {
  readonly folded: string;
  readonly written: string;
  readonly token: number;
}

const entityIndex = perKit((kit) => {
  const byFirst = new Map<string, Name[]>();
  const byId = new Map<string, ActorEntry>();
  const add = (text: string, entry: ActorEntry, as: As) => {
    const written = cut(text);
    const words = written.map(fold);
    if (words.length === 0) return;
    const names = byFirst.get(words[0]!) ?? [];
    byFirst.set(words[0]!, names);
    // A user's name is not doubted by ours.
    if (!entry.mine && names.some((name) => name.entry.mine && isSame(name.words, words))) return;
    names.push({ words, written, acronym: written.length === 1 && isAcronym(written[0]!), entry, as });
  };
  const entries = [...section<ActorEntry>(kit, "actors"), ...section<ActorEntry>(kit, "outlets")];
  for (const entry of [...entries.filter(({ mine }) => mine), ...entries.filter(({ mine }) => !mine)]) {
    byId.set(entry.id, entry);
    for (const name of [entry.name, ...list(entry.also)]) add(name, entry, "name");
    for (const name of list(entry.demonyms)) add(name, entry, "demonym");
    for (const name of list(entry.capital)) add(name, entry, "capital");
    for (const name of list(entry.government)) add(name, entry, "seat");
  }
  // Longest first; of two as long, a party's own name before one it is only stood for by.
  const rank: Record<As, number> = { name: 0, demonym: 1, seat: 2, capital: 3 };
  for (const names of byFirst.values())
    names.sort(
      (a, b) =>
        b.words.length - a.words.length ||
        Number(b.entry.mine === "yes") - Number(a.entry.mine === "yes") ||
        rank[a.as] - rank[b.as],
    );
  return { byFirst, byId };
});

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, k) => word === b[k]);
}

/** Lower case without diacritics, full stops and inner apostrophes; the clitic 's stays a word of its own. */
export function fold(form: string): string {
  if (PLAIN.test(form)) return form;
  if (form === "'s" || form === "’s") return "'s";
  return form
    .normalize("NFD")
    .replace(/[\u0300-\u036f.'’‘ʿʾ`]/g, "")
    .toLowerCase();
}

const PLAIN = /^[a-z]+$/;

function wordsOf(tokens: readonly Token[]): Word[] {
  const out: Word[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { form } = tokens[i]!;
    if (/^[-‑/'’]$/.test(form)) continue;
    if (!/[-‑/]/.test(form)) out.push({ folded: fold(form), written: form, token: i });
    else for (const part of form.split(/[-‑/]/)) if (part) out.push({ folded: fold(part), written: part, token: i });
  }
  return out;
}

function cut(name: string): string[] {
  return name
    .replace(/(\p{L})(['’]s)(?=\s|$)/gu, "$1 $2")
    .split(/[\s/-]+/)
    .filter((word) => word !== "" && fold(word) !== "");
}

function matches(name: Name, words: readonly Word[], at: number): boolean {
  for (let k = 0; k < name.words.length; k++) {
    const word = words[at + k];
    if (word === undefined || word.folded !== name.words[k]) return false;
    const written = name.written[k]!;
    if (
      name.acronym
        ? word.written.replaceAll(".", "") !== written.replaceAll(".", "")
        : !sameCapital(word.written, written)
    )
      return false;
  }
  // A name that ends inside a token ("Iran-backed" as one word) is no name by itself.
  const last = words[at + name.words.length - 1]!;
  return words[at + name.words.length]?.token !== last.token && words[at - 1]?.token !== words[at]!.token;
}

/** A capital in the lexicon asks for one in the text, particles left free: "Al-Shabaab", "al-Shabaab". */
function sameCapital(word: string, written: string): boolean {
  return !isCapital(written) || isCapital(word) || PARTICLES.has(fold(word));
}

/** Tags that rule a one-word name out at the start of a sentence, where its capital says nothing; and names inside other names. */
function usable(name: Name, tokens: readonly Token[], words: readonly Word[], at: number): boolean {
  const first = words[at]!.token;
  const last = words[at + name.words.length - 1]!.token;
  if (name.words.length > 1) return true;
  const token = tokens[first]!;
  if (!name.acronym && first === 0 && !NAMES.has(token.upos)) return false;
  if (name.acronym) return token.upos !== "VERB" && token.upos !== "AUX";
  return name.as === "demonym" || !insideName(tokens, first, last);
}

/** "Jordan" of "Michael Jordan" or "Jordan Smith": part of a person's name. */
function insideName(tokens: readonly Token[], first: number, last: number): boolean {
  const token = tokens[first]!;
  if (token.deprel === "flat" && (token.head < first || token.head > last)) return true;
  const next = tokens[last + 1];
  return (
    next !== undefined && next.deprel === "flat" && next.head >= first && next.head <= last && next.upos === "PROPN"
  );
}

const NAMES = new Set(["PROPN", "NOUN", "ADJ", "X"]);

export const PARTICLES: ReadonlySet<string> = new Set(
  "al el ul as ash an ad at ar az bin ibn ben bint abu abd umm de da di del della der den des dos du la le van von ter of the and e y".split(
    " ",
  ),
);

export function isCapital(form: string): boolean {
  const first = form.charAt(0);
  return first !== first.toLowerCase();
}

function isAcronym(form: string): boolean {
  const plain = form.replaceAll(".", "");
  return plain.length <= 7 && plain.length >= 2 && !/[a-z]/.test(plain) && /[A-Z]{2}|[A-Z]\d/.test(plain);
}

/** YAML writes one or several: a text, a list, or nothing. */
export function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
