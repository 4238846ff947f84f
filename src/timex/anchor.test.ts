import { describe, expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import type { Page } from "../page/page.ts";
import { read } from "../read.ts";

/** The times of a page: words, value, bounds, precision, and the characters they are bounded by. */
function times(text: string, given?: Page["given"]) {
  const { mentions, page } = read(text, testKit(), given);
  return mentions.flatMap((each) =>
    each.kind === "time"
      ? {
          words: page.text.slice(each.from, each.to),
          value: each.value,
          between: `${each.earliest ?? ""}…${each.latest ?? ""}`,
          precision: each.precision,
          ...(each.evidence && { by: page.text.slice(each.evidence.from, each.evidence.to) }),
        }
      : [],
  );
}

const story =
  "Market bombed\n\nGunmen attacked a market in Karsh on Thursday. The army had shelled the town last month.";

describe("an article whose day is not known to the day", () => {
  test("updated in its foot: values stay open, no later than that day allows", () => {
    expect(times(`${story}\n\nUpdated: 12 March 2025`)).toEqual([
      { words: "Thursday", value: "XXXX-WXX-4", between: "…2025-03-06", precision: "bounded", by: "12 March 2025" },
      { words: "last month", value: "XXXX-XX", between: "…2025-02-28", precision: "bounded", by: "12 March 2025" },
    ]);
  });

  test("updated in its head: of that day or the day before, fixed where both say the same", () => {
    expect(times(`Updated: 12 March 2025\n\n${story} It closed yesterday.`)).toMatchObject([
      { words: "Thursday", value: "2025-03-06", precision: "day" },
      { words: "last month", value: "2025-02", precision: "month" },
      { words: "yesterday", value: "XXXX-XX-XX", between: "2025-03-10…2025-03-11", precision: "bounded" },
    ]);
  });

  test("published in a month: bounded on both sides, and fixed where every day of it says the same", () => {
    const found = times(`November 2023\n\n${story} It fell in 2012 and again in September.`);
    expect(found).toMatchObject([
      { words: "Thursday", value: "XXXX-WXX-4", between: "2023-10-26…2023-11-30", precision: "bounded" },
      { words: "last month", value: "2023-10", precision: "month" },
      { words: "2012", value: "2012", precision: "year" },
      { words: "September", value: "2023-09", precision: "month" },
    ]);
  });

  test("not known at all: nothing is bounded, and nothing borrowed", () => {
    expect(times(story)).toEqual([
      { words: "Thursday", value: "XXXX-WXX-4", between: "…", precision: "unanchored" },
      { words: "last month", value: "XXXX-XX", between: "…", precision: "unanchored" },
    ]);
  });

  test("a limit on the open side bounds nothing", () => {
    const [since] = times("Market closed\n\nThe market has been closed since Thursday.\n\nUpdated: 12 March 2025");
    expect(since).toMatchObject({ between: "…", precision: "unanchored" });
  });
});

describe("dates in figures", () => {
  const ambiguous = "The army attacked the town on 04/01/2024.";
  test.each([
    [{ url: "https://www.example.co.uk/a" }, "2024-01-04"],
    [{ url: "https://example.us/a" }, "2024-04-01"],
    [{ outlet: "Associated Press" }, "2024-04-01"],
    [{ outlet: "Agence France-Presse" }, "2024-01-04"],
    [{ url: "https://example.com/a" }, "2024-XX-XX"],
  ])("are read as the page's country writes them: %j", (given, value) => {
    expect(times(ambiguous, given)).toMatchObject([{ value }]);
  });

  test("of unknown order hold both days, with a note", () => {
    const { notes } = read(ambiguous, testKit());
    expect(times(ambiguous)).toMatchObject([{ between: "2024-01-04…2024-04-01", precision: "bounded" }]);
    expect(notes).toMatchObject([{ rule: "date-order" }]);
  });

  test("Independence Day is a day where the country is known", () => {
    const text = "Gunmen attacked the parade on Independence Day.";
    expect(times(text, { url: "https://example.in/a", published: "2025-09-01" })).toMatchObject([
      { value: "2025-08-15" },
    ]);
    expect(times(text, { published: "2025-09-01" })).toEqual([]);
  });
});
