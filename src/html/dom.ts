/**
 * The tree of a web page: as much of the DOM as Readability asks for, with the way back to the source in every text. Lists of children are
 * linked, what is computed of a subtree is kept until the subtree changes, nothing recurses: a hostile page costs no more than its size.
 */
export type TreeNode = Element | Text;

export interface Attribute {
  readonly name: string;
  readonly value: string;
  /** Where the value stands in the source; absent for those set later. */
  readonly at?: { readonly from: number; readonly to: number };
}

abstract class Linked {
  abstract readonly nodeType: 1 | 3;
  parentNode: Element | null = null;
  previousSibling: TreeNode | null = null;
  nextSibling: TreeNode | null = null;

  get nextElementSibling(): Element | null {
    let next = this.nextSibling;
    while (next !== null && next.nodeType !== 1) next = next.nextSibling;
    return next;
  }

  get previousElementSibling(): Element | null {
    let before = this.previousSibling;
    while (before !== null && before.nodeType !== 1) before = before.previousSibling;
    return before;
  }

  remove(this: TreeNode): void {
    this.parentNode?.removeChild(this);
  }
}

export class Text extends Linked {
  readonly nodeType = 3;
  readonly nodeName = "#text";
  /** Counts the texts of the page in source order; a copy has the number of its original. */
  readonly nr: number;
  readonly data: string;
  /** Triples: from this unit of `data` on, the source from there on, and how many units of the source it takes (-1: as many as of `data`). */
  readonly pieces: readonly number[];

  constructor(nr: number, data: string, pieces: readonly number[]) {
    super();
    this.nr = nr;
    this.data = data;
    this.pieces = pieces;
  }

  get textContent(): string {
    return this.data;
  }

  get tagName(): undefined {
    return undefined;
  }

  get childNodes(): readonly TreeNode[] {
    return [];
  }
}

export class Element extends Linked {
  readonly nodeType = 1;
  readonly localName: string;
  readonly tagName: string;
  readonly ownerDocument: Document;
  /** The element of the page this one is a copy of, or was made of; itself in the page as parsed. */
  readonly origin: Element;
  /** From its start tag to the end of its end tag (or where it was closed). */
  from = -1;
  to = -1;
  firstChild: TreeNode | null = null;
  lastChild: TreeNode | null = null;
  attributes: Attribute[];
  private texts: string | undefined;
  private elements: Element[] | undefined;

  constructor(document: Document, name: string, attributes: Attribute[] = [], origin?: Element) {
    super();
    this.ownerDocument = document;
    this.localName = name;
    this.tagName = upper(name);
    this.attributes = attributes;
    this.origin = origin ?? this;
    if (origin) {
      this.from = origin.from;
      this.to = origin.to;
    }
  }

  get nodeName(): string {
    return this.tagName;
  }

  get id(): string {
    return this.getAttribute("id") ?? "";
  }

  set id(value: string) {
    this.setAttribute("id", value);
  }

  get className(): string {
    return this.getAttribute("class") ?? "";
  }

  set className(value: string) {
    this.setAttribute("class", value);
  }

