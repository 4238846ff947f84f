import { type QuoteType, Tokenizer } from "htmlparser2";
import type { Note } from "../note.ts";
import type { Loss } from "../page/saved.ts";
import type { Span } from "../span.ts";
import { type Attribute, below, Document, Element, Text, textsBelow } from "./dom.ts";
import { CLOSES, INLINE, VOID } from "./elements.ts";
import type { HtmlLimits } from "./html.ts";
import { cutIntoParagraphs } from "./preformatted.ts";

/** A page as parsed: its tree, never changed by anybody, and what is not in the tree. */
export interface Parsed {
  readonly source: string;
  readonly document: Document;
  readonly body: Element;
  readonly head: Element;
  /** All texts of the tree in source order: `texts[text.nr] === text`. */
  readonly texts: readonly Text[];
  /** Scripts that hold data (JSON-LD …): none of them is in the tree. */
  readonly scripts: readonly Script[];
  /** What lies beyond a limit, or was swallowed by a comment that nobody closed. */
  readonly losses: readonly Loss[];
  readonly notes: readonly Note[];
}

export interface Script extends Span {
  readonly type: string;
  readonly id: string;
  readonly text: string;
}

/** The tree of a page, within the limits. */
export function parsed(source: string, limits: HtmlLimits): Parsed {
  const builder = new Builder(source, limits);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  builder.tokenizer = tokenizer;
  const within = source.length > limits.text ? source.slice(0, limits.text) : source;
  tokenizer.write(within);
  tokenizer.end();
  return builder.parsed(within.length);
}

/** Of what lies beyond a limit this much is kept with the loss: it may be without end, and is markup. */
const MOST_KEPT = 2000;

/** A text as typed has fewer tags in it than this. */
const MOST_INLINE = 1000;

/** Elements whose content is no text of the page. */
const RAW = new Set(["script", "style"]);

class Builder {
  tokenizer: Tokenizer | undefined;
  private readonly source: string;
  private readonly limits: HtmlLimits;
  private readonly document = new Document();
  private readonly head: Element;
  private readonly body: Element;
  private readonly texts: Text[] = [];
  private readonly scripts: Script[] = [];
  private readonly losses: Loss[] = [];
  private readonly notes: Note[] = [];
  /** The open elements, innermost last, and how many of each name. */
  private readonly open: Element[];
  private readonly openNames = new Map<string, number>();
  /** Open elements that are too deep to be in the tree: names only. */
  private readonly beyond: string[] = [];
  private elements = 0;
  private stoppedAt = -1;
  private tooDeep = 0;
  private tooMany = 0;
  private tagFrom = 0;
  private tagName = "";
  private attributes: Attribute[] = [];
  private attributeName = "";
  private value = "";
  private valueFrom = -1;
  private valueTo = -1;
  /** The text under way: its characters and where they come from. */
  private data = "";
  private pieces: number[] = [];
  private raw: { readonly element: Element; from: number; to: number } | undefined;
  private foreign = 0;
  private nuls = false;
  private inBody = false;

  constructor(source: string, limits: HtmlLimits) {
    this.source = source;
    this.limits = limits;
    const html = this.document.documentElement;
    this.head = html.appendChild(new Element(this.document, "head"));
    this.body = html.appendChild(new Element(this.document, "body"));
    this.open = [this.body];
  }

  parsed(length: number): Parsed {
    this.flush();
    this.unclosed(length);
    if (this.isTyped()) this.asTyped();
    if (this.nuls) this.note("html-nul", "NUL characters were read as U+FFFD");
    const { source, document, body, head, texts, scripts } = this;
    if (this.tooDeep > 0)
      this.note("html-depth", `${this.tooDeep} elements deeper than ${this.limits.depth} were read as one`);
    if (this.tooMany > 0)
      this.note(
        "html-attributes",
        `${this.tooMany} attributes beyond ${this.limits.attributes} of one element were left out`,
      );
    const to = this.stoppedAt >= 0 ? this.stoppedAt : length;
    if (to < source.length) {
      const what = this.stoppedAt >= 0 ? `${this.limits.elements} elements` : `${this.limits.text} characters`;
      this.note("html-limit", `the page is longer than ${what}; what comes after is left out`);
      const text = source.slice(to, to + MOST_KEPT);
      this.losses.push({ reason: "limit", text, at: { from: to, to: source.length }, detail: `beyond ${what}` });
    }
    return { source, document, body, head, texts, scripts, losses: this.losses, notes: this.notes };
  }

  ontext(from: number, to: number): void {
    if (this.stoppedAt >= 0) return;
    if (this.raw) {
      if (this.raw.from < 0) this.raw.from = from;
      this.raw.to = to;
      return;
    }
    const text = this.source.slice(from, to);
    const isClean = !text.includes("\0");
    if (!isClean) this.nuls = true;
    this.piece(isClean ? text : text.replaceAll("\0", "\uFFFD"), from, -1);
  }

