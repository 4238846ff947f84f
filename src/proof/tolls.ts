import type { Article } from "../article/article.ts";
import type { ClaimRecord } from "../record.ts";
import { contains } from "../span.ts";
import { tollRecord } from "../toll-row.ts";
import { sideBySide, toldLine } from "./claim.ts";
import { basisOf } from "./phrase.ts";
import type { Sheet } from "./proof.ts";
import { printable } from "./width.ts";
import { type Piece, wrap } from "./wrap.ts";

/** The figures of an article: how many dead, hurt, arrested …, of whom, and who gives them; beside each other, never added up. */
export function tollLines(sheet: Sheet, article: Article, claims: readonly ClaimRecord[]): Piece[][] {
  const own = sheet.reading.tolls.filter((toll) => contains(article, toll));
  if (own.length === 0) return [];
  const out: Piece[][] = [[], [{ text: " figures", style: "strong" }]];
  for (const toll of own) {
    const { figure, whom, told } = tollRecord(toll, sheet.reading.page.text, sheet.lookup);
    const claim = claims.find(({ event }) => event.id === toll.event);
    const shown = toll.stance === "asserts" ? toll.modality : `${toll.modality} × ${toll.stance}`;
    const left: Piece[] = [
      { text: `       ${toll.kind}${shown === "actual" ? "" : ` · ${shown}`}` },
      { text: `       L${sheet.lines.of(toll.from)} #${toll.from}-${toll.to}`, style: "faint" },
    ];
    const columns = sheet.width - 30;
    const right = [
      ...wrap(
        [
          { text: printable(figure), style: "strong" },
          ...(whom ? [{ text: ` · ${printable(whom)}` }] : []),
          ...(claim ? [{ text: ` · claim ${claim.nr}` }] : []),
          { text: ` · ${basisOf(toll.basis)}`, style: "faint" as const },
        ],
        columns,
      ),
      ...wrap(toldLine(told, article), columns),
    ];
    out.push(...sideBySide(left, right));
  }
  return out;
}
