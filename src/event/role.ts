import { byEntry, byRule } from "../basis.ts";
import { caseOf, childrenBy, type Tree } from "../sentence/tree.ts";
import { clauseOf, isPassive, obliques, trueSubjects } from "./clause.ts";
import type { Trigger } from "./frame.ts";
import { word } from "./phrase.ts";
import { nominalRoles } from "./role-nominal.ts";
import { type RoleHead, Roles } from "./role-slots.ts";
import { kindsOf, mentionAt, type Scene } from "./scene.ts";
import { isTimeWord } from "./slip.ts";

export type { RoleHead };

/** Who, whom and with what, from the tree around the trigger. Places, times and counts come after (circumstance.ts, casualty.ts). */
export function roleHeads(scene: Scene, trigger: Trigger): RoleHead[] {
  const roles = new Roles(scene, trigger);
  if (trigger.nominal) nominalRoles(scene, trigger, roles);
  else verbalRoles(scene, trigger, roles);
  return roles.found;
}

function verbalRoles(scene: Scene, { at, frame, clause }: Trigger, roles: Roles): void {
  const { tree } = scene;
  const { doer, undergoer, passive, by, oblique } = clause ?? clauseOf(tree, at);
  const entry = byEntry(frame.entry);
  if (passive && doer === undefined) roles.add(frame.subject, agentAstray(scene, at), byRule("event/role agent"), true);
  roles.add(frame.subject, doer, by === "subject" || by === "agent" ? entry : byRule(`event/clause ${by}`));
  // "the rebels and the militia attacked", where the tree makes two subjects of it
  if (by === "subject" && !passive)
    for (const other of trueSubjects(tree, at, childrenBy(tree, at, "nsubj")).filter(
      (c) => c !== doer && isFurtherSubject(tree, c) && c < at,
    ))
      roles.add(frame.subject, other, entry);
  // "held a meeting", "took control": the noun is part of the predicate
  const isWord = undergoer !== undefined && frame.words.length > 1 && frame.words.includes(word(tree, undergoer));
  if (!isWord) roles.add(frame.object, undergoer, entry);
  const recipient = childrenBy(tree, at, "iobj")[0];
  if (recipient !== undefined) roles.add("target", recipient, entry);
  // "seized control of the town": the phrase hangs on the predicate's noun
  const inner =
    undergoer !== undefined && (isWord || frame.object === "theme" || frame.object === "instrument")
      ? obliques(tree, undergoer).filter(({ prep }) => prep !== "of" || frame.preps.has("of"))
      : [];
  const had = new Set(roles.found.map((each) => each.role));
  for (const { prep, head } of [...oblique, ...inner]) {
    if (head === doer) continue;
    const role = frame.preps.get(prep);
    const isSide = role === "actor" && !passive && prep !== "by";
    if (role === "target" && /^(into|in|to)$/.test(prep) && word(tree, head) === "air") continue;
    if (role !== undefined && role !== "theme" && (isSide || !had.has(role))) roles.add(role, head, entry, true);
    else if (isMeans(scene, prep, head, passive)) roles.add("instrument", head, byRule("event/role means"), true);
  }
}

/** "students in Novi Sad stood": what stands behind a preposition is none, nor is a time or a pronoun. */
function isFurtherSubject(tree: Tree, c: number): boolean {
  if (tree.tokens[c]!.upos === "PRON" || isTimeWord(tree, c)) return false;
  const first = tree.left[c]!;
  return first === 0 || !/^(ADP|SCONJ)$/.test(tree.tokens[first - 1]!.upos);
}

/** "turned back at a checkpoint by armed men", "told to go within a week by Malabo": the agent, hung on a phrase or infinitive of the verb. */
function agentAstray(scene: Scene, verb: number): number | undefined {
  const { tree } = scene;
  let below = [verb];
  for (let depth = 0; depth < 3; depth++) {
    const next: number[] = [];
    for (const at of below)
      for (const c of tree.children[at]!) {
        const { deprel, upos } = tree.tokens[c]!;
        if (c < verb || !/^(obl|nmod|obj|xcomp|conj)/.test(deprel)) continue;
        if (at !== verb && caseOf(tree, c) === "by" && isDoer(scene, c)) return c;
        if (upos === "VERB" ? deprel === "xcomp" && !isPassive(tree, c) : !kindsOf(scene, c).has("event")) next.push(c);
      }
    below = next;
  }
  return undefined;
}

function isDoer(scene: Scene, head: number): boolean {
  const kinds = kindsOf(scene, head);
  if (kinds.has("time") || kinds.has("event") || kinds.has("weapon")) return false;
  return (
    kinds.has("person") || kinds.has("group") || kinds.has("armed") || mentionAt(scene, head, "actor") !== undefined
  );
}

function isMeans(scene: Scene, prep: string, head: number, passive: boolean): boolean {
  if (prep === "by" && !passive) return false;
  return (prep === "with" || prep === "using" || prep === "by") && kindsOf(scene, head).has("weapon");
}
