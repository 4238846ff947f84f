import { byRule } from "../basis.ts";
import { agentAt } from "./agent.ts";
import type { Draft, DraftOf } from "./draft.ts";
import { type Agreement, pronounAgreement } from "./number.ts";
import { corePhrase } from "./phrase.ts";
import { REPORTING } from "./reporting.ts";
import { headOf, nameOf, type Scene } from "./scene.ts";

/** A pronoun that can stand for an actor: third persons, "who" of a relative clause, "we" of a speaker; not a pleonastic "it". */
export function pronounDraft(scene: Scene, i: number, draftOf: DraftOf): Draft | undefined {
  const token = scene.tokens[i]!;
  const lemma = token.form.toLowerCase();
  if (RELATIVE.has(lemma)) return relative(scene, i, draftOf);
  const agreement = pronounAgreement(lemma) ?? (SPEAKERS.has(lemma) ? ANYONE : undefined);
  if (!agreement || token.deprel === "expl" || (/^its?$/.test(lemma) && isPleonastic(scene, i))) return undefined;
  return pronoun(scene, i, agreement);
}

function pronoun(scene: Scene, i: number, agreement: Agreement): Draft {
  const token = scene.tokens[i]!;
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: i,
    first: i,
    last: i,
    form: "pronoun",
    identity: { type: "pronoun", name: token.form },
    basis: byRule("actor.pronoun"),
    agreement,
    definite: true,
    bare: true,
    lemma: token.form.toLowerCase(),
    parts: [],
  };
}

const SPEAKERS = new Set(["we", "us", "i", "me"]);
const ANYONE: Agreement = { number: "either", sort: "any" };
const RELATIVE = new Set(["who", "whom", "which", "that", "whose"]);

/** "gunmen [who] attacked", "the army, [which] denied": its noun, when that is an actor. */
function relative(scene: Scene, i: number, draftOf: DraftOf): Draft | undefined {
  const { tokens } = scene;
  if (tokens[i]!.form.toLowerCase() === "whose") return whose(scene, i, draftOf);
  if (!/^nsubj/.test(tokens[i]!.deprel)) return undefined;
  let clause = tokens[i]!.head;
  while (clause >= 0 && tokens[clause]!.deprel === "conj") clause = tokens[clause]!.head;
  if (clause < 0 || tokens[clause]!.deprel !== "acl:relcl") return undefined;
  const noun = tokens[clause]!.head;
  const name = scene.runOf[noun] ?? scene.matchOf[noun];
  const antecedent =
    draftOf(noun) ?? describedName(scene, noun, draftOf) ?? (name && draftOf(headOf(scene.tree, name)));
  // "told Reuters that armed men …": the parser takes the conjunction for a relative.
  const told = tokens[tokens[noun]!.head];
  if (
    tokens[i]!.form.toLowerCase() === "that" &&
    told &&
    REPORTING.has(told.lemma.toLowerCase()) &&
    /^i?obj$/.test(tokens[noun]!.deprel)
  )
    return undefined;
  // "Kaine is a lawyer who …": a source all the same, though its noun names nobody.
  if (!antecedent && agentAt(tokens, noun, scene.agents)?.person === "yes" && tokens[i]!.form.toLowerCase() === "who")
    return { ...pronoun(scene, i, ANYONE), form: "relative", basis: byRule("actor.relative") };
  if (!antecedent || antecedent.head >= i || antecedent.form === "pronoun") return undefined;
  return { ...pronoun(scene, i, antecedent.agreement), form: "relative", antecedent, basis: byRule("actor.relative") };
}

/** "Chad, [whose] government denied it": what ends right before the comma. The tree is no help: parsers seldom see such clauses. */
function whose(scene: Scene, i: number, draftOf: DraftOf): Draft | undefined {
  const { tokens, tree } = scene;
  const before = tokens[i - 1]?.form === "," ? i - 2 : -1;
  if (before < 0 || tokens[i]!.deprel !== "nmod:poss" || !/^(NOUN|PROPN)$/.test(tokens[before]!.upos)) return undefined;
  const name = scene.runOf[before] ?? scene.matchOf[before];
  const antecedent = draftOf(name ? headOf(tree, name) : before);
  if (!antecedent || antecedent.head >= i || antecedent.form === "pronoun") return undefined;
  return { ...pronoun(scene, i, antecedent.agreement), form: "relative", antecedent, basis: byRule("actor.relative") };
}

