import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Draft, Page } from "../src/page/page.ts";
import type { SavedStory } from "../src/page/saved.ts";
import { type Reading, read } from "../src/read.ts";
import { openStore, type Sighting, type Store } from "../src/store/store.ts";
import { testKit } from "./kit.ts";

/** Databases for the tests of one file, gone when it ends: `fresh` names a new one, `stored` opens one that holds these readings. */
export function stores() {
  let folder = "";
  let made = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "daybook-stored-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const fresh = () => join(folder, `${++made}.db`);
  const stored = async (all: readonly Reading[]): Promise<Store> => {
    const store = await openStore(fresh());
    for (const each of all) await store.add(each, met(each));
    return store;
  };
  return { fresh, stored };
}

export const paragraphs = [
  "Gunmen attacked a food convoy near the town of Telleb on Monday and killed three drivers, the army said. Soldiers arrested two men in a village nearby.",
  "The trucks had left the port of Sorreq at dawn with rice and oil for the camps in the north. Villagers carried the sacks that were left across the river, and two trucks burned out on the bank.",
  "The governor of the province, Samir Oudou, told reporters that rebels had shelled the ford twice last week. He accused the army of hiding it from the drivers.",
  "The road is the only one that is open to the camps since the bridge fell in the spring floods. Aid workers say that stocks there will last another nine days, and that no more trucks are on the way.",
];
export const body = paragraphs.join("\n\n");
export const wire = `Three drivers killed near Telleb\n\n${body}\n`;
export const copyAt = (outlet: string, nth: number) =>
  `${outlet}: convoy hit, report ${nth}\n\nSORREQ (Meridian) – ${body.replace("left across", nth % 2 ? "left over" : "left across")}\n\nEditing by ${outlet} desk ${nth}\n`;

const readings = new Map<string, Reading>();
export function reading(draft: string | Draft, given?: Page["given"]): Reading {
  const key = JSON.stringify([draft, given]);
  const held = readings.get(key) ?? read(draft, testKit(), given);
  readings.set(key, held);
  return held;
}

export const met = (page: Reading, more: Partial<Sighting> = {}): Sighting => ({
  page: page.page.id,
  seen: "2026-11-01T10:00:00Z",
  sourceSha256: "ff",
  ...(page.page.given?.url !== undefined && { url: page.page.given.url }),
  ...(page.page.given?.outlet !== undefined && { outlet: page.page.given.outlet }),
  ...more,
});

/** How every claim stands. */
export async function standing(store: Store): Promise<Record<string, unknown>> {
  const rows = await store.rows({ copies: true, superseded: true });
  return Object.fromEntries(
    rows
      .map(
        ({ claim, copy_of, copies, outlets, superseded }) => [claim, [copy_of, copies, outlets, superseded]] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** A page saved as HTML, of one story. */
export const story = (text: string, more: Partial<SavedStory> = {}, canonical?: string): Draft => ({
  text,
  saved: {
    format: "html",
    offsets: [
      { text: 0, source: 120, length: 10 },
      { text: 10, source: 140, length: 1, sourceLength: 5 },
    ],
    blocks: text.split("\n\n").reduce<{ from: number; to: number; kind: "headline" | "paragraph" }[]>((all, part) => {
      const from = all.length === 0 ? 0 : all.at(-1)!.to + 2;
      all.push({ from, to: from + part.trimEnd().length, kind: all.length === 0 ? "headline" : "paragraph" });
      return all;
    }, []),
    stories: [{ from: 0, to: text.trimEnd().length, ...more }],
    losses: [
      { reason: "navigation", text: "Home | World | Sport", at: { from: 3, to: 23 } },
      { reason: "related", text: "Read more: floods", detail: "class related" },
    ],
    ...(canonical !== undefined && {
      canonical: { value: canonical, field: "link canonical", at: { from: 1, to: 2 } },
    }),
  },
});
