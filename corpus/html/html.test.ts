import { readdirSync, readFileSync } from "node:fs";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";

interface Story {
  readonly title: string | null;
  readonly body: readonly string[];
  readonly captions: readonly string[];
  readonly corrections?: readonly string[];
  readonly either?: readonly string[];
  readonly retracted?: string;
  readonly published: string | null;
  readonly modified: string | null;
}
interface Gold {
  readonly url: string;
  readonly charset?: string;
  readonly stories: readonly Story[];
  readonly instead: string | null;
  readonly kind: string;
}

const folders = process.env.PAGES ? [process.env.PAGES] : ["corpus/html", "corpus/html2", "corpus/html3"];

describe.each(folders)("the gold of the invented web pages is true to its page: %s", (folder) => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .map((name) => name.slice(0, -".html".length));
  it.each(names)("%s", (name) => {
    const gold: Gold = JSON.parse(readFileSync(`${folder}/${name}.gold.json`, "utf8"));
    // Node 20 decodes windows-1252 as latin-1 unless told that more may come.
    const html = new TextDecoder(gold.charset ?? "utf-8").decode(readFileSync(`${folder}/${name}.html`), {
      stream: true,
    });
    expect(html).not.toContain("\u27e8");
    expect(gold.kind).toBeTruthy();
    expect(() => new URL(gold.url)).not.toThrow();
    if (gold.instead !== null && gold.instead !== "gallery") expect(gold.stories).toEqual([]);
    else expect(gold.stories.length).toBeGreaterThan(0);
    const text = bare(visible(html));
    let from = 0;
    for (const story of gold.stories) {
      if (story.title !== null) expect(bare(visible(html, true))).toContain(bare(story.title));
      for (const block of story.body) {
        const at = text.indexOf(bare(block), from);
        expect(at, block).toBeGreaterThanOrEqual(0);
        from = at + bare(block).length;
      }
      for (const line of [
        ...story.captions,
        ...(story.corrections ?? []),
        ...(story.retracted ? [story.retracted] : []),
      ])
        expect(text).toContain(bare(line));
      for (const day of [story.published, story.modified]) if (day !== null) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});

/** Blanks say nothing here: a drop cap or a table cell may stand with or without one. */
function bare(text: string): string {
  return text.replace(/\s+/gu, "");
}

function visible(html: string, title = false): string {
  const silent = new Set(["script", "style", "template", "noscript", ...(title ? [] : ["title"])]);
  let depth = 0;
  let text = "";
  const parser = new Parser({
    onopentag: (name) => {
      if (silent.has(name)) depth += 1;
    },
    onclosetag: (name) => {
      if (silent.has(name)) depth -= 1;
    },
    ontext: (part) => {
      if (depth === 0) text += part;
    },
  });
  parser.end(html);
  return text;
}
