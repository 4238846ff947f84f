import { copiesSchema } from "./copies.sql.ts";

/** Raised when a table changes its shape; a file of another version is refused with what to do. */
export const schemaVersion = 6;

/** "DBK1": marks the file as Daybook's, so that `file` and we can tell. */
export const applicationId = 0x44424b31;

/** How a value lies in its column: as text or number, or as JSON where it is a list or a tagged value. */
export type ColumnType = "TEXT" | "INTEGER" | "REAL" | "JSON";

/** A column: its name, its type, the field it holds (a path into the record), and what it means. */
export type Column = readonly [name: string, type: ColumnType, path: string, doc: string];

export interface Table {
  readonly name: string;
  readonly doc: string;
  readonly columns: readonly Column[];
}

// Spans are two columns, <name>_from and <name>_to: half-open, in UTF-16 units of pages.text.
const span = (name: string, path: string, doc: string): Column[] => [
  [`${name}_from`, "INTEGER", `${path}.from`, doc],
  [`${name}_to`, "INTEGER", `${path}.to`, ""],
];
const own: Column[] = [
  ["start", "INTEGER", "from", "first character of the record in pages.text, UTF-16 units"],
  ["stop", "INTEGER", "to", "one past the last"],
];
const id: Column = ["id", "TEXT", "id", "address: page#from-to"];
const basis: Column = ["basis", "JSON", "basis", "why it is held: lexicon line, rule, model or reader"];

