import { byEntry, byRule } from "../basis.ts";
import { relation } from "../sentence/tree.ts";
import { agentAt } from "./agent.ts";
import { isAgentive, isHappening } from "./agentive.ts";
import { coordinations, sharedHeads } from "./coordination.ts";
import { affiliatedSubject, agentDraft } from "./described.ts";
import type { Draft, DraftOf } from "./draft.ts";
import { codeOf, type EntityMatch, fold, PARTICLES } from "./entity.ts";
import { isBacker, isState, typeOfKind } from "./identity.ts";
import { guessedType } from "./name.ts";
import { numberOf } from "./number.ts";
import { balanced, corePhrase, nounPhrase, type Stretch } from "./phrase.ts";
import { pronounDraft } from "./pronoun.ts";
import { headOf, joined, nameOf, type Scene } from "./scene.ts";
import { isTitle, personDraft, unknownName } from "./unknown.ts";

/** The actor phrases of a sentence in the order of their heads: names, described agents, pronouns, and coordinations of them. */
export function actorDrafts(scene: Scene): Draft[] {
  const memo: (Draft | null | undefined)[] = new Array(scene.tokens.length);
  const draftOf: DraftOf = (i) => {
    if (i < 0 || i >= scene.tokens.length) return undefined;
    const held = memo[i];
    if (held !== undefined) return held ?? undefined;
    memo[i] = null; // no draft while it is being made: an apposition asks for its head, never the other way round
    const draft = draftAt(scene, i, draftOf);
    memo[i] = draft ?? null;
    return draft;
  };
  const single: Draft[] = [];
  for (let i = 0; i < scene.tokens.length; i++) {
    const draft = draftOf(i);
    if (draft) single.push(draft);
  }
  const own = single.filter(
    (draft) => !isFirstWord(scene, draft, draftOf) && !single.some((other) => isNamedIn(draft, other)),
  );
  return [...own, ...own.flatMap((draft) => sharedHeads(scene, draft)), ...coordinations(scene, draftOf)];
}

/** "Ahmed Nour" of "their leader, Ahmed Nour": the same person, told once. */
function isNamedIn(draft: Draft, other: Draft): boolean {
  return (
    draft.form === "name" &&
    other.form === "noun" &&
    other.first < draft.first &&
    draft.last <= other.last &&
    other.identity.name === draft.identity.name
  );
}

/** "Boko Haram" of "Boko Haram militants", whatever the parser made of it: a part of the phrase behind it. */
function isFirstWord(scene: Scene, draft: Draft, draftOf: DraftOf): boolean {
  const next = draft.form === "name" && draft.name ? draftOf(draft.name.last + 1) : undefined;
  return (
    next !== undefined &&
    next.form === "noun" &&
    next.first <= draft.name!.first &&
    scene.tokens[draft.head]!.deprel !== "nmod:poss"
  );
}

function draftAt(scene: Scene, i: number, draftOf: DraftOf): Draft | undefined {
  const token = scene.tokens[i]!;
  if (token.upos === "PRON") return pronounDraft(scene, i, draftOf);
  if (!NOMINAL.has(token.upos)) return undefined;
  const match = scene.matchOf[i];
  const run = scene.runOf[i];
  if (match && !run && headOf(scene.tree, match) !== i) return undefined;
  if (run && headOf(scene.tree, run) !== i) return undefined;
  const mistagged = token.upos === "ADJ" ? adjectiveForNoun(scene, i, draftOf) : undefined;
  if (mistagged) return mistagged;
  switch (relation(token)) {
    case "flat":
    case "fixed":
    case "goeswith":
    case "punct":
    case "case":
    case "cc":
    case "det":
      // The parser slips on such words now and then: a name or a plain agent noun still heads its phrase.
      if (!match && (token.upos !== "NOUN" || run || !agentAt(scene.tokens, i, scene.agents))) return undefined;
      break;
    case "appos":
      // A second name of the one before: inside its phrase already.
      if (draftOf(token.head)) return undefined;
      break;
    case "compound":
    case "amod":
      return modifier(scene, i, match, run, draftOf);
  }
  if (token.deprel === "nmod:desc" && !match) return undefined;
  if (scene.tree.children[i]!.some((c) => scene.tokens[c]!.deprel === "cop")) return undefined;
  if (quantified(scene, token.head) === i) return undefined;
  const counted = quantified(scene, i);
  if (counted !== undefined) {
    const inner = headDraft(scene, counted, draftOf);
    if (inner)
      return {
        ...inner,
        head: i,
        ...nounPhrase(scene.tree, i, false),
        definite: false,
        agreement: { ...inner.agreement, number: "plural" },
      };
  }
  return headDraft(scene, i, draftOf);
}

