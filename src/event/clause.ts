import { caseOf, childrenBy, relation, type Tree } from "../sentence/tree.ts";
import { objectOf } from "./clause-object.ts";
import { isAddressed } from "./operator.ts";
import { form, word } from "./phrase.ts";
import { antecedent, isRelative } from "./relative.ts";
import {
  hasOwnPast,
  isPastOfNoun,
  isTimeWord,
  namedAuxiliary,
  objectBehind,
  subjectAfter,
  subjectOfModifier,
  toldBefore,
  verbAbove,
} from "./slip.ts";

/** Who does what in the clause of a verb: heads of noun phrases, lists not yet opened, voice already undone. */
export interface Clause {
  /** The doer's place: subject of the active, "by" of the passive. */
  readonly doer: number | undefined;
  /** The undergoer's place: object of the active, subject of the passive. */
  readonly undergoer: number | undefined;
  readonly passive: boolean;
  /** How the doer was found, for the basis. */
  readonly by: "subject" | "agent" | "shared" | "control" | "participle" | "relative" | "none";
  readonly oblique: readonly Oblique[];
}

export interface Oblique {
  readonly prep: string;
  readonly head: number;
}

/** The clause of a verb, with what it shares with, or is controlled by, the clauses above it. */
export function clauseOf(tree: Tree, verb: number): Clause {
  const passive = isPassive(tree, verb);
  const oblique = obliques(tree, verb);
  const agent = passive
    ? oblique.find(({ prep, head }) => prep === "by" && !isWhen(tree, head) && !isHeldBy(tree, head))?.head
    : undefined;
  const subject = subjectOf(tree, verb);
  if (passive)
    return { doer: agent, undergoer: subject?.head, passive, by: agent === undefined ? "none" : "agent", oblique };
  const object = objectOf(tree, verb);
  return { doer: subject?.head, undergoer: object, passive, by: subject?.by ?? "none", oblique };
}

/** "dragged by the hair" */
function isHeldBy(tree: Tree, head: number): boolean {
  return /^(hair|arm|leg|foot|neck|hand|wrist|ankle|throat|collar|ear|beard|scruff)$/.test(word(tree, head));
}

function isWhen(tree: Tree, head: number): boolean {
  return isTimeWord(tree, head) || /^(then|now|end)$/.test(word(tree, head));
}

export function isPassive(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb]!;
  if (namedAuxiliary(tree, verb) !== undefined || isReady(tree, verb)) return false;
  // "five were wounded", read as an adjective
  if (token.upos === "ADJ") return childrenBy(tree, verb, "cop").length > 0;
  if (token.xpos === "VBG") return childrenBy(tree, verb, "aux:pass").length > 0;
  const has = (deprel: string) => tree.children[verb]!.some((c) => tree.tokens[c]!.deprel === deprel);
  // two towns, read as the subject of a passive before "and police detained 47"
  if (has("nsubj") && has("obj") && !has("aux:pass")) return false;
  if (childrenBy(tree, verb, "nsubj:pass", "aux:pass", "csubj:pass").length > 0) return true;
  if (token.xpos !== "VBN" && token.xpos !== "VBD") return false;
  if (childrenBy(tree, verb, "aux", "nsubj", "obj").length > 0) return false;
  if (isMisread(tree, verb) || isPastOfNoun(tree, verb) || subjectAfter(tree, verb) !== undefined) return false;
  // "a commander accused of killing … told", whatever the tag
  if (token.deprel === "acl" && verb + 1 < tree.tokens.length && /^(of|by)$/.test(form(tree, verb + 1))) return true;
  // a bare participle: "the town captured on Friday", "(who were) detained and later released"
  if (token.deprel === "acl" || token.deprel === "advcl") return token.xpos === "VBN";
  if (token.deprel === "conj" && token.head >= 0 && tree.tokens[token.head]!.xpos === "VBN")
    return isPassive(tree, token.head);
  if (token.deprel === "xcomp" || token.deprel === "root") return token.xpos === "VBN";
  return false;
}

/** "is prepared to pay": a frame of mind, nothing that is done to anybody. */
function isReady(tree: Tree, verb: number): boolean {
  return (
    /^(prepared|minded|determined|resolved|inclined|disposed|committed)$/.test(form(tree, verb)) &&
    form(tree, Math.min(verb + 1, tree.tokens.length - 1)) === "to" &&
    childrenBy(tree, verb, "aux:pass", "cop").length > 0 &&
    childrenBy(tree, verb, "xcomp", "advcl").length > 0
  );
}

