/** Words by which a speaker means itself and its people: one list for attributions and for claims. */

/** What a phrase in somebody's words has to do with that somebody: "it", "we" are the speaker, "its fighters" the speaker's people. */
export function ownPhrase(words: readonly string[]): "self" | "people" | undefined {
  const [first = ""] = words;
  if (SELF.has(first)) return "self";
  return POSSESSIVES.has(first) && words.slice(1, REACH).some((word) => PEOPLE.test(word)) ? "people" : undefined;
}

/** Words of a phrase in which its people are looked for: "its | elite mountain warfare unit". */
const REACH = 6;

/** In a speaker's own words only "we" and "I" are the speaker; "they" and "it" are others. */
export function isFirstPerson(word: string): boolean {
  return FIRST.has(word);
}

/** Armies, police and offices report their operations: no claim of responsibility. */
export function isStateBody(source: string): boolean {
  return STATE.test(source);
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const SELF = words("it they we he she i");
const POSSESSIVES = words("its their our his her my");
const FIRST = words("we i our my");
const PEOPLE =
  /^(?:fighters?|m[ae]n|women|forces?|troops|soldiers?|units?|battalions?|brigades?|squads?|gunners|drones?|jets|snipers?|members?|militants|commandos?|wing|muja\w+|comrades|army|navy|pilots|boats|gunmen|bombers?|cells?|supporters|rockets|missiles|hero(?:es)?|martyrs?|lads|boys|brothers|sons|guerrillas|partisans|operatives|raiders)$/;
const STATE =
  /\b(?:army|armies|military|police|ministry|minister|government|navy|air force|coast ?guard|president|premier|presidency|state|defen[cs]e|officers?)\b/i;
