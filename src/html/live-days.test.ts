import { expect, test } from "vitest";
import { dateValue } from "./date-value.ts";
import { htmlDraft } from "./html.ts";
import { type Clocked, liveDays } from "./live-days.ts";

const NEWS = [
  "Police have closed the bridge and the road to the market, witnesses say.",
  "The governor speaks of eleven wounded; the hospital counts nineteen.",
  "Soldiers have arrived at the town hall and are turning cars away.",
  "Good evening. Shots were heard after dusk near the old harbour.",
];
const blog = (times: readonly string[], facts: object): string =>
  `<title>Port clashes live: latest updates</title><script type="application/ld+json">${JSON.stringify({ "@type": "LiveBlogPosting", headline: "Port clashes live: latest updates", ...facts })}</script><main><h1>Port clashes live: latest updates</h1>${times.map((time, i) => `<article class="entry">${time.startsWith("<") ? time : `<time>${time}</time>`}<h2>Entry ${i} of the night</h2><p>${NEWS[i % 4]} More is expected from the spokesman within the hour.</p></article>`).join("")}</main>`;
const days = (html: string): readonly string[] =>
  htmlDraft(html)
    .saved!.stories.filter(({ form }) => form === "live-entry")
    .map(({ published }) => `${published?.earliest?.slice(8)}-${published?.latest?.slice(8)}`);

const DOWN = ["01:40", "00:15", "23:30", "21:50"];
const UP = DOWN.toReversed();
const from = (datePublished: string, dateModified?: string) => ({
  datePublished,
  ...(dateModified && { dateModified }),
});

test.each([
  ["newest first, only its beginning", DOWN, from("2026-05-07T19:00:00+03:00"), "08 08 07 07"],
  ["oldest first, only its beginning", UP, from("2026-05-07T19:00:00+03:00"), "07 07 08 08"],
  [
    "oldest first, changed after midnight",
    UP,
    from("2026-05-07T19:00:00+03:00", "2026-05-08T01:45:00+03:00"),
    "07 07 08 08",
  ],
  [
    "newest first, changed after midnight",
    DOWN,
    from("2026-05-07T19:00:00+03:00", "2026-05-08T01:45:00+03:00"),
    "08 08 07 07",
  ],
  ["begun after the first night", ["09:00", "08:10", "07:30"], from("2026-05-07T07:15:00+03:00"), "07 07 07"],
  [
    "begun before midnight, entries after it",
    ["03:00", "02:10", "01:30"],
    from("2026-05-07T22:15:00+03:00", "2026-05-08T03:05:00+03:00"),
    "08 08 08",
  ],
  ["three entries, the oldest first", ["22:40", "23:30", "00:20"], from("2026-05-07T22:00:00+03:00"), "07 07 08"],
  ["a backdated first entry", ["13:00", "12:10", "11:40"], from("2026-05-07T12:15:00+03:00"), "07 07 07"],
])("entries that tell the hour alone lie within the blog: %s", (_, clocks, facts, wanted) => {
  expect(days(blog(clocks, facts)).join(" ")).toBe(
    wanted
      .split(" ")
      .map((day) => `${day}-${day}`)
      .join(" "),
  );
});

test.each([
  [
    ["15:00", "14:10", "13:30"],
    from("2026-05-07T08:00:00+03:00", "2026-05-09T22:00:00+03:00"),
    ["07-09", "07-09", "07-09"],
  ],
  [DOWN, from("2026-05-07T19:00:00+03:00", "2026-05-09T12:00:00+03:00"), ["08-09", "08-09", "07-08", "07-08"]],
  [["04:30", "04:10", "03:50"], from("2026-05-07T02:30:00Z"), ["07-08", "07-08", "07-08"]],
])("where several days fit, none is sure: %s", (clocks, facts, wanted) => {
  expect(days(blog(clocks, facts))).toEqual(wanted);
});

test.each([
  ["the page's zone", ["", "", "", ""], from("2026-05-07T19:00:00+03:00")],
  ["the hour it shows", ["01:40", "00:15", "23:30", "21:50"], from("2026-05-07T16:00:00Z")],
])("entries told in UTC are of the local day: by %s", (_, shown, facts) => {
  const stamps = ["2026-05-07T22:40:00Z", "2026-05-07T21:15:00Z", "2026-05-07T20:30:00Z", "2026-05-07T18:50:00Z"];
  const times = stamps.map((stamp, i) => `<time datetime="${stamp}">${shown[i] || `${i + 1} hours ago`}</time>`);
  expect(days(blog(times, facts))).toEqual(["08-08", "08-08", "07-07", "07-07"]);
  const [first] = htmlDraft(blog(times, facts)).saved!.stories.filter(({ form }) => form === "live-entry");
  expect(first!.published).toMatchObject({ instant: "2026-05-07T22:40:00.000Z", raw: "2026-05-07T22:40:00Z" });
});

test("an entry that tells its day settles those below it; without any bound the days stay open", () => {
  const entries: readonly Clocked[] = [{ clock: 60 }, { clock: 1400, day: "2026-05-07" }, { clock: 1300 }];
  expect(liveDays(entries, {}).map((each) => each?.earliest)).toEqual([undefined, "2026-05-07", "2026-05-07"]);
  expect(liveDays([{ clock: 60 }, { clock: 30 }], {})).toEqual([undefined, undefined]);
  expect(liveDays([], { published: dateValue("2026-05-07")! })).toEqual([]);
});
