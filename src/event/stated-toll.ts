import { byRule } from "../basis.ts";
import { childrenBy, type Tree } from "../sentence/tree.ts";
import type { Address } from "../span.ts";
import { form, word } from "./phrase.ts";
import { countOf, isShare } from "./sufferers.ts";
import { type StatedToll, spanAt, type TollKind, type TollScene } from "./toll.ts";

type Count = TollScene["counts"][number];

/** The figures a sentence gives without a verb of killing: "12 dead", "put the dead at 26", "the toll rose to nine", "wounded: 12". */
export function figuresSaid(scene: TollScene, taken: ReadonlySet<Address>): StatedToll[] {
  const out: StatedToll[] = [];
  for (const count of scene.counts) {
    if (taken.has(count.id) || count.high === 0 || isShare(scene.tree, count.last)) continue;
    const said =
      beside(scene, count) ??
      listed(scene, count) ??
      put(scene, count, out) ??
      handled(scene, count) ??
      granted(scene, count, out);
    if (!said) continue;
    const { from, to, low, high } = count;
    const at = scene.tree.tokens[said.at]!;
    out.push({
      from,
      to,
      kind: said.kind,
      low,
      ...(high === undefined ? {} : { high }),
      at: { from: at.from, to: at.to },
      whom: spanAt(scene.tree, counted(scene.tree, count.token)),
      counts: [count.id],
      basis: byRule(`event/toll ${said.rule}`),
    });
  }
  return out;
}

interface Said {
  readonly kind: TollKind;
  readonly at: number;
  readonly rule: string;
}

/** Words for those who suffered, behind their number: "12 dead", "three others wounded". */
export const HARMED: ReadonlyMap<string, TollKind> = new Map([
  ["dead", "dead"],
  ["killed", "dead"],
  ["slain", "dead"],
  ["martyred", "dead"],
  ["deaths", "dead"],
  ["fatalities", "dead"],
  ["bodies", "dead"],
  ["corpses", "dead"],
  ["wounded", "injured"],
  ["injured", "injured"],
  ["hurt", "injured"],
  ["injuries", "injured"],
  ["wounds", "injured"],
  ["arrested", "arrested"],
  ["detained", "arrested"],
  ["custody", "arrested"],
  ["displaced", "displaced"],
  ["homeless", "displaced"],
  ["uprooted", "displaced"],
  ["missing", "missing"],
  ["unaccounted", "missing"],
  ["abducted", "abducted"],
  ["kidnapped", "abducted"],
  ["hostage", "abducted"],
  ["captive", "abducted"],
]);

/** The noun a count counts, or the count where that is left out. */
function counted(tree: Tree, token: number): number {
  const { head, deprel } = tree.tokens[token]!;
  return deprel === "nummod" && head >= 0 && head > token ? head : token;
}

/** "12 dead", "15 people killed", "27 bodies", "23 wounded people", "five attackers are dead", "three of its crew with minor injuries". */
function beside({ tree, counts }: TollScene, count: Count): Said | undefined {
  let with_ = false;
  for (let j = count.last + 1; j <= Math.min(count.last + 8, tree.tokens.length - 1); j++) {
    const said = form(tree, j);
    if (/^(,|;|:|\.|and|but|in|on|by|at|to|from|as|that|who|which|after|when|not|no)$/.test(said)) return undefined;
    if (counts.some(({ token }) => token === j)) return undefined;
    if (said === "with") with_ = true;
    const kind = HARMED.get(said);
    if (!kind) continue;
    if (/^(injuries|wounds)$/.test(said) && !with_ && j > count.last + 2) return undefined;
    if (isDoing(tree, j)) return undefined;
    // "one of the dead": whom it is about, no figure
    return count.low === 1 && form(tree, count.last + 1) === "of" ? undefined : { kind, at: j, rule: "state" };
  }
  return undefined;
}

/** "12 rebels killed four soldiers": a verb with an object, or a phrase that goes on ("wounded soldiers" is a state all the same). */
function isDoing(tree: Tree, j: number): boolean {
  const { xpos } = tree.tokens[j]!;
  return /^VB[DPZ]$/.test(xpos) && childrenBy(tree, j, "obj", "ccomp").length > 0;
}

/** "Wounded: 12", "Dead – 4" */
function listed({ tree }: TollScene, count: Count): Said | undefined {
  const first = tree.tokens.findIndex(({ from }) => from >= count.from);
  const mark = form(tree, first - 1);
  const kind = HARMED.get(form(tree, first - 2));
  return kind && /^(:|–|—|-|=)$/.test(mark) ? { kind, at: first - 2, rule: "list" } : undefined;
}

