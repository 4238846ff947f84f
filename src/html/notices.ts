import type { Fact, SavedStory } from "../page/saved.ts";
import type { Body } from "./body.ts";
import { says } from "./instead-words.ts";
import { factOf } from "./json-ld.ts";
import { beginningIn, contentAt, wordsIn } from "./light.ts";
import type { Line } from "./lines.ts";
import { walled } from "./paywall.ts";
import type { StoryPart } from "./stories.ts";
import type { Told } from "./told.ts";

/** A line that says what was changed in a story, or that it was withdrawn: it is about the story, not of it. */
export function isNotice(text: string): boolean {
  return text.length <= 900 && (CORRECTION.test(text) || isRetraction(text));
}

const CORRECTION =
  /^[\s(*[•–—-]*(?:(?:corrections?|clarifications?|corrected|erratum|editor(?:['’]s|s['’])? note|editors['’] note|note to readers|amendment)\b(?:\s*(?:\(|:|–|—|-|,)|\s+(?:appended|on|made)\b|$)|(?:this|the|an earlier version of this|a previous version of this) (?:story|article|report|post|headline|version|piece|page|live blog)\b.{0,80}\b(?:was|were|has been|have been|is|incorrectly|misstated|mistakenly|wrongly|said|stated|misspelled|misidentified|gave)\b.{0,60}\b(?:updat|correct|amend|edit|clarif|revis|incorrect|wrong|mistaken|misstat|misspell|misidentif|chang|remov|error|gave)|(?:updates?|updated)\b.{0,60}\b(?:to (?:correct|clarify|add|reflect|include|remove|fix)|with (?:new|more|details|comment|the correct))\b|(?:an?|the) earlier (?:version|headline)\b.{0,80}\b(?:said|stated|misstated|incorrectly|gave|misspelled|wrongly))/i;

function isRetraction(text: string): boolean {
  return text.length <= 900 && RETRACTION.test(text.slice(0, 400));
}

const RETRACTION =
  /^(?:retraction|retracted|notice of retraction)\b\s*(?:[:.–—-]|$)|\b(?:has|have|had been|has been|been|was|is|were|hereby|we)\s(?:been\s)?(?:retract(?:ed|s)?|withdrawn|withdraw)\s(?:this|the|its|our)\s(?:\w+\s)?(?:article|story|report|piece)\b|\b(?:this|the) (?:article|story|report|piece)\b.{0,60}\b(?:has been|was|is|have been) (?:retracted|withdrawn|taken back)\b|\bwe (?:retract|withdraw) (?:it|this|the)\b/i;

export type Notices = Pick<SavedStory, "partial" | "form" | "retracted">;

/** What the page says of the state of a story: retracted, cut short, one page of several, a transcript, a gallery. */
export function notices(all: Told, part: StoryPart, body: Body, isGallery: boolean): Notices {
  const retracted = retraction(all, part, body);
  const partial = part.live === "entry" ? undefined : partOf(all, part, body);
  const form =
    part.live === "entry" ? "live-entry" : isGallery ? "gallery" : isTranscript(part, body) ? "transcript" : undefined;
  return { ...(retracted && { retracted }), ...(partial && { partial }), ...(form && { form }) };
}

function retraction({ page, data }: Told, { thing, title, span }: StoryPart, { lines }: Body): Fact | undefined {
  const status = thing && factOf(thing, "creativeWorkStatus", data);
  if (status && /retract|withdrawn/i.test(status.value)) return status;
  for (const line of lines) if (line.kind !== "title" && isRetraction(line.text)) return factOfLine(line);
  for (const run of beginningIn(page.runs, span)) {
    if (!/retract|withdr[ae]wn?/i.test(run.text.data)) continue;
    for (let up = run.text.parentNode, i = 0; up && i < 3; up = up.parentNode, i++) {
      if (!/^(?:p|div|section|aside|blockquote)$/.test(up.localName)) continue;
      const words = wordsIn(up, 700);
      if (words.length >= 25 && words.length < 600 && isRetraction(words))
        return { value: words, field: "notice", at: contentAt(up) };
    }
  }
  const words = title ? wordsIn(title, 200) : "";
  return title && /^(?:retracted|withdrawn)\b\s*[:–—-]/i.test(words)
    ? { value: words, field: "title", at: contentAt(title) }
    : undefined;
}

function factOfLine({ text, runs }: Line): Fact {
  const [first, last] = [runs[0], runs.at(-1)];
  return {
    value: text,
    field: "notice",
    ...(first && last && { at: { from: first.source, to: last.source + (last.sourceLength ?? last.length) } }),
  };
}

function partOf(all: Told, part: StoryPart, { lines }: Body): SavedStory["partial"] | undefined {
  const texts = lines.filter(({ kind }) => kind === "paragraph" || kind === "item").map(({ text }) => text);
  const length = texts.join("").length;
  const described = part.thing ? (factOf(part.thing, "articleBody")?.value.length ?? 0) : 0;
  const isWhole = described > 0 && length >= described * 0.8;
  const wall = part.isMain && !isWhole ? walled(all) : undefined;
  if (wall && (wall.isShown || length < 2500)) return { kind: "paywall", fact: wall.fact };
  const page = part.isMain ? pageNumber(all) : undefined;
  if (page) return { kind: "part", fact: page };
  const end = texts.at(-1) ?? "";
  const line = lines.findLast(({ text }) => text === end);
  if (
    line &&
    length < 1500 &&
    says("offer", end) === 0 &&
    /\[(?:…|\.\.\.)\]\s*$|(?:…|\.\.\.)\s*(?:continue reading|read (?:more|on|the (?:full|whole|rest)))[^.]{0,60}$/i.test(
      end,
    )
  )
    return { kind: "teaser", fact: factOfLine(line) };
  return undefined;
}

/** "Page 2 of 4"; an address with a page's number beside one with the next. */
function pageNumber({ page, meta, facts }: Told): Fact | undefined {
  for (const { text, from, to } of page.runs) {
    const words = text.data.trim();
    if (words.length > 40) continue;
    const found = /^(?:page|seite|página|pagina|halaman)?\s?(\d{1,2})\s?(?:of|\/|von|de|di|dari)\s?(\d{1,2})$/i.exec(
      words,
    );
    if (found && /^p|^s|^h/i.test(words) && Number(found[1]) <= Number(found[2]) && Number(found[2]) > 1)
      return { value: words, field: "page number", at: { from, to } };
  }
  const next = meta.links("next")[0] ?? meta.links("prev")[0];
  const numbered = next && PAGED.test(next.value) ? next : undefined;
  const own = facts.canonical?.value ?? meta.base;
  if (!numbered || own === undefined) return undefined;
  const stem = (address: string): string => address.replace(PAGED, "").replace(/\/$/, "");
  return stem(numbered.value) === stem(own) ? { ...numbered, value: numbered.value } : undefined;
}

const PAGED = /[?&](?:page|pg|p|seite|pagina)=\d+|\/page\/\d+\/?|[/_-](?:page|p)-?\d+(?=\.|\/?$)|\/\d{1,2}\/?$/i;

function isTranscript({ title }: StoryPart, { lines }: Body): boolean {
  const texts = lines.filter(({ kind }) => kind === "paragraph").map(({ text }) => text);
  const labels = texts.flatMap((text) => SPEAKER.exec(text)?.[0] ?? []);
  const labelled = new Set(labels).size < 2 ? 0 : labels.length;
  const named =
    title !== undefined &&
    /\btranscript\b|\bfull (?:text|interview)\b|\binterview\b|\bq\s?&\s?a\b/i.test(wordsIn(title, 300));
  const announced = lines.some(({ text }) =>
    /^(?:read (?:a |the |full )*)?(?:full |video |rough )?transcript\b/i.test(text),
  );
  return labelled >= 3 && (labelled * 2 >= texts.length || ((named || announced) && labelled * 4 >= texts.length));
}

const SPEAKER =
  /^(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s*)?(?:\p{Lu}[\p{Lu} .'’-]{1,40}(?:,[^:]{1,60}|\s?\([^)]{1,60}\))?|\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{L}'’.-]*){0,3}(?:,[^:]{1,60}|\s?\([^)]{1,60}\))?):\s/u;
