import { z } from "zod";
import type { Reading } from "./read.ts";
import type { Address } from "./span.ts";

const offset = z.int().min(0).describe("UTF-16 units of page.text; `to` is one past the last");
const span = z.strictObject({ from: offset, to: offset });
const share = z.number().min(0).max(1);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const address = z
  .string()
  .regex(/^[^#]*#\d+-\d+(:\d+)?$/)
  .describe("page#from-to") as unknown as z.ZodType<Address>;

const basis = z
  .discriminatedUnion("by", [
    z.strictObject({ by: z.literal("lexicon"), entry: z.string(), at: z.string().describe("lexicon/file.yaml:line") }),
    z.strictObject({ by: z.literal("rule"), rule: z.string() }),
    z.strictObject({ by: z.literal("model"), model: z.string(), score: z.number() }),
    z.strictObject({ by: z.literal("reader"), who: z.string(), when: z.string() }),
  ])
  .describe("why it is held");

const fact = z.strictObject({ value: z.string(), field: z.string(), at: span.exactOptional() });
const savedDate = {
  raw: z.string(),
  field: z.string(),
  at: span.exactOptional(),
  earliest: day.exactOptional(),
  latest: day.exactOptional(),
  instant: z.string().exactOptional(),
  zone: z.string().exactOptional(),
  confidence: share,
};
const dated = z.strictObject({ ...savedDate, others: z.array(z.strictObject(savedDate)).exactOptional() });
const blockKind = z.enum(["headline", "dateline", "byline", "paragraph", "caption", "timestamp", "boilerplate"]);

const saved = z
  .strictObject({
    format: z.enum(["html", "feed", "mail", "pdf", "docx"]),
    offsets: z.array(
      z.strictObject({
        text: offset,
        source: z.int().min(0),
        length: z.int().min(0),
        sourceLength: z.int().min(0).exactOptional(),
      }),
    ),
    blocks: z.array(z.strictObject({ ...span.shape, kind: blockKind })),
    stories: z.array(
      z.strictObject({
        ...span.shape,
        title: fact.exactOptional(),
        byline: fact.exactOptional(),
        outlet: fact.exactOptional(),
        agency: fact.exactOptional(),
        published: dated.exactOptional(),
        modified: dated.exactOptional(),
        url: fact.exactOptional(),
        partial: z.strictObject({ kind: z.enum(["paywall", "part", "truncated", "teaser"]), fact }).exactOptional(),
        form: z.enum(["live-entry", "transcript", "gallery"]).exactOptional(),
        corrections: z.array(span).exactOptional(),
        retracted: fact.exactOptional(),
      }),
    ),
    losses: z.array(
      z.strictObject({
        reason: z.enum([
          "navigation",
          "boilerplate",
          "related",
          "comments",
          "advertisement",
          "share",
          "newsletter",
          "consent",
          "form",
          "script",
          "hidden",
          "media",
          "low-score",
          "repeat",
          "limit",
          "malformed",
          "other",
        ]),
        text: z.string(),
        at: span.exactOptional(),
        detail: z.string().exactOptional(),
      }),
    ),
    canonical: fact.exactOptional(),
    twins: z.array(fact).exactOptional(),
    language: fact.exactOptional(),
    rights: z.array(fact).exactOptional(),
    instead: z
      .strictObject({
        kind: z.enum([
          "script-only",
          "cookie-wall",
          "bot-check",
          "login",
          "paywall",
          "soft-404",
          "listing",
          "gallery",
          "empty",
        ]),
        why: z.string(),
      })
      .exactOptional(),
  })
  .describe("what the file says about the text taken out of it; spans named `at` count in the source");

const page = z.strictObject({
  id: z.string().describe("first 12 hex digits of the sha256 of the text"),
  text: z.string(),
  blocks: z.array(
    z.strictObject({
      ...span.shape,
      kind: blockKind,
      repeats: z.int().min(0).exactOptional(),
      credit: span.exactOptional(),
      date: z.strictObject({ span, value: z.string() }).exactOptional(),
    }),
  ),
  given: z
    .strictObject({
      published: z.string().exactOptional(),
      url: z.string().exactOptional(),
      outlet: z.string().exactOptional(),
      split: z.boolean().exactOptional().describe("true: every possible story is one; false: the page is one story"),
    })
    .exactOptional(),
  saved: saved.exactOptional(),
});

const article = z.strictObject({
  ...span.shape,
  id: address,
  headline: span.exactOptional(),
  byline: span.exactOptional(),
  dateline: z
    .strictObject({
      span,
      place: span.exactOptional(),
      day: span.exactOptional(),
      outlet: span.exactOptional(),
    })
    .exactOptional(),
  outlet: z.string().exactOptional(),
  published: z
    .strictObject({
      earliest: day.exactOptional(),
      latest: day.exactOptional(),
      evidence: span.exactOptional(),
      source: z.strictObject({ field: z.string(), raw: z.string(), at: span.exactOptional() }).exactOptional(),
      basis,
    })
    .exactOptional(),
  blocks: z.array(z.int().min(0)),
  boundary: z.enum(["certain", "possible"]),
  language: z.string().exactOptional(),
});

const upos = z.enum(
  "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split(
    " ",
  ) as Reading["sentences"][number]["tokens"][number]["upos"][],
);

const sentence = z.strictObject({
  ...span.shape,
  article: address,
  block: z.int().min(0),
  tokens: z.array(
    z.strictObject({
      ...span.shape,
      form: z.string(),
      lemma: z.string(),
      upos,
      xpos: z.string(),
      head: z.int().min(-1),
      deprel: z.string(),
    }),
  ),
  confidence: share,
});

const placePrecision = z.enum(["exact", "settlement", "near", "admin2", "admin1", "country", "unknown"]);
const timePrecision = z.enum(["hour", "part-of-day", "day", "week", "month", "year", "bounded", "unanchored"]);

const mentionOf = { ...span.shape, id: address, head: span, basis };
const mention = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("actor"),
    ...mentionOf,
    type: z.enum([
      "state",
      "government",
      "military",
      "police",
      "armed-group",
      "party",
      "organisation",
      "outlet",
      "person",
      "role",
      "civilians",
      "pronoun",
      "unknown",
    ]),
    name: z.string(),
    entity: z.string().exactOptional(),
    code: z.string().exactOptional(),
    side: z.string().exactOptional(),
    refers: address.exactOptional(),
    home: address.exactOptional(),
    confidence: share.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("place"),
    ...mentionOf,
    name: z.string(),
    entity: z.string().exactOptional(),
    country: z.string().exactOptional(),
    lat: z.number().exactOptional(),
    lon: z.number().exactOptional(),
    precision: placePrecision,
    radiusKm: z.number().exactOptional(),
    relation: z.string().exactOptional(),
    use: z.enum(["metonym", "modifier", "embedded", "demonym"]).exactOptional(),
    refers: address.exactOptional(),
    confidence: share.exactOptional(),
    others: z
      .array(z.strictObject({ name: z.string(), country: z.string().exactOptional(), score: share }))
      .exactOptional(),
  }),
  z.strictObject({
    kind: z.literal("time"),
    ...mentionOf,
    type: z.enum(["DATE", "TIME", "DURATION", "SET"]),
    value: z.string(),
    earliest: day.exactOptional(),
    latest: day.exactOptional(),
    precision: timePrecision,
    evidence: span.exactOptional().describe("what tells the days of publication it is bounded by"),
  }),
  z.strictObject({
    kind: z.literal("count"),
    ...mentionOf,
    low: z.number(),
    high: z.number().exactOptional(),
    qualifier: z.string().exactOptional(),
    of: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal("weapon"), ...mentionOf, weapon: z.string() }),
]);

