import type { Basis } from "../basis.ts";
import type { EventMention } from "../event/event.ts";
import { type StatedToll, statedTolls, type TollKind } from "../event/toll.ts";
import type { ActorMention, CountMention, Mention } from "../mention/mention.ts";
import { type Address, addresses, contains, indexAt, inOrder, overlaps, type Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import { chains } from "./chain.ts";
import type { Claim, Modality } from "./claim.ts";
import { holding } from "./held.ts";

/**
 * A figure of those who suffered, as one chain of sources gives it: a claim of its own, beside any event it belongs to. Two sources
 * with two figures are two tolls; nothing is added up or averaged.
 */
export interface Toll extends Span {
  readonly id: Address;
  readonly kind: TollKind;
  readonly low: number;
  /** Absent when open ("at least 12"); 0 with `low` 0: the text says that there were none. */
  readonly high?: number;
  /** "at least", "dozens", "about", … as written. */
  readonly qualifier?: string;
  /** Who they are, in the text's words: "civilians", "five of its men"; absent when it does not say. */
  readonly whom?: Span;
  /** What `whom` was read as: its type, side and code are those of the victims. */
  readonly victims?: Address;
  /** The event that made them suffer, where the sentence names one. */
  readonly event?: Address;
  /** As in a claim: outermost first; empty for the paper's own voice. */
  readonly told: readonly Address[];
  readonly stance: Claim["stance"];
  readonly modality: Modality;
  readonly basis: Basis;
}

/** The tolls of a page, in text order. */
export function tolls(
  layers: Pick<Layers, "page" | "sentences" | "mentions" | "attributions" | "events">,
): readonly Toll[] {
  const { page, sentences, mentions, events } = layers;
  const ids = addresses(page.id);
  const tellers = chains(layers);
  const said = statedTolls(layers);
  const near = lookup(events, mentions, sentences);
  const known = new Set(said.flatMap(({ counts }) => counts));
  const all = [...said.map((toll) => ({ toll, event: near.event(toll) })), ...ofRoles(events, near.count, known)];
  return all
    .sort((a, b) => inOrder(a.toll, b.toll) || a.toll.at.from - b.toll.at.from)
    .map(({ toll, event }) => {
      const { at, kind, low, high, counts, basis } = toll;
      const chain = tellers(at);
      // That nobody was hurt is what is said, however the word that says it is put.
      const own = low === 0 && high === 0 ? "actual" : event?.own ? event.event.modality : "actual";
      const qualifier = counts.map((id) => near.count(id)?.qualifier).find((each) => each !== undefined);
      const victims = near.actor(toll);
      // "at least 21" with what qualifies it; of "killed the deputy mayor" the words for the person, since no number is written
      const written = counts.length === 1 ? near.count(counts[0]!) : undefined;
      const { from, to } = counts.length === 0 && low === 1 && victims ? victims : (written ?? toll);
      return {
        from,
        to,
        id: ids({ from, to }),
        kind,
        low,
        ...(high !== undefined && { high }),
        ...(qualifier !== undefined && { qualifier }),
        ...(victims && { whom: { from: victims.from, to: victims.to }, victims: victims.id }),
        ...(!victims && !contains(toll, toll.whom) && toll.whom.from !== at.from && { whom: toll.whom }),
        ...(event && { event: event.event.id }),
        told: chain.map(({ id }) => id),
        ...holding(page.text, { modality: own, trigger: at }, chain),
        basis,
      };
    });
}

interface Cause {
  readonly event: EventMention;
  /** Is the figure part of it, or does it only stand near? */
  readonly own: boolean;
}

interface Nearby {
  readonly event: (toll: StatedToll) => Cause | undefined;
  readonly count: (id: Address) => CountMention | undefined;
  readonly actor: (toll: StatedToll) => ActorMention | undefined;
}

/** What stands in the sentence of a figure. */
function lookup(events: readonly EventMention[], mentions: readonly Mention[], sentences: Layers["sentences"]): Nearby {
  const counts = new Map(mentions.flatMap((each) => (each.kind === "count" ? [[each.id, each] as const] : [])));
  const eventsOf = inSentences(events, ({ trigger }) => trigger.from, sentences);
  const mentionsOf = inSentences(mentions, ({ from }) => from, sentences);
  return {
    count: (id) => counts.get(id),
    event(toll) {
      const here = eventsOf(toll.at.from);
      const counted = here.find(({ roles }) => roles.some(({ mention }) => mention && toll.counts.includes(mention)));
      const named = counted ?? here.find(({ trigger }) => overlaps(trigger, toll.at));
      const harms = here.filter(({ code }) => MAKES[toll.kind].includes(code.plover));
      const event = named ?? harms.findLast(({ trigger }) => trigger.from < toll.at.from) ?? harms[0];
      return event && { event, own: event === named };
    },
    actor(toll) {
      const here = mentionsOf(toll.at.from).filter((each) => each.kind === "actor");
      const shortest = (held: readonly ActorMention[]) => held.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0];
      // "nine civilians": by its head, or by the figure where the tree gives only that
      return (
        shortest(here.filter(({ head }) => overlaps(head, toll.whom))) ??
        shortest(here.filter((each) => each.from === toll.from && contains(each, toll)))
      );
    },
  };
}

/** Types of events that leave such figures. */
const MAKES: Readonly<Record<TollKind, readonly string[]>> = {
  dead: ["ASSAULT"],
  injured: ["ASSAULT", "PROTEST"],
  arrested: ["COERCE", "PROTEST"],
  displaced: ["ASSAULT", "COERCE"],
  missing: ["ASSAULT"],
  abducted: ["ASSAULT", "COERCE"],
};

function inSentences<T>(
  sorted: readonly T[],
  at: (each: T) => number,
  sentences: Layers["sentences"],
): (offset: number) => readonly T[] {
  const held = new Map<number, T[]>();
  const nr = (offset: number) => indexAt(sentences, offset);
  for (const each of sorted) {
    const key = nr(at(each));
    const list = held.get(key);
    if (list) list.push(each);
    else held.set(key, [each]);
  }
  return (offset) => held.get(nr(offset)) ?? [];
}

/** Figures that stand in a role of an event and that no word of suffering gave. */
function ofRoles(
  events: readonly EventMention[],
  count: Nearby["count"],
  known: ReadonlySet<Address>,
): { readonly toll: StatedToll; readonly event: Cause }[] {
  return events.flatMap((event) =>
    event.roles.flatMap(({ role, mention, from, to, basis }) => {
      const figure = mention && !known.has(mention) ? count(mention) : undefined;
      if (!figure || !isKind(role)) return [];
      const { low, high, head } = figure;
      const toll = { from, to, kind: role, low, ...(high !== undefined && { high }), at: event.trigger, basis };
      return { toll: { ...toll, whom: head, counts: [figure.id] }, event: { event, own: true } };
    }),
  );
}

function isKind(role: string): role is TollKind {
  return Object.hasOwn(MAKES, role);
}
