import { type Basis, byRule } from "../basis.ts";
import type { Token } from "../sentence/sentence.ts";
import { relation } from "../sentence/tree.ts";
import { agentAt } from "./agent.ts";
import type { NameType } from "./bioes.ts";
import type { Draft } from "./draft.ts";
import { fold } from "./entity.ts";
import { describedAs } from "./identity.ts";
import type { ActorType } from "./mention.ts";
import { guessedType, isAcronymName, looksLikePerson, withoutTitles } from "./name.ts";
import type { TaggedName } from "./name-tag.ts";
import { numberOf } from "./number.ts";
import { balanced, corePhrase, nounPhrase, type Stretch } from "./phrase.ts";
import { REPORTING } from "./reporting.ts";
import { headOf, nameIn, nameOf, type Scene } from "./scene.ts";

/** A name the lexicon does not know, if it is one of a person or a body: by its words, its title, its apposition or what it does. */
export function unknownName(scene: Scene, i: number, run: Stretch): Draft | undefined {
  const found = kindOfName(scene, i, run);
  return found && nameDraft(scene, i, run, found.type, found.basis);
}

/** A name known from elsewhere to be a person's. */
export function personDraft(scene: Scene, i: number, run: Stretch): Draft {
  return nameDraft(scene, i, run, "person", byRule("actor.name-again"));
}

function nameDraft(scene: Scene, i: number, run: Stretch, type: ActorType, basis: Basis): Draft {
  const phrase = nounPhrase(scene.tree, i, true);
  const apposed = type === "person" ? apposition(scene, run) : undefined;
  const tail = apposed === undefined ? phrase.last : nounPhrase(scene.tree, apposed, false).last;
  const opening =
    type === "person" && run.first > 0 && isTitle(scene, run.first - 1)
      ? corePhrase(scene.tree, run.first - 1).first
      : run.first;
  const stretch = balanced(scene.tokens, {
    first: Math.min(phrase.first, opening, run.first),
    last: Math.max(phrase.last, run.last, tail),
  });
  const title = type === "person" ? (titleAt(scene, i, run) ?? i) : i;
  const described = describedAs(scene, title, agentAt(scene.tokens, title, scene.agents), stretch);
  return {
    sentence: scene.sentence,
    nth: scene.nth,
    head: i,
    ...stretch,
    form: "name",
    identity: { ...described, type, name: type === "person" ? nameIn(scene, run) : nameOf(scene, run) },
    basis,
    agreement: {
      number: "singular",
      sort: type === "person" ? "person" : "group",
      ...genderOf(scene, stretch.first, i),
    },
    definite: false,
    bare: false,
    lemma: scene.tokens[i]!.lemma,
    parts: [],
    name: run,
  };
}

/** A singular noun for a person, written before a name: "spokesman", "leader". */
export function isTitle(scene: Scene, k: number): boolean {
  const token = scene.tokens[k]!;
  return (
    (token.upos === "NOUN" || token.upos === "PROPN") &&
    numberOf(token) === "singular" &&
    agentAt(scene.tokens, k, scene.agents)?.person === "yes"
  );
}

/** "Mr.", "Mrs.", "spokeswoman" in front of the name. */
function genderOf(scene: Scene, first: number, head: number): { readonly gender?: "male" | "female" } {
  for (let k = first; k <= head; k++) {
    const word = fold(scene.tokens[k]!.form);
    if (/^(mr|sir|lord|king|prince|sheikh|sheik|ayatollah|imam|spokesman|chairman|father|brother)$/.test(word))
      return { gender: "male" };
    if (/^(mrs|ms|miss|lady|dame|queen|princess|spokeswoman|chairwoman|mother|sister)$/.test(word))
      return { gender: "female" };
  }
  return {};
}

/** The agent noun that tells what the named one is: a title before it or an apposition after it. */
function titleAt(scene: Scene, i: number, run: Stretch): number | undefined {
  const { tree, tokens } = scene;
  const apposed = apposition(scene, run);
  if (apposed !== undefined) return apposed;
  for (const child of tree.children[i]!) {
    const rel = tokens[child]!.deprel;
    if (
      (rel === "nmod:desc" || rel === "appos" || (rel === "compound" && child < run.first)) &&
      agentAt(tokens, child, scene.agents)
    )
      return child;
  }
  // Parsed the other way round: the name hangs on its title.
  const up = tokens[i]!.head;
  if (up >= 0 && /^(appos|flat|compound)$/.test(relation(tokens[i]!)) && agentAt(tokens, up, scene.agents)) return up;
  for (let k = run.last - 1; k >= run.first - 1; k--) if (k >= 0 && isTitle(scene, k)) return k;
  return undefined;
}

