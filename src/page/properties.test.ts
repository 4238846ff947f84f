import fc from "fast-check";
import { expect, test } from "vitest";
import { articles } from "../article/article.ts";
import type { Note } from "../note.ts";
import { pageOf } from "./page.ts";

/** Pieces of pages, so that random texts reach every rule: titles, credits, datelines, labels, odd white space, other scripts, rubbish. */
const FRAGMENTS = [
  "Rebels Take Town",
  "RELATED STORIES",
  "By Jane Doe",
  "By ",
  "(Reporting by A; Editing by B)",
  "GOMA, Congo, March 14 (Reuters) - ",
  "BEIRUT — ",
  "14:05 GMT – ",
  "Published: 3 May 2025",
  "Updated 3 hours ago",
  "03/05/2025",
  "File photo of a tank (EPA)",
  "[Ali/Reuters]",
  "Photo: ",
  "Image caption,",
  "© 2025",
  "TT",
  "Read more: ",
  "# ",
  "* ",
  "“",
  "”",
  " said.",
  "The army said it had left the town on Friday. ",
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\u2028",
  "\t",
  "\u00a0",
  "\ufeff",
  "\u200b",
  "\u0000",
  "\ud800",
  "e\u0301",
  "قال الجيش",
  "军方周一表示。",
  "😀",
  " ",
  "   ",
  "-",
  "/",
  "(",
  ")",
  "[",
  "]",
];

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...FRAGMENTS) }, fc.string({ maxLength: 8 })), {
      maxLength: 60,
    })
    .map((parts) => parts.join("")),
);

test("any text: blocks cover all that is not white space, in order, without overlap", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { blocks } = pageOf(text);
      let at = 0;
      for (const [i, block] of blocks.entries()) {
        expect(text.slice(at, block.from)).toMatch(/^\s*$/);
        expect(block.to).toBeGreaterThan(block.from);
        expect(block.to).toBeLessThanOrEqual(text.length);
        expect(text.slice(block.from, block.to)).toMatch(/^\S(?:.*\S)?$/s);
        if (block.repeats !== undefined) {
          expect(block.repeats).toBeLessThan(i);
          expect(blocks[block.repeats]!.repeats).toBeUndefined();
          expect(blocks[block.repeats]!.kind).toBe(block.kind);
        }
        for (const span of [block.credit, block.date?.span]) {
          if (span) expect(block.from <= span.from && span.from < span.to && span.to <= block.to).toBe(true);
        }
        at = block.to;
      }
      expect(text.slice(at)).toMatch(/^\s*$/);
    }),
    { numRuns: 500 },
  );
});

test("any text: articles share out all blocks in order, and their spans lie inside them", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const notes: Note[] = [];
      const page = pageOf(text, undefined, (each) => notes.push(each));
      const found = articles(page, (each) => notes.push(each));
      if (found.length > 0) expect(found.flatMap((article) => article.blocks)).toEqual(page.blocks.map((_, i) => i));
      for (const article of found) {
        expect([article.from, article.to]).toEqual([
          page.blocks[article.blocks[0]!]!.from,
          page.blocks[article.blocks.at(-1)!]!.to,
        ]);
        const { headline, byline, dateline, published } = article;
        for (const span of [
          headline,
          byline,
          dateline?.span,
          dateline?.place,
          dateline?.day,
          dateline?.outlet,
          published?.evidence,
        ]) {
          if (span) expect(article.from <= span.from && span.from < span.to && span.to <= article.to).toBe(true);
        }
        if (published?.earliest && published.latest) expect(published.earliest <= published.latest).toBe(true);
      }
      for (const note of notes) expect(0 <= note.from && note.from <= note.to && note.to <= text.length).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("any text: the same text gives the same page and articles", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(articles(pageOf(text), () => {})).toEqual(articles(pageOf(text), () => {}));
    }),
    { numRuns: 200 },
  );
});

/** 5 MB of one kind each: what breaks patterns that look back and forth, and loops inside loops. */
const LARGE: Record<string, () => string> = {
  "one word": () => "a".repeat(5e6),
  "one line of words": () => "word ".repeat(1e6),
  "one line of capitals": () => "ABC DEF, ".repeat(5e5),
  "one line of dates": () => "3 May 2025 ".repeat(4e5),
  brackets: () => "(".repeat(5e6),
  blanks: () => `${" ".repeat(5e6)}x`,
  "lines of slashes": () => `${"AAAA/".repeat(27)}\n`.repeat(30_000),
  "lines of buttons": () => `${"share  read  ".repeat(12)}zz\n`.repeat(25_000),
  "lines of credits": () => `${"photo: ".repeat(90)}\n`.repeat(7000),
  "wrapped lines": () => "the army said that it had left the town of some place and then\n".repeat(70_000),
  titles: () => Array.from({ length: 80_000 }, (_, i) => `Title number ${i} goes here today`).join("\n"),
  "titles and paragraphs": () =>
    Array.from(
      { length: 30_000 },
      (_, i) => `Army takes town number ${i}\n\nThe army said rebels left the place on Friday.\n`,
    ).join("\n"),
};

test.each(Object.entries(LARGE))("time stays linear: %s", (_, make) => {
  const text = make();
  const begin = performance.now();
  articles(pageOf(text), () => {});
  // Ten times what it takes on one of two shared cores: a pattern that is not linear takes hours.
  expect(performance.now() - begin).toBeLessThan(25_000);
});
