import { byEntry, byRule } from "../basis.ts";
import { caseOf, childrenBy, relation, type Tree } from "../sentence/tree.ts";
import { blamedFor } from "./blame.ts";
import { clauseOf, isPassive, list, obliques, subjectOf } from "./clause.ts";
import type { Slot } from "./entry.ts";
import type { Trigger } from "./frame.ts";
import { form, word } from "./phrase.ts";
import type { Roles } from "./role-slots.ts";
import { kindsOf, mentionAt, type Scene } from "./scene.ts";

/** Who and whom of an event that a noun names, from its own phrase, the verb above it and its partner. */
export function nominalRoles(scene: Scene, trigger: Trigger, roles: Roles): void {
  const { tree } = scene;
  const { frame } = trigger;
  const entry = byEntry(frame.entry);
  const anchors = anchorsOf(scene, trigger.at);
  if (frame.self) roles.found.push({ role: frame.self, head: trigger.at, basis: entry });
  for (const anchor of anchors) ownArguments(scene, trigger, anchor, roles);
  for (const anchor of anchors) fromGovernor(scene, trigger, anchor, roles);
  if (!roles.has("actor"))
    for (const anchor of anchors) roles.add("actor", blamedFor(tree, anchor), byRule("event/role blame"));
  if (!roles.has("actor") || !roles.has("target")) fromPartner(scene, trigger, roles);
  // "in their attempt at a coup": the owner of the carrier
  if (!roles.has("actor") && frame.poss === "actor")
    for (const anchor of anchors.slice(1)) {
      const owner =
        childrenBy(tree, anchor, "nmod:poss")[0] ?? obliques(tree, anchor).find(({ prep }) => prep === "by")?.head;
      roles.add("actor", owner, byRule("event/role owner"), true);
    }
}

/** The trigger and the nouns that carry it: "a wave of attacks", "assassination attempt". */
function anchorsOf(scene: Scene, at: number): number[] {
  const { tree, lexicon } = scene;
  const anchors = [at];
  for (let i = at, steps = 0; steps < 4; steps++) {
    const { head, deprel } = tree.tokens[i]!;
    if (head < 0) break;
    const isCarried =
      deprel === "compound" || (relation(tree.tokens[i]!) === "nmod" && /^(of|in|at|for)$/.test(caseOf(tree, i) ?? ""));
    const carries =
      (lexicon.classes.get(word(tree, head)) ?? []).includes("carrier") || lexicon.modal.nouns.has(word(tree, head));
    if (!isCarried || !carries) break;
    anchors.push(head);
    i = head;
  }
  return anchors;
}

function ownArguments(scene: Scene, trigger: Trigger, anchor: number, roles: Roles): void {
  const { tree } = scene;
  const { frame } = trigger;
  const entry = byEntry(frame.entry);
  const between = (prep: string) => prep === "between" || prep === "among";
  const args = obliques(tree, anchor);
  // "described an airstrike on the market": what follows the noun is the noun's, wherever the tree hangs it
  const { head: governor, deprel } = tree.tokens[anchor]!;
  if (governor >= 0 && governor < anchor && deprel === "obj")
    args.push(...obliques(tree, governor).filter(({ prep, head }) => prep !== "" && tree.left[head] === anchor + 1));
  const sides = args.filter(({ prep }) => between(prep));
  // "between X and Y" where the tree joins Y to the event
  if (sides.length === 1) {
    const other = childrenBy(tree, anchor, "conj").find((c) => c > sides[0]!.head && !kindsOf(scene, c).has("event"));
    if (other !== undefined) args.push({ prep: "between", head: other });
  }
  // "the arrest of the priest by soldiers": "by" is the deed's, wherever the tree hangs it
  if (anchor === trigger.at && !args.some(({ prep }) => prep === "by"))
    for (const { prep, head } of [...args])
      if (prep === "of") args.push(...obliques(tree, head).filter((each) => each.prep === "by"));
  for (const { prep, head } of args) {
    const role =
      prep === "of" ? (anchor === trigger.at ? frame.of : undefined) : between(prep) ? "actor" : frame.preps.get(prep);
    if (role === "target" && prep !== "of" && isNoTarget(scene, prep, head)) continue;
    // "attacks from within Iraqi territory": a place sends nobody
    if (role === "actor" && prep.startsWith("from") && tree.tokens[head]!.upos === "NOUN" && isOnlyPlace(scene, head))
      continue;
    if (role !== undefined) roles.add(role, head, entry, true);
    else if ((prep === "with" || prep === "using") && kindsOf(scene, head).has("weapon"))
      roles.add("instrument", head, byRule("event/role means"), true);
  }
  for (const child of tree.children[anchor]!) {
    const { deprel } = tree.tokens[child]!;
    if (deprel === "nmod:poss") roles.add(frame.poss, child, entry);
    else if ((deprel === "compound" || deprel === "amod") && child < anchor) modifier(scene, trigger, child, roles);
    else if (deprel === "acl" || deprel === "acl:relcl") participle(scene, trigger, child, roles);
  }
}

