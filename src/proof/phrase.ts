import type { Basis } from "../basis.ts";
import type { CountMention } from "../mention/mention.ts";
import type { Filler, Teller } from "../record.ts";
import { timeOf } from "./when.ts";
import { printable } from "./width.ts";

/** A filler as the sheet says it: the characters, then " = " and what they stand for where that is something else. */
export function fillerOf(filler: Filler): string {
  const mention = filler.resolved ?? filler.mention;
  const text = printable(filler.text);
  switch (mention?.kind) {
    case "place":
      return named(text, filler.name, mention.country);
    case "time":
      return timeOf(mention, filler.text);
    case "count":
      return countOf(text, mention);
    case "weapon":
      return mention.weapon === text ? text : `${text} = ${mention.weapon}`;
    case "actor":
      return named(text, filler.name, mention.code ?? mention.entity);
    default:
      return named(text, filler.name, undefined);
  }
}

function named(text: string, name: string | undefined, code: string | undefined): string {
  return `${text}${name && !text.includes(name) ? ` = ${printable(name)}` : ""}${code ? ` (${code})` : ""}`;
}

function countOf(text: string, count: CountMention): string {
  const { low, high } = count;
  const figure = high === undefined ? `${low} or more` : low === high ? String(low) : `${low}–${high}`;
  return text === figure || text.startsWith(`${figure} `) ? text : `${text} = ${figure}`;
}

/** A source with its kind, side, why it stays unnamed, and recipient: "state television (outlet, Mali) to the Agency". */
export function tellerOf(teller: Teller): string {
  const { attribution, source, speakers, recipient, anonymity } = teller;
  const who = source === undefined ? "source not named" : printable(source);
  const equals = speakers.length > 0 ? ` = ${speakers.map(printable).join(" + ")}` : "";
  const kind = attribution.sourceKind.replaceAll("-", " ");
  const side = attribution.side ? `, ${printable(attribution.side)}` : "";
  const unnamed = anonymity ? `: ${printable(anonymity)}` : "";
  return `${who}${equals} (${kind}${side}${unnamed})${recipient ? ` to ${printable(recipient)}` : ""}`;
}

/** A basis in a word: the entry, the rule, or the model with its score. `daybook explain` gives the line. */
export function basisOf(basis: Basis): string {
  switch (basis.by) {
    case "lexicon":
      return `lexicon ${basis.entry}`;
    case "rule":
      return `rule ${basis.rule}`;
    case "model":
      return `model ${basis.model} ${confidenceOf(basis.score)}`;
    case "reader":
      return `reader ${basis.who}`;
  }
}

/** 0.914 -> ".91"; 1 -> "1". */
export function confidenceOf(value: number): string {
  return value >= 0.995 ? "1" : value.toFixed(2).slice(1);
}

/** In quotation marks, unless the words stand in the text's own already. */
export function inQuotes(text: string): string {
  return /^["“«„]/.test(text) ? text : `“${text}”`;
}
