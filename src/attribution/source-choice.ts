import { childBy, relation } from "../sentence/tree.ts";
import { bucket, codedOf } from "./coded.ts";
import type { Draft } from "./draft.ts";
import { type Choice, code, type Features, put } from "./judge.ts";
import { NOMINAL } from "./phrase.ts";
import { isPunct, opensQuote, type Run, type Scene, speechAt } from "./scene.ts";
import { canSpeak } from "./speaker.ts";

/** A phrase with the token that heads it; `first` −1: no source at all. */
export interface SourceRun extends Run {
  readonly head: number;
}

/**
 * What the source may be: more or less of the phrase around its head (apposition, relative clause, role, what stands before it), another
 * phrase that could be the one who speaks, or none.
 */
export function sourceRuns(scene: Scene, draft: Draft): Choice<SourceRun> | undefined {
  const { source } = draft;
  const none: SourceRun = { first: -1, last: -1, head: -1 };
  const options: SourceRun[] = [];
  let own = -1;
  if (source) {
    own = Math.min(Math.max(source.heads[0] ?? source.run.last, source.run.first), source.run.last);
    for (const run of around(scene, draft, source.run, own)) options.push({ ...run, head: source.heads[0] ?? own });
  }
  if (!source || draft.unlisted) options.push(none);
  for (const head of otherHeads(scene, draft)) {
    if (head === own || (source && head >= source.run.first && head <= source.run.last)) continue;
    for (const run of phrases(scene, draft, head)) options.push({ ...run, head });
  }
  const rule = source
    ? options.findIndex((each) => each.first === source.run.first && each.last === source.run.last)
    : options.indexOf(none);
  if (rule < 0 || options.length < 2) return undefined;
  // What is told of a head is the same for all phrases around it.
  const heads = new Map<number, Int32Array>();
  return {
    options,
    rule,
    describe: (i, into) => {
      const option = options[i]!;
      if (option.first < 0) noneFeatures(scene, draft, into);
      else {
        const inside = source !== undefined && option.head === (source.heads[0] ?? own);
        const before = into.count;
        const known = heads.get(option.head);
        if (known) {
          into.rows.set(known, before);
          into.count += known.length;
        } else {
          headFeatures(scene, draft, option.head, inside, into);
          heads.set(option.head, into.rows.slice(before, into.count));
        }
        runFeatures(scene, draft, inside ? own : option.head, option, inside, into);
      }
    },
  };
}

/** The phrase of the rules with other beginnings and ends. */
function around(scene: Scene, draft: Draft, run: Run, head: number): Run[] {
  const { tokens, tree } = scene;
  const limit = head < draft.cue.first ? draft.cue.first - 1 : scene.end;
  const floor = head > draft.cue.last ? draft.cue.last + 1 : 0;
  const lasts = new Set([run.last]);
  const reach = Math.min(limit, Math.max(run.last, tree.right[head]!), head + 40);
  for (let e = head; e <= reach && lasts.size < 10; e++) {
    const next = tokens[e + 1];
    if (isPunct(tokens[e]!) || HANGING.has(tokens[e]!.upos)) continue;
    if (e === reach || !next || isPunct(next) || FOLLOWING.has(next.upos)) lasts.add(e);
  }
  const firsts = new Set([run.first]);
  for (let s = head; s >= Math.max(floor, Math.min(run.first, tree.left[head]!), head - 25) && firsts.size < 7; s--) {
    const before = tokens[s - 1];
    if ((isPunct(tokens[s]!) && !opensQuote(scene, s)) || JOINING.has(tokens[s]!.upos)) continue;
    if (s === floor || !before || isPunct(before) || PRECEDING.has(before.upos) || relation(tokens[s]!) === "det")
      firsts.add(s);
  }
  const out: Run[] = [];
  for (const first of firsts)
    for (const last of lasts)
      if (first <= head && last >= head && (first === run.first || last === run.last)) out.push({ first, last });
  return out;
}

const HANGING: ReadonlySet<string> = new Set(["ADP", "DET", "CCONJ", "SCONJ"]);
const JOINING: ReadonlySet<string> = new Set(["ADP", "CCONJ", "SCONJ"]);
const FOLLOWING: ReadonlySet<string> = new Set(["ADP", "CCONJ", "SCONJ", "VERB", "AUX", "ADV", "PRON", "PART"]);
const PRECEDING: ReadonlySet<string> = new Set(["ADP", "CCONJ", "SCONJ", "VERB", "AUX", "ADV", "DET"]);

