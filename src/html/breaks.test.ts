import { describe, expect, test } from "vitest";
import { htmlDraft, LIMITS } from "./html.ts";
import { lines } from "./lines.ts";
import { parsed } from "./parse.ts";

function linesOf(html: string): readonly string[] {
  return lines(parsed(html, LIMITS).body).map(({ text }) => text);
}

describe("a single line break in a sentence is a blank", () => {
  test.each([
    ["<p>The river rose on Monday after a night of rain that flooded<br>twelve villages, the mayor said.</p>"],
    ["<p>Engineers closed two of the bridges in the centre on Tuesday,<br>police said. Buses<br>were stopped.</p>"],
    ["<p>Le fleuve a débordé lundi dans la nuit et a inondé les<br>Quartiers Nord, a dit le maire.</p>"],
    ["<p>The disaster office said late in the evening that the flood drove out<br>300 families in the south.</p>"],
    [
      "<p>The river Nasia rose by two metres on Monday night<br>and flooded the market of Walewale. Governor Amina<br>Yakubu said that tents would come from Tamale and<br>Bolgatanga within a day.</p>",
    ],
    ["<h1>Flood closes bridges<br>In Tamale and Yendi</h1>"],
    [
      "<p>غمرت مياه النهر أحياء واسعة من المدينة ليلة<br>الاثنين وقال رئيس البلدية إن الجسور ستبقى<br>مغلقة حتى يفحصها المهندسون في الصباح<br>الباكر</p>",
    ],
  ])("%s", (html) => {
    expect(linesOf(html)).toEqual([
      html
        .replace(/<br>/g, " ")
        .replace(/<\/?\w+>/g, "")
        .trim(),
    ]);
  });
});

describe("a line break between lines of their own parts them", () => {
  test.each([
    ["Disaster Office<br>12 Mill Road<br>Tamale"],
    ["Killed: 12<br>Wounded: 30<br>Missing: 4"],
    ["Date: 3 May 2024<br>place: the market of Walewale in the north"],
    ["By Ana Ruiz<br>in Tamale"],
    ["rice<br>millet<br>dried fish"],
    ["O river of my fathers, rise no more,<br>Thy bed is wide enough for all thy rain."],
    ["The bridges were closed on Monday.<br>Engineers came on Tuesday."],
    ["• Two bridges in the centre of Tamale are closed<br>• buses go round by the northern road"],
    ["Flood closes two bridges in the centre of Tamale<br>Mayor of Yendi asks for tents and blankets"],
  ])("%s", (html) => {
    expect(linesOf(`<p>${html}</p>`)).toEqual(html.split("<br>"));
  });
});

test("two line breaks end a paragraph, in the middle of a sentence as well", () => {
  const parts = ["The river rose on Monday after a night of rain that flooded", "twelve villages, the mayor said."];
  expect(linesOf(`<p>${parts.join("<br> <br/>")}</p>`)).toEqual(parts);
});

const P = [
  "PORT SALAM, 3 May (Coast Agency) - The river rose on Monday after a night of rain and\nflooded twelve villages, the mayor said on the radio.",
  "YENDI (Coast Agency) - Engineers closed two bridges on Tuesday and said that they would\nstay closed for a week.",
];
const FOLDED = P.map((each) => each.replace("\n", " "));

describe("a text with hardly a tag", () => {
  test.each(["b", "strong", "font"])(
    "its blank lines part its paragraphs, a line in <%s> above them is its head",
    (name) => {
      const { text, saved } = htmlDraft(`<${name}>Flood closes bridges</${name}>\n\n${P.join("\n\n")}\n`);
      expect(text.split("\n\n")).toEqual(["Flood closes bridges", ...FOLDED]);
      expect(saved!.blocks.map(({ kind }) => kind)).toEqual(["headline", "paragraph", "paragraph"]);
    },
  );

  test("words in bold in its first line are no head", () => {
    const html = `<b>Flood</b> news\n\n${P.join("\r\n\r\n")}`;
    expect(htmlDraft(html).text.split("\n\n").slice(-2)).toEqual(FOLDED);
  });

  test("with elements that begin lines, blank lines are only blanks", () => {
    expect(linesOf(`<p>The river\n\nrose on Monday</p>`)).toEqual(["The river rose on Monday"]);
  });
});

test("agency text in <pre> keeps its datelines, and short lines", () => {
  const html = `<body><h1>Flood closes bridges</h1><pre>${P.join("\n\n")}\n\nend of it\n</pre></body>`;
  expect(htmlDraft(html).text.split("\n\n")).toEqual(["Flood closes bridges", ...FOLDED, "end of it"]);
});
