import type { TimeMention } from "../mention/mention.ts";
import { caseOf, childrenBy, relation, type Tree } from "../sentence/tree.ts";
import type { Trigger } from "./frame.ts";
import { form, word } from "./phrase.ts";
import { type Scene, tokenAt } from "./scene.ts";

/** A time of the sentence as an adverbial: which tokens, and which verb or noun it hangs on, the parser's slips undone. */
export interface Adverbial {
  readonly time: TimeMention;
  /** First token, its preposition included, and last one. */
  readonly first: number;
  readonly last: number;
  /** What it hangs on; -1 where it is the root. */
  readonly on: number;
  readonly relation: string;
  readonly prep: string | undefined;
  /** Stands before its clause: "On Friday, …", "…; in June soldiers …". */
  readonly opens: boolean;
}

/** The times that can tell when something happened, the plain ones before those that only bound or measure. */
export function adverbials(scene: Scene, found: readonly Trigger[]): Adverbial[] {
  return scene.mentions
    .filter((each): each is TimeMention => each.kind === "time" && each.type !== "SET" && each.value !== "PRESENT_REF")
    .map((time) => adverbial(scene, time, found))
    .filter((each): each is Adverbial => each !== undefined && !isLengthOnly(scene, each))
    .sort((a, b) => weight(a) - weight(b));
}

/** "for two hours on Friday" is Friday; "until 2 July … on Tuesday" is Tuesday. */
function weight({ time, prep }: Adverbial): number {
  if (time.type === "DURATION") return 2;
  return /^(until|till|by|through)$/.test(prep ?? "") ? 1 : 0;
}

function adverbial(scene: Scene, time: TimeMention, found: readonly Trigger[]): Adverbial | undefined {
  const { tree } = scene;
  const from = tokenAt(tree, time);
  if (from === undefined) return undefined;
  let last = from;
  while (last + 1 < tree.tokens.length && tree.tokens[last + 1]!.from < time.to) last++;
  const top = topOf(tree, from, last);
  let first = from;
  while (first > 0 && from - first < 3 && isBound(tree, first - 1)) first--;
  const written = first < from ? form(tree, first) : undefined;
  const prep = caseOf(tree, top) ?? (written !== undefined && isPreposition(tree, first) ? written : undefined);
  const under = tree.tokens[top]!.head;
  // "since 4 May" with the preposition as its head
  const { head, deprel } = tree.tokens[under >= first && under < from ? under : top]!;
  const opens = opensClause(tree, first, last);
  const on = head > last && !opens && isCutOff(tree, last, head) ? verbBefore(scene, first, found) : head;
  return { time, first, last, on, relation: on === head ? deprel : "obl", prep, opens };
}

/** The token of the expression that hangs outside it, a verb's rather than a noun's. */
function topOf(tree: Tree, from: number, last: number): number {
  let top: number | undefined;
  for (let i = from; i <= last; i++) {
    const { head, deprel } = tree.tokens[i]!;
    if ((head >= from && head <= last) || deprel === "det" || deprel === "case" || deprel === "punct") continue;
    if (top === undefined || (isVerb(tree, head) && !isVerb(tree, tree.tokens[top]!.head))) top = i;
  }
  return top ?? last;
}

function isVerb(tree: Tree, at: number): boolean {
  return at >= 0 && tree.tokens[at]!.upos === "VERB";
}

function isPreposition(tree: Tree, at: number): boolean {
  return (
    /^(ADP|SCONJ)$/.test(tree.tokens[at]!.upos) &&
    !/^(ago|that|when|while|if|because|whether|though)$/.test(form(tree, at))
  );
}

function isBound(tree: Tree, at: number): boolean {
  return isPreposition(tree, at) || /^(early|late|shortly|just|the|soon|only|of|beginning|end)$/.test(form(tree, at));
}

