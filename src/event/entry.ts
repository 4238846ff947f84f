import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { RoleName } from "./event.ts";
import { type ModalWords, modalWordsOf, type Operators, operators } from "./operator-lexicon.ts";

/** One entry of lexicon/verbs/*.yaml as written: an event frame, or a list of words that shape events (light, class). */
export interface VerbEntry extends Entry {
  /** Lemmas; "cut off", "open fire": the first word is the verb, the others follow among its dependents. */
  readonly verbs?: readonly string[];
  /** Lemmas; several words ("hunger strike") stand next to each other. */
  readonly nouns?: readonly string[];
  readonly plover?: string;
  readonly mode?: string;
  readonly context?: readonly string[];
  /** "actor VERB target" is the default; before VERB the subject's role, after it the object's; "theme" is no role. */
  readonly frame?: string;
  /** Prepositions that bring a role. */
  readonly target?: readonly string[];
  readonly actor?: readonly string[];
  readonly instrument?: readonly string[];
  readonly place?: readonly string[];
  readonly theme?: readonly string[];
  /** Role of "of X" and of the possessor beside a noun: "the arrest of X", "X's arrest". */
  readonly of?: string;
  readonly poss?: string;
  /** What a figure in the object counts. */
  readonly counts?: string;
  /** "object person|group", "subject", "prep to": all must hold. */
  readonly needs?: readonly string[];
  /** "object film|scene", "subject worker|union", "with ball", "det no": none may hold. */
  readonly not?: readonly string[];
  /** The trigger itself names the means: "airstrike". */
  readonly self?: string;
  /** "last": tried after all entries that are not; of its subject and object at least one must be said. */
  readonly rank?: string;

  readonly light?: readonly string[];
  /** Whose role the light verb's subject takes: "actor" (launch) or "target" (come under). */
  readonly subject?: string;

  readonly adjectives?: readonly string[];

  readonly class?: string;
}

export type Slot = RoleName | "theme";

/** A compiled event frame. */
export interface Frame {
  readonly entry: Entry;
  readonly plover: string;
  readonly mode: string | undefined;
  readonly context: readonly string[];
  readonly words: readonly string[];
  /** Forms before the first word: "booby", "-" of "booby-trap". */
  readonly before: readonly string[];
  readonly subject: Slot;
  readonly object: Slot;
  readonly preps: ReadonlyMap<string, Slot>;
  readonly of: Slot;
  readonly poss: Slot;
  readonly counts: RoleName | undefined;
  readonly needs: readonly Test[];
  readonly not: readonly Test[];
  readonly self: RoleName | undefined;
  readonly isLast: boolean;
  /** Of no entry: the model's word alone (ranked.ts). */
  readonly isPlain?: true;
}

export interface Test {
  readonly at: (typeof tests)[number];
  readonly any: ReadonlySet<string>;
}

/**
 * "subject", "object": the argument is one of the words or kinds; "doer": the same of a subject that must be said; "oblique": one of the
 * phrases that hang on it with a preposition is;
 * "infinitive": "to" and a verb follow ("a threat to attack").
 */
const tests = [
  "subject",
  "doer",
  "object",
  "oblique",
  "with",
  "det",
  "prep",
  "case",
  "compound",
  "infinitive",
  "passive",
  "active",
] as const;

/** All that lexicon/verbs and lexicon/operators.yaml say, indexed by the first word (lemma, lower case). */
export interface VerbLexicon {
  readonly verbs: ReadonlyMap<string, readonly Frame[]>;
  readonly nouns: ReadonlyMap<string, readonly Frame[]>;
  /** "willing to", "grateful": predicates behind a form of "be"; the words after the adjective follow it directly. */
  readonly adjectives: ReadonlyMap<string, readonly Frame[]>;
  /** Light verbs: the words after the verb, and the role of the subject. */
  readonly light: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly role: RoleName }[]>;
  /** Words that say how an event stands, by kind of word. */
  readonly modal: ModalWords;
  readonly operators: Operators;
  /** Noun lemma -> class names. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
}

export const verbLexicon = perKit((kit: Kit) => compile(section<VerbEntry>(kit, "verbs"), operators(kit)));

/** Compiles entries. Throws RangeError with the entry's place when a field is wrong: a lexicon that cannot be right is not loaded. */
export function compile(entries: readonly VerbEntry[], operators: Operators): VerbLexicon {
  const verbs = new Map<string, Frame[]>();
  const nouns = new Map<string, Frame[]>();
  const adjectives = new Map<string, Frame[]>();
  const light = new Map<string, { words: readonly string[]; role: RoleName }[]>();
  const classes = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry.plover !== undefined) {
      const frame = framesOf(entry);
      for (const form of entry.verbs ?? []) push(verbs, first(form), frame(form, "verb"));
      for (const form of entry.nouns ?? []) push(nouns, first(form), frame(form, "noun"));
      for (const form of entry.adjectives ?? []) push(adjectives, first(form), frame(form, "verb"));
    } else if (entry.light) {
      for (const form of entry.light)
        push(light, first(form), {
          words: form.split(" ").slice(1),
          role: slot(entry, entry.subject ?? "actor") as RoleName,
        });
    } else if (entry.class !== undefined) {
      for (const form of entry.nouns ?? []) push(classes, form, entry.class);
    } else throw new RangeError(`${entry.at}: "${entry.id}" is neither event, light verb nor class`);
  }
  for (const frames of [...verbs.values(), ...nouns.values()]) {
    if (frames.length < 2) continue;
    const order = new Map(frames.map((each) => [each, precedence(each)]));
    frames.sort((a, b) => order.get(b)! - order.get(a)!);
  }
  return { verbs, nouns, adjectives, light, modal: modalWordsOf(operators), operators, classes };
}

