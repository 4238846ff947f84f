import type { Article } from "../article/article.ts";
import type { Modality } from "../claim/claim.ts";
import type { RoleName } from "../event/event.ts";
import type { ClaimRecord, Teller } from "../record.ts";
import { basisOf, confidenceOf, fillerOf, tellerOf } from "./phrase.ts";
import type { Sheet } from "./proof.ts";
import { whenOf } from "./when.ts";
import { whereOf } from "./where.ts";
import { cut, printable, width } from "./width.ts";
import { type Piece, type Style, wrap } from "./wrap.ts";

const leftWidth = 28;

/** A claim in two columns: what and how sure on the left, who, whom, where, when and by whom told on the right. */
export function claimLines(sheet: Sheet, record: ClaimRecord): Piece[][] {
  return sideBySide(left(record), right(sheet, record));
}

/** Two columns line by line, the left one `leftWidth` wide. */
export function sideBySide(left: readonly Piece[], right: readonly Piece[][]): Piece[][] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
    const first = left[i] ?? { text: "" };
    const body = right[i] ?? [];
    if (body.length === 0) return [first];
    return [first, { text: " ".repeat(Math.max(2, leftWidth + 2 - width(first.text))) }, ...body];
  });
}

function left({ nr, claim, event }: ClaimRecord): Piece[] {
  const { plover, mode } = event.code;
  const type = `${plover}${mode && mode !== plover ? ` ${mode}` : ""}`;
  const { from, to } = event.trigger;
  const style = styleOf(claim.modality);
  const shown = claim.stance === "asserts" ? claim.modality : `${claim.modality} × ${claim.stance}`;
  const lines = wrap([{ text: shown, ...(style && { style }) }], leftWidth - 7).flat();
  return [
    { text: cut(`${String(nr).padStart(5)}  ${type}`, leftWidth), style: "type" },
    ...lines.map((line) => ({ ...line, text: `       ${line.text}` })),
    { text: cut(`       #${from}-${to}  ${confidenceOf(event.confidence)}`, leftWidth), style: "faint" },
  ];
}

function styleOf(modality: Modality): Style | undefined {
  switch (modality) {
    case "actual":
      return undefined;
    case "denied":
    case "negated":
      return "denied";
    case "disputed":
      return "doubt";
    default:
      return "open";
  }
}

function right(sheet: Sheet, record: ClaimRecord): Piece[][] {
  const columns = sheet.width - leftWidth - 2;
  const of = (role: RoleName) => record.fillers.filter((filler) => filler.role === role).map(fillerOf);
  const lines = wrap(whoWhom(of("actor"), of("target")), columns);
  const field = (name: string, value: readonly Piece[]) => {
    if (value.length === 0) return;
    wrap(value, columns - 8).forEach((line, i) => {
      lines.push([{ text: (i === 0 ? name : "").padEnd(8), style: "faint" }, ...line]);
    });
  };
  const list = (role: RoleName, name: string = role) => field(name, plain(of(role).join(" + ")));
  field("where", plain(whereOf(record, sheet.lookup).join(" + ")));
  field("when", plain(whenOf(record, sheet.lookup, sheet.reading.page.text).join(" + ")));
  list("instrument", "with");
  for (const toll of ["dead", "injured", "arrested", "displaced", "missing", "abducted"] as const)
    list(toll, toll === "displaced" ? "driven" : toll === "abducted" ? "taken" : toll === "arrested" ? "held" : toll);
  field("told", toldLine(record.told, record.article));
  if (record.disputes.length > 0)
    field("against", [{ text: `claim ${record.disputes.join(", ")}`, style: styleOf("disputed")! }]);
  field("basis", [{ text: bases(record), style: "faint" }]);
  return lines;
}

function whoWhom(actors: readonly string[], targets: readonly string[]): Piece[] {
  const actor: Piece =
    actors.length > 0 ? { text: actors.join(" + "), style: "strong" } : { text: "(not said)", style: "faint" };
  if (targets.length === 0) return [actor];
  return [actor, { text: " → " }, { text: targets.join(" + "), style: "strong" }];
}

/** A chain of sources, outermost first: "a state television ▸ b the minister". */
export function toldLine(chain: readonly Teller[], article: Article | undefined): Piece[] {
  if (chain.length === 0)
    return plain(article?.outlet ? `the paper itself (${printable(article.outlet)})` : "the paper itself");
  return chain.flatMap((teller, i) => [
    ...(i > 0 ? [{ text: " ▸ " }] : []),
    { text: `${teller.letter} `, style: "faint" as const },
    { text: tellerOf(teller), style: "source" as const },
  ]);
}

/** Why the event, then the innermost attribution, was read so, without saying one thing twice. */
function bases({ event, told: chain }: ClaimRecord): string {
  const attribution = chain.at(-1)?.attribution;
  return [...new Set([basisOf(event.basis), ...(attribution ? [basisOf(attribution.basis)] : [])])].join(" · ");
}

function plain(text: string): Piece[] {
  return text === "" ? [] : [{ text }];
}

const mostTellers = 8;

/** Who tells how much of an article, the paper's own voice included, most first: "two officials 3 · the paper itself 2". */
export function tellerNames(claims: readonly ClaimRecord[]): string {
  const counts = new Map<string, number>();
  for (const { told: chain } of claims) {
    const inner = chain.at(-1);
    const name = inner ? (inner.speakers[0] ?? inner.source ?? "source not named") : "the paper itself";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts.entries()].sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, mostTellers).map(([name, count]) => `${cut(printable(name), 40)} ${count}`);
  return [...shown, ...(sorted.length > mostTellers ? [`${sorted.length - mostTellers} others`] : [])].join(" · ");
}
