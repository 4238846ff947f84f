import { byRule } from "../basis.ts";
import { childrenBy, type Tree } from "../sentence/tree.ts";
import { form } from "./phrase.ts";
import { type StatedToll, spanAt, type TollKind } from "./toll.ts";

/** Figures of nought: "no casualties were reported", "without injuries", "no one was hurt", "none of them was killed". */
export function noneHarmed(tree: Tree): StatedToll[] {
  const out: StatedToll[] = [];
  for (let i = 0; i < tree.tokens.length; i++) {
    const said = form(tree, i);
    const at = /^(no|without|zero)$/.test(said)
      ? nounAfter(tree, i)
      : NOBODY.test(said)
        ? harmedAfter(tree, i)
        : undefined;
    if (at === undefined || !isSaidSo(tree, at)) continue;
    const { from } = tree.tokens[i]!;
    for (const kind of KINDS.get(form(tree, at))!)
      out.push({
        from,
        to: Math.max(tree.tokens[i]!.to, /^(no|without|zero)$/.test(said) ? tree.tokens[at]!.to : 0),
        kind,
        low: 0,
        high: 0,
        at: spanAt(tree, at),
        whom: spanAt(tree, at),
        counts: [],
        basis: byRule("event/toll none"),
      });
  }
  return out;
}

const NOBODY = /^(nobody|none|no-one)$/;

const KINDS: ReadonlyMap<string, readonly TollKind[]> = new Map<string, readonly TollKind[]>([
  ["casualties", ["dead", "injured"]],
  ["casualty", ["dead", "injured"]],
  ["victims", ["dead", "injured"]],
  ["deaths", ["dead"]],
  ["fatalities", ["dead"]],
  ["injuries", ["injured"]],
  ["killed", ["dead"]],
  ["wounded", ["injured"]],
  ["injured", ["injured"]],
  ["hurt", ["injured"]],
  ["arrests", ["arrested"]],
  ["arrested", ["arrested"]],
  ["detained", ["arrested"]],
  ["missing", ["missing"]],
]);

/** "no civilian casualties", "without any deaths", "no one was hurt". Reports that are wanting say nothing of what happened. */
function nounAfter(tree: Tree, i: number): number | undefined {
  if (form(tree, i + 1) === "one") return harmedAfter(tree, i + 1);
  for (let j = i + 1; j <= i + 4 && j < tree.tokens.length; j++) {
    const said = form(tree, j);
    if (/^(report|reports|word|news|information|details|sign|evidence|figures?)$/.test(said)) return undefined;
    if (/^(casualties|casualty|victims|deaths|fatalities|injuries|arrests)$/.test(said)) return j;
    if (!/^(ADJ|NOUN|DET|CCONJ|PROPN)$/.test(tree.tokens[j]!.upos)) return undefined;
  }
  return undefined;
}

/** "no one | was hurt", "none | of the crew were killed" */
function harmedAfter(tree: Tree, i: number): number | undefined {
  for (let j = i + 1; j <= i + 7 && j < tree.tokens.length; j++) {
    const said = form(tree, j);
    // of "none of the killed was a soldier" the killed are no verb of "none"
    if (/^(killed|wounded|injured|hurt|arrested|detained|missing)$/.test(said))
      return childrenBy(tree, j, "nsubj").some((c) => c === i || c === i - 1) ? j : undefined;
    if (
      /^[,;:.]$/.test(said) ||
      (/^(VERB)$/.test(tree.tokens[j]!.upos) && !/^(been|being|reported|believed)$/.test(said))
    )
      return undefined;
  }
  return undefined;
}

/** Nothing says that it only may be so: "if no one is hurt". */
function isSaidSo(tree: Tree, at: number): boolean {
  for (let up = at, steps = 0; up >= 0 && steps < 3; up = tree.tokens[up]!.head, steps++) {
    for (const c of tree.children[up]!) {
      const { deprel } = tree.tokens[c]!;
      if (deprel.startsWith("aux") && /^(could|can|may|might|would|will|should|must)$/.test(form(tree, c)))
        return false;
      if (deprel === "mark" && /^(if|unless|whether|to)$/.test(form(tree, c))) return false;
    }
  }
  return true;
}