/**
 * "The two militias clashed near the dam." read as a noun with a participle: in a full sentence without another verb, or with an
 * object of its own, it is the sentence's verb.
 */
function isMisread(tree: Tree, verb: number): boolean {
  const { deprel, head } = tree.tokens[verb]!;
  if (deprel !== "acl" || head < 0 || head > verb) return false;
  if (childrenBy(tree, verb, "obl").some((c) => childrenBy(tree, c, "case").some((m) => form(tree, m) === "by")))
    return false;
  if (childrenBy(tree, verb, "obj").length > 0) return true;
  if (tree.tokens[head]!.deprel !== "root" || tree.tokens.at(-1)!.form !== ".") return false;
  return !tree.tokens.some(
    ({ upos, deprel: rel }, i) => i !== verb && (upos === "VERB" || upos === "AUX") && rel !== "amod",
  );
}

/** Everything that hangs on the verb with a preposition (or without: time and place adverbials come with prep ""). */
export function obliques(tree: Tree, at: number): Oblique[] {
  const out: Oblique[] = [];
  for (const child of tree.children[at]!) {
    const rel = relation(tree.tokens[child]!);
    if (rel !== "obl" && rel !== "nmod") continue;
    if (tree.tokens[child]!.deprel === "nmod:poss") continue;
    const prep = caseOf(tree, child) ?? leading(tree, child);
    for (const head of list(tree, child)) out.push({ prep: caseOf(tree, head) ?? prep, head });
  }
  return out;
}

/** "against al-Shabaab militants": the preposition may hang on the first part of the name. */
function leading(tree: Tree, child: number): string {
  const first = tree.left[child]!;
  return first < child && tree.tokens[first]!.upos === "ADP" ? form(tree, first) : "";
}

/** The head and what is joined to it by coordination, leaving out joined clauses. */
export function list(tree: Tree, head: number): number[] {
  const out = [head];
  for (let at = 0; at < out.length && out.length < 40; at++)
    for (const child of tree.children[out[at]!]!)
      if (tree.tokens[child]!.deprel === "conj" && !/^(VERB|AUX)$/.test(tree.tokens[child]!.upos)) out.push(child);
  return out.sort((a, b) => a - b);
}

/** "Meeting behind closed doors, the union condemned …": an opening -ing clause that is read as a subject. */
function isOpening(tree: Tree, first: number, second: number): boolean {
  return (
    form(tree, first).endsWith("ing") &&
    tree.left[first] === first &&
    tree.tokens.slice(first, second).some(({ form: said }) => said === ",")
  );
}

/** Of several subjects not the one whose own verb stands behind it ("soldiers fired into the air but nobody was hurt"), nor one of the passive beside one of the active. */
export function trueSubjects(tree: Tree, verb: number, subjects: readonly number[]): readonly number[] {
  if (subjects.length < 2) return subjects;
  const active = subjects.filter((c) => tree.tokens[c]!.deprel === "nsubj");
  const isActive = childrenBy(tree, verb, "obj").length > 0 && childrenBy(tree, verb, "aux:pass").length === 0;
  if (isActive && active.length > 0 && active.length < subjects.length) return active;
  const rest = subjects.filter((c, i) => i > 0 || !childrenBy(tree, c, "acl").some((own) => isPastOfNoun(tree, own)));
  return rest;
}

type Subject = { readonly head: number; readonly by: Clause["by"] };

