import { childrenBy, type Tree } from "../sentence/tree.ts";
import { type Clause, list, obliques } from "./clause.ts";
import type { Frame, Test } from "./entry.ts";
import { form, word } from "./phrase.ts";
import { kindsOf, type Scene } from "./scene.ts";

/** Do all tests of a frame hold at a token? A clause for a verb, none for a noun; `onTrust` also takes an unknown thing for a place. */
export function fits(scene: Scene, i: number, frame: Frame, clause: Clause | undefined, onTrust = false): boolean {
  const met = (test: Test) =>
    holds(scene, i, test, clause) ||
    isOpen(scene.tree, i, frame, test, clause) ||
    isSomeCounted(scene, frame, test, clause) ||
    (onTrust && isTakenOnTrust(scene, frame, test, clause));
  if (!frame.needs.every(met)) return false;
  if (isPrivate(scene, clause)) return false;
  if (frame.isLast && !hasSaidArgument(scene, i, frame, clause)) return false;
  if (frame.not.some((test) => holds(scene, i, test, clause))) return false;
  // "launched artillery and air attacks": a deed is no weapon
  const { undergoer } = clause ?? {};
  if (
    frame.object === "instrument" &&
    undergoer !== undefined &&
    [...list(scene.tree, undergoer), ...childrenBy(scene.tree, i, "conj")].some(
      (each) => kindsOf(scene, each).has("event") && !isLoadOf(scene, each, "weapon"),
    )
  )
    return false;
  return !isOutOfField(scene, i, frame, clause);
}

