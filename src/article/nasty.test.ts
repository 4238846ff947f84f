import { expect, test } from "vitest";
import type { Note } from "../note.ts";
import { pageOf } from "../page/page.ts";
import { textOf } from "../span.ts";
import { type Article, articles } from "./article.ts";
import { habitsOf, headers } from "./header.ts";

/** Odd texts, by their number in the list of nasty inputs. */

const HARBOUR = {
  headline: "Dockers in Mombasa end strike after talks",
  caption: "Cranes stand idle in the port of Mombasa, 4 March 2025 (AFP)",
  body: [
    "Dockers in the Kenyan port of Mombasa ended their strike on Tuesday after two days of talks, their union said.",
    "The port authority promised to pay the wages of February within a week, said Ali Juma, who leads the union.",
    "Ships had waited outside the harbour since Sunday, and exporters of tea feared for their contracts.",
    "Juma said the dockers would stop work again if the money did not come.",
  ],
};
const VILLAGE = {
  headline: "Landslide buries houses above Huaraz",
  caption: "Rescuers search a slope above Huaraz, Peru, 5 March 2025 (EPA)",
  body: [
    "A landslide buried eleven houses in a village above the Peruvian town of Huaraz on Wednesday, firefighters said.",
    "Rosa Quispe, the mayor, said six people were missing and that the slope was still moving.",
    "Soldiers brought tents and dogs, and the road to the valley was closed until the rain stops.",
    "Peru’s weather service expects more rain in the mountains until the weekend.",
  ],
};
type Story = typeof HARBOUR;

function page({ headline, caption, body }: Story, end = "\n"): string {
  return [headline, "", caption, "TT", "", headline, caption, "", ...body.flatMap((line) => [line, ""])].join(end);
}

function read(text: string): { found: readonly Article[]; titles: readonly (string | undefined)[]; rules: string[] } {
  const notes: Note[] = [];
  const found = articles(pageOf(text), (note) => notes.push(note));
  const titles = found.map(({ headline }) => headline && textOf(text, headline));
  return { found, titles, rules: notes.map(({ rule }) => rule) };
}

const BOTH = [HARBOUR.headline, VILLAGE.headline];

test("nasty 7: zero-width, bidi marks and soft hyphens do not hide that a headline or a caption is shown twice", () => {
  const marked = ({ headline, caption, body }: Story): string =>
    [
      `\u200f${headline.replace("a", "\u00ada")}`,
      caption,
      "TT",
      headline,
      caption.replace(" ", " \u200b"),
      ...body,
      "",
    ].join("\n");
  const text = marked(HARBOUR) + marked(VILLAGE);
  const { found, titles } = read(text);
  expect(found).toHaveLength(2);
  const quoted = page({ ...VILLAGE, headline: "Village 'buried' in Peru’s mountains" });
  expect(read(page(HARBOUR) + quoted.replace("'buried' in Peru’s", "‘buried’ in Peru's")).found).toHaveLength(2);
  // The marks are in the span.
  expect(titles[1]).toBe(`\u200f${VILLAGE.headline.replace("a", "\u00ada")}`);
  const { blocks } = pageOf(text);
  expect(blocks.filter(({ kind, repeats }) => kind === "caption" && repeats !== undefined)).toHaveLength(2);
});

test("nasty 10: no-break and thin spaces are spaces in matching, and kept", () => {
  const spaced = (story: Story): Story => ({ ...story, headline: story.headline.replace(" ", "\u00a0") });
  const text = page(HARBOUR) + page(VILLAGE).replace(VILLAGE.headline, VILLAGE.headline.replaceAll(" ", "\u2009"));
  expect(read(text).titles).toEqual([HARBOUR.headline, VILLAGE.headline.replaceAll(" ", "\u2009")]);
  expect(read(page(spaced(HARBOUR)) + page(spaced(VILLAGE))).found).toHaveLength(2);
});

test.each(["\r\n", "\r", "\u2028"])("nasty 11: %j ends a line, and every offset counts it", (end) => {
  const text = page(HARBOUR, end) + page(VILLAGE, end);
  const { found, titles } = read(text);
  expect(titles).toEqual(BOTH);
  expect(found[1]!.from).toBe(page(HARBOUR, end).length);
});

test("nasty 12: Chinese without spaces is a story that is named and not read", () => {
  const text =
    "港口工人结束罢工\n\n蒙巴萨港的工人星期二在两天的谈判后结束了罢工，工会表示。港务局承诺在一周内支付二月份的工资。\n\n船只自星期日起一直在港外等待，茶叶出口商担心他们的合同。";
  const { found, rules } = read(text);
  expect(found).toHaveLength(1);
  expect(found[0]!.language).toBe("zh");
  expect(rules).toEqual(["language"]);
});

