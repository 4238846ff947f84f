import { byRule } from "../basis.ts";
import { caseOf, childrenBy, relation, type Tree } from "../sentence/tree.ts";
import type { EventRole, RoleName } from "./event.ts";
import type { Trigger } from "./frame.ts";
import { form } from "./phrase.ts";
import type { RoleHead } from "./role.ts";

/** Two events of one sentence that tell one happening: the first is the fuller clause, the second the one that leans on it. */
export interface Link {
  readonly one: Trigger;
  readonly other: Trigger;
  /** "when": a clause beside a passive; "in": a noun in the verb's adverbial; "cause": a noun that is the verb's subject; "part": "…, killing two". */
  readonly by: "when" | "in" | "cause" | "part";
}

/** "were shot when gunmen raided", "killed three during a raid", "a blast killed", "shelled the hills, wounding two". */
export function linksOf(tree: Tree, found: readonly Trigger[]): Link[] {
  if (found.length < 2) return [];
  const links: Link[] = [];
  for (const other of found) {
    const { head, deprel } = tree.tokens[other.at]!;
    for (const one of found) {
      if (one === other || one.nominal) continue;
      if (other.nominal) {
        if (one.clause?.doer === other.at) links.push({ one, other, by: "cause" });
        else if (holdsAdverbial(tree, one.at, other.at)) links.push({ one, other, by: "in" });
      } else if (
        deprel === "advcl" &&
        (head === one.at || isJoined(tree, head, one.at) || isBeside(tree, one.at, other.at))
      ) {
        const marks = childrenBy(tree, other.at, "mark", "advmod", "case").map((c) => form(tree, c));
        if (marks.some((each) => /^(when|as|while)$/.test(each))) links.push({ one, other, by: "when" });
        else if (tree.tokens[other.at]!.xpos === "VBG" && marks.length === 0) links.push({ one, other, by: "part" });
      }
    }
  }
  return links;
}

/** "killed three Palestinians during a raid": the noun hangs on the verb or on its object. */
function holdsAdverbial(tree: Tree, verb: number, noun: number): boolean {
  const token = tree.tokens[noun]!;
  if (!/^(obl|nmod)$/.test(relation(token)) || !/^(in|during|amid)$/.test(caseOf(tree, noun) ?? "")) return false;
  if (token.head === verb) return true;
  return (
    token.head >= 0 &&
    tree.tokens[token.head]!.head === verb &&
    /^(obj|nsubj:pass|obl)$/.test(tree.tokens[token.head]!.deprel)
  );
}

/** "X were shot when gunmen raided the camp, police said": both hang on "said". */
function isBeside(tree: Tree, first: number, second: number): boolean {
  const { deprel, head } = tree.tokens[first]!;
  return (
    first < second &&
    head >= 0 &&
    /^(ccomp|parataxis)$/.test(deprel) &&
    head > second &&
    tree.tokens[second]!.head === head
  );
}

function isJoined(tree: Tree, joined: number, first: number): boolean {
  return joined >= 0 && tree.tokens[joined]!.deprel === "conj" && tree.tokens[joined]!.head === first;
}

/** Doer and means pass from one to the other where one of them names none. */
export function shareHeads(links: readonly Link[], heads: ReadonlyMap<Trigger, RoleHead[]>): void {
  const rule = byRule("event/role of the same happening");
  const pass = (from: Trigger, to: Trigger, roles: readonly RoleName[]) => {
    const own = heads.get(to)!;
    const had = new Set(own.map((each) => each.role));
    for (const each of heads.get(from)!)
      if (roles.includes(each.role) && !had.has(each.role) && !own.some((held) => held.head === each.head))
        own.push({ ...each, basis: rule });
  };
  for (const { one, other, by } of links) {
    if (!isForce(one) || !isForce(other)) continue;
    if (by === "cause") pass(other, one, ["actor", "instrument"]);
    else if (by === "when") {
      if (one.clause?.passive && one.clause.doer === undefined) pass(other, one, ["actor", "instrument"]);
    } else if (by === "in") {
      if (one.clause?.passive || one.frame.subject !== "actor") pass(other, one, ["actor", "instrument"]);
      else if (!heads.get(other)!.some((each) => each.role === "actor")) pass(one, other, ["actor"]);
    }
  }
}

/** Where it happened passes on as well; when it happened: when-own.ts. */
export function sharePlaces(tree: Tree, links: readonly Link[], roles: ReadonlyMap<Trigger, EventRole[]>): void {
  const rule = byRule("event/place of the same happening");
  const pass = (from: Trigger, to: Trigger) => {
    const [source, target] = [roles.get(from), roles.get(to)];
    if (!source || !target || target.some((each) => each.role === "place")) return;
    for (const each of source) if (each.role === "place") target.push({ ...each, basis: rule });
  };
  for (const { one, other } of links) {
    if (!isForce(one) || !isForce(other)) continue;
    pass(one, other);
    pass(other, one);
  }
  // "attacked the town, killing two and burning a post"; "bombed canoes near Ulang and sank eleven"
  for (const [trigger] of roles) {
    const { deprel, head } = tree.tokens[trigger.at]!;
    if (deprel !== "conj" || !isForce(trigger) || childrenBy(tree, trigger.at, "nsubj").length > 0) continue;
    const first = [...roles.keys()].find((each) => each.at === head && isForce(each));
    if (first) pass(first, trigger);
  }
  // "entered the town, expanding their incursion": what the participle is about is the same advance
  for (const [trigger] of roles) {
    const { deprel, head } = tree.tokens[trigger.at]!;
    if (!trigger.nominal || deprel !== "obj" || !isForce(trigger) || tree.tokens[head]?.xpos !== "VBG") continue;
    const first = [...roles.keys()].findLast((each) => !each.nominal && isForce(each) && each.at < head);
    if (first && tree.tokens[head]!.deprel !== "ccomp") pass(first, trigger);
  }
}

export function isForce({ frame }: Trigger): boolean {
  return frame.plover === "ASSAULT" || frame.plover === "COERCE";
}
