import type { Toll } from "./claim/toll.ts";
import { type Lookup, oneLine, type Teller } from "./record.ts";
import { textOf } from "./span.ts";

/** A toll with what it points at, as sheets and tables say it. */
export interface TollRecord {
  /** The characters, then " = " and the bounds where these are something else: "dozens = 24 or more". */
  readonly figure: string;
  /** "five of its men (MLIMIL)"; absent when the text does not say who they are. */
  readonly whom?: string;
  readonly told: readonly Teller[];
}

export function tollRecord(toll: Toll, text: string, lookup: Lookup): TollRecord {
  const { low, high, whom, victims } = toll;
  const said = oneLine(textOf(text, toll));
  const bounds = high === undefined ? `${low} or more` : low === high ? String(low) : `${low}–${high}`;
  const who = victims && lookup.mention(victims);
  const code = who?.kind === "actor" ? who.code : undefined;
  return {
    figure: said === bounds ? said : `${said} = ${bounds}`,
    ...(whom && { whom: `${oneLine(textOf(text, whom))}${code ? ` (${code})` : ""}` }),
    told: toll.told.flatMap((id) => lookup.teller(id) ?? []),
  };
}
