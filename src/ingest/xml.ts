import { Parser } from "htmlparser2";

/** An element with all in it. Names are in lower case, their prefix the usual one of their namespace ("dc:creator"), whatever the file calls it. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlNode | string)[];
  /** The address that links in it are relative to, as its ancestors' xml:base say. */
  readonly base?: string;
}

export interface XmlOptions {
  /** Elements that are not gathered but passed through: each of their children is handed over when it ends. */
  readonly containers: ReadonlySet<string>;
  /** UTF-16 units of the file that one handed-over element may take. */
  readonly most: number;
  readonly base?: string;
  readonly found: (node: XmlNode) => void;
  /** An element beyond `most`; it is left out. */
  readonly tooLarge?: (name: string) => void;
}

/** How the file ended, in UTF-16 units. */
export interface XmlEnd {
  /** The first element never ends. */
  readonly truncated: boolean;
  /** From the last element that was handed over to the end, where the file is truncated. */
  readonly lost: number;
  /** Why the rest was not even looked at. */
  readonly stopped?: string;
}

/**
 * Reads XML as it comes in pieces and hands over one element after the other. Forgiving: bare `&`, HTML's entities, control characters, tags closed
 * in the wrong order. A doctype is passed over, so that it can declare no entity and nothing is ever asked for.
 */
export class XmlReader {
  readonly #options: XmlOptions;
  readonly #parser: Parser;
  readonly #open: Open[] = [];
  #held = "";
  #inCdata = false;
  #ending = false;
  #tooDeep = 0;
  #written = 0;
  #doneAt = 0;
  #stopped: string | undefined;
  readonly #oddities = new Map<string, number>();

  constructor(options: XmlOptions) {
    this.#options = options;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#onOpen(name, attributes),
        onclosetag: () => this.#onClose(),
        ontext: (text) => this.#onText(text),
        oncdatastart: () => this.#between(true),
        oncdataend: () => this.#between(false),
      },
      { xmlMode: true, decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
    );
  }

  write(text: string): void {
    this.#written += text.length;
    if (this.#stopped !== undefined) return;
    this.#parser.write(text);
    // A tag that never ends would be held for ever.
    if (this.#written - this.#parser.endIndex > this.#options.most) this.#stop("has a tag without an end");
  }

  end(): XmlEnd {
    this.#ending = true;
    const stopped = this.#stopped;
    const truncated = this.#open.length > 0 || stopped !== undefined;
    if (stopped === undefined) this.#parser.end();
    const lost = truncated ? this.#written - this.#doneAt : 0;
    return { truncated, lost, ...(stopped !== undefined && { stopped }) };
  }

  /** What was odd and cost nothing, since it was last asked. */
  oddities(): readonly string[] {
    const all = [...this.#oddities].map(([what, count]) => (count === 1 ? what : `${what} (${count} times)`));
    this.#oddities.clear();
    return all;
  }

  #onOpen(written: string, raw: Record<string, string>): void {
    this.#flush();
    const parent = this.#open.at(-1);
    if (this.#open.length >= MOST_DEPTH) {
      // The parser looks for a tag to close in a list of all that are open.
      if (++this.#tooDeep > MOST_TOO_DEEP) this.#stop("has elements nested too deep");
      this.#odd("elements nested too deep, left out with their tags alone");
      return;
    }
    const attributes = new Map(Object.entries(raw).map(([name, value]) => [name, decodedOnce(value)]));
    const prefixes = prefixesOf(attributes, parent?.prefixes ?? NO_PREFIXES);
    const name = usualName(written, prefixes);
    const base = resolved(attributes.get("xml:base"), parent ? parent.base : this.#options.base);
    const gathered =
      parent !== undefined && (parent.children !== undefined || this.#options.containers.has(parent.name));
    const passed = !gathered || (parent.children === undefined && this.#options.containers.has(name));
    const startedAt = parent?.children ? parent.startedAt : this.#parser.startIndex;
    this.#open.push({ name, attributes, prefixes, base, startedAt, children: passed ? undefined : [] });
  }

  #onClose(): void {
    this.#flush();
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    // What the end of the file closes is not whole; the parser closes there even what it has not opened.
    const open = this.#ending ? undefined : this.#open.pop();
    if (!open?.children) return;
    const { name, attributes, base, children, startedAt } = open;
    const node = { name, attributes, children, ...(base !== undefined && { base }) };
    const parent = this.#open.at(-1);
    if (parent?.children) {
      if (!this.#isTooLarge(parent)) parent.children.push(node);
      return;
    }
    this.#doneAt = this.#parser.endIndex + 1;
    if (this.#doneAt - startedAt > this.#options.most) this.#options.tooLarge?.(name);
    else this.#options.found(node);
  }

  #onText(text: string): void {
    const node = this.#open.at(-1);
    if (!node?.children) return;
    if (this.#isTooLarge(node)) return;
    if (this.#inCdata) this.#keep(text);
    else {
      // An entity may come in two pieces.
      const all = this.#held + text;
      const cut = UNFINISHED.exec(all.slice(-40));
      const from = cut ? all.length - cut[0].length : all.length;
      this.#held = all.slice(from);
      this.#keep(this.#decoded(all.slice(0, from)));
    }
  }

  #stop(why: string): void {
    this.#stopped = why;
    this.#parser.pause();
  }

  #isTooLarge({ startedAt }: Open): boolean {
    return this.#parser.endIndex - startedAt > this.#options.most;
  }

  #flush(): void {
    const held = this.#held;
    this.#held = "";
    if (held !== "") this.#keep(this.#decoded(held));
  }

  #between(inCdata: boolean): void {
    this.#flush();
    this.#inCdata = inCdata;
  }

  #keep(text: string): void {
    const clean = text.replace(CONTROLS, "");
    if (clean.length < text.length) this.#odd("control characters, left out", text.length - clean.length);
    if (clean !== "") this.#open.at(-1)!.children!.push(clean);
  }

  #decoded(text: string): string {
    if (!text.includes("&")) return text;
    const bare = text.match(BARE)?.length ?? 0;
    if (bare > 0) this.#odd("a bare & that XML forbids, kept as it is", bare);
    return decodedOnce(text);
  }

  #odd(what: string, count = 1): void {
    this.#oddities.set(what, (this.#oddities.get(what) ?? 0) + count);
  }
}

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly base: string | undefined;
  readonly startedAt: number;
  /** None for what is passed through. */
  readonly children: (XmlNode | string)[] | undefined;
}

