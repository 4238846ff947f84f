import { folded } from "../coding/fold.ts";
import type { Token } from "../sentence/sentence.ts";
import { caseOf, childrenBy, plantedTree, relation, type Tree } from "../sentence/tree.ts";
import { overlaps, type Span } from "../span.ts";
import type { Features } from "./class-model.ts";
import type { VerbLexicon } from "./entry.ts";
import type { EventMention } from "./event.ts";
import type { Meanings } from "./meaning.ts";
import { form, word } from "./phrase.ts";

/** Changes with the features below: a model only works with those it was trained on. */
export const RELATION_TEMPLATES = "relation-3";

/** A text with two given phrases, who may be unknown, and all that was read of it. */
export interface Pair {
  readonly tokens: readonly Token[];
  readonly events: readonly EventMention[];
  readonly source: Span | undefined;
  readonly target: Span | undefined;
}

/** What the model of relations looks at: words by where they stand, the predicates over the two phrases, the events the rules draft. */
export function relationFeatures(pair: Pair, lexicon: VerbLexicon, meanings: Meanings): Features {
  if (pair.tokens.length === 0) return { bias: ["bias"] };
  const tree = plantedTree(pair.tokens);
  const places = placesOf(pair);
  const over = syntax(tree, places);
  return {
    ...words(tree, places),
    ...phrases(tree, places),
    ...over,
    meaning: meant(over, meanings),
    event: drafted(pair, tree),
    lexicon: listed(tree, places, lexicon),
    bias: ["bias"],
  };
}

/** For each token: in the source "s", in the target "t", before both "b", between "m", after "a". */
function placesOf({ tokens, source, target }: Pair): string[] {
  const spans = [source, target].filter((each) => each !== undefined);
  const first = Math.min(...spans.map(({ from }) => from));
  const last = Math.max(...spans.map(({ from }) => from));
  return tokens.map((token) => {
    if (source && overlaps(token, source)) return "s";
    if (target && overlaps(token, target)) return "t";
    return token.from < first ? "b" : token.from < last ? "m" : "a";
  });
}

function isSpan(place: string | undefined): boolean {
  return place === "s" || place === "t";
}

function words(tree: Tree, places: readonly string[]): Features {
  const bag: string[] = [];
  const region: string[] = [];
  const ordered: string[] = [];
  const run: string[] = [];
  const order = places.indexOf("s") < places.indexOf("t") ? "st" : "ts";
  for (let i = 0; i < tree.tokens.length; i++) {
    const place = places[i]!;
    if (isSpan(place)) {
      if (places[i - 1] !== place) run.push(`<${place}>`);
      continue;
    }
    const lemma = word(tree, i);
    run.push(lemma);
    bag.push(lemma);
    region.push(`${place}:${lemma}`);
    ordered.push(`${order}${place}:${lemma}`);
  }
  const pairs: string[] = [];
  const triples: string[] = [];
  for (let i = 0; i + 1 < run.length; i++) {
    pairs.push(`${run[i]} ${run[i + 1]}`);
    if (i + 2 < run.length) triples.push(`${run[i]} ${run[i + 1]} ${run[i + 2]}`);
  }
  return { bag, region, ordered, pairs, triples };
}

function phrases(tree: Tree, places: readonly string[]): Features {
  const span: string[] = [];
  const heads: string[] = [];
  for (let i = 0; i < tree.tokens.length; i++) if (isSpan(places[i])) span.push(`${places[i]}:${word(tree, i)}`);
  for (const each of ["s", "t"]) {
    const head = headOf(tree, places, each);
    if (head === undefined) heads.push(`${each}none`);
    else heads.push(`${each}:${word(tree, head)}`, `${each}:${tree.tokens[head]!.upos}`);
  }
  return { span, heads };
}

/** The token of the span that hangs on one outside. */
function headOf(tree: Tree, places: readonly string[], place: string): number | undefined {
  let best: number | undefined;
  for (let i = 0; i < tree.tokens.length; i++) {
    if (places[i] !== place) continue;
    const { head, upos } = tree.tokens[i]!;
    if (head >= 0 && places[head] === place) continue;
    if (
      best === undefined ||
      (/^(NOUN|PROPN|PRON)$/.test(upos) && !/^(NOUN|PROPN|PRON)$/.test(tree.tokens[best]!.upos))
    )
      best = i;
  }
  return best;
}