/** "dozens of [fighters]", "a group of [settlers]": the noun that tells who they are. */
function quantified(scene: Scene, i: number): number | undefined {
  const { tree, tokens } = scene;
  if (i < 0 || !QUANTITIES.has(tokens[i]!.lemma.toLowerCase().replace(/s$/, ""))) return undefined;
  return tree.children[i]!.find(
    (c) =>
      c > i &&
      tokens[c]!.deprel === "nmod" &&
      /^(NNS|NNPS)$/.test(tokens[c]!.xpos) &&
      tree.children[c]!.some((m) => m < c && tokens[m]!.form === "of"),
  );
}

const QUANTITIES = new Set(
  "dozen score hundred thousand ten million number handful couple majority most some many several few none all group crowd band one two three four five six".split(
    " ",
  ),
);

function headDraft(scene: Scene, i: number, draftOf: DraftOf): Draft | undefined {
  const token = scene.tokens[i]!;
  const match = scene.matchOf[i];
  const run = scene.runOf[i];
  if (match && !run) return known(scene, i, match);
  if (token.upos === "NOUN" && isShared(scene, i)) return undefined;
  const shared = sharedNoun(scene, i);
  if (shared !== undefined) return withSharedNoun(scene, i, shared, draftOf);
  const agent = agentAt(scene.tokens, i, scene.agents);
  const named = run && run.last > run.first ? unknownName(scene, i, run) : undefined;
  if (named) return named;
  if (agent) return agentDraft(scene, i, agent, draftOf);
  if (run) return unknownName(scene, i, run);
  return affiliatedSubject(scene, i);
}

const NOMINAL = new Set(["NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"]);

/** "government and political [sources]": a bare singular cannot stand alone, so both words belong to the noun behind them. */
function sharedNoun(scene: Scene, i: number): number | undefined {
  const { tree, tokens } = scene;
  if (i < 0) return undefined;
  const token = tokens[i]!;
  if (token.upos !== "NOUN" || token.xpos !== "NN" || UNCOUNTED.has(token.lemma)) return undefined;
  const children = tree.children[i]!;
  if (children.some((c) => c < i && /^(det|nummod|nmod:poss|case)$/.test(tokens[c]!.deprel))) return undefined;
  const noun = joined(scene, i).at(-1);
  if (noun === undefined || numberOf(tokens[noun]!) !== "plural" || !agentAt(tokens, noun, scene.agents))
    return undefined;
  const own = tree.children[noun]!.filter((c) => c < noun);
  const cc = tokens[i + 1]?.upos === "CCONJ" ? i + 1 : -1;
  const marked = own.some((c) => tokens[c]!.deprel === "det" || tokens[c]!.deprel === "nummod");
  return cc === i + 1 && !marked && own.some((c) => c > cc && /^(amod|compound)$/.test(tokens[c]!.deprel))
    ? noun
    : undefined;
}

/** The noun behind such a pair: its phrase begins at the first of them. */
function isShared(scene: Scene, i: number): boolean {
  let at = i - 1;
  while (at > 0 && /^(ADJ|NOUN|PROPN)$/.test(scene.tokens[at]!.upos)) at--;
  return at > 0 && at < i - 1 && scene.tokens[at]!.upos === "CCONJ" && sharedNoun(scene, at - 1) === i;
}

const UNCOUNTED = new Set(["police", "media", "intelligence", "personnel", "staff", "people"]);

function withSharedNoun(scene: Scene, i: number, noun: number, draftOf: DraftOf): Draft | undefined {
  const agent = agentAt(scene.tokens, noun, scene.agents)!;
  const stretch = { first: nounPhrase(scene.tree, i, false).first, last: nounPhrase(scene.tree, noun, false).last };
  const draft = agentDraft(scene, noun, agent, draftOf, stretch);
  return draft && { ...draft, head: i };
}

