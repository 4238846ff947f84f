import { expect, test } from "vitest";
import { htmlDraft } from "./html.ts";

const TEXT = Array.from(
  { length: 4 },
  (_, i) =>
    `<p>The harbour board said ${i + 2} of its pilots had stayed at home on Tuesday, and that ships would wait outside until the dispute over their hours had been settled.</p>`,
).join("");

const outlet = (before: string, below = "", head = "<title>Harbour pilots stay at home</title>"): string | undefined =>
  htmlDraft(
    `<!doctype html><html lang="en"><head>${head}</head><body>${before}<main><h1>Harbour pilots stay at home</h1>${TEXT}</main>${below}</body></html>`,
  ).saved?.stories[0]?.outlet?.value;

test.each([
  ["a logo in words", '<h1 class="brand">Harbour Gazette</h1>', "", "Harbour Gazette"],
  [
    "a logo that leads home",
    '<div id="logo"><a href="/">Harbour Gazette</a><br>ships and fish</div>',
    "",
    "Harbour Gazette",
  ],
  [
    "a logo in a picture",
    '<a class="site-logo" href="/"><img src="l.png" alt="Harbour Gazette logo"></a>',
    "",
    "Harbour Gazette",
  ],
  [
    "a print version",
    "<div>Published on <em>Harbour Gazette</em> (https://harbour.example)</div>",
    "",
    "Harbour Gazette",
  ],
  ["a copyright", "", "<div>© 2007-2012 Harbour Gazette. All rights reserved.</div>", "Harbour Gazette"],
])("the outlet is told by %s", (_, before, below, name) => {
  expect(outlet(before, below)).toBe(name);
});

test.each([
  ["a partner's logo", '<div class="partner logo">Coast Bank</div>', ""],
  ["a logo that says home", '<div class="logo"><a href="/">Home</a></div>', ""],
  ["a copyright of nobody", "", "<div>© 2012 All rights reserved.</div>"],
  ["a holder that is a company", "", "<div>© 2012 Coast Bank Ltd.</div>"],
])("no outlet: %s", (_, before, below) => {
  expect(outlet(before, below)).toBeUndefined();
});

test("no outlet: a title that was cut off", () => {
  expect(outlet("", "", "<title>Harbour pilots stay at home - Coast - Gaz…</title>")).toBeUndefined();
});

test("what the head says comes first", () => {
  const head = '<title>Harbour pilots stay at home</title><meta property="og:site_name" content="The Gazette">';
  expect(outlet('<h1 class="brand">Harbour Gazette</h1>', "", head)).toBe("The Gazette");
});

test.each([
  ["Harbour Gazette: Harbour pilots stay at home", "Harbour Gazette"],
  ["Port strike live: Harbour pilots stay at home – Harbour Gazette", "Harbour Gazette"],
  ["Port strike: Harbour pilots stay at home | Harbour Gazette", "Harbour Gazette"],
  ["Harbour pilots stay at home - Harbour Gazette", "Harbour Gazette"],
  ["Harbour pilots stay at home: what we know", undefined],
])("the paper beside its title: %s", (title, wanted) => {
  expect(outlet("", "", `<title>${title}</title>`)).toBe(wanted);
});

test("a reservation of rights in another language is no paper", () => {
  expect(outlet("", "<footer>© 2024 Todos los derechos reservados.</footer>")).toBeUndefined();
});

test("the bar of a web archive says nothing of the page it kept", () => {
  const bar =
    '<div id="wm-ipp-base"><div id="wm-ipp"><a id="wm-logo" href="/"><img alt="Wayback Machine" src="w.png"></a><span>17 May 2011 - 02 Sep 2014</span> By Collection: Crawls</div></div>';
  const { saved, text } = htmlDraft(
    `<!doctype html><title>Harbour pilots stay at home</title><body>${bar}<main><h1>Harbour pilots stay at home</h1>${TEXT}</main></body>`,
  );
  expect(saved!.stories[0]).toBeDefined();
  expect(saved!.stories[0]!.outlet).toBeUndefined();
  expect(saved!.stories[0]!.byline).toBeUndefined();
  expect(saved!.stories[0]!.published).toBeUndefined();
  expect(text).not.toContain("Wayback");
  expect(saved!.losses.some((loss) => loss.text.includes("Collection"))).toBe(true);
});
