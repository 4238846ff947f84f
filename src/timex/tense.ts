import type { Sentence, Token } from "../sentence/sentence.ts";
import { childBy, relation, type Tree, treeOf } from "../sentence/tree.ts";

/** Which way a clause looks from the article's day. */
export type Direction = "ahead" | "behind" | undefined;

/**
 * Which way the clause of the words from token `first` to `last` looks, by the nearest verbs above it: "will meet", "plans to", "due on" look ahead, "met" and "has
 * met" behind; a bare present or a heading without a verb tells nothing. A limit ("until", "by") of a plan lies ahead of a past verb, too.
 */
export function directionAt(sentence: Sentence, first: number, last: number): Direction {
  const tree = treeOf(sentence);
  const before = sentence.tokens[first - 1]?.form.toLowerCase() ?? "";
  if (before === "since" || before === "ended") return "behind";
  const limit = LIMITS.has(before);
  for (
    let i = headOf(sentence, first, last), guard = 0;
    i >= 0 && guard < tree.tokens.length;
    i = tree.tokens[i]!.head, guard++
  ) {
    const found = directionOf(tree, i, limit);
    if (found !== "on") return found;
  }
  return undefined;
}

/**
 * Whether the words say when something was done: they hang on the very verb that tells it ("were killed on 4 July"), and nothing between
 * looks further ("called a vote for 4 July", "bonds due 4 July were sold").
 */
export function isDoneAt(sentence: Sentence, first: number, last: number): boolean {
  const { tokens } = sentence;
  const before = tokens[first - 1]?.form.toLowerCase() ?? "";
  // "…, effective 1 February"
  if (LIMITS.has(before) || PENDING.has(before)) return false;
  const on = tokens[headOf(sentence, first, last)]!.head;
  // "killed on 4 July" with the day hung on its preposition
  const verb = tokens[on]?.upos === "ADP" && on < first ? tokens[tokens[on]!.head] : tokens[on];
  // a name read as a verb tells nothing
  if (
    verb?.upos !== "VERB" ||
    /^\p{Lu}/u.test(verb.form) ||
    ARRANGE.has(verb.lemma) ||
    PENDING.has(verb.form.toLowerCase())
  )
    return false;
  const tree = treeOf(sentence);
  const at = tokens.indexOf(verb);
  // "it will pay them on 4 July, the bank said": what is told may be hung on the telling
  if (tree.children[at]!.some((c) => /^(ccomp|parataxis|xcomp)$/.test(relation(tokens[c]!)))) return false;
  const between = tokens.slice(Math.min(at, last) + 1, Math.max(at, first));
  if (between.some(({ upos, head }) => upos === "VERB" || (upos === "AUX" && head !== at))) return false;
  const told = tree.children[at]!.map((c) => tokens[c]!).filter((each) => isHelper(each));
  if (told.some(({ xpos }) => xpos === "TO") || (verb.xpos !== "VBD" && !told.some(isPastOrHave))) return false;
  if (directionOf(tree, at, false) !== "behind") return false;
  // "it will redeem the notes sold on 4 July" may be read either way
  for (let i = verb.head, guard = 0; i >= 0 && guard < tokens.length; i = tokens[i]!.head, guard++)
    if (directionOf(tree, i, false) === "ahead") return false;
  return true;
}

function isPastOrHave(token: Token): boolean {
  return isPast(token) || token.lemma === "have";
}

/** The last of its words that hangs on one outside: in "late on Tuesday" that is the day. */
function headOf({ tokens }: Sentence, first: number, last: number): number {
  for (let i = last; i > first; i--) {
    const { head } = tokens[i]!;
    if (head < first || head > last) return i;
  }
  return first;
}

const LIMITS = new Set(["until", "till", "til", "by", "through", "to", "for"]);
/** What is done to a plan: its times lie ahead of the doing. */
const ARRANGE = new Set(
  "adjourn agree allow arrange ask book call choose convene delay demand extend expect fix give grant invite order plan postpone prepare prolong promise propose put renew request require reschedule schedule set slate suspend tell time urge vow want warn".split(
    " ",
  ),
);
/** What is planned is planned for a time to come even without "for". */
const PLAN = new Set(["plan", "schedule", "set", "slate", "expect"]);
/** Set for a time to come, said of a thing: "due on Friday", "payable Dec. 15". */
const PENDING = new Set("due payable effective set slated scheduled expected likely bound ready redeemable".split(" "));
/** Verbs whose infinitive tells of what came to pass, or is told in their own tense. */
const IMPLICATIVE = new Set(
  "manage fail begin start continue cease stop try attempt seek refuse decline help have use force come go appear seem tend get happen prove serve lead cause compel oblige decide choose".split(
    " ",
  ),
);
/** Nouns whose infinitive is still to come; "an attempt to cross" was made when its verb says. */
const PLANS = new Set(
  "agreement call date deadline deal decision demand deployment intention invitation order permission plan pledge program programme promise proposal request scheme threat ultimatum vow".split(
    " ",
  ),
);
/** Verbs that in the present tense tell a timetable. */
const TIMETABLE = new Set(
  "arrive begin close convene depart end expire fall face finish go hold leave mature meet open play resume return start take travel visit vote".split(
    " ",
  ),
);

