import { describe, expect, test } from "vitest";
import { met, paragraphs, reading, stores, story, wire } from "../../test/stored.ts";
import type { Draft } from "../page/page.ts";
import type { Reading } from "../read.ts";
import { addressKey } from "./address-key.ts";
import { openDb } from "./db.ts";
import { openStore } from "./store.ts";

const { fresh, stored } = stores();

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
