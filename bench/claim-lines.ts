import type { Reading } from "../src/read.ts";
import { oneLine, records } from "../src/record.ts";
import { textOf } from "../src/span.ts";

/** A claim as a line for people, with what it is told apart by. */
export interface ClaimLine {
  /** Page and trigger: what the claim is about, whatever is held of it. */
  readonly place: string;
  /** Page, trigger, type and holder: two readings hold the same claim when this is the same. */
  readonly key: string;
  readonly line: string;
}

/** border-town #160-168  ASSAULT actual  gunmen → the town  · said by two local officials  · "…attacked the border town…" */
export function claimLines(page: string, reading: Reading): readonly ClaimLine[] {
  const { text } = reading.page;
  return records(reading).map(({ event, claim, fillers, told }) => {
    const { from, to } = event.trigger;
    const filled = (role: string) => fillers.filter((each) => each.role === role).map((each) => each.name ?? each.text);
    const holder = told.map((each) => each.source ?? "source not named").join(" ▸ ") || "the paper";
    const who = [filled("actor").join(" + ") || "–", filled("target").join(" + ") || "–"].join(" → ");
    const where = filled("place").map((place) => ` · in ${place}`);
    const around = `${oneLine(text.slice(Math.max(0, from - 25), from))} [${textOf(text, event.trigger)}] ${oneLine(text.slice(to, to + 25))}`;
    return {
      place: `${page}#${from}-${to}`,
      key: `${page}#${from}-${to} ${event.code.plover} ${holder}`,
      line: `${page} #${from}-${to}  ${event.code.plover} ${claim.modality}  ${who}${where.join("")} · told by ${holder} · …${around}…`,
    };
  });
}

export interface Difference {
  readonly gained: readonly ClaimLine[];
  readonly lost: readonly ClaimLine[];
  /** Same page, trigger, type and holder; something else is read otherwise. */
  readonly changed: readonly { readonly before: ClaimLine; readonly after: ClaimLine }[];
  readonly same: number;
}

export function difference(before: readonly ClaimLine[], after: readonly ClaimLine[]): Difference {
  const left = new Map<string, ClaimLine[]>();
  for (const line of before) left.set(line.key, [...(left.get(line.key) ?? []), line]);
  const gained: ClaimLine[] = [];
  const changed: { before: ClaimLine; after: ClaimLine }[] = [];
  let same = 0;
  for (const line of after) {
    const held = left.get(line.key)?.shift();
    if (!held) gained.push(line);
    else if (held.line === line.line) same++;
    else changed.push({ before: held, after: line });
  }
  return { gained, lost: [...left.values()].flat(), changed, same };
}

/** Lost and gained lines of one trigger stand together, in the order of the pages. */
export function differenceSheet({ gained, lost, changed, same }: Difference): string {
  const rows = [
    ...lost.map((each) => ({ at: each.place, text: `- ${each.line}` })),
    ...gained.map((each) => ({ at: each.place, text: `+ ${each.line}` })),
    ...changed.map(({ before, after }) => ({ at: after.place, text: `< ${before.line}\n> ${after.line}` })),
  ];
  rows.sort((a, b) => a.at.localeCompare(b.at, "en", { numeric: true }));
  const summary = `${gained.length} gained, ${lost.length} lost, ${changed.length} changed, ${same} the same`;
  return [...rows.map((row) => row.text), ...(rows.length > 0 ? [""] : []), summary].join("\n");
}