/** The grammatical subject: its own, shared through "and", the controller's, or the noun a participle hangs on. */
export function subjectOf(tree: Tree, verb: number, depth = 0): Subject | undefined {
  if (depth > 8) return undefined;
  const misread = pluralAuxiliary(tree, verb) ?? namedAuxiliary(tree, verb);
  if (misread !== undefined) return { head: misread, by: "subject" };
  // "both parties are to form": the subject of "are to" is the verb's
  const isDue =
    childrenBy(tree, verb, "cop").length > 0 && childrenBy(tree, verb, "mark").some((c) => form(tree, c) === "to");
  const direct = childrenBy(tree, verb, "nsubj").filter((c) => isDue || !tree.tokens[c]!.deprel.endsWith(":outer"));
  // "Washington has so far not sanctioned …", where the subject hangs on the auxiliary
  const subjects = trueSubjects(
    tree,
    verb,
    direct.length > 0 ? direct : childrenBy(tree, verb, "aux").flatMap((aux) => childrenBy(tree, aux, "nsubj")),
  );
  // "said that two vessels had …", where "that" is read as a second subject
  const own =
    subjects.length > 1 &&
    !isWhen(tree, subjects[1]!) &&
    (isRelative(tree, subjects[0]!) || isOpening(tree, subjects[0]!, subjects[1]!))
      ? subjects[1]
      : // "Human Rights Watch decried", where the name falls into two subjects
        subjects.length === 2 && subjects[1] === subjects[0]! + 1 && tree.tokens[subjects[1]!]!.upos === "PROPN"
        ? subjects[1]
        : (subjects.find((c) => !isWhen(tree, c)) ?? subjects[0]);
  const token = tree.tokens[verb]!;
  const opening = subjectAfter(tree, verb);
  if (opening !== undefined && (own === undefined || isTimeWord(tree, own) || hasOwnPast(tree, own, opening)))
    return { head: opening, by: "subject" };
  if (own !== undefined) return { head: antecedent(tree, own, verb), by: "subject" };
  if (token.head < 0) return subjectOfOpening(tree, verb);
  const up = token.head;
  const above = tree.tokens[up]!;
  // "the gang had threatened", where "had" is read as the verb
  if (token.xpos === "VBN" && /^(obj|xcomp|ccomp)$/.test(token.deprel) && up < verb && word(tree, up) === "have")
    return shared(subjectOf(tree, up, depth + 1), "shared");
  switch (token.deprel) {
    case "conj": {
      const told = toldBefore(tree, verb);
      if (told !== undefined) return shared(subjectOf(tree, told, depth + 1), "shared");
      if (isVerbal(tree, up)) return shared(subjectOf(tree, up, depth + 1), "shared");
      // "declared a state of emergency and sent soldiers", joined to the noun
      const joined = /^VB[DNZ]$/.test(token.xpos) ? verbAbove(tree, up) : undefined;
      return joined === undefined ? undefined : shared(subjectOf(tree, joined, depth + 1), "shared");
    }
    case "xcomp":
    case "ccomp": {
      const object = childrenBy(tree, up, "obj", "iobj")[0] ?? addressee(tree, up);
      // "claimed to have killed" is the claimer's own deed
      if (
        token.deprel === "ccomp" &&
        token.xpos === "VBN" &&
        !childrenBy(tree, verb, "mark").some((c) => form(tree, c) === "to")
      )
        return shared(listedBefore(tree, verb, depth + 1), "shared");
      if (above.upos === "VERB" && isPassive(tree, up)) return shared(subjectOf(tree, up, depth + 1), "control");
      if (object !== undefined && !subjectControl.has(word(tree, up)))
        return { head: antecedent(tree, object, up), by: "control" };
      // "heard shooting", "saw looting": those who heard it did not do it
      if (perceived.has(word(tree, up)) && token.xpos === "VBG") return undefined;
      return shared(subjectOf(tree, up, depth + 1), "control");
    }
    case "advcl": {
      const opening = openingOf(tree, verb);
      if (opening !== undefined) return { head: opening, by: "subject" };
      // "accused X of killing", "stopped X from leaving": the object, not the subject, is meant
      const mark = childrenBy(tree, verb, "mark", "case").map((c) => form(tree, c));
      if (
        objectControl.has(word(tree, up)) &&
        mark.some((each) => each === "of" || each === "for" || each === "from" || each === "to" || each === "into")
      ) {
        const object =
          childrenBy(tree, up, "obj")[0] ??
          (mark.includes("to") ? (childrenBy(tree, up, "iobj")[0] ?? addressee(tree, up)) : undefined) ??
          (isPassive(tree, up) ? subjectOf(tree, up, depth + 1)?.head : undefined);
        if (object !== undefined) return { head: antecedent(tree, object, up), by: "control" };
      }
      if (childrenBy(tree, verb, "expl").length) return undefined;
      // "blocked the road ahead of storming it": the clause may hang on the adverb
      let main = up;
      // but never through what is told, up to who tells it: "25 injured in shelling of the port, the mayor told …"
      for (let steps = 0; steps < 3 && !isVerbal(tree, main) && tree.tokens[main]!.head >= 0; steps++) {
        if (tree.tokens[main]!.deprel === "ccomp") return undefined;
        main = tree.tokens[main]!.head;
      }
      return isVerbal(tree, main) ? shared(subjectOf(tree, main, depth + 1), "participle") : undefined;
    }
    case "acl:relcl":
    case "acl": {
      const asked =
        above.head >= 0 &&
        (((above.deprel === "obj" || isAddressed(tree, up)) && objectControl.has(word(tree, above.head))) ||
          addressee(tree, above.head) === up);
      // "were the rebels to attack", where the tree makes a noun of it
      if (token.deprel === "acl" && childrenBy(tree, up, "cop").some((c) => form(tree, c) === "were" && c < up))
        return { head: up, by: "control" };
      if (token.deprel === "acl" && childrenBy(tree, verb, "mark").some((c) => form(tree, c) === "to") && !asked)
        // "foiled a plot to …": not by who foiled it
        return above.head >= 0 &&
          othersDeeds.test(word(tree, above.head)) &&
          childrenBy(tree, up, "nmod:poss").length === 0
          ? undefined
          : shared(ownerOf(tree, up, depth + 1), "control");
      if (token.deprel === "acl" && !asked && childrenBy(tree, verb, "mark", "case").length)
        return shared(ownerOf(tree, up, depth + 1), "control");
      return above.upos === "NOUN" || above.upos === "PROPN" || above.upos === "PRON"
        ? { head: up, by: "relative" }
        : undefined;
    }
    case "parataxis":
      // "conceded that the raids had taken place, denied any part and promised …"
      if (/^VB[DZN]$/.test(token.xpos) && tree.tokens[verb - 1]?.form === "," && isVerbal(tree, up) && up < verb)
        return objectBehind(tree, verb) === undefined ? undefined : shared(subjectOf(tree, up, depth + 1), "shared");
      return shareIng(tree, verb, depth);
    case "amod": {
      const before = subjectOfModifier(tree, verb);
      return before === undefined ? undefined : { head: before, by: "subject" };
    }
    case "csubj":
      // "when fighters loyal to the general burned three villages", with the adjective read as the predicate
      if (token.xpos === "VBD" && up < verb && above.upos === "ADJ") {
        const bearer = childrenBy(tree, up, "nsubj")[0];
        return bearer === undefined ? undefined : { head: bearer, by: "subject" };
      }
      return shareIng(tree, verb, depth);
    case "obl":
    case "nmod":
      return shareIng(tree, verb, depth);
    default:
      return undefined;
  }
}

