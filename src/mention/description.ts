import type { Draft, Identity } from "./draft.ts";
import { fold, PARTICLES } from "./entity.ts";
import type { ActorType } from "./mention.ts";
import { initials } from "./name.ts";

/** May this noun phrase stand for someone named before? "the group", "the official"; not "the Lebanese army", "a group". */
export function isAnaphoric(draft: Draft): boolean {
  return draft.definite && draft.bare && draft.identity.entity === undefined;
}

const SIDE: ReadonlySet<string> = new Set(["side", "party", "rival", "camp"]);

/** How well "the two sides", "both men", "the three countries" fits those named together just before: as many of them, and such. */
export function gathers(draft: Draft, earlier: Draft): number {
  if (earlier.form !== "whole" || draft.agreement.number !== "plural") return 0;
  const count = countedIn(draft);
  const fit = TOGETHER.get(draft.lemma);
  if (count === undefined || !fit || earlier.parts.length !== count) return 0;
  return earlier.parts.every(({ identity }) => fit.includes(identity.type)) ? 1 : 0;
}

const STATES: readonly ActorType[] = ["state"];
const PEOPLE: readonly ActorType[] = ["person", "role", "civilians"];
const SIDES: readonly ActorType[] = [
  "state",
  "government",
  "military",
  "armed-group",
  "party",
  "police",
  "organisation",
  "role",
];
const TOGETHER: ReadonlyMap<string, readonly ActorType[]> = new Map([
  ...["country", "neighbour", "neighbor", "state", "nation", "capital"].map((noun) => [noun, STATES] as const),
  ...["man", "woman", "official", "minister", "leader", "president", "envoy", "politician"].map(
    (noun) => [noun, PEOPLE] as const,
  ),
  ...["side", "party", "group", "rival", "enemy", "camp", "force", "army", "ally"].map(
    (noun) => [noun, SIDES] as const,
  ),
]);

/** "two" of "the two officials", "both": how many are meant; undefined where the phrase does not say. */
function countedIn({ sentence, first, head }: Draft): number | undefined {
  for (let k = first; k < head; k++) {
    const at = NUMBERS.indexOf(sentence.tokens[k]!.form.toLowerCase());
    if (at >= 0) return at;
    if (sentence.tokens[k]!.form.toLowerCase() === "both") return 2;
  }
  return undefined;
}

const NUMBERS = "none one two three four five six seven eight nine ten".split(" ");

/** How well a definite description fits an earlier phrase: 1 the same noun, less the same kind of body, 0 not at all. */
export function describes(draft: Draft, earlier: Draft, identity: Identity = earlier.identity): number {
  if (earlier.form === "pronoun" || earlier.form === "whole") return 0;
  const singular = draft.agreement.number === "singular";
  const [counted, before] = [countedIn(draft), countedIn(earlier)];
  if (counted !== undefined && before !== undefined && counted !== before) return 0;
  if (draft.lemma === earlier.lemma && earlier.form === "noun") {
    if (singular !== (earlier.agreement.number === "singular")) return 0;
    return 1;
  }
  if (draft.again)
    return earlier.form === "name" || earlier.form === "noun"
      ? hasNoun(writtenName(earlier), draft.lemma)
        ? 1
        : 0
      : 0;
  // "the two sides": those named together, or as many of the same (above).
  if (counted !== undefined && TOGETHER.has(draft.lemma) && SIDE.has(draft.lemma))
    return before === counted &&
      earlier.agreement.number === "plural" &&
      earlier.form === "noun" &&
      earlier.agent?.person !== "yes"
      ? 0.9
      : 0;
  const kinds = BODIES.get(draft.lemma);
  // "the army" is not the navy of the sentence before.
  if (draft.lemma !== earlier.lemma && isService(earlier) && draft.lemma !== "force") return 0;
  if (kinds) {
    if (!kinds.includes(identity.type)) return 0;
    // "the armed forces" are no police.
    if (identity.type === "police" && isArmed(draft)) return 0;
    if (earlier.form === "name")
      return hasNoun(identity.name, draft.lemma) || hasNoun(writtenName(earlier), draft.lemma)
        ? 1
        : kinds[0] === identity.type
          ? 0.75
          : 0.5;
    if (singular === (earlier.agreement.number === "singular")) return 0.7;
    // "JNIM fighters … the group": the party they belong to.
    return MANY.has(draft.lemma) || (singular && identity.entity !== undefined && GROUPS.has(draft.lemma)) ? 0.6 : 0;
  }
  if (draft.agreement.sort === "person" && singular) {
    // "the minister" for a person introduced as one, "the official" for any other singular who holds an office.
    if (identity.type === "person" && earlier.form === "name") return titled(earlier, draft.lemma) ? 1 : 0;
    if (earlier.form === "noun" && earlier.agreement.number === "singular" && earlier.agreement.sort === "person")
      return titled(earlier, draft.lemma) ? 0.9 : draft.lemma === "official" && identity.type === "role" ? 0.4 : 0;
  }
  return hasNoun(identity.name, draft.lemma) && earlier.form === "name" ? 0.9 : 0;
}