/** At the head of the sentence, or of a clause behind a semicolon, "and" or "that". */
function opensClause(tree: Tree, first: number, last: number): boolean {
  const next = form(tree, last + 1);
  if (!/^,$/.test(next) && !/^(NOUN|PROPN|PRON|DET|NUM|ADJ|ADV)$/.test(tree.tokens[last + 1]?.upos ?? "")) return false;
  if (first === 0) return true;
  const before = form(tree, first - 1);
  if (/^[“"‘'•·;:*–—-]$/.test(before)) return true;
  if (first === 1 && /^(ADV|CCONJ|X|SYM|PUNCT|NUM)$/.test(tree.tokens[0]!.upos)) return true;
  if (before === "that") return true;
  return before === "," && /^(but|and|meanwhile|earlier|later|then|separately|also)$/.test(form(tree, first - 2))
    ? first <= 3
    : /^(and|but)$/.test(before) && /^[,;]$/.test(form(tree, first - 2));
}

/** "… overnight to drive them out", "… since March and has asked": a word between that begins another clause. */
function isCutOff(tree: Tree, last: number, head: number): boolean {
  for (let i = last + 1; i < head; i++) {
    if (/^(when|after|as|while|because|before|though|although|and|but|or|who|which|where|whose|;)$/.test(form(tree, i)))
      return true;
    if (form(tree, i) === "to" && tree.tokens[i]!.upos === "PART") return true;
  }
  // "… around 11 p.m. on Sunday, the administrator told us"
  if (form(tree, last + 1) === "," && childrenBy(tree, head, "nsubj").some((c) => c > last && c < head)) return true;
  // "since January in their biggest advance"
  return tree.tokens[head]!.upos === "NOUN" && tree.tokens[last + 1]!.upos === "ADP";
}

function verbBefore({ tree }: Scene, first: number, found: readonly Trigger[]): number {
  const events = new Set(found.map((each) => each.at));
  for (let i = first - 1; i >= 0; i--) {
    if (events.has(i)) return i;
    const { upos, xpos, deprel } = tree.tokens[i]!;
    // "barred them from entering the country since March"
    if (upos === "VERB" && deprel !== "amod" && !(xpos === "VBG" && form(tree, i - 1) === "from")) return i;
    if (/^[;“”"]$/.test(form(tree, i))) break;
  }
  return -1;
}

/** "a 67-year-old woman", "after days of fighting", "sentenced to 22 years", "took hours": a length that tells no time. */
function isLengthOnly({ tree }: Scene, { time, first, last, relation: rel, prep }: Adverbial): boolean {
  if (time.type !== "DURATION") return false;
  return (
    tree.tokens[last]!.upos === "ADJ" ||
    /^(amod|compound|nummod|obj|nsubj)/.test(rel) ||
    /^(after|of|until|before|to|by|at)$/.test(prep ?? "") ||
    (prep !== "for" && /^(of|after|before)$/.test(form(tree, last + 1))) ||
    (prep === "in" && isFirstIn(tree, first))
  );
}

/** "the first trip in five years", "the third time in as many months" */
function isFirstIn(tree: Tree, first: number): boolean {
  for (let i = Math.max(0, first - 5); i < first; i++)
    if (/^(first|second|third|fourth|fifth|only|worst|deadliest|biggest|largest)$/.test(form(tree, i))) return true;
  return false;
}

/** "the court on Sunday sentenced", "who last month freed": right before the verb, and behind nothing else it could belong to. */
export function standsBefore(
  { tree }: Scene,
  { first, last }: Adverbial,
  trigger: Trigger,
  found: readonly Trigger[],
): boolean {
  if (trigger.nominal || first === 0 || last >= trigger.first) return false;
  for (let i = last + 1; i < trigger.first; i++) if (!/^(AUX|ADV|PART)$/.test(tree.tokens[i]!.upos)) return false;
  if (form(tree, trigger.first - 1) === "to" || tree.tokens[trigger.at]!.xpos === "VBG") return false;
  if (!/^(NOUN|PROPN|PRON)$/.test(tree.tokens[first - 1]!.upos)) return false;
  const subject = subjectStart(tree, first - 1, trigger.at);
  return !found.some((each) => each !== trigger && each.at >= subject && each.at < first);
}

function subjectStart(tree: Tree, at: number, verb: number): number {
  let start = at;
  for (let i = at, steps = 0; i >= 0 && i !== verb && steps < 8; i = tree.tokens[i]!.head, steps++)
    if (i < verb) start = Math.min(start, tree.left[i]!);
  return start;
}

/** Whether the adverbial hangs on the token with no other event or clause between. */
export function hangsOn(scene: Scene, adverbial: Adverbial, level: number, others: ReadonlySet<number>): boolean {
  const { tree } = scene;
  if (level >= adverbial.first && level <= adverbial.last) return false;
  if (adverbial.on === level)
    return !isModifier(adverbial, tree) || tree.tokens[level]!.upos !== "VERB" || adverbial.opens;
  if (isModifier(adverbial, tree)) return false;
  for (let at = adverbial.on, steps = 0; at >= 0 && steps < 8; steps++) {
    if (at === level) return true;
    if (others.has(at)) return false;
    const token = tree.tokens[at]!;
    const rel = relation(token);
    if (/^(csubj|ccomp|advcl|parataxis|acl|appos)$/.test(rel)) return false;
    if (rel === "xcomp" && token.upos === "VERB") return false;
    if (rel === "conj" && token.upos === "VERB" && isOwnClause(tree, at)) return false;
    if (
      rel === "obl" &&
      !isTimeNoun(tree, at) &&
      /^(after|following|before|since|despite|according to)$/.test(caseOf(tree, at) ?? "")
    )
      return false;
    // "the report of 2019 blamed": what is only in the subject dates the subject
    if (rel === "nsubj" && adverbial.prep !== undefined && !isPerson(scene, at) && !adverbial.opens) return false;
    at = token.head;
  }
  return false;
}

/** "…, and will bring home its envoy tonight": a joined verb with a subject or auxiliary of its own. */
function isOwnClause(tree: Tree, verb: number): boolean {
  return childrenBy(tree, verb, "nsubj", "aux").length > 0;
}

function isTimeNoun(tree: Tree, at: number): boolean {
  return /^(beginning|end|start|middle|eve|dawn|night|morning|afternoon|evening|day|week|month|year|hour)$/.test(
    word(tree, at),
  );
}

/** "Washington, which slapped sanctions on them in March, may seek": a time inside a relative clause that the event stands outside of. */
export function isInRelative({ tree }: Scene, { first, last }: Adverbial, event: number): boolean {
  for (let i = first - 1; i >= 0 && i > event; i--) {
    const said = form(tree, i);
    if (said === "," && /^(which|who|whose|whom|where)$/.test(form(tree, i + 1))) return true;
    if (said === ",") break;
    if (/^(which|who|whose|whom|where)$/.test(said)) return true;
  }
  if (event < last) return false;
  for (let i = first - 1; i > 0; i--) {
    if (form(tree, i) !== ",") continue;
    if (!/^(which|who|whose|whom|where)$/.test(form(tree, i + 1))) return false;
    for (let k = last + 1; k < event; k++) if (form(tree, k) === ",") return true;
    return false;
  }
  return false;
}

/** "since January, when fighters burned …": the first event of the clause that says what happened then. */
export function isThen({ tree }: Scene, { last }: Adverbial, trigger: Trigger, found: readonly Trigger[]): boolean {
  let i = last + 1;
  if (form(tree, i) === ",") i++;
  if (form(tree, i) !== "when" || trigger.at < i || trigger.nominal) return false;
  return !found.some((each) => !each.nominal && each.at > i && each.at < trigger.at);
}

function isPerson({ at }: Scene, token: number): boolean {
  return (at.get(token) ?? []).some((each) => each.kind === "actor");
}

/** "the October elections", "Friday's crowd", "the 2017 treaty" */
function isModifier({ relation: rel, prep, on, last }: Adverbial, tree: Tree): boolean {
  if (/^(amod|compound|nummod)$/.test(rel) && on > last && /^(NOUN|PROPN)$/.test(tree.tokens[on]!.upos)) return true;
  return prep === undefined && /^(amod|compound|nummod|nmod:poss|nmod|flat|dep)$/.test(rel);
}

/** Whether a time that opens a clause is the event's: the first event behind it, no saying between. */
export function isOpenedBy(
  scene: Scene,
  { last, opens }: Adverbial,
  trigger: Trigger,
  found: readonly Trigger[],
  openers: readonly Adverbial[],
): boolean {
  const { tree } = scene;
  if (!opens || trigger.at < last) return false;
  if (openers.some((each) => each.first > last && each.last < trigger.at)) return false;
  if (found.some((each) => each.at > last && each.at < trigger.at && !(each.nominal && !trigger.nominal))) return false;
  if (trigger.nominal && /^(the|this|that|these|those|its|their)$/.test(form(tree, tree.left[trigger.at]!)))
    return false;
  for (let at = trigger.at, steps = 0; steps < 10; steps++) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0) return true;
    if (
      head > last &&
      head < trigger.at &&
      tree.tokens[head]!.upos === "VERB" &&
      /^(ccomp|parataxis|xcomp|acl|advcl)/.test(deprel)
    ) {
      return deprel === "xcomp" && scene.lexicon.modal.verbs.get(word(tree, head)) !== "demanded";
    }
    // "have used every weapon in their attempt to capture it"
    if (/^acl/.test(deprel) && head > last && !scene.lexicon.modal.nouns.has(word(tree, head))) return false;
    at = head;
  }
  return true;
}