/** "Ana Ruiz, a spokeswoman for …": a singular person noun right behind the comma, wherever the parser hung it. */
export function apposition(scene: Scene, run: Stretch): number | undefined {
  const { tree, tokens } = scene;
  if (tokens[run.last + 1]?.form !== ",") return undefined;
  const start = run.last + 2;
  for (let i = start; i < Math.min(start + 8, tokens.length); i++) {
    const token = tokens[i]!;
    if (
      token.upos === "VERB" ||
      token.upos === "AUX" ||
      (token.upos === "PUNCT" && token.form !== "-") ||
      token.upos === "ADP"
    )
      return undefined;
    if (token.upos !== "NOUN" && token.upos !== "PROPN") continue;
    const agent = agentAt(tokens, i, scene.agents);
    if (agent?.person !== "yes" || numberOf(token) === "plural") continue;
    const next = tokens[i + 1];
    if (next && (next.upos === "NOUN" || next.upos === "PROPN")) continue;
    // "outside El Rosal, the driver told …": a subject of its own, since no comma closes it.
    if (next && next.upos === "VERB" && isPastOrPresent(next) && caseBefore(scene, headOf(tree, run)) !== undefined)
      return undefined;
    return tree.left[i]! >= start - 1 ? i : undefined;
  }
  return undefined;
}

function isPastOrPresent({ xpos, lemma }: Token): boolean {
  return /^VB[DZP]$/.test(xpos) || (xpos === "VBN" && REPORTING.has(lemma.toLowerCase()));
}

function kindOfName(
  scene: Scene,
  i: number,
  run: Stretch,
): { readonly type: ActorType; readonly basis: Basis } | undefined {
  const { tree, tokens } = scene;
  const guess = guessedType(tree, run, i);
  if (guess === "place") return undefined;
  const preposition = caseBefore(scene, i);
  const there = preposition !== undefined && PLACING.has(preposition);
  if (guess === "person") return { type: "person", basis: byRule("actor.name-title") };
  // "the National Rights Coordinator (CNR)": letters in brackets are a body's.
  if (guess === undefined && run.last > run.first && isShortened(scene, run))
    return { type: "organisation", basis: byRule("actor.name-acronym") };
  if (guess !== undefined) {
    if (
      there &&
      guess === "organisation" &&
      /university|college|hospital|institute|church|club/i.test(tokens[run.last]!.form)
    )
      return undefined;
    return { type: guess, basis: byRule("actor.name-noun") };
  }
  const title = titleAt(scene, i, run);
  // "in a video on WhatsApp, the leader said": a thing something is on or in, no one the words behind the comma describe.
  if (
    title !== undefined &&
    title > run.last &&
    run.first === run.last &&
    /^(on|in|at|near|across)$/.test(preposition ?? "")
  )
    return undefined;
  if (title !== undefined) {
    const agent = agentAt(tokens, title, scene.agents)!;
    return agent.person === "yes"
      ? { type: "person", basis: byRule("actor.name-described") }
      : { type: agent.type, basis: byRule("actor.name-described") };
  }
  const tagged = taggedRun(scene, run);
  const seen = tagged && SEEN[tagged.type];
  if (there) return undefined;
  const body = bodyBefore(scene, run);
  if (body) return { type: body, basis: byRule("actor.name-described") };
  const next = tokens[run.last + 1];
  const speaks =
    next !== undefined &&
    /^VB[DZN]$/.test(next.xpos) &&
    REPORTING.has(next.lemma.toLowerCase()) &&
    tokens[run.last + 2]?.form !== "by";
  const role = speaks ? "speaker" : isDashed(scene, run) ? "doer" : roleOf(scene, i);
  if (tagged) return seen && { type: seen, basis: { by: "model", model: "names", score: tagged.score } };
  const own = tokens[run.first]!;
  if (looksLikePerson(tokens, run)) {
    // "the Lagoon Mirror said": persons have no article of their own.
    if (role === "speaker" && tokens[run.first - 1]?.form.toLowerCase() === "the" && !isTitle(scene, run.last))
      return { type: "organisation", basis: byRule("actor.name-speaks") };
    if (role === "speaker" || role === "doer" || role === "done-to")
      return { type: "person", basis: byRule("actor.name-shape") };
    return undefined;
  }
  // "Channel 9", "Soweto 24": nobody is called by a number.
  if (role === "speaker" && isNumbered(scene, run)) return { type: "organisation", basis: byRule("actor.name-speaks") };
  const single = run.first === run.last || tokens[run.first + 1]?.form === "-";
  if (run.first === run.last && isAcronymName(own.form)) {
    return role === "speaker" || role === "doer" || role === "agent"
      ? { type: "organisation", basis: byRule("actor.name-acronym") }
      : undefined;
  }
  if (role === "speaker") {
    const article = tree.children[i]!.some((c) => tokens[c]!.deprel === "det");
    return single && !article
      ? { type: "person", basis: byRule("actor.name-speaks") }
      : { type: "organisation", basis: byRule("actor.name-speaks") };
  }
  return undefined;
}

