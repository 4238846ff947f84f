import { expect, test } from "vitest";
import { bodyText } from "./body-text.ts";
import { htmlDraft } from "./html.ts";

const PARAGRAPH =
  "Herders in the Karamoja hills said on Sunday that “raiders” had taken 300 cattle, and that soldiers came a day later.";
const BODY = Array.from({ length: 6 }, (_, i) => `${i + 1}. ${PARAGRAPH}`);

function pageWith(articleBody: string): string {
  const data = JSON.stringify({ "@type": "NewsArticle", headline: "Raiders take cattle in Karamoja", articleBody });
  return `<title>Raiders take cattle in Karamoja</title><script type="application/ld+json">${data.replaceAll("“", "\\u201c")}</script>
    <article><h1>Raiders take cattle in Karamoja</h1><p>${BODY[0]}</p><p>Subscribe to read on.</p></article>`;
}

test.each([
  ["lines", BODY.join("\n\n")],
  ["markup", BODY.map((each) => `<p>${each}</p>`).join("")],
])("a page that shows only the beginning is read from its JSON-LD: %s", (_, articleBody) => {
  const html = pageWith(articleBody);
  const draft = htmlDraft(html);
  expect(bodyText(draft).split("\n\n")).toEqual(BODY);
  for (const run of draft.saved!.offsets) {
    const read = draft.text.slice(run.text, run.text + run.length);
    const written = html.slice(run.source, run.source + (run.sourceLength ?? run.length));
    expect(written.replaceAll("\\u201c", "“")).toBe(read);
  }
  expect(draft.saved!.losses.map(({ reason, text }) => `${reason}: ${text}`)).toContain(`repeat: ${BODY[0]}`);
});

test("a page that shows all of it is read as it stands", () => {
  const shown = BODY.map((each) => `<p>${each}</p>`).join("");
  const html = pageWith(BODY.join(" ")).replace("</h1>", `</h1>${shown}`);
  expect(htmlDraft(html).saved!.offsets.every(({ source }) => source > html.indexOf("<article>"))).toBe(true);
});
