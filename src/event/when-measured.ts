import type { TimeMention } from "../mention/mention.ts";
import { childrenBy, relation, type Tree } from "../sentence/tree.ts";
import type { Trigger } from "./frame.ts";
import { form, word } from "./phrase.ts";
import type { Scene } from "./scene.ts";

/** The distance an event is told at from another one: "20 years after troops invaded", "months before", "a decade since". */
export interface Measured {
  /** "before" where it came later than what it is measured from. */
  readonly way: "after" | "before";
  /** The length, where it is counted: "20 years", not "months" or "nearly 20 years". */
  readonly by?: { readonly count: number; readonly unit: "D" | "W" | "M" | "Y" };
  readonly length?: TimeMention;
  /** The time of the sentence it is measured from, or the event (where it stands) it is, or the day of publication. */
  readonly from?: TimeMention;
  readonly event?: number;
  readonly isNow: boolean;
  /** Whether the sentence only says when its subject happened: "The bombing came …". */
  readonly isSubjects: boolean;
  /** First token of the measured clause, and the one behind its last. */
  readonly first: number;
  readonly end: number;
}

const UNIT = /^(minute|hour|day|night|week|month|year|decade|century|generation)s?$/;

/** The events of a sentence that stand in a clause measured from another one, with the participles and joined verbs beside them. */
export function measuredOf(scene: Scene, found: readonly Trigger[]): Map<Trigger, Measured> {
  const out = new Map<Trigger, Measured>();
  if (!scene.tree.tokens.some((_, i) => /^(after|before|since)$/.test(form(scene.tree, i)))) return out;
  for (const trigger of found) {
    const measured = measuredAt(scene, trigger, found);
    if (measured) out.set(trigger, measured);
  }
  for (const trigger of found) {
    if (out.has(trigger)) continue;
    const above = found.find((each) => out.has(each) && isBeside(scene.tree, trigger.at, each.at));
    if (above) out.set(trigger, out.get(above)!);
  }
  return out;
}

/** "… invaded Iraq, toppling its ruler", "… stormed a school and took 40 pupils" */
function isBeside({ tokens }: Tree, at: number, above: number): boolean {
  const { deprel, head, xpos } = tokens[at]!;
  return head === above && at > above && (deprel === "conj" || (deprel === "advcl" && xpos === "VBG"));
}

function measuredAt(scene: Scene, trigger: Trigger, found: readonly Trigger[]): Measured | undefined {
  const { tree } = scene;
  const at = connectorOf(tree, trigger);
  if (at === undefined) return undefined;
  const said = form(tree, at);
  const isLength = UNIT.test(form(tree, at - 1)) || (form(tree, at - 1) === "long" && !trigger.nominal);
  if (!isLength && (said !== "since" || trigger.nominal || isTime(scene, at + 1))) return undefined;
  const length = isLength ? lengthBefore(scene, at) : undefined;
  const start = length?.start ?? at;
  let end = trigger.last + 1;
  while (end < tree.tokens.length && form(tree, end) !== ",") end++;
  const others = found.filter((each) => each !== trigger && (each.at < start || each.at > end));
  const matrix = others.findLast((each) => each.at < start) ?? others.find((each) => start <= 1 && each.at > end);
  const from = timeOutside(scene, start, end);
  const verb = mainVerb(tree, start);
  const isNow = isLength && said === "since" && (verb === undefined || /^(be|pass|go)$/.test(verb));
  if (trigger.nominal && isKnown(tree, trigger.at) && !(verb && HAPPENS.test(verb))) return undefined;
  return {
    way: said === "before" ? "before" : "after",
    ...(length?.by && { by: length.by }),
    ...(length?.mention && { length: length.mention }),
    ...(from && { from }),
    ...(matrix && { event: tree.tokens[matrix.first]!.from }),
    isNow,
    isSubjects: isLength && verb !== undefined && HAPPENS.test(verb),
    first: at,
    end,
  };
}

const HAPPENS = /^(be|come|happen|occur|follow|fall|begin|start|erupt|unfold|take)$/;

