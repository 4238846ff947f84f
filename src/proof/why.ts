import type { Attribution } from "../attribution/attribution.ts";
import type { Basis } from "../basis.ts";
import type { Claim } from "../claim/claim.ts";
import type { EventMention } from "../event/event.ts";
import type { EventTime } from "../event/when.ts";
import type { EventPlace } from "../event/where.ts";
import type { Mention, PlaceMention } from "../mention/mention.ts";
import { sourceSpan } from "../page/saved.ts";
import type { Reading } from "../read.ts";
import { type Lookup, lookups, oneLine } from "../record.ts";
import { type Address, type Span, spanOf, textOf } from "../span.ts";
import { type Lines, lineNumbers } from "./lines.ts";
import { inQuotes } from "./phrase.ts";
import { marked } from "./quote.ts";
import { eventTimeOf } from "./when.ts";
import { placeOf } from "./where.ts";
import { pad, printable } from "./width.ts";
import { type Piece, paint, wrap } from "./wrap.ts";

interface Why {
  readonly reading: Reading;
  readonly lookup: Lookup;
  readonly lines: Lines;
}

/** A field of an answer: its name, what it holds, the characters it was read from, and why. */
type Field = readonly [name: string, value: string, span?: Span | undefined, basis?: Basis | undefined];

/**
 * Why something was read so: every record of that address (a word can be a trigger and a cue at once) with its quote and, field by
 * field, the characters and the lexicon line, rule or model score each rests on. Undefined when the page has none.
 */
export function why(
  reading: Reading,
  id: string,
  options: { width?: number; color?: boolean } = {},
): string | undefined {
  const asked: Why = { reading, lookup: lookups(reading), lines: lineNumbers(reading.page.text) };
  const is = (record: { readonly id: Address }) => record.id === id;
  const claimed = reading.claims.filter(is);
  const parts: Piece[][][] = [];
  const say = (title: string, span: Span, fields: readonly Field[]) => {
    parts.push(answer(asked, `${title} ${id}`, span, fields, Math.max(60, options.width ?? 100)));
  };
  for (const each of claimed) say("claim", eventOf(each, asked)?.trigger ?? spanOf(each.id), claimFields(each, asked));
  for (const each of reading.events.filter(is))
    if (!claimed.some((claim) => claim.event === each.id)) say("event", each.trigger, eventFields(each, asked));
  for (const each of reading.attributions.filter(is)) say("attribution", each.cue, attributionFields(each, asked));
  for (const each of reading.mentions.filter(is)) say(`mention (${each.kind})`, each, mentionFields(each, asked));
  for (const each of reading.articles.filter(is))
    say("article", each.headline ?? each, [
      ["published", publishedOf(each.published), each.published?.evidence, each.published?.basis],
      ["outlet", each.outlet ?? "not known"],
      ["boundary", each.boundary],
    ]);
  if (parts.length === 0) return undefined;
  return parts.map((lines) => lines.map((line) => `${paint(line, options.color ?? false)}\n`).join("")).join("\n");
}

function answer(asked: Why, title: string, span: Span, fields: readonly Field[], columns: number): Piece[][] {
  const { text } = asked.reading.page;
  const sentence = asked.lookup.sentenceAt(span.from) ?? around(text, span);
  const mark = { ...span, label: "here", style: "trigger" as const };
  const out: Piece[][] = [[{ text: title, style: "strong" }]];
  for (const line of wrap(marked(text, near(sentence, span), [mark]), columns - 7))
    out.push([
      { text: out.length === 1 ? ` ${`L${asked.lines.of(span.from)}`.padEnd(6)}` : " ".repeat(7), style: "faint" },
      ...line,
    ]);
  out.push([]);
  for (const [name, value, at, basis] of [...fields, ...fileFields(asked, span)]) {
    const where = at ? `#${at.from}-${at.to}` : "";
    const body: Piece[] = [{ text: value }, ...(where ? [{ text: `  ${where}`, style: "faint" as const }] : [])];
    wrap(body, columns - 14).forEach((line, i) => {
      out.push([{ text: `  ${pad(i === 0 ? name : "", 12)}`, style: "faint" }, ...line]);
    });
    if (basis)
      for (const line of wrap([{ text: basisLine(basis), style: "faint" }], columns - 16))
        out.push([{ text: " ".repeat(16) }, ...line]);
  }
  return out;
}