/** "the Israeli military bombed", "a senior official resigned": nouns that are adjectives too, with a verb right behind them. */
function adjectiveForNoun(scene: Scene, i: number, draftOf: DraftOf): Draft | undefined {
  const { tokens } = scene;
  const next = tokens[i + 1];
  if (!next || (next.upos !== "VERB" && next.upos !== "AUX")) return undefined;
  const agent = agentAt(tokens, i, scene.agents);
  if (!agent || scene.matchOf[i]) return undefined;
  let first = i;
  while (first > 0 && /^(DET|ADJ|NUM|PROPN|NOUN)$/.test(tokens[first - 1]!.upos)) first--;
  const opening = tokens[first]!.upos === "DET" || (tokens[first - 1]?.xpos === "POS" && first === i);
  if (!opening) return undefined;
  if (tokens[first - 1]?.xpos === "POS" && scene.matchOf[first - 2]) first = scene.matchOf[first - 2]!.first;
  return agentDraft(scene, i, agent, draftOf, { first, last: i });
}

/** A name or group noun before a noun of doing: "[Israeli] airstrike", "[rebel] attacks"; inside other actor phrases it is only a part. */
function modifier(
  scene: Scene,
  i: number,
  match: EntityMatch | undefined,
  run: Stretch | undefined,
  draftOf: DraftOf,
): Draft | undefined {
  const token = scene.tokens[i]!;
  const governor = token.head < 0 ? undefined : scene.tokens[token.head];
  if (!governor || draftOf(token.head)) return undefined;
  // A group named before a thing of its own ("Hezbollah rockets") is still named; countries and people only where they do something.
  const group =
    match &&
    match.as === "name" &&
    !isState(match.entry) &&
    match.entry.kind !== "outlet" &&
    !isBacker(scene.tokens, match);
  if (!isHappening(governor) && !group && !(match && leadsClause(scene, match))) return undefined;
  if (match) {
    // Countries as plain compounds are mostly where it was ("Gaza war"); adjectives and acronyms do things.
    if (isState(match.entry) && match.as !== "demonym" && leadsClause(scene, match))
      return named(scene, i, match, withArticle(scene, match));
    if (isState(match.entry) && match.as === "name" && !/^[A-Z.]+$/.test(token.form)) return undefined;
    if (match.as === "capital") return undefined;
    return named(scene, i, match, withArticle(scene, match));
  }
  if (run) return undefined;
  const agent = token.upos === "NOUN" ? agentAt(scene.tokens, i, scene.agents) : undefined;
  if (!agent || (agent.person === "yes" && !ARMED.has(agent.type))) return undefined;
  const before = scene.matchOf[i - 1];
  const inner = agentDraft(scene, i, agent, draftOf, { first: before ? before.first : i, last: i }, true);
  return inner;
}

/** "Kuwait donated tents", "Kigali cut ties": a name at the start with a past tense behind it, though the parser saw no verb. */
function leadsClause(scene: Scene, match: EntityMatch): boolean {
  const next = scene.tokens[match.last + 1];
  if (match.first > 1 || (match.first === 1 && scene.tokens[0]!.upos !== "DET") || !next || match.as === "demonym")
    return false;
  return next.form === next.form.toLowerCase() && (/[a-z]{2}ed$/.test(next.form) || PAST.has(next.form));
}

const PAST = new Set(
  "shot cut held shut set hit put struck sent lost won led met began said told took gave fought fled froze broke built bought sought saw swore sold paid left".split(
    " ",
  ),
);

const ARMED = new Set(["armed-group", "military", "police"]);

/** The name with the article that belongs to it, also where the parser hung both on what follows. */
function withArticle(scene: Scene, match: Stretch): Stretch {
  const { tokens } = scene;
  const article = tokens[match.first - 1];
  if (article?.upos !== "DET") return { first: match.first, last: match.last };
  const up = article.head;
  const own =
    (up >= match.first && up <= match.last) || (up === match.last + 1 && tokens[up]!.head < 0 && match.first === 1);
  return { first: own ? match.first - 1 : match.first, last: match.last };
}

/** A lexicon name that heads its phrase. */
function known(scene: Scene, i: number, match: EntityMatch): Draft | undefined {
  const { tree, tokens } = scene;
  const token = tokens[i]!;
  switch (match.as) {
    case "demonym":
      return people(scene, i, match);
    case "capital":
      return isAgentive(tree, i, true) || leadsClause(scene, match) ? named(scene, i, match, match) : undefined;
    case "seat":
      return isAgentive(tree, i, false) || ownsBody(scene, i)
        ? named(scene, i, match, phraseWith(scene, i, match))
        : undefined;
  }
  if (isState(match.entry)) {
    if (isBacker(tokens, match) || !(isAgentive(tree, i, false) || ownsBody(scene, i) || leadsClause(scene, match)))
      return undefined;
    return named(scene, i, match, phraseWith(scene, i, match));
  }
  if (token.deprel === "dep" && match.entry.kind !== "person") return undefined;
  return named(scene, i, match, phraseWith(scene, i, match));
}