/** The layers of a reading as tables: (page, nth) is the place of a record in its page's list. Text stays in `pages` alone. */
export const layers = {
  blocks: {
    name: "blocks",
    doc: "stretches of a page of one kind; repeats point at their first copy",
    columns: [
      ...own,
      ["kind", "TEXT", "kind", "headline, dateline, byline, paragraph, caption, timestamp, boilerplate"],
      ["repeats", "INTEGER", "repeats", "nth of the block this one repeats"],
      ...span("credit", "credit", "captions: the credit"),
      ...span("date", "date.span", "captions: the day of the picture"),
      ["date", "TEXT", "date.value", ""],
    ],
  },
  articles: {
    name: "articles",
    doc: "stories inside a page",
    columns: [
      id,
      ...own,
      ...span("headline", "headline", ""),
      ...span("byline", "byline", ""),
      ...span("dateline", "dateline.span", ""),
      ...span("dateline_place", "dateline.place", ""),
      ...span("dateline_day", "dateline.day", ""),
      ...span("dateline_outlet", "dateline.outlet", ""),
      ["outlet", "TEXT", "outlet", ""],
      ["language", "TEXT", "language", "ISO 639-1; NULL for English, the only one that is read"],
      ["published_earliest", "TEXT", "published.earliest", "publication lies between these days"],
      ["published_latest", "TEXT", "published.latest", ""],
      ...span("published_evidence", "published.evidence", "the characters the days were read from"),
      ["published_source", "JSON", "published.source", "the field of the file they were read from, as written"],
      ["published_basis", "JSON", "published.basis", ""],
      ["blocks", "JSON", "blocks", "nth of its blocks"],
      ["boundary", "TEXT", "boundary", "certain or possible: how sure it is that a story begins here"],
    ],
  },
  sentences: {
    name: "sentences",
    doc: "sentences without their trees: reading the page again makes those",
    columns: [
      ...own,
      ["article", "TEXT", "article", "articles.id"],
      ["block", "INTEGER", "block", "blocks.nth"],
      ["confidence", "REAL", "confidence", "least margin of the parser, 0 to 1"],
    ],
  },
  mentions: {
    name: "mentions",
    doc: "what the text names: actors, places, times, counts, weapons",
    columns: [
      id,
      ...own,
      ["kind", "TEXT", "kind", "actor, place, time, count, weapon"],
      ...span("head", "head", "the head word"),
      ["type", "TEXT", "type", "actors: state, armed-group, person, …; times: TIMEX3 type"],
      ["name", "TEXT", "name", "what to call it"],
      ["entity", "TEXT", "entity", "lexicon or gazetteer id"],
      ["code", "TEXT", "code", "actors: PLOVER actor code"],
      ["side", "TEXT", "side", "actors: side in a conflict"],
      ["refers", "TEXT", "refers", "mentions.id it stands for"],
      ["home", "TEXT", "home", "actors: address of the words its country was taken from"],
      ["confidence", "REAL", "confidence", "of the reference; places: that of all of the name this one is meant"],
      ["country", "TEXT", "country", "places: ISO 3166-1 alpha-3"],
      ["lat", "REAL", "lat", ""],
      ["lon", "REAL", "lon", ""],
      ["precision", "TEXT", "precision", "places: exact … unknown; times: hour … unanchored"],
      ["radius_km", "REAL", "radiusKm", ""],
      ["relation", "TEXT", "relation", "how the event lies to the place"],
      ["use", "TEXT", "use", "names of places that only name: metonym, modifier, embedded, demonym"],
      ["others", "JSON", "others", "places: what else the name might mean, with scores"],
      ["value", "TEXT", "value", "times: TIMEX3 value"],
      ["earliest", "TEXT", "earliest", "times: between these days"],
      ["latest", "TEXT", "latest", ""],
      ...span("evidence", "evidence", "times: what tells the days of publication it is bounded by"),
      ["low", "REAL", "low", "counts: at least"],
      ["high", "REAL", "high", "counts: at most; NULL when open"],
      ["qualifier", "TEXT", "qualifier", "counts: at least, dozens, …"],
      ["of", "TEXT", "of", "counts: what is counted"],
      ["weapon", "TEXT", "weapon", "weapons: lexicon id"],
      basis,
    ],
  },
  attributions: {
    name: "attributions",
    doc: "who says so: source, cue, content",
    columns: [
      id,
      ...span("source", "source", "the source phrase; NULL when the text names none"),
      ...span("cue", "cue", "the word that ties source and content"),
      ["content", "JSON", "content", "spans of what is said"],
      ["speakers", "JSON", "speakers", "mentions.id of who speaks"],
      ...span("recipient", "recipient", "whom it was told to"),
      ["source_kind", "TEXT", "sourceKind", "named-person … image"],
      ["side", "TEXT", "side", ""],
      ["stance", "TEXT", "stance", "asserts, confirms, denies, …"],
      ["style", "TEXT", "style", "direct, indirect, mixed"],
      ["cue_class", "TEXT", "cueClass", "speech, belief, wish, …"],
      ["first_person", "JSON", "firstPerson", "mentions.id of the I and we that stand for the first speaker"],
      ...span("anonymity", "anonymity", "the words that say that the speaker stays unnamed"),
      ...span("anonymity_reason", "anonymityReason", "of these, why"),
      ["noun", "JSON", "noun", "true where the cue is a noun"],
      ["within", "TEXT", "within", "attributions.id this one is told in"],
      ["confidence", "REAL", "confidence", "0 to 1"],
      basis,
    ],
  },
  events: {
    name: "events",
    doc: "what happened, or is said to",
    columns: [
      id,
      ...span("trigger", "trigger", "the word that names it"),
      ["plover", "TEXT", "code.plover", "PLOVER type"],
      ["mode", "TEXT", "code.mode", "PLOVER mode"],
      ["context", "JSON", "code.context", "PLOVER contexts"],
      ["cameo", "TEXT", "code.cameo", "CAMEO root"],
      ["acled", "TEXT", "code.acled", "ACLED sub-event type"],
      ["modality", "TEXT", "modality", "as the text itself puts it"],
      ["when_value", "TEXT", "when.value", "TIMEX3 value"],
      ["when_earliest", "TEXT", "when.earliest", "it happened between these days"],
      ["when_latest", "TEXT", "when.latest", ""],
      ["when_precision", "TEXT", "when.precision", "hour … unanchored"],
      ["when_mention", "TEXT", "when.mention", "mentions.id of the words it rests on"],
      ["when_basis", "JSON", "when.basis", "its own words, or from where it was carried over"],
      ["where", "JSON", "where", "its places, each with point, precision and basis"],
      ["confidence", "REAL", "confidence", "0 to 1"],
      basis,
    ],
  },
  roles: {
    name: "roles",
    doc: "who, whom, where, when, with what, how many: the roles of events",
    columns: [
      ["event", "INTEGER", "event", "events.nth"],
      ["role", "TEXT", "role", "actor, target, place, time, instrument, dead, injured, …"],
      ...own,
      ["mention", "TEXT", "mention", "mentions.id"],
      ["name", "TEXT", "name", "the resolved name"],
      basis,
    ],
  },
  claims: {
    name: "claims",
    doc: "an event as told by a chain of sources",
    columns: [
      id,
      ["event", "TEXT", "event", "events.id"],
      ["told", "JSON", "told", "attributions.id, outermost first; empty for the paper's own voice"],
      ["stance", "TEXT", "stance", "of the innermost holder"],
      ["modality", "TEXT", "modality", "actual, attempted, …, denied, disputed"],
      ["disputes", "JSON", "disputes", "claims.id it contradicts"],
    ],
  },
  tolls: {
    name: "tolls",
    doc: "how many suffered, as a chain of sources tells it; nothing is added up",
    columns: [
      id,
      ...own,
      ["kind", "TEXT", "kind", "dead, injured, arrested, displaced, missing, abducted"],
      ["low", "REAL", "low", "at least"],
      ["high", "REAL", "high", "at most; NULL when open; 0 with low 0: the text says there were none"],
      ["qualifier", "TEXT", "qualifier", "at least, dozens, …"],
      ...span("whom", "whom", "who they are, in the text's words"),
      ["victims", "TEXT", "victims", "mentions.id of whom"],
      ["event", "TEXT", "event", "events.id that made them suffer"],
      ["told", "JSON", "told", "attributions.id, outermost first; empty for the paper's own voice"],
      ["stance", "TEXT", "stance", "of the innermost holder"],
      ["modality", "TEXT", "modality", "actual, possible, …, denied, disputed"],
      basis,
    ],
  },
  notes: {
    name: "notes",
    doc: "what was odd on the page",
    columns: [...own, ["rule", "TEXT", "rule", ""], ["text", "TEXT", "text", ""]],
  },
  losses: {
    name: "losses",
    doc: "what of the file is not in the page's text, with all its words",
    columns: [
      ["reason", "TEXT", "reason", "navigation, related, comments, advertisement, …"],
      ["text", "TEXT", "text", ""],
      ["at_from", "INTEGER", "at.from", "where it stands in the decoded file, UTF-16 units"],
      ["at_to", "INTEGER", "at.to", ""],
      ["detail", "TEXT", "detail", "more on why, for people"],
    ],
  },
} as const satisfies Record<string, Table>;

