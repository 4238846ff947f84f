import { byEntry, byRule } from "../basis.ts";
import type { Token } from "../sentence/sentence.ts";
import { firstConjunct, relation } from "../sentence/tree.ts";
import { type AgentEntry, agentAt } from "./agent.ts";
import { isHappening, SAYINGS } from "./agentive.ts";
import type { Draft, DraftOf, Identity } from "./draft.ts";
import { type EntityMatch, fold, sideOf } from "./entity.ts";
import { genderOfNoun } from "./gender.ts";
import { affiliation, composedCode, describedAs, isBacker, isState, SELF_NOUNS } from "./identity.ts";
import { looksLikePerson, withoutTitles } from "./name.ts";
import { numberOf } from "./number.ts";
import { corePhrase, nounPhrase, type Stretch } from "./phrase.ts";
import { headOf, nameIn, type Scene } from "./scene.ts";
import { officeEnd, placeEnd, withSplitName } from "./stretch.ts";
import { isTitle } from "./unknown.ts";

/** A phrase headed by an agent noun: "Hezbollah fighters", "two security sources", "Their leader, Ahmed Nour". */
export function agentDraft(
  scene: Scene,
  i: number,
  agent: AgentEntry,
  draftOf: DraftOf,
  within?: Stretch,
  part = false,
): Draft | undefined {
  const { tree, tokens } = scene;
  const token = tokens[i]!;
  if (!within && isNobody(scene, i, agent)) return undefined;
  if (!within && (isApposed(scene, i, draftOf) || isBeforeName(scene, i, draftOf))) return undefined;
  const stretch =
    within ?? withBacker(scene, withName(scene, i, agent, withSplitName(scene, i, nounPhrase(tree, i, false))));
  const person = agent.person === "yes";
  // "The general staff said … It said": a body, no crowd.
  const body = token.lemma === "staff" && !person;
  const plural = !body && (numberOf(token) === "plural" || COLLECTIVE.has(token.lemma));
  const article = determiner(scene, i);
  const possessive = tree.children[i]!.find((c) => c < i && tokens[c]!.deprel === "nmod:poss");
  const possessor = possessive === undefined ? undefined : draftOf(possessive);
  const core = corePhrase(tree, i);
  const parties = affiliation(scene, stretch, i);
  const described = describedAs(scene, i, agent, stretch);
  const gender = genderOfNoun(token.lemma);
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: i,
    ...stretch,
    form: "noun",
    identity: part
      ? described
      : withoutPlace(parties.matches[0], possessor, personNamed(scene, i, agent, stretch) ?? described),
    basis: byEntry(agent),
    agreement: {
      number:
        plural && !part ? (token.lemma === "police" || token.lemma === "media" ? "either" : "plural") : "singular",
      sort: person ? "person" : "group",
      ...(gender && !plural ? { gender } : {}),
    },
    definite: article !== undefined && DEFINITE.has(article),
    bare:
      parties.matches.length === 0 &&
      !parties.backer &&
      possessive === undefined &&
      // A clause behind a comma tells more of one known already: "The sources, who wished to stay unnamed, said".
      (stretch.last === core.last || tokens[core.last + 1]?.form === ",") &&
      modifiers(scene, i, core, KINDS) === 0,
    lemma: singular(token),
    agent,
    ...(possessor ? { possessor } : {}),
    parts: [],
  };
}

/** "[Iran]-backed militias", wherever the parser hung Iran. */
function withBacker({ tokens, matchOf }: Scene, stretch: Stretch): Stretch {
  const match = matchOf[stretch.first - 2];
  if (!match || !/^[-‑–]$/.test(tokens[stretch.first - 1]!.form) || !isBacker(tokens, match)) return stretch;
  return { first: match.first, last: stretch.last };
}