/** "Israeli airstrike", "rocket and drone attacks", "police raid": what stands before the noun tells by its kind. */
function modifier(scene: Scene, { frame }: Trigger, child: number, roles: Roles): void {
  for (const each of list(scene.tree, child)) {
    const token = scene.tree.tokens[each]!;
    const kinds = kindsOf(scene, each);
    const rule = byRule("event/role modifier");
    if (kinds.has("weapon") || kinds.has("means")) roles.add("instrument", each, rule, true);
    else if (token.upos === "ADJ" && !/^\p{Lu}/u.test(token.form)) continue;
    else if (kinds.has("group") || (kinds.has("person") && token.upos !== "ADJ"))
      roles.add(frame.poss, each, rule, true);
    else if (kinds.has("place") && token.upos === "ADJ") roles.add("actor", each, rule, true);
  }
}

/** "attacks carried out by X", "strikes targeting Y", "a protest called by Z", "an attack that killed W". */
function participle(scene: Scene, trigger: Trigger, verb: number, roles: Roles): void {
  const { tree, lexicon } = scene;
  const clause = clauseOf(tree, verb);
  const lemma = word(tree, verb);
  const rule = byRule("event/role participle");
  if (clause.passive) {
    if (lexicon.light.has(lemma) || lexicon.modal.verbs.has(lemma)) roles.add("actor", clause.doer, rule);
    obliqueRoles(scene, trigger, verb, roles);
  } else if (strikes.has(lemma)) {
    roles.add("target", clause.undergoer, rule);
  } else if (lexicon.light.has(lemma) && clause.undergoer === trigger.at) {
    // "the attack that rebels launched"
    roles.add("actor", clause.doer, rule);
  }
}

function obliqueRoles(scene: Scene, trigger: Trigger, verb: number, roles: Roles): void {
  const had = new Set(roles.found.map((each) => each.role));
  for (const { prep, head } of obliques(scene.tree, verb)) {
    const role = prep === "between" || prep === "among" ? "actor" : trigger.frame.preps.get(prep);
    const isSide = role === "actor" && prep !== "by" && prep !== "from";
    if ((role === "target" && !had.has("target")) || (isSide && !had.has("actor")))
      roles.add(role, head, byRule("event/role governor"), true);
    else if ((prep === "with" || prep === "using") && kindsOf(scene, head).has("weapon"))
      roles.add("instrument", head, byRule("event/role means"), true);
  }
}

/** What a strike does to what it meets: its object is the target of the event that is its subject. */
const strikes = new Set(
  "target hit strike pound rock kill wound injure destroy level flatten devastate involve damage shake engulf".split(
    " ",
  ),
);

/** "launched attacks on", "came under attack", "the raid killed": subject, object and adverbials of the verb the noun is argument of. */
function fromGovernor(scene: Scene, trigger: Trigger, anchor: number, roles: Roles): void {
  const { tree, lexicon } = scene;
  const first = topConjunct(tree, anchor);
  const { head: verb, deprel } = tree.tokens[first]!;
  if (verb < 0 || tree.tokens[verb]!.upos !== "VERB") return;
  const lemma = word(tree, verb);
  const rule = byRule("event/role governor");
  const light = lexicon.light.get(lemma)?.find(({ words }) => carries(tree, verb, first, words));
  if (deprel === "nsubj" && strikes.has(lemma)) {
    roles.add("target", clauseOf(tree, verb).undergoer, rule);
    return;
  }
  if (deprel === "nsubj:pass" || (deprel === "nsubj" && isPassive(tree, verb))) {
    if (light || lexicon.modal.verbs.has(lemma)) {
      const { doer } = clauseOf(tree, verb);
      if (!roles.has("actor")) roles.add("actor", doer, rule);
    }
    obliqueRoles(scene, trigger, verb, roles);
    return;
  }
  if (deprel === "nsubj" && !strikes.has(lemma)) {
    if (light || lexicon.modal.verbs.get(lemma) === "through") obliqueRoles(scene, trigger, verb, roles);
    return;
  }
  if (!(deprel === "obj" || relation(tree.tokens[first]!) === "obl")) return;
  const op = lexicon.modal.verbs.get(lemma);
  const deed = bringsAbout(tree, trigger, verb, first);
  if (isTimeLike(tree, first) && !deed) return;
  const isAim = deprel === "obj" || caseOf(tree, first) === "to";
  if (!light && !(isAim && (op === "planned" || op === "attempted")) && !deed) return;
  const role = deed ? "actor" : (light?.role ?? "actor");
  const subject = subjectOf(tree, verb);
  if ((role as Slot) === "theme") return;
  if (role === "actor" ? !roles.has("actor") || isPronoun(scene, roles) : !roles.has(role)) {
    if (!roles.has(role)) roles.add(role, subject?.head, rule);
  }
  if (deprel === "obj") obliqueRoles(scene, trigger, verb, roles);
}

