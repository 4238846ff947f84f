import { describe, expect, test } from "vitest";
import { copyAt, met, paragraphs, reading, standing, stores, story, wire } from "../../test/stored.ts";

const { stored } = stores();

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
