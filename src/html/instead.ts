import type { Fact, Instead } from "../page/saved.ts";
import type { Body } from "./body.ts";
import { boxGroups } from "./boxes.ts";
import type { Element } from "./dom.ts";
import { fullyMatches, says } from "./instead-words.ts";
import { isArticle } from "./json-ld.ts";
import { around, attribute, marks, wordsIn } from "./light.ts";
import { walled } from "./paywall.ts";
import { isAside } from "./prose.ts";
import { cleaned, linksElsewhere } from "./title.ts";
import type { Told } from "./told.ts";

/** What a page is instead of an article, and by what that is seen. */
export interface Verdict {
  readonly kind: Instead;
  readonly why: string;
}

/** What was taken for the stories' text, in numbers. */
interface Seen {
  readonly all: Told;
  readonly lines: readonly string[];
  /** The same, or where that is little the longer texts of the page. */
  readonly shown: readonly string[];
  readonly length: number;
  readonly captions: number;
  readonly titles: readonly string[];
  /** It describes an article in JSON-LD, or says when it was published: a page about cookies, not one that asks for them. */
  readonly isDescribed: boolean;
}

/**
 * What a page is instead of an article, judged by its content: a check for robots, a page drawn by script, to sign in, not found, about
 * cookies, for subscribers, a list, a gallery. Undefined for an article, whatever it is about.
 */
export function instead(all: Told, bodies: readonly Body[]): Verdict | undefined {
  const seen = seenIn(all, bodies);
  for (const judge of JUDGES) {
    const verdict = judge(seen);
    if (verdict) return verdict;
  }
  return undefined;
}

function seenIn(all: Told, bodies: readonly Body[]): Seen {
  const lines = bodies.flatMap((body) =>
    body.lines.filter(({ kind }) => kind === "paragraph" || kind === "item" || kind === "row").map(({ text }) => text),
  );
  const length = lines.join("").length;
  // What asks for consent may have been taken for furniture and left out.
  const shown =
    length >= 200 ? lines : all.page.runs.map(({ text }) => text.data.trim()).filter((text) => text.length > 40);
  const figures = all.page.elements.filter(
    (each) => each.localName === "figcaption" && !isInNavigation(each) && wordsIn(each, 40).length > 20,
  ).length;
  const taken = bodies.flatMap((body) => body.lines.filter(({ kind }) => kind === "caption")).length;
  const captions = Math.max(taken, figures);
  const { page, meta, data } = all;
  const tag = page.elements.find((each) => each.localName === "title");
  const heading = page.elements.find((each) => each.localName === "h1" && !isAside(each));
  const outlet = meta.first("og:site_name")?.value;
  const titles = [all.parts[0]?.title, heading, tag].flatMap((each) =>
    each ? [cleaned(wordsIn(each, 300), outlet)] : [],
  );
  const isDescribed =
    data.things.some((thing) => isArticle(thing) && (thing.members.has("headline") || thing.members.has("name"))) ||
    meta.first("article:published_time") !== undefined;
  return { all, lines, shown, length, captions, titles, isDescribed };
}

const JUDGES: readonly ((seen: Seen) => Verdict | undefined)[] = [
  botCheck,
  scriptOnly,
  soft404,
  login,
  cookieWall,
  paywall,
  gallery,
  listing,
  empty,
];

function botCheck({ titles, lines, length, isDescribed, all }: Seen): Verdict | undefined {
  if (isDescribed || length > 1500) return undefined;
  const title = titles.find((each) => fullyMatches("bot", each));
  const words = wordsIn(all.page.body, 3000);
  const hits = says("bot", words);
  if (title !== undefined && (hits > 0 || length < 600))
    return { kind: "bot-check", why: `its title says “${title.slice(0, 80)}”` };
  return hits >= 2 && length < 700 && lines.length <= 12
    ? { kind: "bot-check", why: "its words ask whether a person reads it" }
    : undefined;
}

const ROOT =
  /^(?:root|app|__next|__nuxt|main-app|react-root|app-root|gatsby|___gatsby|svelte|q-app|ember\w*|mount|spa)$/;

