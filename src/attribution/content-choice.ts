import { bucket, codedOf } from "./coded.ts";
import type { Draft } from "./draft.ts";
import { type Choice, code, type Features, put } from "./judge.ts";
import { quoteAt } from "./quote.ts";
import { closesQuote, isPunct, isVerb, lower, opensQuote, type Run, type Scene, speechAt } from "./scene.ts";

/** Where content that stands right of its cue may end: before any word with which something new can begin. */
export function contentEnds(scene: Scene, draft: Draft, run: Run, barrier: number): Choice | undefined {
  const { tokens } = scene;
  const source = draft.source?.run;
  let limit = Math.min(scene.end, barrier - 1);
  for (const next of [source?.first ?? -1, draft.cue.first, draft.recipient?.first ?? -1])
    if (next > run.first) limit = Math.min(limit, next - 1);
  const rule = lastWord(scene, run.first, run.last);
  const options: Run[] = [];
  let held = -1;
  for (let e = run.first; e <= limit && options.length < 60; e++) {
    if (isPunct(tokens[e]!)) continue;
    const next = tokens[e + 1];
    const last = e === rule || !next || lastWord(scene, run.first, limit) === e;
    if (!last && !mayBegin(scene, e + 1)) continue;
    if (!last && HANGING.has(tokens[e]!.upos)) continue;
    if (e === rule) held = options.length;
    options.push({ first: run.first, last: e });
  }
  if (held < 0 || options.length < 2) return undefined;
  const sight = sightOf(scene, draft, run.first, limit);
  return { options, rule: held, describe: (i, into) => endFeatures(scene, draft, options[i]!, rule, sight, into) };
}

const HANGING: ReadonlySet<string> = new Set(["ADP", "DET", "CCONJ", "SCONJ"]);
const BEGINNING: ReadonlySet<string> = new Set([
  "PUNCT",
  "CCONJ",
  "SCONJ",
  "ADP",
  "ADV",
  "PART",
  "VERB",
  "AUX",
  "PRON",
]);

function mayBegin(scene: Scene, i: number): boolean {
  const token = scene.tokens[i]!;
  return (
    isPunct(token) ||
    BEGINNING.has(token.upos) ||
    token.xpos.startsWith("W") ||
    token.deprel.startsWith("obl") ||
    token.deprel === "nmod:unmarked"
  );
}

function lastWord(scene: Scene, first: number, last: number): number {
  let e = Math.min(last, scene.tokens.length - 1);
  while (e > first && isPunct(scene.tokens[e]!)) e--;
  return e;
}

/** What is the same for all ends of one content. */
interface Sight {
  readonly limit: number;
  readonly frame: number;
  readonly quoted: number;
  readonly firstVerb: number;
  readonly lastSaying: number;
}

function sightOf(scene: Scene, draft: Draft, first: number, limit: number): Sight {
  const { tokens, index } = scene;
  let firstVerb = Infinity;
  let lastSaying = -1;
  for (let i = first; i <= limit; i++) {
    const verb = isVerb(tokens[i]);
    if (firstVerb === Infinity && (verb || tokens[i]!.upos === "AUX")) firstVerb = i;
    if (verb && index.saying.has(tokens[i]!.lemma.toLowerCase())) lastSaying = i;
  }
  const quoted = speechAt(scene, first) === undefined ? 0 : 1;
  return { limit, frame: code(draft.rule), quoted, firstVerb, lastSaying };
}

