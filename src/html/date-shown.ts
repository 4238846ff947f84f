import type { Span } from "../span.ts";
import { type FoundDate, RANK } from "./date-found.ts";
import { dateLabel } from "./date-label.ts";
import { type DateValue, dateValue, dateValues } from "./date-value.ts";
import type { Element, Text } from "./dom.ts";
import { around, attribute, contentAt, isIn, isPageForm, marks, sourceOf, valueAt, wordsIn } from "./light.ts";
import type { Region } from "./region.ts";

/**
 * The dates that a story's own part of the page marks or shows: microdata, `<time>`, elements classed as dates, labelled lines
 * ("Published", "Mis à jour le"), dates between title and text. Not those of teasers, comments, menus and footers.
 */
export function shownDates(region: Region): readonly FoundDate[] {
  const found: FoundDate[] = [];
  const taken: Span[] = [];
  for (const element of region.elements) {
    const marked = byMarkup(element, region);
    if (marked.length === 0 || isForeign(element, region)) continue;
    if (marked[0]!.rank !== RANK.microdata && isBehind(element, element, region)) continue;
    found.push(...marked);
    taken.push({ from: element.from, to: element.to });
  }
  let n = 0;
  for (const run of region.runs) {
    const at = run;
    while (n < taken.length && taken[n]!.to <= at.from) n++;
    if (taken[n] && isIn(at, taken[n]!)) continue;
    const shown = inRun(run.text, at, region);
    const parent = run.text.parentNode!;
    if (shown.length > 0 && !isForeign(parent, region) && !isBehind(parent, at, region)) found.push(...shown);
  }
  return found;
}

function byMarkup(element: Element, region: Region): readonly FoundDate[] {
  const prop = `${attribute(element, "itemprop") ?? ""} ${attribute(element, "property") ?? ""}`.toLowerCase();
  const property =
    /(?:^|[\s:])(datepublished|datemodified|datecreated|dc:(?:date|created|issued|modified)|created|changed)(?=\s|$)/.exec(
      element.localName === "meta" && element.parentNode?.localName === "head" ? "" : prop,
    )?.[1];
  if (property !== undefined) {
    const label = /modified|changed/.test(property) ? "modified" : "published";
    return one(element, ["content", "datetime", "title"], `microdata ${property}`, label, RANK.microdata);
  }
  if (element.localName === "time" || element.localName === "relative-time") {
    const late = inHead(element, region) ? 0 : 0.8;
    return one(element, ["datetime", "title", "data-datetime"], "time", labelOf(element, region), RANK.time + late);
  }
  const stamp = [
    "data-datetime",
    "data-timestamp",
    "data-published",
    "data-publish-date",
    "data-published-date",
    "datetime",
    "data-date",
    "data-time",
  ].find((name) => element.getAttribute(name) !== null && dateValue(attribute(element, name) ?? "") !== undefined);
  if (stamp !== undefined)
    return one(element, [stamp], `attribute ${stamp}`, labelOf(element, region), RANK.time + 0.5);
  if (
    /^(?:abbr|span|p|div)$/.test(element.localName) &&
    /\b(?:published|updated|date|time|timestamp)\b/.test(marks(element)) &&
    element.getAttribute("title") !== null
  )
    return one(element, ["title"], "class", labelOf(element, region), RANK.class);
  return classed(element, region);
}

const DATED =
  /(?:^|[\s_-])(?:post|entry|article|story|news|publish|published|pub|created|submitted|updated|modified|display|full|release|meta|info)?[_-]?(?:date|dates|datetime|time|timestamp|time-?stamp|pubdate|published|posted|posted-on|updated|created|submitted|dateline|byline|byline-date|meta)(?=$|[\s_-])/;

function classed(element: Element, region: Region): readonly FoundDate[] {
  if (!DATED.test(marks(element)) || element.to - element.from > 3000) return [];
  if (/^(?:body|main|article|section|ul|ol|table|form|script|input|img|a)$/.test(element.localName)) return [];
  const text = wordsIn(element, 300);
  if (text.length > 200) return [];
  // What holds a <time> or a field is read there.
  if (element.getElementsByTagName("time").length > 0) return [];
  const values = dateValues(text);
  const classes = marks(element);
  const whole = /modif|update/.test(classes)
    ? "modified"
    : /publi|posted|pubdate|created|submitted/.test(classes)
      ? "published"
      : "none";
  return values.map((value, i) => {
    const label =
      dateLabel(text.slice(values[i - 1]?.to ?? 0, value.from)) ?? (i === 0 ? labelOf(element, region, whole) : "none");
    const rank =
      label !== "none" && dateLabel(text) !== undefined ? RANK.label : RANK.class + (inHead(element, region) ? 0 : 0.8);
    return shown(
      text.slice(value.from, value.to),
      label === "none" ? "class" : `label ${label}`,
      contentAt(element),
      label,
      rank,
      value,
    );
  });
}

