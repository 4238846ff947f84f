import { describe, expect, test } from "vitest";
import { htmlDraft } from "./html.ts";

const LINE =
  "Ferries between Mwanza and Ukerewe stopped on Thursday after two engines failed, the ports authority said.";
const STORY = `<h1>Ferries to Ukerewe stop</h1>${`<p>${LINE}</p>`.repeat(6)}`;

function cpuSeconds(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

function rules(html: string): readonly string[] {
  return htmlDraft(html).notes.map(({ rule }) => rule);
}

describe("what is within the limits is read", () => {
  test("nasty 32: 20,000 nested div", () => {
    const html = `${"<div>".repeat(20_000)}${STORY}${"</div>".repeat(20_000)}`;
    const draft = htmlDraft(html);
    expect(draft.text).toContain(LINE);
    expect(draft.notes).toMatchObject([{ rule: "html-depth" }]);
    expect(cpuSeconds(() => htmlDraft(html))).toBeLessThan(3);
  });

  test("nasty 33: 100,000 attributes", () => {
    const attributes = Array.from({ length: 100_000 }, (_, i) => `data-${i}="${i}"`).join(" ");
    const html = `<div ${attributes}>${STORY}</div>`;
    expect(htmlDraft(html).text).toContain(LINE);
    expect(rules(html)).toEqual(["html-attributes"]);
    expect(cpuSeconds(() => htmlDraft(html))).toBeLessThan(3);
  });

  test("150,000 paragraphs", () => {
    const html = `<h1>Ferries</h1>${"<p>Two failed, they said.".repeat(150_000)}`;
    const begin = process.cpuUsage();
    const draft = htmlDraft(html);
    const { user, system } = process.cpuUsage(begin);
    expect(draft.saved!.blocks.length).toBeGreaterThan(100_000);
    expect((user + system) / 1e6).toBeLessThan(20);
  });

  test("nasty 34: a page beyond the limits is read up to them, and what is left out is said", () => {
    const limits = { text: 2000, elements: 100 };
    const long = htmlDraft(STORY + STORY.repeat(100), { limits });
    expect(long.notes).toMatchObject([{ rule: "html-limit" }]);
    expect(long.saved!.losses.at(-1)).toMatchObject({ reason: "limit", at: { from: 2000, to: 101 * STORY.length } });
    const many = htmlDraft(STORY + "<i>x</i>".repeat(500), { limits });
    expect(many.text).toContain(LINE);
    expect(many.saved!.losses.at(-1)).toMatchObject({ reason: "limit" });
  });

  test.each([
    [
      "a table in a table, 120 deep, with 3,000 rows",
      `${"<table><tr><td>".repeat(120)}${`<tr><td>${LINE}</td></tr>`.repeat(3_000)}`,
    ],
    ["inline elements nested 100,000 deep", `<p>${"<span>".repeat(100_000)}${LINE}`],
    ["end tags that end nothing", `${"<b>".repeat(20_000)}${"</u>".repeat(200_000)}${STORY}`],
    ["10,000 line breaks in pairs", `<div>${`${LINE}<br><br>`.repeat(5_000)}</div>`],
    ["preformatted text of 5,000 marked lines", `<pre>${`<b>${LINE}</b>\n`.repeat(5_000)}</pre>`],
    ["blanks by the megabyte", `<p>${" ".repeat(2_000_000)}${LINE}`],
    ["open brackets by the megabyte", `${STORY}${"<".repeat(1_000_000)}`],
  ])("takes its time, not more: %s", (_, html) => {
    expect(cpuSeconds(() => expect(htmlDraft(html).text.length).toBeGreaterThan(50))).toBeLessThan(10);
  });
});

describe("nasty 35: what nobody closed", () => {
  test.each([
    ["comment", "<!-- ", "html-unclosed"],
    ["CDATA section", "<![CDATA[ ", "html-unclosed"],
  ])("an unclosed %s: what is before it is read, the swallowed rest reported", (_, open, rule) => {
    const draft = htmlDraft(`${STORY}${open}<p>And then there is more that nobody sees.</p>`);
    expect(draft.text).toContain(LINE);
    expect(draft.notes).toMatchObject([{ rule }]);
    const [loss] = draft.saved!.losses;
    expect(loss).toMatchObject({ reason: "malformed" });
    expect(loss!.text).toContain("And then there is more that nobody sees.");
  });

  test.each(["script", "style", "title", "textarea"])("an unclosed <%s>", (name) => {
    const draft = htmlDraft(`<h1>Ferries</h1>${STORY}<${name}>var more = 1; <p>And then more.</p>`);
    expect(draft.text).toContain(LINE);
    expect(draft.saved!.losses.some(({ text }) => text.includes("And then more."))).toBe(true);
  });
});

test("nasty 36: NUL bytes become U+FFFD", () => {
  const draft = htmlDraft(STORY.replaceAll("Ferries", "Fer\0ries"));
  expect(draft.text).toContain("Fer\uFFFDries");
  expect(draft.notes).toMatchObject([{ rule: "html-nul" }]);
});
