import type { Article } from "./article.ts";
import type { Found } from "./candidate.ts";
import { type Filler, isSame, type Judged, pairRow, ROLES, type Role, TYPES, type Type } from "./judge.ts";
import { type Boosted, chanceOf, logit } from "./trees.ts";

/** An incident as answered. */
export interface Template {
  readonly type: Type;
  readonly fillers: readonly Filler[];
}

/** From which chance on what is believed; chosen on DEV. */
export interface Bounds {
  readonly relevant: number;
  /** How sure two groups of fillers must be to belong together (as a logit). */
  readonly together: number;
  /** How much the article's type weighs against those of the fillers. */
  readonly prior: number;
  /** Of a further incident. */
  readonly further: number;
  /** Of a type the fillers do not show. */
  readonly types: readonly number[];
  readonly roles: readonly number[];
  /** Of a perpetrator in more than one incident. */
  readonly shared: number;
}

/** The incidents of an article: targets, victims and weapons grouped, each group one incident, perpetrators put to those they belong to. */
export function templates(
  article: Article,
  found: Found,
  judged: Judged,
  second: readonly number[],
  fillers: readonly Filler[],
  pairs: Boosted,
  bounds: Bounds,
): readonly Template[] {
  if (second[0]! < bounds.relevant) return [];
  const known = new Map<string, number>();
  const pair = (a: Filler, b: Filler): number => {
    const key = `${a.entity} ${a.role} ${b.entity} ${b.role}`;
    const held = known.get(key) ?? chanceOf(pairs, pairRow(a, b, article, found, judged, second));
    known.set(key, held);
    return held;
  };
  const chosen = ROLES.flatMap((_, role) => {
    const kept: Filler[] = [];
    const own = fillers.filter((each) => each.role === role).sort((a, b) => b.chance - a.chance);
    for (const each of own) {
      if (each.chance < bounds.roles[role]!) break;
      if (!kept.some((one) => isSame(found.candidates[one.candidate]!, found.candidates[each.candidate]!)))
        kept.push(each);
    }
    return kept;
  });
  const core = chosen.filter(({ role }) => isCore(role));
  const typeOf = (group: readonly Filler[]): number => {
    const scores = TYPES.map((_, t) => {
      const own = group.reduce((total, { entity }) => total + logit(judged.entities[entity]![ROLES.length + t]!), 0);
      return bounds.prior * logit(second[2 + t]!) + own / Math.max(1, Math.sqrt(group.length));
    });
    return scores.indexOf(Math.max(...scores));
  };
  const groups = grouped(core, pair, bounds.together).map((group) => ({
    type: typeOf(group),
    fillers: [...group],
    chance: 1 - group.reduce((none, { chance }) => none * (1 - chance), 1),
  }));
  groups.sort((a, b) => b.chance - a.chance);
  let out = groups.filter(({ chance }, i) => i === 0 || chance >= bounds.further);
  if (out.length === 0) out = [{ type: typeOf([]), fillers: [], chance: 1 }];
  TYPES.forEach((_, t) => {
    if (second[2 + t]! >= bounds.types[t]! && !out.some(({ type }) => type === t))
      out.push({ type: t, fillers: [], chance: 0 });
  });
  for (const each of chosen.filter(({ role }) => !isCore(role))) {
    const links = out.map(({ fillers: members, type }) => {
      const own = members.filter(({ role }) => isCore(role));
      if (own.length === 0) return judged.entities[each.entity]![ROLES.length + type]!;
      return own.reduce((total, member) => total + pair(each, member), 0) / own.length;
    });
    const best = Math.max(...links);
    out.forEach((group, i) => {
      if (links[i] === best || links[i]! >= bounds.shared) group.fillers.push(each);
    });
  }
  return out.map((group) => ({ type: TYPES[group.type]!, fillers: group.fillers }));
}

function isCore(role: number): boolean {
  return role >= CORE_FROM;
}

/** Targets, victims and weapons: an incident has its own, while those who do it do others too. */
const CORE_FROM = ROLES.indexOf("Target" satisfies Role);

/** Groups joined as long as two belong together, the surest first. */
function grouped(fillers: readonly Filler[], pair: (a: Filler, b: Filler) => number, least: number): Filler[][] {
  const groups = fillers.map((each) => [each]);
  for (;;) {
    let best = { score: least, i: -1, k: -1 };
    for (let i = 0; i < groups.length; i++)
      for (let k = i + 1; k < groups.length; k++) {
        let total = 0;
        for (const a of groups[i]!) for (const b of groups[k]!) total += logit(pair(a, b));
        const score = total / (groups[i]!.length * groups[k]!.length);
        if (score >= best.score) best = { score, i, k };
      }
    if (best.i < 0) return groups;
    groups[best.i]!.push(...groups[best.k]!);
    groups.splice(best.k, 1);
  }
}
