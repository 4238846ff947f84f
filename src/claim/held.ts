import type { Attribution, Stance } from "../attribution/attribution.ts";
import type { EventMention } from "../event/event.ts";
import { contains, type Span, textOf } from "../span.ts";
import type { Modality } from "./claim.ts";

/** Stance of the innermost holder, and what the chain (outermost first) makes of the event's own modality. */
export interface Holding {
  readonly stance: Stance;
  readonly modality: Modality;
}

/**
 * The innermost level with a source holds the event. What stands within it without a source ("denied reports that", "said there was no
 * truth in claims that") holds nothing itself, but a verdict of it is the holder's. Levels around the holder may contest what it holds.
 */
export function holding(
  text: string,
  { modality: own, trigger }: Pick<EventMention, "modality" | "trigger">,
  chain: readonly Attribution[],
): Holding {
  const inner = chain.at(-1);
  if (!inner) return { stance: "asserts", modality: own };
  const at = chain.findLastIndex((each) => each.source !== undefined);
  const holder = chain[Math.max(at, 0)]!;
  const stances = chain.map((each) => (isAside(text, each, trigger) ? "asserts" : stanceOf(text, each)));
  const stance = stronger(stances[Math.max(at, 0)]!, stances.slice(at + 1));
  if (stance === "denies") return { stance, modality: at < 0 && inner.cueClass === "belief" ? "negated" : "denied" };
  if (stance === "doubts") return { stance, modality: "disputed" };
  if (stance !== "asserts" && isAside(text, holder, trigger)) return { stance: "asserts", modality: own };
  // "called on the prosecutor to investigate": what is to be done there is demanded, whatever its own words leave open.
  if (stance === "demands" && (own === "planned" || own === "possible")) return { stance, modality: "demanded" };
  return contested(chain, stances, at, { stance, modality: own });
}

/** What the levels around the holder do to a claim it stands by. */
function contested(chain: readonly Attribution[], stances: readonly Stance[], at: number, held: Holding): Holding {
  const holder = chain[at];
  for (let i = at - 1; i >= 0; i--) {
    // "denied a report by the daily that": the report is what is denied; "denied that rebels said": only that they said so.
    const direct = holder?.noun === true && chain.slice(i + 1, at).every((each) => each.source === undefined);
    if (stances[i] === "denies") return { stance: held.stance, modality: direct ? "denied" : "disputed" };
    if (stances[i] === "doubts" || (stances[i] === "unverified" && direct)) return { ...held, modality: "disputed" };
    if (stances[i] === "confirms" && (direct || isAbout(chain[i]!, holder))) return { ...held, stance: "confirms" };
  }
  return held;
}

/** "confirmed what the union had said: that …": the outer content is the inner telling itself, from its source on. */
function isAbout({ content }: Attribution, inner: Attribution | undefined): boolean {
  const start = content[0];
  return inner?.source !== undefined && start !== undefined && inner.source.from - start.from <= "what ".length;
}

/** The stance of an attribution to what is told in it: what one does not believe one doubts. */
export function stanceOf(text: string, attribution: Attribution): Stance {
  return isDisbelief(text, attribution) && attribution.stance !== "denies" ? "doubts" : attribution.stance;
}

const STRENGTH: readonly Stance[] = ["unverified", "doubts", "denies"];

/** The holder's own stance, or the strongest of the verdicts told in it. */
function stronger(own: Stance, told: readonly Stance[]): Stance {
  if (own !== "asserts") return own;
  return told.reduce((held, each) => (STRENGTH.indexOf(each) > STRENGTH.indexOf(held) ? each : held), own);
}

/** "denied backing the rebels, who captured the town": what is told of someone by the way is not what is denied. */
function isAside(text: string, { content, stance }: Attribution, trigger: Span): boolean {
  if (stance === "asserts") return false;
  const part = content.find((each) => contains(each, trigger));
  return part !== undefined && /, (?:who|whom|whose|which|where)\b[^,;.]*$/i.test(text.slice(part.from, trigger.from));
}

/** "does not believe that", "is not convinced that", "few believe that": what one does not believe one doubts. */
export function isDisbelief(text: string, { cueClass, content, cue, source, stance }: Attribution): boolean {
  if (cueClass !== "belief") return false;
  if (stance === "doubts" || stance === "denies") return true;
  // "it is unclear whether": nobody says that it happened
  if (stance === "unverified") return /^(?:whether|if)\b/i.test(content[0] ? textOf(text, content[0]) : "");
  return (
    /\b(?:not|never|hardly|cannot|can['’]t|doesn['’]t|don['’]t|didn['’]t|isn['’]t|aren['’]t|unconvinced|sceptical|skeptical)\b/i.test(
      textOf(text, cue),
    ) ||
    (source !== undefined && /^(?:few|hardly any|nobody|no one|no)\b/i.test(textOf(text, source)))
  );
}
