import { opensList } from "../page/boilerplate.ts";
import { datesIn } from "../page/calendar.ts";
import { wordsOf } from "../page/line.ts";
import type { Verdict } from "./clean.ts";
import type { Line } from "./lines.ts";
import { opensForeignList } from "./other-tongues.ts";

/** Marks the lines that are nothing but a link in the shape of a title, and those that announce them. */
export function pointers(lines: readonly Line[], verdicts: Verdict[]): void {
  const isOpen = (i: number) => lines[i] !== undefined && verdicts[i] === undefined;
  for (let i = 0; i < lines.length; i++) {
    const announced = i > 0 && announces(lines[i - 1]!);
    if (!isOpen(i) || !(isTitleLink(lines[i]!) || (announced && isListed(lines[i]!)))) continue;
    let end = i + 1;
    while (isOpen(end) && (announced ? isListed(lines[end]!) : isLink(lines[end]!))) end++;
    // A list of one or two links may well be part of what a story says; a paragraph that is a link is not.
    if (announced || lines[i]!.kind !== "item" || end - i > 2) {
      for (let k = announced && isOpen(i - 1) ? i - 1 : i; k < end; k++)
        verdicts[k] = { reason: "related", detail: "only a link to another story" };
    }
    i = end - 1;
  }
}

function isTitleLink(line: Line): boolean {
  if (line.kind === "row" || line.text.length > 200 || /^(?:https?:|www\.)\S+$/i.test(line.text)) return false;
  if (isLabelled(line)) return true;
  return isLink(line) && wordsOf(line.text).length > 3 && !/[.…]["”’)\]]*$/.test(line.text);
}

function isLink({ text, linked, kind }: Line): boolean {
  return kind !== "row" && linked >= text.length * 0.9;
}

function isMostlyLink({ text, linked, kind }: Line): boolean {
  return kind !== "row" && linked >= text.length * (kind === "item" ? 0.1 : 0.5);
}

/** "Background: <a>…</a>": all behind the label is a link. */
function isLabelled({ text, linked }: Line): boolean {
  const label = /^\P{L}{0,3}(?:[\p{L}’']+ ?){1,3}:\s*/u.exec(text);
  return (
    label !== null && linked > 12 && linked >= (text.length - label[0].length) * 0.9 && !/[.!]["”’)\]]*$/.test(text)
  );
}

function isListed(line: Line): boolean {
  return (
    isMostlyLink(line) ||
    (line.kind !== "row" && line.linked === 0 && wordsOf(line.text).length > 4 && isDated(line.text))
  );
}

function announces({ text, linked }: Line): boolean {
  return (
    linked === 0 &&
    text.length <= 60 &&
    (opensList(text) || opensForeignList(text) || /(?::|\.\.\.|…)$/.test(text) || MORE.test(text))
  );
}

const MORE = /^(?:(?:recent|popular|latest|top|other|similar|related|recommended|more)\b.{0,40}|don['’]t miss)$/i;

/** "Title of another story July 21, 2022": no sentence, and a date at one end. */
export function isDated(text: string): boolean {
  if (text.length > 200 || /^[—–-]|@/.test(text)) return false;
  const date = datesIn(text)[0];
  return date?.year !== undefined && date.month !== undefined && (date.to >= text.length - 2 || date.from < 2);
}
