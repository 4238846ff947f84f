import { expect, test } from "vitest";
import type { Note } from "../note.ts";
import { pageOf } from "../page/page.ts";
import { articles } from "./article.ts";

/** The stories of a page as "certainty headline". */
function stories(text: string, notes: Note[] = []): string[] {
  return articles(pageOf(text), (note) => notes.push(note)).map(
    ({ headline, boundary }) => `${boundary} ${headline ? text.slice(headline.from, headline.to) : "(no headline)"}`,
  );
}

const KENYA = {
  headline: "Kenya police clash with protesters in Nairobi",
  caption: "Police fire tear gas in central Nairobi, 4 March 2025 (AFP)",
  body: [
    "Police fired tear gas at protesters in the centre of Nairobi on Tuesday, witnesses said.",
    "The protesters, mostly students, demanded the withdrawal of a tax on bread. Three were arrested, a lawyer said.",
    "Kenya’s interior ministry said officers had acted with restraint.",
  ],
};
const UKRAINE = {
  headline: "Ukraine says drones hit oil depot in Russia’s Rostov region",
  caption: "File photo of a fuel depot near Proletarsk (Reuters)",
  body: [
    "Ukraine’s military intelligence said its drones had hit an oil depot in Russia’s Rostov region overnight.",
    "The governor of Rostov said a fire at the depot had been put out and nobody was hurt.",
    "Moscow has not commented on the Ukrainian claim.",
  ],
};
const KENYA_AGAIN = {
  headline: "Nairobi traders close shops as protests spread",
  caption: "Closed shops are seen in Nairobi, 5 March 2025 (AFP)",
  body: [
    "Traders in Nairobi closed their shops on Wednesday as protests over a tax on bread spread to two more cities.",
    "Police fired tear gas in Kisumu and arrested protesters, witnesses said.",
    "Kenya’s interior ministry did not answer questions.",
  ],
};
type Story = typeof KENYA;

const STYLES: Record<string, (story: Story) => string> = {
  "headline and picture twice, a widget, a wide gap": ({ headline, caption, body }) =>
    `${headline}\n\n${caption}\n${caption}\nTT\n\n${headline}\n\n${caption}\n${caption}\n\n${body.join("\n\n")}\n\n\n\n`,
  "headline and picture twice, no blank lines": ({ headline, caption, body }) =>
    `${headline}\n${caption}\nTT\n${headline}\n${caption}\n${body.join("\n")}\n`,
  "headline, byline and date": ({ headline, body }) =>
    `${headline}\nBy Ana Ruiz\nPublished: 4 March 2025 09:12 GMT\n\n${body.join("\n\n")}\n\n`,
  "headline, agency dateline, end mark": ({ headline, body }) =>
    `${headline}\n\nGENEVA, March 4 (Reuters) - ${body.join("\n\n")}\n\n(Reporting by Ana Ruiz; Editing by Jane Poe)\n\n`,
  "headline and byline in lower-case title, wide gap": ({ headline, body }) =>
    `${headline}\nBy Ana Ruiz\n\n${body.join("\n\n")}\n\n\n\n`,
};

for (const [style, page] of Object.entries(STYLES)) {
  test(`two stories on one page: ${style}`, () => {
    expect(stories(page(KENYA) + page(UKRAINE))).toEqual([`certain ${KENYA.headline}`, `certain ${UKRAINE.headline}`]);
  });

  test(`two stories of one topic: ${style}`, () => {
    expect(stories(page(KENYA) + page(KENYA_AGAIN))).toEqual([
      `certain ${KENYA.headline}`,
      `certain ${KENYA_AGAIN.headline}`,
    ]);
  });

  test(`three stories on one page: ${style}`, () => {
    expect(stories(page(UKRAINE) + page(KENYA) + page(KENYA_AGAIN))).toHaveLength(3);
  });

  test(`the same story twice in one file is read once: ${style}`, () => {
    expect(stories(page(KENYA) + page(KENYA))).toHaveLength(1);
  });
}

test("a wide gap above a title is a possible boundary, and noted", () => {
  const notes: Note[] = [];
  const text = `${KENYA.headline}\n\n${KENYA.body.join("\n\n")}\n\n\n\n${KENYA_AGAIN.headline}\n\n${KENYA_AGAIN.body.join("\n\n")}`;
  expect(stories(text, notes)).toEqual([`certain ${KENYA.headline}`, `possible ${KENYA_AGAIN.headline}`]);
  expect(notes.map((note) => `${note.rule}: ${note.text}`)).toEqual([
    expect.stringMatching(
      /^boundary: a new story possibly begins here: wide gap \+4\.2, .*; against it .* −\d.*\(score 3\.\d, certain from 4\.5\)$/,
    ),
  ]);
});

