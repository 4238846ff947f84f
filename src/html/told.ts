import type { Fact, Saved, SavedStory } from "../page/saved.ts";
import type { Span } from "../span.ts";
import { addressDates, linkedDates, metaDates, unarchived } from "./date-fields.ts";
import type { FoundDate } from "./date-found.ts";
import { datelineDates } from "./date-line.ts";
import { shownDates } from "./date-shown.ts";
import { storyDates } from "./dates.ts";
import type { Element } from "./dom.ts";
import { factOf, isArticle, isPage, type LinkedData, linkedData, type Thing } from "./json-ld.ts";
import { around, attribute, beginningIn, type Light, marks, valueAt, wordsIn } from "./light.ts";
import { type DayContext, figuresIn } from "./local-day.ts";
import { type Meta, meta, webAddress } from "./meta.ts";
import { pageOffset } from "./page-zone.ts";
import { isAside, type Prose, prose } from "./prose.ts";
import { region } from "./region.ts";
import { shownOutlet } from "./shown-outlet.ts";
import { outletOf, outletOfTitle, signedBy } from "./signed.ts";
import { type StoryPart, storyParts } from "./stories.ts";
import { alike, titleOf, titlesTold } from "./title.ts";

/** What a page says about itself and its stories, before their text is taken out. */
export interface Told {
  readonly page: Light;
  readonly meta: Meta;
  readonly data: LinkedData;
  readonly prose: Prose;
  readonly parts: readonly StoryPart[];
  /** Of all stories alike. */
  readonly facts: Pick<Saved, "canonical" | "twins" | "language" | "rights">;
  readonly context: DayContext;
}

export interface ToldOptions {
  readonly url?: string;
  readonly fetched?: string;
  readonly read?: string;
}

export function told(page: Light, options: ToldOptions = {}): Told {
  const fields = meta(page, options.url);
  const data = linkedData(page);
  const running = prose(page);
  const facts = pageFacts(fields);
  const address = options.url ?? facts.canonical?.value ?? fields.first("og:url")?.value;
  const host = address === undefined ? undefined : hostOf(unarchived(address));
  const locale = fields.first("og:locale")?.value ?? fields.language?.value;
  const offset = pageOffset(fields, data.things.filter(isArticle), data);
  const context = {
    figures: figuresIn(page.runs.map(({ text }) => text.data)),
    ...(locale !== undefined && { language: locale }),
    ...(host !== undefined && { host }),
    ...(options.fetched !== undefined && { fetched: options.fetched }),
    ...(options.read !== undefined && { read: options.read }),
    ...(offset !== undefined && { offset }),
  };
  return { page, meta: fields, data, prose: running, parts: storyParts(page, fields, data, running), facts, context };
}

function hostOf(address: string): string | undefined {
  const url = webAddress(address);
  return url === undefined ? undefined : new URL(url).hostname;
}

function pageFacts(fields: Meta): Told["facts"] {
  const canonical = fields.links("canonical")[0] ?? resolvedFact(fields, fields.first("og:url"));
  const twins = [
    ...fields.links("amphtml"),
    ...fields.links("alternate").filter(({ value }) => /\/amp\b|[?&]amp|\/print\b/.test(value)),
  ];
  const rights = [
    ...fields
      .all("robots", "googlebot", "googlebot-news")
      .filter(({ value }) => /noarchive|noai|noindex|nosnippet/i.test(value)),
    ...fields.all("tdm-reservation", "tdm-policy"),
  ];
  return {
    ...(canonical && { canonical }),
    ...(twins.length > 0 && { twins }),
    ...(fields.language && { language: fields.language }),
    ...(rights.length > 0 && { rights }),
  };
}

function resolvedFact(fields: Meta, fact: Fact | undefined): Fact | undefined {
  const value = fact && fields.resolved(fact.value);
  return fact && value !== undefined ? { ...fact, value } : undefined;
}

/** What the page says about one of its stories; `opening`: the first words of its text. */
export function storyFacts(all: Told, part: StoryPart, opening: string, url?: string): Omit<SavedStory, "from" | "to"> {
  const { page, meta: fields, data, context } = all;
  const { thing, isMain } = part;
  const place = region(page, part.top, part.title, part.span, part.without);
  const titles = titlesTold(page, fields, thing, data);
  const shown = part.title && wordsIn(part.title, 400);
  const blog = part.live === "entry" ? data.things.find(({ types }) => types.has("liveblogposting")) : undefined;
  const outlet =
    outletOf({ meta: fields, data, thing, isMain }) ??
    (blog && outletOf({ meta: fields, data, thing: blog, isMain })) ??
    outletOfTitle(titles, mainTitle(all) ?? shown) ??
    siteName(all) ??
    shownOutlet(page);
  const signs = signedBy({ meta: fields, data, thing, isMain }, place, outlet, opening);
  const title = titleOf(part.title, isMain ? titles : thing ? titles.slice(0, 1) : [], outlet?.value);
  const address = addressOf(all, part);
  const found = datesOf(all, part, address, url);
  const shownOnes = part.live === "entry" ? [] : shownDates(place);
  const lines = part.live === undefined ? datelineDates(opening) : [];
  const dates = storyDates([...(part.date ? [part.date] : []), ...found, ...shownOnes, ...lines], context);
  return {
    ...(title && { title }),
    ...(signs.byline && { byline: signs.byline }),
    ...(outlet && { outlet }),
    ...(signs.agency && { agency: signs.agency }),
    ...dates,
    ...(address && { url: address }),
  };
}