/** Dates of a text that no markup tells: behind a label, or alone between the title and the story. */
function inRun(run: Text, at: Span, region: Region): readonly FoundDate[] {
  if (!DIGIT.test(run.data)) return [];
  const head = at.from < region.textFrom && at.from >= region.headFrom;
  const above = region.title !== undefined && at.from < region.title.from ? 0.3 : 0;
  return linesIn(run.data).flatMap(({ from, text }) => {
    const values = dateValues(text);
    if (values.length === 0 || values[0]!.from > 120) return [];
    return values.flatMap((value, i) => {
      const between =
        i === 0
          ? `${value.from < 4 && from === 0 ? region.before(at.from) : ""} ${text.slice(0, value.from)}`
          : text.slice(values[i - 1]!.to, value.from);
      const label = between.length > 90 ? undefined : dateLabel(between);
      // A date in the middle of a sentence dates what the sentence tells.
      const bare =
        !(at.from > region.textFrom && isBehindTitle(text, value)) &&
        text.length - (value.to - value.from) < 60 &&
        !/\b(?:since|from|until|copyright)\b|©/i.test(text);
      if (!bare && (label === undefined || !head)) return [];
      const span = sourceOf(run, from + value.from, from + value.to);
      const raw = text.slice(value.from, value.to);
      if (label !== undefined)
        return [shown(raw, `label ${label}`, span, label, RANK.label + (head ? above : 0.5), value)];
      const rank = head ? RANK.title + above : RANK.frequent;
      return [shown(raw, head ? "near title" : "bare date", span, "none", rank, value)];
    });
  });
}

