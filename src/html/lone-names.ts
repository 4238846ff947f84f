import { isNameLine } from "../page/byline.ts";
import type { Fact } from "../page/saved.ts";
import { dateValue } from "./date-value.ts";
import type { Element } from "./dom.ts";
import { attribute, beginningIn, lowerBound, type Run, runsIn, sourceOf, wordsIn } from "./light.ts";
import type { Region } from "./region.ts";

/**
 * Names that stand alone between title and text, without "By" and in no element named so: beside a date in one small box, or in small letters
 * right below the title. What a menu, the title or the text names, too, is a section, a place or whom the story is about.
 */
export function loneNames(region: Region): readonly Fact[] {
  const { title, textFrom, runs } = region;
  if (!title) return [];
  const head = beginningIn(runs, { from: title.to, to: textFrom }).slice(0, 12);
  const facts: Fact[] = [];
  for (const [i, run] of head.entries()) {
    const name = run.text.data.trim();
    if (!isPersonLine(name) || isNamedElsewhere(name, run, region)) continue;
    if (isBesideDate(run) || (i === 0 && isSmall(run)))
      facts.push({ value: name, field: "name below title", at: sourceOf(run.text) });
  }
  return facts.slice(0, 2);
}

/** A person's name, or several with commas: no section, desk or day. */
export function isPersonLine(line: string): boolean {
  return line.length <= 80 && isNameLine(line) && /^[^\s]+\s/u.test(line) && !NO_PERSON.test(line);
}

const NO_PERSON =
  /\b(?:news|press|releases?|world|politics|breaking|business|opinion|analysis|features?|edition|report|reports|stor(?:y|ies)|sports?|culture|society|economy|health|science|politic[as]*|editorial|desk|staff|agenc(?:y|ies)|correspondents?|reporters?|team|views?|comments?|read|share|print|home|page|top|latest|special|exclusive|live|photos?|videos?|updates?|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|south|north|east|west|northern|southern|eastern|western|central|middle|united|republic|new|san|santa|port|cape|saint|st|fort|el|los|las|hong|islands?|city|province|district|region|county|state|africa|asia|europe|america|ministry|department|office|government|university|council|committee|union|party|times|post|daily|herald|gazette|tribune|journal|review|magazine)\b/iu;

// A small box with nothing but names, a day, counts.
function isBesideDate(run: Run): boolean {
  let box: Element | null = run.text.parentNode;
  for (let k = 0; box && k < 3; k++, box = box.parentNode) {
    const words =
      box.to - box.from > 1500
        ? wordsIn(box, 130)
        : runsIn(box)
            .map(({ data }) => data.trim())
            .join(" ");
    if (words.length > 120 || /^h[1-6]$/.test(box.localName)) return false;
    const rest = words.replace(run.text.data.trim(), "");
    const time = box.getElementsByTagName("time")[0];
    const day = dateValue(rest) ?? (time && dateValue(attribute(time, "datetime") ?? ""));
    if (day && day.earliest === day.latest) return rest.length < 90;
  }
  return false;
}

function isSmall({ text }: Run): boolean {
  const element = text.parentNode;
  return (
    element !== null &&
    /^(?:h[4-6]|small|address|em|i)$/.test(element.localName) &&
    wordsIn(element, 120) === text.data.trim()
  );
}

function isNamedElsewhere(name: string, run: Run, { runs, title, to }: Region): boolean {
  const first = name.split(/\s*,\s*/)[0]!;
  if (title && wordsIn(title, 400).includes(first)) return true;
  const menu = runs.slice(0, Math.min(300, lowerBound(runs, title?.from ?? run.from)));
  const text = beginningIn(runs, { from: run.to, to }).slice(0, 60);
  return (
    menu.some((each) => each.text.data.trim() === first) ||
    text.some(({ text: { data } }) => data.length > 80 && data.includes(first))
  );
}
