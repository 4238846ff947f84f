import { isNameLine } from "../page/byline.ts";
import type { Fact } from "../page/saved.ts";
import { agencyIn, agencyOfDateline } from "./agency.ts";
import { dateValues } from "./date-value.ts";
import type { Element } from "./dom.ts";
import { factOf, factsOf, type LinkedData, type Thing } from "./json-ld.ts";
import { attribute, beginningIn, contentAt, marks, sourceOf, valueAt, wordsIn } from "./light.ts";
import { isPersonLine, loneNames } from "./lone-names.ts";
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

/** The paper's name beside the title of the page: "Title - The Morning Courier", "The Morning Courier: Title". */
export function outletOfTitle(titles: readonly Fact[], shown: string | undefined): Fact | undefined {
  const tag = titles.find(({ field }) => field === "title");
  if (!tag || shown === undefined) return undefined;
  // "Blockades live: road opens – Altiplano Wire": a colon parts the paper from its title only where nothing stronger does.
  const strong = tag.value.split(/\s+(?:\||-|–|—|»|::|·|•)\s+/).filter((part) => part.trim() !== "");
  const parts = strong.length > 1 ? strong : tag.value.split(/:\s+/).filter((part) => part.trim() !== "");
  const titled = parts.findIndex((part) => alike(part, shown) >= 0.6 && part.length > 8);
  if (titled < 0 || parts.length < 2) return undefined;
  const name = (titled === 0 ? parts.at(-1) : parts[0])?.trim();
  if (
    name === undefined ||
    alike(name, shown) > 0.5 ||
    !/^(?:\p{Lu}|\p{Lo})/u.test(name) ||
    /(?:…|\.\.\.)$/u.test(name) ||
    name.length > 40 ||
    name.split(/\s+/).length > 5
  )
    return undefined;
  return { ...tag, value: name };
}

export interface Signed {
  readonly byline?: Fact;
  readonly agency?: Fact;
}

/** Who signs a story: people as the byline; an agency named there, in the dateline or as the source of the text, apart. */
export function signedBy(known: Known, region: Region, outlet: Fact | undefined, opening: string): Signed {
  const signs = signatures(known, region);
  const own = (name: string): boolean =>
    outlet !== undefined && (alike(name, outlet.value) > 0.7 || squeezed(name) === squeezed(outlet.value));
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

/** Letters alone, without the ending of an address: "Daily Coast" is "DAILYCOAST.example". */
function squeezed(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.\p{L}{2,7}$/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function withPeople(
  fact: Fact & { readonly several?: readonly Fact[] },
  own: (name: string) => boolean,
): Fact | undefined {
  const names = people(fact.value).filter((name) => agencyIn(name) === undefined && !own(name));
  if (names.length === 0) return undefined;
  const isShown = !/^(?:json-ld|meta)\b/.test(fact.field);
  const and = names.length === 2 ? /\s(y|et|und)\s/u.exec(fact.value)?.[1] : undefined;
  if (names.length === 2 && isShown && fact.value.includes(`${names[0]}, ${names[1]}`))
    return { value: names.join(", "), field: fact.field, ...(fact.at && { at: fact.at }) };
  return { value: joined(names, and), field: fact.field, ...(fact.at && { at: fact.at }) };
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
    if (element.from > region.paragraphFrom) break;
    const field = signField(element);
    if (field === undefined) continue;
    const content = element.localName === "meta" ? attribute(element, "content") : undefined;
    const value = content ?? wordsIn(element, 200);
    if (value === "" || value.length > 160) continue;
    facts.push({ value, field, at: content === undefined ? contentAt(element) : valueAt(element, "content") });
  }
  return [...facts, ...signedLines(region), ...loneNames(region)];
}

const LEADS =
  /^[\s–—|-]*(?:(?:written|words|text|story|report|reporting|posted|submitted)\s)?(?:by|von|par|por|oleh|بقلم|автор|door)\b:?\s*/iu;

// A byline is among the first texts below the title.
const NEAR = 30;

const LEADS_ON = /^.{0,40}?(?:^|[\s,|])(?:by|von|par|por|oleh|بقلم|автор|door)\b:?$/iu;

/** "By Ana Ruiz", "par Modibo Sangaré", "Ana Ruiz  21.01.2022" between the title and the text. */
function signedLines(region: Region): readonly Fact[] {
  const facts: Fact[] = [];
  const from = region.title?.from ?? region.headFrom;
  for (const run of beginningIn(region.runs, { from, to: region.paragraphFrom }).slice(0, NEAR)) {
    const { data } = run.text;
    if (data.length > 160 || facts.length >= 4) continue;
    const dates = dateValues(data);
    const [date] = dates;
    const behind = date && behindDate(data, dates.at(-1)!.to);
    if (behind)
      facts.push({ value: behind.name, field: "byline", at: sourceOf(run.text, behind.from, data.trimEnd().length) });
    const end = date && date.from > 3 ? date.from : data.length;
    const line = data.slice(0, end).replace(/[\s|,–—-]+$/u, "");
    const led = LEADS.test(data) ? line : LEADS_ON.test(region.before(run.from)) ? line : undefined;
    const named = led ?? (date && end < data.length && date.from > 5 && isNameLine(line.trim()) ? line : undefined);
    if (named !== undefined && named.replace(LEADS, "").trim() !== "")
      facts.push({ value: named, field: "byline", at: sourceOf(run.text, 0, Math.max(1, line.length)) });
  }
  return facts;
}

/** "07/22/2021, by J. Mora, V. Caro", "14 June 2013, 18:20. Nurlan Abdyk": what stands behind the date of a line. */
function behindDate(line: string, to: number): { readonly name: string; readonly from: number } | undefined {
  const from = to + (/^[\s.,;|·•–—-]*/u.exec(line.slice(to))?.[0].length ?? 0);
  const rest = line.slice(from).trim();
  if (from === to || rest === "") return undefined;
  const named = LEADS.test(rest) ? rest.replace(LEADS, "").trim() : rest;
  return isPersonLine(named) ? { name: named, from } : undefined;
}

function signField(element: Element): string | undefined {
  if (/(?:^|\s)(?:author|creator)(?:\s|$)/i.test(attribute(element, "itemprop") ?? "")) return "microdata author";
  if (/(?:^|\s)author(?:\s|$)/i.test(attribute(element, "rel") ?? "")) return "rel author";
  if (/^(?:body|main|article|section|img|ul)$/.test(element.localName)) return undefined;
  return /(?:^|[\s_-])(?:by|by-?line|au|auth|auteur|autor|author(?:-?name|s)?|writer|reporter|contributors?|posted-by|p-author)(?=$|[\s_-])/.test(
    marks(element),
  )
    ? "class byline"
    : undefined;
}

function joined(names: readonly string[], and = "and"): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
}