/** "after", "before" or "since" at the head of the clause or phrase that the event stands in. */
function connectorOf(tree: Tree, trigger: Trigger): number | undefined {
  for (let i = trigger.first - 1; i >= 0 && trigger.first - i < 16; i--) {
    const said = form(tree, i);
    if (/^[,;:“”"]$/.test(said)) return undefined;
    const { upos, xpos, head, deprel } = tree.tokens[i]!;
    if (/^(after|before|since)$/.test(said)) {
      if (trigger.nominal) return head === trigger.at && deprel === "case" ? i : undefined;
      // "two days after the vote gunmen attacked": measured from the vote
      const isPhrase =
        head >= 0 && head !== trigger.at && deprel === "case" && /^(obl|nmod)$/.test(relation(tree.tokens[head]!));
      return isPhrase && !isAbove(tree, head, trigger.at) && !isRightBefore(tree, head, trigger.first) ? undefined : i;
    }
    // "two days after the war ended gunmen attacked"
    if (upos === "VERB" && /^VB[DZP]$/.test(xpos) && !isAbove(tree, i, trigger.at)) return undefined;
  }
  return undefined;
}

/** "after US troops invaded", read as a phrase with a word behind it: the noun is the verb's subject. */
function isRightBefore({ tokens }: Tree, noun: number, verb: number): boolean {
  return noun < verb && tokens.slice(noun + 1, verb).every(({ upos }) => /^(AUX|ADV)$/.test(upos));
}

function isAbove({ tokens }: Tree, above: number, at: number): boolean {
  for (let i = at, steps = 0; i >= 0 && steps < 10; i = tokens[i]!.head, steps++) if (i === above) return true;
  return false;
}

/** "the attack", "those raids" */
function isKnown(tree: Tree, noun: number): boolean {
  return childrenBy(tree, noun, "det").some((c) => /^(the|this|that|these|those)$/.test(form(tree, c)));
}

/** "since October pirates have hijacked": a time, not a clause. */
function isTime({ tree, mentions }: Scene, at: number): boolean {
  const token = tree.tokens[at];
  return (
    token === undefined ||
    form(tree, at) === "then" ||
    mentions.some((each) => each.kind === "time" && each.from < token.to && each.to > token.from)
  );
}

/** Whether the sentence tells something at a distance from something else: "two days after the attack". */
export function hasDistance(tree: Tree): boolean {
  return tree.tokens.some(
    (_, i) => UNIT.test(form(tree, i)) && /^(after|before|since|later|earlier)$/.test(form(tree, i + 1)),
  );
}

/** The length right before the connector: its first token, and how much it is where that is counted. */
function lengthBefore({ tree, mentions }: Scene, at: number) {
  const { tokens } = tree;
  const end = tokens[at - 1]!.to;
  const mention = mentions.find(
    (each): each is TimeMention =>
      each.kind === "time" && each.to === end && /^(DURATION|DATE)$/.test(each.type) && each.from < end,
  );
  let start = at - 1;
  while (start > 0 && (mention ? tokens[start]!.from > mention.from : /^(DET|NUM|ADJ)$/.test(tokens[start - 1]!.upos)))
    start--;
  const words = tokens.slice(Math.max(0, start - 2), at).map(({ form: each }) => each.toLowerCase());
  const isRough = words.some((each) =>
    /^(about|around|nearly|almost|more|over|less|under|some|roughly|least|most|barely|approximately)$/.test(each),
  );
  const [, figure, unit] = /^P(\d+)([DWMY])$/.exec(mention?.value ?? "") ?? [];
  const one = /^(day|week|month|year)$/.exec(form(tree, at - 1))?.[1];
  const count = figure !== undefined ? Number(figure) : one && /^(the|a|one)$/.test(form(tree, at - 2)) ? 1 : undefined;
  const code = unit ?? one?.slice(0, 1).toUpperCase();
  const by =
    count === undefined || code === undefined || isRough
      ? undefined
      : { count, unit: code as NonNullable<Measured["by"]>["unit"] };
  return { start, ...(mention && { mention }), ...(by && { by }) };
}

/** The time of the sentence that is told outside of the measured clause: the last before it, or the first behind it. */
function timeOutside({ tree, mentions }: Scene, start: number, end: number): TimeMention | undefined {
  const times = mentions.filter(
    (each): each is TimeMention => each.kind === "time" && /^(DATE|TIME)$/.test(each.type) && !/_REF$/.test(each.value),
  );
  const [first, last] = [tree.tokens[start]!.from, tree.tokens[end]?.from ?? Number.POSITIVE_INFINITY];
  return times.findLast((each) => each.to <= first) ?? times.find((each) => start <= 1 && each.from > last);
}

/** The last verb before the length: "came" of "The bombing came 20 years after …". */
function mainVerb(tree: Tree, before: number): string | undefined {
  for (let i = before - 1; i >= 0; i--)
    if (/^(VERB|AUX)$/.test(tree.tokens[i]!.upos)) {
      const said = word(tree, i);
      return said === "hold" && form(tree, i) === "held" ? "happen" : said;
    }
  return undefined;
}