/**
 * Which frame of a word is asked first: a last resort never, then the user's own, then the one of more words, then the one that asks for more; with
 * all alike the order of the files decides.
 */
function precedence({ isLast, entry, words, before, needs }: Frame): number {
  const asked = needs.filter(({ any, at }) => any.size > 0 || at === "passive" || at === "infinitive").length;
  return (isLast ? 0 : 1e6) + (entry.mine === "yes" ? 1e5 : 0) + (words.length + before.length) * 1e3 + asked;
}

/** The frames of an entry: one for each of its forms, all that the forms share read once. */
function framesOf(entry: VerbEntry): (form: string, part: "verb" | "noun") => Frame {
  const shape = /^(\w+) VERB(?: (\w+))?$/.exec(entry.frame ?? "actor VERB target");
  if (!shape) throw new RangeError(`${entry.at}: not a frame: ${entry.frame}`);
  const own: [string, Slot][] = [];
  for (const role of ["target", "actor", "instrument", "place", "theme"] as const)
    for (const prep of entry[role] ?? []) own.push([prep, role]);
  const preps = { verb: new Map<string, Slot>(own), noun: new Map<string, Slot>([...nounPreps, ...own]) };
  const shared = {
    entry,
    plover: entry.plover!,
    mode: entry.mode,
    context: entry.context ?? [],
    subject: slot(entry, shape[1]!),
    object: slot(entry, shape[2] ?? "theme"),
    of: slot(entry, entry.of ?? "target"),
    poss: slot(entry, entry.poss ?? "actor"),
    counts: entry.counts as RoleName | undefined,
    needs: (entry.needs ?? []).map((text) => testOf(entry, text)),
    not: (entry.not ?? []).map((text) => testOf(entry, text)),
    self: entry.self as RoleName | undefined,
    isLast: entry.rank === "last",
  };
  return (form, part) => ({
    ...shared,
    words: wordsOf(form),
    before: [...form.slice(0, form.length - bare(form).length).split(/(-)/)].filter((piece) => piece !== ""),
    preps: preps[part],
  });
}

const nounPreps: readonly [string, Slot][] = [
  ["by", "actor"],
  ["from", "actor"],
  ["on", "target"],
  ["upon", "target"],
  ["against", "target"],
  ["at", "target"],
  ["targeting", "target"],
];

const slots = new Set(
  "actor target place time instrument dead injured arrested displaced missing abducted theme".split(" "),
);

function slot(entry: Entry, name: string): Slot {
  if (!slots.has(name)) throw new RangeError(`${entry.at}: not a role: ${name}`);
  return name as Slot;
}

function testOf(entry: Entry, text: string): Test {
  const [at = "", any = ""] = text.split(/ (.*)/s);
  if (!(tests as readonly string[]).includes(at)) throw new RangeError(`${entry.at}: not a test: ${text}`);
  return { at: at as Test["at"], any: new Set(any.split("|").filter((word) => word !== "")) };
}

function first(form: string): string {
  return wordsOf(form)[0]!;
}

/** Hyphens part tokens: "booby-trap" is found by "trap", "sit-in" by all three. */
function wordsOf(form: string): string[] {
  if (/-(in|up|off|down|on|back|out|by)( |$)/.test(form)) return form.replaceAll("-", " - ").split(" ");
  return bare(form).split(" ");
}

function bare(form: string): string {
  // "co-produce" is one token
  if (/^(co|re|de)-/.test(form)) return form;
  return /-(in|up|off|down|on|back|out|by)( |$)/.test(form) ? form : form.replace(/^\S*-/, "");
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
