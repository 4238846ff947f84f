import { describe, expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import type { Kit } from "../kit/kit.ts";
import { read } from "../read.ts";
import { missedExamples } from "./example.ts";
import { lexiconFile } from "./file.ts";
import { kitOf, LexiconError } from "./lexicon.ts";

const guard = `actors:
  - id: lume-river-guard
    name: Lume River Guard
    kind: armed group
    code: MLIREB
    also: [LRG]
    examples:
      - "[actor The LRG] shelled the ferry."
      - "The LRG left."
`;

function problemsOf(source: string, path = "mine.yaml"): string[] {
  try {
    kitOf(testKit(), [lexiconFile(path, source)]);
    return [];
  } catch (error) {
    if (!(error instanceof LexiconError)) throw error;
    return error.message.split("\n");
  }
}

function actorsIn(text: string, kit: Kit, published?: string) {
  return read(text, kit, published === undefined ? undefined : { published }).mentions.flatMap((mention) =>
    mention.kind === "actor" ? [{ name: mention.name, code: mention.code, basis: mention.basis }] : [],
  );
}

describe("a user lexicon", () => {
  test("adds an entry, whose basis is the user's file and line", () => {
    const kit = kitOf(testKit(), [lexiconFile("my/guards.yaml", guard)]);
    expect(actorsIn("The LRG shelled the ferry.", kit)[0]).toEqual({
      name: "LRG",
      code: "MLIREB",
      basis: { by: "lexicon", entry: "lume-river-guard", at: "my/guards.yaml:2" },
    });
    expect(kit.version).not.toBe(testKit().version);
  });

  test("overrides an entry by its id", () => {
    const source = "actors:\n  - {id: hezbollah, name: Hezbollah, kind: party, code: LBNPTY}\n";
    const kit = kitOf(testKit(), [lexiconFile("a.yaml", source)]);
    expect(actorsIn("Hezbollah rejected the plan.", kit)[0]?.code).toBe("LBNPTY");
    expect(kit.lexicon.actors?.filter(({ id }) => id === "hezbollah").length).toBe(1);
  });

  test("is asked before ours where a name is the same", () => {
    const source = "actors:\n  - {id: my-hezbollah, name: Hezbollah, kind: party, code: TURPTY}\n";
    expect(actorsIn("Hezbollah rejected it.", kitOf(testKit(), [lexiconFile("a.yaml", source)]))[0]?.code).toBe(
      "TURPTY",
    );
  });

  test("of two files the later one wins", () => {
    const files = ["MLIREB", "NERREB"].map((code, k) => lexiconFile(`${k}.yaml`, guard.replace("MLIREB", code)));
    expect(actorsIn("The LRG shelled the ferry.", kitOf(testKit(), files))[0]?.code).toBe("NERREB");
  });

  test("adds a verb", () => {
    const source = "verbs:\n  - {id: my-padlock, verbs: [padlock], plover: COERCE, mode: restrict}\n";
    const reading = read("Police padlocked the radio station.", kitOf(testKit(), [lexiconFile("v.yaml", source)]));
    expect(reading.events[0]?.code).toMatchObject({ plover: "COERCE", mode: "restrict" });
    expect(reading.events[0]?.basis).toMatchObject({ entry: "my-padlock", at: "v.yaml:2" });
  });

  test.each([
    ["2001-05-01", "NORGOV"],
    ["1999-05-01", "NORELI"],
    ["2020-05-01", "NORELI"],
  ])("a dated code holds on the page's day: %s %s", (day, code) => {
    const entry = {
      section: "actors",
      id: "torval-andersen",
      name: "Torval Andersen",
      kind: "person",
      code: "NORELI",
      codes: ["NORGOV since 2000-07-17 until 2005"],
    };
    const kit = kitOf(testKit(), [lexiconFile("a.jsonl", JSON.stringify(entry))]);
    expect(actorsIn("Torval Andersen visited the camp.", kit, day)[0]?.code).toBe(code);
  });

  test("its examples are read", () => {
    const file = lexiconFile("mine.yaml", guard);
    const kit = kitOf(testKit(), [file]);
    const missed = file.placed.flatMap(({ section, entry }) => missedExamples(section, entry, kit));
    expect(missed.map(({ expected, got }) => [expected, got])).toEqual([["The LRG left.", "[actor The LRG] left."]]);
    expect(file.placed[0]?.lineOf("examples", missed[0]?.nth)).toBe(9);
  });
});

describe("a wrong one is refused with every error", () => {
  test("fields, pointers, codes and types, each at its line", () => {
    const source = `actors:
  - id: Bad Id
    name: X
    kind: armd group
    cde: MLIREB
    of: nobody
  - name: no id
    kind: state
    code: mli
  - just text
verb:
  - id: x
verbs:
  - id: my-v
    verbs: [padlock]
    plover: COERC
    needs: ["objekt gate"]
    examples: ["[actor Police padlocked"]
  - id: my-v
    plover: COERCE
`;
    const got = problemsOf(source);
    expect(got.map((line) => Number(line.split(":")[1]))).toEqual([2, 4, 5, 6, 7, 9, 10, 11, 16, 17, 18, 19]);
    expect(got[0]).toBe('mine.yaml:2: "Bad Id" is no id: small letters, figures and hyphens ("river-guard")');
    expect(got[3]).toContain('"of: nobody" points at no entry');
  });

  test("what only shows when it is compiled", () => {
    expect(problemsOf("verbs:\n  - {id: a, verbs: [x], plover: COERCE, frame: boss VERB}\n")).toEqual([
      "mine.yaml:2: not a role: boss",
    ]);
    expect(problemsOf("operators:\n  - id: a\n    signature: +/-\n    verbs: [manage]\n")[0]).toMatch(
      /^mine\.yaml:4: "manage" stands already among the verbs of the operator/,
    );
  });

  test.each([
    ["actors", "name: A\n    kind: person\n    codes: [NORGOV since 2000-99-99]", 5, "is no day"],
    [
      "actors",
      "name: A\n    kind: person\n    codes:\n      - NORGOV\n      - NORELI since 2010 until 2001",
      7,
      "ends before",
    ],
    ["actors", "name: A\n    kind: state\n    code: NOR\n    until: whenever", 6, "is no day"],
    ["actors", "name: A\n    kind: armed group\n    code: ZZZREB", 5, '"ZZZ" of "ZZZREB" is no country'],
    ["actors", "name: A\n    kind: armed group\n    code: NORZZZ", 5, "is no sector"],
    ["places", 'name: A\n    kind: base\n    point: "33.9,"', 5, "is no point"],
    ["places", "name: A\n    kind: base\n    country: ZZZ", 5, "is no country"],
    ["cues", "class: speech\n    verbs: [x]\n    stance: nonsense", 5, "is none of asserts"],
    ["cues", "class: speech\n    verbs: [x]\n    negated: nonsense", 5, "is none of asserts"],
    ["cues", "class: speech\n    verbs: [x]\n    agentless: nonsense", 5, "is none of speech"],
    ["verbs", "verbs: [x]\n    plover: PROTEST\n    mode: drone", 5, 'PROTEST has no mode "drone": demo'],
    ["verbs", "verbs: [x]\n    plover: AGREE\n    mode: drone", 5, "none at all"],
    ["weapons", 'nouns: [x]\n    examples: ["[ac\\\\[tor x] spoke."]', 4, "closes nothing"],
    ["weapons", 'nouns: [x]\n    examples:\n      - "An x."\n      - "In [plce here]."', 6, '"[plce " marks nothing'],
    ["weapons", "nouns: &n [x]\n    examples: *n", 4, '"*n" points elsewhere'],
    ["weapons", "nouns: [*n]", 3, '"*n" points elsewhere'],
  ])("%s: %s", (section, fields, line, reason) => {
    const got = problemsOf(`${section}:\n  - id: a\n    ${fields}\n`);
    expect(got.length, got.join("\n")).toBe(1);
    expect(got[0]).toContain(`mine.yaml:${line}: `);
    expect(got[0]).toContain(reason);
  });

  test("a state of one's own brings its code with it; years, months and days are days", () => {
    const state = "actors:\n  - {id: lume, name: Lume, kind: state, code: ZZZ, until: 1990-02}\n";
    const group =
      "  - {id: g, name: G Front, kind: armed group, code: ZZZREB, codes: [IGO until 2024-02-29, REB since 2001 until 2001-05]}\n";
    expect(problemsOf(state + group)).toEqual([]);
  });

  test("a byte order mark is no fault", () => {
    expect(problemsOf(`\ufeff${guard}`)).toEqual([]);
    const line = JSON.stringify({ section: "weapons", id: "a", nouns: ["harpoon"] });
    expect(problemsOf(`\ufeff${line}\n`, "a.jsonl")).toEqual([]);
  });

  test("YAML and JSON that cannot be read", () => {
    expect(problemsOf("actors:\n  - id: a\n   name: b\n").length).toBeGreaterThan(0);
    expect(problemsOf("- id: a\n")[0]).toContain("a map of sections");
    expect(problemsOf('{"id": 1\n{"section":"x"}\n[]\n', "a.jsonl").map((line) => line.split(":")[1])).toEqual([
      "1",
      "2",
      "3",
    ]);
    expect(problemsOf("")).toEqual([]);
    expect(problemsOf(`actors: ${"[".repeat(20_000)}`)).toEqual(["mine.yaml:1: lists or maps too deep in one another"]);
  });
});
