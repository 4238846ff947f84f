import { childrenBy, conjuncts, type Tree } from "../sentence/tree.ts";
import type { Address } from "../span.ts";
import { form, word } from "./phrase.ts";
import type { TollKind, TollScene } from "./toll.ts";

/** Whom a verb of death, injury, arrest, flight or abduction says it befell: the head of the phrase. */
export function suffered(tree: Tree, verb: number): { readonly kind: TollKind; readonly whom: number } | undefined {
  const token = tree.tokens[verb]!;
  if (!/^(VERB|ADJ|NOUN)$/.test(token.upos)) return undefined;
  const lemma = word(tree, verb);
  const kind = kindOfVerb(tree, verb, lemma);
  if (!kind) return undefined;
  const found =
    DYING.has(lemma) || lemma === "flee" || isLoss(tree, verb, lemma) ? subject(tree, verb) : undergoer(tree, verb);
  return found === undefined ? undefined : { kind, whom: found };
}

function kindOfVerb(tree: Tree, verb: number, lemma: string): TollKind | undefined {
  const { xpos, upos } = tree.tokens[verb]!;
  if (DYING.has(lemma)) return upos === "VERB" ? "dead" : undefined;
  if (KILLING.has(lemma)) return /^VB/.test(xpos) ? "dead" : undefined;
  if (INJURING.has(lemma) || form(tree, verb) === "wounded") return /^VB/.test(xpos) ? "injured" : undefined;
  if (!/^VB/.test(xpos)) return undefined;
  if (isLoss(tree, verb, lemma)) return "dead";
  if (ARRESTING.has(lemma) || (lemma === "round" && form(tree, verb + 1) === "up")) return "arrested";
  if (DISPLACING.has(lemma)) return "displaced";
  if (lemma === "kidnap" || lemma === "abduct" || isTaking(tree, verb, lemma)) return "abducted";
  // "shot dead", "hacked to death", "gunned down"
  const next = form(tree, verb + 1);
  if (/^(shoot|shot|beat|hack|stab|burn|stone|crush|trample|starve|batter|club|freeze)$/.test(lemma)) {
    const dead = tree.children[verb]!.find((c) => form(tree, c) === "dead");
    if (dead !== undefined || next === "dead") return "dead";
    const death = tree.children[verb]!.find((c) => form(tree, c) === "death");
    if (death !== undefined || (next === "to" && form(tree, verb + 2) === "death")) return "dead";
  }
  return lemma === "gun" && next === "down" ? "dead" : undefined;
}

/** "took six aid workers hostage" */
function isTaking(tree: Tree, verb: number, lemma: string): boolean {
  return (
    /^(take|hold|seize)$/.test(lemma) && tree.children[verb]!.some((c) => /^(hostage|captive)$/.test(form(tree, c)))
  );
}

/** "lost their lives", "paid the supreme price" */
function isLoss(tree: Tree, verb: number, lemma: string): boolean {
  if (lemma !== "lose" && lemma !== "pay" && lemma !== "give") return false;
  return childrenBy(tree, verb, "obj").some((c) => {
    const own = (...words: string[]) => tree.children[c]!.some((m) => words.includes(form(tree, m)));
    if (lemma === "pay") return /^(price|sacrifice)$/.test(word(tree, c)) && own("supreme", "ultimate", "highest");
    return /^(life|live|lives)$/.test(word(tree, c)) && own("their", "his", "her");
  });
}

function subject(tree: Tree, verb: number): number | undefined {
  const own = childrenBy(tree, verb, "nsubj").findLast((c) => c < verb);
  if (own !== undefined) return relative(tree, own, verb);
  const { deprel, head } = tree.tokens[verb]!;
  // "the nine who died", "are known to have died", "left his house and died"
  if (deprel === "acl:relcl") return head;
  if (deprel === "xcomp" || deprel === "conj") {
    const shared = childrenBy(tree, head, "nsubj")[0];
    return shared === undefined ? undefined : relative(tree, shared, head);
  }
  return undefined;
}