  ontextentity(code: number, to: number): void {
    if (this.stoppedAt >= 0 || this.raw) return;
    // The tokenizer tells where the entity ends; it begins where the text before it ended, at the last ampersand.
    const from = this.source.lastIndexOf("&", to - 1);
    this.piece(String.fromCodePoint(code), from, to - from);
  }

  onopentagname(from: number, to: number): void {
    this.tagFrom = from - 1;
    this.tagName = this.source.slice(from, to).toLowerCase();
    this.attributes = [];
  }

  onattribname(from: number, to: number): void {
    this.attributeName = this.source.slice(from, to).toLowerCase();
    this.value = "";
    this.valueFrom = this.valueTo = -1;
  }

  onattribdata(from: number, to: number): void {
    if (this.valueFrom < 0) this.valueFrom = from;
    this.valueTo = to;
    this.value += this.source.slice(from, to);
  }

  onattribentity(code: number): void {
    this.value += String.fromCodePoint(code);
  }

  onattribend(quote: QuoteType, to: number): void {
    if (this.attributes.length >= this.limits.attributes) {
      this.tooMany++;
      return;
    }
    const name = this.attributeName;
    for (const each of this.attributes) if (each.name === name) return;
    const at =
      this.valueFrom < 0 ? undefined : { from: this.valueFrom, to: Math.max(this.valueTo, quote > 1 ? to - 1 : to) };
    this.attributes.push(at ? { name, value: this.value, at } : { name, value: this.value });
  }

  onselfclosingtag(to: number): void {
    this.onopentagend(to);
    if (this.foreign > 0 && this.open.at(-1)?.localName === this.tagName) this.close(to + 1);
  }

  onopentagend(to: number): void {
    if (this.stoppedAt >= 0) return;
    const name = this.tagName === "image" ? "img" : this.tagName;
    if (name === "html") this.adopt(this.document.documentElement);
    if (name === "body") this.adopt(this.body);
    if (name === "html" || name === "body" || name === "head" || name === "") return;
    if (name === "form" && this.openNames.has("form")) return;
    if (this.elements >= this.limits.elements) {
      this.flush();
      this.stoppedAt = this.tagFrom;
      return;
    }
    this.elements++;
    const closes = CLOSES.get(name);
    if (closes) while (this.open.length > 1 && closes.has(this.open.at(-1)!.localName)) this.close(this.tagFrom);
    if (this.open.length + this.beyond.length >= this.limits.depth && !VOID.has(name)) {
      this.flush();
      this.tooDeep++;
      this.beyond.push(name);
      return;
    }
    this.flush();
    const element = new Element(this.document, name, this.attributes);
    element.from = this.tagFrom;
    element.to = to + 1;
    if (RAW.has(name)) {
      this.raw = { element, from: -1, to: -1 };
      this.push(element);
      return;
    }
    this.unseen(element);
    (HEAD.has(name) && !this.inBody ? this.head : this.open.at(-1)!).appendChild(element);
    if (!HEAD.has(name)) this.inBody = true;
    if (!VOID.has(name)) this.push(element);
    if (name === "svg" || name === "math") this.foreign++;
  }

  onclosetag(from: number, to: number): void {
    if (this.stoppedAt >= 0) return;
    const name = this.source.slice(from, to).trim().toLowerCase();
    if (this.beyond.length > 0 && this.beyond.at(-1) === name) {
      this.flush();
      this.beyond.pop();
      return;
    }
    if (name === "br") {
      this.tagName = "br";
      this.tagFrom = from - 2;
      this.attributes = [];
      this.onopentagend(to);
      return;
    }
    if (!this.openNames.has(name)) return;
    this.flush();
    this.beyond.length = 0;
    while (this.open.length > 1) {
      const closed = this.open.at(-1)!.localName;
      this.close(closed === name ? to + 1 : from - 2);
      if (closed === name) break;
    }
  }

  oncomment(from: number, to: number): void {
    this.swallowed(from, to, "-->", "comment");
  }

  oncdata(from: number, to: number): void {
    this.swallowed(from, to, "]]>", "CDATA section");
  }

  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  isInForeignContext(): boolean {
    return this.foreign > 0;
  }

  /** What stands in attributes and is shown in place of an element, or in it: no text of the page, but words that somebody wrote. */
  private unseen(element: Element): void {
    const { localName, attributes } = element;
    const wanted = localName === "iframe" ? "srcdoc" : localName === "img" || localName === "area" ? "alt" : undefined;
    if (wanted === undefined) return;
    for (const { name, value, at } of attributes) {
      if (name !== wanted || at === undefined) continue;
      const text = (wanted === "alt" ? value : value.replace(/<[^<>]*>/g, " ")).replace(/\s+/g, " ").trim();
      // Icons, logos and trackers have a word or two.
      if (text === "" || (wanted === "alt" && !MANY_WORDS.test(text))) continue;
      this.losses.push({ reason: "media", text, at, detail: `${wanted} of <${localName}>` });
    }
  }