/** "Musa Garba, a resident [who] hid": the one whose description the noun is. */
function describedName(scene: Scene, noun: number, draftOf: DraftOf): Draft | undefined {
  const { first } = corePhrase(scene.tree, noun);
  if (scene.tokens[first - 1]?.form !== ",") return undefined;
  const name = scene.runOf[first - 2] ?? scene.matchOf[first - 2];
  const named = name && draftOf(headOf(scene.tree, name));
  return named && named.last >= noun ? named : undefined;
}

/** "it is likely that", "it is raining", "it took hours", "made it clear that": stands for nothing. */
export function isPleonastic(scene: Scene, i: number): boolean {
  const { tree, tokens } = scene;
  const token = tokens[i]!;
  if (token.form.toLowerCase() !== "it") return false;
  const governor = tokens[token.head];
  if (!governor || /^expl/.test(token.deprel)) return true;
  const lemma = governor.lemma.toLowerCase();
  const children = tree.children[token.head]!;
  const clause = children.some(
    (c) => c > i && /^(csubj|ccomp|xcomp|advcl)/.test(tokens[c]!.deprel) && hasMark(scene, c),
  );
  const copula = children.some((c) => tokens[c]!.deprel === "cop");
  if (/^nsubj/.test(token.deprel)) {
    // "it was a response": a happening is called something, seldom a body.
    if (copula && governor.upos === "NOUN") return true;
    if (WEATHER.has(lemma) || SEEMING.has(lemma)) return true;
    if (copula && (TIMES.has(lemma) || (clause && (governor.upos === "ADJ" || EVALUATED.has(lemma))))) return true;
    if (/^(remain|become|prove)$/.test(lemma) && children.some((c) => /^(xcomp|csubj|ccomp)/.test(tokens[c]!.deprel)))
      return true;
    if (copula && children.some((c) => c > i && /^(csubj|acl:relcl)/.test(tokens[c]!.deprel))) return true;
    if (lemma === "take" || lemma === "turn" || lemma === "happen")
      return clause || children.some((c) => /^csubj/.test(tokens[c]!.deprel));
    // "It was reported that": nobody reports.
    return token.deprel === "nsubj:pass" && clause;
  }
  return token.deprel === "obj" && clause && children.some((c) => c > i && tokens[c]!.upos === "ADJ");
}

function hasMark(scene: Scene, c: number): boolean {
  return scene.tree.children[c]!.some(
    (m) =>
      /^(that|to|for|whether|if|when)$/.test(scene.tokens[m]!.form.toLowerCase()) &&
      /^(mark|advmod)$/.test(scene.tokens[m]!.deprel),
  );
}

const WEATHER = new Set("rain snow hail drizzle thunder".split(" "));
const SEEMING = new Set("seem appear emerge transpire".split(" "));
const TIMES = new Set(
  "time hour day night morning midnight noon winter summer late early dark cold hot monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);
const EVALUATED = new Set(
  "fact pity shame duty hope view matter question mistake tragedy lie honor honour job way crime".split(" "),
);

/** "the 34-year-old said": no more than a "he" or "she" with an age. */
export function agedOne(scene: Scene, i: number): Draft | undefined {
  const { tokens } = scene;
  const first = i - 5;
  if (tokens[i]!.form !== "old" || first < 0 || tokens[first]!.form.toLowerCase() !== "the") return undefined;
  if (
    tokens
      .slice(first + 1, i)
      .map(({ form }) => (/^\d+$/.test(form) ? "0" : form))
      .join("") !== "0-year-"
  )
    return undefined;
  if (!/^(?:nsubj|nsubj:pass|obl:agent|obj)$/.test(tokens[i]!.deprel)) return undefined;
  const one = pronoun(scene, i, { number: "singular", sort: "person" });
  return { ...one, first, identity: { type: "role", name: nameOf(scene, { first: first + 1, last: i }) } };
}
