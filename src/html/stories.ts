import type { Fact } from "../page/saved.ts";
import type { Span } from "../span.ts";
import type { FoundDate } from "./date-found.ts";
import { type DateValue, dateValue } from "./date-value.ts";
import type { Element } from "./dom.ts";
import { factOf, isArticle, type LinkedData, type Thing, titlesOf, within } from "./json-ld.ts";
import { attribute, beginningIn, isIn, type Light, wordsIn } from "./light.ts";
import { type LiveEntry, liveEntries } from "./live.ts";
import type { LiveBounds } from "./live-days.ts";
import type { Meta } from "./meta.ts";
import { inZone, pageOffset } from "./page-zone.ts";
import { isAside, type Prose } from "./prose.ts";
import { firstHeading, severalParts } from "./several.ts";
import { outletOf } from "./signed.ts";
import { alike, cleaned, mayHead, titleElement, titlesTold } from "./title.ts";

/** A part of a page that is one story's. */
export interface StoryPart {
  /** What holds it, and the stretch of the source inside that is its own. */
  readonly top: Element;
  readonly span: Span;
  /** Stretches inside that belong to others: the entries of a live blog, in the part that introduces them. */
  readonly without: readonly Span[];
  readonly title: Element | undefined;
  /** The thing in JSON-LD that it is. */
  readonly thing: Thing | undefined;
  /** What the head of the page says is about this one. */
  readonly isMain: boolean;
  /** Of a live blog: its own words above the entries, and each of these. */
  readonly live?: "lead" | "entry";
  /** The time an entry shows. */
  readonly date?: FoundDate;
}

/** The stories of a page in source order: one, where its markup does not show several (infinite scroll). Boxes with the heads of other stories are none. */
export function storyParts(page: Light, meta: Meta, data: LinkedData, prose: Prose): readonly StoryPart[] {
  const articles = data.things.filter(isArticle);
  const live = liveParts(page, meta, data, prose, articles);
  if (live.length > 0) return live;
  const several = severalParts(page, prose, articles, data);
  if (several.length < 2) return [onePart(page, meta, data, articles, prose)];
  const told = titlesTold(page, meta, undefined, data);
  const titled = several.map((each) => ({
    ...each,
    title:
      titleElement(beginningIn(page.elements, each.span), titlesOf(articles, data)) ?? firstHeading(page, each.span),
  }));
  const fits = titled.map(({ title }) =>
    title ? Math.max(0, ...told.map(({ value }) => alike(wordsIn(title, 400), value))) : 0,
  );
  const best = Math.max(...fits);
  const main = best >= 0.6 ? fits.indexOf(best) : 0;
  return titled.map((each, i) => ({
    ...each,
    without: [],
    isMain: i === main,
    thing: thingFor(each.title, articles, data, each.span, page),
  }));
}

function liveParts(
  page: Light,
  meta: Meta,
  data: LinkedData,
  prose: Prose,
  articles: readonly Thing[],
): readonly StoryPart[] {
  const blog = data.things.find(({ types }) => types.has("liveblogposting"));
  const whole = onePart(page, meta, data, articles, prose);
  const titles = titlesTold(page, meta, undefined, data).map(({ value }) => value);
  const address = meta.links("canonical")[0]?.value ?? meta.first("og:url")?.value ?? meta.base ?? "";
  const words = [whole.title ? wordsIn(whole.title, 300) : "", ...titles, address.replace(/[-_/]/g, " ")].join(" | ");
  const offset = pageOffset(meta, articles, data);
  const entries = liveEntries(page, prose, {
    described: blog !== undefined,
    words,
    ...liveBounds(
      meta,
      blog ?? whole.thing,
      data,
      whole.title ? [...titles, wordsIn(whole.title, 300)] : titles,
      offset,
    ),
    offset,
  });
  const [first] = entries;
  if (!first) return [];
  const updates = blog ? within(blog, "liveBlogUpdate", data) : [];
  const parts = entries.map((entry): StoryPart => {
    const thing = updateFor(entry, updates, data);
    const { top, span, title, date } = entry;
    return { top, span, without: [], title, thing, isMain: false, live: "entry", ...(date && { date }) };
  });
  const lead = { from: whole.title?.from ?? 0, to: first.span.from };
  if (lead.to <= lead.from || prose.in({ from: whole.title?.to ?? 0, to: lead.to }) < 100) return parts;
  return [{ ...whole, thing: blog ?? whole.thing, span: lead, live: "lead" }, ...parts];
}

