import type { Fact } from "../page/saved.ts";
import { agencyIn, agencyOfDateline } from "./agency.ts";
import type { Element } from "./dom.ts";
import { factOf, factsOf, type LinkedData, type Thing } from "./json-ld.ts";
import { attribute, contentAt, marks, valueAt, wordsIn } from "./light.ts";
import type { Meta } from "./meta.ts";
import { people } from "./people.ts";
import type { Region } from "./region.ts";
import { alike } from "./title.ts";

/** What a page knows about a story before its text is looked at. */
export interface Known {
  readonly meta: Meta;
  readonly data: LinkedData;
  /** The thing in JSON-LD that is the story. */
  readonly thing: Thing | undefined;
  /** Whether the fields of the page's head are about this story. */
  readonly isMain: boolean;
}

/** The paper that brings the story: not the agency that wrote it. */
export function outletOf({ meta, data, thing }: Known): Fact | undefined {
  const publisher = thing && factOf(thing, "publisher", data);
  const site = data.things.find(
    ({ types }) => types.has("website") || types.has("newsmediaorganization") || types.has("organization"),
  );
  return [
    meta.first("og:site_name"),
    publisher,
    meta.first(
      "dc.publisher",
      "dcterms.publisher",
      "citation_publisher",
      "article:publisher_name",
      "cre",
      "application-name",
      "apple-mobile-web-app-title",
    ),
    site && factOf(site, "name", data),
    meta.first("copyright", "author_organization"),
  ].find((fact): fact is Fact => fact !== undefined && isOutlet(fact.value));
}

function isOutlet(name: string): boolean {
  return name.length <= 80 && /\p{L}/u.test(name) && !/^https?:|^@|©|all rights|copyright/i.test(name);
}

/** The paper's name behind the title of the page: "Title - The Morning Courier". */
export function outletOfTitle(titles: readonly Fact[], shown: string | undefined): Fact | undefined {
  const tag = titles.find(({ field }) => field === "title");
  if (!tag || shown === undefined || !tag.value.startsWith(shown.slice(0, 20))) return undefined;
  const rest = tag.value
    .slice(shown.length)
    .split(/\s+(?:\||-|–|—|»|::|·|•)\s+/)
    .filter((part) => part.trim() !== "");
  const name = rest.at(-1)?.trim();
  return rest.length > 0 &&
    tag.value.startsWith(shown) &&
    name !== undefined &&
    /^\p{Lu}|^\p{Lo}/u.test(name) &&
    name.length <= 50
    ? { ...tag, value: name }
    : undefined;
}

export interface Signed {
  readonly byline?: Fact;
  readonly agency?: Fact;
}

/** Who signs a story: people as the byline; an agency named there, in the dateline or as the source of the text, apart. */
export function signedBy(known: Known, region: Region, outlet: Fact | undefined, opening: string): Signed {
  const signs = signatures(known, region);
  const own = (name: string): boolean => outlet !== undefined && alike(name, outlet.value) > 0.7;
  const byline = signs.map((fact) => withPeople(fact, own)).find((fact) => fact !== undefined);
  const named = [...signs, ...sources(known)].find(({ value }) => agencyIn(value) !== undefined);
  const inDateline = agencyOfDateline(opening);
  const agency: Fact | undefined =
    inDateline !== undefined
      ? { value: inDateline, field: "dateline" }
      : named && { ...named, value: agencyIn(named.value)! };
  return {
    ...(byline && { byline }),
    ...(agency &&
      !own(agency.value) &&
      (outlet === undefined || agencyIn(outlet.value) !== agency.value) && { agency }),
  };
}

function withPeople(
  fact: Fact & { readonly several?: readonly Fact[] },
  own: (name: string) => boolean,
): Fact | undefined {
  const names = people(fact.value).filter((name) => agencyIn(name) === undefined && !own(name));
  return names.length === 0 ? undefined : { value: joined(names), field: fact.field, ...(fact.at && { at: fact.at }) };
}

function signatures({ meta, data, thing, isMain }: Known, region: Region): readonly Fact[] {
  const authors = thing ? [...factsOf(thing, "author", data), ...factsOf(thing, "creator", data)] : [];
  const first = authors[0];
  const last = authors.at(-1);
  const linked: Fact[] =
    first && last
      ? [
          {
            value: authors.map(({ value }) => value).join(", "),
            field: first.field,
            ...(first.at && last.at && { at: { from: first.at.from, to: Math.max(first.at.to, last.at.to) } }),
          },
        ]
      : [];
  const told = isMain ? meta.all(...AUTHOR_FIELDS).filter(({ value }) => !/^https?:/i.test(value)) : [];
  return [...linked, ...several(told), ...shown(region)];
}

// One meta field for each author.
function several(facts: readonly Fact[]): readonly Fact[] {
  const [first] = facts;
  const same = facts.filter(({ field }) => field === first?.field);
  return first && same.length > 1
    ? [{ ...first, value: same.map(({ value }) => value).join(", ") }, ...facts.slice(same.length)]
    : facts;
}

const AUTHOR_FIELDS =
  "author byl article:author article.author parsely-author sailthru.author dc.creator dcterms.creator dc.author citation_author cxenseparse:author og:article:author byline authors article_author mediator_author twitter:creator:name".split(
    " ",
  );

function sources({ meta, data, thing, isMain }: Known): readonly Fact[] {
  const linked = thing
    ? ["sourceOrganization", "provider", "copyrightHolder", "creditText", "publisher"].flatMap((key) =>
        factsOf(thing, key, data),
      )
    : [];
  return [
    ...linked,
    ...(isMain
      ? meta.all(
          "source",
          "news_source",
          "article:source",
          "dc.source",
          "original-source",
          "syndication-source",
          "agency",
        )
      : []),
  ];
}

function shown(region: Region): readonly Fact[] {
  const facts: Fact[] = [];
  for (const element of region.elements) {
    if (element.to < region.headFrom || facts.length >= 6) continue;
    if (element.from > region.textFrom) break;
    const field = signField(element);
    if (field === undefined) continue;
    const content = element.localName === "meta" ? attribute(element, "content") : undefined;
    const value = content ?? wordsIn(element, 200);
    if (value === "" || value.length > 160) continue;
    facts.push({ value, field, at: content === undefined ? contentAt(element) : valueAt(element, "content") });
  }
  return facts;
}

function signField(element: Element): string | undefined {
  if (/(?:^|\s)(?:author|creator)(?:\s|$)/i.test(attribute(element, "itemprop") ?? "")) return "microdata author";
  if (/(?:^|\s)author(?:\s|$)/i.test(attribute(element, "rel") ?? "")) return "rel author";
  if (/^(?:body|main|article|section|img|ul)$/.test(element.localName)) return undefined;
  return /(?:^|[\s_-])(?:by-?line|author(?:-?name|s)?|writer|reporter|contributors?|posted-by|p-author)(?=$|[\s_-])/.test(
    marks(element),
  )
    ? "class byline"
    : undefined;
}

function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
