import { zipSync } from "fflate";
import { expect, test } from "vitest";
import type { Document, Problem } from "./document.ts";
import { documents } from "./documents.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const p = (text: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

async function read(body: string, more: Record<string, string> = {}): Promise<readonly (Document | Problem)[]> {
  const entries = {
    "[Content_Types].xml": utf8("<Types/>"),
    "word/document.xml": utf8(
      `<?xml version="1.0"?><w:document ${W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    ),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, utf8(text)])),
  };
  const all: (Document | Problem)[] = [];
  for await (const one of documents({ bytes: zipSync(entries), where: "x.docx" })) all.push(one);
  return all;
}

const bodyOf = (found: Document | Problem | undefined): string =>
  "content" in found! ? String(found.content).replace(/^.*<article>\n|<\/article>.*$/gs, "") : "";

test("headings, paragraphs, lists, tables, notes; style names in any language", async () => {
  const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>`;
  const table = `<w:tbl><w:tr><w:tc>${p("Kesla")}</w:tc><w:tc>${p("12")}${p("dead")}</w:tc></w:tr></w:tbl>`;
  const list = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>first</w:t></w:r></w:p>';
  const all = await read(
    p("Ferry sinks", "Titel") + p("The night", "berschrift1") + p("Twelve died &amp; two ") + list + table + p(" "),
    {
      "word/styles.xml": styles,
      "word/footnotes.xml": `<w:footnotes ${W}><w:footnote>${p("Police said.")}</w:footnote></w:footnotes>`,
    },
  );
  expect(bodyOf(all[0])).toBe(
    "<h1>Ferry sinks</h1>\n<h1>The night</h1>\n<p>Twelve died &amp; two </p>\n<ul><li>first</li></ul>\n<table>\n<tr><td>Kesla</td><td>12<br>dead</td></tr>\n</table>\n<p>Police said.</p>\n",
  );
  expect(all).toMatchObject([{ form: "html", format: "docx" }]);
});

test("runs, tracked changes, hidden text, text boxes, links", async () => {
  const r = (inner: string): string => `<w:r>${inner}</w:r>`;
  const box = `<mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p("In the box")}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p("In the box")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`;
  const paragraph = `<w:p>${r("<w:t>The </w:t><w:tab/><w:t>ferry</w:t>")}<w:del>${r("<w:delText>boat</w:delText>")}</w:del><w:ins>${r("<w:t> sank</w:t>")}</w:ins>${r("<w:rPr><w:vanish/></w:rPr><w:t>secret</w:t>")}<w:hyperlink>${r("<w:t> here</w:t>")}</w:hyperlink>${r('<w:instrText>HYPERLINK "x"</w:instrText>')}${r(box)}${r("<w:noBreakHyphen/><w:br/>")}</w:p>`;
  const all = await read(paragraph);
  expect(bodyOf(all[0])).toBe("<p>The \tferry sank here‑<br></p>\n<p>In the box</p>\n");
  expect((all[0] as Document).notes?.map(({ text }) => text)).toEqual([
    "left out: text deleted in tracked changes",
    "left out: hidden text",
  ]);
});

test("what the file says of itself: no more than that it was written between two days", async () => {
  const core = `<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Ferry report</dc:title><dc:creator>Ana Mirel</dc:creator>
    <dcterms:created>2026-03-01T10:00:00Z</dcterms:created><dcterms:modified>2026-03-03T10:00:00Z</dcterms:modified></cp:coreProperties>`;
  const [document] = await read(p("The ferry sank."), { "docProps/core.xml": core });
  expect((document as Document).facts).toMatchObject({
    title: { value: "Ferry report" },
    byline: { value: "Ana Mirel" },
    published: { earliest: "2026-03-01", latest: "2026-03-03", confidence: 0.3 },
    modified: { earliest: "2026-03-03" },
  });
  const [junk] = await read(p("The ferry sank."), {
    "docProps/core.xml": core.replace("Ferry report", "Document1").replace("Ana Mirel", "Admin"),
  });
  expect((junk as Document).facts).not.toHaveProperty("title");
  expect((junk as Document).facts).not.toHaveProperty("byline");
});

test("nasty 45, 46: a text that breaks off is read so far; entities of a Word file do not expand; one without text is refused", async () => {
  const doctype = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">]>';
  expect(bodyOf((await read(`${p("One.")}${doctype}${p("&a;")}<w:p><w:r><w:t>Tw`))[0])).toContain(
    "<p>One.</p>\n<p>&amp;a;</p>",
  );
  expect(await read(`${p("One.")}<w:p><w:r><w:t>Tw<!--`)).toMatchObject([{ notes: [{ rule: "truncated" }] }]);
  expect(await read("<w:p/>")).toMatchObject([{ problem: "is a Word file without text" }]);
});