/** Heads of other phrases that may speak: subjects of the cue and of the clauses around it, owners, agents, the nearest name or noun before. */
function otherHeads(scene: Scene, draft: Draft): Set<number> {
  const { tokens, tree } = scene;
  const out = new Set<number>();
  let at = draft.at;
  for (let depth = 0; depth < 5 && at >= 0; depth++) {
    for (const c of tree.children[at]!) {
      const kind = tokens[c]!.deprel;
      if (kind.startsWith("nsubj") || kind === "nmod:poss") out.add(c);
      if (depth === 0 && (kind.startsWith("obl") || kind === "nmod") && isBy(scene, c)) out.add(c);
      if (depth === 0 && kind === "obj") {
        const owner = childBy(tree, c, "nmod:poss");
        if (owner !== undefined) out.add(owner);
      }
    }
    const { head, deprel } = tokens[at]!;
    if (deprel.startsWith("acl") && head >= 0) out.add(head);
    at = head;
  }
  for (let i = draft.cue.first - 1, found = 0; i >= 0 && found < 2; i--) {
    if (!NOMINAL.has(tokens[i]!.upos) || tokens[i]!.deprel === "compound" || tokens[i]!.deprel === "flat") continue;
    if (tokens[i]!.upos === "NUM") continue;
    out.add(i);
    found++;
  }
  out.delete(draft.at);
  for (const head of out)
    if (!NOMINAL.has(tokens[head]!.upos) || (head >= draft.cue.first && head <= draft.cue.last)) out.delete(head);
  return out;
}

function isBy(scene: Scene, c: number): boolean {
  const mark = childBy(scene.tree, c, "case");
  return mark !== undefined && /^(by|from|among|to)$/i.test(scene.tokens[mark]!.form);
}

/** The whole phrase of a head, and the same up to its first comma. */
function phrases(scene: Scene, draft: Draft, head: number): Run[] {
  const { tokens, tree } = scene;
  let first = tree.left[head]!;
  if (head > draft.cue.last) first = Math.max(first, draft.cue.last + 1);
  while (first < head && (isPunct(tokens[first]!) || JOINING.has(tokens[first]!.upos))) first++;
  let last = tree.right[head]!;
  if (head < draft.cue.first) last = Math.min(last, draft.cue.first - 1);
  while (last > head && (isPunct(tokens[last]!) || tokens[last]!.xpos === "POS")) last--;
  if (last < head) last = head;
  const out: Run[] = [{ first, last }];
  for (let i = head + 1; i < last; i++) {
    if (tokens[i]!.form === "," || tokens[i]!.upos === "SCONJ" || tokens[i]!.xpos.startsWith("W")) {
      out.push({ first, last: tokens[i]!.form === "," || isPunct(tokens[i]!) ? i - 1 : i - 1 });
      break;
    }
  }
  return out;
}

const NONE = 440;

function noneFeatures(scene: Scene, draft: Draft, into: Features): void {
  const coded = codedOf(scene);
  const how = draft.source ? code(draft.source.rule) : 0;
  const frame = code(draft.rule);
  const subject = childBy(scene.tree, draft.at, "nsubj", "expl");
  put(into, NONE, how);
  put(into, NONE + 1, how, frame);
  put(into, NONE + 2, coded.lemma[draft.at]!, how);
  put(into, NONE + 3, coded.xpos[draft.at]!, frame, how);
  put(into, NONE + 4, coded.relation[draft.at]!, how);
  put(into, NONE + 5, subject === undefined ? 0 : coded.lemma[subject]!, how);
  put(into, NONE + 6, coded.upos[draft.at]!, subject === undefined ? 0 : coded.upos[subject]!, frame);
  if (draft.source) put(into, NONE + 7, code(canSpeak(scene, draft.source.heads[0] ?? draft.source.run.last)), how);
}

const HEAD = 420;