const stance = z.enum([
  "asserts",
  "confirms",
  "denies",
  "doubts",
  "claims-responsibility",
  "demands",
  "declines",
  "unverified",
]);

const attribution = z.strictObject({
  id: address,
  source: span.exactOptional(),
  cue: span,
  content: z.array(span),
  speakers: z.array(address),
  recipient: span.exactOptional(),
  sourceKind: z.enum(["named-person", "named-organisation", "outlet", "role", "unnamed", "document", "image"]),
  side: z.string().exactOptional(),
  stance,
  style: z.enum(["direct", "indirect", "mixed"]),
  cueClass: z.enum(["speech", "belief", "wish", "decision", "perception", "document", "image"]),
  firstPerson: z.array(address).exactOptional(),
  anonymity: span.exactOptional(),
  anonymityReason: span.exactOptional(),
  noun: z.literal(true).exactOptional(),
  within: address.exactOptional(),
  confidence: share,
  basis,
});

const eventModalities = ["actual", "attempted", "planned", "demanded", "possible", "hypothetical", "negated"] as const;

const event = z.strictObject({
  id: address,
  trigger: span,
  code: z.strictObject({
    plover: z.string(),
    mode: z.string().exactOptional(),
    context: z.array(z.string()),
    cameo: z.string(),
    acled: z.string().exactOptional(),
  }),
  roles: z.array(
    z.strictObject({
      ...span.shape,
      role: z.enum([
        "actor",
        "target",
        "place",
        "time",
        "instrument",
        "dead",
        "injured",
        "arrested",
        "displaced",
        "missing",
        "abducted",
      ]),
      mention: address.exactOptional(),
      name: z.string().exactOptional(),
      basis,
    }),
  ),
  modality: z.enum(eventModalities),
  when: z
    .strictObject({
      value: z.string().exactOptional(),
      earliest: day.exactOptional(),
      latest: day.exactOptional(),
      precision: timePrecision,
      mention: address.exactOptional(),
      basis,
    })
    .exactOptional()
    .describe("when it happened, by its own words or carried over: the basis says which"),
  where: z
    .array(
      z.strictObject({
        name: z.string(),
        mention: address.exactOptional(),
        country: z.string().exactOptional(),
        lat: z.number().exactOptional(),
        lon: z.number().exactOptional(),
        precision: placePrecision,
        radiusKm: z.number().exactOptional(),
        relation: z.string().exactOptional(),
        within: z.array(address).exactOptional(),
        basis,
      }),
    )
    .exactOptional()
    .describe("where it happened, by its own words or carried over: the basis says which"),
  confidence: share,
  basis,
});