function endFeatures(scene: Scene, draft: Draft, run: Run, rule: number, sight: Sight, into: Features): void {
  const { tokens, tree } = scene;
  const { limit, frame } = sight;
  const coded = codedOf(scene);
  const t = 200;
  const e = run.last;
  const same = e === rule ? 0 : e < rule ? 1 : 2;
  const cue = coded.lemma[draft.at]!;
  let n = e + 1;
  let mark = 0;
  while (n < tokens.length && isPunct(tokens[n]!)) {
    if (mark === 0 || /^[;:—–]$/.test(tokens[n]!.form)) mark = code(tokens[n]!.form);
    n++;
  }
  const ended = n > limit;
  put(into, t, same);
  put(into, t + 1, same, frame);
  put(into, t + 2, same, bucket(e - rule));
  put(into, t + 3, same, ended ? 1 : 0, mark);
  put(into, t + 4, frame, ended ? 1 : 0, mark);
  put(into, t + 5, coded.upos[e]!, same);
  put(into, t + 6, bucket(e - run.first), frame);
  put(into, t + 7, cue, same);
  put(into, t + 8, cue, mark, ended ? 1 : 0);
  const right = tree.right[draft.at]!;
  put(into, t + 9, right === e || right === n - 1 ? 1 : 0, same);
  // The content's own head: is its subtree whole here?
  const top = topOf(scene, run.first, e);
  put(into, t + 10, tree.right[top]! <= n - 1 ? 1 : 0, same, frame);
  put(into, t + 11, sight.firstVerb > e ? 0 : 1, frame, same);
  const quote = n < tokens.length ? quoteAt(scene.quotes, tokens[n]!.from) : undefined;
  const broken = quote && quote.from <= tokens[e]!.from ? 1 : 0;
  let quoted = 0;
  for (let i = e + 1; i < n; i++) if (closesQuote(scene, i)) quoted = 1;
  for (let i = e + 1; i <= n; i++) if (opensQuote(scene, i)) quoted += 2;
  put(into, t + 12, broken, quoted, same);
  put(into, t + 13, broken + 2 * quoted, sight.quoted, ended ? 1 : 0);
  if (ended) return;
  const word = coded.lemma[n]!;
  put(into, t + 14, word, mark);
  put(into, t + 15, word, mark, same);
  put(into, t + 16, coded.xpos[n]!, mark, same);
  put(into, t + 17, coded.upos[n]!, coded.upos[e]!, mark);
  put(into, t + 18, word, cue);
  put(into, t + 19, word, frame, mark);
  // What begins here, and what it hangs on: the cue, a word of the content, or something before both.
  let sibling = n;
  for (let guard = 0; guard < 80; guard++) {
    const head = tokens[sibling]!.head;
    if (head < n) break;
    sibling = head;
  }
  const head = tokens[sibling]!.head;
  const where = head < 0 ? 0 : head === draft.at ? 1 : head === top ? 2 : head >= run.first ? 3 : 4;
  const kind = coded.relation[sibling]!;
  put(into, t + 20, kind, where, mark);
  put(into, t + 21, kind, where, same);
  put(into, t + 22, kind, where, frame);
  put(into, t + 23, kind, where, cue);
  put(into, t + 24, word, where, kind);
  put(into, t + 25, coded.xpos[sibling]!, where, mark);
  put(into, t + 26, coded.lemma[sibling]!, where, kind);
  if (head >= 0) put(into, t + 27, coded.upos[head]!, kind, where);
  const subject = tree.children[sibling]!.some((c) => tokens[c]!.deprel.startsWith("nsubj"));
  const reports = scene.index.saying.has(tokens[sibling]!.lemma.toLowerCase());
  put(into, t + 28, kind, (subject ? 1 : 0) + (reports ? 2 : 0), mark);
  put(into, t + 29, bucket(limit - e), mark, same);
  const later = sight.lastSaying < n ? 0 : sight.lastSaying === sibling ? 3 : 2;
  put(into, t + 30, later, kind, where);
  put(into, t + 31, lower(tokens[e]) === "" ? 0 : coded.lemma[e]!, word);
}

/** The word of the run that hangs outside it. */
function topOf(scene: Scene, first: number, last: number): number {
  let best = first;
  let widest = -1;
  for (let i = first; i <= last; i++) {
    const { head } = scene.tokens[i]!;
    if (head >= first && head <= last) continue;
    const size = Math.min(scene.tree.right[i]!, last) - Math.max(scene.tree.left[i]!, first);
    if (size > widest) {
      widest = size;
      best = i;
    }
  }
  return best;
}

