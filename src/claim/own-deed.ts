import type { Attribution, Stance } from "../attribution/attribution.ts";
import { isFirstPerson, isStateBody, ownPhrase } from "../attribution/own.ts";
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
  if (code.mode === "crowd-control" || isStateBody(textOf(text, teller.source))) return stance;
  if (actor === undefined) return stance;
  return overlaps(actor, teller.source) || isOwn(text, actor, teller) ? "claims-responsibility" : stance;
}

const DEEDS: ReadonlySet<string> = new Set(["ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "PROTEST"]);

/** "said it had struck back after the army bombed the camp": a named doer in the words said, who is not the speaker. */
function isAnother(text: string, actor: EventRole, teller: Attribution): boolean {
  if (!teller.content.some((part) => part.from <= actor.from && actor.to <= part.to)) return false;
  return /^(?:the|a|an) /i.test(textOf(text, actor)) && isStateBody(textOf(text, actor));
}

/** "we" in a quotation, "it" or "they" in reported speech where they lead to the speaker, or the speaker's own men. */
function isOwn(text: string, actor: EventRole, { content, source, style }: Attribution): boolean {
  if (!content.some((part) => part.from <= actor.from && actor.to <= part.to)) return false;
  const said = textOf(text, actor).toLowerCase().split(/\s+/);
  if (style === "direct" && !isFirstPerson(said[0]!)) return false;
  switch (ownPhrase(said)) {
    case "people":
      return true;
    case "self":
      if (said.length > 1) return false;
      return (
        isFirstPerson(said[0]!) ||
        actor.name === undefined ||
        source === undefined ||
        textOf(text, source).includes(actor.name)
      );
    default:
      return false;
  }
}
