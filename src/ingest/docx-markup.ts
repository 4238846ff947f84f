import { element, elements, escaped, textIn, type XmlNode, XmlReader } from "./xml.ts";

export interface DocxMarkup {
  readonly markup: string;
  /** What stands in the file and not in the markup, in words. */
  readonly leftOut: readonly string[];
  readonly truncated: boolean;
}

/** The paragraphs and tables of a Word file's main part, or of its notes, as HTML. `styles` gives a heading style's level. */
export function docxMarkup(xml: string, styles: ReadonlyMap<string, number>): DocxMarkup {
  const writer = new Writer(styles);
  const reader = new XmlReader({
    containers: CONTAINERS,
    most: 4_000_000,
    found: (node) => writer.block(node),
    tooLarge: () => writer.leave("a table or paragraph of more than 4 million characters"),
  });
  reader.write(xml);
  const { truncated } = reader.end();
  return { markup: writer.out.join(""), leftOut: writer.leftOut(), truncated };
}

const CONTAINERS = new Set([
  "w:document",
  "w:body",
  "w:footnotes",
  "w:endnotes",
  "w:footnote",
  "w:endnote",
  "w:sdt",
  "w:sdtcontent",
]);

class Writer {
  readonly out: string[] = [];
  readonly #styles: ReadonlyMap<string, number>;
  readonly #left = new Map<string, number>();
  /** Text boxes, which stand in the middle of a paragraph: told behind it. */
  #boxes: XmlNode[] = [];

  constructor(styles: ReadonlyMap<string, number>) {
    this.#styles = styles;
  }

  block(node: XmlNode): void {
    if (node.name === "w:p") this.#paragraph(node);
    else if (node.name === "w:tbl") this.#table(node);
    else if (node.name === "w:sdt" || node.name === "w:sdtcontent" || node.name === "w:ins") {
      for (const child of elements(node)) this.block(child);
    }
    const boxes = this.#boxes;
    this.#boxes = [];
    for (const box of boxes) for (const child of elements(box)) this.block(child);
  }

  leave(what: string): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + 1);
  }

  leftOut(): readonly string[] {
    return [...this.#left].map(([what, count]) => `left out: ${what}${count > 1 ? ` (${count} times)` : ""}`);
  }

  #paragraph(node: XmlNode): void {
    const text = this.#inline(node);
    if (text.trim() === "") return;
    const properties = element(node, "w:ppr");
    const style = properties && element(properties, "w:pstyle")?.attributes.get("w:val");
    const level = style === undefined ? undefined : (this.#styles.get(style) ?? headingOf(style));
    if (level === 7) this.out.push(`<figure><figcaption>${text}</figcaption></figure>\n`);
    else if (level !== undefined) this.out.push(`<h${Math.max(1, level)}>${text}</h${Math.max(1, level)}>\n`);
    else if (properties && element(properties, "w:numpr")) this.out.push(`<ul><li>${text}</li></ul>\n`);
    else this.out.push(`<p>${text}</p>\n`);
  }

  #table(node: XmlNode): void {
    this.out.push("<table>\n");
    for (const row of elements(node, "w:tr")) {
      const cells = elements(row, "w:tc").map((cell) => `<td>${this.#cell(cell)}</td>`);
      this.out.push(`<tr>${cells.join("")}</tr>\n`);
    }
    this.out.push("</table>\n");
  }

  #cell(cell: XmlNode): string {
    const lines = elements(cell).map((child) => {
      if (child.name === "w:p") return this.#inline(child);
      return child.name === "w:tbl"
        ? elements(child, "w:tr")
            .map((row) =>
              elements(row, "w:tc")
                .map((inner) => this.#cell(inner))
                .join(" "),
            )
            .join("<br>")
        : "";
    });
    return lines.filter((line) => line.trim() !== "").join("<br>");
  }

  #inline(node: XmlNode): string {
    return elements(node)
      .map((child) => this.#piece(child))
      .join("");
  }

  #piece(node: XmlNode): string {
    const mark = MARKS.get(node.name);
    if (mark !== undefined) return mark;
    switch (node.name) {
      case "w:t":
        return escaped(textIn(node));
      case "w:r": {
        const properties = element(node, "w:rpr");
        if (!properties || !element(properties, "w:vanish")) return this.#inline(node);
        this.leave("hidden text");
        return "";
      }
      case "w:del":
      case "w:movefrom":
        this.leave("text deleted in tracked changes");
        return "";
      case "w:commentreference":
        this.leave("a comment");
        return "";
      case "w:txbxcontent":
        this.#boxes.push(node);
        return "";
      case "w:sym": {
        const code = Number.parseInt(node.attributes.get("w:char") ?? "", 16);
        return code >= 0x20 && code < 0xe000 ? String.fromCharCode(code) : "";
      }
      default:
        return SILENT.has(node.name) ? "" : this.#inline(node);
    }
  }
}

const MARKS = new Map([
  ["w:tab", "\t"],
  ["w:br", "<br>"],
  ["w:cr", "<br>"],
  ["w:nobreakhyphen", "‑"],
  ["w:softhyphen", "\u00ad"],
]);
/** Properties, field codes, and the second form of what an older Word can show. */
const SILENT = new Set([
  "w:ppr",
  "w:rpr",
  "w:instrtext",
  "w:deltext",
  "mc:fallback",
  "w:footnoteref",
  "w:endnoteref",
  "w:tblpr",
  "w:sectpr",
]);

// Where the list of styles is lost: Word's own names.
function headingOf(style: string): number | undefined {
  if (/^title$/i.test(style)) return 0;
  if (/^caption$/i.test(style)) return 7;
  const level = /^heading([1-6])$/i.exec(style)?.[1];
  return level === undefined ? undefined : Number(level);
}
