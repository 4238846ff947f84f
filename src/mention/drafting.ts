import { byRule } from "../basis.ts";
import { relation } from "../sentence/tree.ts";
import { agentAt } from "./agent.ts";
import { isHappening } from "./agentive.ts";
import { coordinations, isShared, sharedHeads, sharedNoun, withSharedNoun } from "./coordination.ts";
import { affiliatedSubject, agentDraft } from "./described.ts";
import { writtenName } from "./description.ts";
import type { Draft, DraftOf } from "./draft.ts";
import { type EntityMatch, fold, PARTICLES } from "./entity.ts";
import { isBacker, isState } from "./identity.ts";
import { known, leadsClause, named, withArticle } from "./known.ts";
import { looksLikePerson, withoutTitles } from "./name.ts";
import { numberOf } from "./number.ts";
import { corePhrase, nounPhrase, type Stretch } from "./phrase.ts";
import { agedOne, pronounDraft } from "./pronoun.ts";
import { headOf, nameOf, type Scene } from "./scene.ts";
import { speakingSubject } from "./speaking.ts";
import { personDraft, unknownName } from "./unknown.ts";

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

/** "The Theatre Commander, Major General Ahmed Nour": an office in capitals, then the name of who holds it. */
function withNameBehind(scene: Scene, draft: Draft): Draft {
  const { tokens } = scene;
  const { name } = draft;
  if (draft.identity.type !== "person" || !name || tokens[name.last + 1]?.form !== ",") return draft;
  if (agentAt(tokens, name.last, scene.agents)?.person !== "yes") return draft;
  const run = scene.runOf[name.last + 2];
  if (!run || run.first !== name.last + 2) return draft;
  const bare = withoutTitles(tokens, run);
  const next = tokens[run.last + 1];
  if (!looksLikePerson(tokens, bare) || !next || !(next.form === "," || next.upos === "VERB" || next.upos === "AUX"))
    return draft;
  return {
    ...draft,
    last: Math.max(draft.last, run.last),
    identity: { ...draft.identity, name: nameOf(scene, bare) },
    name: run,
  };
}

/** "Ahmed Nour" of "their leader, Ahmed Nour": the same person, told once. */
function isNamedIn(draft: Draft, other: Draft): boolean {
  return (
    draft.form === "name" &&
    (other.form === "noun" || other.form === "name") &&
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
  const aged = agedOne(scene, i);
  if (aged) return aged;
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
        agreement: { ...inner.agreement, number: /^(one|none)$/i.test(token.form) ? "singular" : "plural" },
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
  if (named) return withNameBehind(scene, named);
  if (agent) return agentDraft(scene, i, agent, draftOf);
  if (run) return unknownName(scene, i, run);
  return affiliatedSubject(scene, i) ?? speakingSubject(scene, i, draftOf);
}

const NOMINAL = new Set(["NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"]);

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

const ARMED = new Set(["armed-group", "military", "police"]);

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

/** The noun a body is called by for short: "service" of "the security service", "commission" of "Truth Commission of Chad". */
export function headNoun(draft: Draft): string | undefined {
  const { form, identity, agreement } = draft;
  if ((form !== "name" && form !== "noun") || !BODIES.has(identity.type) || agreement.number === "plural")
    return undefined;
  const words = writtenName(draft)
    .toLowerCase()
    .split(/[\s-]+/);
  const of = words.findIndex((word) => word === "of" || word === "for");
  const noun = words[(of > 0 ? of : words.length) - 1]!;
  return words.length > 1 && /^[a-z]{4,}$/.test(noun) ? noun : undefined;
}

const BODIES: ReadonlySet<string> = new Set(
  "government military police armed-group party organisation outlet".split(" "),
);

/** "The service has admitted it" after "the security service": the bare noun where it acts, kept only when it leads back to the body. */
export function bodyLater(scene: Scene, drafts: readonly Draft[], bodies: ReadonlySet<string>): Draft[] {
  const out: Draft[] = [];
  scene.tokens.forEach((token, i) => {
    const lemma = token.lemma.toLowerCase();
    if (token.upos !== "NOUN" || !bodies.has(lemma) || numberOf(token) !== "singular" || scene.matchOf[i]) return;
    if (!/^(nsubj|nsubj:pass|nmod:poss|obl:agent)$/.test(token.deprel)) return;
    const { first, last } = corePhrase(scene.tree, i);
    if (last !== i || first !== i - 1 || scene.tokens[first]!.form.toLowerCase() !== "the") return;
    if (drafts.some((draft) => draft.first <= i && i <= draft.last && draft.head === i)) return;
    out.push({
      sentence: scene.sentence,
      nth: scene.nth,
      head: i,
      first,
      last,
      form: "noun",
      identity: { type: "unknown", name: token.form },
      basis: byRule("actor.body-again"),
      agreement: { number: "singular", sort: "group" },
      definite: true,
      bare: true,
      lemma,
      again: true,
      parts: [],
    });
  });
  return out;
}
