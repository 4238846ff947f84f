import { describe, expect, test } from "vitest";
import { bodyText } from "./body-text.ts";
import { htmlDraft } from "./html.ts";

const P = [
  "Fishing boats from Mbour stayed in port on Monday after the coast guard warned of waves five metres high off the whole of the Petite Côte.",
  "Two canoes that had left before the warning were found empty off Joal, said the head of the fishermen’s committee, Awa Ndiaye.",
  "“Eleven men were in them, and we know all their names,” she said. Divers of the navy were to begin their search on Tuesday morning.",
  "The weather office, which gave out the warning at six in the evening, said the wind would turn to the north before Wednesday night.",
  "Prices in the market of Mbour doubled within hours, and traders said that by noon there was nothing left to sell but dried catfish.",
];

function page(...parts: readonly string[]): string {
  return `<html><head><title>Boats stay in port | Petite Côte Post</title></head><body><h1>Boats stay in port</h1>${parts.join("\n")}</body></html>`;
}

const STORY = P.map((each) => `<p>${each}</p>`);

function bodyOf(html: string): readonly string[] {
  return bodyText(htmlDraft(html)).split("\n\n");
}

function lossOf(html: string, words: string): string {
  const loss = htmlDraft(html).saved!.losses.find(({ text }) => text.includes(words));
  return loss ? `${loss.reason}: ${loss.text}` : "no loss";
}

describe("what stands between the paragraphs of a story", () => {
  test("nasty 28: related boxes are out of the body, kept with a reason", () => {
    const box = `<h4>Background:</h4><ul><li><a href="/a">Sixth canoe in a year is lost off Kayar</a></li><li><a href="/b">Who pays for the radios</a></li></ul>`;
    const line = `<p><strong>See also: <a href="/c">Why the wind turns in May</a></strong></p>`;
    const html = page(...STORY.slice(0, 2), box, ...STORY.slice(2, 4), line, STORY[4]!);
    expect(bodyOf(html)).toEqual(P);
    expect(lossOf(html, "Sixth canoe")).toMatch(/^related: /);
    expect(lossOf(html, "Why the wind")).toBe("boilerplate: See also: Why the wind turns in May");
  });

  test("a list of the story's own is kept, with its subhead", () => {
    const list =
      "<h3>What is known</h3><ul><li>Eleven men are missing, nine of them from Mbour</li><li>Both canoes were new</li></ul>";
    const html = page(...STORY.slice(0, 3), list, ...STORY.slice(3));
    expect(bodyOf(html).slice(3, 6)).toEqual([
      "What is known",
      "Eleven men are missing, nine of them from Mbour",
      "Both canoes were new",
    ]);
  });

  test("inline clauses stay in their sentence", () => {
    const html = page(
      `<p>${P[0]!.replace("on Monday", "<span>on <em>Monday</em></span>").replace("waves", "<a href='/x'>waves</a>")}</p>`,
      ...STORY.slice(1),
    );
    expect(bodyOf(html)).toEqual(P);
  });

  test("captions and credits are blocks of their own, where they stood", () => {
    const figure = `<figure><img src="a.jpg"><figcaption>Canoes at Mbour, 3 May.</figcaption><small class="credit">Photo: A. Fall</small></figure>`;
    const draft = htmlDraft(page(STORY[0]!, figure, ...STORY.slice(1)));
    expect(draft.saved!.blocks.map(({ kind }) => kind).join(" ")).toBe(
      "headline paragraph caption caption paragraph paragraph paragraph paragraph",
    );
    expect(bodyText(draft).split("\n\n")).toEqual(P);
  });

  test("a post that the story quotes is part of it", () => {
    const post = `<div class="social-embed"><blockquote class="twitter-tweet"><p>No boat leaves Joal before Thursday. Call 800 for news of your own.</p>— Coast guard (@cg) May 3, 2021</blockquote></div>`;
    expect(bodyOf(page(...STORY.slice(0, 3), post, ...STORY.slice(3))).join(" ")).toContain(
      "No boat leaves Joal before Thursday.",
    );
  });
});

