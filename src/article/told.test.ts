import { expect, test } from "vitest";
import { pageOf } from "../page/page.ts";
import type { SavedDate, SavedStory } from "../page/saved.ts";
import { articles } from "./article.ts";

const HEAD = "Council closes bridges after flood";
const BODY =
  "The provincial council said on Monday that eleven bridges had been closed after the flood, and that engineers would look at them.";
const date = (day: string, confidence: number, field = "json-ld datePublished"): SavedDate => ({
  raw: day,
  field,
  earliest: day,
  latest: day,
  confidence,
  at: { from: 7, to: 17 },
});

const notes: string[] = [];

function read(facts: Partial<SavedStory>, line = "", given?: string) {
  const lines = [HEAD, ...(line === "" ? [] : [line]), BODY];
  const kinds = ["headline", ...(line === "" ? [] : ["timestamp"]), "paragraph"] as const;
  const text = lines.join("\n\n");
  const blocks = lines.map((each, i) => ({
    from: text.indexOf(each),
    to: text.indexOf(each) + each.length,
    kind: kinds[i]! as "headline" | "timestamp" | "paragraph",
  }));
  const saved = {
    format: "html" as const,
    offsets: [],
    blocks,
    stories: [{ from: 0, to: text.length, ...facts }],
    losses: [],
  };
  notes.length = 0;
  const page = pageOf({ text, saved }, given === undefined ? undefined : { published: given });
  const [article] = articles(page, ({ rule, text }) => notes.push(`${rule}: ${text}`));
  return article!;
}

test("the day given comes first, then the file's own, then what the text shows", () => {
  const facts = { published: date("2024-03-05", 0.95) };
  expect(read(facts, "Published 7 March 2024", "2024-03-09").published).toMatchObject({
    earliest: "2024-03-09",
    basis: { rule: "given" },
  });
  expect(read(facts, "Published 7 March 2024").published).toEqual({
    earliest: "2024-03-05",
    latest: "2024-03-05",
    source: { field: "json-ld datePublished", raw: "2024-03-05", at: { from: 7, to: 17 } },
    basis: { by: "rule", rule: "saved json-ld datePublished" },
  });
  expect(read({}, "Published 7 March 2024").published).toMatchObject({ earliest: "2024-03-07" });
});

test("the day given wins, and it is said where the page gives another", () => {
  read({ published: date("2024-03-05", 0.95) }, "Karsh Times", "2025-01-01");
  expect(notes).toEqual(["given-day: page says 2024-03-05, --date 2025-01-01 wins"]);
  read({}, "Published 7 March 2024", "2025-01-01");
  expect(notes).toEqual(["given-day: page says 2024-03-07, --date 2025-01-01 wins"]);
  read({ published: date("2024-03-05", 0.95) }, "Published 7 March 2024", "2024-03-05");
  expect(notes).toEqual([]);
});

test("a guess of the file yields to a line of the text, and serves where there is none", () => {
  const facts = { published: date("2024-03-05", 0.35, "bare date") };
  expect(read(facts, "Published 7 March 2024").published?.earliest).toBe("2024-03-07");
  expect(read(facts).published).toMatchObject({ earliest: "2024-03-05", basis: { rule: "saved bare date" } });
});

test("nasty 40: modified alone, or the day it was got, bounds publication from above", () => {
  expect(read({ modified: date("2024-03-06", 0.95, "json-ld dateModified") }).published).toMatchObject({
    latest: "2024-03-06",
    basis: { rule: "saved modified: json-ld dateModified" },
  });
  expect(read({ modified: date("2024-03-06", 0.95) }).published).not.toHaveProperty("earliest");
  const got = { raw: "2024-03-20", field: "fetched", latest: "2024-03-20", confidence: 0.3 };
  expect(read({ published: got }).published).toEqual({
    latest: "2024-03-20",
    source: { field: "fetched", raw: "2024-03-20" },
    basis: { by: "rule", rule: "saved fetched" },
  });
});

test("the day of one story never serves its neighbour", () => {
  const text = [
    HEAD,
    BODY,
    "Harbour pilots end strike",
    "The pilots of the harbour went back to work at midnight, their union said, after eleven days.",
  ].join("\n\n");
  const lines = text.split("\n\n");
  const blocks = lines.map((each, i) => ({
    from: text.indexOf(each),
    to: text.indexOf(each) + each.length,
    kind: i % 2 === 0 ? ("headline" as const) : ("paragraph" as const),
  }));
  const stories = [
    {
      from: 0,
      to: blocks[1]!.to,
      published: date("2024-03-05", 0.95),
      outlet: { value: "The Coast Courier", field: "meta og:site_name" },
    },
    { from: blocks[2]!.from, to: text.length },
  ];
  const found = articles(
    pageOf({ text, saved: { format: "html", offsets: [], blocks, stories, losses: [] } }),
    () => {},
  );
  expect(found.map(({ published, outlet }) => [published?.earliest, outlet])).toEqual([
    ["2024-03-05", "The Coast Courier"],
    [undefined, undefined],
  ]);
});

test("why a file has no story is told", () => {
  const notes: string[] = [];
  const saved = {
    format: "html" as const,
    offsets: [],
    blocks: [],
    stories: [],
    losses: [],
    instead: { kind: "soft-404" as const, why: "its title says so" },
  };
  articles(pageOf({ text: "", saved }), ({ text }) => notes.push(text));
  expect(notes).toEqual(["no article text: the page was not found (its title says so)"]);
});
