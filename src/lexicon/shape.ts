import { ploverContexts, ploverType, ploverTypes } from "../coding/plover.ts";
import { bodies, sectors } from "../coding/sector.ts";
import type { Lexicon } from "../kit/kit.ts";
import { plainExample } from "./example.ts";
import type { Placed, Problem } from "./file.ts";
import { parseMarked } from "./marked.ts";

/** What a field may hold: why a text is wrong, or undefined when it is right. `entry` are its other fields. */
type Check = (text: string) => string | undefined;

interface Field {
  /** "one" text, or "many" (one text or a list of them). */
  readonly holds: "one" | "many";
  readonly check?: Check;
}

interface Shape {
  readonly fields: Readonly<Record<string, Field>>;
  readonly required: readonly string[];
  /** At least one of these. */
  readonly anyOf?: readonly string[];
}

/** Everything that is wrong with the fields of an entry, each on its own line. */
export function entryProblems({ path, line, section, entry, lineOf }: Placed): Problem[] {
  const shape = shapes[section]!;
  const problems: Problem[] = [];
  const say = (field: string, reason: string) => problems.push({ path, line: lineOf(field), reason });
  const id: unknown = entry.id;
  if (id === undefined) problems.push({ path, line, reason: "the entry has no id" });
  else if (typeof id !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    say("id", `"${id}" is no id: small letters, figures and hyphens ("river-guard")`);
  for (const [name, value] of Object.entries(entry)) {
    if (name === "id" || name === "at" || name === "mine") continue;
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (!field) {
      say(name, `"${name}" is no field of ${section}: it has ${Object.keys(shape.fields).join(", ")}`);
      continue;
    }
    const texts = typeof value === "string" ? [value] : field.holds === "many" ? listOf(value) : undefined;
    if (!texts) {
      say(name, `"${name}" holds ${field.holds === "one" ? "one text" : "a text or a list of texts"}`);
      continue;
    }
    for (const [nth, text] of texts.entries()) {
      const reason = text.trim() === "" ? `"${name}" is empty` : field.check?.(text);
      if (reason !== undefined) problems.push({ path, line: lineOf(name, nth), reason });
    }
  }
  const modes = section === "verbs" && ploverType(String(entry.plover))?.modes;
  if (modes && typeof entry.mode === "string" && isMode(entry.mode) === undefined && !Object.hasOwn(modes, entry.mode))
    say(
      "mode",
      `${entry.plover} has no mode "${entry.mode}": ${Object.keys(modes).join(", ") || "it has none at all"}`,
    );
  for (const name of shape.required) if (entry[name] === undefined) say("id", `the entry has no "${name}"`);
  if (shape.anyOf && !shape.anyOf.some((name) => entry[name] !== undefined))
    say("id", `the entry has none of ${shape.anyOf.join(", ")}`);
  return problems;
}

/** Ids that an entry of actors or outlets points at and that stand nowhere; countries and bodies in codes that no entry has. */
export function pointerProblems(placed: Placed, merged: Lexicon): Problem[] {
  const { path, section, entry, lineOf } = placed;
  if (section === "places") return landProblems(placed, merged);
  if (section !== "actors" && section !== "outlets") return [];
  const { ids } = known(merged);
  const wrong = ["of", "partOf", "media"].flatMap((field) =>
    [entry[field]]
      .flat()
      .filter((id): id is string => typeof id === "string" && !ids.has(id))
      .map((id) => ({
        path,
        line: lineOf(field),
        reason: `"${field}: ${id}" points at no entry of actors or outlets`,
      })),
  );
  return [...wrong, ...landProblems(placed, merged)];
}

function landProblems({ path, entry, lineOf }: Placed, merged: Lexicon): Problem[] {
  const { lands } = known(merged);
  const problems: Problem[] = [];
  for (const field of ["code", "codes", "country"]) {
    for (const [nth, text] of [entry[field]].flat().entries()) {
      if (typeof text !== "string" || !/^[A-Z]{3}/.test(text)) continue;
      const land = text.slice(0, 3);
      const isElse = field !== "country" && (Object.hasOwn(sectors, land) || Object.hasOwn(bodies, land));
      if (isElse || lands.has(land)) continue;
      const reason = `"${land}" of "${text}" is no country${field === "country" ? "" : ", body or sector"} that is known (a state or territory of your own brings its code with it)`;
      problems.push({ path, line: lineOf(field, nth), reason });
    }
  }
  return problems;
}

interface Known {
  readonly ids: ReadonlySet<string>;
  readonly lands: ReadonlySet<string>;
}

const held = new WeakMap<Lexicon, Known>();

function known(lexicon: Lexicon): Known {
  const before = held.get(lexicon);
  if (before) return before;
  const actors = lexicon.actors ?? [];
  const lands = actors.filter(
    ({ kind, code }) => (kind === "state" || kind === "territory") && typeof code === "string",
  );
  const made = {
    ids: new Set([...actors, ...(lexicon.outlets ?? [])].map(({ id }) => String(id))),
    lands: new Set(lands.map(({ code }) => String(code))),
  };
  held.set(lexicon, made);
  return made;
}

function listOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : undefined;
}

