import { describe, expect, it } from "vitest";
import type { Entry } from "../src/kit/kit.ts";
import { compared, missedExamples, plainExample as plain } from "../src/lexicon/example.ts";
import { parseMarked } from "../src/lexicon/marked.ts";
import { entryProblems } from "../src/lexicon/shape.ts";
import { testKit } from "../test/kit.ts";

/**
 * The lexicon tests itself: every entry carries examples, and every example is read. A failure names file and line.
 * One file: `npx vitest run lexicon -t lexicon/weapons.yaml`; one folder: `-t lexicon/verbs`; only the rules: `-t "the lexicon"`.
 * `xfail (reason): sentence` is a known gap; the run says so when it starts to pass.
 */
const { lexicon } = testKit();
const all = Object.entries(lexicon).flatMap(([section, entries]) => entries.map((entry) => ({ section, entry })));
const actors = [...(lexicon.actors ?? []), ...(lexicon.outlets ?? [])];

describe("the lexicon", () => {
  it("has kebab-case ids", () => {
    expect(where(all.map(({ entry }) => entry).filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)))).toEqual([]);
  });

  it("has at least one example per entry, each a balanced marked sentence", () => {
    const wrong = all.filter(isRead).flatMap(({ entry }) => {
      const lines = texts(entry.examples);
      if (lines.length === 0) return [`${entry.at} ${entry.id}: no example`];
      return lines.filter((line) => !isBalanced(plain(line).line)).map((line) => `${entry.at} ${line}`);
    });
    expect(wrong).toEqual([]);
  });

  it("marks something in at least one example of every entry", () => {
    // A mute cue is there to find nothing.
    const unmarked = all.filter(
      ({ section, entry }) =>
        isRead({ section, entry }) &&
        section !== "cues" &&
        !texts(entry.examples).some((line) => parseMarked(plain(line).line).marks.length > 0),
    );
    expect(where(unmarked.map(({ entry }) => entry))).toEqual([]);
  });

  it("uses codes of PLOVER: a country or body, then a sector", () => {
    const heads = new Set([...actors.filter(isLand).flatMap((entry) => texts(entry.code)), ...BODIES]);
    const isCode = (code: string) => heads.has(code.slice(0, 3)) && (code.length === 3 || SECTORS.has(code.slice(3)));
    expect(where(actors.filter((entry) => texts(entry.code).some((code) => !isCode(code))))).toEqual([]);
    expect(where(actors.filter((entry) => texts(entry.country).some((code) => !heads.has(code))))).toEqual([]);
    expect(where(section("places").filter((e) => texts(e.country).some((code) => !heads.has(code))))).toEqual([]);
    expect(where(section("agents").filter((e) => texts(e.sector).some((code) => !isSector(code))))).toEqual([]);
  });

  it("uses the fields of its section, each with what it may hold", () => {
    const wrong = all.flatMap(({ section, entry }) =>
      entryProblems({ path: entry.at, line: 0, section, entry, lineOf: () => 0 }).map(
        ({ reason }) => `${entry.at} ${reason}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it("uses the kinds, types and modes the README lists", () => {
    expect(where(actors.filter((entry) => !KINDS.has(String(entry.kind))))).toEqual([]);
    expect(where(section("agents").filter((entry) => !TYPES.has(String(entry.type))))).toEqual([]);
    expect(where(section("weapons").filter((e) => e.mode !== undefined && !MODES.has(String(e.mode))))).toEqual([]);
  });

  it("points only at entries that exist", () => {
    const ids = new Set(actors.map((entry) => entry.id));
    const dangling = actors.flatMap((entry) =>
      ["of", "partOf", "media"].flatMap((field) =>
        texts(entry[field])
          .filter((id) => !ids.has(id))
          .map((id) => `${entry.at} ${field}: ${id}`),
      ),
    );
    expect(dangling).toEqual([]);
  });

  it("gives every name to one entry, or says that it is ambiguous", () => {
    const claimed = [
      ...shared(actors, ["name", "also", "demonyms", "capital", "government"]),
      ...shared(section("agents"), ["noun", "plural", "also"]),
      ...shared(section("weapons"), ["nouns"]),
      ...shared(section("places"), ["name", "also"]),
    ];
    expect(claimed).toEqual([]);
  });

  it("gives places and states a point on the globe, places a radius and a source", () => {
    const isPoint = (text: unknown) => {
      const [lat, lon] = String(text).split(" ").map(Number);
      return lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    };
    const located = [...section("places"), ...actors.filter(isLand).filter((entry) => entry.until === undefined)];
    expect(where(located.filter((entry) => !isPoint(entry.point)))).toEqual([]);
    expect(where(section("places").filter((e) => !(Number(e.radius) >= 5) || !e.source))).toEqual([]);
  });
});

for (const [file, entries] of byFile()) {
  const section = sectionOf(file);
  if (!compared[section]) continue;
  describe(file, () => {
    it("finds in every example what is marked, and nothing else of the entry", { timeout: 120_000 }, () => {
      const wrong = entries.flatMap((entry) =>
        missedExamples(section, entry, testKit()).map(({ expected, got, gap }) =>
          gap
            ? `${entry.at} passes now, take its xfail away: ${expected}`
            : `${entry.at} ${entry.id}\n   want ${expected}\n   got  ${got}`,
        ),
      );
      expect(wrong.slice(0, 200), `${wrong.length} examples fail`).toEqual([]);
    });
  });
}

function isBalanced(line: string): boolean {
  try {
    parseMarked(line);
    return true;
  } catch {
    return false;
  }
}

function shared(entries: readonly Entry[], fields: readonly string[]): string[] {
  const by = new Map<string, Set<Entry>>();
  for (const entry of entries)
    for (const name of fields.flatMap((field) => texts(entry[field])))
      by.set(name, (by.get(name) ?? new Set()).add(entry));
  return [...by].flatMap(([name, holders]) =>
    holders.size > 1 && [...holders].some((entry) => entry.ambiguous !== "yes")
      ? [`"${name}" stands at ${[...holders].map((entry) => entry.at).join(" and ")}`]
      : [],
  );
}

function byFile(): Map<string, Entry[]> {
  const by = new Map<string, Entry[]>();
  for (const { entry } of all) {
    const file = entry.at.replace(/:\d+$/, "");
    by.set(file, [...(by.get(file) ?? []), entry]);
  }
  return by;
}

function sectionOf(file: string): string {
  return file.split("/")[1]!.replace(/\.yaml$/, "");
}

function section(name: string): readonly Entry[] {
  return lexicon[name] ?? [];
}

/** Word classes under verbs/ (no PLOVER type) serve the rules of other entries and find nothing by themselves. */
function isRead({ section, entry }: { readonly section: string; readonly entry: Entry }): boolean {
  // Given names only tell "he" from "she": nothing in a text rests on them alone.
  return section !== "given-names" && (section !== "verbs" || entry.plover !== undefined);
}

function isLand(entry: Entry): boolean {
  return entry.kind === "state" || entry.kind === "territory";
}

function isSector(code: string): boolean {
  return SECTORS.has(code) || BODIES.has(code);
}

function texts(value: unknown): string[] {
  return typeof value === "string" ? [value] : Array.isArray(value) ? value.filter((v) => typeof v === "string") : [];
}

function where(entries: readonly Entry[]): string[] {
  return entries.map((entry) => `${entry.at} ${entry.id}`);
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const BODIES = words("IGO UNO EUR NGO ISM IMG MNC ATA");
const SECTORS = words(
  "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC",
);
const TYPES = words(
  "state government military police armed-group party organisation outlet person role civilians pronoun unknown",
);
const MODES = words(
  "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control unconventional",
);
const KINDS: ReadonlySet<string> = new Set([
  ...["state", "territory", "government", "military", "police", "intelligence", "armed group", "militia", "gang"],
  ...["coalition", "organisation", "party", "person", "outlet"],
]);
