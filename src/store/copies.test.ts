import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import type { Draft, Page } from "../page/page.ts";
import type { SavedStory } from "../page/saved.ts";
import { type Reading, read } from "../read.ts";
import { addressKey } from "./address-key.ts";
import { openDb } from "./db.ts";
import { openStore, type Sighting, type Store } from "./store.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "daybook-copies-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
const fresh = () => join(folder, `${++made}.db`);

const paragraphs = [
  "Gunmen attacked a food convoy near the town of Telleb on Monday and killed three drivers, the army said. Soldiers arrested two men in a village nearby.",
  "The trucks had left the port of Sorreq at dawn with rice and oil for the camps in the north. Villagers carried the sacks that were left across the river, and two trucks burned out on the bank.",
  "The governor of the province, Samir Oudou, told reporters that rebels had shelled the ford twice last week. He accused the army of hiding it from the drivers.",
  "The road is the only one that is open to the camps since the bridge fell in the spring floods. Aid workers say that stocks there will last another nine days, and that no more trucks are on the way.",
];
const body = paragraphs.join("\n\n");
const wire = `Three drivers killed near Telleb\n\n${body}\n`;
const copyAt = (outlet: string, nth: number) =>
  `${outlet}: convoy hit, report ${nth}\n\nSORREQ (Meridian) – ${body.replace("left across", nth % 2 ? "left over" : "left across")}\n\nEditing by ${outlet} desk ${nth}\n`;

const readings = new Map<string, Reading>();
function reading(draft: string | Draft, given?: Page["given"]): Reading {
  const key = JSON.stringify([draft, given]);
  const held = readings.get(key) ?? read(draft, testKit(), given);
  readings.set(key, held);
  return held;
}

const met = (page: Reading, more: Partial<Sighting> = {}): Sighting => ({
  page: page.page.id,
  seen: "2026-11-01T10:00:00Z",
  sourceSha256: "ff",
  ...(page.page.given?.url !== undefined && { url: page.page.given.url }),
  ...(page.page.given?.outlet !== undefined && { outlet: page.page.given.outlet }),
  ...more,
});

async function stored(all: readonly Reading[]): Promise<Store> {
  const store = await openStore(fresh());
  for (const each of all) await store.add(each, met(each));
  return store;
}