function oneOf(words: string): Check {
  const allowed = words.split("|");
  return (text) => (allowed.includes(text) ? undefined : `"${text}" is none of ${allowed.join(", ")}`);
}

const isSector: Check = (text) =>
  Object.hasOwn(sectors, text) || Object.hasOwn(bodies, text)
    ? undefined
    : `"${text}" is no sector of PLOVER: one of ${Object.keys(sectors).join(" ")}`;

const isLand: Check = (text) => (/^[A-Z]{3}$/.test(text) ? undefined : `"${text}" is no code of three capitals`);

const isCode: Check = (text) => {
  if (!/^([A-Z]{3}){1,3}$/.test(text))
    return `"${text}" is no actor code: three capitals for the country, then a sector`;
  const wrong = (text.slice(3).match(/.{3}/g) ?? []).find((part) => isSector(part) !== undefined);
  return wrong === undefined ? undefined : isSector(wrong);
};

const isDatedCode: Check = (text) => {
  const found = /^([A-Z]{3,9})(?: since (\S+))?(?: until (\S+))?$/.exec(text);
  if (!found) return `"${text}" is no dated code: "SYRGOV since 2000-07-17 until 2024-12-08"`;
  const [, code = "", since, until] = found;
  const wrong = [since, until].map((each) => each && isDay(each)).find((each) => each !== undefined);
  if (wrong) return wrong;
  // "2024" holds to the end of the year
  if (since && until && since > `${until}~`) return `"${text}" ends before it begins`;
  return isCode(code);
};

/** A day of the calendar, a month or a year. */
const isDay: Check = (text) => {
  const [, year = "", month = "01", day = "01"] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== "" && time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day)
    ? undefined
    : `"${text}" is no day: YYYY-MM-DD, YYYY-MM or YYYY`;
};

const isPlover: Check = (text) =>
  ploverType(text) ? undefined : `"${text}" is no PLOVER type: one of ${ploverTypes.map(({ type }) => type).join(" ")}`;

const isMode: Check = (text) =>
  ploverTypes.some(({ modes }) => Object.hasOwn(modes, text)) ? undefined : `"${text}" is no mode of PLOVER`;

const isContext: Check = (text) =>
  Object.hasOwn(ploverContexts, text) ? undefined : `"${text}" is no context of PLOVER`;

const isPoint: Check = (text) => {
  const found = /^(-?\d+(?:\.\d+)?)[ ,]+(-?\d+(?:\.\d+)?)$/.exec(text);
  const [lat, lon] = [Number(found?.[1]), Number(found?.[2])];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
    ? undefined
    : `"${text}" is no point: latitude and longitude in degrees ("33.9 35.5")`;
};

const isNumber: Check = (text) => (Number(text) >= 0 ? undefined : `"${text}" is no number`);
const isSure: Check = (text) =>
  Number(text) >= 0 && Number(text) <= 1 ? undefined : `"${text}" is no number between 0 and 1`;