/** A clause in -ing is done by whoever does what it stands beside. */
function shareIng(tree: Tree, verb: number, depth: number): Subject | undefined {
  const { xpos, head } = tree.tokens[verb]!;
  return xpos === "VBG" && isVerbal(tree, head) ? shared(subjectOf(tree, head, depth + 1), "participle") : undefined;
}

/** "militiamen looted the store, raped five women and …, witnesses said", with the clauses hung side by side on what tells them. */
function listedBefore(tree: Tree, verb: number, depth: number): Subject | undefined {
  if (tree.tokens[verb - 1]?.form !== "," || objectBehind(tree, verb) === undefined) return undefined;
  const before = childrenBy(tree, tree.tokens[verb]!.head, "ccomp").findLast((c) => c < verb);
  if (before === undefined || !/^VB[DN]$/.test(tree.tokens[before]!.xpos)) return undefined;
  return childrenBy(tree, before, "nsubj").length > 0 ? subjectOf(tree, before, depth) : undefined;
}

/** "called on the junta to release", "appealed to both sides to stop": who is to do it. */
function addressee(tree: Tree, verb: number): number | undefined {
  const preps = addressing.get(word(tree, verb));
  return preps && obliques(tree, verb).find(({ prep, head }) => head > verb && preps.test(prep))?.head;
}

const addressing: ReadonlyMap<string, RegExp> = new Map([
  ["call", /^(on|upon)$/],
  ["prevail", /^(on|upon)$/],
  ["count", /^(on|upon)$/],
  ["rely", /^(on|upon)$/],
  ["appeal", /^to$/],
  ["plead", /^with$/],
  ["shout", /^(to|at)$/],
  ["signal", /^to$/],
  ["wait", /^for$/],
]);

