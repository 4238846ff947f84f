import { expect, test } from "vitest";
import { Budget } from "./budget.ts";
import { ByteReader } from "./byte-reader.ts";
import type { Document, Problem } from "./document.ts";
import { documents } from "./documents.ts";
import { pdfDocuments } from "./pdf.ts";
import { pdfLines } from "./pdf-lines.ts";
import { pdfText } from "./pdf-text.ts";
import type { PdfItem } from "./pdf-worker.ts";

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** A PDF of pages, each of lines [x, y, size, text]. */
function pdf(
  pages: readonly (readonly (readonly [number, number, number, string])[])[],
  info = "",
  contents?: string,
): Uint8Array {
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"];
  const kids: number[] = [];
  for (const lines of pages) {
    const shown =
      contents ?? lines.map(([x, y, size, text]) => `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET`).join("\n");
    objects.push(`<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    kids.push(objects.length);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] /Count ${kids.length} >>`;
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return latin1(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${xref}trailer << /Size ${objects.length + 1} /Root 1 0 R /Info << ${info} >> >>\nstartxref\n${file.length}\n%%EOF`,
  );
}

async function found(bytes: Uint8Array): Promise<readonly (Document | Problem)[]> {
  const all: (Document | Problem)[] = [];
  for await (const one of documents({ bytes, where: "x.pdf" })) all.push(one);
  return all;
}

const WORDS = ["", "old", "new", "small", "last"];
const page = (nr: number): readonly (readonly [number, number, number, string])[] => [
  [72, 760, 9, "Kesla Courier, 3 March 2026"],
  [72, 700, 12, `The ${WORDS[nr]} ferry sank on Tues-`],
  [72, 686, 12, `day near the cease-`],
  [72, 672, 12, `fire line, police said.`],
  [72, 640, 12, `A ${WORDS[nr]} ship came to the cease-fire line`],
  [300, 30, 9, `Page ${nr} of 4`],
];

test("paragraphs in reading order; divided words joined; running lines and page numbers left out and said", async () => {
  const [document] = await found(
    pdf([1, 2, 3, 4].map(page), "/Title (Kesla) /Author (Ana Mirel) /CreationDate (D:20260303194000+02'00')"),
  );
  const body = (word: string): string =>
    `The ${word} ferry sank on Tuesday near the cease-fire line, police said.\n\nA ${word} ship came to the cease-fire line\n`;
  expect((document as Document).content).toBe(WORDS.slice(1).map(body).join("\n"));
  expect(document).toMatchObject({
    form: "text",
    format: "pdf",
    facts: {
      byline: { value: "Ana Mirel" },
      published: { earliest: "2026-03-03", instant: "2026-03-03T17:40:00Z", confidence: 0.5 },
    },
  });
  expect((document as Document).facts).not.toHaveProperty("title");
  expect((document as Document).notes?.map(({ text }) => text)).toEqual([
    "left out: a line that stands on 4 pages: “Kesla Courier, # March #”",
    "left out: a line that stands on 4 pages: “Page # of #”",
    "words divided at line ends were joined (4)",
  ]);
});

test("a paragraph goes on over the page; two columns written row by row are read one after the other", () => {
  const item = (text: string, x: number, y: number, width = 200): PdfItem => ({ text, x, y, width, size: 10 });
  const one = pdfLines({ number: 1, items: [item("The ferry sank near", 72, 100)] });
  const two = pdfLines({ number: 2, items: [item("the harbour wall.", 72, 700)] });
  expect(pdfText([one, two]).text).toBe("The ferry sank near the harbour wall.\n");
  const rows = Array.from({ length: 10 }, (_, i) => [
    item(`left ${i}`, 72, 700 - i * 12),
    item(`right ${i}`, 320, 700 - i * 12),
  ]).flat();
  const text = pdfText([pdfLines({ number: 1, items: [item("Across both", 72, 740, 400), ...rows] })]).text;
  expect(text).toMatch(/^Across both\n\nleft 0 left 1 .* left 9 right 0 right 1 .* right 9\n$/);
  const table = Array.from({ length: 4 }, (_, i) => [
    item(`Kesla ${i}`, 72, 700 - i * 12, 40),
    item(String(i), 320, 700 - i * 12, 10),
  ]).flat();
  expect(pdfText([pdfLines({ number: 1, items: table })]).text).toContain("Kesla 0\t0");
});

test("a scan without text, a broken file: one line each, with what to do", async () => {
  expect(await found(pdf([[], []]))).toMatchObject([
    { problem: "is a PDF of pictures (2 pages, no text)", todo: expect.stringContaining("ocrmypdf") },
  ]);
  expect(await found(latin1("%PDF-1.7\nnothing at all"))).toMatchObject([
    { problem: expect.stringMatching(/^is a PDF that cannot be taken apart/) },
  ]);
});

test("a PDF that takes too long is stopped; what came before is read", async () => {
  const slow = pdf(
    [page(1), page(2)].map((lines) => lines),
    "",
    "BT /F1 12 Tf 72 700 Td (The ferry sank on Tuesday near Kesla.) Tj ET\n",
  );
  const place = { where: "x.pdf" };
  const context = {
    maxBytes: 1_000_000,
    depth: 0,
    budget: new Budget(),
    contents: async function* () {},
  };
  const all: (Document | Problem)[] = [];
  async function* once(): AsyncGenerator<Uint8Array> {
    yield slow;
  }
  for await (const one of pdfDocuments(new ByteReader(once()), place, context, { pages: 1 })) all.push(one);
  expect(all).toMatchObject([
    { facts: { partial: { kind: "truncated" } } },
    { problem: "is a PDF that has 2 pages, more than the 1 that are read: 1 of 2 pages are read" },
  ]);
  all.length = 0;
  for await (const one of pdfDocuments(new ByteReader(once()), place, context, { total: 1 })) all.push(one);
  expect(all).toMatchObject([{ problem: "is a PDF that takes longer than 0.001 s" }]);
});
