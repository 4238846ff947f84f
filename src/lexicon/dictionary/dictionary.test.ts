import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testKit } from "../../../test/kit.ts";
import { lexiconFile } from "../file.ts";
import { kitOf } from "../lexicon.ts";
import { lexiconText } from "../write.ts";
import { imported, kindOf } from "./dictionary.ts";

// The names here are made up: nothing of the public dictionaries stands in this project.
const actors = `# a comment
LUMERIA_RIVER_GUARD_(LRG)_ [MLIREB] ; who
+RIVER_GUARD_

TORVAL_ANDERSEN_ # a man
+T._ANDERSEN
\t[NORGOV >000717]
\t[NORELI 830101-000716]
\t[NORELI]
OLAV_STRAND [NORGOV <910625]
QORBANI_FRONT [WEUREB]
39649 [GRCREB]
SILENT_ONE [---]
NO_CODE_HERE
BROKEN_ONE [FRAGOV
BAD_DAY [FRAGOV >001345]
NIGERIA [NGA]
UNDUGU_RELIEF [IGOUNOHLH]
`;

const agents = `!PERSON! = MAN, WOMAN, MEN
BEEKEEPER [~AGR]
FERRY!PERSON! [~LAB]
ROOF_THIEF {ROOF_THIEVES} [~CRM]
LAMPLIGHTER [~ENV}
LAMPWRIGHT [~XXX]
NET!NOSET! [~AGR]
FARMER [~AGR]
`;

const verbs = `&BOATS_
+FERRY
+FISHING_BOAT

---  PADLOCK   [172]  ---
PADLOCK # x
+BOARD_UP {BOARDS_UP}
- * &BOATS (ON RIVER)   [171]  # PADLOCK
- * {OLD GATE} [---]
- * FENCE [---]
- * (AGAINST POVERTY) [---]
- * &BOATS [---]
- * (WITH +) [040]
- &BOATS * [:173]
- * [010]
- NO STAR [010]
- * &NOSET [172]
~ a (a b ATTACK) SAY = a b 015
`;

describe("actors", () => {
  const { entries, seen, left } = imported("x.actors", actors, testKit());

  test("roots with synonyms, letters in brackets and dated codes", () => {
    expect(seen).toBe(10);
    expect(entries).toEqual([
      {
        ...{ section: "actors", id: "my-lumeria-river-guard", name: "Lumeria River Guard", kind: "armed group" },
        ...{ code: "MLIREB", also: ["LRG", "River Guard"] },
      },
      {
        ...{ section: "actors", id: "my-torval-andersen", name: "Torval Andersen", kind: "person", code: "NORELI" },
        codes: ["NORGOV since 2000-07-17", "NORELI since 1983-01-01 until 2000-07-16"],
        also: ["T. Andersen"],
      },
      {
        ...{ section: "actors", id: "my-olav-strand", name: "Olav Strand", kind: "person" },
        codes: ["NORGOV until 1991-06-25"],
      },
      { section: "actors", id: "my-qorbani-front", name: "Qorbani Front", kind: "armed group", code: "REB" },
      { section: "actors", id: "my-undugu-relief", name: "Undugu Relief", kind: "organisation", code: "UNOMED" },
    ]);
  });

  test("what could not be carried over is counted with its line", () => {
    expect(left.map(({ reason, count }) => `${count} ${reason}`).sort()).toEqual([
      '1 "WEU" of a code has no place in PLOVER',
      "1 a bracket that is not closed",
      "1 a date that is none",
      "1 a name without letters",
      "1 a null code: names are not silenced",
      "1 a root without a code",
      "1 known already, with the same code",
    ]);
    expect(left.find(({ reason }) => reason === "a root without a code")?.first).toEqual([
      { at: "x.actors:14", text: "NO_CODE_HERE" },
    ]);
  });
});

test("agents: sets, plurals, what is known and what is odd", () => {
  const { entries, left } = imported("x.agents", agents, testKit());
  expect(entries.map(({ noun, also, plural, sector }) => [noun, also, plural, sector])).toEqual([
    ["beekeeper", undefined, undefined, "AGR"],
    ["ferryman", ["ferrywoman", "ferrymen"], undefined, "LAB"],
    ["roof thief", undefined, ["roof thieves"], "CRM"],
  ]);
  expect(left.map(({ reason }) => reason).sort()).toEqual([
    "a code that has no sector in PLOVER",
    "a line that cannot be read",
    "a set that is not defined",
    "known already, with the same sector",
  ]);
});

