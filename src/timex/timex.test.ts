import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { articles } from "../article/article.ts";
import { pageOf } from "../page/page.ts";
import { sentences } from "../sentence/sentence.ts";
import { timexes } from "./timex.ts";

const UNDATED = "";

/** The times of a page that was published on a Friday. */
function found(text: string, published = "2025-03-14") {
  const silent = () => {};
  const page = pageOf(text, published === UNDATED ? undefined : { published }, silent);
  const layers = { page, articles: articles(page, silent) };
  return timexes({ ...layers, sentences: sentences(layers, testKit(), silent) });
}

function values(text: string, published?: string): string[] {
  return found(text, published).map(({ from, to, value }) => `${text.slice(from, to)} = ${value}`);
}

describe("timexes of odd text", () => {
  it.each([
    ["The fort fell on 31 February 2025.", []],
    ["It was signed on 31/02/2025.", []],
    ["The year 0 and the year 0000-01-01 are no years.", []],
    ["Three thousand years ago the wall was built.", ["Three thousand years ago = PAST_REF"]],
    ["He left 9,999,999,999 days ago.", ["9,999,999,999 days ago = PAST_REF"]],
    ["The camp was set up 100,000,000 days ago.", ["100,000,000 days ago = PAST_REF"]],
    ["The raid came on ١٤ مارس ٢٠٢٥.", []],
    ["He scored on ２０２５-０３-１４.", []],
    ["The years were 20255 and 19.", []],
    ["It opens at 25:61 or 99 p.m.", []],
    ["They grew up in the 1990s.", ["the 1990s = 199"]],
  ])("%s", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it("throws at no string, and gives times in order, inside the text, apart from each other", () => {
    const words =
      "the last next this in of on for and a 3 31 February 2025 '90s 1990s nineteen ninety-one twenty hundred thousand Monday May morning early mid-May year-ago quarter first half months days ago later earlier İ 11/02/89 0 00:00 24:00 p.m. - – ½ ; . \n".split(
        " ",
      );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), fc.boolean(), (some, dated) => {
        const text = some.join(" ");
        let at = 0;
        for (const { from, to, earliest, latest } of found(text, dated ? "2025-03-14" : UNDATED)) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          for (const day of [earliest, latest]) if (day !== undefined) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
          if (earliest !== undefined && latest !== undefined) expect(earliest <= latest).toBe(true);
          at = to;
        }
      }),
      { numRuns: 150 },
    );
  });

  it("takes a very long line, and a very long word", () => {
    expect(found(`In ${"9".repeat(200_000)} and ${"a".repeat(200_000)} they met on Monday.`).length).toBeLessThan(3);
    expect(found("twenty thousand ".repeat(6_000)).length).toBe(0);
    expect(found("early on Monday ".repeat(3_000)).length).toBe(3_000);
  });
});

describe("timexes and what they count from", () => {
  it("are unanchored without a day of publication", () => {
    expect(values("They met on Thursday, a week after the vote, and again last year.", UNDATED)).toEqual([
      "Thursday = XXXX-WXX-4",
      "a week = P1W",
      "last year = XXXX",
    ]);
  });

  it("count on from a date that is said, with or without one", () => {
    expect(values("The fort fell on 4 March 2019. It was retaken two days later.", UNDATED)).toEqual([
      "4 March 2019 = 2019-03-04",
      "two days later = 2019-03-06",
    ]);
  });

  it("forget what was said in another article", () => {
    const said = "The fort fell on 4 March 2019.";
    expect(values(`${said}\n\nThe next day it was retaken.`, UNDATED)[1]).toBe("The next day = 2019-03-05");
    expect(
      values(
        `${said}\n\n${["The road", "The mill", "The dam", "The port", "The camp", "The quay"].map((each) => `${each} was quiet.\n\n`).join("")}The next day it was retaken.`,
        UNDATED,
      )[1],
    ).toBe("The next day = XXXX-XX-XX");
  });

  it("have bounds as wide as their words", () => {
    const bounds = found(
      "since Monday; until May 2025; before dawn on Tuesday; 3-5 March 2025; the third quarter of 2024",
    );
    expect(bounds.map(({ earliest, latest, precision }) => [earliest, latest, precision])).toEqual([
      ["2025-03-10", undefined, "bounded"],
      [undefined, "2025-05-31", "bounded"],
      ["2025-03-11", "2025-03-11", "part-of-day"],
      ["2025-03-03", "2025-03-05", "bounded"],
      ["2024-07-01", "2024-09-30", "bounded"],
    ]);
  });
});