/** "You have received this alert", "I visited the campus": what "you" do, or "I" outside a quotation, is no news. */
function isPrivate({ tree }: Scene, clause: Clause | undefined): boolean {
  if (clause?.doer === undefined) return false;
  const said = form(tree, clause.doer);
  if (said === "you") return true;
  return said === "i" && !tree.tokens.some((token) => /^["“”'‘’]+$|^``$|^''$/.test(token.form) && token.form !== "’s");
}

/** Of an entry that asks for a subject or an object, one at least is there and of the right kind. */
function hasSaidArgument(scene: Scene, i: number, { needs }: Frame, clause: Clause | undefined): boolean {
  const asked = needs.filter(({ at, any }) => (at === "subject" || at === "object") && any.size > 0);
  return asked.length === 0 || asked.some((test) => holds(scene, i, test, clause));
}

/** "Two clerks were wounded": a counted noun that no list knows, beside a verb that counts people. */
function isSomeCounted(scene: Scene, { counts, mode }: Frame, { at, any }: Test, clause: Clause | undefined): boolean {
  const head = clause?.undergoer;
  if (!(counts || mode === "beat") || at !== "object" || !any.has("person") || head === undefined) return false;
  const { upos, xpos } = scene.tree.tokens[head]!;
  if (upos !== "NOUN" || xpos !== "NNS" || childrenBy(scene.tree, head, "nummod").length === 0) return false;
  const kinds = kindsOf(scene, head);
  return kinds.size === 1 && kinds.has("thing");
}

/**
 * "Russian units captured the slag heap": armed people do to a thing that no list knows what the verb says of places and buildings.
 * Only open classes are taken on trust, never an entry's own word list.
 */
function isTakenOnTrust(scene: Scene, { plover }: Frame, { at, any }: Test, clause: Clause | undefined): boolean {
  if (at !== "object" || !(plover === "ASSAULT" || plover === "COERCE")) return false;
  if (clause?.doer === undefined || clause.undergoer === undefined) return false;
  if (!(any.has("place") || any.has("building"))) return false;
  const { upos } = scene.tree.tokens[clause.undergoer]!;
  if (upos !== "NOUN" || !isOnly(kindsOf(scene, clause.undergoer), "thing")) return false;
  return headHolds(scene, clause.doer, armed);
}

const armed = new Set(["armed"]);

function isOnly(kinds: ReadonlySet<string>, kind: string): boolean {
  return kinds.size === 1 && kinds.has(kind);
}

/** "a volley of rockets", "a shipment of rifles": what is loaded decides what it is. */
function isLoadOf(scene: Scene, head: number, kind: string): boolean {
  if (!loads.has(word(scene.tree, head))) return false;
  const loaded = nounArgument(scene.tree, head, ["of"]);
  return loaded !== undefined && kindsOf(scene, loaded).has(kind);
}

const loads = new Set(
  "volley salvo barrage hail shipment consignment cargo load haul cache stockpile batch convoy column wave flurry burst truckload crate cluster swarm".split(
    " ",
  ),
);

/** A noun need not name whom it is done to or by, nor a passive its doer: only what is named must be of the right kind. */
function isOpen(tree: Tree, i: number, frame: Frame, { at, any }: Test, clause: Clause | undefined): boolean {
  if (clause)
    return (
      at === "subject" &&
      (any.size > 0 || isInfinitive(tree, i)) &&
      clause.doer === undefined &&
      (clause.passive || isUnsaid(tree, i, frame))
    );
  if (at !== "subject" && at !== "object") return false;
  return nounArgument(tree, i, at === "subject" ? ["by"] : ["of", "on", "against", "for"]) === undefined;
}

/** "their plan to rally" */
function isInfinitive(tree: Tree, i: number): boolean {
  return childrenBy(tree, i, "mark").some((c) => form(tree, c) === "to");
}

/** "denied having threatened", "accused of shelling", "and urged an inquiry": the doer is not said beside the verb. */
function isUnsaid(tree: Tree, i: number, { plover, needs, words, object }: Frame): boolean {
  const { deprel, xpos } = tree.tokens[i]!;
  // "to break through a barrier": where who acts is all that tells force from figure, it must be said
  if (object === "theme" && plover === "ASSAULT" && words.length === 2 && needs.every((test) => test.at === "subject"))
    return false;
  if (/^(ASSAULT|COERCE|RETREAT|MOBILIZE|SANCTION|PROTEST)$/.test(plover)) return deprel !== "root" || xpos === "VBG";
  return (deprel === "xcomp" || deprel === "ccomp" || deprel === "conj") && xpos !== "VBP" && xpos !== "VBG";
}

export function holds(scene: Scene, i: number, test: Test, clause: Clause | undefined): boolean {
  const { tree } = scene;
  switch (test.at) {
    case "subject":
    case "doer":
      return (
        headHolds(scene, clause ? clause.doer : nounArgument(tree, i, ["by"]), test.any) ||
        (clause !== undefined && test.any.has("group") && isActingPlace(scene, clause.doer))
      );
    case "object":
      return headHolds(
        scene,
        clause ? clause.undergoer : nounArgument(tree, i, ["of", "on", "against", "for"]),
        test.any,
      );
    case "prep":
      if (!clause && test.any.has("of") && childrenBy(tree, i, "nmod:poss").length > 0) return true;
      // "that talks between the two took place", with "talks" read as a verb
      if (
        !clause &&
        tree.tokens[i]!.upos === "VERB" &&
        test.any.has(form(tree, Math.min(i + 1, tree.tokens.length - 1)))
      )
        return true;
      return [i, ...(!clause && /^(obj|compound)$/.test(tree.tokens[i]!.deprel) ? [tree.tokens[i]!.head] : [])].some(
        (at) =>
          childrenBy(tree, at, "obl", "nmod", "advcl", "acl").some((c) =>
            childrenBy(tree, c, "case", "mark").some((m) => test.any.has(form(tree, m))),
          ),
      );
    case "case":
      return (
        tree.left[i]! <= i && [tree.left[i]!, tree.left[i]! - 1].some((j) => j >= 0 && test.any.has(form(tree, j)))
      );
    case "det":
      return childrenBy(tree, i, "det").some((c) => test.any.has(form(tree, c)));
    case "compound":
      return childrenBy(tree, i, "compound", "amod", "nmod:poss")
        .flatMap((c) => (tree.tokens[c]!.deprel === "compound" ? [c, ...childrenBy(tree, c, "amod", "compound")] : [c]))
        .some((c) => test.any.has(word(tree, c)) || test.any.has(form(tree, c)));
    case "oblique":
      return (clause?.oblique ?? obliques(tree, i)).some(
        ({ prep, head }) => prep !== "" && headHolds(scene, head, test.any),
      );
    case "infinitive":
      return childrenBy(tree, i, "acl", "xcomp", "advcl").some((c) =>
        childrenBy(tree, c, "mark").some((m) => form(tree, m) === "to"),
      );
    case "passive":
      return clause?.passive === true;
    case "active":
      return clause?.passive === false;
    case "with":
      return tree.tokens.some(
        (_, j) => j !== i && Math.abs(j - i) < 15 && (test.any.has(word(tree, j)) || test.any.has(form(tree, j))),
      );
  }
}

/** "Moscow vetoed", "Tunis expelled": a place that acts is those who rule it. */
function isActingPlace(scene: Scene, head: number | undefined): boolean {
  return head !== undefined && scene.tree.tokens[head]!.upos === "PROPN" && kindsOf(scene, head).has("place");
}

function nounArgument(tree: Tree, i: number, preps: readonly string[]): number | undefined {
  return childrenBy(tree, i, "nmod", "obl").find((c) =>
    childrenBy(tree, c, "case").some((m) => preps.includes(form(tree, m))),
  );
}

function headHolds(scene: Scene, head: number | undefined, any: ReadonlySet<string>): boolean {
  if (head === undefined) return false;
  if (any.size === 0) return true;
  if (any.has(word(scene.tree, head)) || any.has(form(scene.tree, head))) return true;
  const kinds = kindsOf(scene, head);
  for (const kind of kinds) if (any.has(kind)) return true;
  if (kinds.has("name") && (any.has("person") || any.has("group") || any.has("place"))) return true;
  // "dozens of villages", "a group of men": what is counted decides
  if (kinds.has("thing") || kinds.has("quantity") || loads.has(word(scene.tree, head))) {
    const counted = nounArgument(scene.tree, head, ["of"]);
    if (counted !== undefined) return headHolds(scene, counted, any);
    // "many were beaten", "dozens more": mostly people
    if (kinds.has("quantity")) return any.has("person");
  }
  return false;
}

/** Force by nature, illness, sport or against an idea ("floods killed", "striker", "battle poverty") is none of PLOVER's. */
export function isOutOfField(scene: Scene, i: number, frame: Frame, clause: Clause | undefined): boolean {
  if (
    frame.plover !== "ASSAULT" &&
    frame.plover !== "COERCE" &&
    frame.plover !== "RETREAT" &&
    frame.plover !== "MOBILIZE"
  )
    return scene.isOffField && !scene.mentions.some((each) => each.kind === "actor" && isPublic.test(each.type));
  const { tree, lexicon } = scene;
  const is = (head: number | undefined, ...classes: string[]) =>
    head !== undefined && (lexicon.classes.get(word(tree, head)) ?? []).some((each) => classes.includes(each));
  if (clause) {
    if (clause.doer !== undefined && isMishap(scene, clause.doer)) return true;
    // "hacked the emails": what the entry itself names is of the field
    const isNamed =
      clause.undergoer !== undefined &&
      frame.needs.some(({ at, any }) => at === "object" && any.has(word(tree, clause.undergoer!)));
    if (is(clause.doer, "disaster", "abstract")) return true;
    if (!isNamed && is(clause.undergoer, "abstract", "disaster", "utterance")) return true;
    // "bombarded with questions", "hit by complaints"
    if (clause.oblique.some(({ prep, head }) => /^(with|by)$/.test(prep) && is(head, "utterance"))) return true;
    // "Two trains collided, killing six"
    const above = tree.tokens[i]!.head;
    if (clause.by === "participle" && above >= 0 && mishaps.test(word(tree, above))) return true;
    if (clause.oblique.some(({ prep, head }) => /^(in|by|from|against)$/.test(prep) && is(head, "disaster")))
      return true;
    if (clause.oblique.some(({ prep, head }) => /^(against|on)$/.test(prep) && is(head, "abstract", "disaster")))
      return true;
  } else {
    // "no gunfire for the first time in weeks" tells when
    for (const c of childrenBy(tree, i, "nmod", "compound", "amod", "nmod:poss"))
      if (word(tree, c) !== "time" && list(tree, c).some((each) => is(each, "disaster", "abstract"))) return true;
  }
  return scene.isOffField;
}

const isPublic = /^(state|government|military|police|armed-group|party)$/;

const mishaps = /^(collide|crash|derail|overturn|capsize|plunge|collapse|erupt|skid|sink)$/;

/** "a gas explosion killed": what is no attack itself kills no one on purpose. */
function isMishap(scene: Scene, doer: number): boolean {
  if (scene.tree.tokens[doer]!.upos !== "NOUN") return false;
  const frames = (scene.lexicon.nouns.get(word(scene.tree, doer)) ?? []).filter(
    ({ plover, words }) => plover === "ASSAULT" && words.length === 1,
  );
  return frames.length > 0 && frames.every(({ not }) => not.some((test) => holds(scene, doer, test, undefined)));
}