/** Is one the short form of the other's name: last word, first letters, or the beginning of an institution's name? */
export function sameName(draft: Draft, earlier: Draft): boolean {
  if (earlier.form !== "name" && !(earlier.form === "noun" && earlier.identity.type === "person")) return false;
  const a = draft.identity;
  const b = earlier.identity;
  if (
    a.entity !== undefined &&
    b.entity !== undefined &&
    a.entity !== b.entity &&
    a.type === b.type &&
    draft.basis.by === "lexicon"
  )
    return false;
  if (a.name === b.name) return false;
  if (/^\p{Lu}{2,8}$/u.test(a.name)) return b.type !== "person" && initials(b.name) === a.name;
  if (b.type !== "person" || (a.type !== "person" && a.type !== "unknown")) return false;
  const short = nameWords(a.name);
  const full = nameWords(b.name);
  if (short.length === 0 || short.length >= full.length) return false;
  const tail = full.slice(full.length - short.length);
  return short.every((word, k) => word === tail[k]);
}

/** The last word a person is called by later: "mousawi" of "Hussein al-Mousawi"; undefined for a name of one word. */
export function lastName(name: string): string | undefined {
  const words = nameWords(name);
  return words.length > 1 ? words[words.length - 1] : undefined;
}

/** The last word of a name, particles left out. */
export function lastWord(name: string): string | undefined {
  return nameWords(name).at(-1);
}

function nameWords(name: string): string[] {
  return name
    .split(/[\s-]+/)
    .map(fold)
    .filter((word) => word !== "" && !PARTICLES.has(word));
}

/** Is the noun what the name is one of: its last word, or the last before "of"? */
function hasNoun(name: string, lemma: string): boolean {
  const words = name.toLowerCase().split(/[\s-]+/);
  const of = words.findIndex((word) => word === "of" || word === "for");
  const nucleus = words[(of > 0 ? of : words.length) - 1] ?? "";
  return (
    nucleus === lemma || nucleus === `${lemma}s` || (lemma.endsWith("y") && nucleus === `${lemma.slice(0, -1)}ies`)
  );
}

/** The name as it stands in the text, or the phrase up to its head: the lexicon may know the body by another. */
export function writtenName({ sentence, first, head, name }: Draft): string {
  const words: string[] = [];
  for (let i = name?.first ?? first; i <= (name?.last ?? head); i++) words.push(sentence.tokens[i]!.form);
  return words.join(" ");
}

function isArmed({ sentence, head }: Draft): boolean {
  return sentence.tokens[head - 1]?.form.toLowerCase() === "armed";
}

/** Is the noun among the words of the phrase: "Foreign Minister Jan Novak", "Ana Ruiz, a spokeswoman for …"? */
function titled(earlier: Draft, lemma: string): boolean {
  for (let i = earlier.first; i <= earlier.last; i++)
    if (earlier.sentence.tokens[i]!.lemma.toLowerCase() === lemma) return true;
  return false;
}

const bodies: [string, ActorType[]][] = [
  ["group", ["armed-group", "organisation", "party"]],
  ["movement", ["armed-group", "party", "organisation"]],
  ["militia", ["armed-group"]],
  ["faction", ["armed-group", "party"]],
  ["organisation", ["organisation", "armed-group"]],
  ["organization", ["organisation", "armed-group"]],
  ["party", ["party"]],
  ["rebel", ["armed-group"]],
  ["militant", ["armed-group"]],
  ["insurgent", ["armed-group"]],
  ["fighter", ["armed-group"]],
  ["jihadist", ["armed-group"]],
  ["army", ["military"]],
  ["military", ["military"]],
  ["force", ["military", "police"]],
  ["troop", ["military"]],
  ["soldier", ["military"]],
  ["police", ["police"]],
  ["agency", ["outlet", "organisation"]],
  ["newspaper", ["outlet"]],
  ["paper", ["outlet"]],
  ["daily", ["outlet"]],
  ["channel", ["outlet"]],
  ["broadcaster", ["outlet"]],
  ["network", ["outlet"]],
  ["outlet", ["outlet", "organisation"]],
  ["medium", ["outlet"]],
  ["website", ["outlet", "organisation"]],
  ["station", ["outlet"]],
  ["magazine", ["outlet"]],
  ["weekly", ["outlet"]],
  ["publication", ["outlet"]],
  ["newswire", ["outlet"]],
  ["television", ["outlet"]],
  ["ministry", ["government"]],
  ["charity", ["organisation"]],
  ["body", ["organisation"]],
  ["watchdog", ["organisation"]],
  ["bloc", ["organisation", "party"]],
  ["alliance", ["organisation", "party", "armed-group"]],
  ["union", ["organisation"]],
];
const BODIES: ReadonlyMap<string, readonly ActorType[]> = new Map(bodies);
/** Plural nouns that a group's name in the singular is called by: "the rebels", "the troops". */
const MANY = new Set(["rebel", "militant", "insurgent", "fighter", "jihadist", "troop", "soldier", "force"]);
const GROUPS = new Set("group movement militia faction organisation organization army police".split(" "));
/** "the navy", "the air force": one arm of many. */
function isService({ sentence, head, lemma }: Draft): boolean {
  return SERVICES.has(lemma) || (lemma === "force" && sentence.tokens[head - 1]?.form.toLowerCase() === "air");
}

const SERVICES = new Set(
  "navy marine coastguard police policeman gendarme gendarmerie airman pilot peacekeeper guard".split(" "),
);
