import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { quality, sharedFolder, tasks } from "./quality.ts";

// A happening made up for this test, as tiny gold of every task.
const sentence = "Raiders burned the mill in Lume on Monday, the mayor said.";
const conllu = [
  "# newdoc id = d1",
  "# text = The mayor didn't leave.",
  "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_",
  "2\tmayor\tmayor\tNOUN\tNN\t_\t5\tnsubj\t_\t_",
  "3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_",
  "3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_",
  "4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_",
  "5\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
  "6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_",
  "",
  "",
].join("\n");
const claim = {
  ...{ id: "1", article: 1, sentence },
  attribution: {
    source: "the mayor",
    cue: "said",
    content: "Raiders burned the mill in Lume on Monday",
    stance: "asserts",
  },
  events: [{ trigger: "burned", type: "ASSAULT", modality: "actual", actor: "Raiders", target: "the mill" }],
};
const probe = {
  ...{ id: "p1", text: sentence, published: "2025-03-12", holder: "the mayor" },
  ...{ status: "asserted", type: "ASSAULT", trigger: "burned", actor: "Raiders" },
};
const spans = { source: [[43, 52]], cue: [[53, 57]], content: [[0, 41]] };
const report = {
  docid: "TST1-LUME-0001",
  dateline: "LUME, 12 MAR 90 (INVENTED)",
  text: "A BOMB EXPLODED IN FRONT OF A BANK IN LIMA TODAY, AND\nGUERRILLAS KILLED SENATOR PEDRO ARAMAYO, THE POLICE SAID.",
};
const noFillers = { PerpInd: [], PerpOrg: [], Target: [], Victim: [], Weapon: [] };
const incident = {
  ...report,
  templates: [{ ...noFillers, incident_type: "bombing", Target: [[["bank", 31]]] }],
  keys: [{ optional: false, type: [{ opt: false, alts: ["BOMBING"], nullOk: false, refs: [] }] }],
};
/** A story and its cut copy; `blind`: without saying which is which. */
const tellings = (blind: boolean) =>
  [
    {
      id: "s1",
      title: "Mill burned",
      paragraphs: [`${sentence} Nobody was hurt, and the river put the fire out in the end.`],
    },
    {
      ...{ id: "s2", title: "Mill", paragraphs: [`${sentence} Nobody was hurt, and the river`] },
      ...(blind ? {} : { of: { id: "s1", kind: "cut60" } }),
    },
  ]
    .map((line) => JSON.stringify(line))
    .join("\n");
const files: Record<string, string> = {
  "incidents.jsonl": JSON.stringify(incident),
  "incidents-full.jsonl": JSON.stringify(incident),
  "factuality.jsonl": JSON.stringify({
    ...{ id: "f1", tokens: ["They", "did", "n't", "leave", "."] },
    targets: [{ start: 3, end: 4, label: -3 }],
  }),
  "claims/lume.claims.jsonl": JSON.stringify(claim),
  "claims/lume.txt": `${sentence}\n`,
  "claims/lume.meta.json": '{"published": "2025-03-12", "title": "unread"}',
  "probe.jsonl": JSON.stringify(probe),
  "attribution.jsonl": JSON.stringify({
    id: "a1",
    publisher: "p",
    date: "2025-03-12",
    text: sentence,
    attributions: [spans],
  }),
  "where-when.txt": `KABUL, 12 March 2025 - ${sentence}\n`,
  "where-when.claims.jsonl": JSON.stringify({
    ...{ id: "w1", sentence, attribution: null },
    events: [
      {
        ...{ trigger: "burned", type: "ASSAULT", modality: "actual" },
        at: { lat: 34.5, lon: 69.2, precision: "settlement", country: "AFG" },
        day: { earliest: "2025-03-10", latest: "2025-03-10", precision: "day" },
      },
    ],
  }),
  "times.jsonl": JSON.stringify({
    ...{ id: "t1", dct: "2025-03-12", title: "", text: sentence },
    timexes: [{ start: 31, end: 40, text: "on Monday", type: "DATE", value: "2025-03-10" }],
  }),
  "places.jsonl": JSON.stringify({
    ...{
      id: "w1",
      title: "",
      date: "2025-03-12",
      url: "http://example.org/a",
      text: "Raiders burned the mill in Goma.",
    },
    toponyms: [{ start: 27, end: 31, phrase: "Goma", lat: -1.68, lon: 29.22 }],
  }),
  "spelling.tsv": "variant\tcountry\tgold_name\tlat\tlon\nGowma\tCOD\tGoma\t-1.6792\t29.2228\nXyzzyx\tCOD\n",
  "places-given.jsonl": JSON.stringify({
    ...{ id: "w2", title: "", date: "2025-03-12", url: "http://example.org/a" },
    ...{ text: "Raiders burned the mill in Goma.", toponyms: [{ start: 27, end: 31, lat: -1.68, lon: 29.22 }] },
  }),
  "names.jsonl": JSON.stringify({ id: "weblog-1-0001", tokens: sentence.split(" "), spans: [[4, 5, "LOC"]] }),
  "events.jsonl": JSON.stringify({
    ...{ id: "e1", text: sentence, root: "ASSAULT" },
    ...{ source: { start: 0, end: 7, text: "Raiders" }, target: { start: 15, end: 23, text: "the mill" } },
  }),
  "events-given.jsonl": JSON.stringify({
    ...{ id: "g1", text: sentence, root: "ASSAULT", quad: 4 },
    ...{ source: { start: 0, end: 7, text: "Raiders" }, target: { start: 15, end: 23, text: "the mill" } },
  }),
  "subtypes.jsonl": JSON.stringify({ id: "s1", row: 1, text: sentence, label: "PROPERTY_DISTRUCT" }),
  "articles.jsonl": JSON.stringify({ id: "h1", url: "http://example.org/a", articleBody: sentence }),
  "dates.jsonl": JSON.stringify({
    id: "dates/d1",
    url: "http://example.org/a",
    published: "2025-03-12",
    modified: null,
  }),
  "dates/d1.html": `<title>Mill burned</title><h1>Raiders burn the mill</h1><time datetime="2025-03-12">Wednesday</time><p>${sentence}</p>`,
  "pages.jsonl": JSON.stringify({
    ...{ id: "pages/p1", url: "http://example.org/a", title: "Raiders burn the mill", body: [sentence] },
    ...{ published: "2025-03-12", modified: null },
  }),
  "pages/p1.html": `<title>Mill burned</title><h1>Raiders burn the mill</h1><time datetime="2025-03-12">Wednesday</time><p>${sentence}</p>`,
  "near-duplicates.jsonl": tellings(false),
  "boundaries.jsonl": JSON.stringify({ texts: "own", half: "dev", seed: 1, pages: 2 }),
  "trees/one.conllu": conllu,
  "trees/two.conllu": conllu,
};