/** "on" where this token says nothing and the next one up is to be asked. */
function directionOf(tree: Tree, i: number, limit: boolean): Direction | "on" {
  const token = tree.tokens[i]!;
  const helpers = tree.children[i]!.map((c) => tree.tokens[c]!).filter(isHelper);
  // "is due to resume" however the tree hangs it
  if (tree.tokens[i - 1]?.lemma === "to" && PENDING.has(tree.tokens[i - 2]?.form.toLowerCase() ?? "")) {
    const waited = helpers.some(isPast) || isPast(tree.tokens[i - 3] ?? token) || tree.tokens[i - 3]?.form === "been";
    return waited ? undefined : "ahead";
  }
  if (token.upos !== "VERB" && token.upos !== "AUX") {
    if (helpers.length === 0) return PENDING.has(token.lemma) && token.upos === "ADJ" ? "ahead" : "on";
    if (PENDING.has(token.lemma) && helpers.every(({ xpos }) => xpos !== "VBD")) return "ahead";
    return ofHelpers(helpers) ?? (helpers.some(isPast) ? "behind" : undefined);
  }
  const byHelpers = ofHelpers(helpers);
  if (byHelpers !== undefined) return byHelpers;
  const had = helpers.some(({ lemma }) => lemma === "have");
  if (limit && ARRANGE.has(token.lemma)) return had ? undefined : "ahead";
  if (helpers.some(isPast) || had) return PENDING.has(token.form) || ARRANGE.has(token.lemma) ? undefined : "behind";
  if (token.xpos === "VB" && (helpers.some(({ xpos }) => xpos === "TO") || tree.tokens[i - 1]?.lemma === "to"))
    return ofInfinitive(tree, i);
  if (token.xpos === "VBD") return "behind";
  if (token.xpos === "VBN") {
    if (PENDING.has(token.form.toLowerCase()) || PLAN.has(token.lemma)) return "ahead";
    // With a subject of its own it is a past tense, whatever its tag.
    return helpers.length > 0 || childBy(tree, i, "nsubj") !== undefined ? "behind" : "on";
  }
  // "is meeting on Monday", but "is continuing to" goes on now.
  if (token.xpos === "VBG") {
    if (!helpers.some(({ lemma }) => lemma === "be")) return "on";
    return IMPLICATIVE.has(token.lemma) ? undefined : "ahead";
  }
  if (token.xpos === "VBZ" || token.xpos === "VBP")
    return TIMETABLE.has(token.lemma) || PLAN.has(token.lemma) ? "ahead" : undefined;
  return "on";
}

function isHelper({ upos, deprel, xpos }: Token): boolean {
  return upos === "AUX" || xpos === "TO" || xpos === "MD" || deprel === "aux" || deprel === "cop";
}

function isPast({ xpos }: Token): boolean {
  return xpos === "VBD";
}

function ofHelpers(helpers: readonly Token[]): Direction {
  const modal = helpers.find(({ form }) =>
    /^(will|['’]ll|wo|shall|would|['’]d|may|might|can|could|should|must)$/i.test(form),
  );
  if (!modal) return undefined;
  return helpers.some(({ form }) => /^have$/i.test(form)) ? "behind" : "ahead";
}

/** "was due to meet" looks neither way; "plans to meet" and "a plan to meet" look ahead, "managed to meet" where its verb looks. */
function ofInfinitive(tree: Tree, i: number): Direction | "on" {
  const head = tree.tokens[tree.tokens[i]!.head];
  if (!head) return "ahead";
  const waited =
    PENDING.has(head.form.toLowerCase()) && tree.children[tree.tokens[i]!.head]!.some((c) => isPast(tree.tokens[c]!));
  if (waited) return undefined;
  if (head.upos === "NOUN") return PLANS.has(head.lemma) ? "ahead" : "on";
  // "flew home to bury her father": the purpose goes with its verb.
  if (relation(tree.tokens[i]!) === "advcl") return "on";
  return head.upos === "VERB" && IMPLICATIVE.has(head.lemma) ? "on" : "ahead";
}