test("verbs: blocks, patterns, sets, codes by role", () => {
  const { entries, left } = imported("x.verbs", verbs, testKit());
  const both = ["padlock", "board up"];
  expect(entries.map(({ section: _section, id: _id, ...fields }) => fields)).toEqual([
    { verbs: both, plover: "COERCE", mode: "restrict", rank: "last", not: ["object fence"] },
    { verbs: both, plover: "COERCE", mode: "seize", needs: ["object ferry|boat", "prep on", "oblique river"] },
    { verbs: both, plover: "CONSULT", needs: ["prep with"], target: ["with"] },
    { verbs: both, plover: "COERCE", mode: "arrest", frame: "target VERB theme", needs: ["subject ferry|boat"] },
  ]);
  expect(left.map(({ reason }) => reason).sort()).toEqual([
    "CAMEO 01 has no type in PLOVER",
    "a null pattern that asks for more than one thing: it would silence too much",
    "a pattern without one place for its verb",
    "a set that is not defined",
    "a transformation: what one event makes of another is read from the tree",
  ]);
});

describe("hostile and odd dictionaries", () => {
  const reasons = (source: string, kind: "actors" | "agents" | "verbs") =>
    imported("x", source, testKit(), kind).left.map(({ reason }) => reason);

  test("sets that hold themselves, nest or multiply are counted", () => {
    const words = Array.from({ length: 30 }, (_, k) => `W${k}X`).join(", ");
    expect(reasons("!P! = !P!, MAN\nPOLICE!P! [~COP]\n", "agents")).toEqual(["a set that holds itself"]);
    expect(reasons("!P! = !Q!\n!Q! = !P!\nPOLICE!P! [~COP]\n", "agents")).toEqual(["a set that holds itself"]);
    expect(reasons(`!A! = ${words}\n!A!!A!!A!!A! [~AGR]\n`, "agents")).toEqual(["sets that make more than 500 nouns"]);
    const chain = Array.from({ length: 3000 }, (_, k) => `!S${k}! = !S${k + 1}!`).join("\n");
    expect(reasons(`${chain}\n!S0! [~AGR]\n`, "agents")).toEqual(["sets within sets, too deep"]);
    const empty = Array.from({ length: 20 }, (_, k) => `!S${k}! = ${`!S${k + 1}!,`.repeat(30)}`).join("\n");
    expect(reasons(`${empty}\n!S20! =\n!S0! [~AGR]\n`, "agents")).toEqual(["sets within sets, too deep"]);
  });

  test("signs of a replacement are text", () => {
    const { entries } = imported("x", "!P! = $&MAN\nNET!P! [~AGR]\n", testKit(), "agents");
    expect(entries[0]?.noun).toBe("net$&man");
  });

  test.each(["actors", "agents", "verbs"] as const)("long lines take no time: %s", (kind) => {
    const start = performance.now();
    for (const length of [3900, 20_000]) {
      const lines = ["A", "A [", "-".repeat(9), "--- X"].map((begin) => `${begin}${" ".repeat(length)}}`);
      imported("x", lines.join("\n"), testKit(), kind);
    }
    expect(reasons("A".repeat(4001), kind)).toEqual(["a line of more than 4000 characters"]);
    expect(performance.now() - start).toBeLessThan(1500);
  });

  test.each([
    ["PORT OFFICER", "yes"],
    ["DOCK REFUGEE", "yes"],
    ["FERRY PARLIAMENT", "no"],
    ["RADIO CENTER", "no"],
    ["SHRINE MOVEMENT", "no"],
    ["HARBOUR COMMITTEE", "no"],
    ["ROOF BANKING", "no"],
    ["REED JOURNALIST", "yes"],
  ])("%s is a person: %s", (noun, person) => {
    expect(imported("x", `${noun} [~REF]\n`, testKit(), "agents").entries[0]?.person).toBe(person);
  });

  test.each([
    ["IAN_MCLEOD", "Ian McLeod"],
    ["SEAN_O'BRIEN", "Sean O'Brien"],
    ["ANNE-MARIE_O’DELL", "Anne-Marie O’Dell"],
    ["ROBERTO_MACEO", "Roberto Maceo"],
    ["OLGA_OSTROM", "Olga Ostrom"],
  ])("%s is written %s", (root, name) => {
    expect(imported("x", `${root} [NORELI]\n`, testKit(), "actors").entries[0]?.name).toBe(name);
  });

  test("a group with dated codes is a group, and no code is made up for other days", () => {
    const source = "RIVER_FRONT_ [SDNREB 150101-251231]\n\t[SDNOPP <150101]\nLUME_MILITIA [SDNOPP <150101]\n";
    expect(imported("x", source, testKit(), "actors").entries).toEqual([
      {
        ...{ section: "actors", id: "my-river-front", name: "River Front", kind: "armed group" },
        codes: ["SDNREB since 2015-01-01 until 2025-12-31", "SDNOPP until 2015-01-01"],
      },
      {
        ...{ section: "actors", id: "my-lume-militia", name: "Lume Militia", kind: "party" },
        codes: ["SDNOPP until 2015-01-01"],
      },
    ]);
  });

  test("a day the calendar lacks, and an empty synonym at its own line", () => {
    expect(reasons("TORVAL_ANDERSEN [NORGOV >980231]\n", "actors")).toEqual(["a date that is none"]);
    expect(imported("x", "TORVAL_ANDERSEN [NORELI]\n+ # who\n", testKit(), "actors").left).toEqual([
      { reason: "a name without letters", kept: "none", count: 1, first: [{ at: "x:2", text: "+ # who" }] },
    ]);
    expect(reasons("&GATES\n+\n--- A [172] ---\nPADLOCK\n- * &GATES [172]\n", "verbs").sort()).toEqual([
      "a set that is not defined",
      "an empty word of a set",
    ]);
  });
});