function scriptOnly({ all, length, captions }: Seen): Verdict | undefined {
  const { page, prose } = all;
  if (length > 200 && prose.in({ from: 0, to: page.source.length }) > 250) return undefined;
  if (captions > 2) return undefined;
  const noscript = page.elements.filter(
    (each) => each.localName === "noscript" && /javascript|script/i.test(wordsIn(each, 500)),
  );
  const root = page.elements.find(
    (each) =>
      (ROOT.test(each.id) ||
        /^app-root$/.test(each.localName) ||
        each.getAttribute("ng-app") !== null ||
        each.getAttribute("data-reactroot") !== null) &&
      wordsIn(each, 300).length < 200,
  );
  const asks = noscript[0]
    ? wordsIn(noscript[0], 120)
    : /(?:enable|requires?|turn on|activate) javascript/i.exec(wordsIn(page.body, 1500))?.[0];
  const shown = wordsIn(page.body, 2000).length - noscript.reduce((sum, each) => sum + wordsIn(each, 500).length, 0);
  if (asks !== undefined && shown < 700)
    return { kind: "script-only", why: `no article text: needs a browser; it says “${asks.slice(0, 100)}”` };
  return root && shown < 400 && page.source.includes("<script")
    ? { kind: "script-only", why: "no article text: needs a browser; its text is drawn by script" }
    : undefined;
}

function soft404(seen: Seen): Verdict | undefined {
  const { titles, length, isDescribed, all } = seen;
  const title = titles.find((each) => fullyMatches("missing", each));
  if (title !== undefined && (!isDescribed || length < 500))
    return { kind: "soft-404", why: `its title says “${title.slice(0, 80)}”` };
  if (isDescribed) return undefined;
  // A sentence that says so and nothing but lists of other stories.
  const line = all.page.runs
    .slice(0, 40)
    .map(({ text }) => text.data.trim())
    .find((text) => text.length >= 25 && fullyMatches("missing", text));
  if (line !== undefined && (length < 300 || listing(seen)))
    return { kind: "soft-404", why: `it says “${line.slice(0, 80)}”` };
  if (length > 700) return undefined;
  const words = wordsIn(all.page.body, 2500);
  return says("missing", words) >= 1 && length < 400 && /\b404\b/.test(`${titles.join(" ")} ${words.slice(0, 600)}`)
    ? { kind: "soft-404", why: "its words say that the page was not found" }
    : undefined;
}

function login({ all, titles, length, isDescribed }: Seen): Verdict | undefined {
  const field = all.page.elements.find(
    (each) => each.localName === "input" && /^password$/i.test(attribute(each, "type") ?? ""),
  );
  const title = titles.find((each) => fullyMatches("login", each));
  if (isDescribed && length > 500) return undefined;
  if (title !== undefined && (field || all.page.elements.some((each) => each.localName === "form")))
    return { kind: "login", why: `its title says “${title.slice(0, 80)}”` };
  return field && length < 250 && !around(field, (up) => /modal|popup|overlay|header/.test(marks(up)))
    ? { kind: "login", why: "a form that asks for a password, and no text" }
    : undefined;
}

function cookieWall({ shown, length, titles, isDescribed, all }: Seen): Verdict | undefined {
  if (length > 8000) return undefined;
  const long = shown.filter((line) => line.length > 40);
  const asking = long.filter((line) => says("consent", line) > 0).length;
  const title = titles.find((each) => fullyMatches("consent", each));
  const button = all.page.elements.some(
    (each) =>
      /^(?:button|a|input)$/.test(each.localName) &&
      fullyMatches("accept", attribute(each, "value") ?? wordsIn(each, 60)),
  );
  if (title !== undefined && !isDescribed && length < 5000)
    return { kind: "cookie-wall", why: `its title says “${title.slice(0, 80)}”` };
  if (!button || long.length === 0) return undefined;
  const share = asking / long.length;
  return share >= (isDescribed ? 0.8 : 0.5) && (asking >= 2 || length < 1200)
    ? { kind: "cookie-wall", why: `${asking} of ${long.length} paragraphs ask for consent to cookies` }
    : undefined;
}