/** "Ferry fares to rise (2019-08-12)", "Ferry fares to rise — 12 August 2019": the date of another story. */
function isBehindTitle(text: string, value: DateValue): boolean {
  const before = text.slice(0, value.from).replace(/[\s([|,–—-]+$/u, "");
  return value.to >= text.trimEnd().length - 1 && (before.match(/\p{L}+/gu)?.length ?? 0) >= 4 && !dateLabel(before);
}

const DIGIT = /[\d\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/;

/** A text of some words as it is; of a longer one that is set in lines of its own the short ones among the first and the last. */
function linesIn(text: string): readonly { readonly from: number; readonly text: string }[] {
  if (text.length <= 220) return [{ from: 0, text }];
  const lines: { from: number; text: string }[] = [];
  let from = 0;
  for (const line of text.split("\n")) {
    if (line.length <= 90 && DIGIT.test(line)) lines.push({ from, text: line });
    from += line.length + 1;
  }
  return lines.length > 12 ? [...lines.slice(0, 6), ...lines.slice(-6)] : lines;
}

function one(
  element: Element,
  names: readonly string[],
  field: string,
  label: FoundDate["label"],
  rank: number,
): readonly FoundDate[] {
  for (const name of names) {
    const raw = attribute(element, name);
    const value = raw === undefined ? undefined : dateValue(raw);
    if (raw === undefined || !value) continue;
    const dated = {
      raw,
      field: `${field}${field.includes(" ") ? "" : ` ${name}`}`,
      at: valueAt(element, name),
      label,
      rank,
      value,
      local: false,
    };
    // What the reader sees beside the machine's form tells the local day.
    const words = wordsIn(element, 200);
    const seen = dateValues(words);
    if (seen.length === 0) return [dated];
    return [dated, ...seen.map((each, i) => seenIn(words, seen, i, element, { field, label, rank, value: each }))];
  }
  const words = wordsIn(element, 200);
  const value = words.length > 160 ? undefined : dateValue(words);
  return value ? [shown(words, field, contentAt(element), label, rank + 0.1, value)] : [];
}

/** One of the dates that an element shows, by the words before it: "Posted: 12 January 2023 | Last updated: 13 January 2023". */
function seenIn(
  words: string,
  all: readonly DateValue[],
  i: number,
  element: Element,
  { field, label, rank, value }: Pick<FoundDate, "field" | "label" | "rank" | "value">,
): FoundDate {
  if (all.length === 1) return shown(words, field, contentAt(element), label, rank + 0.1, value);
  const own = dateLabel(words.slice(all[i - 1]?.to ?? 0, value.from)) ?? (i === 0 ? label : "none");
  return shown(
    words.slice(value.from, value.to),
    field,
    contentAt(element),
    own,
    rank + 0.1 + (i > 0 ? 0.1 : 0),
    value,
  );
}

function shown(
  raw: string,
  field: string,
  at: Span,
  label: FoundDate["label"],
  rank: number,
  value: DateValue,
): FoundDate {
  return { raw, field, at, label, rank, value, local: true };
}

function labelOf(element: Element, region: Region, whole: FoundDate["label"] = "none"): FoundDate["label"] {
  const words = wordsIn(element, 60);
  const first = dateValue(words)?.from ?? 0;
  const own =
    dateLabel(first > 0 ? words.slice(0, first) : words) ?? dateLabel(words) ?? dateLabel(region.before(element.from));
  if (own !== undefined) return own;
  for (let up: Element | null = element, i = 0; up && i < 2; up = up.parentNode, i++) {
    const classes = `${marks(up)} ${attribute(up, "itemprop") ?? ""}`.toLowerCase();
    if (i > 0 && up.children.length > 3) break;
    const says = /(?:^|[\s_-])(?:last-?)?(?:updated?|modified|lastmod)/.test(classes)
      ? "modified"
      : /(?:^|[\s_-])(?:published?|pubdate|posted|created)/.test(classes) || up.getAttribute("pubdate") !== null
        ? "published"
        : undefined;
    if (says !== undefined) return says;
  }
  return whole;
}

function inHead(element: Element, region: Region): boolean {
  return element.from < region.textFrom && element.from >= region.headFrom;
}

/** Of another story, of readers' comments, of the page's furniture. */
function isForeign(element: Element, region: Region): boolean {
  if (region.isTitled(element)) return false;
  const link = around(element, (up) => up.localName === "a" && up.getAttribute("href") !== null);
  if (link && wordsIn(link, 120).length > 60) return true;
  for (
    let up: Element | null = element, i = 0;
    up && up !== region.top && !region.isTitled(up);
    up = up.parentNode, i++
  ) {
    if (
      (FURNITURE.has(up.localName) && !isPageForm(up)) ||
      FOREIGN.test(marks(up)) ||
      /comment|person|imageobject|videoobject/i.test(up.getAttribute("itemtype") ?? "")
    )
      return true;
    if (i <= 4 && isTeaser(up, element)) return true;
    if (up.localName === "article" && up.querySelectorAll("h1,h2").length > 0) return true;
  }
  return false;
}

const FURNITURE: ReadonlySet<string> = new Set([
  "nav",
  "footer",
  "aside",
  "form",
  "figcaption",
  "figure",
  "blockquote",
  "select",
]);
const FOREIGN =
  /(?:^|[\s_-])(?:comments?|respond|disqus|related|recommend(?:ed|ations?)?|more-(?:news|stories|from)|most-(?:read|popular)|popular|trending|latest(?:-news|-posts)?|recent(?:-posts)?|sidebar|widget(?! blog\b)|teasers?|cards?|promo|footer|breadcrumbs?|menu|ticker|weather|calendar|events?-list|copyright|current-date|today|newsletter|caption|tweet|read-?next|up-next|also-read)(?=$|[\s_-])/;

// A small box with the linked headline of another story.
function isTeaser(box: Element, date: Element): boolean {
  if (box === date || box.to - box.from > 6000) return false;
  return box
    .querySelectorAll("h2,h3,h4,h5")
    .some(
      (heading) =>
        (heading.querySelectorAll("a").length > 0 || heading.parentNode?.localName === "a") &&
        !/(?:^|[\s_-])(?:author|byline|writer|contributor)/.test(marks(heading)),
    );
}

/** In a small box behind the story that has a link beside the date: the date of what the link leads to. */
function isBehind(element: Element, date: Span, region: Region): boolean {
  const first = region.opening;
  if (!first || date.from < first.to) return false;
  let box: Element | undefined;
  for (let up: Element | null = element; up && up !== region.top; up = up.parentNode) {
    if (isIn(first, up) || region.isTitled(up) || wordsIn(up, 400).length > 300) break;
    box = up;
  }
  const links = (box?.querySelectorAll("a") ?? []).filter(
    (each) =>
      each.getAttribute("href") !== null &&
      !isIn(date, each) &&
      !OWN_LINK.test(`${attribute(each, "rel") ?? ""} ${marks(each)}`),
  );
  if (links.length === 0) return false;
  // "Published 5 March by Ana Ruiz", with a link to her page.
  const labelled = dateLabel(wordsIn(element, 60)) ?? dateLabel(region.before(date.from));
  return labelled === undefined || links.some((each) => wordsIn(each, 120).split(" ").length > 3);
}

const OWN_LINK = /(?:^|[\s_-])(?:author|tag|category|bookmark|permalink|share|print|byline)(?=$|[\s_-])/;
