import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { Attribution, Stance } from "./attribution.ts";

/** An entry of lexicon/cues.yaml: words that tie a source to what it says, or nouns that can be a source. */
export interface CueEntry extends Entry {
  /** Phrases by their base form, "_" for an object inside: "say", "cast doubt on", "call _ into question". */
  readonly verbs?: readonly string[];
  /** "claim", "report": "claims that …", "reports of …". */
  readonly nouns?: readonly string[];
  /** "according to", "in the words of". */
  readonly prepositions?: readonly string[];
  /** "reportedly", "allegedly". */
  readonly adverbs?: readonly string[];
  /** "confident", "unclear": "[source He] [cue was confident] [content that …]". */
  readonly adjectives?: readonly string[];
  /** What is said of a report by no one named: "Reports that … are [untrue]", "there is [no truth in] claims that …". */
  readonly verdicts?: readonly string[];
  /** Nouns that speak without being people: "report", "footage". */
  readonly sources?: readonly string[];
  /** Nouns for bodies that may speak as well as be a thing: "front", "directorate". */
  readonly bodies?: readonly string[];
  /** Nouns that are no source although a reporting verb follows them: "blast", "increase". */
  readonly mute?: readonly string[];
  readonly class: Attribution["cueClass"];
  readonly stance?: Stance;
  /** What it is in the passive with no one named ("is expected to"), where that is no telling. */
  readonly agentless?: Attribution["cueClass"];
  /** Stance under negation; without it: "declines" for speech, the same otherwise. */
  readonly negated?: Stance;
  /** "no": its verbs are no verbs of saying by themselves ("recorded", "withdrew"). */
  readonly alone?: "no";
  /** What the content may be. */
  readonly takes?: readonly Frame[];
  /** Base forms of object heads this entry is for ("claim" + "attack"); without it, any. */
  readonly objects?: readonly string[];
  /** Base forms of object heads this entry is never for ("report" + "profit"). */
  readonly unless?: readonly string[];
  /** "speaker": only people, bodies, documents; "any": also "it" of no one. Default: anyone but a mute thing. */
  readonly subject?: "speaker" | "document" | "any";
  /** 0 … 1, how often the words are a cue in such a frame; default .8. */
  readonly sure?: string;
}

/**
 * clause: a finite clause, "that" said or not · that: only with "that" · wh: whether, how, what · quote: direct speech ·
 * aside: "…, she said" without quotes · object: a noun phrase · to: an infinitive · person: addressee as object, then clause, quote or
 * infinitive ("told Reuters that") · naming: an object and what it is called ("called the vote a farce") · person-to: object and infinitive are the content ("urged the rebels to leave") · ing: a gerund · object-with: an object and what it is faced with ("threatened the town with a siege") · object-at: an object and its figure ("put the dead at nine") · object-WORD: an object and what follows the word ("named him as its chief", "called on both for calm") · bare: a noun phrase after it
 * always begins a clause ("says Amina promised …") · passive: also without agent ("the deal was announced") ·
 * any other word: a preposition that belongs to the cue ("warn of").
 */
export type Frame =
  | "clause"
  | "that"
  | "wh"
  | "quote"
  | "aside"
  | "object"
  | "to"
  | "person"
  | "person-to"
  | "naming"
  | "object-with"
  | "object-at"
  | "ing"
  | "bare"
  | "passive"
  | (string & {});

/** A phrase of an entry, cut into words. */
export interface Phrase {
  readonly entry: CueEntry;
  readonly words: readonly string[];
  readonly part: "verb" | "noun" | "preposition" | "adverb" | "adjective" | "verdict";
}

export interface CueIndex {
  /** Phrases by the base form of their first word, longer ones first, then those with the narrower object. */
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
  /** Nouns that speak: base form -> document or image. */
  readonly sources: ReadonlyMap<string, "document" | "image">;
  readonly mute: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  /** Base forms of one-word verbs of saying: where one has its own speaker, the content before it ends. */
  readonly saying: ReadonlySet<string>;
  /** Base forms of verbs of violence and force, from the verbs lexicon: deeds, no telling. */
  readonly deeds: ReadonlySet<string>;
  /** Nouns for people who speak, from the agents lexicon: base form -> whether they speak without a name. */
  readonly speakers: ReadonlyMap<string, boolean>;
}

export const cueIndex = perKit(compile);

function compile(kit: Kit): CueIndex {
  const byFirst = new Map<string, Phrase[]>();
  const sources = new Map<string, "document" | "image">();
  const mute = new Set<string>();
  const saying = new Set<string>();
  const bodies = new Set<string>();
  for (const entry of section<CueEntry>(kit, "cues")) {
    for (const [part, phrases] of [
      ["verb", entry.verbs],
      ["noun", entry.nouns],
      ["preposition", entry.prepositions],
      ["adverb", entry.adverbs],
      ["adjective", entry.adjectives],
      ["verdict", entry.verdicts],
    ] as const) {
      for (const phrase of phrases ?? []) {
        const words = phrase.toLowerCase().split(" ");
        const held = byFirst.get(words[0]!);
        const made = { entry, words, part };
        if (held) held.push(made);
        else byFirst.set(words[0]!, [made]);
        if (part === "verb" && words.length === 1 && isSaying(entry)) saying.add(words[0]!);
      }
    }
    for (const noun of entry.sources ?? []) sources.set(noun, entry.class === "image" ? "image" : "document");
    for (const noun of entry.bodies ?? []) bodies.add(noun);
    for (const noun of entry.mute ?? []) mute.add(noun);
  }
  for (const list of byFirst.values()) {
    list.sort((a, b) => b.words.length - a.words.length || Number(!a.entry.objects) - Number(!b.entry.objects));
  }
  return { byFirst, sources, mute, bodies, saying, deeds: deedsOf(kit), speakers: speakersOf(kit) };
}

/** Is the entry's verb one of saying by itself? Not where only some objects or a word behind the object make it one ("named X as"). */
function isSaying(entry: CueEntry): boolean {
  if (entry.class !== "speech" || entry.alone === "no") return false;
  return !entry.takes?.every(
    (frame) => frame.startsWith("object-") && frame !== "object-at" && frame !== "object-with",
  );
}

interface VerbEntry extends Entry {
  readonly verbs?: readonly string[];
  readonly plover?: string;
}

function deedsOf(kit: Kit): Set<string> {
  const out = new Set<string>();
  for (const { verbs, plover } of section<VerbEntry>(kit, "verbs")) {
    if (!plover || !FORCE.has(plover)) continue;
    for (const verb of verbs ?? []) if (!verb.includes(" ")) out.add(verb);
  }
  return out;
}

const FORCE: ReadonlySet<string> = new Set(["ASSAULT", "COERCE", "MOBILIZE"]);

interface AgentEntry extends Entry {
  readonly noun?: string;
  readonly plural?: string;
  readonly also?: readonly string[];
  readonly unnamed?: string;
}

/** Nouns of the agents lexicon, last word of each phrase: "official" of "government official". */
function speakersOf(kit: Kit): Map<string, boolean> {
  const out = new Map<string, boolean>();
  for (const entry of section<AgentEntry>(kit, "agents")) {
    for (const phrase of [entry.noun, entry.plural, entry.also].flat()) {
      if (!phrase) continue;
      const words = phrase.toLowerCase().split(" ");
      const last = words.at(-1)!;
      out.set(last, out.get(last) || (entry.unnamed === "yes" && words.length === 1));
    }
  }
  return out;
}
