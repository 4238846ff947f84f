import fc from "fast-check";
import { expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";

const words =
  "on since until before after by from to and between the last next this that same early late mid Monday Friday Sundays May June 3 12 31 30 29 February 0 year years 1990s the 1990s 2024 1446 AH 22 Bahman 12 Rabi al-Awwal Ramadan Eid al-Fitr Easter Christmas Orthodox Nowruz Passover Diwali week weekend month day days night overnight tonight yesterday tomorrow ago later earlier two three couple half quarter fiscal first fourth of in 03/05/2025 31/02/2025 2024-02-30 00/00/0000 99/99/9999 14:05 3 p.m. 25:99 noon dawn century decade every daily soon now , . - – ’s gunmen attacked will bombed".split(
    " ",
  );

const text = fc.oneof(
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 25 }).map((all) => `${all.join(" ")}.`),
  fc.string({ maxLength: 120 }),
);
const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("whatever the text and the day, bounds are days in order, and the same twice", () => {
  fc.assert(
    fc.property(text, fc.option(day, { nil: undefined }), (words, published) => {
      const given = published === undefined ? undefined : { published };
      const reading = read(words, testKit(), given);
      for (const mention of reading.mentions) {
        if (mention.kind !== "time") continue;
        const { earliest, latest, precision } = mention;
        for (const each of [earliest, latest]) if (each !== undefined) expect(each).toMatch(/^\d{4}-\d\d-\d\d$/);
        if (earliest !== undefined && latest !== undefined) expect(earliest <= latest).toBe(true);
        if (earliest === undefined && latest === undefined) expect(precision).toBe("unanchored");
      }
      for (const { when } of reading.events)
        if (when?.earliest !== undefined && when.latest !== undefined) expect(when.earliest <= when.latest).toBe(true);
      const times = (one: typeof reading) => one.mentions.filter(({ kind }) => kind === "time");
      expect(times(read(words, testKit(), given))).toEqual(times(reading));
    }),
    { numRuns: 150 },
  );
});

test("an interval of publication bounds what it cannot fix: it holds for every day of it", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("Thursday", "last week", "3 May", "yesterday", "last month", "Eid al-Fitr"),
      day,
      (time, updated) => {
        const story = (body: string) => `Market bombed\n\n${body}`;
        const body = `Gunmen attacked a market ${/^\d|^[TE]/.test(time) ? "on " : ""}${time}.`;
        const line = new Date(updated).toLocaleDateString("en-GB", {
          day: "numeric",
          month: "long",
          year: "numeric",
          timeZone: "UTC",
        });
        const open = read(`Updated: ${line}\n\n${story(body)}`, testKit()).mentions.find(({ kind }) => kind === "time");
        const exact = read(story(body), testKit(), { published: updated }).mentions.find(({ kind }) => kind === "time");
        if (open?.kind !== "time" || exact?.kind !== "time" || open.latest === undefined) return;
        expect(open.latest >= (exact.latest ?? "")).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
