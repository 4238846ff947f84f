import type { Fact } from "../page/saved.ts";
import { type FoundDate, RANK } from "./date-found.ts";
import { dateValue } from "./date-value.ts";
import { factsOf, isArticle, type LinkedData, type Thing } from "./json-ld.ts";
import type { Meta } from "./meta.ts";

/** The dates of the JSON-LD thing that describes a story. */
export function linkedDates(thing: Thing, data: LinkedData): readonly FoundDate[] {
  const rank = isArticle(thing) ? RANK.jsonLd : RANK.jsonLdPage;
  return [
    ...dated(factsOf(thing, "datePublished", data), "published", rank),
    ...dated(factsOf(thing, "dateModified", data), "modified", rank),
    ...dated(factsOf(thing, "uploadDate", data), "published", RANK.jsonLdPage),
    ...dated(factsOf(thing, "dateCreated", data), "published", RANK.jsonLdPage),
  ];
}

/** The dates of `<meta>` fields: OpenGraph, Dublin Core, and what analytics, search and CMS vendors ask for. */
export function metaDates(meta: Meta): readonly FoundDate[] {
  return [
    ...dated(meta.all(...PUBLISHED), "published", RANK.meta),
    ...dated(meta.all(...PLAIN), "published", RANK.meta + 0.5),
    ...dated(meta.all(...MODIFIED), "modified", RANK.meta),
  ];
}

function dated(facts: readonly Fact[], label: FoundDate["label"], rank: number): readonly FoundDate[] {
  return facts.flatMap(({ value: raw, field, at }) => {
    const value = dateValue(raw);
    return value ? [{ raw, field, label, rank, value, local: false, ...(at && { at }) }] : [];
  });
}

const PUBLISHED: readonly string[] = (
  "article:published_time og:article:published_time og:published_time article:published article.published article:publicationdate og:pubdate " +
  "datepublished schema:datepublished parsely-pub-date sailthru.date publish-date publishdate publish_date published-date published_date publisheddate published " +
  "publication_date publication-date publicationdate pubdate pub_date pdate ptime cxenseparse:recs:publishtime cxenseparse:publishtime cxenseparse:recs:articlepublishtime " +
  "article_date_original article_publication_date article.origin.date articledate analyticsattributes.articledate originalpublicationdate original-publish-date " +
  "dc.date.issued dc.issued dcterms.issued dcterms.date.issued dc.date.published dcterms.available dcterms.published dc.date.available " +
  "citation_publication_date citation_date citation_online_date bt:pubdate rnews:datepublished article:post_date firstpublishdate first-published " +
  "created-date displaydate display_date date_published news_publication_date hdl-pubdate prism.publicationdate eomportal-firstpublished vr:published_time iptc:datecreated " +
  "mediator_published_time article:date_published startdate release_date releasedate gdate"
).split(" ");

// What says "date" and no more.
const PLAIN: readonly string[] =
  "dc.date dcterms.date dc:date dcterms:date date article:date og:date article:created dc.date.created dcterms.created dc.created datecreated created creation_date timestamp sort_date dateoriginal".split(
    " ",
  );

const MODIFIED: readonly string[] = (
  "article:modified_time og:article:modified_time og:updated_time og:modified_time article:modified article.updated article:updated article:updated_time datemodified schema:datemodified " +
  "modified-date modified_date modificationdate lastmod last-modified last_modified lastmodified lastmodifieddate updated-date updated_date updated updateddate dcterms.modified dc.date.modified dc.modified " +
  "dc.date.updated datelastpubbed article_date_updated utime revision_date revised parsely-modified-date cxenseparse:recs:modifiedtime rnews:datemodified citation_updated_date vr:modified_time"
).split(" ");

/** A day in an address: /2024/03/05/, /2024-03-05-, /20240305-, -20240305. A month alone ("/2024/03/") is an interval. */
export function addressDates(address: Fact): readonly FoundDate[] {
  const path = /^https?:\/\/[^/?#]+([^#]{0,2000})/i.exec(unarchived(address.value))?.[1] ?? "";
  const found = DAY_IN_PATH.exec(path) ?? WORD_IN_PATH.exec(path) ?? PACKED_IN_PATH.exec(path);
  const g = found?.groups;
  if (!found || !g) return [];
  const month = MONTHS.indexOf((g.m ?? "").slice(0, 3).toLowerCase()) + 1 || Number(g.m);
  const value = dateValue(`${g.y}-${String(month).padStart(2, "0")}-${String(g.d).padStart(2, "0")}`);
  if (!value) return [];
  const at = address.at && {
    from: address.at.from + Math.max(0, address.value.indexOf(found[0])),
    to: address.at.from + Math.max(0, address.value.indexOf(found[0])) + found[0].length,
  };
  const raw = found[0].replace(/^\W|\W$/g, "");
  return [
    {
      raw,
      field: "url",
      label: "published",
      rank: RANK.url,
      value: { ...value, from: 0, to: raw.length },
      local: true,
      ...(at && { at }),
    },
  ];
}

/** The address of the page itself in that of its copy in a web archive: the day in front of it is when it was copied. */
export function unarchived(address: string): string {
  return /\/(?:web\/)?\d{14}(?:[a-z]{2}_)?\/(https?:\/\/.+)$/i.exec(address)?.[1] ?? address;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAY_IN_PATH = /[/._-](?<y>(?:19|20)\d\d)[/._-](?<m>0?[1-9]|1[0-2])[/._-](?<d>0?[1-9]|[12]\d|3[01])(?!\d)/;
const WORD_IN_PATH =
  /\/(?<y>(?:19|20)\d\d)[/-](?<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[/-](?<d>0?[1-9]|[12]\d|3[01])(?!\d)/i;
const PACKED_IN_PATH = /[/_-](?<y>20\d\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)/;
