import type { Article, ArticleToken } from "./article.ts";
import type { Found } from "./candidate.ts";
import { FIELDS, fieldValue } from "./field.ts";
import { type Filler, ROLES, type Role } from "./judge.ts";
import type { Template } from "./template.ts";

/** A template in the notation of the keys: slot -> fills. */
export type Full = Readonly<Record<string, readonly string[]>>;

/** The 24 slots of an incident, as far as they can be told. `fields` gives the chances of the closed slots for an entity. */
export function full(
  article: Article,
  found: Found,
  template: Template,
  fields: (entity: number) => readonly number[],
): Full {
  const out: Record<string, string[]> = {
    type: [template.type.toUpperCase()],
    stage: ["ACCOMPLISHED"],
    category: [isByState(template, found) ? "STATE-SPONSORED VIOLENCE" : "TERRORIST ACT"],
    date: [dateOf(article, found, template)],
    location: [locationOf(article, found, template)],
  };
  const put = (slot: string, fill: string): void => {
    out[slot] ??= [];
    out[slot].push(fill);
  };
  for (const filler of template.fillers) {
    const role = ROLES[filler.role]!;
    const name = quoted(found.candidates[filler.candidate]!.text);
    put(SLOT[role], name);
    for (const field of FIELDS) {
      if (!field.of.includes(role)) continue;
      const value = fieldValue(field, fields(filler.entity));
      if (value !== "") put(field.slot, `${value}: ${name}`);
    }
    const nation = NATIONS.find(([, words]) => words.test(` ${phraseText(article, found, filler)} `))?.[0];
    if (nation !== undefined && !out.location![0]!.startsWith(nation)) {
      if (role === "Target") put("phys_nation", `${nation}: ${name}`);
      if (role === "Victim" || role === "Described") put("hum_nation", `${nation}: ${name}`);
    }
    if (role === "Target") put("phys_num", `${numberOf(article, found, filler)}: ${name}`);
    if (role === "Victim" || role === "Described")
      put("hum_num", `${role === "Victim" ? "1" : numberOf(article, found, filler)}: ${name}`);
    const title = role === "Victim" ? titleOf(article, found, filler) : undefined;
    if (title !== undefined) put("hum_desc", `${quoted(title)}: ${name}`);
  }
  return out;
}

const SLOT: Readonly<Record<Role, string>> = {
  PerpInd: "perp_ind",
  PerpOrg: "perp_org",
  Target: "phys_id",
  Victim: "hum_name",
  Weapon: "instr_id",
  Described: "hum_desc",
};

function quoted(text: string): string {
  return `"${text.toUpperCase().replaceAll('"', "")}"`;
}

function isByState({ fillers }: Template, found: Found): boolean {
  return fillers.some(
    ({ role, candidate }) =>
      role < 2 &&
      /\b(?:army|armed forces|soldiers?|military|police|policemen|government|air force|troops|battalion|regime|officers?)\b/.test(
        found.candidates[candidate]!.key,
      ),
  );
}

/** The tokens of the longest phrase of a filler's first mention. */
function phraseOf(
  article: Article,
  found: Found,
  { entity }: Filler,
): { readonly tokens: readonly ArticleToken[]; readonly head: number } {
  const { sentence, head } = found.entities[entity]!.heads[0]!;
  return { tokens: article.sentences[sentence]!.tokens, head };
}

/** The words in front of a filler's head, and the head. */
function phraseText(article: Article, found: Found, filler: Filler): string {
  const { tokens, head } = phraseOf(article, found, filler);
  let first = head;
  while (first > 0 && head - first < 5 && /^(?:ADJ|NOUN|PROPN)$/.test(tokens[first - 1]!.upos)) first--;
  return tokens
    .slice(first, head + 1)
    .map(({ form }) => form.toLowerCase())
    .join(" ");
}

/** Foreigners and foreign property, by the words for them. */
const NATIONS: readonly (readonly [string, RegExp])[] = [
  ["UNITED STATES", / (?:u\.s\.|us|american|americans|north american) /],
  ["SPAIN", / (?:spanish|spaniards?) /],
  ["USSR", / (?:soviet|soviets|ussr) /],
  ["NICARAGUA", / nicaraguans? /],
  ["MEXICO", / mexicans? /],
  ["ITALY", / italians? /],
  ["BRAZIL", / brazilians? /],
  ["FRANCE", / french(?:man)? /],
  ["CANADA", / canadians? /],
  ["NETHERLANDS", / dutch /],
  ["HONDURAS", / hondurans? /],
  ["PERU", / peruvians? /],
  ["VENEZUELA", / venezuelans? /],
];

function numberOf(article: Article, found: Found, filler: Filler): string {
  const { tokens, head } = phraseOf(article, found, filler);
  for (const token of tokens) {
    if (token.head !== head || token.deprel !== "nummod") continue;
    const word = token.form.toLowerCase().replaceAll(",", "");
    const value = /^\d+$/.test(word) ? Number(word) : NUMBERS.indexOf(word);
    if (value > 0) return String(value);
  }
  return /^NNP?S$/.test(tokens[head]!.xpos) ? "PLURAL" : "1";
}