/** "placed travel bans on", "wrapped up a visit", "set out on a march", "said during a visit": verbs whose subject does the deed their noun names. */
function bringsAbout(tree: Tree, { frame }: Trigger, verb: number, noun: number): boolean {
  const lemma = word(tree, verb);
  const prep = caseOf(tree, noun);
  if (prep !== undefined) {
    if (frame.plover === "CONSULT" && frame.mode === "visit") return prep === "on" || prep === "during";
    if (prep === "on") return /^(set|embark|go|leave|depart|head)$/.test(lemma) && frame.plover === "PROTEST";
    return prep === "in" && childrenBy(tree, verb, "obj").some((c) => form(tree, c) === "part") && lemma === "take";
  }
  if (frame.plover === "ASSAULT") return lemma === "inflict";
  if (frame.plover === "PROTEST") return /^(keep|cancell?e?|plan|organise|organize|prepare|attend|join)$/.test(lemma);
  if (frame.plover === "CONSULT") return meets.has(lemma);
  return brings.has(lemma);
}

const meets = new Set(
  "wrap attend open close chair co-chair conclude complete finish cut break suspend cancel cancelle hold conduct have".split(
    " ",
  ),
);

const brings = new Set(
  (
    "lift revoke end table text lay return confer pass place proclaim declare inflict issue deposit bring approve uphold deliver serve hand send voice " +
    "express announce unveil introduce adopt order decree file submit present grant offer extend give provide sign strike reach seal conclude propose " +
    "repeat reiterate renew drop withdraw abandon broadcast publish post circulate level press frame move open complete accord clamp reimpose reinstate"
  ).split(" "),
);

function isPronoun(scene: Scene, roles: Roles): boolean {
  return roles.found.some((each) => each.role === "actor" && scene.tree.tokens[each.head]!.upos === "PRON");
}

/** A light verb's further words: its particle, or the preposition of the noun ("resort to attacks"). */
function carries(tree: Tree, verb: number, noun: number, words: readonly string[]): boolean {
  return words.every((each) => {
    if (childrenBy(tree, verb, "compound", "advmod", "obl", "obj").some((c) => form(tree, c) === each)) return true;
    if (childrenBy(tree, noun, "case").some((c) => form(tree, c) === each)) return true;
    return childrenBy(tree, verb, "obj", "obl").some((c) =>
      childrenBy(tree, c, "case").some((m) => form(tree, m) === each),
    );
  });
}

function isTimeLike(tree: Tree, head: number): boolean {
  return /^(after|before|during|since|until|following|amid|despite)$/.test(caseOf(tree, head) ?? "");
}

function topConjunct(tree: Tree, i: number): number {
  let at = i;
  for (let steps = 0; steps < 8 && tree.tokens[at]!.deprel === "conj" && tree.tokens[at]!.head >= 0; steps++)
    at = tree.tokens[at]!.head;
  return at;
}

/** "raids and arrests by police in the camp": one phrase after the last serves all. */
function fromPartner(scene: Scene, trigger: Trigger, roles: Roles): void {
  const { tree, lexicon } = scene;
  const first = topConjunct(tree, trigger.at);
  for (const partner of list(tree, first)) {
    if (partner === trigger.at || Math.abs(partner - trigger.at) > 6) continue;
    if (!lexicon.nouns.has(word(tree, partner))) continue;
    for (const { prep, head } of obliques(tree, partner)) {
      const role = trigger.frame.preps.get(prep);
      if (role !== undefined && role !== "theme" && partner > trigger.at && !roles.has(role))
        roles.add(role, head, byRule("event/role shared"), true);
    }
    for (const c of childrenBy(tree, partner, "amod", "nmod:poss"))
      if (partner < trigger.at && !roles.has("actor") && mentionAt(scene, c, "actor"))
        roles.add(trigger.frame.poss, c, byRule("event/role shared"), true);
  }
}

/** "an attack at the present time", "claimed the attack on its radio" */
function isNoTarget(scene: Scene, prep: string, head: number): boolean {
  const kinds = kindsOf(scene, head);
  if (kinds.has("time") || (kinds.has("abstract") && prep !== "against")) return true;
  return (
    prep === "on" &&
    /^(road|highway|route|way|outskirts|border|frontier|street|coast|eve|radio|television|tv|telegram|twitter|x|facebook|channel|website|air|account|page|whatsapp)$/.test(
      word(scene.tree, head),
    )
  );
}

function isOnlyPlace(scene: Scene, head: number): boolean {
  const kinds = kindsOf(scene, head);
  return kinds.has("place") && !kinds.has("group") && !kinds.has("person");
}