/** "Their leader, Ahmed Nour", "rebel commander Ahmed Nour" parsed with the noun as its head: the person of that name. */
function personNamed(scene: Scene, i: number, agent: AgentEntry, stretch: Stretch): Identity | undefined {
  if (agent.person !== "yes" || numberOf(scene.tokens[i]!) === "plural") return undefined;
  const { tree, tokens, kit } = scene;
  for (let child = i + 1; child <= stretch.last; child++) {
    const rel = relation(tokens[child]!);
    if (!(tokens[child]!.head === i && (rel === "appos" || rel === "flat")) && tokens[child - 1]!.form !== ",")
      continue;
    const match = scene.matchOf[child];
    if (match?.entry.kind === "person") {
      const code = composedCode(match.entry, agent, kit, scene.day);
      const side = sideOf(match.entry, kit);
      return {
        type: "person",
        name: match.entry.name,
        entity: match.entry.id,
        ...(code ? { code } : {}),
        ...(side ? { side } : {}),
      };
    }
    const run = scene.runOf[child];
    if (!run || match || !looksLikePerson(tokens, withoutTitles(tokens, run))) continue;
    const description = describedAs(scene, i, agent, nounPhrase(tree, i, false));
    return { ...description, type: "person", name: nameIn(scene, run) };
  }
  return undefined;
}

/** "Its Chad director": whose director it is stands in the pronoun; Chad only says where. "Her Polish colleague" is of Poland. */
function withoutPlace(match: EntityMatch | undefined, possessor: Draft | undefined, identity: Identity): Identity {
  if (possessor?.form !== "pronoun" || !match || !isState(match.entry) || identity.entity !== match.entry.id)
    return identity;
  if (match.as === "demonym") return identity;
  return { type: identity.type, name: identity.name };
}

/** The lemma in the singular: "troops" and its like have it in the plural. */
function singular(token: Token): string {
  const lemma = token.lemma.toLowerCase();
  return token.xpos === "NNS" && lemma === token.form.toLowerCase() ? lemma.replace(/s$/, "") : lemma;
}

/** "Their leader, Ahmed Nour": a name between commas behind a singular person, wherever the parser hung it. */
function withName(scene: Scene, i: number, agent: AgentEntry, stretch: Stretch): Stretch {
  const { tokens } = scene;
  if (agent.person !== "yes" || numberOf(tokens[i]!) === "plural") return stretch;
  const end = officeEnd(scene, placeEnd(scene, stretch.last));
  if (tokens[end + 1]?.form !== ",") return stretch;
  const at = end + 2;
  const run = scene.runOf[at] ?? scene.matchOf[at];
  if (!run || run.first !== at || !looksLikePerson(tokens, withoutTitles(tokens, run))) return stretch;
  const next = tokens[run.last + 1];
  return next && (next.form === "," || next.upos === "VERB" || next.upos === "AUX")
    ? { first: stretch.first, last: run.last }
    : stretch;
}

/** "Ana Ruiz, [a spokeswoman for …]": inside the phrase of the one it describes. */
function isApposed(scene: Scene, i: number, draftOf: DraftOf): boolean {
  const { tokens } = scene;
  const { first } = corePhrase(scene.tree, i);
  if (tokens[first - 1]?.form !== ",") return false;
  const before = scene.runOf[first - 2] ?? scene.matchOf[first - 2];
  const owner = before && draftOf(headOf(scene.tree, before));
  return owner !== undefined && owner.identity.type === "person" && owner.last >= i;
}

/** "[spokesman] Nick Varga": the title of a name that is a phrase of its own, wherever the parser hung it. */
function isBeforeName(scene: Scene, i: number, draftOf: DraftOf): boolean {
  const name = scene.runOf[i + 1] ?? scene.matchOf[i + 1];
  if (!name || name.first !== i + 1) return false;
  const head = headOf(scene.tree, name);
  if (!isTitle(scene, i)) return isBodyBeforeName(scene, i, head, draftOf);
  const named = draftOf(head);
  return named !== undefined && named.identity.type === "person" && named.first <= i;
}

/** "[the rights group] RNDDH", "[the website] Peyam": the kind of a body right before its name, both in the same place of the clause. */
function isBodyBeforeName(scene: Scene, i: number, head: number, draftOf: DraftOf): boolean {
  const { tokens } = scene;
  const [kind, name] = [tokens[i]!, tokens[head]!];
  if (kind.xpos !== "NN" || !SELF_NOUNS.has(kind.lemma.toLowerCase())) return false;
  const together = name.head === kind.head && relation(name) === relation(kind);
  const named = together ? draftOf(head) : undefined;
  return named !== undefined && named.identity.type !== "person" && named.identity.type !== "state";
}

