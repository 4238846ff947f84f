import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import { exported } from "../export/export.ts";
import { isProblem } from "../ingest/document.ts";
import { documents } from "../ingest/documents.ts";
import { drafted } from "../ingest/draft.ts";
import { openStore, type Store } from "../store/store.ts";
import { kept } from "./keep.ts";
import { readingOf } from "./page.ts";

const folder = mkdtempSync(join(tmpdir(), "daybook-provenance-"));
const file = join(folder, "a.db");
let store: Store;
let made = 0;

const story =
  "<p>SORREQ (Meridian) - At least 22 people were killed and dozens wounded when gunmen shelled a market in the town of Sorreq on Monday, a volunteer group said.</p><p>The army denied that its soldiers had fired on traders there. The governor of the province accused rebels of using the market as a depot.</p><p>The road to the town is the only one that is open since the bridge fell in the spring floods, and aid workers say that stocks will last nine days.</p>";
const page = (nth: number, changed = story) =>
  `<!DOCTYPE html><html><head><title>Market hit - Outlet ${nth}</title><meta property="og:site_name" content="Outlet ${nth}"><meta property="article:published_time" content="2026-03-18T1${nth}:00:00Z"><link rel="canonical" href="https://outlet${nth}.example/market-${nth}"></head><body><article><h1>Market hit</h1>${changed}</article></body></html>`;
const live = `<!DOCTYPE html><html><head><title>Live: Sorreq - Coast Paper</title><meta property="og:url" content="https://coast.example/live"><script type="application/ld+json">{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Sorreq, day 3 – live","datePublished":"2026-04-02T06:00:00Z","publisher":{"@type":"Organization","name":"Coast Paper"}}</script></head><body><h1>Sorreq, day 3 – live</h1>
<div class="live-post"><time datetime="2026-04-02T18:42:00Z">18:42</time><h2>Talks called off</h2><p>The council said it had called off talks with the rebels after a drone strike on its office in the harbour.</p></div>
<div class="live-post"><time datetime="2026-04-02T14:10:00Z">14:10</time><h2>Hospital: 11 dead</h2><p>Eleven people were killed in shelling of the harbour on Thursday morning, the director of the hospital told reporters.</p></div>
<div class="live-post"><time datetime="2026-04-02T09:05:00Z">09:05</time><h2>Denial</h2><p>A spokesman for the rebels denied that they had shelled the harbour, and said soldiers had fired mortars.</p></div></body></html>`;
const mail =
  'From: "Field desk" <desk@ngo.example>\r\nSubject: Report 12\r\nDate: Sun, 15 Mar 2026 19:04:11 +0200\r\nContent-Type: text/plain\r\n\r\nDear all,\r\n\r\nMilitiamen burned 40 houses in the village of Djorra on Saturday and abducted three women, the head of the camp said.\r\n';

beforeAll(async () => {
  const from = join(folder, "in");
  mkdirSync(from);
  for (let nth = 0; nth < 6; nth++) writeFileSync(join(from, `${nth}.html`), page(nth));
  writeFileSync(join(from, "6.html"), page(6, story.replace("22 people were killed", "25 people died")));
  writeFileSync(join(from, "7.html"), live);
  writeFileSync(join(from, "8.eml"), mail);
  store = await openStore(file);
  for (const name of readdirSync(from).sort())
    for await (const document of documents({ path: join(from, name) })) {
      if (isProblem(document)) throw new Error(document.what);
      const reading = readingOf(await drafted(document), document, testKit());
      const source = { sha256: name, record: { path: join(from, name) } };
      const again = () => Promise.reject(new Error("nothing is given"));
      await kept(store, document, reading, source, { now: new Date(1e12 + made++), reader: "test", again });
    }
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function csv(options: { table?: "tolls" | "sightings"; first?: boolean }): Promise<Record<string, string>[]> {
  let text = "";
  for await (const chunk of exported(store, { format: "csv", ...options })) text += chunk;
  const [head, ...lines] = text
    .trim()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
    );
  return lines.map((cells) => Object.fromEntries(head!.map((name, i) => [name, cells[i] ?? ""])));
}

test("one text in six files is told at six outlets, each with its address", async () => {
  const sightings = (await csv({ table: "sightings" })).filter(({ outlet }) => outlet!.startsWith("Outlet"));
  expect(sightings.map(({ outlet, outlet_basis, url, url_basis }) => [outlet, outlet_basis, url, url_basis])).toEqual(
    Array.from({ length: 7 }, (_, nth) => [
      ...[`Outlet ${nth}`, "meta og:site_name", `https://outlet${nth}.example/market-${nth}`, "link canonical"],
    ]),
  );
  const denied = (await store.rows({})).filter(({ quote }) => quote.includes("fired on traders"));
  expect(denied).toHaveLength(1);
  expect(denied[0]).toMatchObject({ copies: 7, outlets: 7 });
});

test("the one that says another figure stands for itself", async () => {
  const shelled = (await store.rows({})).filter(({ quote }) => /gunmen shelled a market/.test(quote));
  const of = (figure: string) =>
    shelled.filter(({ trigger, quote }) => trigger === "shelled" && quote.includes(figure));
  expect(of("22")).toMatchObject([{ copies: 6, outlets: 6 }]);
  expect(of("25")).toMatchObject([{ copies: 1, outlets: 1, outlet: "Outlet 6" }]);
});

test("a row leads to its page: address, what tells it, and file", async () => {
  for (const row of await csv({})) {
    expect(row.path).toContain(join(folder, "in"));
    if (row.outlet === "Outlet 0")
      expect(row).toMatchObject({ url: "https://outlet0.example/market-0", url_basis: "link canonical" });
    if (row.outlet === "Coast Paper") expect(row.url).toBe("https://coast.example/live");
  }
});

test("entries of a running page are of its outlet; a mail is of its sender", async () => {
  const outlets = new Set((await store.rows({})).map(({ outlet }) => outlet));
  expect(outlets).toEqual(new Set(["Outlet 0", "Outlet 6", "Coast Paper", "Field desk"]));
});

test("--first leaves out what is told again, claims and figures", async () => {
  const [all, first] = [await csv({}), await csv({ first: true })];
  expect(first).toEqual(all.filter(({ copy_of, superseded }) => copy_of === "" && superseded === ""));
  expect(first.length).toBeLessThan(all.length);
  const tolls = await csv({ table: "tolls", first: true });
  expect(tolls.filter(({ kind, low }) => kind === "dead" && low === "22")).toHaveLength(1);
  let map = "";
  for await (const chunk of exported(store, { format: "geojson", first: true })) map += chunk;
  const claims = (JSON.parse(map) as { features: { properties: { claim: string } }[] }).features;
  expect(new Set(claims.map(({ properties }) => properties.claim))).toEqual(new Set(first.map(({ claim }) => claim!)));
  let lines = "";
  for await (const chunk of exported(store, { format: "jsonl", first: true })) lines += chunk;
  expect(lines.match(/^\{"record":"claim"/gm)).toHaveLength(first.length);
});