/** Which word heads the phrase, and by which way the tree leads from the cue to it. */
function headFeatures(scene: Scene, draft: Draft, head: number, inside: boolean, into: Features): void {
  const { tokens } = scene;
  const coded = codedOf(scene);
  const t = HEAD;
  const same = inside ? 1 : 0;
  const how = draft.source ? code(draft.source.rule) : 0;
  const frame = code(draft.rule);
  let up = 0;
  let way = 0;
  let at = draft.at;
  const above = tokens[head]!.head;
  while (at >= 0 && above !== at && at !== head && up < 6) {
    way = Math.imul(way + coded.relation[at]!, 31);
    at = tokens[at]!.head;
    up++;
  }
  const lost = at < 0 || up >= 6;
  const path = lost ? 7 : at === head ? way : Math.imul(way + coded.relation[head]!, 17);
  const voice = code(canSpeak(scene, head));
  const side = head < draft.cue.first ? 0 : 1;
  put(into, t, same, how);
  put(into, t + 1, path);
  put(into, t + 2, path, voice);
  put(into, t + 3, path, same, how);
  put(into, t + 4, path, coded.upos[draft.at]!, coded.xpos[draft.at]!);
  put(into, t + 5, voice, same, how);
  put(into, t + 6, voice, side, bucket(side ? head - draft.cue.last : draft.cue.first - head));
  put(into, t + 7, side, bucket(side ? head - draft.cue.last : draft.cue.first - head), same);
  put(into, t + 8, coded.lemma[draft.at]!, path);
  put(into, t + 9, coded.lemma[head]!, same);
  put(into, t + 10, coded.upos[head]!, side, frame);
  put(into, t + 11, speechAt(scene, head) === undefined ? 0 : 1, speechAt(scene, draft.at) === undefined ? 0 : 1, same);
  let commas = 0;
  for (let i = Math.min(head, draft.at); i < Math.max(head, draft.at); i++) if (tokens[i]!.form === ",") commas++;
  put(into, t + 12, Math.min(commas, 3), same, side);
  put(into, t + 13, frame, path);
  put(into, t + 14, scene.actorAt(head) === undefined ? 0 : 1, same, side);
}

/** Where the phrase begins and ends. */
function runFeatures(scene: Scene, draft: Draft, head: number, option: Run, inside: boolean, into: Features): void {
  const { tokens, tree } = scene;
  const coded = codedOf(scene);
  const t = inside ? 300 : 330;
  const how = draft.source && inside ? code(draft.source.rule) : 0;
  const { first, last } = option;
  const rule = inside && draft.source ? draft.source.run : { first, last };
  const endSame = last === rule.last ? 0 : last < rule.last ? 1 : 2;
  const startSame = first === rule.first ? 0 : first > rule.first ? 1 : 2;
  const next = tokens[last + 1];
  const toCue = last + 1 === draft.cue.first ? 1 : 0;
  put(into, t, endSame, startSame);
  put(into, t + 1, endSame, how);
  put(into, t + 2, startSame, how);
  put(into, t + 3, endSame, toCue, how);
  put(into, t + 4, coded.upos[head]!, bucket(last - head));
  put(into, t + 5, coded.upos[head]!, bucket(head - first));
  put(into, t + 6, coded.xpos[last]!, endSame);
  put(into, t + 7, coded.xpos[first]!, startSame);
  put(into, t + 8, coded.lemma[first]!, startSame);
  put(into, t + 9, tree.right[head]! === last ? 1 : 0, tree.left[head]! === first ? 1 : 0);
  let commas = 0;
  for (let i = first; i <= last; i++) if (tokens[i]!.form === ",") commas++;
  put(into, t + 10, commas % 2, toCue, endSame);
  if (next) {
    put(into, t + 11, coded.lemma[last + 1]!, endSame);
    put(into, t + 12, coded.upos[last + 1]!, toCue, endSame);
    const after = tokens[last + 2];
    if (isPunct(next) && after) {
      put(into, t + 13, coded.lemma[last + 2]!, coded.lemma[last + 1]!);
      put(into, t + 14, coded.xpos[last + 2]!, endSame);
      put(into, t + 15, last + 2 === draft.cue.first ? 1 : 0, endSame, how);
      put(into, t + 24, coded.relation[last + 2]!, coded.lemma[last + 1]!);
    }
    put(into, t + 16, coded.relation[last + 1]!, endSame, tokens[last + 1]!.head === head ? 1 : 0);
  }
  const before = tokens[first - 1];
  if (before) {
    put(into, t + 17, coded.lemma[first - 1]!, startSame);
    put(into, t + 18, coded.upos[first - 1]!, coded.upos[first]!, startSame);
    put(into, t + 19, coded.relation[first - 1]!, startSame, tokens[first - 1]!.head === head ? 1 : 0);
  }
  // What of the head's dependents lies outside, and what inside behind a comma.
  for (const c of tree.children[head]!) {
    if (isPunct(tokens[c]!) || c < head) continue;
    const comma = tree.left[c]! > 0 && tokens[tree.left[c]! - 1]!.form === "," ? 1 : 0;
    const place = tree.left[c]! > last ? 1 : tree.right[c]! <= last ? 0 : 2;
    put(into, t + 20, coded.relation[c]!, place * 2 + comma, coded.upos[head]!);
    put(into, t + 21, coded.relation[c]!, place * 2 + comma, coded.upos[c]!);
  }
  if (last > head) put(into, t + 22, coded.upos[head + 1]!, coded.lemma[head + 1]!);
  put(into, t + 23, bucket(last - first), coded.upos[head]!);
}
