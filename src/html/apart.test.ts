import { describe, expect, test } from "vitest";
import { htmlDraft } from "./html.ts";

const AFTER =
  "<p>Rain began to fall over Tamale late on Friday, and the mayor said two of the three bridges would stay closed until engineers had looked at them.</p>";

/** The first paragraph of a story, and what was left out of the page as "reason: text". */
function read(paragraph: string): { readonly text: string; readonly losses: readonly string[] } {
  const { text, saved } = htmlDraft(
    `<title>Bridges close in Tamale</title><body><article><h1>Bridges close in Tamale</h1><p>${paragraph}</p>${AFTER}</article></body>`,
  );
  return {
    text: text.split("\n\n")[1] ?? "",
    losses: saved!.losses.map((loss) => `${loss.reason}: ${loss.text}`),
  };
}

const END = "people in the villages along the river, the disaster office said on Saturday.";

describe("struck text is not read", () => {
  test.each([
    [`The flood killed <del>12</del><ins>14</ins> ${END}`, `The flood killed 14 ${END}`, "12"],
    [`The flood killed <s>ten</s> nine ${END}`, `The flood killed nine ${END}`, "ten"],
    [`The flood killed <strike>ten</strike> nine ${END}`, `The flood killed nine ${END}`, "ten"],
    [`The flood killed 9 <del datetime="2024-05-01">of 30</del>${END}`, `The flood killed 9 ${END}`, "of 30"],
    [
      `The flood killed <span style="text-decoration: line-through">ten</span> nine ${END}`,
      `The flood killed nine ${END}`,
      "ten",
    ],
    [`The flood killed 10<s>twelve</s>5 ${END}`, `The flood killed 10 5 ${END}`, "twelve"],
  ])("%s", (html, text, struck) => {
    expect(read(html)).toEqual({ text, losses: [`other: ${struck}`] });
  });
});

describe("the mark of a note is no digit of the figure before it", () => {
  test.each([
    [`The flood displaced 40<sup>2</sup> ${END}`, `The flood displaced 40 ${END}`, "2"],
    [`The flood displaced 20<a href="#cite1">1</a> ${END}`, `The flood displaced 20 ${END}`, "1"],
    [`The flood displaced 20<sup><a href="#fn1">[1]</a></sup> ${END}`, `The flood displaced 20 ${END}`, "[1]"],
    [`The flood displaced 20<a href="#note5"><sup>5</sup></a> ${END}`, `The flood displaced 20 ${END}`, "5"],
    [`The flood displaced 300<sup>*</sup> ${END}`, `The flood displaced 300 ${END}`, "*"],
    [`The flood displaced 300<sup>1,2</sup> ${END}`, `The flood displaced 300 ${END}`, "1,2"],
    [
      `The flood displaced 300<sup>[citation needed]</sup> ${END}`,
      `The flood displaced 300 ${END}`,
      "[citation needed]",
    ],
    [`The flood displaced 7<sub>2</sub> ${END}`, `The flood displaced 7 ${END}`, "2"],
    [`The flood displaced 10<sup>3</sup> ${END}`, `The flood displaced 10 ${END}`, "3"],
  ])("%s", (html, text, mark) => {
    expect(read(html)).toEqual({ text, losses: [`other: ${mark}`] });
  });
});

test.each([
  [`On the 20<sup>th</sup> the flood reached ${END}`, `On the 20th the flood reached ${END}`],
  [`The 1<sup>er</sup> bataillon dug out ${END}`, `The 1er bataillon dug out ${END}`],
  [`It covered 30 km<sup>2</sup> and drove out ${END}`, `It covered 30 km2 and drove out ${END}`],
  [`The H<sub>2</sub>O and CO<sub>2</sub> rose on ${END}`, `The H2O and CO2 rose on ${END}`],
  [`M<sup>me</sup> Diallo told ${END}`, `Mme Diallo told ${END}`],
  [`Traces of <sup>235</sup>U alarmed ${END}`, `Traces of 235U alarmed ${END}`],
  [`In all 1<span>2</span> of 5<wbr>0 ${END}`, `In all 12 of 50 ${END}`],
  [`See page <a href="#12">12</a> of the report on ${END}`, `See page 12 of the report on ${END}`],
])("what belongs to a word stays: %s", (html, text) => {
  expect(read(html)).toEqual({ text, losses: [] });
});

test.each([
  [`It cost 3 × 10<sup>6</sup> cedis for ${END}`, `It cost 3 × 10 6 cedis for ${END}`],
  [`It cost $9<sup>99</sup> to feed ${END}`, `It cost $9 99 to feed ${END}`],
  [`The flood killed 3<img src="a.gif">4 ${END}`, `The flood killed 3 4 ${END}`],
  [`Reports <span>by Ana</span><span>Reuters</span> tell of ${END}`, `Reports by Ana Reuters tell of ${END}`],
  [`Maps of <a href="/a">Tamale</a><a href="/b">Yendi</a> show ${END}`, `Maps of Tamale Yendi show ${END}`],
])("words that are shown apart are not glued: %s", (html, text) => {
  expect(read(html).text).toBe(text);
});

test.each([
  ["video", "Your browser cannot play this."],
  ["audio", "Your browser cannot play this."],
  ["canvas", "A chart of the rain."],
  ["object", "The plug-in is missing."],
  ["iframe", "Frames are switched off."],
])("what stands in place of <%s> is no text", (name, words) => {
  expect(read(`The flood drove out <${name}>${words}</${name}> ${END}`)).toEqual({
    text: `The flood drove out ${END}`,
    losses: [`media: ${words}`],
  });
});

test("how a word is read is not part of it", () => {
  expect(read(`The town of <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> sent ${END}`).text).toBe(
    `The town of 漢 sent ${END}`,
  );
});

test("words in attributes are kept with what was left out: alt of pictures, srcdoc of frames", () => {
  const html = `The flood drove out ${END} <img src=a.jpg alt="Boats tied to a lamp post"><img src=b.gif alt="Logo"><iframe srcdoc="<p>Rain <b>map</b></p>"></iframe>`;
  expect(read(html).losses).toEqual(["media: Boats tied to a lamp post", "media: Rain map"]);
});

test("losses do not glue words of neighbours", () => {
  const { saved } = htmlDraft(
    `<body><nav><a href="/">Home</a><a href="/w">World</a><div>Sport</div><div>Money</div></nav><h1>Bridges close</h1>${AFTER}${AFTER}</body>`,
  );
  expect(saved!.losses[0]!.text.split(/\s+/)).toEqual(["Home", "World", "Sport", "Money"]);
});
