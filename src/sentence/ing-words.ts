import type { Tagged, Tagger } from "./tag.ts";

/**
 * Words in -ing that the tagger takes for verbs, put right in place: deeds that are the subject of the past form right behind them
 * ("Shelling wounded three people", "On Monday fighting killed a nurse"), and words that only stand before nouns.
 */
export function setRight(forms: readonly string[], { classes }: Tagged, { xpos, upos }: Tagger): void {
  for (let i = 0; i + 1 < forms.length; i++) {
    if (!/ing$/i.test(forms[i]!)) continue;
    // "accused neighbouring Chad": such words stand before nouns only
    if (
      ADJECTIVE.test(forms[i]!) &&
      upos[classes[i]!] === "VERB" &&
      /^(?:NOUN|PROPN|ADJ)$/.test(upos[classes[i + 1]!]!)
    ) {
      const adjective = classOf("JJ", "ADJ");
      if (adjective >= 0) classes[i] = adjective;
    }
    if (i + 2 >= forms.length) break;
    if (!DEED.test(forms[i]!) || upos[classes[i]!] === "NOUN" || !PAST.test(forms[i + 1]!)) continue;
    // deeper in a clause the word may have a subject of its own
    if (!OBJECT.test(forms[i + 2]!) || !(i === 0 || STARTS.test(forms[i - 1]!) || i < 4)) continue;
    const noun = classOf("NN", "NOUN");
    const verb = classOf("VBD", "VERB");
    if (noun < 0 || verb < 0) return;
    classes[i] = noun;
    classes[i + 1] = verb;
  }

  function classOf(tag: string, pos: string): number {
    return xpos.findIndex((each, k) => each === tag && upos[k] === pos);
  }
}

/** Deeds that are said of no one as often as of someone; "having", "seeing" and the like are not among them. */
const DEED =
  /^(?:shelling|bombing|shooting|fighting|looting|flooding|rioting|stabbing|skirmishing|firing|bombarding|strafing|sniping|infighting|burning|raiding|beheading|lynching|poaching|smuggling)$/i;
const ADJECTIVE = /^(?:neighbou?ring|warring|outgoing|incoming|ongoing|oncoming)$/i;
const PAST = /^(?:\p{Ll}{2,}ed|hit|left|struck|broke|tore|drove|cut|sent|set|made|forced|shook|swept|sank|shut)$/u;
const OBJECT =
  /^(?:\d.*|the|a|an|at|some|several|dozens|scores|hundreds|thousands|more|about|around|nearly|almost|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|his|her|its|their|many|most|both|all|another|no|one)$/i;
const STARTS = /^(?:[,;:–—“”"‘’']|and|but|as|after|when|while|that|because)$/;
