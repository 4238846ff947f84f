// Who says what on a page: node examples/read.mjs [FILE]
import { readFileSync } from "node:fs";
import { read, records } from "daybook";
import { loadKit } from "daybook/kit";

const text = process.argv[2]
  ? readFileSync(process.argv[2], "utf8")
  : `KARSH, March 12 (Agency) - Rebels attacked the port of Karsh on Tuesday, killing at least nine people, the army said.

The rebels denied that they had attacked the port.
`;

const reading = read(text, loadKit(), { published: "2025-03-12" });

for (const { event, claim, fillers, told } of records(reading)) {
  const who = fillers.filter(({ role }) => role === "actor").map(({ name, text }) => name ?? text);
  const whom = fillers.filter(({ role }) => role === "target").map(({ name, text }) => name ?? text);
  const chain = told.map(({ source }) => source ?? "?").join(" > ") || "the paper itself";
  console.log(
    `${event.code.plover} (${claim.modality}): ${who.join(", ") || "?"} -> ${whom.join(", ") || "?"}; told by ${chain}`,
  );
}