function undergoer(tree: Tree, verb: number): number | undefined {
  const { xpos, deprel, head } = tree.tokens[verb]!;
  const object = childrenBy(tree, verb, "obj")[0];
  const passive = childrenBy(tree, verb, "nsubj:pass")[0];
  if (passive !== undefined) return relative(tree, passive, verb);
  const isPassive = xpos === "VBN" && tree.children[verb]!.some((c) => /^(be|get)$/.test(word(tree, c)));
  if (object !== undefined && !isPassive) return relative(tree, object, verb);
  if (xpos !== "VBN" && xpos !== "VBD") return undefined;
  const own = childrenBy(tree, verb, "nsubj")[0];
  // A headline's or list's "12 killed", "18 others injured": nobody harmed another.
  if (own !== undefined && (isPassive || /^(conj|root|parataxis)$/.test(deprel)))
    return object === undefined ? own : object;
  if (deprel === "acl" || deprel === "amod" || deprel === "acl:relcl") return head;
  if (deprel === "conj" && own === undefined) return undefined;
  return undefined;
}

/** "who" leads to the noun before it. */
function relative(tree: Tree, i: number, verb: number): number | undefined {
  if (!/^(who|which|that|whom)$/.test(form(tree, i))) return i;
  let clause = verb;
  while (tree.tokens[clause]!.deprel === "conj") clause = tree.tokens[clause]!.head;
  return tree.tokens[clause]!.deprel.startsWith("acl") ? tree.tokens[clause]!.head : undefined;
}

interface Headcount {
  readonly low: number;
  readonly high?: number;
  readonly counts: readonly Address[];
  /** The tokens that say it. */
  readonly parts: readonly number[];
}

/** How many people a phrase names: its counts and single persons added up; undefined when one of its parts gives no number. */
export function headcount(scene: TollScene, head: number): Headcount | undefined {
  let low = 0;
  let high: number | undefined = 0;
  const counts: Address[] = [];
  const parts: number[] = [];
  for (const each of joined(scene.tree, head)) {
    if (/^(VERB|AUX)$/.test(scene.tree.tokens[each]!.upos) || word(scene.tree, each) === "vehicle") continue;
    const count = countOf(scene, each);
    if (count) {
      if (count.low === 0 && count.high === 0) return undefined;
      if (counts.includes(count.id)) continue;
      counts.push(count.id);
      parts.push(count.token);
      low += count.low;
      high = count.high === undefined || high === undefined ? undefined : high + count.high;
    } else if (isOnePerson(scene.tree, each)) {
      parts.push(each);
      low++;
      if (high !== undefined) high++;
    } else if (parts.length === 0) return undefined;
  }
  if (low === 0 && high === 0) return undefined;
  return { low, ...(high === undefined ? {} : { high }), counts, parts };
}

