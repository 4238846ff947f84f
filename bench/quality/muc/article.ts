import type { Kit } from "../../../src/kit/kit.ts";
import type { Mention } from "../../../src/mention/mention.ts";
import { read } from "../../../src/read.ts";
import { recased } from "../../../src/sentence/caps.ts";
import { type Token, wordAtoms } from "../../../src/sentence/sentence.ts";

/** An article of the benchmark as Daybook reads it, laid out for learning: plain data, so that readings can be kept. */
export interface Article {
  readonly docid: string;
  readonly dateline: string;
  /** Year, month and day of the dateline, where it tells them. */
  readonly day?: string;
  readonly sentences: readonly ArticleSentence[];
}

export interface ArticleSentence {
  readonly paragraph: number;
  readonly tokens: readonly ArticleToken[];
  /** What Daybook found, by the token it stands on. */
  readonly named: readonly Named[];
  readonly events: readonly Event[];
}

export interface ArticleToken extends Token {
  /** WordNet's field of its first sense as a noun: 18 person, 14 group, 6 thing made, 15 place. */
  readonly field: number;
}

/** A mention: its head token, its kind, and what it is a mention of. */
export interface Named {
  readonly kind: Mention["kind"];
  readonly head: number;
  readonly first: number;
  readonly last: number;
  readonly type: string;
  /** The same for all mentions of one party. */
  readonly who: string;
  readonly value: string;
  readonly country?: string;
}

export interface Event {
  readonly at: number;
  readonly type: string;
  readonly mode: string;
  readonly modality: string;
  /** Role and the head token it lies on, in this sentence. */
  readonly roles: readonly { readonly role: string; readonly at: number }[];
}

/** Reads an article: lines joined to paragraphs, the day of its dateline given. */
export function articleOf(docid: string, text: string, dateline: string, kit: Kit): Article {
  const day = dayOf(dateline);
  const joined = text.replace(/\n(?![ \t]*\n)(?=.)/g, (_gap, at: number) => (text[at - 1] === "\n" ? "\n" : " "));
  // Read in the case of running text from the start: its tokens tell names from words.
  const reading = read(recased(joined, kit), kit, day === undefined ? undefined : { published: day });
  const roots = new Map<string, string>();
  for (const mention of reading.mentions)
    if (mention.kind === "actor")
      roots.set(
        mention.id,
        (mention.refers && roots.get(mention.refers)) ?? mention.entity ?? mention.name.toLowerCase(),
      );
  const sentences = reading.sentences.map(({ from, to, block, tokens }): ArticleSentence => {
    const at = tokenAt(tokens);
    const inside = (span: { readonly from: number }) => span.from >= from && span.from < to;
    return {
      paragraph: block,
      tokens: tokens.map((token) => ({ ...token, field: wordAtoms(token.lemma.toLowerCase(), kit).nounField })),
      named: reading.mentions.filter(inside).map((mention) => ({
        kind: mention.kind,
        head: at(mention.head.from),
        first: at(mention.from),
        last: at(mention.to - 1),
        type: mention.kind === "actor" ? mention.type : mention.kind === "weapon" ? mention.weapon : "",
        who: roots.get(mention.id) ?? "",
        value: mention.kind === "time" ? mention.value : mention.kind === "place" ? mention.name : "",
        ...(mention.kind === "place" && mention.country !== undefined && { country: mention.country }),
      })),
      events: reading.events
        .filter(({ trigger }) => inside(trigger))
        .map(({ trigger, code, modality, roles }) => ({
          at: at(trigger.from),
          type: code.plover,
          mode: code.mode ?? "",
          modality,
          roles: roles
            .filter(inside)
            .map((role) => ({ role: role.role, at: headOf(tokens, at(role.from), at(role.to - 1)) })),
        })),
    };
  });
  return { docid, dateline, ...(day !== undefined && { day }), sentences };
}

/** "10 JAN 90" in a dateline as 1990-01-10. */
function dayOf(dateline: string): string | undefined {
  const found = /(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b/.exec(dateline.toUpperCase());
  const month = found ? MONTHS.indexOf(found[2]!) / 3 + 1 : 0;
  if (!found || month < 1 || !Number.isInteger(month)) return undefined;
  return `19${found[3]}-${String(month).padStart(2, "0")}-${found[1]!.padStart(2, "0")}`;
}

const MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

/** The token a character lies in; the nearest before it where it lies in none. */
function tokenAt(tokens: readonly Token[]): (at: number) => number {
  return (at) => {
    let low = 0;
    let high = tokens.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (tokens[middle]!.from <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/** The token of a stretch whose head lies outside it. */
function headOf(tokens: readonly Token[], first: number, last: number): number {
  for (let i = first; i <= last; i++) {
    const { head, upos } = tokens[i]!;
    if ((head < first || head > last) && upos !== "PUNCT") return i;
  }
  return first;
}