const yesNo = oneOf("yes|no");
const stance = oneOf("asserts|confirms|denies|doubts|claims-responsibility|demands|declines|unverified");
const cueClass = oneOf("speech|belief|decision|wish|document|perception|image");
const role = oneOf("actor|target|place|time|instrument|dead|injured|arrested|displaced|missing|abducted|theme");
/** The same parser that reads the examples says what is wrong with one. */
const mark: Check = (text) => {
  try {
    const { marks } = parseMarked(plainExample(text).line);
    const wrong = marks.find(({ label }) => !labels.has(label));
    return (
      wrong &&
      `"[${wrong.label} " marks nothing that is known: one of ${[...labels].join(", ")} ("\\[" is a bracket of the text)`
    );
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
};
const labels: ReadonlySet<string> = new Set(
  "actor place time count weapon source cue content recipient anonymity reason event target instrument dead injured arrested displaced missing abducted".split(
    " ",
  ),
);

const one = (check?: Check): Field => ({ holds: "one", ...(check && { check }) });
const many = (check?: Check): Field => ({ holds: "many", ...(check && { check }) });

const party = {
  name: one(),
  kind: one(
    oneOf(
      "state|territory|government|military|police|intelligence|armed group|militia|gang|coalition|organisation|party|person|outlet",
    ),
  ),
  code: one(isCode),
  codes: many(isDatedCode),
  country: one(isLand),
  also: many(),
  demonyms: many(),
  capital: many(),
  government: many(),
  of: one(),
  partOf: one(),
  side: one(),
  media: many(),
  roles: many(),
  point: one(isPoint),
  geonames: one((text) => (/^\d+$/.test(text) ? undefined : `"${text}" is no GeoNames id: digits alone`)),
  until: one(isDay),
  ambiguous: one(yesNo),
  medium: one(oneOf("agency|broadcaster|newspaper|magazine|site|monitor")),
  examples: many(mark),
};

const shapes: Readonly<Record<string, Shape>> = {
  actors: { fields: party, required: ["name", "kind"] },
  outlets: { fields: party, required: ["name", "kind"] },
  agents: {
    fields: {
      noun: one(),
      also: many(),
      plural: many(),
      type: one(
        oneOf(
          "state|government|military|police|armed-group|party|organisation|outlet|person|role|civilians|pronoun|unknown",
        ),
      ),
      sector: one(isSector),
      speaks: one(yesNo),
      person: one(yesNo),
      unnamed: one(yesNo),
      examples: many(mark),
    },
    required: ["noun", "type"],
  },
  verbs: {
    fields: {
      verbs: many(),
      nouns: many(),
      adjectives: many(),
      plover: one(isPlover),
      mode: one(isMode),
      context: many(isContext),
      frame: one((text) =>
        /^\w+ VERB( \w+)?$/.test(text) ? undefined : `"${text}" is no frame: "actor VERB target", "target VERB theme"`,
      ),
      target: many(),
      actor: many(),
      instrument: many(),
      place: many(),
      theme: many(),
      of: one(role),
      poss: one(role),
      counts: one(role),
      needs: many(isTest),
      not: many(isTest),
      self: one(role),
      rank: one(oneOf("last")),
      light: many(),
      subject: one(role),
      class: one(),
      examples: many(mark),
    },
    required: [],
    anyOf: ["plover", "light", "class"],
  },
  operators: {
    fields: {
      verbs: many(),
      nouns: many(),
      adjectives: many(),
      adverbs: many(),
      signature: one((text) =>
        /^[+\-puo]\/[+\-puo]$/.test(text) ? undefined : `"${text}" is no signature: "+/-" and the like`,
      ),
      stands: one(oneOf("actual|attempted|planned|demanded|possible|hypothetical|negated|prevented|failed|through")),
      examples: many(mark),
    },
    required: ["signature"],
    anyOf: ["verbs", "nouns", "adjectives", "adverbs"],
  },
  cues: {
    fields: {
      verbs: many(),
      nouns: many(),
      prepositions: many(),
      adverbs: many(),
      adjectives: many(),
      verdicts: many(),
      sources: many(),
      bodies: many(),
      mute: many(),
      class: one(cueClass),
      stance: one(stance),
      agentless: one(cueClass),
      negated: one(stance),
      alone: one(oneOf("no")),
      takes: many(),
      objects: many(),
      unless: many(),
      subject: one(oneOf("speaker|document|any")),
      sure: one(isSure),
      examples: many(mark),
    },
    required: ["class"],
  },
  weapons: {
    fields: { nouns: many(), mode: one(isMode), not: many(), examples: many(mark) },
    required: ["nouns"],
  },
  places: {
    fields: {
      name: one(),
      also: many(),
      kind: one(
        oneOf(
          "region|admin1|admin2|river|lake|sea|strait|canal|border|island|mountains|desert|camp|crossing|base|site|continent|city|town|village|district|airport",
        ),
      ),
      country: one(isLand),
      point: one(isPoint),
      radius: one(isNumber),
      source: one(),
      examples: many(mark),
    },
    required: ["name", "kind"],
  },
  "given-names": { fields: { gender: one(), names: many() }, required: ["gender", "names"] },
};

/** The sections a lexicon may have. */
export const sectionNames: readonly string[] = Object.keys(shapes);

function isTest(text: string): string | undefined {
  const [at = ""] = text.split(" ");
  return tests.includes(at) ? undefined : `"${text}" is no test: it begins with one of ${tests.join(", ")}`;
}

const tests: readonly string[] =
  "subject doer object oblique with det prep case compound infinitive passive active".split(" ");
