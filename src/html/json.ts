import type { Span } from "../span.ts";

/** A value of a JSON text with its place in it. Objects keep their members in a Map: a page may name one "__proto__". */
export type Json = Span &
  (
    | { readonly kind: "object"; readonly members: ReadonlyMap<string, Json> }
    | { readonly kind: "array"; readonly items: readonly Json[] }
    | { readonly kind: "string"; readonly text: string }
    | { readonly kind: "number" | "boolean" | "null"; readonly text: string }
  );

/** What was read, and what had to be forgiven on the way. */
export interface LenientJson {
  readonly values: readonly Json[];
  readonly faults: ReadonlySet<string>;
}

const DEPTH = 64;
const VALUES = 50_000;

/**
 * Reads JSON as pages write it: control characters and bare quotes in strings, trailing and missing commas, comments, CDATA marks around it,
 * single quotes, several values after each other, a cut end. Never throws; linear. Offsets count in `text` from `offset` on.
 */
export function lenientJson(text: string, offset = 0): LenientJson {
  const reader = new Reader(text, offset);
  return { values: reader.all(), faults: reader.faults };
}

class Reader {
  readonly text: string;
  readonly offset: number;
  readonly faults = new Set<string>();
  at = 0;
  count = 0;

  constructor(text: string, offset: number) {
    this.text = text;
    this.offset = offset;
  }

  all(): readonly Json[] {
    const values: Json[] = [];
    while (this.at < this.text.length && this.count < VALUES) {
      this.blanks();
      const char = this.text[this.at];
      if (char === "{" || char === "[") {
        const value = this.value(0);
        if (value) values.push(value);
      } else {
        if (char !== undefined && char !== "," && char !== ";") this.faults.add("words around the JSON");
        this.at++;
      }
    }
    return values;
  }

  value(depth: number): Json | undefined {
    this.blanks();
    if (++this.count > VALUES || depth > DEPTH) {
      this.faults.add("too deep or too long");
      this.at = this.text.length;
      return undefined;
    }
    const char = this.text[this.at];
    if (char === "{") return this.object(depth);
    if (char === "[") return this.array(depth);
    if (char === '"' || char === "'") return this.string();
    return this.bare();
  }

  object(depth: number): Json {
    const from = this.at++;
    const members = new Map<string, Json>();
    for (;;) {
      const char = this.next("}");
      if (char === undefined) break;
      const before = this.at;
      const key = char === '"' || char === "'" ? this.string() : this.bare();
      this.blanks();
      if (this.text[this.at] !== ":") {
        this.faults.add("a member without a value");
        if (this.at === before) this.at++;
        continue;
      }
      this.at++;
      const value = this.value(depth + 1);
      // Of two members of one name the first that says something: templates append empty ones.
      if (value && key.kind !== "object" && key.kind !== "array" && !members.has(key.text))
        members.set(key.text, value);
    }
    return { kind: "object", members, ...this.span(from) };
  }

  array(depth: number): Json {
    const from = this.at++;
    const items: Json[] = [];
    for (;;) {
      if (this.next("]") === undefined) break;
      const before = this.at;
      const value = this.value(depth + 1);
      if (value) items.push(value);
      if (this.at === before) this.at++;
    }
    return { kind: "array", items, ...this.span(from) };
  }

  /** The first character of the next member, behind commas; undefined where the list ends, by its own bracket or as it can. */
  next(close: "}" | "]"): string | undefined {
    for (;;) {
      this.blanks();
      const char = this.text[this.at];
      if (char === ",") {
        this.at++;
        this.blanks();
        if (this.text[this.at] === close) this.faults.add("a comma at the end of a list");
        continue;
      }
      if (char === undefined) this.faults.add("it is cut off");
      else if (char === close) this.at++;
      else if (char === "}" || char === "]") this.faults.add("brackets that do not match");
      else return char;
      return undefined;
    }
  }