test("nasty 13: a right-to-left page with Latin names keeps its order and its spans", () => {
  const title = "عمال الميناء في Mombasa ينهون الإضراب";
  const text = `${title}\n\nقال Ali Juma يوم الثلاثاء إن العمال عادوا إلى العمل بعد يومين من المحادثات في الميناء.\n\nولم تعلق السلطات على ذلك.`;
  const { found, titles } = read(text);
  expect(found.map(({ from, to }) => text.slice(from, to))).toEqual([text]);
  expect(titles).toEqual([title]);
});

test("nasty 66: a story that stands twice in a file is read once, its repeats point at the first", () => {
  const text = `${page(HARBOUR)}\n\n\n${page(VILLAGE)}\n\n\n${page(HARBOUR)}`;
  expect(read(text).titles).toEqual(BOTH);
  const { blocks } = pageOf(text);
  const paragraphs = blocks.filter(({ kind }) => kind === "paragraph");
  expect(paragraphs.filter(({ repeats }) => repeats === undefined)).toHaveLength(8);
  for (const { repeats, ...copy } of paragraphs.slice(8))
    expect(textOf(text, blocks[repeats!]!)).toBe(textOf(text, copy));
});

test("nasty 67: one line is a headline without a story, and nothing is made up", () => {
  const { found, titles, rules } = read("Landslide buries houses above Huaraz");
  expect(titles).toEqual(["Landslide buries houses above Huaraz"]);
  expect(found[0]).not.toHaveProperty("published");
  expect(rules).toEqual(["no-body"]);
});

/** The CPU time of reading 10,000 lines over that of 2,500: 4 when it is linear, 16 when it is the square. */
function growth(line: (n: number) => string): number {
  const time = (count: number): number => {
    const text = Array.from({ length: count }, (_, n) => line(n)).join("\n");
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 2; run++) {
      const begin = process.cpuUsage();
      articles(pageOf(text), () => undefined);
      const { user, system } = process.cpuUsage(begin);
      least = Math.min(least, user + system);
    }
    return least;
  };
  time(10_000);
  return time(10_000) / time(2500);
}

const word = (n: number) => "abcdefghij".charAt(n % 10) + "klmnopqrst".charAt((n / 10) % 10).repeat(3 + (n % 4));
const LINES: Record<string, (n: number) => string> = {
  prose: (n) =>
    `The ${word(n)} of ${word(n * 7)} said on Monday that the ${word(n * 3)} had left the ${word(n * 11)} town.`,
  "titles and prose": (n) =>
    n % 3 === 0 ? `Rebels take ${word(n)} near ${word(n * 7)} again` : `They left ${word(n)}.`,
  "titles only": (n) => `Rebels take ${word(n)} near ${word(n * 7)} again`,
  "clock times": (n) =>
    n % 2 === 0 ? `${10 + (n % 13)}:${10 + (n % 50)}` : `Troops entered ${word(n)} and left it, he said.`,
};

// On a busy machine one measurement may be off.
test.each(Object.entries(LINES))(
  "nasty 68: 10,000 lines without a blank one take linear time: %s",
  { retry: 3 },
  (_, line) => {
    expect(growth(line)).toBeLessThan(10);
  },
);

test("nasty 68: what is looked at does not grow faster than the page", () => {
  const looks = (count: number): number => {
    const text = Array.from({ length: count }, (_, n) => LINES["titles and prose"]!(n)).join("\n");
    const whole = pageOf(text);
    return headers(whole, habitsOf(whole)).reduce((sum, ways) => sum + ways.length, 0);
  };
  expect(looks(4000)).toBeLessThan(5 * looks(1000) + 10);
});

test("a live blog in text is one story, however long its entries are", () => {
  const entries = Array.from(
    { length: 9 },
    (_, n) =>
      `${20 - n}:05 GMT\nPolice close road ${n + 1} to the parliament in Nairobi\nPolice have closed road number ${n + 1}, our reporter says.\n${HARBOUR.body[n % 4]}`,
  );
  expect(read(`Live: protests in Nairobi\n\n${entries.join("\n\n")}`).found).toHaveLength(1);
});

test("a book is one story: chapters with their titles part nothing for certain", () => {
  const chapters = Array.from({ length: 60 }, (_, n) => {
    const lines = Array.from(
      { length: 30 },
      (_, m) => `In the ${word(n)} year the old man walked to the ${word(m)} river and thought of the ${word(n + m)}.`,
    );
    return `Chapter ${n + 1}\n\n${lines.join("\n\n")}`;
  });
  expect(read(`The Ferryman of the Upper Valley\n\n${chapters.join("\n\n\n")}`).found).toHaveLength(1);
});

test("nasty 9: accents written apart are those written in one: a headline repeated so is a repeat", () => {
  const title = "Fighters leave Ménaka after talks with elders";
  const { blocks } = pageOf(
    `${title}\n\n${title.normalize("NFD")}\n\nFighters left the town on Monday, elders said.\n`,
  );
  expect(blocks[1]).toMatchObject({ repeats: 0 });
});