const claim = z.strictObject({
  id: address,
  event: address,
  told: z.array(address).describe("outermost first; empty: the paper's own voice"),
  stance,
  modality: z.enum([...eventModalities, "denied", "disputed"]),
  disputes: z.array(address).exactOptional(),
});

const toll = z.strictObject({
  ...span.shape,
  id: address,
  kind: z.enum(["dead", "injured", "arrested", "displaced", "missing", "abducted"]),
  low: z.number(),
  high: z.number().exactOptional().describe("absent: open, “at least 12”"),
  qualifier: z.string().exactOptional(),
  whom: span.exactOptional(),
  victims: address.exactOptional(),
  event: address.exactOptional(),
  told: z.array(address).describe("outermost first; empty: the paper's own voice"),
  stance,
  modality: z.enum([...eventModalities, "denied", "disputed"]),
  basis,
});

/** A whole reading, as `daybook read --json` writes it and docs/reading.schema.json describes it. */
const readingSchema = z
  .strictObject({
    page,
    articles: z.array(article),
    sentences: z.array(sentence),
    mentions: z.array(mention),
    attributions: z.array(attribution),
    events: z.array(event),
    claims: z.array(claim),
    tolls: z.array(toll),
    kit: z.string().describe("version of lexicon and models it was read with"),
    notes: z.array(z.strictObject({ ...span.shape, rule: z.string(), text: z.string() })),
  })
  .describe("A page as Daybook has read it. What was published, as it was put; nothing in it is verified.");

/** A reading from outside, checked. Throws ZodError with the path of what is wrong. */
export function parseReading(value: unknown): Reading {
  return readingSchema.parse(value);
}

/** The JSON Schema that the package publishes. */
export function readingJsonSchema(): object {
  return { title: "Daybook reading", ...z.toJSONSchema(readingSchema, { reused: "ref" }) };
}

type Mutable<T> = T extends string | number | boolean | undefined ? T : { -readonly [K in keyof T]: Mutable<T[K]> };
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

// Does not compile when schema and types differ, optional fields included.
const kept: Same<Mutable<z.infer<typeof readingSchema>>, Mutable<Reading>> = true;
void kept;
