import type { Article } from "./article/article.ts";
import type { Attribution } from "./attribution/attribution.ts";
import { firstPersons } from "./attribution/first-person.ts";
import type { Claim } from "./claim/claim.ts";
import type { EventMention, EventRole, RoleName } from "./event/event.ts";
import type { Mention } from "./mention/mention.ts";
import type { Reading } from "./read.ts";
import type { Sentence } from "./sentence/sentence.ts";
import { type Address, indexAt, type Span, textOf } from "./span.ts";

/** A claim with everything its addresses point at looked up: what sheets, tables and exports are made from. */
export interface ClaimRecord {
  /** 1-based, in the page's order. */
  readonly nr: number;
  readonly claim: Claim;
  readonly event: EventMention;
  readonly article?: Article;
  /** The sentence of the trigger. */
  readonly sentence?: Sentence;
  readonly fillers: readonly Filler[];
  /** Outermost first; empty for the paper's own voice. */
  readonly told: readonly Teller[];
  /** The numbers of the claims that contradict this one. */
  readonly disputes: readonly number[];
}

/** What fills a role of an event: the characters, and what they stand for. */
export interface Filler {
  readonly role: RoleName;
  readonly span: Span;
  readonly text: string;
  /** The resolved name where it differs from the characters: "Israeli forces" for "They". */
  readonly name?: string;
  /** The mention the characters were read as, and the one it leads to when it stands for another. */
  readonly mention?: Mention;
  readonly resolved?: Mention;
  readonly given: EventRole;
}

/** One link of a chain of sources. */
export interface Teller {
  /** "a", "b", … in the page's order. */
  readonly letter: string;
  readonly attribution: Attribution;
  /** The source phrase; absent when the text names none. */
  readonly source?: string;
  /** Names of the speakers where they differ from the phrase. */
  readonly speakers: readonly string[];
  readonly recipient?: string;
  /** That and why it stays unnamed, in the text's words: "asked not to be named because …". */
  readonly anonymity?: string;
}

/** What a reading's addresses point at. */
export interface Lookup {
  readonly mention: (id: Address) => Mention | undefined;
  readonly event: (id: Address) => EventMention | undefined;
  readonly teller: (id: Address) => Teller | undefined;
  /** The mention something stands for in the end: itself when it refers to nothing. */
  readonly resolved: (mention: Mention) => Mention;
  readonly sentenceAt: (offset: number) => Sentence | undefined;
  readonly articleAt: (offset: number) => Article | undefined;
}

/** The claims of a page in its order, each with what it points at. A claim whose event is missing is left out. */
export function records(reading: Reading, lookup: Lookup = lookups(reading)): readonly ClaimRecord[] {
  const numbers = new Map(reading.claims.map((claim, i) => [claim.id, i + 1]));
  return reading.claims.flatMap((claim, i) => {
    const event = lookup.event(claim.event);
    if (!event) return [];
    const article = lookup.articleAt(event.trigger.from);
    const sentence = lookup.sentenceAt(event.trigger.from);
    return {
      nr: i + 1,
      claim,
      event,
      ...(article && { article }),
      ...(sentence && { sentence }),
      fillers: event.roles.map((role) => filler(role, reading.page.text, lookup)),
      told: claim.told.flatMap((id) => lookup.teller(id) ?? []),
      disputes: (claim.disputes ?? []).flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b),
    };
  });
}

export function lookups(reading: Reading): Lookup {
  const mentions = new Map(reading.mentions.map((mention) => [mention.id, mention]));
  const speakers = firstPersons(reading.attributions);
  const events = new Map(reading.events.map((event) => [event.id, event]));
  const resolved = (mention: Mention): Mention => {
    let at = mention;
    // A circle of references must not hang the sheet: no chain in a text is longer than this.
    for (let hops = 0; hops < 16; hops++) {
      const to = ("refers" in at ? at.refers : undefined) ?? speakers.get(at.id);
      const next = to && mentions.get(to);
      if (!next) return at;
      at = next;
    }
    return mention;
  };
  const tellers = new Map(
    reading.attributions.map((each, i) => [each.id, teller(each, letters(i), reading.page.text, mentions, resolved)]),
  );
  return {
    mention: (id) => mentions.get(id),
    event: (id) => events.get(id),
    teller: (id) => tellers.get(id),
    resolved,
    sentenceAt: (offset) => reading.sentences[indexAt(reading.sentences, offset)],
    articleAt: (offset) => reading.articles[indexAt(reading.articles, offset)],
  };
}

function filler(role: EventRole, text: string, lookup: Lookup): Filler {
  const mention = role.mention ? lookup.mention(role.mention) : undefined;
  const resolved = mention && lookup.resolved(mention);
  const phrase = oneLine(textOf(text, role));
  const name = role.name ?? (resolved && resolved !== mention ? nameOf(resolved) : undefined);
  return {
    role: role.role,
    span: { from: role.from, to: role.to },
    text: phrase,
    ...(name !== undefined && name !== phrase && { name }),
    ...(mention && { mention }),
    ...(resolved && resolved !== mention && { resolved }),
    given: role,
  };
}

function teller(
  attribution: Attribution,
  letter: string,
  text: string,
  mentions: ReadonlyMap<Address, Mention>,
  resolved: (mention: Mention) => Mention,
): Teller {
  const source = attribution.source && oneLine(textOf(text, attribution.source));
  const speakers = attribution.speakers.flatMap((id) => {
    const mention = mentions.get(id);
    const name = mention && nameOf(resolved(mention));
    return name === undefined || source?.includes(name) ? [] : name;
  });
  return {
    letter,
    attribution,
    ...(source !== undefined && { source }),
    speakers: [...new Set(speakers)],
    ...(attribution.recipient && { recipient: oneLine(textOf(text, attribution.recipient)) }),
    ...(attribution.anonymity && { anonymity: oneLine(textOf(text, attribution.anonymity)) }),
  };
}

/** What to call a mention in a table; undefined for kinds that have a value instead of a name. */
export function nameOf(mention: Mention): string | undefined {
  return mention.kind === "actor" || mention.kind === "place" ? mention.name : undefined;
}

/** Line breaks and tabs of the page as single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** 0 -> "a", 25 -> "z", 26 -> "aa". */
function letters(i: number): string {
  return (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(97 + (i % 26));
}