/** Agent nouns that name nobody here: "source of concern", "at the hospital", "as leader". */
function isNobody(scene: Scene, i: number, agent: AgentEntry): boolean {
  const { tree, tokens } = scene;
  const token = tokens[i]!;
  const marker = tree.children[i]!.find((c) => c < i && tokens[c]!.deprel === "case");
  const preposition = marker === undefined ? undefined : fold(tokens[marker]!.form);
  if (token.upos !== "NOUN" && token.upos !== "PROPN") return !(token.upos === "ADJ" && determiner(scene, i) === "the");
  if (
    agent.person !== "yes" &&
    PREMISES.has(token.lemma) &&
    !(token.deprel === "nmod" && token.head >= 0 && agentAt(tokens, token.head, scene.agents)) &&
    ((preposition && LOCATIVE.has(preposition)) || /^(obj|nsubj:pass)$/.test(token.deprel))
  )
    return true;
  if (preposition === "as" && numberOf(token) === "singular") return true;
  const of = tree.children[i]!.find(
    (c) => c > i && tokens[c]!.deprel === "nmod" && tree.children[c]!.some((m) => tokens[m]!.form === "of"),
  );
  if (token.lemma === "source" && of !== undefined && !/^(nsubj|obl:agent)$/.test(token.deprel)) return true;
  // "from all sides", "on the other side"
  if (token.lemma.startsWith("side") && preposition && /^(from|on|to|at)$/.test(preposition)) return true;
  // "the force of the blast", "a couple of hours", "a minority of votes"
  if (
    of !== undefined &&
    agent.person !== "yes" &&
    MEASURES.has(token.lemma) &&
    numberOf(token) === "singular" &&
    modifiers(scene, i, corePhrase(tree, i)) === 0 &&
    !scene.matchOf[of] &&
    !agentAt(tokens, of, scene.agents)
  )
    return true;
  // A mass: "by force", "met fierce opposition", "artificial intelligence"; a headline's "army" is a subject.
  const alone = tree.children[i]!.every(
    (c) => c > i || (!/^(det|nmod:poss|nummod)$/.test(tokens[c]!.deprel) && !scene.matchOf[c]),
  );
  return (
    agent.person !== "yes" &&
    token.xpos === "NN" &&
    alone &&
    !/^(nsubj|nsubj:pass|obl:agent|root|conj|appos)$/.test(token.deprel) &&
    !BODIES.has(token.lemma)
  );
}

const MEASURES = new Set(
  "force power couple minority majority union group team wave cell network movement army mission side wing unit".split(
    " ",
  ),
);
/** A body without article that still is one: "by police", "to parliament", "from intelligence". */
const BODIES = new Set("police parliament congress media security law".split(" "));
const LOCATIVE = new Set(
  "in at inside into near outside around within through towards to from onto on opposite behind".split(" "),
);
const PREMISES = new Set(
  "hospital clinic church mosque school university court courthouse embassy office bank parliament ministry station garrison prison camp headquarters community market company consulate base factory country state presidency palace network".split(
    " ",
  ),
);
const COLLECTIVE = new Set(["police", "media", "people", "personnel", "staff"]);
const DEFINITE = new Set(["the", "this", "these", "that", "those", "both"]);

function determiner(scene: Scene, i: number): string | undefined {
  const at = scene.tree.children[i]!.find((c) => c < i && scene.tokens[c]!.deprel === "det");
  return at === undefined ? undefined : scene.tokens[at]!.form.toLowerCase();
}

/** Content modifiers before the head. */
function modifiers(scene: Scene, i: number, core: Stretch, besides?: ReadonlySet<string>): number {
  let count = 0;
  for (let k = core.first; k < i; k++) {
    const token = scene.tokens[k]!;
    if (!/^(DET|PUNCT|NUM|PRON)$/.test(token.upos) && !besides?.has(token.form.toLowerCase())) count++;
  }
  return count;
}

