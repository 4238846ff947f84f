import { byEntry, byRule } from "../../src/basis.ts";
import type { Reading } from "../../src/read.ts";
import { addresses, type Span } from "../../src/span.ts";

const text = `Raid on Karsh leaves nine dead

Smoke over the grain port. (Agency)
Smoke over the grain port. (Agency)

Gunmen from the Sarvan Front attacked the port of Karsh on Tuesday, killing at least nine people, the army said.
“They never entered the town,” the governor, Ilan Morrow, told Radio Karsh.

The 港口 workers’ union asked for calm.
`;

/** A hand-made reading that uses every field of every layer: what must survive sheets, stores and exports. */
export function handMade(): Reading {
  const page = "0123456789ab";
  const at = (phrase: string, nth = 1): Span => {
    let from = -1;
    for (let i = 0; i < nth; i++) from = text.indexOf(phrase, from + 1);
    if (from < 0) throw new RangeError(`not in the fixture: ${phrase}`);
    return { from, to: from + phrase.length };
  };
  const id = addresses(page);
  const lexicon = (entry: string, line: number) => byEntry({ id: entry, at: `lexicon/${entry}.yaml:${line}` });
  const actor = (phrase: string, nth = 1) => ({ kind: "actor" as const, ...at(phrase, nth), id: id(at(phrase, nth)) });
  const article = id({ from: 0, to: text.length });
  const gunmen = {
    ...actor("Gunmen from the Sarvan Front"),
    head: at("Gunmen"),
    type: "armed-group" as const,
    name: "Sarvan Front",
    entity: "sarvan-front",
    code: "XKSREB",
    side: "Sarvan Front",
    basis: lexicon("sarvan-front", 3),
  };
  const they = {
    ...actor("They"),
    head: at("They"),
    type: "pronoun" as const,
    name: "Sarvan Front",
    refers: gunmen.id,
    confidence: 0.75,
    basis: byRule("pronoun-subject"),
  };
  const army = {
    ...actor("the army"),
    head: at("army"),
    type: "military" as const,
    name: "the army",
    code: "XKSMIL",
    basis: lexicon("army", 7),
  };
  const governor = {
    ...actor("the governor, Ilan Morrow"),
    head: at("governor"),
    type: "person" as const,
    name: "Ilan Morrow",
    basis: byRule("apposition"),
  };
  const karsh = {
    kind: "place" as const,
    ...at("the port of Karsh"),
    id: id(at("the port of Karsh")),
    head: at("Karsh", 2),
    name: "Karsh",
    entity: "geonames:1",
    country: "XKS",
    lat: 41.25,
    lon: 29.5,
    precision: "settlement" as const,
    radiusKm: 7,
    relation: "near",
    basis: { by: "model" as const, model: "names", score: 0.914 },
  };
  const tuesday = {
    kind: "time" as const,
    ...at("Tuesday"),
    id: id(at("Tuesday")),
    head: at("Tuesday"),
    type: "DATE" as const,
    value: "2025-03-11",
    earliest: "2025-03-11",
    latest: "2025-03-11",
    precision: "day" as const,
    basis: byRule("weekday"),
  };
  const nine = {
    kind: "count" as const,
    ...at("at least nine people"),
    id: id(at("at least nine people")),
    head: at("people"),
    low: 9,
    qualifier: "at least",
    of: "person",
    basis: byRule("count"),
  };
  const said = {
    id: id(at("said")),
    source: at("the army"),
    cue: at("said"),
    content: [{ from: at("Gunmen").from, to: at("people").to }],
    speakers: [army.id],
    sourceKind: "named-organisation" as const,
    side: "government",
    stance: "asserts" as const,
    style: "indirect" as const,
    cueClass: "speech" as const,
    confidence: 0.9,
    basis: lexicon("say", 1),
  };
  const told = {
    id: id(at("told")),
    source: at("the governor, Ilan Morrow"),
    cue: at("told"),
    content: [at("“They never entered the town,”")],
    speakers: [governor.id],
    recipient: at("Radio Karsh"),
    sourceKind: "named-person" as const,
    stance: "denies" as const,
    style: "direct" as const,
    cueClass: "speech" as const,
    within: said.id,
    confidence: 0.8,
    basis: lexicon("tell", 2),
  };
  const asked = {
    id: id(at("asked")),
    cue: at("asked"),
    content: [at("for calm")],
    speakers: [],
    sourceKind: "unnamed" as const,
    stance: "demands" as const,
    style: "indirect" as const,
    cueClass: "wish" as const,
    confidence: 0.5,
    basis: lexicon("ask", 4),
  };
  const role = (
    name: "actor" | "target" | "place" | "time" | "dead",
    mention: Span & { id: (typeof gunmen)["id"] },
    alias?: string,
  ) => ({
    role: name,
    from: mention.from,
    to: mention.to,
    mention: mention.id,
    ...(alias === undefined ? {} : { name: alias }),
    basis: byRule(`role-${name}`),
  });
  const attack = {
    id: id(at("attacked")),
    trigger: at("attacked"),
    code: { plover: "ASSAULT", mode: "raid", context: ["military"], cameo: "19", acled: "Attack" },
    roles: [
      role("actor", gunmen),
      role("target", karsh),
      role("place", karsh),
      role("time", tuesday),
      role("dead", nine),
    ],
    modality: "actual" as const,
    confidence: 0.91,
    basis: lexicon("attack", 12),
  };
  const entered = {
    id: id(at("entered")),
    trigger: at("entered"),
    code: { plover: "ASSAULT", context: [], cameo: "19" },
    roles: [
      role("actor", they, "Sarvan Front"),
      { role: "target" as const, ...at("the town"), basis: byRule("object") },
    ],
    modality: "negated" as const,
    confidence: 0.7,
    basis: lexicon("enter", 5),
  };
  const first = {
    id: id(attack.trigger),
    event: attack.id,
    told: [said.id],
    stance: "asserts" as const,
    modality: "disputed" as const,
  };
  const second = {
    id: id(entered.trigger),
    event: entered.id,
    told: [said.id, told.id],
    stance: "denies" as const,
    modality: "negated" as const,
    disputes: [first.id],
  };
  const toll = {
    ...at("at least nine"),
    id: id(at("at least nine")),
    kind: "dead" as const,
    low: 9,
    qualifier: "at least",
    whom: at("people"),
    event: attack.id,
    told: [said.id],
    stance: "asserts" as const,
    modality: "actual" as const,
    basis: byRule("toll verb"),
  };
  const sentence = (span: Span, block: number) => ({ ...span, article, block, tokens: [], confidence: 0.5 });
  const line = (phrase: string, nth = 1) => {
    const { from } = at(phrase, nth);
    return { from, to: text.indexOf("\n", from) };
  };
  const caption = at("Smoke over the grain port. (Agency)");
  return {
    kit: "k1",
    page: {
      id: page,
      text,
      given: { published: "2025-03-12", url: "https://example.org/karsh", outlet: "Agency" },
      blocks: [
        { kind: "headline", ...line("Raid on") },
        { kind: "caption", ...caption, credit: at("(Agency)"), date: { span: at("grain"), value: "2025-03-11" } },
        { kind: "caption", ...line("Smoke", 2), repeats: 1 },
        { kind: "paragraph", from: at("Gunmen").from, to: line("“They").to },
        { kind: "paragraph", ...line("The 港口") },
      ],
    },
    articles: [
      {
        id: article,
        from: 0,
        to: text.length,
        headline: line("Raid on"),
        byline: at("Agency"),
        dateline: { span: at("Karsh"), place: at("Karsh"), day: at("Tuesday"), outlet: at("Agency") },
        outlet: "Agency",
        published: { earliest: "2025-03-12", latest: "2025-03-12", evidence: at("Tuesday"), basis: byRule("given") },
        blocks: [0, 1, 2, 3, 4],
        boundary: "certain",
      },
    ],
    sentences: [sentence(line("Gunmen"), 3), sentence(line("“They"), 3), sentence(line("The 港口"), 4)],
    mentions: [gunmen, karsh, tuesday, nine, army, they, governor],
    attributions: [said, told, asked],
    events: [attack, entered],
    claims: [first, second],
    tolls: [toll],
    notes: [{ ...line("The 港口"), rule: "script", text: "characters of another script than the page's" }],
  };
}