  /** A comment that nobody closed takes all the rest of the page with it. */
  private swallowed(from: number, to: number, end: string, what: string): void {
    if (to < Math.min(this.source.length, this.limits.text) - 1) return;
    if (this.source.endsWith(end)) return;
    const text = this.source.slice(from, to);
    this.note("html-unclosed", `a ${what} that is never closed swallowed the rest of the page`);
    this.losses.push({ reason: "malformed", text, at: { from, to: this.source.length }, detail: `unclosed ${what}` });
  }

  /** What is still open at the end: a script, a style or a title that nobody closed takes the rest of the page with it, too. */
  private unclosed(length: number): void {
    for (const element of this.open) element.to = length;
    const last = this.open.at(-1)!;
    const text = this.raw ? this.source.slice(Math.max(0, this.raw.from), this.raw.to) : last.textContent;
    if (!(this.raw || last.localName === "title") || text.trim() === "") return;
    this.note("html-unclosed", `a <${last.localName}> that is never closed swallowed the rest of the page`);
    const at = { from: last.from, to: length };
    this.losses.push({ reason: "malformed", text, at, detail: `unclosed <${last.localName}>` });
  }

  private adopt(element: Element): void {
    for (const each of this.attributes) if (!element.hasAttribute(each.name)) element.attributes.push(each);
  }

  private push(element: Element): void {
    this.open.push(element);
    this.openNames.set(element.localName, (this.openNames.get(element.localName) ?? 0) + 1);
  }

  private close(to: number): void {
    this.flush();
    const element = this.open.pop()!;
    element.to = to;
    const left = (this.openNames.get(element.localName) ?? 1) - 1;
    if (left > 0) this.openNames.set(element.localName, left);
    else this.openNames.delete(element.localName);
    if (element.localName === "pre") this.cut(element);
    if (element.localName === "svg" || element.localName === "math") this.foreign--;
    const raw = this.raw;
    if (raw?.element !== element) return;
    this.raw = undefined;
    const type = (element.getAttribute("type") ?? "").trim().toLowerCase();
    if (element.localName === "script" && raw.from >= 0)
      this.scripts.push({
        type,
        id: element.id,
        text: this.source.slice(raw.from, raw.to),
        from: raw.from,
        to: raw.to,
      });
  }

  /** A text with a tag or two, and nothing that begins a line: its blank lines part its paragraphs. */
  private isTyped(): boolean {
    const { children } = this.body;
    if (children.length > MOST_INLINE || !/\n[ \t\r]*\n/.test(this.body.textContent)) return false;
    for (const element of below(this.body)) if (!INLINE.has(element.localName)) return false;
    return true;
  }

  private asTyped(): void {
    const pre = new Element(this.document, "pre");
    pre.from = this.body.firstElementChild?.from ?? 0;
    pre.to = this.body.to;
    const first = this.body.firstElementChild;
    const heading = first && isHeadLine(first) ? new Element(this.document, "h1") : undefined;
    if (first && heading) {
      heading.from = first.from;
      heading.to = first.to;
      this.body.insertBefore(heading, first);
      heading.appendChild(first);
    }
    while (this.body.lastChild && this.body.lastChild !== heading) {
      const { lastChild } = this.body;
      if (pre.firstChild) pre.insertBefore(lastChild, pre.firstChild);
      else pre.appendChild(lastChild);
    }
    this.body.appendChild(pre);
    this.cut(pre);
  }

  private cut(pre: Element): void {
    if (!pre.textContent.trim().includes("\n")) return;
    const [first] = textsBelow(pre);
    if (first === undefined) return;
    const made = cutIntoParagraphs(pre, first.nr);
    this.texts.length = first.nr;
    for (const text of made) this.texts.push(text);
  }

  private piece(text: string, from: number, length: number): void {
    const last = this.pieces.length - 3;
    const verbatim = length < 0;
    const joins =
      verbatim &&
      last >= 0 &&
      this.pieces[last + 2] === -1 &&
      this.pieces[last + 1]! + this.data.length - this.pieces[last]! === from;
    if (!joins) this.pieces.push(this.data.length, from, length);
    this.data += text;
  }

  private flush(): void {
    if (this.data === "") return;
    const text = new Text(this.texts.length, this.data, this.pieces);
    this.texts.push(text);
    this.open.at(-1)!.appendChild(text);
    this.data = "";
    this.pieces = [];
  }

  private note(rule: string, text: string): void {
    this.notes.push({ from: 0, to: 0, rule, text });
  }
}

/** Whether a text as typed begins with a line in bold or the like, and a blank line after it. */
function isHeadLine({ localName, textContent, previousSibling, nextSibling }: Element): boolean {
  return (
    /^(?:b|strong|big|font|u|em|i)$/.test(localName) &&
    textContent.length < 200 &&
    (previousSibling === null || previousSibling.textContent.trim() === "") &&
    /^[ \t]*\r?\n[ \t]*\r?\n/.test(nextSibling?.textContent ?? "")
  );
}

const MANY_WORDS = /^\S+ \S+ \S|[\u3040-\u30FF\u3400-\u9FFF\u0E00-\u0E7F]{5}/u;

const HEAD = new Set(["title", "meta", "link", "base"]);