test("discards and issues have no counterpart, and the report says so", () => {
  const { entries, left } = imported("x.discards", "# c\nCUP FINAL\n+STOCK PRICES\n", testKit(), "discards");
  expect(entries).toEqual([]);
  expect(left[0]?.count).toBe(2);
});

test.each([
  [actors, "actors"],
  [agents, "agents"],
  [verbs, "verbs"],
  ["CUP FINAL\n+STOCK PRICES\n", "discards"],
  ["n:flood [DISASTER]\nv:vote [ELECTION]\n", "issues"],
])("the kind is seen by the look of the lines", (source, kind) => {
  expect(kindOf(source)).toBe(kind);
});

test("what is made is a lexicon, as JSON lines and as YAML", () => {
  const kit = testKit();
  for (const source of [actors, agents, verbs]) {
    const { entries } = imported("x", source, kit);
    for (const form of ["jsonl", "yaml"] as const) {
      const file = lexiconFile(`x.${form}`, lexiconText(entries, form));
      expect(file.problems).toEqual([]);
      expect(kitOf(kit, [file]).version).not.toBe(kit.version);
    }
  }
});

test("every CAMEO code becomes a type and mode that the lexicon takes", () => {
  const codes = Array.from({ length: 2100 }, (_, k) => String(k).padStart(3, "0"));
  const source = codes.map((code) => `--- A [${code}] ---\nPADLOCK\n`).join("");
  const { entries } = imported("x", source, testKit(), "verbs");
  expect(entries.length).toBeGreaterThan(200);
  expect(() => kitOf(testKit(), [lexiconFile("x.jsonl", lexiconText(entries, "jsonl"))])).not.toThrow();
});

test("odd lines never throw, and what is made of them loads", () => {
  const kit = testKit();
  const piece = fc.constantFrom(
    ..."ROOT_X [FRAGOV] [~MIL] + - * & ~ { } ( ) ! = > < 000717 --- [:173] # ; _ é \t \n \r\n [ ] - * (TO X) [040] !A! !A!=!A!,X !B!=$& &S_ +S - * &S [---]\n".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom("actors", "agents", "verbs"), (pieces, kind) => {
      const { entries } = imported("x", pieces.join(" "), kit, kind as "actors");
      kitOf(kit, [lexiconFile("x.jsonl", lexiconText(entries, "jsonl"))]);
    }),
    { numRuns: 150 },
  );
});