/** When the blog ran: the day in its title, its first and its last moment in the page's own zone. */
function liveBounds(
  meta: Meta,
  thing: Thing | undefined,
  data: LinkedData,
  titles: readonly string[],
  offset: number | undefined,
): LiveBounds {
  const first = (facts: readonly (Fact | undefined)[]): DateValue | undefined => {
    const value = facts.map((fact) => fact && dateValue(fact.value)).find((each) => each !== undefined);
    return value && offset !== undefined ? inZone(value, offset) : value;
  };
  const told = (key: string): Fact | undefined => thing && factOf(thing, key, data);
  return {
    day: titles.map(dateValue).find((value) => value !== undefined),
    published: first([told("datePublished"), meta.first("article:published_time", "datepublished", "date")]),
    modified: first([told("dateModified"), meta.first("article:modified_time", "og:updated_time")]),
  };
}

function updateFor({ top, title }: LiveEntry, updates: readonly Thing[], data: LinkedData): Thing | undefined {
  const id = top.id;
  const words = title && wordsIn(title, 300);
  return updates.find((thing) => {
    const url = factOf(thing, "url", data)?.value ?? factOf(thing, "@id", data)?.value ?? "";
    if (id !== "" && url.endsWith(`#${id}`)) return true;
    const headline = factOf(thing, "headline", data)?.value;
    return words !== undefined && headline !== undefined && alike(words, headline) >= 0.8;
  });
}

function onePart(page: Light, meta: Meta, data: LinkedData, articles: readonly Thing[], prose: Prose): StoryPart {
  const body = page.body;
  const told = titlesTold(page, meta, undefined, data);
  const outlet = outletOf({ meta, data, thing: undefined, isMain: true })?.value;
  const headings = page.elements.filter((each) => mayHead(each) && !isAside(each));
  const tag = told.find(({ field }) => field === "title");
  // A heading that says what <title> says is the title, whatever else the head describes.
  const title =
    (tag &&
      headings.find(
        (each) =>
          each.localName === "h1" &&
          alike(wordsIn(each, 400), cleaned(tag.value, outlet)) >= 0.8 &&
          wordsIn(each, 400).split(" ").length >= 5,
      )) ??
    titleElement(headings, [...told, ...titlesOf(articles.slice(0, 1), data)], outlet) ??
    (tag && taggedTitle(page, tag.value)) ??
    boldTitle(page, prose);
  const shown = title && wordsIn(title, 400);
  const known = shown === undefined ? told : [...told, { value: shown, field: "h1" }];
  if (shown !== undefined && speaksOfAnother(told, shown, outlet))
    return {
      top: body,
      span: { from: 0, to: page.source.length },
      without: [],
      title,
      thing: undefined,
      isMain: false,
    };
  const thing = mainThing(articles, meta, data, known);
  return { top: body, span: { from: 0, to: page.source.length }, without: [], title, thing, isMain: true };
}

/** What stands above the text and is, word for word, a part of `<title>` is the title, whatever element it is set in. */
function taggedTitle(page: Light, tag: string): Element | undefined {
  const text = page.runs.find((run) => run.text.data.trim().length > 120);
  const parts = tag.split(TAG_PARTS).map((part) => part.trim());
  const all = page.elements.filter((each) => {
    if (!text || each.from > text.from || !/^(?:div|span|p|td|b|strong|font|big|center)$/.test(each.localName))
      return false;
    if (each.to - each.from > 1200) return false;
    const words = wordsIn(each, 260);
    return words.split(" ").length >= 4 && parts.includes(words) && !isAside(each);
  });
  return all.at(-1);
}

