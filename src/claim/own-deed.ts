import type { Attribution, Stance } from "../attribution/attribution.ts";
import type { EventMention, EventRole } from "../event/event.ts";
import { overlaps, textOf } from "../span.ts";

/**
 * "said its fighters had blown up a bridge", "we struck the base", "said it was behind the ambush", "claimed the massacre": who says of
 * an attack that it was his own claims it. States report their own operations: that is no such claim. What a claimant tells besides, of
 * others or of no attack, he only says.
 */
export function deedStance(text: string, event: EventMention, chain: readonly Attribution[], stance: Stance): Stance {
  const { code, modality, roles } = event;
  const teller = chain.findLast((each) => each.source !== undefined);
  if (!teller?.source || teller.cueClass !== "speech") return stance;
  const actor = roles.find((each) => each.role === "actor");
  if (stance === "claims-responsibility") {
    const deed = DEEDS.has(code.plover) && (actor === undefined || !isAnother(text, actor, teller));
    return deed ? stance : "asserts";
  }
  if (stance !== "asserts" || modality !== "actual") return stance;
  if (code.plover !== "ASSAULT" && code.mode !== "cyber" && code.mode !== "withhold") return stance;
  if (code.mode === "crowd-control" || states.test(textOf(text, teller.source))) return stance;
  if (actor === undefined) return stance;
  return overlaps(actor, teller.source) || isOwn(text, actor, teller) ? "claims-responsibility" : stance;
}

const DEEDS: ReadonlySet<string> = new Set(["ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "PROTEST"]);

/** "said it had struck back after the army bombed the camp": a named doer in the words said, who is not the speaker. */
function isAnother(text: string, actor: EventRole, teller: Attribution): boolean {
  if (!teller.content.some((part) => part.from <= actor.from && actor.to <= part.to)) return false;
  return /^(?:the|a|an) /i.test(textOf(text, actor)) && states.test(textOf(text, actor));
}

const states =
  /\b(?:army|armies|military|police|ministry|minister|government|navy|air force|coast ?guard|president|premier|presidency|state|defen[cs]e|officers?)\b/i;

/** "we" in a quotation, "it" or "they" in reported speech where they lead to the speaker, or the speaker's own men. */
function isOwn(text: string, actor: EventRole, { content, source, style }: Attribution): boolean {
  if (!content.some((part) => part.from <= actor.from && actor.to <= part.to)) return false;
  const said = textOf(text, actor).toLowerCase();
  const owner = /^(?:(?:we|i)$|(?:our|my)\b)/.test(said) ? "speaker" : style === "direct" ? "another" : "";
  if (owner === "another") return false;
  if (/^(?:we|i)$/.test(said)) return true;
  if (/^(?:it|they|he|she)$/.test(said))
    return actor.name === undefined || source === undefined || textOf(text, source).includes(actor.name);
  return /^(?:its|our|their|his|her|my)\b/.test(said) && men.test(said);
}

const men =
  /\b(?:fighters?|m[ae]n|women|forces?|troops|soldiers?|units?|battalions?|brigades?|squads?|gunners|drones?|jets|snipers?|members?|militants|commandos?|wing|muja\w+|comrades|army|navy|pilots|boats|gunmen|bombers?|cells?|supporters|rockets|missiles)\b/;
