import { type Basis, byRule } from "../basis.ts";
import type { TimeMention } from "../mention/mention.ts";
import { childrenBy } from "../sentence/tree.ts";
import { isBeforeSpeaker, levels } from "./circumstance.ts";
import type { Trigger } from "./frame.ts";
import { form, word } from "./phrase.ts";
import type { Scene } from "./scene.ts";
import { isForce, type Link } from "./share.ts";
import type { Measured } from "./when-measured.ts";
import { type Adverbial, adverbials, hangsOn, isInRelative, isOpenedBy, isThen, standsBefore } from "./when-said.ts";

/** The time of an event in its own sentence. */
export interface Timed {
  readonly time: TimeMention;
  readonly basis: Basis;
  /** Set when the words belong to another event of the sentence: "shelled the hills on Friday, wounding two". */
  readonly carried?: true;
  /** Set where the words are only the distance from another event: "two days after fighters burned …". */
  readonly isLength?: true;
}

/** When the events of a sentence happened, as far as it says so: each one's own time, then what passes on between them. */
export function timesOf(
  scene: Scene,
  found: readonly Trigger[],
  links: readonly Link[],
  isCaption: boolean,
  measured: ReadonlyMap<Trigger, Measured>,
): Map<Trigger, Timed> {
  const out = new Map<Trigger, Timed>();
  const times = adverbials(scene, found);
  if (times.length === 0 && measured.size === 0) return out;
  for (const trigger of found) {
    const apart = measured.get(trigger);
    const near = apart ? times.filter((each) => each.first > apart.first && each.last < apart.end) : times;
    const time = ownTime(scene, trigger, found, near);
    if (apart && !time) {
      if (apart.by && apart.length)
        out.set(trigger, { time: apart.length, basis: byRule("event/time counted"), isLength: true });
    } else if (time) out.set(trigger, { time, basis: byRule("event/time clause") });
    // a caption tells of one moment, wherever in it the day stands
    else if (isCaption && times.length === 1)
      out.set(trigger, { time: times[0]!.time, basis: byRule("event/time of the picture") });
  }
  for (const link of links) {
    if (!isForce(link.one) || !isForce(link.other)) continue;
    if (measured.get(link.one)?.first !== measured.get(link.other)?.first) continue;
    pass(out, link.one, link.other, link.by !== "part");
    pass(out, link.other, link.one, link.by !== "part");
  }
  for (const trigger of found) {
    const beside = besideOf(scene, trigger, found);
    if (beside && measured.get(beside)?.first === measured.get(trigger)?.first) pass(out, beside, trigger, false);
  }
  return out;
}

function pass(times: Map<Trigger, Timed>, from: Trigger, to: Trigger, isSaid: boolean): void {
  const held = times.get(from);
  if (!held || times.has(to)) return;
  const basis = byRule("event/time of the same happening");
  times.set(to, {
    ...held,
    basis: held.isLength ? held.basis : basis,
    ...((!isSaid || held.carried) && { carried: true }),
  });
}

function ownTime(
  scene: Scene,
  trigger: Trigger,
  found: readonly Trigger[],
  times: readonly Adverbial[],
): TimeMention | undefined {
  const others = new Set(found.filter((each) => each !== trigger).map((each) => each.at));
  const near = times.find((each) => standsBefore(scene, each, trigger, found) || isThen(scene, each, trigger, found));
  if (near) return near.time;
  const openers = times.filter((each) => each.opens);
  const up = levels(scene, trigger, others);
  for (const [k, level] of up.entries()) {
    const hit = times.find(
      (each) =>
        !(each.opens && each.first > trigger.at) &&
        hangsOn(scene, each, level, others) &&
        !isInRelative(scene, each, trigger.at) &&
        isReached(scene, each, up.slice(0, k + 1), others),
    );
    if (hit) return hit.time;
    if (k > 0) continue;
    const opened = openers.findLast((each) => isOpenedBy(scene, each, trigger, found, openers));
    if (opened) return opened.time;
  }
  return times.find((each) => isBeforeSpeaker(scene, up, each))?.time;
}

/** Whether the way up from the event to where the time hangs keeps the time its own. */
function isReached(
  { tree, lexicon }: Scene,
  time: Adverbial,
  way: readonly number[],
  others: ReadonlySet<number>,
): boolean {
  for (let k = 1; k < way.length; k++) {
    const [below, above] = [way[k - 1]!, way[k]!];
    const { deprel, xpos, upos } = tree.tokens[below]!;
    const stands = lexicon.modal.verbs.get(word(tree, above));
    if (deprel === "conj") {
      if (time.time.type === "DURATION") return false;
      const isOwn = childrenBy(tree, below, "nsubj").length > 0;
      // "sent troops in 2022 and has since asked": behind the first verb it is the first verb's
      if (
        time.first > above &&
        time.last < below &&
        (others.has(above) || isOwn || childrenBy(tree, below, "aux").length > 0)
      )
        return false;
      if (time.first > below && isOwn) return false;
    } else if (deprel === "advcl") {
      // "…, killing two": what it stands beside says when
      if (xpos === "VBG" && others.has(above) && time.first < below) return false;
      // "walked out on Wednesday after the speaker refused"
      const mark = childrenBy(tree, below, "mark").map((c) => form(tree, c));
      if (mark.some((each) => /^(after|before|since|if|unless|until|because|without|though|although)$/.test(each)))
        return false;
    }
    if (/^(xcomp|advcl)$/.test(deprel) && time.last < below) {
      // "decided on Monday to ask", "threatened last month to cut off", "claimed on Tuesday to have burned"
      if (isAhead(stands) && /^VB[DN]$/.test(tree.tokens[above]!.xpos)) return false;
      if (childrenBy(tree, below, "aux").some((c) => form(tree, c) === "have")) return false;
    }
    // "claimed the attack on Tuesday": the day of the claim
    if (
      /^obj/.test(deprel) &&
      upos === "NOUN" &&
      CLAIMS.test(word(tree, above)) &&
      isKnown(tree, below) &&
      time.first > above
    )
      return false;
    if (deprel === "obj" && upos !== "VERB" && others.has(above)) {
      // "demanded on Monday the release": the day of the demand; "called a strike for Wednesday"
      if (isAhead(stands) || time.first > above) return time.prep === "for" && time.first > below;
    }
  }
  return true;
}

const CLAIMS = /^(claim|confirm|deny|admit|acknowledge|condemn|denounce|announce|report|investigate|discuss|mourn)$/;

/** "the attack", "those raids" */
function isKnown(tree: Scene["tree"], noun: number): boolean {
  return childrenBy(tree, noun, "det").some((c) => /^(the|this|that|these|those)$/.test(form(tree, c)));
}

function isAhead(stands: string | undefined): boolean {
  return stands === "planned" || stands === "demanded" || stands === "possible";
}

/** The event a participle or a joined verb stands beside: "attacked the post, killing two", "set fire to cars and looted shops". */
function besideOf({ tree }: Scene, trigger: Trigger, found: readonly Trigger[]): Trigger | undefined {
  let { head, deprel, xpos } = tree.tokens[trigger.at]!;
  for (let steps = 0; head >= 0 && steps < 4; steps++) {
    const isBeside =
      (deprel === "advcl" && xpos === "VBG" && childrenBy(tree, trigger.at, "mark", "case").length === 0) ||
      (deprel === "conj" && childrenBy(tree, trigger.at, "nsubj", "aux").length === 0);
    if (!isBeside) return undefined;
    const above = found.find((each) => each.at === head);
    if (above) return above;
    ({ head, deprel, xpos } = tree.tokens[head]!);
  }
  return undefined;
}
