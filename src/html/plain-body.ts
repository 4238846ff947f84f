import type { Body } from "./body.ts";
import { captionsOut } from "./captions.ts";
import { cleaned } from "./clean.ts";
import { below, copyOf, Document, type Element, textsBelow } from "./dom.ts";
import { marks } from "./light.ts";
import { type Line, lines } from "./lines.ts";
import { people } from "./people.ts";

/** The lines of a short part that is known to be a story's (an entry of a live blog): all of it, but for buttons, adverts and pointers. */
export function plainBody(top: Element, title: Element | undefined): Body {
  const copied = copyOf(top, new Document());
  for (const element of below(copied))
    if (UNWANTED.has(element.localName) || ADDED.test(marks(element))) element.remove();
  const heading = new Set(title ? [...textsBelow(title)].map(({ nr }) => nr) : []);
  const captions = captionsOut(copied).flatMap((each) => lines(each, "caption"));
  const all = lines(copied);
  const titles = all
    .filter((line) => line.from.every(({ nr }) => heading.has(nr)))
    .map((line): Line => ({ ...line, kind: "title" }));
  const rest = all.filter((line) => !line.from.every(({ nr }) => heading.has(nr)));
  const { lines: kept, dropped } = cleaned(rest, "");
  const first = kept.findIndex(({ text }) => text.length > 60);
  const signed = kept.map(
    (line, i): Line => (i < first && isSignature(line.text) ? { ...line, kind: "byline" } : line),
  );
  const place = (line: Line): number => line.from[0]?.nr ?? 0;
  return { lines: [...titles, ...[...signed, ...captions].sort((a, b) => place(a) - place(b))], dropped };
}

const UNWANTED: ReadonlySet<string> = new Set(
  "nav aside form button select noscript template svg iframe script style footer".split(" "),
);
const ADDED =
  /(?:^|[\s_-])(?:ad|ads|advert\w*|share|sharing|social|promo|related|newsletter|embed-?ad|copy-?link)(?=$|[\s_-])/;

function isSignature(text: string): boolean {
  const names = people(text);
  return text.length <= 60 && names.length > 0 && names.join("").length * 2 > text.length;
}
