import { expect, test } from "vitest";
import { htmlDraft } from "./html.ts";

const P =
  "<p>The provincial council said that bridges on the road to the coast had been closed after the flood, and that engineers would look at the others on Monday.</p>";
const page = (body: string, head = "", title = "Council closes bridges after flood"): string =>
  `<html><head><title>${title}</title>${head}</head><body><main><h1>${title}</h1><time datetime="2024-03-05">5 March 2024</time>${body}</main></body></html>`;

const corrections = (html: string): readonly string[] => {
  const { text, saved } = htmlDraft(html);
  return (saved!.stories[0]?.corrections ?? []).map(({ from, to }) => text.slice(from, to));
};

test.each([
  "Correction: An earlier version of this story gave the wrong number of bridges.",
  "This article was updated on 6 March 2024 to correct the name of the river.",
  "Editor’s note: This story has been amended to say that the road is open.",
  "An earlier version of this article misstated the year of the flood.",
  "CORRECTION (March 6): The council closed three bridges, not four.",
  "Clarification – The engineers are employed by the province.",
  "Updated with comment from the ministry.",
])("nasty 25: a notice has a field of its own and no sentence of it is read: %s", (notice) => {
  for (const html of [page(`${P.repeat(5)}<p>${notice}</p>`), page(`<p><em>${notice}</em></p>${P.repeat(5)}`)]) {
    expect(corrections(html)).toEqual([notice]);
    const { text, saved } = htmlDraft(html);
    expect(saved!.blocks.find(({ from, to }) => text.slice(from, to) === notice)?.kind).toBe("boilerplate");
  }
});

test.each([
  "The ministry corrected its figures on Monday and now counts eleven dead.",
  "He said the earlier report of the commission was wrong and called for another one.",
  "The road map was updated in 2021, and since then nobody has looked at it.",
  "A correction of the border was agreed by both presidents in the spring of that year.",
  "The clarification came after the ambassador had been called to the foreign ministry.",
])("nasty 25: no notice: %s", (sentence) => {
  expect(corrections(page(`${P.repeat(3)}<p>${sentence}</p>${P.repeat(2)}`))).toEqual([]);
});

const retracted = (html: string) => htmlDraft(html).saved!.stories[0]?.retracted?.value;
test.each([
  [
    "a box above",
    page(
      `<div class="notice"><p>The Coast Courier has retracted this article, because two documents on which it rested were forged.</p></div>${P.repeat(5)}`,
    ),
  ],
  [
    "a line below",
    page(`${P.repeat(5)}<p>Retraction: this report has been withdrawn by the editors after a complaint.</p>`),
  ],
  ["the title", page(P.repeat(5), "", "RETRACTED: Council closes bridges after flood")],
  [
    "JSON-LD",
    page(
      P.repeat(5),
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council closes bridges after flood","creativeWorkStatus":"Retracted"}</script>',
    ),
  ],
  [
    "a note of the editors",
    page(`<p><strong>Editors’ note: This story was retracted on 30 June 2024.</strong></p>${P.repeat(5)}`),
  ],
])("nasty 26: a retracted story is marked, and its text stays: %s", (_, html) => {
  expect(retracted(html)).toBeDefined();
  expect(htmlDraft(html).text).toContain("The provincial council said");
});
test.each([
  "The witness retracted her statement on Monday, the court said, and asked for protection.",
  "The army has withdrawn from the town, the report of the monitors says.",
  "A journal retracted the study on which the law rests, but the story of its author is not over.",
  "The minister withdrew the bill and took back what he had said about the judges.",
  "Troops were withdrawn on Sunday; this is what the article in the treaty asks for.",
])("nasty 26: not retracted: %s", (sentence) => {
  expect(retracted(page(`${P.repeat(3)}<p>${sentence}</p>${P.repeat(2)}`))).toBeUndefined();
});

