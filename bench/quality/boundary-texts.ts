import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../src/kit/load.ts";
import { pieces } from "../../src/page/wrap.ts";
import { allowedLines, textOfFile } from "./gold.ts";

/** One story to be glued: its title, its paragraphs (and subheadings, where it has them) in order. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly body: readonly string[];
}

/** What one source gives: pages that hold one story, as they are, and the stories that can be glued. */
export interface Texts {
  readonly singles: readonly { readonly id: string; readonly text: string }[];
  readonly stories: readonly Story[];
}

export type Half = "dev" | "report";

/** The invented pages of this project that hold one story by their gold (all records say `article: 1`), and its quiet pages. */
export function ownTexts(half: Half): Texts {
  const corpus = join(packageRoot(), "corpus");
  const folders = [
    "",
    ...readdirSync(corpus)
      .filter((name) => /^(?:dev\d*|where)$/.test(name))
      .sort(),
  ];
  const files = folders.flatMap((folder) =>
    readdirSync(join(corpus, folder))
      .filter((name) => name.endsWith(".claims.jsonl") && isSingle(join(corpus, folder, name)))
      .sort()
      .map((name) => join(folder, name.replace(/\.claims\.jsonl$/, ".txt"))),
  );
  const quiet = readdirSync(join(corpus, "quiet"))
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => join("quiet", name));
  const all = [...files, ...quiet]
    .filter((file) => existsSync(join(corpus, file)) && halfOf(file) === half)
    .map((file) => ({ id: file, text: textOfFile(join(corpus, file)) }));
  // The entries of a live page would stand without their times, the items of a digest without their places.
  const glued = all.filter(({ id }) => !/live|digest|thread/.test(id));
  return { singles: all, stories: glued.flatMap(({ id, text }) => storyOf(id, text) ?? []) };
}

/** The article bodies of ../shared/data/articles under the titles of their pages; nothing of them is kept here. None where the folder is missing. */
export function articleTexts(half: Half, shared: string): Texts {
  const folder = join(shared, "data", "articles");
  if (!existsSync(join(folder, "ground-truth.jsonl"))) return { singles: [], stories: [] };
  const stories: Story[] = [];
  for (const { id, articleBody } of allowedLines(join(folder, "ground-truth.jsonl"), ["id", "articleBody"])) {
    if (halfOf(String(id)) !== half) continue;
    const body = String(articleBody)
      .split(/\n+/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    const title = titleOfHtml(textOfFile(join(folder, "html", `${id}.html.gz`))) ?? titleFrom(body);
    if (isLong(body)) stories.push({ id: String(id).slice(0, 8), title, body: withoutDateline(body) });
  }
  return {
    singles: stories.map(({ id, title, body }) => ({ id, text: `${[title, ...body].join("\n\n")}\n` })),
    stories,
  };
}

function isSingle(gold: string): boolean {
  for (const { article } of allowedLines(gold, ["article"])) if (article !== undefined && article !== 1) return false;
  return true;
}

/** Halves by a hash of the name, so that a page added later moves no other. */
function halfOf(id: string): Half {
  let hash = 2166136261;
  for (const char of id) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619);
  return ((hash >>> 13) & 1) === 0 ? "dev" : "report";
}

/** The title and running text of a page of ours, without byline, date, captions and furniture: those are put on again by style. */
function storyOf(id: string, text: string): Story | undefined {
  const lines = pieces(text).map(({ from, to }) => text.slice(from, to).replace(/\s+/g, " "));
  // "LA TRIBUNA DEL NORTE", "MINISTRY OF THE INTERIOR": a title speaks of its story.
  const told = new Set(stems(lines.slice(1).filter(isProse).join("\n")));
  const spoken = (line: string) => new Set(stems(line).filter((word) => told.has(word))).size;
  const best = lines.slice(0, 6).find((line) => isTitle(line) && spoken(line) >= 3);
  if (best === undefined) return undefined;
  const at = lines.indexOf(best);
  const rest = lines.slice(at + 1);
  const body = rest.filter((line, i) => isProse(line) || isSubheading(rest, i));
  return isLong(body) ? { id, title: best, body: withoutDateline(body) } : undefined;
}

function stems(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 6));
}

function isTitle(line: string): boolean {
  const words = line.split(" ").length;
  return (
    words >= 4 && words <= 22 && !/[.,:;)”]$/.test(line) && !/^(?:By |[*•#(]|Published|Updated|Read more)/.test(line)
  );
}

function isProse(line: string): boolean {
  return (
    line.split(" ").length >= 8 &&
    /[.!?]["”’)]?$/.test(line) &&
    !/^\(|^Reporting|^Read more|^FILE|^Photo|[)\]]$/.test(line)
  );
}

/** A short line without a stop between two paragraphs. */
function isSubheading(lines: readonly string[], i: number): boolean {
  const [above, line, below] = [lines[i - 1], lines[i]!, lines[i + 1]];
  if (above === undefined || below === undefined || !isProse(above) || !isProse(below)) return false;
  return line.split(" ").length <= 8 && /^\p{Lu}[^.:;()[\]|©]*[^.,:;()[\]|]$/u.test(line) && !/\d{2}/.test(line);
}

function isLong(body: readonly string[]): boolean {
  return body.length >= 4 && body.join(" ").split(" ").length >= 120;
}

/** Datelines are put on by style; one below a standfirst would be a second. */
function withoutDateline(body: readonly string[]): readonly string[] {
  return body.map((line, i) => (i < 3 ? line.replace(DATELINE, "") : line));
}

const DATELINE =
  /^(?:\p{Lu}[\p{L} ,.'’/0-9-]{2,50}?(?:\s?\([^)]{2,30}\))?|\([^)]{2,30}\))\s?(?:—|–|--|\s-|\.-)\s(?=["“]?\p{Lu})|^\p{Lu}[\p{L} ]+, (?:\p{Lu}\p{L}+, )?\d{1,2} \p{Lu}\p{L}+(?: \d{4})?\. (?=\p{Lu})/u;

function titleOfHtml(html: string): string | undefined {
  const og = /<meta[^>]{0,200}?og:title["'][^>]{0,600}>/i.exec(html)?.[0];
  const written = (og && /content="([^"]*)"/i.exec(og)?.[1]) ?? /<title[^>]{0,200}>([^<]{0,400})/i.exec(html)?.[1];
  const title = written
    ?.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(quot|amp|apos|lt|gt|nbsp);/g, (_, name: string) => NAMED[name] ?? " ")
    .replace(/\s+/g, " ")
    // What the site adds: its name behind the last bar or dash.
    .replace(/\s[|–—-]\s[^|]{2,40}$/u, "")
    .trim();
  return title && title.split(" ").length >= 3 ? title : undefined;
}

const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: "&", apos: "'", lt: "<", gt: ">", nbsp: " " };

/** Where a page has no title: the first words of the story up to a comma or a verb of saying. */
function titleFrom(body: readonly string[]): string {
  return (body[0] ?? "")
    .split(/[,.;:]|\bsaid\b/)[0]!
    .split(" ")
    .slice(0, 10)
    .join(" ");
}
