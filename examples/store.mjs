// Keep pages in a database, ask it, and write what it holds as CSV: node examples/store.mjs
import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read } from "daybook";
import { exported } from "daybook/export";
import { loadKit } from "daybook/kit";
import { openStore } from "daybook/store";

const kit = loadKit();
const store = await openStore(join(mkdtempSync(join(tmpdir(), "daybook-")), "example.db"));
const pages = [
  "Rebels attacked the port of Karsh on Tuesday, killing nine people, the army said.",
  "Police arrested 12 protesters in Karsh on Friday.",
];
for (const text of pages) {
  const reading = read(text, kit, { published: "2025-03-12" });
  const sourceSha256 = createHash("sha256").update(text).digest("hex");
  const added = await store.add(reading, { page: reading.page.id, seen: new Date().toISOString(), sourceSha256 });
  console.log(added, reading.page.id, reading.claims.length, "claims");
}

const { claims } = await store.count({ type: "ASSAULT" });
console.log(claims, "claims of violence");
for await (const chunk of exported(store, { format: "csv" })) process.stdout.write(chunk);
await store.close();