function mainTitle({ page, parts }: Told): string | undefined {
  const title =
    parts.find(({ isMain }) => isMain)?.title ??
    (parts[0]?.live ? page.elements.find((each) => /^h[12]$/.test(each.localName) && !isAside(each)) : undefined);
  return title && wordsIn(title, 400);
}

/** The name of a "WebPage" that is not this page's but the site's. */
function siteName(all: Told): Fact | undefined {
  const main = all.parts.find(({ isMain }) => isMain);
  const site = main && all.data.things.find((each) => each.types.has("webpage") && !isThisPage(each, all, main));
  return site && factOf(site, "name", all.data);
}

function addressOf(
  { page, meta: fields, data, facts }: Told,
  { thing, isMain, top, span, live }: StoryPart,
): Fact | undefined {
  if (live === "entry") return entryAddress(facts.canonical, thing && factOf(thing, "url", data), top);
  const own =
    thing &&
    ["url", "mainEntityOfPage", "@id"]
      .map((key) => resolvedFact(fields, factOf(thing, key, data)))
      .find((fact) => fact !== undefined && !/#/.test(fact.value));
  if (isMain) return facts.canonical ?? own;
  return own ?? permalink(page, fields, top, span);
}

function datesOf(all: Told, part: StoryPart, address: Fact | undefined, url: string | undefined): readonly FoundDate[] {
  const { meta: fields, data } = all;
  const { thing, isMain } = part;
  const pages = isMain
    ? data.things.filter((each) => each !== thing && isPage(each) && isThisPage(each, all, part))
    : [];
  const things: readonly Thing[] = thing ? [thing, ...pages] : pages;
  const saved = isMain ? [...(url === undefined ? [] : [{ value: url, field: "url" }]), ...archivedFrom(all.page)] : [];
  const addresses = [...(address ? [address] : []), ...saved].map(addressDates);
  return [
    ...things.flatMap((each) => linkedDates(each, data)),
    ...(isMain ? metaDates(fields) : []),
    ...(addresses.find((each) => each.length > 0) ?? []),
  ];
}

/** "…/live#entry-5": as described, else by the id of its box. */
function entryAddress(canonical: Fact | undefined, told: Fact | undefined, top: Element): Fact | undefined {
  const url = told && webAddress(told.value, canonical?.value);
  if (told && url !== undefined) return { ...told, value: url };
  return canonical && top.id !== "" && top.localName !== "body"
    ? { value: `${canonical.value}#${top.id}`, field: "id", at: valueAt(top, "id") }
    : undefined;
}

/** The address of a story among others: what its box or its head links to. */
function permalink(page: Light, fields: Meta, top: Element, span: Span): Fact | undefined {
  for (const name of ["data-url", "data-href", "data-permalink", "data-article-url", "data-canonical"]) {
    const value = attribute(top, name);
    if (value !== undefined) return resolvedFact(fields, { value, field: `attribute ${name}`, at: valueAt(top, name) });
  }
  for (const element of beginningIn(page.elements, span)) {
    const href = element.localName === "a" ? attribute(element, "href") : undefined;
    if (href === undefined || /^#/.test(href)) continue;
    const isOwn =
      /\bbookmark\b/.test(attribute(element, "rel") ?? "") ||
      /permalink/.test(marks(element)) ||
      around(element, (up) => /^h[1-3]$/.test(up.localName));
    if (isOwn) return resolvedFact(fields, { value: href, field: "permalink", at: valueAt(element, "href") });
  }
  return undefined;
}

/** The address that a web archive's bar names. */
function archivedFrom(page: Light): readonly Fact[] {
  for (const element of page.elements) {
    const value = element.localName === "input" ? attribute(element, "value") : undefined;
    if (value === undefined || !/^https?:/i.test(value)) continue;
    if (around(element, (up) => /^wm-ipp/.test(up.id))) return [{ value, field: "url", at: valueAt(element, "value") }];
  }
  return [];
}

/** A "WebPage" that bears the name of the site is the site's, whatever it says. */
function isThisPage(thing: Thing, { page, meta: fields, data }: Told, { title }: StoryPart): boolean {
  const name = factOf(thing, "name", data) ?? factOf(thing, "headline", data);
  if (!name) return true;
  const titles = [
    ...(title ? [wordsIn(title, 400)] : []),
    ...titlesTold(page, fields, undefined, data).map(({ value }) => value),
  ];
  return titles.some((each) => alike(each, name.value) >= 0.6 && name.value.length * 2 >= Math.min(each.length, 40));
}