/** Where the words stand in the file the text was taken out of. */
function fileFields({ reading: { page } }: Why, span: Span): Field[] {
  const at = page.saved && sourceSpan(page.saved, span);
  return at ? [["in the file", `characters ${at.from}–${at.to} of the ${page.saved!.format}, decoded`]] : [];
}

function claimFields(claim: Claim, asked: Why): Field[] {
  const event = eventOf(claim, asked);
  const chain = claim.told.flatMap((id, i) => {
    const teller = asked.lookup.teller(id);
    return teller
      ? attributionFields(teller.attribution, asked).map(
          ([name, ...rest]): Field => [i === 0 ? name : `▸ ${name}`, ...rest],
        )
      : [];
  });
  return [
    ...(event ? eventFields(event, asked) : []),
    ["told by", claim.told.length === 0 ? "the paper itself: no source is named" : `a chain of ${claim.told.length}`],
    ...chain,
    [
      "claim",
      `${claim.modality} × ${claim.stance}${event && event.modality !== claim.modality ? ` (the text itself: ${event.modality})` : ""}`,
    ],
    ...(claim.disputes?.length ? [["against", claim.disputes.join(", ")] satisfies Field] : []),
  ];
}

function eventFields(event: EventMention, asked: Why): Field[] {
  const { plover, mode, context, cameo, acled } = event.code;
  const code = [plover, mode, ...context].filter((part) => part !== undefined).join(" ");
  return [
    ["trigger", quoted(event.trigger, asked), event.trigger, event.basis],
    ["type", `${code} · CAMEO ${cameo}${acled ? ` · ACLED ${acled}` : ""}`],
    ["modality", event.modality],
    ["confidence", event.confidence.toFixed(2)],
    ...event.roles.flatMap((role): Field[] => {
      const mention = role.mention ? asked.lookup.mention(role.mention) : undefined;
      const isOther = role.name !== undefined && role.name !== textOf(asked.reading.page.text, role);
      const name = isOther ? ` = ${printable(role.name!)}` : "";
      return [[role.role, `${quoted(role, asked)}${name}`, role, role.basis], ...readAs(mention, asked)];
    }),
    ...(event.where ?? []).flatMap((place) => placeFields(place, event, asked)),
    ...(event.when ? [timeField(event.when, asked)] : []),
  ];
}

/** Where the event was, as its rows have it: not how the words alone were read. */
function placeFields(place: EventPlace, { roles }: EventMention, { lookup }: Why): Field[] {
  const { lat, lon } = place;
  const mention = place.mention === undefined ? undefined : lookup.mention(place.mention);
  const held = mention?.kind === "place" ? lookup.resolved(mention) : undefined;
  // a place of the event's own words has told what else it might be: "read as"
  const isTold = roles.some((role) => role.role === "place" && role.mention === place.mention);
  const doubt = !isTold && held?.kind === "place" && held.others?.length ? othersOf(held) : undefined;
  return [
    [
      "where",
      `${placeOf(place, lookup)}${lat === undefined || lon === undefined ? "" : ` · ${lat}, ${lon}`}`,
      mention,
      place.basis,
    ],
    ...(doubt === undefined ? [] : [["  how sure", printable(doubt)] satisfies Field]),
  ];
}

function timeField(when: EventTime, { lookup, reading }: Why): Field {
  const mention = when.mention === undefined ? undefined : lookup.mention(when.mention);
  return ["when", eventTimeOf(when, lookup, reading.page.text), mention, when.basis];
}

/** The mention that fills a role, and the one it leads to when it stands for another. */
function readAs(mention: Mention | undefined, asked: Why): Field[] {
  if (!mention) return [];
  const resolved = asked.lookup.resolved(mention);
  return [
    ["  read as", mentionValue(mention), undefined, mention.basis],
    ...(resolved === mention ? [] : [["  that is", mentionValue(resolved), resolved, resolved.basis] satisfies Field]),
  ];
}