function isNumbered({ tokens }: Scene, { last }: Stretch): boolean {
  const next = tokens[last + 1];
  return (
    next !== undefined &&
    /^\d{1,3}$/.test(next.form) &&
    /^(?:,|VERB|AUX)$/.test(tokens[last + 2]?.form === "," ? "," : (tokens[last + 2]?.upos ?? ""))
  );
}

function isShortened({ tokens }: Scene, { last }: Stretch): boolean {
  const [open, acronym, close] = [tokens[last + 1], tokens[last + 2], tokens[last + 3]];
  return open?.form === "(" && close?.form === ")" && isAcronymName(acronym!.form);
}

/** What the tagger takes the run for, where it is sure of it and sees the same borders but for titles and particles. */
function taggedRun({ taggedOf, tokens }: Scene, run: Stretch): TaggedName | undefined {
  const name = taggedOf[run.last];
  if (name === undefined || name.last !== run.last || name.score < SURE) return undefined;
  return name.first <= run.first || withoutTitles(tokens, run).first >= name.first ? name : undefined;
}

const SURE = 0.7;
const SEEN: Readonly<Partial<Record<NameType, ActorType>>> = { PER: "person", ORG: "organisation" };

/** "a little-known outfit, the Kashmir Lions," · "the militia Sons of Karsh": the group noun right before a name. */
function bodyBefore(scene: Scene, run: Stretch): ActorType | undefined {
  const { tokens } = scene;
  let at = run.first - 1;
  if (tokens[at]?.form.toLowerCase() === "the" && tokens[at - 1]?.form === ",") at -= 2;
  const noun = tokens[at];
  const kind = noun?.upos === "NOUN" || (noun?.upos === "ADJ" && /^(daily|weekly|monthly)$/i.test(noun.form));
  if (!noun || !kind || numberOf(noun) === "plural" || run.last - run.first > 6) return undefined;
  const apart = at < run.first - 1;
  if (apart && (run.first === run.last || !/^[,.]$/.test(tokens[run.last + 1]?.form ?? ""))) return undefined;
  // Right behind the noun the name may begin a clause of its own: "told the agency Kyiv had …".
  if (!apart && tokens[scene.tree.tokens[run.first]!.head]?.upos === "VERB") return undefined;
  const agent = agentAt(tokens, at, scene.agents);
  return agent && agent.person !== "yes" && NAMED_BODIES.has(agent.type) ? agent.type : undefined;
}

const NAMED_BODIES: ReadonlySet<ActorType> = new Set<ActorType>(["armed-group", "organisation", "outlet", "party"]);

/** "“…” — Maria Ortega": who said it, behind a dash. */
function isDashed({ tokens }: Scene, run: Stretch): boolean {
  return /^[—–―-]$/.test(tokens[run.first - 1]?.form ?? "") && /^[”"]$/.test(tokens[run.first - 2]?.form ?? "");
}

const PLACING = new Set(
  "in at near from to into outside inside around across through towards toward of on along".split(" "),
);

function caseBefore(scene: Scene, i: number): string | undefined {
  const marker = scene.tree.children[i]!.find((c) => c < i && scene.tokens[c]!.deprel === "case");
  return marker === undefined ? undefined : fold(scene.tokens[marker]!.form);
}

/** What a name does in its clause. */
function roleOf(scene: Scene, at: number): "speaker" | "doer" | "done-to" | "agent" | undefined {
  const { tokens } = scene;
  let i = at;
  while (tokens[i]!.deprel === "conj" && tokens[i]!.head >= 0) i = tokens[i]!.head;
  const token = tokens[i]!;
  const governor = tokens[token.head];
  if (!governor) return undefined;
  if (caseBefore(scene, i) === "according") return "speaker";
  switch (token.deprel) {
    case "nsubj":
      return REPORTING.has(governor.lemma.toLowerCase()) ? "speaker" : governor.upos === "VERB" ? "doer" : "done-to";
    case "obl:agent":
      return "agent";
    case "obj":
    case "iobj":
    case "nsubj:pass":
      return governor.upos === "VERB" ? "done-to" : undefined;
    case "nmod:poss":
      return "done-to";
    case "appos":
      // "Haji Gul Noor": the honorific took the subject's place.
      return at === token.head + 1 ? roleOf(scene, token.head) : undefined;
    case "parataxis":
      return undefined;
  }
  return undefined;
}