export type LayerName = keyof typeof layers;

const fixed = `
CREATE TABLE pages (
  id TEXT PRIMARY KEY,         -- first 12 hex digits of sha256
  sha256 TEXT NOT NULL,        -- of the text as UTF-8
  text TEXT NOT NULL,          -- untouched; all offsets count in it
  given TEXT,                  -- JSON: what came from outside: published, url, outlet, split
  saved TEXT,                  -- JSON: what the file it was taken out of says about it; its losses are a table of their own
  offsets TEXT,                -- JSON: [text, source, length, source length?] of each run of the text, back to that file
  kit TEXT NOT NULL,           -- version of lexicon and models it was read with
  added TEXT NOT NULL,         -- when it was first stored, ISO 8601, UTC
  read TEXT NOT NULL,          -- when its present reading was stored
  superseded_by TEXT           -- the page that took its place at its address; NULL for the latest
) STRICT;
CREATE INDEX pages_superseded ON pages (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE TABLE sightings (
  page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  path TEXT NOT NULL,          -- file it was read from, or ''
  url TEXT NOT NULL,           -- address it was given with, else the one it says it stands at, or ''
  url_basis TEXT NOT NULL,     -- 'given', or the field of the file that tells the address
  outlet TEXT NOT NULL,        -- the same of its outlet
  outlet_basis TEXT NOT NULL,
  seen TEXT NOT NULL,          -- when, ISO 8601, UTC
  fetched TEXT NOT NULL,       -- when it was captured, or ''
  source_sha256 TEXT NOT NULL, -- of the bytes before decoding
  PRIMARY KEY (page, path, url)
) STRICT;
CREATE TABLE inputs (          -- what came of each file, so that adding it again need not read it again
  path TEXT NOT NULL,
  part TEXT NOT NULL,          -- of an archive: "record 12"; '' for the file itself
  size INTEGER,                -- of the file, with the time of its last change
  modified REAL,               -- milliseconds since 1970
  sha256 TEXT,                 -- of the bytes before decoding; NULL for a file of many parts
  reader TEXT NOT NULL,        -- kit and version of Daybook
  given TEXT NOT NULL,         -- JSON, or ''
  page TEXT,                   -- the page it gave; NULL when it has no story, or many parts
  parts INTEGER,               -- how many parts were read
  said TEXT,                   -- why it has no story
  PRIMARY KEY (path, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX inputs_sha256 ON inputs (sha256);
`;

/** The data definition; comments stay in the file, so any SQLite tool shows them. `rows`: the columns of flat claim rows. */
export function schema(rows: readonly (readonly [name: string, type: ColumnType])[]): string {
  return [
    fixed,
    ...Object.values(layers).map(layerTable),
    `CREATE TABLE claim_rows ( -- each claim flat: who, whom, where, when, told by; made from the tables above\n${rows
      .map(([name, type]) => `  "${name}" ${type}`)
      .join(",\n")},\n  FOREIGN KEY (page) REFERENCES pages (id) ON DELETE CASCADE\n) STRICT;`,
    "CREATE INDEX claim_rows_page ON claim_rows (page, nr);",
    "CREATE INDEX claim_rows_type ON claim_rows (type, earliest);",
    "CREATE INDEX claim_rows_day ON claim_rows (earliest);",
    "CREATE INDEX claim_rows_claim ON claim_rows (claim);",
    "CREATE INDEX claim_rows_copy ON claim_rows (copy_of) WHERE copy_of <> '';",
    "CREATE INDEX claim_rows_article ON claim_rows (article);",
    copiesSchema,
  ].join("\n");
}

function layerTable({ name, doc, columns }: Table): string {
  const lines = columns.map(
    ([column, type, , note]) => `  "${column}" ${type === "JSON" ? "TEXT" : type},${note ? ` -- ${note}` : ""}`,
  );
  return `CREATE TABLE ${name} ( -- ${doc}
  page TEXT NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
  nth INTEGER NOT NULL, -- place in its page's list, from 0
${lines.join("\n")}
  PRIMARY KEY (page, nth)
) STRICT, WITHOUT ROWID;`;
}