test("the user decides: where a story possibly begins, one does, or the page is one story", () => {
  const text = `${KENYA.headline}\n\n${KENYA.body.join("\n\n")}\n\n\n\n${KENYA_AGAIN.headline}\n\n${KENYA_AGAIN.body.join("\n\n")}`;
  const notes: Note[] = [];
  const found = (split: boolean) => articles(pageOf(text, { split }), (note) => notes.push(note));
  expect(found(true).map(({ boundary }) => boundary)).toEqual(["certain", "certain"]);
  expect(found(false).map(({ from, to }) => [from, to])).toEqual([[0, text.length]]);
  expect(notes).toEqual([]);
});

test("a dateline in the middle begins a story without a headline", () => {
  const text = `${UKRAINE.headline}\n\n${UKRAINE.body.join("\n\n")}\n\n\n\nNAIROBI (AFP) — ${KENYA.body.join("\n\n")}`;
  expect(stories(text)).toEqual([`certain ${UKRAINE.headline}`, "certain (no headline)"]);
});

test("a title that ends in stops is one where it stands twice, and the last lines of the story above are no title", () => {
  const title = "‘Stay home. Stay dry.’ That was all they said";
  const text = `${KENYA.headline}\n${KENYA.body.join("\n")}\n${title}\nListen\n${title}\n${UKRAINE.body.join("\n")}`;
  expect(stories(text)).toEqual([`certain ${KENYA.headline}`, `certain ${title}`]);
  const tail = `${KENYA.body.join("\n\n")}\n\nMore of this in Friday’s paper, page 4`;
  expect(
    stories(
      `${KENYA.headline}\n\n${tail}\n\n${UKRAINE.headline}\nBy Ana Ruiz\nPublished 4 March 2025\n\n${UKRAINE.body.join("\n\n")}`,
    ),
  ).toEqual([`certain ${KENYA.headline}`, `certain ${UKRAINE.headline}`]);
});

test("a bare name is a byline where a date stands beside it", () => {
  const page = ({ headline, body }: Story) => `${headline}\nAna Ruiz\n4 March 2025\n${body.join("\n")}\n`;
  expect(stories(page(KENYA) + page(UKRAINE))).toEqual([`certain ${KENYA.headline}`, `certain ${UKRAINE.headline}`]);
});

test("names over the parts of a story are no bylines of new ones", () => {
  const part = (name: string, words: string) => `What the candidates promise the voters of ${words}\n${name}\n`;
  const text = `Five candidates, five promises\n\n${KENYA.body[0]}\n\n${part("Rosa Quispe", "the valley")}\n${KENYA.body[1]}\n\n${part("Ali Juma", "the coast")}\n${KENYA.body[2]}`;
  expect(stories(text)).toHaveLength(1);
});

test("subheadings stay in their story", () => {
  const text = `Five questions about the bread tax in Kenya

Kenya’s parliament votes on a tax on bread on Thursday.

What is in the bill?

The bill puts a tax of 16 percent on bread and raises the fuel levy.

Who is against it?

Students and traders have called for protests in Nairobi, and two parties of the opposition want the bill withdrawn.

What Happens Next in the Capital?

The vote is on Thursday; protests are planned for the same day, organisers say.`;
  expect(stories(text)).toEqual(["certain Five questions about the bread tax in Kenya"]);
});

test("a sentence between headline and byline is no story of its own", () => {
  const text = `Bread tax brings Nairobi to a standstill
Students say they will stay in the streets until the bill is withdrawn.
By Ana Ruiz
Published 4 March 2025

${KENYA.body.join("\n\n")}`;
  expect(stories(text)).toEqual(["certain Bread tax brings Nairobi to a standstill"]);
});

test("entries of a live blog stay one story", () => {
  const text = `Live: protests in Nairobi and other cities of Kenya

14:05 GMT
Police close the road to parliament in Nairobi
Police have closed the road to parliament, our reporter says.

13:20 GMT
Shops burn in the port of Mombasa, witnesses say
Witnesses told us that three shops were burning near the port.

12:10 GMT
President cancels his trip to the summit in Addis Ababa
The president’s office says he will stay in the country.

11:00 GMT
Airline stops flights until the evening
The national airline has stopped all flights.`;
  expect(stories(text)).toHaveLength(1);
});

test("a picture shown twice inside a story, and a box of related stories, part nothing", () => {
  const caption = "Police stand guard near parliament, 4 March 2025 (AFP)";
  const text = `${KENYA.headline}

${KENYA.body[0]}

${caption}
${caption}

${KENYA.body[1]}

Related stories
Bread tax: what the bill says
Students call for more protests in Kenya

${KENYA.body[2]}`;
  expect(stories(text)).toEqual([`certain ${KENYA.headline}`]);
});
