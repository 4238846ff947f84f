import { expect, test } from "vitest";
import { htmlDraft } from "./html.ts";

const TEXT = Array.from(
  { length: 4 },
  (_, i) =>
    `<p>The harbour board said ${i + 2} of its pilots had stayed at home on Tuesday, and that ships would wait outside until the dispute over their hours had been settled.</p>`,
).join("");

const byline = (above: string, before = "", text = TEXT): string | undefined =>
  htmlDraft(
    `<!doctype html><html lang="en"><head><title>Pilots stay at home</title></head><body>${before}<main><h1>Harbour pilots stay at home</h1>${above}${text}</main></body></html>`,
  ).saved?.stories[0]?.byline?.value;

test.each([
  [
    "beside the day",
    "<div><span>Maren Holt</span><span>18 Mar 2024</span><span>1,204 views</span></div>",
    "Maren Holt",
  ],
  ["before a stroke and the day", "<div><i>Maren Holt</i> | <i>18 Mar 2024</i></div>", "Maren Holt"],
  ["beside a <time>", "<div><b>Maren Holt</b> <time datetime='2024-03-18'>Mon</time></div>", "Maren Holt"],
  ["behind the day", "<small>18 March 2024, 18:20. Maren Holt</small>", "Maren Holt"],
  ["behind the day and “by”", "<small>03/18/2024, by M. Holt, T. Okoro</small>", "M. Holt, T. Okoro"],
  ["in small letters below the title", "<h4>Maren Holt</h4>", "Maren Holt"],
  ["submitted", "<div>Submitted by Maren Holt on 18 March 2024 - 7:45am</div>", "Maren Holt"],
  ["with an initial at its end", "<p>By Maren H.</p>", "Maren H."],
  ["joined as shown", "<p class='byline'>Maren Holt y Tomás Rivas</p>", "Maren Holt y Tomás Rivas"],
  ["of the Romanian kind", "<span class='autor'>de Maren Holt</span>", "Maren Holt"],
])("a name below the title signs the story: %s", (_, above, name) => {
  expect(byline(above)).toBe(name);
});

test.each([
  ["a section", "<div><span>World News</span><span>18 Mar 2024</span></div>", ""],
  ["a kind of text", "<div><span>Press Release</span><span>18 Mar 2024</span></div>", ""],
  ["what a menu has", "<div><span>Green Coast</span><span>18 Mar 2024</span></div>", "<nav><a>Green Coast</a></nav>"],
  ["a name without a day", "<div><span>Maren Holt</span></div>", ""],
  ["a place", "<div><span>Port Marley</span><span>18 Mar 2024</span></div>", ""],
])("no byline: %s", (_, above, before) => {
  expect(byline(above, before)).toBeUndefined();
});

test("no byline: whom the story is about", () => {
  const text = TEXT.replace("The harbour board", "Maren Holt, who leads the harbour board,");
  expect(byline("<h4>Maren Holt</h4>", "", text)).toBeUndefined();
});