/** "that cellmates strangled him", with a plural read as an auxiliary. */
function pluralAuxiliary(tree: Tree, verb: number): number | undefined {
  return childrenBy(tree, verb, "aux").find(
    (c) =>
      tree.tokens[c]!.xpos === "VBZ" &&
      c === verb - 1 &&
      /[a-z]{3}s$/.test(form(tree, c)) &&
      !/^(has|does|gets|was|is)$/.test(form(tree, c)),
  );
}

/** "after a patrol detained a sheikh", with "after a patrol" read as a phrase of its own: the noun right before a past form is its subject. */
function openingOf(tree: Tree, verb: number): number | undefined {
  const noun = verb - 1;
  const token = tree.tokens[noun];
  if (tree.tokens[verb]!.xpos !== "VBD" || token === undefined || !/^(NOUN|PROPN)$/.test(token.upos)) return undefined;
  if (token.deprel !== "obl" || token.head !== tree.tokens[verb]!.head) return undefined;
  return /^(after|before|as|since|until|while)$/.test(caseOf(tree, noun) ?? "") ? noun : undefined;
}

/** "The mayor, whose coalition lost its majority, could step down", where the first clause has taken the subject. */
function subjectOfOpening(tree: Tree, verb: number): Subject | undefined {
  if (childrenBy(tree, verb, "aux").length === 0 || tree.tokens[verb]!.xpos !== "VB") return undefined;
  for (const c of childrenBy(tree, verb, "parataxis", "advcl", "ccomp")) {
    const subject = childrenBy(tree, c, "nsubj")[0];
    if (
      c < verb &&
      subject !== undefined &&
      tree.tokens[subject + 1]?.form === "," &&
      form(tree, subject + 2) === "whose"
    )
      return { head: subject, by: "shared" };
  }
  return undefined;
}

function shared(subject: Subject | undefined, by: Clause["by"]): Subject | undefined {
  return subject && { head: subject.head, by };
}

/** Whose attempt, plan or threat a noun is: possessor, "by", or the subject of the verb it is object of. */
export function ownerOf(tree: Tree, noun: number, depth = 0): Subject | undefined {
  if (depth > 8) return undefined;
  const possessor = childrenBy(tree, noun, "nmod:poss")[0];
  if (possessor !== undefined) return { head: possessor, by: "control" };
  const by = obliques(tree, noun).find(({ prep }) => prep === "by");
  if (by) return { head: by.head, by: "control" };
  const token = tree.tokens[noun]!;
  if (token.head < 0) return undefined;
  if (/^(obj|obl)$/.test(token.deprel) && isVerbal(tree, token.head))
    return shared(subjectOf(tree, token.head, depth + 1), "control");
  if (token.deprel === "conj") return ownerOf(tree, token.head, depth + 1);
  return undefined;
}

const othersDeeds =
  /^(foil|thwart|abort|break|disrupt|uncover|repel|prevent|stop|avert|condemn|denounce|reveal|expose|report|describe|fear|deny|blame|reject|oppose|discover|detect|defeat|block|investigate|support|back|welcome)$/;

export function isVerbal(tree: Tree, i: number): boolean {
  const { upos } = tree.tokens[i]!;
  return upos === "VERB" || upos === "AUX" || childrenBy(tree, i, "cop").length > 0;
}

/** Verbs whose infinitive is done by their subject although they have an object: "promised allies to attack". */
const subjectControl = new Set(["promise", "vow", "pledge", "threaten", "use", "hold", "make", "spend"]);

/** Who perceives or tells of a deed has not done it. */
const perceived = new Set(
  "hear overhear see watch witness notice smell film record report describe recall remember".split(" "),
);

/** Verbs whose "of/for/from -ing" is done by their object. */
const objectControl = new Set(
  "accuse blame suspect condemn criticize criticise denounce arrest detain convict charge sentence sanction fault thank prevent stop block deter keep bar ban prohibit dissuade force coerce push persuade order urge trick investigate sue slam praise jail imprison execute punish discourage acquit ask command instruct beg implore tell warn advise encourage invite allow permit enable lead cause require request pressure press call".split(
    " ",
  ),
);