/** "put the dead at 26", "the death toll rose to 15", "the number of injured stands at nine", "gave the figure as seven". */
function put({ tree, before }: TollScene, count: Count, out: readonly StatedToll[]): Said | undefined {
  const first = tree.tokens.findIndex(({ from }) => from >= count.from);
  const link = form(tree, first - 1);
  if (!/^(at|to|as|of|reached|hit|passed|topped|exceeded|was|is)$/.test(link) || isMeasured(tree, count))
    return undefined;
  let named: number | undefined;
  for (let j = first - 2; j >= 0 && j > first - 26; j--) {
    const said = form(tree, j);
    if (/^(;|:)$/.test(said)) break;
    if (/^(toll|number|figure|tally|count|total)$/.test(said) && tree.tokens[j]!.upos !== "VERB") {
      if (link === "of" && j !== first - 2) return undefined;
      if (link === "of" && said !== "toll" && said !== "total") return undefined;
      const kind =
        kindNamed(tree, j, first - 1) ??
        (said === "toll" ? "dead" : said === "number" ? undefined : (out.at(-1)?.kind ?? before));
      return kind && { kind, at: j, rule: "figure" };
    }
    const kind = HARMED.get(said);
    if (kind && isThe(tree, j) && /^(at|as)$/.test(link)) named = j;
  }
  return named === undefined ? undefined : { kind: HARMED.get(form(tree, named))!, at: named, rule: "figure" };
}

function isThe(tree: Tree, j: number): boolean {
  return /^(the|its|their|his|all|of|civilian)$/.test(form(tree, j - 1)) || /^(deaths|fatalities)$/.test(form(tree, j));
}

/** What a word of number counts, by the words around it: "the number of soldiers killed", "the injury toll". */
function kindNamed(tree: Tree, noun: number, end: number): TollKind | undefined {
  for (let j = Math.max(0, noun - 2); j < end; j++) {
    const said = form(tree, j);
    if (j < noun && !/^(death|deaths|dead|casualty|injury|injured|wounded|arrests?)$/.test(said)) continue;
    if (/^(injury|injured|wounded|injuries|hurt)$/.test(said)) return "injured";
    if (/^(arrests?|arrested|detained)$/.test(said)) return "arrested";
    if (/^(missing|displaced)$/.test(said)) return said as TollKind;
    if (/^(death|deaths|dead|killed|slain|fatalities|bodies|died)$/.test(said)) return "dead";
  }
  return undefined;
}

/** "26 %", "15 kilometres", "nine towns": what is no person. */
function isMeasured(tree: Tree, count: Count): boolean {
  const next = tree.tokens[count.last + 1];
  if (!next || !/^(NOUN|PROPN|SYM)$/.test(next.upos)) return false;
  return !PEOPLE.has(word(tree, count.last + 1)) && tree.tokens[count.token]!.head === count.last + 1;
}

/** "buried 16 people", "lost 17 men", "counted 11 bodies". */
function handled({ tree }: TollScene, count: Count): Said | undefined {
  const { head } = tree.tokens[count.token]!;
  const noun = head > count.token && /^NOUN$/.test(tree.tokens[head]?.upos ?? "") ? head : count.token;
  const up = tree.tokens[noun]!;
  if (up.head < 0 || !/^(obj|obl:unmarked)$/.test(up.deprel)) return undefined;
  const verb = word(tree, up.head);
  if (noun !== count.token && !PEOPLE.has(word(tree, noun))) return undefined;
  if (verb === "bury") return { kind: "dead", at: up.head, rule: "buried" };
  return verb === "lose" && noun !== count.token ? { kind: "dead", at: up.head, rule: "lost" } : undefined;
}

/** "the clinic counted 12 dead, the army acknowledged nine": a bare number behind another figure of the sentence. */
function granted(scene: TollScene, count: Count, out: readonly StatedToll[]): Said | undefined {
  const { tree } = scene;
  const last = out.at(-1);
  const { head, deprel } = tree.tokens[count.token]!;
  if (!last || last.from > count.from || head < 0 || deprel !== "obj" || countOf(scene, head)) return undefined;
  const next = tree.tokens[count.last + 1];
  if (next && !/^(PUNCT|CCONJ|SCONJ)$/.test(next.upos)) return undefined;
  return /^(acknowledge|admit|confirm|report|count|concede|record|register|list|recognise|recognize)$/.test(
    word(tree, head),
  )
    ? { kind: last.kind, at: head, rule: "granted" }
    : undefined;
}

const PEOPLE: ReadonlySet<string> = new Set(
  (
    "people person man woman child soldier troop fighter officer policeman member comrade civilian villager resident militant rebel gunman body victim " +
    "men women children crewman sailor worker guard boy girl family-member relative other more colleague protester insurgent attacker terrorist martyr"
  ).split(" "),
);
