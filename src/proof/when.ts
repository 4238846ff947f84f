import type { Basis } from "../basis.ts";
import type { EventTime } from "../event/when.ts";
import type { TimeMention } from "../mention/mention.ts";
import { type ClaimRecord, type Lookup, oneLine } from "../record.ts";
import { textOf } from "../span.ts";
import { printable } from "./width.ts";

/** The times of a claim as its row has them; the words of its other times behind. */
export function whenOf(
  { event, fillers }: Pick<ClaimRecord, "event" | "fillers">,
  lookup: Lookup,
  text: string,
): readonly string[] {
  const { when } = event;
  const said = fillers.filter(({ role, mention }) => role === "time" && (!when || mention?.id !== when.mention));
  const others = said.map((filler) => {
    const mention = filler.resolved ?? filler.mention;
    return mention?.kind === "time" ? timeOf(mention, filler.text) : printable(filler.text);
  });
  return when ? [eventTimeOf(when, lookup, text), ...others] : others;
}

/** "Tuesday = 2025-03-11 · day (of the same happening)". */
export function eventTimeOf(when: EventTime, lookup: Lookup, text: string): string {
  const held = when.mention === undefined ? undefined : lookup.mention(when.mention);
  const mention = held?.kind === "time" ? held : undefined;
  // "two days after …": a length that another day was counted with
  const isCounted = mention !== undefined && mention.value !== when.value && mention.value.startsWith("P");
  const isOwn = when.basis.by !== "rule" || /clause|counted/.test(when.basis.rule);
  const words = mention && (isOwn || !isCounted) ? textOf(text, mention) : undefined;
  const closed = mention && !isCounted && when.latest !== mention.latest;
  const from = [timeBasis(when.basis), closed ? "up to publication" : undefined].filter((each) => each !== undefined);
  return `${timeOf(when, words)}${from.length === 0 ? "" : ` (${from.join("; ")})`}`;
}

/** The words, then " = " and what they stand for, the days it lies between and how finely it is known. */
export function timeOf(time: Omit<EventTime, "basis"> | TimeMention, words?: string): string {
  const { value, precision } = time;
  const bounds = boundsOf(time);
  // A value that no day anchors ("XXXX-WXX-4", "PAST_REF") tells a reader less than the words.
  const shown = value === undefined || (words !== undefined && /^X|_REF$/.test(value)) ? undefined : value;
  const days = bounds === shown ? undefined : bounds;
  const said = words === undefined ? undefined : printable(oneLine(words));
  const named = [said, shown].filter((part) => part !== undefined).join(" = ");
  return [named === "" ? undefined : named, days, precision].filter((part) => part !== undefined).join(" · ");
}

/** In plain words where a time was taken from; undefined for the event's own words. */
export function timeBasis(basis: Basis): string | undefined {
  if (basis.by !== "rule" || basis.rule === "event/time clause") return undefined;
  const rule = basis.rule.replace(/^event\/time /, "");
  return rule === "counted" ? "counted from another time" : rule;
}

function boundsOf({ earliest, latest }: { readonly earliest?: string; readonly latest?: string }): string | undefined {
  if (earliest === undefined) return latest === undefined ? undefined : `until ${latest}`;
  if (latest === undefined) return `since ${earliest}`;
  return earliest === latest ? earliest : `${earliest}…${latest}`;
}