/** Words before a noun that do not tell which one: "the same source", "the guerrilla group", "the rebel movement". */
const KINDS: ReadonlySet<string> = new Set(
  "same latter armed rebel guerrilla militant insurgent islamist jihadist paramilitary separatist extremist terrorist rights aid news".split(
    " ",
  ),
);

/** No agent noun, but with a party's adjective or name, and it acts: "[Iranian proxies] fired", "[US destroyers] intercepted". */
export function affiliatedSubject(scene: Scene, i: number): Draft | undefined {
  const { tree, tokens } = scene;
  const token = tokens[i]!;
  if (token.upos !== "NOUN" || (isHappening(token) && !SAYINGS.has(token.lemma.toLowerCase()))) return undefined;
  const force = isOfForce(token);
  if (!(acts(scene, i) || (force && takesPart(scene, i)))) return undefined;
  const stretch = nounPhrase(tree, i, false);
  const before = affiliation(scene, { first: stretch.first, last: i }, i);
  if (before.matches.length === 0) return undefined;
  if (!force && tree.children[i]!.some((c) => tokens[c]!.deprel === "nmod:poss")) return undefined;
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: i,
    ...stretch,
    form: "noun",
    identity: asPlatform(token, describedAs(scene, i, undefined, stretch)),
    basis: byRule("actor.affiliated-subject"),
    agreement: { number: numberOf(token), sort: "group" },
    definite: false,
    bare: false,
    lemma: token.lemma.toLowerCase(),
    parts: [],
  };
}

/** "against [Ukrainian positions]", "[Russian columns] were seen": done to or doing, whatever the verb. */
function takesPart(scene: Scene, at: number): boolean {
  const { tree, tokens } = scene;
  const i = firstConjunct(tree, at);
  switch (tokens[i]!.deprel) {
    case "nsubj":
    case "nsubj:pass":
    case "obj":
    case "obl:agent":
      return true;
    case "obl":
    case "nmod":
      return tree.children[i]!.some(
        (c) => c < i && tokens[c]!.deprel === "case" && /^(against|on|at|by|between)$/.test(fold(tokens[c]!.form)),
      );
  }
  return false;
}

function isOfForce(token: Token): boolean {
  const noun = token.lemma.toLowerCase();
  return PLATFORMS.has(noun) || PLATFORMS.has(noun.replace(/s$/, ""));
}

/** Warplanes, warships and positions are the armed forces of whose they are. */
function asPlatform(token: Token, identity: Identity): Identity {
  if (!isOfForce(token)) return identity;
  return { ...identity, type: "military", ...(identity.code?.length === 3 ? { code: `${identity.code}MIL` } : {}) };
}

const PLATFORMS = new Set(
  "warplane jet plane aircraft helicopter gunship warship destroyer frigate gunboat submarine boat vessel tank artillery battery drone missile rocket bomber defense defence defenses defences bulldozer vehicle shell mortar position column armour armor outpost trench convoy gun battalion howitzer fleet flotilla corvette cutter warhead".split(
    " ",
  ),
);

/** Subject of a verb that takes an object or a clause, or the one something is according to. */
function acts(scene: Scene, at: number): boolean {
  const { tree, tokens } = scene;
  let i = at;
  while (tokens[i]!.deprel === "conj" && tokens[i]!.head >= 0) i = tokens[i]!.head;
  const token = tokens[i]!;
  if (token.head < 0) return false;
  if (token.deprel === "nsubj") {
    const governor = tokens[token.head]!;
    if (governor.lemma === "have" && tree.children[token.head]!.some((c) => tokens[c]!.deprel === "xcomp")) return true;
    return (
      governor.upos === "VERB" &&
      !STATES.has(governor.lemma) &&
      tree.children[token.head]!.some((c) => /^(obj|ccomp|xcomp)$/.test(tokens[c]!.deprel))
    );
  }
  if (token.deprel === "obl:agent") return true;
  return tree.children[i]!.some((c) => c < i && tokens[c]!.deprel === "case" && fold(tokens[c]!.form) === "according");
}

const STATES = new Set(
  "have include contain mean cost need reach exceed total face cause become make show see".split(" "),
);
