import type { Tagged, Tagger } from "./tag.ts";

/**
 * "Shelling wounded three people", "On Monday fighting killed a nurse": a deed in -ing right before a past form with its object is that verb's
 * subject, a noun; the tagger knows such words as verbs. The classes are changed in place.
 */
export function nameDeeds(forms: readonly string[], { classes }: Tagged, { xpos, upos }: Tagger): void {
  for (let i = 0; i + 2 < forms.length; i++) {
    if (!DEED.test(forms[i]!) || upos[classes[i]!] === "NOUN" || !PAST.test(forms[i + 1]!)) continue;
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
const PAST = /^(?:\p{Ll}{2,}ed|hit|left|struck|broke|tore|drove|cut|sent|set|made|forced|shook|swept|sank|shut)$/u;
const OBJECT =
  /^(?:\d.*|the|a|an|at|some|several|dozens|scores|hundreds|thousands|more|about|around|nearly|almost|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|his|her|its|their|many|most|both|all|another|no|one)$/i;
const STARTS = /^(?:[,;:–—“”"‘’']|and|but|as|after|when|while|that|because)$/;
