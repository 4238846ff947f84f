import type { Fact } from "../page/saved.ts";
import type { Span } from "../span.ts";
import { plain } from "./entities.ts";
import { type Json, lenientJson } from "./json.ts";
import type { Light } from "./light.ts";

/** Something a page describes in JSON-LD. */
export interface Thing extends Span {
  /** Without "schema:" or an address before them, in lower case. */
  readonly types: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, Json>;
}

export interface LinkedData {
  readonly things: readonly Thing[];
  /** What stands under an @id, for those that refer to it. */
  readonly named: ReadonlyMap<string, Thing>;
  /** JSON-LD that had to be read leniently, or could not be. */
  readonly faults: readonly { readonly at: Span; readonly text: string }[];
}

/**
 * The things a page describes in JSON-LD, in order: those of arrays, @graph and mainEntity too, but not those of lists (other articles) or
 * parts (entries of a live blog: `within`). Broken JSON is read as far as it goes, with a fault.
 */
export function linkedData(page: Light): LinkedData {
  const things: Thing[] = [];
  const named = new Map<string, Thing>();
  const faults: { at: Span; text: string }[] = [];
  for (const { type, text: source, from, to } of page.scripts) {
    if (!/ld\+json/.test(type) || source.trim() === "") continue;
    const escaped = !source.includes('"') && source.includes("&quot;");
    const { values, faults: forgiven } = lenientJson(escaped ? sameLength(source) : source, from);
    if (escaped) faults.push({ at: { from, to }, text: "its quotes are written as entities" });
    if (forgiven.size > 0) faults.push({ at: { from, to }, text: [...forgiven].join(", ") });
    if (!values.some(({ kind }) => kind === "object" || kind === "array"))
      faults.push({ at: { from, to }, text: "nothing in it could be read" });
    for (const value of values) collect(value, things, named, 0);
  }
  return { things, named, faults };
}

// Every &quot; becomes a quote and blanks outside of the string, so that places stay what they are.
function sameLength(source: string): string {
  let nth = 0;
  return source.replaceAll("&quot;", () => (nth++ % 2 === 0 ? '     "' : '"     ')).replaceAll("&amp;", "&    ");
}

const THROUGH = ["@graph", "mainEntity", "mainEntityOfPage", "subjectOf", "article", "about"];

function collect(value: Json, things: Thing[], named: Map<string, Thing>, depth: number): void {
  if (depth > 8) return;
  if (value.kind === "array") for (const item of value.items) collect(item, things, named, depth + 1);
  if (value.kind !== "object") return;
  const thing = thingOf(value);
  if (thing.types.size > 0) things.push(thing);
  name(value, named, 0);
  for (const key of THROUGH) {
    const inner = value.members.get(key);
    if (inner && (key === "@graph" || depth < 4)) collect(inner, things, named, depth + 1);
  }
}

function name(value: Json, named: Map<string, Thing>, depth: number): void {
  if (depth > 6) return;
  if (value.kind === "array") for (const item of value.items) name(item, named, depth + 1);
  if (value.kind !== "object") return;
  const id = value.members.get("@id");
  if (id?.kind === "string" && value.members.size > 1 && !named.has(id.text)) named.set(id.text, thingOf(value));
  for (const [key, member] of value.members) if (key !== "@graph") name(member, named, depth + 1);
}

function thingOf(value: Json & { kind: "object" }): Thing {
  const written = value.members.get("@type") ?? value.members.get("type");
  const all = written?.kind === "array" ? written.items : written ? [written] : [];
  const types = new Set(
    all.flatMap((each) =>
      each.kind === "string"
        ? [
            each.text
              .replace(/^.*[/:#]/, "")
              .trim()
              .toLowerCase(),
          ]
        : [],
    ),
  );
  return { types, members: value.members, from: value.from, to: value.to };
}

/** True for an article, a post, a report; false for the site, its publisher, a list. */
export function isArticle(thing: Thing): boolean {
  for (const type of thing.types) if (/(?:article|posting|^report)$/.test(type) || ARTICLES.has(type)) return true;
  return false;
}

const ARTICLES: ReadonlySet<string> = new Set(["specialannouncement", "pressrelease", "claimreview", "review"]);

/** A page, a video or a work that may be what the article is described as, where no article is. */
export function isPage(thing: Thing): boolean {
  for (const type of thing.types) if (PAGES.has(type)) return true;
  return false;
}

const PAGES: ReadonlySet<string> = new Set([
  "webpage",
  "itempage",
  "videoobject",
  "creativework",
  "podcastepisode",
  "mediagallery",
  "imagegallery",
]);

/** The text of a member, of its first item, or of the "@value" or "name" in it, as a fact. */
export function factOf(thing: Thing, key: string, data?: LinkedData): Fact | undefined {
  return factsOf(thing, key, data)[0];
}

/** All texts of a member, as facts. */
export function factsOf(thing: Thing, key: string, data?: LinkedData): readonly Fact[] {
  const value = thing.members.get(key);
  const facts: Fact[] = [];
  if (value) texts(value, `json-ld ${key}`, facts, data, 0);
  return facts;
}

function texts(value: Json, field: string, facts: Fact[], data: LinkedData | undefined, depth: number): void {
  if (depth > 5 || facts.length >= 50) return;
  if (value.kind === "array") for (const item of value.items) texts(item, field, facts, data, depth + 1);
  else if (value.kind === "object") {
    const inner = value.members.get("@value") ?? value.members.get("name") ?? value.members.get("url");
    const id = value.members.get("@id");
    const other = !inner && id?.kind === "string" ? data?.named.get(id.text) : undefined;
    const named = other?.members.get("name");
    if (inner) texts(inner, field, facts, data, depth + 1);
    else if (named) texts(named, field, facts, data, depth + 1);
    else if (id) texts(id, field, facts, data, depth + 1);
  } else if (value.kind !== "null") {
    const text = plain(value.text);
    if (text !== "") facts.push({ value: text, field, at: { from: value.from, to: value.to } });
  }
}

/** The objects of a member: the authors, the entries of a live blog. */
export function within(thing: Thing, key: string, data?: LinkedData): readonly Thing[] {
  const value = thing.members.get(key);
  const all = value?.kind === "array" ? value.items : value ? [value] : [];
  return all.flatMap((each) => {
    if (each.kind !== "object") return [];
    const id = each.members.get("@id");
    const other = each.members.size === 1 && id?.kind === "string" ? data?.named.get(id.text) : undefined;
    return [other ?? thingOf(each)];
  });
}

/** The headlines of things. */
export function titlesOf(articles: readonly Thing[], data: LinkedData): readonly Fact[] {
  return articles.flatMap((thing) => factOf(thing, "headline", data) ?? factOf(thing, "name", data) ?? []);
}
