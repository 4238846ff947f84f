import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Found } from "../bench/quality/muc/candidate.ts";
import { FIVE, ROLES } from "../bench/quality/muc/judge.ts";
import type { Bounds, Template } from "../bench/quality/muc/template.ts";
import type { Keyed } from "./muc.ts";

interface Answer {
  readonly found: Found;
  readonly templates: readonly Template[];
}
type Part = { readonly p: number; readonly r: number; readonly f1: number };
type Scores = {
  readonly relevance: Part;
  readonly gtt: Readonly<Record<string, Part>>;
  readonly ree: Readonly<Record<string, Part>>;
};
interface Scorer {
  readonly scoreAll: (gold: ReadonlyMap<string, unknown>, pred: ReadonlyMap<string, unknown>) => Scores;
}

/** The bounds that give the best gtt micro F1 on articles the models had not seen; one after another, twice. */
export async function tuned(
  bench: string,
  data: readonly Keyed[],
  answer: (bounds: Bounds) => (i: number) => Answer,
  log: (...words: readonly unknown[]) => void,
): Promise<Bounds> {
  const { scoreAll } = (await import(pathToFileURL(resolve(join(bench, "muc4_eval.mjs"))).href)) as Scorer;
  const gold = new Map(
    data.map(({ article, keys }) => [
      article.docid,
      keys.map(({ types, roles }) => ({ incident_type: types.join(" / "), ...named(roles) })),
    ]),
  );
  const score = (bounds: Bounds): Scores => {
    const own = answer(bounds);
    const pred = new Map(
      data.map(({ article }, i) => {
        const { found, templates } = own(i);
        return [
          article.docid,
          templates.map(({ type, fillers }) => ({
            incident_type: type,
            ...named(
              ROLES.map((_, role) =>
                fillers.filter((each) => each.role === role).map(({ candidate }) => [found.candidates[candidate]!.key]),
              ),
            ),
          })),
        ];
      }),
    );
    return scoreAll(gold, pred);
  };
  let bounds = START;
  let best = score(bounds).gtt.micro!.f1;
  const attempt = (next: Bounds): void => {
    const f1 = score(next).gtt.micro!.f1;
    if (f1 <= best + 0.02) return;
    best = f1;
    bounds = next;
  };
  const single = {
    relevant: [0.2, 0.25, 0.3, 0.35, 0.4, 0.45],
    together: [-0.5, 0, 0.5, 1, 1.5],
    prior: [0.3, 0.6, 1],
    further: [0.3, 0.4, 0.5, 0.6],
    shared: [0.4, 0.5, 0.6, 0.7],
  } as const;
  for (let round = 0; round < 2; round++) {
    for (const [name, values] of Object.entries(single))
      for (const value of values) attempt({ ...bounds, [name]: value });
    for (const list of ["types", "roles"] as const)
      for (let k = 0; k < (list === "types" ? 4 : ROLES.length); k++)
        for (const value of [0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6])
          attempt({ ...bounds, [list]: bounds[list].with(k, value) });
  }
  const { relevance, gtt, ree } = score(bounds);
  const parts = ["incident_type", ...FIVE].map((name) => `${name} ${gtt[name]!.f1.toFixed(1)}`).join(" ");
  log(
    `folds: relevance ${relevance.f1.toFixed(1)} gtt ${gtt.micro!.p.toFixed(1)} ${gtt.micro!.r.toFixed(1)} ${gtt.micro!.f1.toFixed(2)} | ${parts} | ree ${ree.micro!.f1.toFixed(1)}`,
  );
  return bounds;
}

const START: Bounds = {
  relevant: 0.3,
  together: 1,
  prior: 0.6,
  further: 0.5,
  types: [0.35, 0.5, 0.3, 0.3, 0.3, 0.4],
  roles: [0.3, 0.35, 0.3, 0.3, 0.35, 0.35],
  shared: 0.6,
};

function named<T>(roles: readonly T[]): Record<string, T> {
  return Object.fromEntries(FIVE.map((role, k) => [role, roles[k]!]));
}