/** The nouns of a list; of "killing nine soldiers, two officials and a guard said" only the first, since the others speak. */
function joined(tree: Tree, head: number): number[] {
  const all = conjuncts(tree, head).filter((i) => i >= head);
  const comma = tree.tokens.findIndex(({ form: said }, i) => i > head && said === ",");
  if (all.length < 2 || comma < 0) return all;
  for (let i = head + 1; i < tree.tokens.length; i++) {
    const { upos, lemma, xpos } = tree.tokens[i]!;
    if (upos === "VERB") {
      const speaks = /^(say|tell|report|add|confirm|announce)$/.test(lemma) && /^VB[DZPN]$/.test(xpos);
      return speaks && i > comma + 1 ? all.filter((each) => each < comma) : all;
    }
    if (upos === "SCONJ" || /^[;:“”"]$/.test(tree.tokens[i]!.form)) return all;
  }
  return all;
}

/** The count of a noun: "three soldiers", "at least 12", "five of its men"; of "27 villagers, nine of them children" the first. */
export function countOf({ tree, counts }: TollScene, head: number): TollScene["counts"][number] | undefined {
  const found = counts.findIndex(
    ({ token }) =>
      token === head || (tree.tokens[token]!.head === head && token >= tree.left[head]! && isCounting(tree, token)),
  );
  if (found < 0) return undefined;
  const count = counts[found]!;
  return isShare(tree, count.last) ? counts[found - 1] : count;
}

function isCounting(tree: Tree, token: number): boolean {
  return /^(nummod|det|amod|compound|nmod|advmod|dep)/.test(tree.tokens[token]!.deprel);
}

/** "nine | of them", "four | of whom": a share of a figure given before. */
export function isShare(tree: Tree, last: number): boolean {
  return form(tree, last + 1) === "of" && /^(them|whom|these|those|which)$/.test(form(tree, last + 2));
}

/** "a driver", "his brother", "Colonel Salem Aden": one person, so far as the words show. */
function isOnePerson(tree: Tree, i: number): boolean {
  const { xpos, upos } = tree.tokens[i]!;
  if (xpos === "NNP")
    return tree.children[i]!.some((c) => tree.tokens[c]!.upos === "PROPN" || isRank(tree, c)) && !hasArticle(tree, i);
  if (form(tree, i) === "by" && form(tree, i - 2) === "passer") return true;
  if (upos !== "NOUN" || xpos !== "NN" || !isPerson(word(tree, i))) return false;
  if (tree.children[i]!.some((c) => tree.tokens[c]!.deprel === "appos" && tree.tokens[c]!.xpos === "NNP")) return true;
  return tree.children[i]!.some(
    (c) =>
      /^(a|an|one|another|his|her|my|their|its)$/.test(form(tree, c)) ||
      (tree.tokens[c]!.deprel === "nummod" && form(tree, c) === "1"),
  );
}

function hasArticle(tree: Tree, i: number): boolean {
  return tree.children[i]!.some((c) => /^(the|a|an)$/.test(form(tree, c)));
}

function isRank(tree: Tree, i: number): boolean {
  return /^(colonel|general|captain|major|lieutenant|sergeant|corporal|private|sheikh|imam|father|bishop|commander|mr|mrs|ms)\.?$/.test(
    form(tree, i),
  );
}

/** Nouns of persons by their making, and the common ones without a mark of it. */
function isPerson(noun: string): boolean {
  return (
    PERSONS.has(noun) ||
    (/(?:man|woman|boy|girl|ist|ian|eer|grapher|keeper|holder|worker|fighter|mate|in-law|ant|er|or|ee|ese)$/.test(
      noun,
    ) &&
      !THINGS.has(noun))
  );
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const KILLING = words("kill murder execute assassinate slay slain behead massacre martyr slaughter lynch");
const DYING = words("die perish drown succumb");
const ARRESTING = words("arrest detain apprehend");
const DISPLACING = words("flee displace uproot evacuate");
const INJURING = words("wound injure hurt maim");
const PERSONS = words(
  "person civilian child baby infant toddler teenager mother father son daughter brother sister uncle aunt cousin wife husband widow nephew niece " +
    "grandmother grandfather pupil student monk nun priest pastor imam sheikh cleric bishop guard cook nurse guide judge chief colleague clerk medic " +
    "doctor driver soldier officer sergeant corporal lieutenant captain colonel general major recruit conscript militant rebel sniper suspect " +
    "hostage bystander passer-by passer resident villager refugee migrant pilgrim activist journalist official mayor deputy catechist aide passenger crewman " +
    "sailor pilot deckhand herder shepherd youth boy girl man woman assailant attacker gunman thief bandit pirate inmate prisoner detainee",
);
const THINGS = words(
  "power water number order river tower border quarter centre center corner letter matter paper weather winter summer daughter-in-law reactor " +
    "sector factor mirror motor error terror horror tractor trailer container helicopter bunker tanker carrier freighter trawler launcher " +
    "hospitaller plant restaurant elephant month cover fire chamber murder disaster encounter danger cluster chapter shelter",
);