  getAttribute(name: string): string | null {
    for (const each of this.attributes) if (each.name === name) return each.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  setAttribute(name: string, value: string): void {
    this.removeAttribute(name);
    this.attributes.push({ name, value });
  }

  removeAttribute(name: string): void {
    if (this.hasAttribute(name)) this.attributes = this.attributes.filter((each) => each.name !== name);
  }

  get childNodes(): readonly TreeNode[] {
    const all: TreeNode[] = [];
    for (let child = this.firstChild; child !== null; child = child.nextSibling) all.push(child);
    return all;
  }

  get firstElementChild(): Element | null {
    const first = this.firstChild;
    return first === null || first.nodeType === 1 ? first : first.nextElementSibling;
  }

  get children(): readonly Element[] {
    if (this.elements === undefined) {
      this.elements = [];
      for (let child = this.firstElementChild; child !== null; child = child.nextElementSibling)
        this.elements.push(child);
    }
    return this.elements;
  }

  /** All text below, kept until something below changes: where an element keeps it, so do all below it. */
  get textContent(): string {
    if (this.texts !== undefined) return this.texts;
    for (const element of inReverse(this)) {
      if (element.texts !== undefined) continue;
      let text = "";
      for (let child = element.firstChild; child !== null; child = child.nextSibling)
        text += child.nodeType === 3 ? child.data : child.texts;
      element.texts = text;
    }
    return this.texts ?? "";
  }

  appendChild<T extends TreeNode>(child: T): T {
    child.remove();
    child.parentNode = this;
    child.previousSibling = this.lastChild;
    if (this.lastChild) this.lastChild.nextSibling = child;
    else this.firstChild = child;
    this.lastChild = child;
    this.changed();
    return child;
  }

  removeChild<T extends TreeNode>(child: T): T {
    const { previousSibling, nextSibling } = child;
    if (previousSibling) previousSibling.nextSibling = nextSibling;
    else this.firstChild = nextSibling;
    if (nextSibling) nextSibling.previousSibling = previousSibling;
    else this.lastChild = previousSibling;
    child.parentNode = child.previousSibling = child.nextSibling = null;
    this.changed();
    return child;
  }

  insertBefore<T extends TreeNode>(child: T, next: TreeNode): T {
    child.remove();
    const { previousSibling } = next;
    child.parentNode = this;
    child.previousSibling = previousSibling;
    child.nextSibling = next;
    next.previousSibling = child;
    if (previousSibling) previousSibling.nextSibling = child;
    else this.firstChild = child;
    this.changed();
    return child;
  }

  replaceChild(child: TreeNode, old: TreeNode): TreeNode {
    if (child === old) return old;
    child.remove();
    const { previousSibling, nextSibling } = old;
    child.parentNode = this;
    child.previousSibling = previousSibling;
    child.nextSibling = nextSibling;
    if (previousSibling) previousSibling.nextSibling = child;
    else this.firstChild = child;
    if (nextSibling) nextSibling.previousSibling = child;
    else this.lastChild = child;
    old.parentNode = old.previousSibling = old.nextSibling = null;
    this.changed();
    return old;
  }

  getElementsByTagName(name: string): Element[] {
    const found: Element[] = [];
    for (let at = following(this, this); at !== null; at = following(at, this))
      if (at.localName === name || name === "*") found.push(at);
    return found;
  }

  /** Names of elements with commas between them, nothing more. */
  querySelectorAll(names: string): Element[] {
    const wanted = new Set(names.toLowerCase().split(","));
    const found: Element[] = [];
    for (let at = following(this, this); at !== null; at = following(at, this))
      if (wanted.has(at.localName)) found.push(at);
    return found;
  }

  private changed(): void {
    this.elements = undefined;
    for (let up: Element | null = this; up !== null && up.texts !== undefined; up = up.parentNode) up.texts = undefined;
  }
}

export class Document {
  readonly documentElement: Element;

  constructor() {
    this.documentElement = new Element(this, "html");
  }

  get firstChild(): Element {
    return this.documentElement;
  }

  get body(): Element | null {
    for (let child = this.documentElement.firstElementChild; child !== null; child = child.nextElementSibling)
      if (child.localName === "body") return child;
    return null;
  }

  querySelectorAll(names: string): Element[] {
    return this.documentElement.querySelectorAll(names);
  }

  createElement(name: string): Element {
    return new Element(this, name.toLowerCase());
  }
}

/** The elements below one, in source order; to change the tree, list them first. */
export function* below(top: Element): Generator<Element> {
  let at = following(top, top);
  while (at !== null) {
    const element: Element = at;
    yield element;
    at = following(element, top);
  }
}

/** The texts below a node, or the node itself, in source order. */
export function* textsBelow(top: TreeNode): Generator<Text> {
  let at: TreeNode | null = top;
  while (at !== null) {
    if (at.nodeType === 3) yield at;
    at = at.nodeType === 1 && at.firstChild !== null ? at.firstChild : after(at, top);
  }
}

/** A copy of an element with all below it. */
export function copyOf(top: Element, document: Document): Element {
  const copied = new Element(document, top.localName, top.attributes, top.origin);
  let into = copied;
  let at: TreeNode | null = top.firstChild;
  while (at !== null) {
    if (at.nodeType === 3) into.appendChild(new Text(at.nr, at.data, at.pieces));
    else {
      const element = into.appendChild(new Element(document, at.localName, at.attributes, at.origin));
      if (at.firstChild !== null) {
        into = element;
        at = at.firstChild;
        continue;
      }
    }
    let up: TreeNode = at;
    while (up !== top && up.nextSibling === null) {
      up = up.parentNode!;
      if (up !== top) into = into.parentNode!;
    }
    at = up === top ? null : up.nextSibling;
  }
  return copied;
}

/** The next node that is not below this one. */
function after(node: TreeNode, top: TreeNode): TreeNode | null {
  for (let up: TreeNode | null = node; up !== null && up !== top; up = up.parentNode)
    if (up.nextSibling !== null) return up.nextSibling;
  return null;
}

function following(element: Element, top: Element): Element | null {
  const child = element.firstElementChild;
  if (child !== null) return child;
  for (let up: Element | null = element; up !== null && up !== top; up = up.parentNode) {
    const next = up.nextElementSibling;
    if (next !== null) return next;
  }
  return null;
}

/** An element and those below it whose text is not known, each after all below it. */
function inReverse(top: Element): readonly Element[] {
  const all: Element[] = [];
  const open = [top];
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    all.push(element);
    for (let child = element.firstElementChild; child !== null; child = child.nextElementSibling) open.push(child);
  }
  return all.reverse();
}

const UPPER = new Map<string, string>();

function upper(name: string): string {
  let found = UPPER.get(name);
  if (found === undefined) {
    found = name.toUpperCase();
    // The page may invent names without end.
    if (UPPER.size < 500) UPPER.set(name, found);
  }
  return found;
}