/** How every claim stands. */
async function standing(store: Store): Promise<Record<string, unknown>> {
  const rows = await store.rows({ copies: true, superseded: true });
  return Object.fromEntries(
    rows
      .map(
        ({ claim, copy_of, copies, outlets, superseded }) => [claim, [copy_of, copies, outlets, superseded]] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe("copies", () => {
  test("nasty 65: one wire story at 40 outlets is one source", async () => {
    const first = reading(wire, { outlet: "Meridian Wire", published: "2026-10-26" });
    const others = Array.from({ length: 39 }, (_, i) =>
      reading(copyAt(`Outlet ${i % 12}`, i), { outlet: `Outlet ${i % 12}`, published: "2026-10-27" }),
    );
    const store = await stored([...others, first]);
    const rows = await store.rows({});
    expect(first.claims.length).toBeGreaterThan(3);
    expect(rows.map(({ claim }) => claim).sort()).toEqual(first.claims.map(({ id }) => id as string).sort());
    for (const row of rows) expect(row).toMatchObject({ copy_of: "", copies: 40, outlets: 13 });
    expect((await store.rows({ copies: true })).length).toBe(first.claims.length * 40);
    expect(await store.count({})).toEqual({ claims: first.claims.length, pages: 1 });
    const tellings = await store.tellings(others[5]!.claims[0]!.id);
    expect(tellings).toHaveLength(40);
    expect(tellings[0]).toMatchObject({ outlet: "Meridian Wire", claim: first.claims[0]!.id });
    // Linked to some, and always to the first one: not to all.
    expect((await store.copies(others[1]!.page.id)).length).toBeGreaterThan(3);
    expect((await store.copies(others[1]!.page.id))[0]).toMatchObject({
      ...{ relation: "edited", earlier: true, outlet: "Meridian Wire", otherPage: first.page.id },
    });
    await store.close();
  });

  const own =
    "Police in Sorreq arrested four students on Tuesday after a march on the town hall, a lawyer said. The students had protested against new fees.";
  const pages = () => [
    reading(wire, { published: "2026-10-26", outlet: "Meridian Wire" }),
    reading(copyAt("Herald", 1), { published: "2026-10-27", outlet: "Herald" }),
    reading(copyAt("Courier", 2), { outlet: "Courier" }),
    reading(`Convoy\n\n${paragraphs.slice(0, 2).join("\n\n")}\n`, { published: "2026-10-26" }),
    reading(`The week\n\n${own}\n\n${paragraphs.join("\n\n")}\n`, { published: "2026-10-25", outlet: "Weekly" }),
    reading(
      `Fees\n\n${own} The mayor said that he would meet them, and that nobody had been hurt in the march on his office.\n`,
    ),
    reading(wire.replace("killed three drivers", "killed nine drivers"), {
      published: "2026-10-28",
      url: "https://a.example/1",
    }),
    reading(wire.replace("Three drivers", "Drivers").replace("burned out", "were lost"), {
      url: "https://a.example/1",
    }),
  ];

  test("are linked the same in whatever order they are added, and when pages are read again", async () => {
    const all = pages();
    const once = await stored(all);
    const expected = await standing(once);
    expect(Object.values(expected).some((each) => (each as unknown[])[0] !== "")).toBe(true);
    for (const each of all) {
      await once.add({ ...each, kit: "k2" }, met(each));
      expect(await standing(once)).toEqual(expected);
    }
    await once.close();
    for (let turn = 1; turn < 8; turn++) {
      const order = all
        .map((each, i) => ({ each, key: (i * 5 + turn * 3) % all.length }))
        .sort((a, b) => a.key - b.key);
      const store = await stored((turn % 2 ? order : order.reverse()).map(({ each }) => each));
      expect(await standing(store)).toEqual(expected);
      await store.close();
    }
  });

  test("keep what is theirs: an added passage, a figure that was changed", async () => {
    const [first, , , , week, , nine] = pages();
    const store = await stored([first!, week!, nine!]);
    const rows = await store.rows({ page: week!.page.id });
    const students = rows.filter(({ quote }) => quote.includes("students"));
    expect(students.length).toBeGreaterThan(0);
    for (const row of students) expect(row).toMatchObject({ copy_of: "", copies: 1 });
    // published first, so it holds the first tellings; the wire's own figure stands in both
    const drivers = await store.rows({ page: nine!.page.id });
    expect(drivers.filter(({ dead_low }) => dead_low === 9).map(({ copy_of }) => copy_of)).toEqual([""]);
    expect(drivers.filter(({ copy_of }) => copy_of.startsWith(week!.page.id)).length).toBeGreaterThan(0);
    await store.close();
  });

  const blast =
    "At least 22 people were killed and dozens wounded when gunmen shelled a market in Sorreq on Monday, a volunteer group said.";
  const shelled = (sentence: string) => reading(`Market hit\n\n${sentence}\n\n${paragraphs.slice(1).join("\n\n")}\n`);
  const saysOther: readonly (readonly [string, string])[] = [
    ["a figure beside its event", blast.replace("22 people were killed", "25 people died")],
    ["a figure in words", blast.replace("22 people", "nineteen people")],
    ["the source", blast.replace("a volunteer group", "the army")],
    ["the place", blast.replace("Sorreq", "Telleb")],
    ["a denial", blast.replace("gunmen shelled", "gunmen never shelled")],
    ["a doubt", blast.replace("gunmen shelled", "gunmen allegedly shelled")],
  ];

  test.each(saysOther)("keep what an editor changed in a sentence: %s", async (_, changed) => {
    const [first, other] = [shelled(blast), shelled(changed)];
    const store = await stored([first, other]);
    const all = (await store.rows({ copies: true })).filter(({ trigger }) => trigger === "shelled");
    const inMarket = all.filter(({ quote }) => quote.includes("market"));
    expect(inMarket).toHaveLength(2);
    for (const row of inMarket) expect(row).toMatchObject({ copy_of: "", copies: 1 });
    expect((await store.rows({ copies: true })).some(({ copy_of }) => copy_of !== "")).toBe(true);
    await store.close();
  });

  test.each([
    ["a figure in words", blast.replace("22", "twenty-two")],
    [
      "what was cut at the end",
      blast.replace(
        ", a volunteer group said",
        ", a volunteer group said in a note to reporters that could not be checked",
      ),
    ],
    ["a verb that takes the toll to itself", blast.replace("people were killed", "people died")],
    ["other words", blast.replace("dozens wounded", "dozens hurt")],
  ])("are one although the sentence was edited: %s", async (_, changed) => {
    const store = await stored([shelled(blast), shelled(changed)]);
    const rows = (await store.rows({})).filter(
      ({ trigger, quote }) => trigger === "shelled" && quote.includes("market"),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ copies: 2 });
    await store.close();
  });

  const raid = (place: string, day: string, date: string, toll: string) =>
    reading(
      `Troops raid camp in ${place}\n\nSORREQ, ${date} - Soldiers of the Northern Command, acting on a report by villagers, on ${day} raided a camp of gunmen in ${place} and killed ${toll} of them. The soldiers seized two rifles, three boxes of ammunition and a motorcycle. The commander praised the soldiers for their courage, and told them not to rest until the province is free of gunmen. He called on residents to report strangers to the security agencies. Colonel Tarek Amsa, the spokesman of the command, said this in a statement.\n`,
    );

  test("are none of two events that a press office tells by one template, what is the same in both included", async () => {
    const [one, other] = [
      raid("Telleb", "Monday", "June 3, 2026", "three"),
      raid("Hamra", "Thursday", "June 6, 2026", "seven"),
    ];
    const store = await stored([one, other]);
    const rows = await store.rows({});
    expect(rows).toHaveLength(one.claims.length + other.claims.length);
    expect((await store.copies(one.page.id)).map(({ relation }) => relation)).toEqual(["shares-passages"]);
    await store.close();
  });

  test("one sentence that strangers have in common links no claims", async () => {
    const with_ = (before: string, after: string) =>
      reading(`Notes\n\n${before} The army killed four gunmen near Karsh on Monday, police said. ${after}\n`);
    const one = with_(
      "Bakers in Oss closed their shops for an hour.",
      "Rain is expected in the hills by the end of the week.",
    );
    const other = with_("The port of Sorreq took in nine ships.", "A court freed the editor of the Herald.");
    const store = await stored([one, other]);
    for (const row of (await store.rows({})).filter(({ trigger }) => trigger === "killed"))
      expect(row).toMatchObject({ copy_of: "", copies: 1 });
    expect((await store.rows({})).filter(({ trigger }) => trigger === "killed")).toHaveLength(2);
    await store.close();
  });

  test("a text at two outlets is told as the file says that was published first, in whatever order they come", async () => {
    const file = (day: string, outlet: string) => {
      const published = { raw: day, field: "meta", earliest: day, latest: day, confidence: 1 };
      return reading(story(wire, { published, outlet: { value: outlet, field: "meta" } }));
    };
    const [march, april] = [file("2026-03-02", "Daily Alpha"), file("2026-04-07", "Beta Times")];
    expect(march.page.id).toBe(april.page.id);
    const found = [];
    for (const order of [
      [march, april],
      [april, march],
    ]) {
      const store = await stored(order);
      found.push([await store.rows({})] as const);
      expect(await store.reading(march.page.id)).toMatchObject({ page: { saved: march.page.saved } });
      await store.close();
    }
    expect(found[0]).toEqual(found[1]);
    expect(found[0]![0]![0]?.published_earliest).toBe("2026-03-02");
  });

  test("one text met at three addresses is told three times", async () => {
    const first = reading(wire);
    const store = await stored([first]);
    expect((await store.rows({}))[0]).toMatchObject({ copies: 1, outlets: 0 });
    for (const site of ["a", "b", "c"])
      expect(await store.see(met(first, { url: `https://www.${site}.example/convoy?utm_source=x` }))).toBe("seen");
    expect((await store.rows({}))[0]).toMatchObject({ copies: 3, outlets: 3 });
    expect(await store.see(met(first, { path: "/elsewhere.txt" }))).toBe("seen");
    expect((await store.rows({}))[0]).toMatchObject({ copies: 3 });
    await store.close();
  });

  test("tellings and outlets fit together: every place is of one outlet", async () => {
    const page = reading(wire, { outlet: "Herald", url: "https://herald.example/a" });
    const store = await stored([page]);
    await store.see(met(page, { url: "https://www.herald.example/a/", path: "/again.html", outlet: "Herald" }));
    expect((await store.rows({}))[0]).toMatchObject({ copies: 1, outlets: 1 });
    // Three that took the story over, two of which name the address they have it from.
    const from = { url: "https://courier.example/b", urlBasis: "link canonical", outletBasis: "meta og:site_name" };
    await store.see(met(page, { ...from, path: "/c.html", outlet: "Courier" }));
    await store.see(met(page, { ...from, path: "/d.html", outlet: "Post" }));
    await store.see({
      page: page.page.id,
      path: "/e.html",
      outlet: "Post",
      seen: "2026-11-03T10:00:00Z",
      sourceSha256: "",
    });
    expect((await store.rows({}))[0]).toMatchObject({ copies: 3, outlets: 3 });
    await store.see(met(page, { url: "https://other.example/e" }));
    for (const { copies, outlets } of await store.rows({})) expect(outlets).toBeLessThanOrEqual(copies!);
    await store.close();
  });

  test("nasty 66: the same story twice on one page is one telling on one page", async () => {
    const page = reading(`${wire}\n\n\n\n${wire}`);
    const store = await stored([page]);
    const rows = await store.rows({});
    expect(rows.length).toBe(reading(wire).claims.length);
    for (const row of rows) expect(row.copies).toBe(1);
    await store.close();
  });
});

const story = (text: string, more: Partial<SavedStory> = {}, canonical?: string): Draft => ({
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

describe("versions", () => {
  const url = "https://news.example/convoy";
  const later = "2026-11-02T08:00:00Z";

  test("a page edited at its address takes the place of the old one; both are kept", async () => {
    const old = reading(story(wire, {}, url));
    const edited = reading(
      story(wire.replace("killed three drivers", "killed four drivers"), {}, `${url}/?utm_source=feed#top`),
    );
    const store = await openStore(fresh());
    await store.add(edited, met(edited, { seen: later }));
    await store.add(old, met(old));
    expect(await store.versions(old.page.id)).toEqual([
      { page: old.page.id, seen: "2026-11-01T10:00:00Z", supersededBy: edited.page.id },
      { page: edited.page.id, seen: later },
    ]);
    const rows = await store.rows({});
    expect(new Set(rows.map(({ page }) => page))).toEqual(new Set([edited.page.id]));
    for (const row of rows) expect(row).toMatchObject({ copy_of: "", copies: 1, superseded: "" });
    const all = await store.rows({ superseded: true, copies: true });
    expect(all.filter(({ superseded }) => superseded === edited.page.id).length).toBe(old.claims.length);
    expect(await store.reading(old.page.id)).toMatchObject({ page: { text: old.page.text } });
    await store.close();
  });

  test("the modification that both pages tell counts more than the day they were met", async () => {
    const at = (instant: string) => ({ modified: { raw: instant, field: "meta", instant, confidence: 1 } });
    const old = reading(story(wire, at("2026-10-26T09:00:00Z"), url));
    const edited = reading(story(wire.replace("three drivers", "four drivers"), at("2026-10-26T12:00:00Z"), url));
    const store = await openStore(fresh());
    await store.add(edited, met(edited));
    await store.add(old, met(old, { seen: later }));
    expect((await store.versions(old.page.id)).map(({ page }) => page)).toEqual([old.page.id, edited.page.id]);
    await store.close();
  });

  test("the capture that is newer takes the place of the older one, in whatever order they are added", async () => {
    const old = reading(story(wire, {}, url));
    const edited = reading(story(wire.replace("three drivers", "four drivers"), {}, url));
    const captures = [
      met(old, { seen: later, fetched: "2026-03-02T10:00:00Z" }),
      met(edited, { fetched: "2026-03-05T10:00:00Z" }),
    ];
    const pages = [old, edited];
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const store = await openStore(fresh());
      for (const i of order) await store.add(pages[i]!, captures[i]!);
      expect((await store.versions(old.page.id)).map(({ page }) => page)).toEqual([old.page.id, edited.page.id]);
      await store.close();
    }
  });

  test("a headline that comes back at one address supersedes nothing", async () => {
    const first = reading(story(`Morning briefing\n\n${paragraphs[0]}\n`, {}, url));
    const second = reading(story(`Morning briefing\n\n${paragraphs[2]}\n`, {}, url));
    const store = await stored([first, second]);
    expect(await store.versions(first.page.id)).toHaveLength(1);
    await store.close();
  });

  test("a teaser does not take the place of the whole story", async () => {
    const whole = reading(story(wire, {}, url));
    const partial = { kind: "teaser" as const, fact: { value: "Subscribe", field: "class" } };
    const teaser = reading(story(`Three drivers killed near Telleb\n\n${paragraphs[0]}\n`, { partial }, url));
    const store = await openStore(fresh());
    await store.add(whole, met(whole));
    await store.add(teaser, met(teaser, { seen: later }));
    expect(new Set((await store.rows({})).map(({ page }) => page))).toEqual(new Set([whole.page.id]));
    await store.close();
  });

  test("nasty 50: an address that is used again for another story supersedes nothing", async () => {
    const old = reading(story(wire, {}, url));
    const other = reading(
      story(
        "Court frees editor\n\nA court in Sorreq released the editor of the Herald on Friday, her lawyer said. Police had arrested her in March. The paper had printed letters from soldiers who complained of their pay.\n",
        {},
        url,
      ),
    );
    const store = await stored([old, other]);
    expect(await store.versions(old.page.id)).toHaveLength(1);
    expect(new Set((await store.rows({})).map(({ page }) => page)).size).toBe(2);
    await store.close();
  });

  test("nasty 22: an entry that is only gone from a running page still stands", async () => {
    const entry = (nth: number) => paragraphs[nth]!;
    const running = (...entries: readonly string[]): Draft => {
      const text = `${entries.join("\n\n")}\n`;
      const spans = entries.map((each) => ({ from: text.indexOf(each), to: text.indexOf(each) + each.length }));
      return {
        text,
        saved: {
          ...{ format: "html", offsets: [], losses: [], canonical: { value: url, field: "link canonical" } },
          blocks: spans.map((span) => ({ ...span, kind: "paragraph" as const })),
          stories: spans.map((span) => ({ ...span, form: "live-entry" as const })),
        },
      };
    };
    const old = reading(running(entry(2), entry(0)));
    const now = reading(running(entry(1), entry(2)));
    expect(old.articles).toHaveLength(2);
    const store = await openStore(fresh());
    await store.add(now, met(now, { seen: later }));
    await store.add(old, met(old));
    const rows = await store.rows({});
    const standing = (word: string) => rows.filter(({ quote }) => quote.includes(word)).map(({ page }) => page);
    expect(new Set(standing("Gunmen"))).toEqual(new Set([old.page.id]));
    expect(new Set(standing("shelled"))).toEqual(new Set([now.page.id]));
    await store.close();
  });

  test("nasty 20: a page and its AMP twin are told once, with both addresses", async () => {
    const amp = "https://amp.news.example/convoy.amp";
    const page = reading(story(wire, {}, url), { url });
    const twin = reading(story(`${wire}\nRead the full story on our site.\n`, {}, url), { url: amp });
    const store = await openStore(fresh());
    await store.add(page, met(page));
    await store.add(twin, met(twin, { seen: later }));
    const rows = await store.rows({});
    expect(rows.length).toBe(page.claims.length);
    expect(new Set(rows.map(({ page: id }) => id)).size).toBe(1);
    const seen = [...(await store.sightings(page.page.id)), ...(await store.sightings(twin.page.id))];
    expect(seen.map((each) => each.url)).toEqual([url, amp]);
    await store.close();
  });

  test("nasty 27: the second part of a story does not take the place of the first", async () => {
    const part = { kind: "part" as const, fact: { value: "page 1 of 2", field: "pager" } };
    const one = reading(story(`Long way north\n\n${paragraphs.slice(0, 2).join("\n\n")}\n`, { partial: part }, url));
    const two = reading(story(`Long way north\n\n${paragraphs.slice(2).join("\n\n")}\n`, { partial: part }, url));
    const store = await stored([one, two]);
    expect(await store.versions(one.page.id)).toHaveLength(1);
    await store.close();
  });

  test("nasty 26: claims of a retracted story stay, and are marked", async () => {
    const retracted = { value: "This article has been retracted.", field: "notice" };
    const store = await stored([reading(story(wire, { retracted }))]);
    const rows = await store.rows({});
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row.retracted).toBe("This article has been retracted.");
    await store.close();
  });

  test("addresses are compared without what does not matter", () => {
    expect(addressKey("http://www.Example.org/a/?utm_medium=x&b=2&a=1#c")).toBe("example.org/a?a=1&b=2");
    expect(addressKey("https://example.org:8080/a/index.html")).toBe("example.org:8080/a");
    expect(addressKey("https://example.org/#!/story/7")).toBe("example.org#!/story/7");
    for (const none of ["https://example.org/", "urn:x", "a.html", "file:///a.html", "http://"])
      expect(addressKey(none)).toBeUndefined();
  });
});

describe("what a file says of its page", () => {
  test("comes back whole; its losses are a table", async () => {
    const file = fresh();
    const store = await openStore(file);
    const page = reading(
      story(wire, { title: { value: "Three drivers", field: "h1" } }, "https://news.example/convoy"),
    );
    await store.add(page, met(page));
    const sentences = page.sentences.map((sentence) => ({ ...sentence, tokens: [] }));
    expect(await store.reading(page.page.id)).toEqual({ ...page, sentences });
    await store.close();
    const db = await openDb(file, { readOnly: true });
    expect(
      db
        .prepare("SELECT reason, text, at_from FROM losses ORDER BY nth")
        .all()
        .map((row) => ({ ...row })),
    ).toEqual([
      { reason: "navigation", text: "Home | World | Sport", at_from: 3 },
      { reason: "related", text: "Read more: floods", at_from: null },
    ]);
    db.close();
  });

  test("a reading without tokens is kept the same", async () => {
    const whole = reading(wire);
    const bare = { ...whole, sentences: whole.sentences.map((sentence) => ({ ...sentence, tokens: [] })) };
    const [a, b] = [await stored([whole]), await stored([JSON.parse(JSON.stringify(bare)) as Reading])];
    expect(await b.rows({})).toEqual(await a.rows({}));
    expect(await b.reading(whole.page.id)).toEqual(await a.reading(whole.page.id));
    await Promise.all([a.close(), b.close()]);
  });
});