const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** What stands before or beside a name and says who it is: "senator", "a union leader". */
function titleOf(article: Article, found: Found, { entity }: Filler): string | undefined {
  for (const { sentence, head } of found.entities[entity]!.heads) {
    const { tokens } = article.sentences[sentence]!;
    let first = head;
    while (first > 0 && tokens[first - 1]!.upos === "PROPN" && tokens[first]!.to >= tokens[first - 1]!.to) first--;
    const before: string[] = [];
    for (let i = head - 1; i >= Math.max(0, head - 6); i--) {
      const token = tokens[i]!;
      if (token.upos === "PROPN" && before.length === 0 && !isTitle(token)) continue;
      if (token.upos === "NOUN" || token.upos === "ADJ" || isTitle(token)) before.unshift(token.form);
      else break;
    }
    if (before.length > 0) return before.join(" ");
    const other = tokens.find(({ deprel, head: up, upos }) => deprel === "appos" && up === head && upos === "NOUN");
    if (other) return other.form;
  }
  return undefined;
}

function isTitle({ form }: ArticleToken): boolean {
  return TITLES.has(form.toLowerCase());
}

const TITLES: ReadonlySet<string> = new Set(
  "president colonel general captain major lieutenant minister senator governor mayor bishop archbishop monsignor father judge ambassador doctor attorney priest deputy director col gen dr msgr".split(
    " ",
  ),
);

/** The day in the sentences of the fillers; else that it was by the day of the article. */
function dateOf(article: Article, found: Found, { fillers }: Template): string {
  const sentences = sentencesOf(found, fillers);
  for (const at of sentences)
    for (const near of [0, -1]) {
      const times =
        article.sentences[at + near]?.named.filter(
          ({ kind, value }) => kind === "time" && /^\d{4}-\d{2}-\d{2}/.test(value),
        ) ?? [];
      const past = times.find(({ value }) => article.day === undefined || value.slice(0, 10) <= article.day);
      if (past) return written(past.value);
    }
  return article.day === undefined ? "" : `- ${written(article.day)}`;
}

function written(day: string): string {
  const [year, month, date] = day.slice(0, 10).split("-");
  return `${date} ${MONTHS[Number(month) - 1]} ${year!.slice(2)}`;
}

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** Sentences by how many fillers of victim, target and weapon they name, most first. */
function sentencesOf(found: Found, fillers: readonly Filler[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const { entity, role } of fillers)
    for (const sentence of new Set(found.entities[entity]!.heads.map((each) => each.sentence)))
      counts.set(sentence, (counts.get(sentence) ?? 0) + (role >= 2 ? 1 : 0.3));
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([sentence]) => sentence);
}

/** "PERU: LIMA (CITY)": the town nearest to the fillers, in the country most spoken of; without one the country alone. */
function locationOf(article: Article, found: Found, { fillers }: Template): string {
  const order = sentencesOf(found, fillers).slice(0, 4);
  const nearby = [...new Set(order.flatMap((at) => [at, at - 1, at + 1]))];
  const country = countryOf(article, nearby);
  if (country === undefined) return "";
  for (const at of [...nearby, 0, 1])
    for (const { kind, value, country: of } of article.sentences[at]?.named ?? [])
      if (kind === "place" && COUNTRIES[of ?? ""] === country && value.toUpperCase() !== country)
        return `${country}: ${value.toUpperCase()} (CITY)`;
  return country;
}

/** The country of the task most spoken of, the sentences nearby counting more, that of the dateline too. */
function countryOf(article: Article, nearby: readonly number[]): string | undefined {
  const votes = new Map<string, number>();
  const vote = (country: string | undefined, weight: number): void => {
    if (country !== undefined) votes.set(country, (votes.get(country) ?? 0) + weight);
  };
  vote(countryOfDateline(article), 1.5);
  article.sentences.forEach(({ named }, at) => {
    for (const { kind, country } of named)
      if (kind === "place") vote(COUNTRIES[country ?? ""], nearby.includes(at) ? 1 : 0.25);
  });
  return [...votes].sort((x, y) => y[1] - x[1])[0]?.[0];
}

function countryOfDateline({ dateline }: Article): string | undefined {
  const text = dateline.toUpperCase();
  for (const country of Object.values(COUNTRIES)) if (text.includes(country)) return country;
  for (const [city, country] of CAPITALS) if (text.includes(city)) return country;
  return undefined;
}

/** The nine countries of the task. */
const COUNTRIES: Readonly<Record<string, string>> = {
  SLV: "EL SALVADOR",
  COL: "COLOMBIA",
  GTM: "GUATEMALA",
  PER: "PERU",
  CHL: "CHILE",
  HND: "HONDURAS",
  BOL: "BOLIVIA",
  ECU: "ECUADOR",
  ARG: "ARGENTINA",
};

const CAPITALS: readonly (readonly [string, string])[] = [
  ["SAN SALVADOR", "EL SALVADOR"],
  ["BOGOTA", "COLOMBIA"],
  ["GUATEMALA CITY", "GUATEMALA"],
  ["LIMA", "PERU"],
  ["SANTIAGO", "CHILE"],
  ["TEGUCIGALPA", "HONDURAS"],
  ["LA PAZ", "BOLIVIA"],
  ["QUITO", "ECUADOR"],
  ["BUENOS AIRES", "ARGENTINA"],
];