/** "[Lebanon]'s National News Agency", "[Iraq]'s army": the owner of a body acts through it; the owner of a town does not. */
function ownsBody(scene: Scene, i: number): boolean {
  const { tree, tokens } = scene;
  const token = tokens[i]!;
  if (token.deprel !== "nmod:poss" || token.head < 0) return false;
  if (scene.matchOf[token.head] || agentAt(tokens, token.head, scene.agents)) return true;
  const run = scene.runOf[token.head];
  const type = run && guessedType(tree, run, token.head);
  return type !== undefined && type !== "place";
}

function phraseWith(scene: Scene, i: number, match: EntityMatch): Stretch {
  const { first, last } = nounPhrase(scene.tree, i, true);
  const titled = match.entry.kind === "person" && match.first > 0 && isTitle(scene, match.first - 1);
  const opening = titled ? corePhrase(scene.tree, match.first - 1).first : match.first;
  return balanced(scene.tokens, {
    first: Math.min(first, opening, withArticle(scene, match).first),
    last: Math.max(last, match.last),
  });
}

function named(scene: Scene, i: number, match: EntityMatch, stretch: Stretch): Draft {
  const { entry } = match;
  const type = typeOfKind(entry.kind);
  const code = codeOf(entry, scene.kit);
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: i,
    first: stretch.first,
    last: stretch.last,
    form: "name",
    identity: {
      type,
      name: entry.name,
      entity: entry.id,
      ...(code ? { code } : {}),
      ...(entry.side ? { side: entry.side } : {}),
    },
    basis: byEntry(entry),
    agreement: { number: "singular", sort: type === "person" ? "person" : "group" },
    definite: false,
    bare: false,
    lemma: entry.name,
    parts: [],
    name: { first: match.first, last: match.last },
  };
}

/** "Palestinians", "the Lebanese", "an Israeli": the people; an adjective alone is nobody. */
function people(scene: Scene, i: number, match: EntityMatch): Draft | undefined {
  const { tree, tokens, kit } = scene;
  const token = tokens[i]!;
  const plural = numberOf(token) === "plural" || (token.upos !== "ADJ" && /[^s]s$/.test(token.form));
  const determiner = tree.children[i]!.find((c) => tokens[c]!.deprel === "det");
  const article = determiner === undefined ? undefined : tokens[determiner]!.form.toLowerCase();
  const counted = tree.children[i]!.some((c) => tokens[c]!.deprel === "nummod");
  if (!plural && article === undefined && !counted) return undefined;
  const { entry } = match;
  const code = codeOf(entry, kit);
  const single = !plural && article !== "the" && !counted;
  const stretch = nounPhrase(tree, i, false);
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: i,
    ...stretch,
    form: "noun",
    identity: {
      type: isState(entry) ? "civilians" : typeOfKind(entry.kind),
      name: nameOf(scene, stretch),
      entity: entry.id,
      ...(code ? { code: isState(entry) ? `${code}CVL` : code } : {}),
      ...(entry.side ? { side: entry.side } : {}),
    },
    basis: byRule("actor.demonym"),
    agreement: { number: single ? "singular" : "plural", sort: "person" },
    definite: false,
    bare: false,
    lemma: token.lemma,
    parts: [],
  };
}

/** Single names that are the last name of someone named in full elsewhere in the article: "Vega" after "Carlos Vega". */
export function personLater(scene: Scene, drafts: readonly Draft[], lastNames: ReadonlySet<string>): Draft[] {
  const out: Draft[] = [];
  scene.runOf.forEach((run, i) => {
    if (!run || i !== headOf(scene.tree, run) || scene.matchOf[i]) return;
    if (drafts.some((draft) => draft.first <= i && i <= draft.last)) return;
    const word = fold(scene.tokens[run.last]!.form);
    const own = nameOf(scene, run)
      .split(/[\s-]+/)
      .map(fold)
      .filter((each) => !PARTICLES.has(each));
    if (own.length !== 1 || !lastNames.has(word)) return;
    out.push(personDraft(scene, i, run));
  });
  return out;
}