/** The lemma with its particle: "call_off". */
function predicate(tree: Tree, at: number): string {
  const particle = childrenBy(tree, at, "compound:prt")[0];
  return particle === undefined ? word(tree, at) : `${word(tree, at)}_${form(tree, particle)}`;
}

function isPredicate(tree: Tree, at: number): boolean {
  return tree.tokens[at]!.upos === "VERB" || childrenBy(tree, at, "cop").length > 0;
}

type Over = Readonly<Record<"governors" | "around" | "path", readonly string[]>>;

function syntax(tree: Tree, places: readonly string[]): Over {
  const governors: string[] = [];
  const around: string[] = [];
  const path: string[] = [];
  const found: Record<string, number> = {};
  for (const each of ["s", "t"]) {
    const head = headOf(tree, places, each);
    if (head === undefined) continue;
    let rels = "";
    let at = head;
    let seen = 0;
    for (let steps = 0; steps < 8 && tree.tokens[at]!.head >= 0; steps++) {
      rels += `>${tree.tokens[at]!.deprel}`;
      at = tree.tokens[at]!.head;
      if (places[at] === each) continue;
      const lemma = predicate(tree, at);
      if (steps < 3) governors.push(`${each}^${lemma}`, `${each}${rels}:${lemma}`);
      if (isPredicate(tree, at)) {
        seen++;
        governors.push(`${each}${seen}:${lemma}`, `${each}${seen}:${tree.tokens[at]!.xpos}`);
        if (found[each] === undefined) {
          found[each] = at;
          governors.push(`${each}v:${shortened(rels)}:${lemma}`);
        }
        if (seen === 2) break;
      }
    }
  }
  const { s, t } = found;
  if (s !== undefined) about(tree, s, "s", places, around);
  if (t !== undefined && t !== s) about(tree, t, "t", places, around);
  if (s !== undefined && t !== undefined)
    path.push(s === t ? `one:${predicate(tree, s)}` : `two:${predicate(tree, s)}>${predicate(tree, t)}`);
  path.push(...between(tree, places));
  const { root } = tree;
  around.push(`root:${predicate(tree, root)}`);
  return { governors, around, path };
}

function shortened(rels: string): string {
  return rels.split(">").slice(-1)[0]!;
}

/** A predicate's own surroundings: objects, prepositions, verbs below, modals, negation. */
function about(tree: Tree, at: number, who: string, places: readonly string[], out: string[]): void {
  const lemma = predicate(tree, at);
  for (const c of tree.children[at]!) {
    const token = tree.tokens[c]!;
    const rel = relation(token);
    const said = isSpan(places[c]) ? `<${places[c]}>` : word(tree, c);
    if (rel === "obj" || rel === "iobj") out.push(`${who}obj:${said}`, `${who}obj:${lemma} ${said}`);
    else if (rel === "obl") {
      const prep = caseOf(tree, c) ?? "";
      out.push(`${who}obl:${prep} ${said}`, `${who}prep:${lemma} ${prep}`);
    } else if (rel === "xcomp" || rel === "ccomp" || rel === "advcl" || rel === "conj") {
      out.push(`${who}${rel}:${predicate(tree, c)}`, `${who}${rel}:${lemma} ${predicate(tree, c)}`);
      if (rel === "xcomp" || rel === "ccomp")
        for (const d of childrenBy(tree, c, "obj"))
          out.push(`${who}${rel}obj:${predicate(tree, c)} ${isSpan(places[d]) ? `<${places[d]}>` : word(tree, d)}`);
    } else if (rel === "aux" || rel === "mark") out.push(`${who}${rel}:${form(tree, c)}`);
    else if (rel === "advmod") out.push(`${who}adv:${said}`);
    else if (token.deprel === "nsubj:pass") out.push(`${who}passive`, `${who}passive:${lemma}`);
  }
}

