import type { Article } from "../article/article.ts";
import { type ClaimRecord, oneLine, type Teller } from "../record.ts";
import { contains, textOf } from "../span.ts";
import { sideBySide } from "./claim.ts";
import { basisOf, confidenceOf, inQuotes, tellerOf } from "./phrase.ts";
import type { Sheet } from "./proof.ts";
import { cut, printable } from "./width.ts";
import { type Piece, wrap } from "./wrap.ts";

/** What an article reports as said without telling an event: source, cue and words. */
export function alsoSaid(sheet: Sheet, article: Article, claims: readonly ClaimRecord[]): Piece[][] {
  const used = new Set(claims.flatMap((claim) => claim.claim.told));
  const rest = sheet.reading.attributions.filter(
    (attribution) => contains(article, attribution.cue) && !used.has(attribution.id),
  );
  if (rest.length === 0) return [];
  const out: Piece[][] = [[], [{ text: " also said", style: "strong" }]];
  for (const attribution of rest) {
    const teller = sheet.lookup.teller(attribution.id);
    if (teller) out.push(...lines(sheet, teller));
  }
  return out;
}

function lines(sheet: Sheet, teller: Teller): Piece[][] {
  const { attribution } = teller;
  const { text } = sheet.reading.page;
  const say = (span: { from: number; to: number }) => cut(printable(oneLine(textOf(text, span))), 600);
  const left: Piece[] = [
    { text: `${teller.letter.padStart(5)}  ${attribution.stance}` },
    {
      text: `       L${sheet.lines.of(attribution.cue.from)} #${attribution.cue.from}-${attribution.cue.to}  ${confidenceOf(attribution.confidence)}`,
      style: "faint",
    },
  ];
  const columns = sheet.width - 30;
  const outer = attribution.within ? sheet.lookup.teller(attribution.within) : undefined;
  const right = [
    ...wrap(
      [
        ...(outer ? [{ text: `${outer.letter} ▸ `, style: "faint" as const }] : []),
        { text: tellerOf(teller), style: "source" },
        { text: " · " },
        { text: say(attribution.cue), style: "cue" },
        { text: ` · ${basisOf(attribution.basis)}`, style: "faint" },
      ],
      columns,
    ),
    ...wrap([{ text: attribution.content.map((span) => inQuotes(say(span))).join(" … ") }], columns),
  ];
  return sideBySide(left, right);
}