const TAG_PARTS = /\s+(?:\||-|–|—|»|«|::|·|•|\/|>|<)\s+/;

/** Old pages set their title in bold or large letters above the text, and in no heading. */
function boldTitle(page: Light, prose: Prose): Element | undefined {
  const text = prose.first({ from: 0, to: page.source.length });
  if (!text) return undefined;
  const large = page.elements.filter((each) => {
    if (each.to > text.from || !/^(?:b|strong|font|big|td|div|p)$/.test(each.localName) || each.to - each.from > 1200)
      return false;
    const size = Number(/^\+?(\d)$/.exec(attribute(each, "size") ?? "")?.[1] ?? 0);
    if (!/^(?:b|strong|big)$/.test(each.localName) && size < 4) return false;
    const words = wordsIn(each, 260);
    const many = words.split(" ").length;
    return many >= 4 && many <= 28 && !/[.:|]$/.test(words) && !/\d{1,2}[:.]\d\d/.test(words) && !isAside(each);
  });
  return large.at(-1);
}

/** The head's descriptions were left over from another story: what the page shows is what its `<title>` says, and nothing else says it. */
function speaksOfAnother(told: readonly Fact[], shown: string, outlet: string | undefined): boolean {
  const tag = told.find(({ field }) => field === "title");
  const described = told.filter(({ field }) => /og:title|twitter:title/.test(field));
  return (
    tag !== undefined &&
    described.length > 0 &&
    alike(cleaned(tag.value, outlet), shown) >= 0.7 &&
    described.every(({ value }) => alike(value, shown) < 0.3)
  );
}

/** The article that the page itself is: it bears its title or its address. One that speaks of another story, or of the site, is not taken. */
function mainThing(articles: readonly Thing[], meta: Meta, data: LinkedData, told: readonly Fact[]): Thing | undefined {
  const addresses = [meta.links("canonical")[0]?.value, meta.first("og:url")?.value].flatMap((each) =>
    each === undefined ? [] : [bare(each)],
  );
  let best: { thing: Thing; score: number } | undefined;
  for (const thing of articles) {
    const headline = factOf(thing, "headline", data) ?? factOf(thing, "name", data);
    const urls = ["url", "mainEntityOfPage", "@id"].flatMap((key) => {
      const found = factOf(thing, key, data);
      return found && /^https?:/i.test(found.value) ? [bare(found.value)] : [];
    });
    const same = urls.some((url) => addresses.includes(url));
    const fit = headline ? Math.max(0, ...told.map(({ value }) => alike(value, headline.value))) : 0;
    const foreign = urls.length > 0 && addresses.length > 0 && !same;
    if (!same && headline && told.length > 0 && fit < (foreign ? 0.75 : 0.4)) continue;
    const score = fit + (same ? 1 : 0) + (headline ? 0.2 : 0) + (thing.members.has("datePublished") ? 0.3 : 0);
    if (!best || score > best.score) best = { thing, score };
  }
  return best?.thing;
}

function bare(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.|m\.|amp\.)?/i, "")
    .replace(/[?#].*$/, "")
    .replace(/\/(?:amp\/?)?$/, "")
    .toLowerCase();
}

function thingFor(
  title: Element | undefined,
  articles: readonly Thing[],
  data: LinkedData,
  span: Span,
  page: Light,
): Thing | undefined {
  const inside = articles.find(
    (thing) =>
      isIn(thing, span) &&
      page.scripts.some((script) => isIn(thing, script)) &&
      span.to - span.from < page.source.length,
  );
  if (inside) return inside;
  const words = title && wordsIn(title, 400);
  if (!words) return undefined;
  const fits = articles.map((thing) => alike(words, factOf(thing, "headline", data)?.value ?? ""));
  const best = Math.max(0, ...fits);
  return best >= 0.75 ? articles[fits.indexOf(best)] : undefined;
}