const folder = mkdtempSync(join(tmpdir(), "daybook-gold-"));
for (const [name, content] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}
mkdirSync(join(folder, "html"));
writeFileSync(
  join(folder, "html", "h1.html.gz"),
  gzipSync(`<title>A mill</title><article><p>${sentence}</p></article>`),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function called(...args: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await quality(args, { kit: testKit, out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err };
}

describe.skipIf(!sharedFolder())("bench:quality", () => {
  it.each([
    ["claims", "claims/lume.claims.jsonl", "claim"],
    ["claims", "claims", "attribution"],
    ["probe", "probe.jsonl", "holder_and_status"],
    ["attribution", "attribution.jsonl", "all"],
    ["places", "places.jsonl", "e2e"],
    ["spelling", "spelling.tsv", "figures"],
    ["places-given", "places-given.jsonl", "all"],
    ["near-duplicates", "near-duplicates.jsonl", "falsePairs"],
    ["times", "times.jsonl", "relaxed"],
    ["where-when", "where-when.claims.jsonl", "day_bounds"],
    ["parse", "trees/one.conllu", "LAS"],
    ["parse", "trees", "UPOS"],
    ["parse-text", "trees/one.conllu", "Tokens"],
    ["factuality", "factuality.jsonl", "mae"],
    ["boundaries", "boundaries.jsonl", "singles"],
    ["events", "events.jsonl", "root_acc"],
    ["events-given", "events-given.jsonl", "root_acc"],
    ["subtypes", "subtypes.jsonl", "known"],
    ["incidents", "incidents.jsonl", "gtt"],
    ["incidents-full", "incidents-full.jsonl", "ALL"],
  ])("%s on %s: the last line is the scorer's JSON", async (task, data, field) => {
    const { code, out, err } = await called(task, "--data", join(folder, data), "--json", "--errors");
    expect(err.filter((line) => line.startsWith("bench:quality"))).toEqual([]);
    expect(code).toBe(0);
    expect(JSON.parse(out.at(-1)!)).toHaveProperty(field);
  });

  it("reads given words as they are, and keeps the predictions", async () => {
    const pred = join(folder, "kept.jsonl");
    const { out } = await called("parse", "--data", join(folder, "trees"), "--json", "--pred", pred);
    expect(JSON.parse(out.at(-1)!)).toMatchObject({ words: 12, Words: { f1: 100 }, Tokens: { f1: 100 } });
    expect(readFileSync(pred, "utf8").trim().split("\n")).toHaveLength(2);
  });

  it("never lets the answers reach the reader", async () => {
    const blind: Record<string, string> = {
      "claims/lume.claims.jsonl": "not even JSON",
      "where-when.claims.jsonl": "not even JSON",
      "probe.jsonl": JSON.stringify({ id: "p1", text: sentence, published: "2025-03-12" }),
      "attribution.jsonl": JSON.stringify({ id: "a1", text: sentence }),
      "places.jsonl": JSON.stringify({
        ...{ id: "w1", date: "2025-03-12", url: "http://example.org/a", text: "Raiders burned the mill in Goma." },
      }),
      "spelling.tsv": "variant\tcountry\nGowma\tCOD\nXyzzyx\tCOD\n",
      "places-given.jsonl": JSON.stringify({
        ...{ id: "w2", date: "2025-03-12", url: "http://example.org/a", text: "Raiders burned the mill in Goma." },
        toponyms: [{ start: 27, end: 31 }],
      }),
      "times.jsonl": JSON.stringify({ id: "t1", dct: "2025-03-12", text: sentence }),
      "events.jsonl": JSON.stringify({ id: "e1", text: sentence }),
      "events-given.jsonl": JSON.stringify({
        ...{ id: "g1", text: sentence },
        ...{ source: { start: 0, end: 7 }, target: { start: 15, end: 23 } },
      }),
      "subtypes.jsonl": JSON.stringify({ id: "s1", text: sentence }),
      "incidents.jsonl": JSON.stringify(report),
      "incidents-full.jsonl": JSON.stringify(report),
      "factuality.jsonl": JSON.stringify({
        id: "f1",
        tokens: ["They", "did", "n't", "leave", "."],
        targets: [{ start: 3 }],
      }),
      // The recipe of a page holds no answer.
      "boundaries.jsonl": files["boundaries.jsonl"]!,
      "names.jsonl": JSON.stringify({ id: "weblog-1-0001", tokens: sentence.split(" ") }),
      "articles.jsonl": JSON.stringify({ id: "h1", url: "http://example.org/a" }),
      "dates.jsonl": JSON.stringify({ id: "dates/d1", url: "http://example.org/a" }),
      "pages.jsonl": JSON.stringify({ id: "pages/p1", url: "http://example.org/a" }),
      "near-duplicates.jsonl": tellings(true),
      "trees/one.conllu": conllu.replace(/^(\d+\t[^\t]+)\t.*$/gm, "$1\t_\t_\t_\t_\t0\t_\t_\t_"),
    };
    const context = { kit: testKit(), bench: join(sharedFolder()!, "bench") };
    for (const task of tasks) {
      const name = Object.keys(blind).find((file) => file.startsWith(task.name.replace(/^parse.*/, "trees")))!;
      const file = join(folder, name);
      const seeing = [...(await task.predictions(file, context))];
      writeFileSync(file, blind[name]!);
      expect([...(await task.predictions(file, context))], task.name).toEqual(seeing);
      writeFileSync(file, files[name]!);
    }
  });
});

describe("a wrong call of bench:quality says so in one line", () => {
  it.each([
    [["no-such-task"], 2, /no task "no-such-task": claims, probe/],
    [["parse", "--no-such-option"], 2, /--no-such-option/],
    [["parse", "claims"], 2, /one task at a time/],
    [["--json"], 2, /name a task/],
  ])("%j", async (args, code, message) => {
    const got = await called(...args);
    expect(got).toMatchObject({ code, out: [] });
    expect(got.err).toHaveLength(1);
    expect(got.err[0]).toMatch(message);
  });

  it.skipIf(!sharedFolder())("missing data, an empty folder, a gold without a page", async () => {
    mkdirSync(join(folder, "empty"), { recursive: true });
    writeFileSync(join(folder, "empty", "lost.claims.jsonl"), JSON.stringify(claim));
    for (const [args, message] of [
      [["parse", "--data", join(folder, "nowhere")], /no such data/],
      [["parse", "--data", join(folder, "empty")], /no \.conllu file/],
      [["claims", "--data", join(folder, "empty")], /no page for .*lost/],
      [["probe", "--data", join(folder, "claims/lume.txt")], /lume\.txt:1: not a JSON object/],
    ] as const) {
      const got = await called(...args);
      expect(got).toMatchObject({ code: 1, out: [] });
      expect(got.err[0]).toMatch(message);
    }
  });

  it("no shared folder", async () => {
    const before = process.env.DAYBOOK_SHARED;
    process.env.DAYBOOK_SHARED = join(folder, "nowhere");
    const got = await called("parse");
    if (before === undefined) delete process.env.DAYBOOK_SHARED;
    else process.env.DAYBOOK_SHARED = before;
    expect(got).toMatchObject({ code: 1, err: [expect.stringMatching(/DAYBOOK_SHARED names the shared folder/)] });
  });
});
