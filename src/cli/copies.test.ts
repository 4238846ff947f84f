import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import { exported } from "../export/export.ts";
import { read } from "../read.ts";
import { openStore, type Store } from "../store/store.ts";
import type { Args, Command } from "./command.ts";
import { kinOf } from "./kinship.ts";
import { command as list } from "./list.ts";
import { command as show } from "./show.ts";

const folder = mkdtempSync(join(tmpdir(), "daybook-told-"));
const file = join(folder, "told.db");
afterAll(() => rmSync(folder, { recursive: true }));

const body =
  "Gunmen attacked a food convoy near the town of Telleb on Monday and killed three drivers, the army said. Soldiers arrested two men in a village nearby.\n\nThe trucks had left the port of Sorreq at dawn with rice and oil for the camps in the north. The governor accused the rebels of shelling the ford.";
const pages = [
  { text: `Convoy hit\n\n${body}\n`, day: "2026-03-03", outlet: "Meridian", url: "https://meridian.example/a" },
  {
    text: `Drivers killed\n\n${body.replace("at dawn", "at sunrise")}\n`,
    day: "2026-03-04",
    outlet: "Herald",
    url: "https://herald.example/b",
  },
  {
    text: `Drivers killed\n\n${body.replace("at dawn", "by night")}\n`,
    day: "2026-03-04",
    outlet: "Herald",
    url: "https://herald.example/b",
  },
];

let ids: readonly string[] = [];
let store: Store;
beforeAll(async () => {
  store = await openStore(file);
  const readings = pages.map(({ text, day, outlet, url }) => read(text, testKit(), { published: day, outlet, url }));
  for (const [i, each] of readings.entries()) {
    const { outlet, url } = pages[i]!;
    await store.add(each, { page: each.page.id, outlet, url, seen: `2026-03-0${i + 5}T00:00:00Z`, sourceSha256: "" });
  }
  ids = readings.map(({ page }) => page.id);
});

async function printed(command: Command, names: readonly string[], ...flags: string[]): Promise<string> {
  const lines: string[] = [];
  const args: Args = {
    names,
    text: (option) => (option === "db" ? file : undefined),
    texts: () => [],
    flag: (option) => flags.includes(option),
    number: () => undefined,
  };
  const out = async (line: string) => void lines.push(line);
  await command.run(args, {
    out,
    error: () => {},
    progress: undefined,
    color: false,
    width: 120,
    now: () => new Date(0),
  });
  return lines.join("");
}

test("a claim that is told again is one line; every telling and what was edited since on request", async () => {
  const short = await printed(list, []);
  expect(short).toContain("×2 · 2 outlets");
  expect(short.match(/ASSAULT/g)).toHaveLength(
    (await printed(list, [], "copies", "superseded")).match(/ASSAULT/g)!.length / 3,
  );
  expect(short).toMatch(
    /not shown: \d+ told again in copies \(--copies\), \d+ of pages that were edited since \(--superseded\)/,
  );
  const long = await printed(list, [], "copies", "superseded");
  expect(long).toMatch(/ copy$/m);
  expect(long).toMatch(/ copy · superseded$/m);
  expect(long).not.toContain("not shown");
});

test("a claim is shown with its tellings, a page with its copies and versions", async () => {
  const claim = (await store.rows({}))[0]!.claim;
  const shown = await printed(show, [claim]);
  expect(shown).toContain("told in 2 stories of 2 outlets, one source:");
  expect(shown).toMatch(new RegExp(`edited +${ids[2]}#\\d+-\\d+ {2}2026-03-04 +Herald +https://herald.example/b`));
  expect(shown).toContain("first is the earliest published");
  const page = await printed(show, [ids[1]!]);
  expect(page).toMatch(new RegExp(`edited copy of +${ids[0]}#0-\\d+ {2}\\d+ % of its words +Meridian`));
  expect(page).toContain(
    `versions, oldest first\n  ${ids[1]}  first met 2026-03-06T00:00:00Z  (this one)\n  ${ids[2]}`,
  );
});

test("what is added says what it is a copy or a new version of", async () => {
  expect(await kinOf(store, ids[2]!)).toEqual({
    copy: true,
    words: `new version of ${ids[1]}, edited copy of ${ids[0]} (Meridian)`,
  });
});

test("exports keep all rows and say which are one", async () => {
  let csv = "";
  for await (const chunk of exported(store, { format: "csv" })) csv += chunk;
  const lines = csv.trim().split("\r\n").slice(1);
  expect(lines).toHaveLength((await store.rows({ copies: true, superseded: true })).length);
  expect(lines.filter((line) => /,2,2,,,given,$/.test(line))).toHaveLength((await store.rows({})).length);
  expect(lines.filter((line) => line.endsWith(`,,,${ids[2]},,given,`)).length).toBeGreaterThan(0);
  await store.close();
});
