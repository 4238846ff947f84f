import { describe, expect, test } from "vitest";
import { bodyText } from "./body-text.ts";
import { htmlDraft } from "./html.ts";

const PARAGRAPHS = [
  "Engineers closed the bridge over the Kasai river on Tuesday after cracks were found in two of its pillars, the roads agency said.",
  "Lorries were sent back to the ferry, which carries six of them at a time, and queues of more than two days formed on both banks.",
  "The agency&#8217;s director, Marie Ilunga, said the bridge would stay closed &ldquo;for weeks, not days&rdquo; until the pillars were tested.",
  "Traders in the town of Tshikapa said the price of flour had risen by a third since the closure, and fuel was rationed in the market.",
];

function page(body: string, title = "Cracks close the Kasai bridge"): string {
  return `<!doctype html><html><head><title>${title} - River News</title></head><body>${body}</body></html>`;
}

describe("htmlDraft", () => {
  test("gives title, paragraphs and captions as blocks, and everything else as losses", () => {
    const draft = htmlDraft(
      page(`<nav><a href="/">Home</a> <a href="/world">World</a></nav>
        <article><h1>Cracks close the Kasai bridge</h1>
        <figure><img src="a.jpg"><figcaption>The bridge in March. (River News)</figcaption></figure>
        ${PARAGRAPHS.map((each) => `<p>${each}</p>`).join("\n")}</article>
        <footer>All rights reserved</footer>`),
    );
    expect(
      draft.saved?.blocks.map(({ kind, from, to }) => `${kind} ${draft.text.slice(from, Math.min(to, from + 12))}`),
    ).toEqual([
      "headline Cracks close",
      "caption The bridge i",
      "paragraph Engineers cl",
      "paragraph Lorries were",
      "paragraph The agency’s",
      "paragraph Traders in t",
    ]);
    expect(draft.saved?.losses).toMatchObject([
      { reason: "navigation", text: "Home World" },
      { reason: "boilerplate", text: "All rights reserved" },
    ]);
    expect(bodyText(draft).split("\n\n")).toHaveLength(4);
  });
});
