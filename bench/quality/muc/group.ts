import type { Article, ArticleToken as Token } from "./article.ts";

/** What is called by one name: the places of its head words and the strings around them. */
export interface Group {
  readonly key: string;
  isName: boolean;
  readonly heads: { sentence: number; head: number }[];
  readonly keys: Set<string>;
}

/** Names that stand for one another put together: "Galan" with "Luis Carlos Galan", "X [ELN]" with "ELN". */
export function mergedGroups(groups: readonly Group[], article: Article): readonly Group[] {
  const parent = groups.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at]!;
    return at;
  };
  const byHead = new Map<string, number>();
  groups.forEach(({ heads }, i) => {
    for (const { sentence, head } of heads) byHead.set(`${sentence} ${head}`, i);
  });
  const names = groups.flatMap(({ isName }, i) => (isName ? [i] : []));
  const words = groups.map(({ key }) => key.split(" "));
  for (const i of names)
    for (const k of names) {
      if (i === k || words[i]!.length >= words[k]!.length) continue;
      const short = words[i]!;
      const long = words[k]!;
      const isPart = short.at(-1) === long.at(-1) && short.every((word) => long.includes(word));
      if (isPart || (short.length === 1 && initials(long) === short[0])) parent[root(i)] = root(k);
    }
  article.sentences.forEach(({ tokens }, sentence) => {
    tokens.forEach(({ form }, i) => {
      if (form !== "[" && form !== "(") return;
      const close = tokens.findIndex((token, at) => at > i && (token.form === "]" || token.form === ")"));
      if (close < 0 || close - i > 9) return;
      const inside = nearest(byHead, sentence, i + 1, close - 1, tokens);
      const before = nearest(byHead, sentence, Math.max(0, i - 7), i - 1, tokens);
      if (inside === undefined || before === undefined) return;
      if (groups[inside]!.isName && groups[before]!.isName) parent[root(inside)] = root(before);
    });
  });
  const out = new Map<number, Group>();
  groups.forEach((group, i) => {
    const at = root(i);
    const held = out.get(at);
    if (!held)
      out.set(at, { key: group.key, isName: group.isName, heads: [...group.heads], keys: new Set(group.keys) });
    else {
      held.heads.push(...group.heads);
      for (const key of group.keys) held.keys.add(key);
      if (group.key.length > held.key.length) out.set(at, { ...held, key: group.key });
    }
  });
  return [...out.values()].map((group) => ({
    ...group,
    heads: group.heads.sort((a, b) => a.sentence - b.sentence || a.head - b.head),
  }));
}

/** The group of the last name of a stretch beside a bracket. */
function nearest(
  byHead: ReadonlyMap<string, number>,
  sentence: number,
  from: number,
  to: number,
  tokens: readonly Token[],
): number | undefined {
  for (let step = 0; step <= to - from; step++) {
    const i = to - step;
    if (tokens[i]!.form === ")" || tokens[i]!.form === "]") return undefined;
    const group = byHead.get(`${sentence} ${i}`);
    if (group !== undefined && /^(?:PROPN|NOUN)$/.test(tokens[i]!.upos)) {
      // the head of the phrase rather than a word of it
      let at = i;
      while (
        tokens[at]!.head >= from &&
        tokens[at]!.head <= to &&
        /^(?:compound|flat|nmod|amod)/.test(tokens[at]!.deprel)
      )
        at = tokens[at]!.head;
      return byHead.get(`${sentence} ${at}`) ?? group;
    }
  }
  return undefined;
}

function initials(words: readonly string[]): string {
  return words
    .filter((word) => !/^(?:of|for|and|de|la|del)$/.test(word))
    .map((word) => word[0])
    .join("");
}