/** Where content left of its cue may begin: with the sentence, behind a comma or another mark, or where a clause does. */
export function contentStarts(scene: Scene, draft: Draft, run: Run): Choice | undefined {
  const { tokens } = scene;
  let floor = 0;
  for (const last of [draft.source?.run.last ?? -1, draft.cue.last, draft.recipient?.last ?? -1])
    if (last < run.first) floor = Math.max(floor, last + 1);
  let rule = run.first;
  while (rule < run.last && isPunct(tokens[rule]!)) rule++;
  const options: Run[] = [];
  let held = -1;
  for (let s = floor; s < run.last && options.length < 40; s++) {
    if (isPunct(tokens[s]!)) continue;
    const before = tokens[s - 1];
    const edge = s === rule || s === floor || !before || isPunct(before) || STARTING.has(before.upos);
    if (!edge && !STARTING.has(tokens[s]!.upos)) continue;
    if (s === rule) held = options.length;
    options.push({ first: s > floor && opensQuote(scene, s - 1) ? s - 1 : s, last: run.last });
  }
  if (held < 0 || options.length < 2) return undefined;
  return { options, rule: held, describe: (i, into) => startFeatures(scene, draft, options[i]!, rule, floor, into) };
}

const STARTING: ReadonlySet<string> = new Set(["CCONJ", "SCONJ"]);

function startFeatures(scene: Scene, draft: Draft, run: Run, rule: number, floor: number, into: Features): void {
  const { tokens, tree } = scene;
  const coded = codedOf(scene);
  const t = 250;
  let s = run.first;
  const opened = opensQuote(scene, s) ? 1 : 0;
  if (opened) s++;
  if (s >= tokens.length) s = tokens.length - 1;
  const same = s === rule ? 0 : s < rule ? 1 : 2;
  const frame = code(draft.rule);
  let p = run.first - 1;
  let mark = 0;
  while (p >= floor && isPunct(tokens[p]!)) mark = code(tokens[p--]!.form);
  const initial = p < floor ? 1 : 0;
  put(into, t, same, frame, opened);
  put(into, t + 1, same, initial, mark);
  put(into, t + 2, coded.lemma[s]!, initial, mark);
  put(into, t + 3, coded.xpos[s]!, initial, same);
  put(into, t + 4, frame, initial, mark);
  put(into, t + 5, bucket(s - rule), frame);
  put(into, t + 6, bucket(run.last - s), frame);
  if (!initial) {
    put(into, t + 7, coded.lemma[p]!, mark, same);
    put(into, t + 8, coded.lemma[floor]!, same, mark);
    put(into, t + 9, coded.upos[p]!, coded.upos[s]!, mark);
  }
  const top = topOf(scene, run.first, run.last);
  put(into, t + 10, tree.left[top]! >= run.first ? 1 : 0, same, frame);
  put(into, t + 11, coded.relation[s]!, same, mark);
  let sibling = p;
  for (let guard = 0; guard < 80 && sibling >= 0; guard++) {
    const head = tokens[sibling]!.head;
    if (head < 0 || head >= s) break;
    sibling = head;
  }
  if (sibling >= 0) {
    const head = tokens[sibling]!.head;
    const where = head < 0 ? 0 : head === draft.at ? 1 : head === top ? 2 : head <= run.last ? 3 : 4;
    put(into, t + 12, coded.relation[sibling]!, where, mark);
    put(into, t + 13, coded.relation[sibling]!, where, same);
    put(into, t + 14, coded.upos[sibling]!, where, mark);
  }
  const subject = tree.children[top]!.some((c) => tokens[c]!.deprel.startsWith("nsubj") && c >= run.first);
  put(into, t + 15, subject ? 1 : 0, same, frame);
}