const partial = (html: string) => htmlDraft(html).saved!.stories[0]?.partial?.kind;
const link = (rel: string, href: string): string => `<link rel="${rel}" href="${href}">`;
test.each([
  ["page 2 of 4", page(`${P.repeat(5)}<p>Page 2 of 4</p>`)],
  ["a pager", page(`${P.repeat(5)}<div class="pager"><span>page 3/5</span></div>`)],
  [
    "rel=next by number",
    page(P.repeat(5), link("canonical", "https://c.example/a?page=2") + link("next", "https://c.example/a?page=3")),
  ],
  [
    "rel=prev by path",
    page(P.repeat(5), link("canonical", "https://c.example/a/page/2/") + link("prev", "https://c.example/a/page/1/")),
  ],
  [
    "the first of several",
    page(P.repeat(5), link("canonical", "https://c.example/a") + link("next", "https://c.example/a?page=2")),
  ],
])("nasty 27: one page of several is marked as a part: %s", (_, html) => {
  expect(partial(html)).toBe("part");
});
test.each([
  [
    "the next story",
    page(P.repeat(5), link("canonical", "https://c.example/a") + link("next", "https://c.example/other-story")),
  ],
  ["a page number in the text", page(`${P.repeat(5)}<p>On page 2 of 4 the report names the engineers.</p>`)],
])("nasty 27: no part: %s", (_, html) => {
  expect(partial(html)).toBeUndefined();
});

const free = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "Council closes bridges after flood", isAccessibleForFree: value })}</script>`;
const wall = '<div class="paywall"><p>Subscribe to continue reading.</p></div>';
test.each([
  ["false and a teaser", page(P.repeat(2), free(false))],
  ["false as text", page(P.repeat(2), free("False"))],
  ["false and a wall below a longer text", page(P.repeat(20) + wall, free(false))],
  ["a wall alone", page(P.repeat(3) + wall)],
  ["a metered tier", page(P.repeat(2), '<meta property="article:content_tier" content="metered">')],
])("nasty 16: the beginning of a story behind a wall is partial: %s", (_, html) => {
  expect(partial(html)).toBe("paywall");
});
test("nasty 16: all of a story, though it is not free, is whole", () => {
  expect(partial(page(P.repeat(20), free(false)))).toBeUndefined();
  expect(partial(page(P.repeat(5), free(true)))).toBeUndefined();
});

const form = (html: string) => htmlDraft(html).saved!.stories[0]?.form;
const turns = (one: string, two: string): string =>
  Array.from(
    { length: 3 },
    () =>
      `<p>${one}: Good evening, and what did you see on the road when you came down from the hills?</p><p>${two}: We saw eleven lorries, and the drivers said that they had waited for a week.</p>`,
  ).join("");
test.each([
  ["capitals", turns("JUAN MORA, HOST", "ANA RUIZ")],
  ["names", turns("Juan Mora", "Ana Ruiz")],
  ["bold labels", turns("<b>MORA</b>", "<b>RUIZ (reporter)</b>")],
  ["times before them", turns("[00:12] MORA", "[00:31] RUIZ")],
  ["question and answer", turns("COURIER", "DR. HADDAD")],
])("nasty 24: a transcript is marked, its speakers' labels are kept: %s", (_, body) => {
  const html = page(body, "", "Transcript: the road to the coast");
  expect(form(html)).toBe("transcript");
  expect(htmlDraft(html).text.match(/: (?:Good evening|We saw)/g)?.length).toBe(6);
});
test.each([
  [
    "a story with labelled points",
    page(
      `${P.repeat(4)}<p>What happened: The bridge fell on Monday.</p><p>What is next: The council meets.</p><p>Background: The river rises each year.</p>`,
    ),
  ],
  ["a story", page(P.repeat(5), "", "Council publishes transcript of talks")],
])("nasty 24: no transcript: %s", (_, html) => {
  expect(form(html)).toBeUndefined();
});
