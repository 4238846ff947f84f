import { expect, test } from "vitest";
import { codeIn } from "./code.ts";
import type { Document } from "./document.ts";
import { drafted } from "./draft.ts";
import { InputError } from "./file.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const story = `<p>Rebels attacked the port of Karsh on Tuesday, killing nine people, the army said in a long statement.</p>
<p>The governor told reporters that the bridge was closed and that the wounded were taken to the capital.</p>`;
const page = (body: string, head = ""): string =>
  `<html><head>${head}</head><body><h1>Rebels attack port</h1>${body}</body></html>`;
const html = (content: Document["content"], rest: Partial<Document> = {}): Document => ({
  form: "html",
  content,
  where: "port.html",
  ...rest,
});

test("a text is its own draft", async () => {
  const text = "Rebels attacked Karsh.\r\n\r\nTroops left.\n";
  expect(await drafted({ form: "text", content: utf8(text), where: "a.txt" })).toEqual({
    text,
    notes: [],
    encoding: "utf-8",
  });
  expect(await drafted({ form: "text", content: text, where: "a.txt" })).toEqual({ text, notes: [] });
});

test("what a container knows of a text is told, and its blocks are by their shape", async () => {
  const facts = { title: { value: "Port attacked", field: "mail subject" } };
  const text = "Rebels attacked Karsh on Tuesday, the army said.\n\nTroops left the town on Monday, residents said.\n";
  const { saved } = await drafted({ form: "text", content: text, where: "a.eml", format: "mail", facts });
  expect(saved).toMatchObject({ format: "mail", stories: [{ from: 0, to: text.length, ...facts }], losses: [] });
  expect(saved?.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "paragraph"]);
  expect(saved?.offsets).toEqual([{ text: 0, source: 0, length: text.length }]);
});

test("what a feed says of a page goes where the page itself says nothing", async () => {
  const facts = {
    title: { value: "By the feed", field: "feed title" },
    byline: { value: "Nadia Karim", field: "feed author" },
  };
  const { saved, text } = await drafted(html(page(story), { facts, format: "feed" }));
  expect(saved?.format).toBe("feed");
  expect(saved?.stories[0]).toMatchObject({ byline: { field: "feed author" } });
  expect(saved?.stories[0]?.title?.value ?? "Rebels attack port").not.toBe("By the feed");
  expect(text).toContain("Rebels attacked the port");
});

test("nasty 3 and 4: how a web page was decoded is noted for all of its text", async () => {
  const wrong = page(story, '<meta charset="koi8-r">').replace("governor", "gouverneur généralissime");
  const bytes = Uint8Array.from(wrong, (char) => char.charCodeAt(0));
  const draft = await drafted(html(bytes));
  expect([draft.encoding, draft.text.includes("généralissime")]).toEqual(["windows-1252", true]);
  const note = draft.notes.find(({ rule }) => rule === "encoding");
  expect(note).toMatchObject({ from: 0, to: draft.text.length, text: expect.stringContaining("the page says koi8-r") });
  const damaged = await drafted(
    html(
      Uint8Array.from([...utf8(page(`${story}<p>Zürich, Köln and Malmö: `)), 0xff, ...utf8("the towns said no.</p>")]),
    ),
  );
  expect(damaged.text).toContain("Malmö: \ufffdthe towns");
  expect(damaged.notes.map(({ rule }) => rule)).toContain("encoding");
});

test("nasty 5: mojibake in a web page is told of in its text, which stays", async () => {
  const draft = await drafted(html(page(story.replace("army said", "armyâ€™s chief said"))));
  const note = draft.notes.find(({ rule }) => rule === "mojibake");
  expect(draft.text.slice(note!.from, note!.to)).toBe("â€™");
  expect(note!.text).toContain("“’”");
});

test("nasty 34: more than the limit is refused, whatever came of it", async () => {
  const long = page(story + "<!-- x -->".repeat(100));
  await expect(drafted(html(utf8(long)), { maxBytes: 500 })).rejects.toThrow(InputError);
  await expect(drafted(html(long), { maxBytes: 500 })).rejects.toThrow(/has \d+ bytes, more than the 500 bytes/);
});

test.each([
  ["site.css", "body{margin:0;padding:0}.top{color:red;background:url(a.png)}", "style sheets"],
  ["site.txt", "a { color: red; }\nb { color: blue; }\nc { margin: 0; }\n", "style sheets"],
  ["app.js", "export function top(a) { return a.map((b) => b.c); }\n", "scripts"],
  ["app", "var a=1;function b(){return a;}var c={d:b()};if(c.d==1){b();}", "scripts"],
  ["data.json", '{"a": [1, 2], "b": "c"}', "data"],
  ["list", '[{"a": 1}]', "data"],
  ["a.txt", "Rebels attacked Karsh (the port); nine died. “No = no”, he said.\n", undefined],
  ["a.css", "Rebels attacked the port of Karsh on Tuesday, killing nine people, the army said.\n", undefined],
  ["a.json", page(story), undefined],
  ["a.txt", "[Reuters] Rebels attacked Karsh on Tuesday.\n", undefined],
])("%s: %s", (name, content, kind) => {
  expect(codeIn(utf8(content), name)).toBe(kind);
  expect(codeIn(content, name)).toBe(kind);
});
