import type { Span } from "../span.ts";
import { datesIn, isoDay, type WrittenDate } from "./calendar.ts";
import { endsSentence } from "./line.ts";

/** What speaks for a line being a picture's caption, and what the line says of the picture; spans are offsets into the line. */
export interface CaptionSigns {
  /** 3 and more: a caption wherever it stands; 1.5 to 3: one beside a headline or a copy of itself. */
  readonly score: number;
  readonly credit?: Span;
  readonly date?: { readonly span: Span; readonly value: string };
}

const LONGEST = 700;

/** True for a line that only announces a caption on the next one: "Image caption,". */
export function announcesCaption(line: string): boolean {
  return /^(?:image|media|photo|picture|video|figure)\s(?:caption|description)\s?[:,]?$/i.test(line);
}

/** Weighs a line as a caption by its label, its credit, the way it describes a picture, and its date. */
export function captionSigns(line: string): CaptionSigns {
  if (line.length > LONGEST) return { score: 0 };
  const credit = creditOf(line);
  const date = pictureDate(line);
  const described = DESCRIBES.test(line) || isPresent(line);
  let score = 0;
  if (LABEL.test(line)) score += 3;
  if (credit) score += credit.strong ? 2.5 : 1;
  if (described) score += 1;
  if (date?.value.length === 10) score += credit || described ? 0.5 : 0;
  if (
    credit &&
    !endsSentence(
      line
        .slice(0, credit.from)
        .trimEnd()
        .replace(/[-–—/|[(]+$/u, "")
        .trimEnd(),
    )
  )
    score += 0.5;
  if (/\b(?:said|told|according to)\b/u.test(line)) score -= 1.5;
  if ((line.match(/[.!?]["”’]?\s+\p{Lu}/gu)?.length ?? 0) > 3) score -= 2;
  return { score, ...(credit && { credit: { from: credit.from, to: credit.to } }), ...(date && { date }) };
}

// "File photo of …", "FILE -", "Image caption, …", "Photo: …": labels that no story's sentence begins with.
const LABEL =
  /^(?:(?:an?\s)?(?:undated\s)?(?:file|handout|archive|representational|satellite)\s(?:photo(?:graph)?|picture|pic|image|footage)s?\b|FILE\s?(?:PHOTO|PIC)?\s?[-–—:]|(?:photo|image|picture|media|video)\s(?:caption|source|credit|copyright|by|courtesy)\b|(?:photo(?:graph)?s?|picture|image|credit|pic|caption|illustration|graphic)s?\s?:\s|©\s?[^\s\d]|in this (?:\w+\s){0,4}(?:photo(?:graph)?|picture|image|frame|grab|handout)\b|(?:a|an|this|the)\s(?:\w+\s){0,3}(?:photo(?:graph)?|picture|image|frame grab|screen ?grab|screenshot|still)\s(?:\w+\s){0,3}(?:shows?|taken|provided|released|from)\b|(?:screen ?grab|screenshot|still image)\b)/i;

const DESCRIBES =
  /\b(?:as seen (?:from|in|on|through)|(?:is|are) (?:seen|pictured|shown)|pictured (?:in|on|at|here)|(?:seen|shown) (?:here|in this)|\((?:left|right|centre|center|[LRC])\)|(?:from left|left to right|(?<=,\s)(?:left|right|centre|center)(?=,)|in a file photo|in this \w+ photo|screen ?grab|handout))/i;

// The tense of captions: in the first words a bare plural noun or a name followed by a verb of posture, motion, look or gathering.
const PRESENT =
  /\b(?:stands?|walks?|looks?|sits?|rises?|billows?|gathers?|waves?|holds?|inspects?|attends?|speaks?|poses?|gestures?|carr(?:y|ies)|rides?|drives?|patrols?|waits?|queues?|queue|arrives?|leaves?|takes? part|marches|march|protests?|mourns?|prays?|prepares?|passes|pass|searche?s?|clears?|cleans?|lies?|burns?|flies|fly|hangs?|shakes? hands|greets?|meets?|addresses|address|takes?|works?|plays?|reacts?|watche?s?|flees?|cross(?:es)?|collects?|unloads?|receives?|shows?|surveys?|tours?|chants?|listens?|embraces?|buries|bury|fires?|guards?|fills?|boards?|lines? up)\b/u;

function isPresent(line: string): boolean {
  const opening = line.slice(0, 90).split(/[.!?]\s/u)[0]!;
  return (
    PRESENT.test(opening) &&
    !/\b(?:said|was|were|had|has|have|will|would)\b/u.test(opening) &&
    !/^["“‘']/u.test(opening)
  );
}

/** Agencies and picture houses whose names are not in capitals; those in capitals (AFP, EPA, TASS) are known by their shape. */
const HOUSES =
  /\b(?:Reuters|Getty(?: Images)?|Associated Press|Agence France-Presse|Xinhua|Anadolu|Shutterstock|Alamy|Unsplash|Wikimedia(?: Commons)?|Bloomberg|Press Association|Photos?|Picture(?:s| Alliance)|Images?|Handout|Archives?|Courtesy|Pool|Social Media|Telegram|Screenshot|Supplied|Flickr|Sputnik|Imago|Magnum|Maxar(?: Technologies)?|Planet Labs)\b/i;

function creditOf(line: string): { from: number; to: number; strong: boolean } | undefined {
  const tail = line.slice(-140);
  const offset = line.length - tail.length;
  for (const pattern of CREDITS) {
    const found = pattern.exec(tail);
    const name = found?.groups?.name;
    if (!found || name === undefined) continue;
    const inside = found.index + found[0].indexOf(name);
    if (name.split(/\s+/u).length > 9) continue;
    const strong = isHouse(name) || /photo|image|credit|©|via /i.test(found[0]);
    if (strong || (/^\p{Lu}/u.test(name) && name.split(/\s+/u).length <= 5)) {
      return { from: offset + inside, to: offset + inside + name.trimEnd().length, strong };
    }
  }
  return undefined;
}

const WORD = "\\p{Lu}[\\p{L}.'’-]+";
const NAME = `${WORD}(?:\\s${WORD}){0,3}`;

// Name in final brackets; agency and photographer by a slash behind the last sentence; after "Photo:" or "Photograph by"; after ©;
// behind a final slash, bar or dash; a line that is nothing but a credit.
const CREDITS = [
  /[([](?<name>[^()[\]]{2,})[)\]]\.?$/u,
  /(?:^|[.!?]["”’]?\s{1,2})(?<name>(?:REUTERS|AFP|AP(?: Photo)?|EPA|\p{Lu}[\p{L} ]{2,})\/\p{Lu}[\p{L} .'’-]{2,})\.?$/u,
  /(?:^|[\s.,|/([–—-])(?:photo(?:graph)?s?|pictures?|images?|credit|source|courtesy)\s?(?::|by\b|courtesy\b|credit\b|source,?)\s?(?<name>[^:|]{2,})$/i,
  /(?:©|\(c\))\s?(?<name>\p{L}[^©|]+)$/u,
  /\s[/|–—]\s?(?<name>(?:[\p{L}.'’-]+\s){0,4}?(?:\p{Lu}{2,}\p{L}*|\p{Lu}\p{L}+)(?:\s(?:via|for|\p{Lu}\p{L}+)){0,4}(?:\/[\p{L} .]{2,})?)\.?$/u,
  new RegExp(
    `^(?<name>${NAME}(?:\\/${NAME}){1,3}|(?:${NAME}\\s)?via\\s\\p{Lu}[\\p{L}/ ]+|(?:Getty|AFP|EPA|AP|Reuters|Anadolu)(?:\\s(?:Images|Photo|Agency))?)$`,
    "u",
  ),
] as const;

function isHouse(name: string): boolean {
  return HOUSES.test(name) || /(?:^|[\s/])[A-Z]{2,6}(?:$|[\s/-])/u.test(name) || /\p{L}\/\p{L}/u.test(name);
}

// A caption can look ahead ("ahead of the vote on 5 March 2025"); such a day says nothing of the picture. Of the others the latest counts.
function pictureDate(line: string): { span: Span; value: string } | undefined {
  let best: { span: Span; value: string } | undefined;
  for (const date of datesIn(line)) {
    const value = dayOrMonth(date);
    if (value === undefined || AHEAD.test(line.slice(Math.max(0, date.from - 60), date.from))) continue;
    if (!best || value > best.value) best = { span: { from: date.from, to: date.to }, value };
  }
  return best;
}

const AHEAD =
  /\b(?:ahead of|before|until|till|scheduled|planned|due|expected|upcoming|next|will|elections?|polls?|by)\b[^.,;]*$/i;

function dayOrMonth(date: WrittenDate): string | undefined {
  if (date.or) return undefined;
  return (
    isoDay(date) ??
    (date.year === undefined || date.day !== undefined
      ? undefined
      : `${date.year}-${String(date.month).padStart(2, "0")}`)
  );
}