function paywall({ all, lines }: Seen): Verdict | undefined {
  const wall = walled(all);
  if (!wall) return undefined;
  const own = lines.filter((line) => line.length > 60 && says("offer", line) === 0);
  const { title, thing } = all.parts[0] ?? {};
  const above =
    wall.at && title && !thing?.members.has("articleBody") && all.prose.in({ from: title.to, to: wall.at.from });
  // What stands between the title and the wall is free: a whole sentence of it is the beginning of the story.
  const free = own.filter((line) => /[.!?…]["”’)]*$/.test(line)).join("").length;
  const isFree = typeof above === "number" && above >= 80 && free >= 80;
  return !isFree && (own.join("").length < 160 || (typeof above === "number" && above < 160))
    ? { kind: "paywall", why: wordsOf(wall.fact).slice(0, 160) }
    : undefined;
}

/** "json-ld isAccessibleForFree: false", where the value names its field already, too. */
function wordsOf({ field, value }: Fact): string {
  const name = field.split(" ").at(-1)!;
  return value.startsWith(`${name}:`) ? `${field}${value.slice(name.length)}` : `${field}: ${value}`;
}

function gallery({ all, captions, length, lines }: Seen): Verdict | undefined {
  const described = all.data.things.some(({ types }) => types.has("imagegallery") || types.has("mediagallery"));
  const own = lines.filter((line) => line.length > 60).length;
  const slides = slidesOf(all);
  const inSlides = slides.length < 4 ? [] : lines.filter((line) => slides.some((words) => words.includes(line)));
  if (inSlides.length >= 4 && own - inSlides.filter((line) => line.length > 60).length <= 1)
    return { kind: "gallery", why: `${slides.length} pictures with a line on each and hardly any text` };
  return (captions >= 4 && own <= 2 && length < 700) || (described && captions >= 2 && own <= 3)
    ? { kind: "gallery", why: `${captions} captions and hardly any text` }
    : undefined;
}

/** The words of boxes of one make that each hold a picture and a few words that lead nowhere. */
function slidesOf({ page }: Told): readonly string[] {
  const best = boxGroups(page)
    .map(({ boxes }) => boxes.filter(isSlide))
    .sort((a, b) => b.length - a.length)[0];
  return (best ?? []).map((each) => wordsIn(each, 700));
}

function isSlide(box: Element): boolean {
  const images = box.querySelectorAll("img,picture,amp-img");
  if (images.length === 0 || images.length > 2 || box.querySelectorAll("h1,h2,h3,h4").length > 0) return false;
  const words = wordsIn(box, 700);
  return (
    words.length >= 20 && words.length < 600 && box.querySelectorAll("a").every((each) => wordsIn(each, 30).length < 25)
  );
}

function listing({ all, isDescribed, length }: Seen): Verdict | undefined {
  const { page, prose, data, meta, parts } = all;
  if (isDescribed || parts.length > 1) return undefined;
  const heads = page.elements.filter(
    (each) => /^h[2-5]$/.test(each.localName) && linksElsewhere(each) && !isInNavigation(each),
  );
  const list =
    data.things.some(
      ({ types }) => types.has("collectionpage") || types.has("itemlist") || types.has("searchresultspage"),
    ) || /^website$/i.test(meta.first("og:type")?.value ?? "");
  if (heads.length < (list ? 4 : 6)) return undefined;
  const boxes = heads.map(teaserBox);
  const inBoxes = boxes.reduce((sum, box) => sum + prose.in(box), 0);
  const rest = prose.in({ from: 0, to: page.source.length }) - inBoxes;
  const most = Math.max(0, ...boxes.map((box) => prose.in(box)));
  // A page that calls itself a list may describe its topic at some length, too.
  return rest < (list ? Math.max(600, length * 0.5) : Math.max(400, length * 0.35)) && most < 900
    ? { kind: "listing", why: `${heads.length} headlines that lead to other pages, and no story of its own` }
    : undefined;
}

function isInNavigation(element: Element): boolean {
  return (
    around(element, (up) => up.localName === "nav" || up.localName === "footer" || up.localName === "aside") !==
    undefined
  );
}

/** The box of a headline: the largest around it that has no other. */
function teaserBox(head: Element): Element {
  let box = head;
  for (let up = head.parentNode; up && up.querySelectorAll("h2,h3,h4,h5").length <= 1; up = up.parentNode) box = up;
  return box;
}

function empty({ all, length, captions, titles }: Seen): Verdict | undefined {
  if (length > 0 || captions > 0) return undefined;
  const shown = all.parts.some(({ title }) => title !== undefined) ? titles.join("") : "";
  return shown === "" ? { kind: "empty", why: "no text was found in it" } : undefined;
}