function attributionFields(attribution: Attribution, asked: Why): Field[] {
  const { source, cue, content, recipient, within } = attribution;
  return [
    ["source", source ? quoted(source, asked) : "none named", source],
    ["cue", `${quoted(cue, asked)} (${attribution.cueClass}, ${attribution.style})`, cue, attribution.basis],
    ...content.map((span): Field => ["content", quoted(span, asked), span]),
    ...(recipient ? [["told to", quoted(recipient, asked), recipient] satisfies Field] : []),
    ["kind", `${attribution.sourceKind}${attribution.side ? `, side: ${printable(attribution.side)}` : ""}`],
    ...attribution.speakers.flatMap((id): Field[] => {
      const mention = asked.lookup.mention(id);
      return mention ? [["speaker", mentionValue(asked.lookup.resolved(mention)), mention, mention.basis]] : [];
    }),
    ["stance", `${attribution.stance}, confidence ${attribution.confidence.toFixed(2)}`],
    ...(within ? [["within", within] satisfies Field] : []),
  ];
}

function mentionFields(mention: Mention, asked: Why): Field[] {
  const { kind: _kind, id: _id, from: _from, to: _to, head, basis, ...values } = mention;
  const refers = "refers" in mention && mention.refers ? asked.lookup.mention(mention.refers) : undefined;
  return [
    ["characters", quoted(mention, asked), mention, basis],
    ["head", quoted(head, asked), head],
    ...Object.entries(values).map(([name, value]): Field => [name, printable(String(value))]),
    ...(refers ? [["stands for", quoted(refers, asked), refers, refers.basis] satisfies Field] : []),
  ];
}

/** "0.81, or Lume in KEN 0.12": how sure the place is, and what else was possible. */
function othersOf({ confidence, others }: PlaceMention): string | undefined {
  if (confidence === undefined) return undefined;
  return [
    String(confidence),
    ...(others ?? []).map(({ name, country, score }) => `or ${name}${country ? ` in ${country}` : ""} ${score}`),
  ].join(", ");
}

function mentionValue(mention: Mention): string {
  switch (mention.kind) {
    case "actor":
      return [mention.name, mention.type, mention.code, mention.entity]
        .filter((part) => part !== undefined)
        .map(printable)
        .join(" · ");
    case "place":
      return [mention.name, mention.precision, mention.country, mention.entity, othersOf(mention)]
        .filter((part) => part !== undefined)
        .map(printable)
        .join(" · ");
    case "time":
      return `${mention.value} · ${mention.earliest ?? "?"} to ${mention.latest ?? "?"} · ${mention.precision}`;
    case "count":
      return `${mention.low}${mention.high === undefined ? " or more" : mention.high === mention.low ? "" : `–${mention.high}`}${mention.of ? ` ${mention.of}` : ""}`;
    case "weapon":
      return mention.weapon;
  }
}

function basisLine(basis: Basis): string {
  switch (basis.by) {
    case "lexicon":
      return `because the lexicon has "${basis.entry}": ${basis.at}`;
    case "rule":
      return `because of the rule "${basis.rule}"`;
    case "model":
      return `because the model "${basis.model}" gives it ${basis.score.toFixed(3)}`;
    case "reader":
      return `because ${basis.who} decided so on ${basis.when}`;
  }
}

function publishedOf(published: Reading["articles"][number]["published"]): string {
  if (!published) return "not known";
  const { earliest, latest, source } = published;
  const place = source?.at ? ` at ${source.at.from}-${source.at.to} of the source` : "";
  const from = source ? `, from ${printable(source.field)}${place}: ${inQuotes(printable(oneLine(source.raw)))}` : "";
  return `${earliest ?? "?"} to ${latest ?? "?"}${from}`;
}

function quoted(span: Span, { reading }: Why): string {
  return inQuotes(printable(oneLine(textOf(reading.page.text, span))));
}

function eventOf(claim: Claim, asked: Why): EventMention | undefined {
  return asked.lookup.event(claim.event);
}

/** The characters around a span that lies in no sentence. */
function around(text: string, span: Span): Span {
  return { from: Math.max(0, span.from - 60), to: Math.min(text.length, span.to + 60) };
}

/** A sentence, but no more of a very long one than what stands near the span. */
function near(sentence: Span, span: Span): Span {
  return {
    from: Math.max(sentence.from, span.from - 800),
    to: Math.min(sentence.to, Math.max(span.to, span.from + 800)),
  };
}