const MOST_DEPTH = 256;
const MOST_TOO_DEEP = 5000;
const NO_PREFIXES: ReadonlyMap<string, string> = new Map();
const UNFINISHED = /&[#\w]{0,32}$/;
const BARE = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,31});)/gi;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,31});/gi;
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** Entities of XML and HTML decoded, once; whatever is no entity stays. */
export function decodedOnce(text: string): string {
  return text.includes("&") ? text.replace(ENTITY, character) : text;
}

const known = new Map<string, string>();

function character(entity: string): string {
  let text = known.get(entity);
  if (text === undefined) {
    const pieces: string[] = [];
    new Parser({ ontext: (piece) => pieces.push(piece) }).end(entity);
    text = pieces.join("");
    if (known.size < 5000) known.set(entity, text);
  }
  return text;
}

function prefixesOf(
  attributes: ReadonlyMap<string, string>,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let prefixes: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (!name.startsWith("xmlns:")) continue;
    prefixes ??= new Map(outer);
    if (prefixes.size < 100) prefixes.set(name.slice(6), value.trim().toLowerCase());
  }
  return prefixes ?? outer;
}

/** The name with the prefix that the namespace usually has. Names without a prefix stay, whatever xmlns says. */
function usualName(written: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = written.indexOf(":");
  if (colon <= 0) return written;
  const prefix = USUAL.get(prefixes.get(written.slice(0, colon)) ?? "") ?? written.slice(0, colon);
  const local = written.slice(colon + 1);
  return prefix === "" ? local : `${prefix}:${local}`;
}

const USUAL = new Map([
  ["http://purl.org/rss/1.0/", ""],
  ["http://my.netscape.com/rdf/simple/0.9/", ""],
  ["http://www.sitemaps.org/schemas/sitemap/0.9", ""],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"],
  ["http://www.w3.org/1999/xhtml", "xhtml"],
  ["http://www.w3.org/2005/atom", "atom"],
  ["http://purl.org/atom/ns#", "atom"],
  ["http://purl.org/rss/1.0/modules/content/", "content"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dcterms"],
  ["http://search.yahoo.com/mrss/", "media"],
  ["http://www.google.com/schemas/sitemap-news/0.9", "news"],
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
]);

/** A link made absolute, or undefined when there is none or no base to make it so. */
export function resolved(link: string | undefined, base: string | undefined): string | undefined {
  const trimmed = link?.trim();
  if (!trimmed) return base;
  return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : base;
}

/** The elements right inside. */
export function elements(node: XmlNode, name?: string): readonly XmlNode[] {
  return node.children.filter(
    (child) => typeof child !== "string" && (name === undefined || child.name === name),
  ) as XmlNode[];
}

/** The first element of that name right inside. */
export function element(node: XmlNode, name: string): XmlNode | undefined {
  return elements(node, name)[0];
}

/** All text in it, tags left out. */
export function textIn(node: XmlNode | undefined): string {
  if (!node) return "";
  return node.children.map((child) => (typeof child === "string" ? child : textIn(child))).join("");
}

/** What is in it as HTML: text escaped where there are elements among it. */
export function markupIn(node: XmlNode): string {
  return node.children.map((child) => (typeof child === "string" ? escaped(child) : markupOf(child))).join("");
}

function markupOf(node: XmlNode): string {
  const name = node.name.replace(/^[^:]*:/, "");
  const attributes = [...node.attributes]
    .filter(([attribute]) => /^[a-z][\w-]*$/.test(attribute) && attribute !== "xmlns")
    .map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
  const open = `<${name}${attributes.join("")}>`;
  return VOID.has(name) ? open : `${open}${markupIn(node)}</${name}>`;
}

const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char]!);
}