/** The words on the way from the source up and down to the target. */
function between(tree: Tree, places: readonly string[]): string[] {
  const s = headOf(tree, places, "s");
  const t = headOf(tree, places, "t");
  if (s === undefined || t === undefined) return ["nopath"];
  const up = above(tree, s);
  const down = above(tree, t);
  const meet = up.find((each) => down.includes(each));
  if (meet === undefined) return ["nopath"];
  const left = up.slice(0, up.indexOf(meet) + 1);
  const right = down.slice(0, down.indexOf(meet) + 1);
  const out: string[] = [];
  for (const each of left) if (!isSpan(places[each])) out.push(`up:${predicate(tree, each)}`);
  for (const each of right) if (!isSpan(places[each])) out.push(`down:${predicate(tree, each)}`);
  for (const each of new Set([...left, ...right]))
    if (!isSpan(places[each])) {
      out.push(`on:${predicate(tree, each)}`);
      const prep = caseOf(tree, each);
      if (prep !== undefined) out.push(`onp:${prep} ${word(tree, each)}`);
    }
  const prep = caseOf(tree, t);
  out.push(`tcase:${prep ?? ""}`, `meet:${predicate(tree, meet)} ${prep ?? ""}`);
  const rels = (ids: readonly number[]) =>
    ids
      .slice(0, -1)
      .map((each) => relation(tree.tokens[each]!))
      .join(">");
  out.push(`rels:${rels(left)}|${rels(right)}`, `meetrels:${predicate(tree, meet)} ${rels(right)}`);
  return out;
}

function above(tree: Tree, from: number): number[] {
  const out: number[] = [];
  for (let at = from; at >= 0 && out.length < 12; at = tree.tokens[at]!.head) out.push(at);
  return out;
}

/** What the words over, on and below the two phrases mean, each with the role it has there and without. */
function meant(over: Over, meanings: Meanings): string[] {
  const out: string[] = [];
  for (const each of Object.values(over).flat()) {
    const [role = "", said = ""] = each.split(/:(.*)/s);
    if (!MEANT.has(role) || said.includes(" ")) continue;
    const own = meanings(said);
    for (const number of own.length > 0 ? own : meanings(said.split("_")[0]!))
      out.push(`${role}${number}`, `${number}`);
  }
  return out;
}

const MEANT = new Set("s1 t1 s2 t2 on up down one root sxcomp sccomp sconj sobj tobj".split(" "));

/** The events the rules draft, by whom they concern, the least deep first. */
function drafted({ events, source, target }: Pair, tree: Tree): string[] {
  const out: string[] = [];
  const depth = (event: EventMention) => {
    const at = tree.tokens.findIndex((token) => overlaps(token, event.trigger));
    return at < 0 ? 99 : above(tree, at).length;
  };
  const ranked = events
    .map((event) => ({ event, deep: depth(event) }))
    .sort((a, b) => a.deep - b.deep || a.event.trigger.from - b.event.trigger.from);
  ranked.forEach(({ event }, nth) => {
    const { code, modality, roles } = event;
    const type = folded(code.plover, modality);
    const is = (role: string, span: Span | undefined) =>
      span !== undefined && roles.some((each) => each.role === role && overlaps(each, span));
    const fits = `${is("actor", source) ? "A" : is("target", source) ? "r" : "-"}${is("target", target) ? "T" : is("actor", target) ? "r" : "-"}`;
    out.push(`e:${type}`, `e:${code.plover}/${code.mode ?? ""}`, `e:${code.plover}:${modality}`, `${fits}:${type}`);
    if (fits[0] === "A") out.push(`A:${type}`);
    if (fits[1] === "T") out.push(`T:${type}`);
    if (nth === 0) out.push(`1:${type}`, `1:${type}${fits}`);
  });
  const best = ranked.find(({ event }) =>
    source ? event.roles.some((each) => each.role === "actor" && overlaps(each, source)) : false,
  );
  out.push(`best:${best ? folded(best.event.code.plover, best.event.modality) : "none"}`);
  if (ranked.length === 0) out.push("none");
  return out;
}

/** The types the lexicon knows a word for, whether or not its frame fits. */
function listed(tree: Tree, places: readonly string[], lexicon: VerbLexicon): string[] {
  const out: string[] = [];
  for (let i = 0; i < tree.tokens.length; i++) {
    if (isSpan(places[i])) continue;
    const { upos } = tree.tokens[i]!;
    const frames = (upos === "VERB" ? lexicon.verbs : upos === "NOUN" ? lexicon.nouns : undefined)?.get(word(tree, i));
    for (const type of new Set(frames?.filter(({ words }) => words.length < 2).map(({ plover }) => plover))) {
      out.push(type, `${places[i]}:${type}`, `${upos}:${type}`);
      if (i === tree.root) out.push(`root:${type}`);
    }
  }
  return out;
}