describe("what stands around it", () => {
  test("nasty 29: comments, though longer than the story, are kept apart", () => {
    const comment = `<div class="comment"><p>My brother was on one of the canoes in 2014, and I have not heard one word from the ministry since then, not one.</p></div>`;
    const html = page(
      `<div class="post">${STORY.join("")}</div>`,
      `<div id="comments"><h3>48 comments</h3>${comment.repeat(48)}</div>`,
    );
    expect(bodyOf(html)).toEqual(P);
    expect(lossOf(html, "My brother")).toMatch(/^comments: 48 comments/);
  });

  test("comments in the same boxes as the story begin at their heading", () => {
    const box = (text: string) => `<div class="text"><p>${text}</p></div>`;
    const html = page(
      ...P.map(box),
      "<h3>Comments (3)</h3>",
      ...[2, 3, 4].map((k) => box(`${k} years I fished there, and the sea never took a boat that was tied.`)),
    );
    expect(bodyOf(html)).toEqual(P);
    expect(lossOf(html, "2 years I fished")).toMatch(/^comments: /);
  });

  test("dates, names and labels above the first paragraph are told from it", () => {
    const head = `<div class="meta"><span class="section">West Africa</span><br><time>3 May 2021, 18:20</time><br><span class="author">By Modou Sarr</span></div>`;
    const draft = htmlDraft(page(`<article>${head}${STORY.join("")}</article>`));
    expect(bodyText(draft).split("\n\n")).toEqual(P);
    expect(draft.text).toContain("By Modou Sarr");
  });

  test("what runs above the head is no part of a story of one line", () => {
    const ticker = `<ul><li>World</li><li>Sport</li></ul><div>${["Rain closes the road to Fatick", "Kaolack teachers end their strike"].map((each) => `<span>${each}</span>`).join(" ")}</div>`;
    const html = `<title>Boats stay in port</title>${ticker}<article><h1>Boats stay in port</h1><p>${P[0]}</p></article>`;
    expect(bodyOf(html)).toEqual([P[0]]);
    expect(lossOf(html, "Rain closes")).toMatch(/^(?:navigation|low-score): /);
  });

  test("a rest that is folded away until one asks for it is read", () => {
    const html = page(
      `<div class="story-text">${STORY.slice(0, 3).join("")}</div>`,
      `<button>Continue</button><div class="story-text" style="display:none">${STORY.slice(3).join("")}</div>`,
    );
    expect(bodyOf(html)).toEqual(P);
  });

  test("a body in several columns is put together", () => {
    const column = (some: readonly string[]) => `<div class="col"><div class="in">${some.join("")}</div></div>`;
    const html = page(
      column(STORY.slice(0, 2)),
      `<div class="slot">Advertisement</div>`,
      column(STORY.slice(2, 4)),
      column(STORY.slice(4)),
    );
    expect(bodyOf(html)).toEqual(P);
  });

  test("hidden labels, buttons and menus are losses with their reasons", () => {
    const html = page(
      `<nav>Home | World</nav>`,
      `<span class="sr-only">Skip to the story</span>`,
      ...STORY,
      `<div class="share-bar"><button>Share</button></div>`,
      `<footer>Imprint of the Post</footer>`,
    );
    expect(bodyOf(html)).toEqual(P);
    expect(lossOf(html, "Home")).toMatch(/^navigation: /);
    expect(lossOf(html, "Imprint")).toMatch(/^boilerplate: /);
    expect(lossOf(html, "Share")).toMatch(/^(?:form|share): /);
  });
});

describe("tables and typed text", () => {
  test("nasty 30: a table of casualties is kept, a line for each row", () => {
    const rows = [
      ["Place", "Dead", "Missing"],
      ["Mbour", "2", "7"],
      ["Joal", "0", "4"],
      ["Kayar", "1", "0"],
    ];
    const table = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`;
    const html = page(...STORY.slice(0, 4), table.replace(/td>/g, "th>"), STORY[4]!);
    expect(bodyOf(html)).toEqual([
      ...P.slice(0, 4),
      "Place | Dead | Missing",
      "Mbour | 2 | 7",
      "Joal | 0 | 4",
      "Kayar | 1 | 0",
      P[4],
    ]);
  });

  test("nasty 31: paragraphs of nested layout tables come in reading order", () => {
    const cell = (some: readonly string[]) => `<table><tr><td>${some.join("<br><br>")}</td></tr></table>`;
    const html = page(
      `<table><tr><td width=120><a href="/">Front page</a></td><td>${cell(P.slice(0, 3))}${cell(P.slice(3))}</td></tr></table>`,
    );
    expect(bodyOf(html)).toEqual(P);
  });

  test("paragraphs told by line breaks or typed with blanks are paragraphs", () => {
    expect(bodyOf(page(`<div>${P.join("<br>\n<br>")}</div>`))).toEqual(P);
    const typed = P.map((each) => `    ${each.replace(/(.{50,60}) /g, "$1\n")}`).join("\n");
    expect(bodyOf(page(`<pre>${typed}</pre>`))).toEqual(P);
  });
});

test("nasty 67: a headline alone has no body", () => {
  const draft = htmlDraft("<title>Boats stay in port</title><h1>Boats stay in port</h1>");
  expect(bodyText(draft)).toBe("");
  expect(draft.text).toBe("Boats stay in port");
});
