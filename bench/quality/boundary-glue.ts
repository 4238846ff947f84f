import type { Story } from "./boundary-texts.ts";

/** A page made of several stories, and the lines (from 0) on which they begin; `body` are the lines of running text. */
export interface Glued {
  readonly text: string;
  readonly begins: readonly number[];
  readonly body: readonly number[];
}

/**
 * The ways scrapers glue. A: headline twice, each caption four times, a widget's word, a wide gap. B: headline and caption twice, a widget's word,
 * no wider gap. F: as B, no blank line at all. C: headline once, a wide gap. D: headline, byline, date line. G: headline, agency's dateline,
 * at times an end mark. One page in seven of these is made of briefs, of one to three paragraphs each. E: headline only, no blank line at all. H: headline only, a blank line below every line.
 */
export const STYLES = ["A", "B", "F", "C", "D", "G", "E", "H"] as const;
export type Style = (typeof STYLES)[number];

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Stories as one page in a style. */
export function glued(stories: readonly Story[], style: Style, random: Random): Glued {
  const dense = style === "F" || style === "E" || ((style === "D" || style === "G") && random() < 0.5);
  const wide = style === "A" || style === "C" ? 3 + Math.floor(random() * 3) : dense ? 0 : 1;
  const habits = habitsOf(random);
  const brief = style !== "E" && style !== "H" && random() < 0.15;
  const lines: string[] = [];
  const begins: number[] = [];
  const body: number[] = [];
  for (const [n, story] of stories.entries()) {
    if (n > 0) for (let i = 0; i < wide; i++) lines.push("");
    begins.push(lines.length);
    const { head, first, end } = headOf(story, style, habits, random);
    const put = (line: string, at: number) => {
      if (at > 0 && !dense) lines.push("");
      lines.push(line);
    };
    let at = 0;
    for (const group of head) {
      put(group[0]!, at++);
      for (const more of group.slice(1)) lines.push(more);
    }
    const prose = story.body.filter((line) => line.split(" ").length >= 10 && /[.!?]["”’]?$/.test(line));
    const told = brief && prose.length > 0 ? prose.slice(0, 1 + Math.floor(random() * 3)) : story.body;
    for (const [i, line] of told.entries()) {
      put(i === 0 ? `${first}${line}` : line, at++);
      body.push(lines.length - 1);
    }
    for (const line of end) put(line, at++);
  }
  return { text: `${lines.join("\n")}\n`, begins, body };
}

/**
 * One story with what else makes a page look like two: a wide gap, an advert, a picture shown twice, the titles of other stories, an update's date,
 * all in its middle. Nothing begins there.
 */
export function disturbed({ title, body }: Story, others: readonly Story[], random: Random): Glued {
  const dense = random() < 0.5;
  const places = new Map<number, number>();
  for (let n = 1 + Math.floor(random() * 3); n > 0; n--)
    places.set(1 + Math.floor(random() * (body.length - 1)), Math.floor(random() * 8));
  const other = () => pick(others, random).title;
  const lines = [title];
  const running: number[] = [];
  for (const [i, line] of body.entries()) {
    const kind = places.get(i);
    const gap = kind === 0 || kind === 1 ? 2 + Math.floor(random() * 4) : dense ? 0 : 1;
    for (let n = 0; n < gap; n++) lines.push("");
    const caption = captionsOf({ title, body, id: "" }, random)[0]!;
    if (kind === 1 || kind === 2) lines.push(pick(WIDGETS, random));
    else if (kind === 3) lines.push(caption, caption);
    else if (kind === 4) lines.push("Related stories", ...new Set([other(), other()]));
    else if (kind === 5) lines.push(other());
    else if (kind === 6) lines.push(`Read more: ${other()}`);
    else if (kind === 7) lines.push(`Updated ${stampOf({ ...habitsOf(random), stamp: 2 }, random)}`);
    if (kind !== undefined && kind > 0 && !dense) lines.push("");
    lines.push(line);
    running.push(lines.length - 1);
  }
  return { text: `${lines.join("\n")}\n`, begins: [0], body: running };
}

/** What is the same all over a page: where its widget stands, how it writes dates and names. */
interface Habits {
  readonly widget: string;
  readonly byline: number;
  readonly stamp: number;
  readonly dateline: number;
  readonly endMark: boolean;
}

function habitsOf(random: Random): Habits {
  return {
    widget: pick(WIDGETS, random),
    byline: Math.floor(random() * 4),
    stamp: Math.floor(random() * 5),
    dateline: Math.floor(random() * 4),
    endMark: random() < 0.4,
  };
}

interface Head {
  /** Lines that stand without a blank between them. */
  readonly head: readonly (readonly string[])[];
  readonly first: string;
  readonly end: readonly string[];
}

function headOf(story: Story, style: Style, habits: Habits, random: Random): Head {
  const { title } = story;
  const plain: Head = { head: [[title]], first: "", end: [] };
  if (style === "C" || style === "E" || style === "H") return plain;
  if (style === "D") return { ...plain, head: [[title], [bylineOf(habits, random)], [stampOf(habits, random)]] };
  if (style === "G") {
    const end = habits.endMark ? [pick(ENDS, random).replace("NAME", person(random))] : [];
    return { ...plain, first: datelineOf(habits, random), end };
  }
  const captions = captionsOf(story, random);
  const shown = (times: number) => captions.map((caption) => Array.from({ length: times }, () => caption));
  const [above, below] = style === "A" ? [shown(2), shown(2)] : random() < 0.5 ? [shown(1), []] : [[], shown(1)];
  const widgetFirst = random() < 0.3;
  const last = above.at(-1);
  const pictures = !last || widgetFirst ? above : [...above.slice(0, -1), [...last, habits.widget]];
  const lone = !last || widgetFirst ? [[habits.widget]] : [];
  return {
    ...plain,
    head: [[title], ...(widgetFirst ? [...lone, ...pictures] : [...pictures, ...lone]), [title], ...below],
  };
}

const WIDGETS = [
  "TT",
  "20",
  "Share",
  "ADVERTISEMENT",
  "Listen",
  "A+",
  "Print",
  "Save",
  "Share this article",
  "TT",
  "مشاركة",
];
const ENDS = [
  "(Reporting by NAME; Editing by Ana Ruiz)",
  "###",
  "Reporting by NAME",
  "* * *",
  "— AFP",
  "(Agencies)",
  "-30-",
];
const AGENCIES = ["Reuters", "AFP", "AP", "EPA", "Xinhua", "Anadolu", "Getty Images", "dpa"];
const FIRST = ["Amina", "Jonas", "Li", "Carla", "Omar", "Ngozi", "Petra", "Ivan", "Rosa", "Tariq", "Mei", "Samuel"];
const LAST = [
  "Diallo",
  "Weber",
  "Okafor",
  "Silva",
  "Haddad",
  "Kowalski",
  "Tanaka",
  "Mbeki",
  "Reyes",
  "Lindqvist",
  "Rahman",
];
const CITIES = [
  "Geneva",
  "Nairobi",
  "Lima",
  "Beirut",
  "Kyiv",
  "Manila",
  "Goma",
  "Quito",
  "Dhaka",
  "Lagos",
  "Warsaw",
  "Seoul",
];
const LANDS = ["Kenya", "Peru", "Lebanon", "Ukraine", "Congo", "Ecuador", "Poland", "Nigeria"];
const MONTHS = ["January", "March", "April", "May", "June", "July", "October", "November", "December"];

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!;
}

function person(random: Random): string {
  return `${pick(FIRST, random)} ${pick(LAST, random)}`;
}

function day(random: Random): { day: number; month: string; year: number } {
  return { day: 1 + Math.floor(random() * 28), month: pick(MONTHS, random), year: 2022 + Math.floor(random() * 4) };
}

function bylineOf({ byline }: Habits, random: Random): string {
  const name = person(random);
  const city = pick(CITIES, random);
  return [`By ${name}`, `By ${name} in ${city}`, name, `${name}, ${city}`][byline]!;
}

function stampOf({ stamp }: Habits, random: Random): string {
  const { day: date, month, year } = day(random);
  const clock = `${1 + Math.floor(random() * 11)}:${10 + Math.floor(random() * 49)}`;
  return [
    `Published ${date} ${month} ${year}`,
    `${month} ${date}, ${year} ${clock} PM GMT`,
    `${date} ${month} ${year}`,
    `Published: ${date} ${month.slice(0, 3)} ${year}, ${clock} GMT`,
    `${date} ${month} ${year} / ${clock} AM`,
  ][stamp]!;
}

function datelineOf({ dateline }: Habits, random: Random): string {
  const city = pick(CITIES, random);
  const land = pick(LANDS, random);
  const { day: date, month } = day(random);
  return [
    `${city.toUpperCase()}, ${month} ${date} (Reuters) - `,
    `${city.toUpperCase()}, ${land} (AP) — `,
    `${city}, ${date} ${month} (AFP) – `,
    `${city.toUpperCase()} — `,
  ][dateline]!;
}

/** One or two captions from the story's own names. */
function captionsOf(story: Story, random: Random): readonly string[] {
  const names = namesOf(story);
  const name = () => pick(names, random);
  const { day: date, month, year } = day(random);
  const agency = pick(AGENCIES, random);
  const make = () =>
    pick(
      [
        `File photo of ${name()} (${agency})`,
        `${name()} is seen on ${date} ${month} ${year}. (${agency})`,
        `People gather outside a building in ${name()}, ${date} ${month} ${year}. ${agency.toUpperCase()}/${person(random)}`,
        `A view of ${name()} [${person(random)}/${agency}]`,
        `${name()} speaks to reporters (${agency})`,
        `A woman walks past a sign of ${name()}, ${month} ${date}, ${year} (${agency})`,
        `${name()}. Photo: ${agency}`,
      ],
      random,
    );
  const first = make();
  const second = make();
  return random() < 0.25 && second !== first ? [first, second] : [first];
}

function namesOf({ title, body }: Story): readonly string[] {
  const found = body.join("\n").match(/(?<=[\p{Ll},] )\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}/gu) ?? [];
  return found.length > 0 ? found : [title];
}