  string(): Json {
    const quote = this.text[this.at]!;
    if (quote === "'") this.faults.add("single quotes");
    const from = ++this.at;
    let out = "";
    let plain = from;
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) {
        this.faults.add("it is cut off");
        break;
      }
      if (char === "\\") {
        out += this.text.slice(plain, this.at) + this.escape();
        plain = this.at;
        continue;
      }
      if (char === quote) {
        if (this.closes()) break;
        this.faults.add("bare quotes in a string");
      } else if (char < " ") this.faults.add("control characters in a string");
      this.at++;
    }
    out += this.text.slice(plain, this.at);
    const span = this.span(from);
    this.at++;
    return { kind: "string", text: out, ...span };
  }

  // A quote ends a string where punctuation of the list follows, or a new line with the next member.
  closes(): boolean {
    return CLOSES.test(this.text.slice(this.at + 1, this.at + 480));
  }

  escape(): string {
    const char = this.text[this.at + 1] ?? "";
    this.at += 2;
    if (char === "u") {
      const hex = /^[\da-fA-F]{4}/.exec(this.text.slice(this.at, this.at + 4))?.[0];
      if (hex !== undefined) {
        this.at += 4;
        return String.fromCharCode(Number.parseInt(hex, 16));
      }
    }
    if (!'"\\/bfnrtu'.includes(char)) this.faults.add("an escape that JSON does not have");
    return ESCAPES.get(char) ?? char;
  }

  bare(): Json {
    const from = this.at;
    const end = /[,:{}[\]\s"']/g;
    end.lastIndex = from;
    const found = end.exec(this.text);
    this.at = found ? found.index : this.text.length;
    const text = this.text.slice(from, this.at);
    const span = this.span(from);
    if (/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return { kind: "number", text, ...span };
    if (text === "true" || text === "false") return { kind: "boolean", text, ...span };
    if (text !== "null" && text !== "undefined") this.faults.add("a value without quotes");
    return text === "null" || text === "undefined" || text === ""
      ? { kind: "null", text: "", ...span }
      : { kind: "string", text, ...span };
  }

  /** White space, comments, and the marks of comments and CDATA around the whole. */
  blanks(): void {
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) return;
      if (char <= " " || char === "\u00a0" || char === "\ufeff" || char === "\u2028") this.at++;
      else if (char === "/" && this.text[this.at + 1] === "*") this.skipTo("*/");
      else if (char === "/" && this.text[this.at + 1] === "/") this.skipTo("\n");
      else if (char === "<" && this.text.startsWith("<!--", this.at)) this.at += 4;
      else if (char === "<" && this.text.startsWith("<![CDATA[", this.at)) this.at += 9;
      else if (char === "-" && this.text.startsWith("-->", this.at)) this.at += 3;
      else if (char === "]" && this.text.startsWith("]]>", this.at)) this.at += 3;
      else return;
    }
  }

  skipTo(end: string): void {
    // "//<![CDATA[" opens the text, it does not hide it.
    const line =
      end === "\n" ? /^\/\/\s*(?:<!\[CDATA\[|\]\]>|<!--|-->)/.exec(this.text.slice(this.at, this.at + 40)) : null;
    this.faults.add("comments");
    if (line) {
      this.at += line[0].length;
      return;
    }
    const found = this.text.indexOf(end, this.at + 2);
    this.at = found < 0 ? this.text.length : found + end.length;
  }

  span(from: number): Span {
    return { from: this.offset + from, to: this.offset + Math.min(this.at, this.text.length) };
  }
}

const CLOSES =
  /^\s{0,200}(?:[:}\]]|,\s{0,200}(?:["'{[}\]]|-?[\d.]{1,24}(?:[eE][+-]?\d{1,4})?\s{0,9}[,\]}]|true|false|null|\/[/*]|$)|$|["']?[\w@:.-]{1,60}["']\s{0,9}:|\/[/*]|-->|\]\]>)/;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
]);
