import type { Kit } from "../kit/kit.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { type Tree, treeOf } from "../sentence/tree.ts";
import { type Chain, Chains } from "./chain.ts";
import { describes, gathers, isAnaphoric } from "./description.ts";
import type { Draft, Identity } from "./draft.ts";
import { actorEntry, list } from "./entity.ts";
import { genderOf } from "./gender.ts";
import { type Agreement, agrees } from "./number.ts";
import { quotedTokens } from "./quoted.ts";
import { isCoargument, type Role, roleIn, salience, type Thing, things } from "./salience.ts";

/** What a phrase stands for: the first mention of its chain, and how sure that is. */
export interface Reference {
  readonly antecedent: Draft;
  readonly confidence: number;
}

/** Who each phrase is, with what it learned from others, and what it refers to. */
export interface Resolved {
  readonly draft: Draft;
  readonly identity: Identity;
  readonly reference?: Reference;
}

/**
 * The phrases of one article, in text order, each with what it refers to: pronouns, descriptions and short names back to the first
 * mention of the same actor. `late` phrases (captions, headlines) are read after the rest and looked at last. Where two
 * antecedents are about as good, or a thing is as good as an actor, nothing is said: a wrong link is worse than none.
 */
export function resolved(body: readonly Draft[], late: readonly Draft[], kit: Kit): Resolved[] {
  const memory = new Memory(kit);
  const heads = new Map<number, Set<number>>();
  for (const { nth, head, form, first, last, name, identity } of body) {
    const held = heads.get(nth) ?? new Set();
    heads.set(nth, held);
    if (form !== "part") held.add(head);
    const known = identity.type === "person" ? last : (name?.last ?? -1);
    for (let i = first; i <= known; i++) held.add(i);
  }
  const sentences = [...new Map(body.map((draft) => [draft.nth, draft])).values()].sort((a, b) => a.nth - b.nth);
  for (const { sentence, nth } of sentences) memory.things.set(nth, things(sentence, nth, heads.get(nth)!));
  for (const [sentence, inside] of quotedTokens(sentences.map(({ sentence }) => sentence)))
    memory.quoted.set(sentence, inside);
  return [...inReadingOrder(body), ...inReadingOrder(late)]
    .map((draft) => memory.resolve(draft))
    .filter(({ draft, reference }) => !draft.again || reference !== undefined);
}

/** Coordinations after their last conjunct, so that they stand ready for a "they" behind them. */
function inReadingOrder(drafts: readonly Draft[]): Draft[] {
  const at = (draft: Draft) =>
    draft.form === "whole" ? Math.max(...draft.parts.map((part) => part.head)) + 0.5 : draft.head;
  return [...drafts].sort((a, b) => a.nth - b.nth || at(a) - at(b));
}

class Memory {
  readonly things = new Map<number, readonly Thing[]>();
  private readonly chains = new Map<Draft, Chain>();
  private readonly known = new Chains();
  readonly quoted = new Map<Sentence, readonly boolean[]>();
  private readonly seen: Draft[] = [];
  private readonly kit: Kit;

  constructor(kit: Kit) {
    this.kit = kit;
  }

  resolve(draft: Draft): Resolved {
    const found = this.reference(draft);
    const chain = found && this.chains.get(found.antecedent);
    if (found && chain) {
      this.join(draft, chain, found.confidence);
      const identity = draft.form === "name" && draft.identity.entity !== undefined ? draft.identity : chain.identity;
      return { draft, identity, reference: { antecedent: chain.first, confidence: found.confidence } };
    }
    if (draft.again) return { draft, identity: draft.identity };
    const identity = this.withPossessor(draft);
    const known = this.known.sameParty(draft, identity);
    if (known) {
      this.join(draft, known, 1);
      // "Its forces" stands for the forces named before; a name said again stands for itself.
      const reference =
        draft.possessor?.form === "pronoun" ? { reference: { antecedent: known.first, confidence: 0.8 } } : {};
      return {
        draft,
        identity: { ...identity, name: draft.possessor?.form === "pronoun" ? known.identity.name : identity.name },
        ...reference,
      };
    }
    if (draft.form !== "pronoun" && draft.form !== "relative") {
      const chain = this.known.open(draft, identity);
      const gender = genderOf(draft, this.kit);
      if (gender) chain.agreement = { ...chain.agreement, gender };
      this.chains.set(draft, chain);
      if (draft.form !== "part") this.seen.push(draft);
    }
    return { draft, identity };
  }

  private join(draft: Draft, chain: Chain, confidence: number): void {
    chain.members.push(draft);
    this.chains.set(draft, chain);
    if (draft.form !== "relative") this.seen.push(draft);
    // A doubtful "he" must not keep the "she" that follows away.
    const gender = confidence < SURE && draft.form === "pronoun" ? undefined : genderOf(draft, this.kit);
    if (gender && !chain.agreement.gender) chain.agreement = { ...chain.agreement, gender };
  }

  private reference(draft: Draft): Reference | undefined {
    if (draft.antecedent)
      return this.chains.has(draft.antecedent) ? { antecedent: draft.antecedent, confidence: 0.95 } : undefined;
    switch (draft.form) {
      case "pronoun":
        return draft.agreement.number === "either" ? undefined : this.pronoun(draft);
      case "name":
        return this.fullerName(draft);
      case "noun":
        return isAnaphoric(draft) ? this.description(draft) : draft.definite ? this.sameWords(draft) : undefined;
      default:
        return undefined;
    }
  }

  private pronoun(draft: Draft): Reference | undefined {
    const tree = treeOf(draft.sentence);
    const from = roleIn(tree, partOf(draft) ?? draft.head);
    const best = new Map<Chain, number>();
    for (let k = this.seen.length - 1; k >= 0; k--) {
      const candidate = this.seen[k]!;
      const back = draft.nth - candidate.nth;
      if (back > REACH || back < 0) break;
      const chain = this.chains.get(candidate)!;
      if (
        !fits(draft, chain) ||
        !agrees(draft.agreement, agreementOf(chain, candidate)) ||
        this.excluded(tree, draft, candidate, chain)
      )
        continue;
      const score =
        salience(from, roleIn(treeOf(candidate.sentence), candidate.head), back, candidate.head < draft.head) +
        this.fit(draft, from, candidate, chain, back);
      if (score > (best.get(chain) ?? Number.NEGATIVE_INFINITY)) best.set(chain, score);
    }
    const ranked = [...best].sort((a, b) => b[1] - a[1]);
    const first = ranked[0];
    if (!first) return undefined;
    const rival = Math.max(
      this.rivalThing(draft, from),
      ...ranked
        .slice(1)
        .filter(([chain]) => !overlapping(chain, first[0]))
        .map(([, score]) => score),
      0,
    );
    const margin = first[1] - rival;
    if (first[1] < FLOOR || margin < needed(draft, from)) return undefined;
    return { antecedent: first[0].first, confidence: Math.min(0.95, 0.5 + 0.12 * margin) };
  }

  /** What the words around add: the subject of "said" for the "it" of what it said; a coordination for "they". */
  private fit(draft: Draft, from: Role, candidate: Draft, chain: Chain, back: number): number {
    let score = 0;
    if (draft.agreement.number === "plural") {
      if (candidate.agreement.number === "singular") score -= 1.6;
      if (candidate.form === "whole") score += 0.4;
    }
    if (back === 0 && !from.source) {
      const tree = treeOf(draft.sentence);
      const role = roleIn(tree, candidate.head);
      if (role.source && under(tree, draft.head, role.governor)) score += 0.8;
    }
    if (candidate.form === "name") score += 0.2;
    // Inside a paragraph one goes on with its own people; "neither side", "no group" are nobody.
    if (candidate.sentence.block !== draft.sentence.block) score -= 0.4;
    if (/^(neither|no|none|nobody)$/i.test(candidate.sentence.tokens[candidate.first]!.form)) score -= 2;
    // A quote has its own people: who is talked of there is seldom the one that speaks, nor whom the paper goes on with.
    const [inner, outer] = [this.isQuoted(draft), this.isQuoted(candidate)];
    if (!inner && outer) score -= from.source ? 3 : 1.6;
    if (inner && !outer && back === 0 && roleIn(treeOf(candidate.sentence), candidate.head).source) score -= 3;
    // Outlets and unnamed sources only speak: what else "it" and "they" do is done by others.
    if (!from.source && (chain.identity.type === "outlet" || chain.first.agent?.unnamed === "yes")) score -= 2.5;
    return score;
  }

  private isQuoted({ sentence, head }: Draft): boolean {
    return this.quoted.get(sentence)?.[head] === true;
  }

  /** The best score a thing would get; a pronoun that speaks is no thing. */
  private rivalThing(draft: Draft, from: Role): number {
    const person = draft.agreement.sort === "person";
    if (from.source && !person) return 0;
    let best = 0;
    for (let back = 0; back <= 1; back++) {
      for (const thing of this.things.get(draft.nth - back) ?? []) {
        if (thing.plural !== (draft.agreement.number === "plural") || (person && !thing.name)) continue;
        if (back === 0 && thing.head >= draft.head) continue;
        if (back === 0 && isCoargument(treeOf(draft.sentence), draft.head, thing.head)) continue;
        best = Math.max(
          best,
          salience(from, thing.role, back, thing.head < draft.head) -
            (draft.lemma.startsWith("it") ? 0 : THING_PENALTY),
        );
      }
    }
    return best;
  }

  private excluded(tree: Tree, draft: Draft, candidate: Draft, chain: Chain): boolean {
    if (candidate.form === "part") return true;
    for (const member of chain.members.slice(-NEAR)) {
      if (member.nth !== draft.nth) continue;
      // Not the phrase it stands in, unless that phrase's end only tells more about its head.
      if (
        member.first <= draft.head &&
        draft.head <= member.last &&
        (draft.head <= member.head || member.form === "whole")
      )
        return true;
      if (isCoargument(tree, draft.head, member.head)) return true;
    }
    return false;
  }

  private fullerName(draft: Draft): Reference | undefined {
    const chain = this.known.fullerName(draft);
    return chain && { antecedent: chain.first, confidence: 0.9 };
  }

  private description(draft: Draft): Reference | undefined {
    let best: { readonly chain: Chain; readonly score: number } | undefined;
    let rival = 0;
    const tree = treeOf(draft.sentence);
    const from = roleIn(tree, draft.head);
    for (let k = this.seen.length - 1; k >= 0 && this.seen.length - k <= FARTHEST; k--) {
      const candidate = this.seen[k]!;
      const back = draft.nth - candidate.nth;
      const chain = this.chains.get(candidate)!;
      if (candidate.form === "part" || candidate.form === "pronoun" || back > 12) continue;
      const likeness = Math.max(
        gathers(draft, candidate),
        describes(draft, candidate),
        describes(draft, chain.first, chain.identity),
        this.holdsOffice(draft, chain),
      );
      if (likeness === 0 || this.excluded(tree, draft, candidate, chain)) continue;
      const role = roleIn(treeOf(candidate.sentence), candidate.head);
      const score =
        likeness * 3 -
        Math.max(0, back) * 0.4 +
        (role.subject ? 0.6 : 0) +
        (from.source && role.source ? 1 : 0) -
        (this.isQuoted(candidate) && !this.isQuoted(draft) ? 1.5 : 0);
      if (!best || score > best.score) {
        if (best && best.chain !== chain) rival = best.score;
        best = { chain, score };
      } else if (best.chain !== chain) rival = Math.max(rival, score);
    }
    if (!best || best.score < 0.8 || best.score - rival < 0.15) return undefined;
    return { antecedent: best.chain.first, confidence: Math.min(0.9, 0.5 + 0.1 * (best.score - rival)) };
  }

  /** "The Western diplomat" after "a Western diplomat in Sanaa": the same words again, where only one was called so. */
  private sameWords(draft: Draft): Reference | undefined {
    const words = coreWords(draft);
    if (draft.agreement.number === "plural" || !draft.agent || !words.includes(" ")) return undefined;
    if (draft.last > draft.head && draft.sentence.tokens[draft.head + 1]?.form !== ",") return undefined;
    const found = new Set<Chain>();
    for (let k = this.seen.length - 1; k >= 0 && this.seen.length - k <= FARTHEST; k--) {
      const candidate = this.seen[k]!;
      if (candidate.form === "noun" && candidate.lemma === draft.lemma && coreWords(candidate) === words)
        found.add(this.chains.get(candidate)!);
    }
    const [chain] = found;
    return chain && found.size === 1 ? { antecedent: chain.first, confidence: 0.8 } : undefined;
  }

  /** "The president" for one the lexicon knows as a president, where the article names no other. */
  private holdsOffice({ agent, agreement }: Draft, { identity }: Chain): number {
    if (identity.type !== "person" || identity.entity === undefined || !agent || agreement.number === "plural")
      return 0;
    const roles = list(actorEntry(identity.entity, this.kit)?.roles);
    return roles.some((role) => role.startsWith(`${agent.noun} of `)) ? 0.9 : 0;
  }

  /** "Its forces": what the owner is lends its party. */
  private withPossessor(draft: Draft): Identity {
    const { identity, possessor } = draft;
    const owner = possessor && this.chains.get(possessor);
    if (!owner) return identity;
    const name = isPronoun(possessor) ? ownersName(identity.name, owner.identity) : identity.name;
    if (identity.entity !== undefined) return { ...identity, name };
    const { entity, side } = owner.identity;
    const country = owner.identity.code?.slice(0, 3);
    const sector = draft.agent?.sector;
    const code =
      owner.identity.type === "state" && country && sector ? country + sector : (owner.identity.code ?? identity.code);
    return { ...identity, name, ...(entity ? { entity } : {}), ...(code ? { code } : {}), ...(side ? { side } : {}) };
  }
}

/** The phrase up to its head without what comes before its first modifier: "western diplomat". */
function coreWords({ sentence, first, head }: Draft): string {
  const words: string[] = [];
  for (let i = first; i <= head; i++) {
    const { form, upos } = sentence.tokens[i]!;
    if (upos !== "DET" && upos !== "NUM") words.push(form.toLowerCase());
  }
  return words.join(" ");
}

function isPronoun({ form }: Draft): boolean {
  return form === "pronoun" || form === "relative";
}

/** How many phrases back a description looks: more than twelve sentences hold, so that a long page takes no longer a line than a short one. */
const FARTHEST = 400;

/** "its foreign office" -> "Pakistan’s foreign office": a name must tell whose it is without the sentence. */
function ownersName(name: string, owner: Identity): string {
  if (owner.type === "pronoun" || /^(its|their|his|her)\b/i.test(owner.name)) return name;
  return name.replace(/^(its|their|his|her|whose)\b/i, `${owner.name}’s`);
}

/** "[One] of them said": what the pronoun's part does. */
function partOf({ sentence, head }: Draft): number | undefined {
  const { tokens } = sentence;
  const up = tokens[head]!.head;
  if (up < 0 || tokens[head - 1]?.form.toLowerCase() !== "of" || up >= head) return undefined;
  return /^(NUM|DET|PRON)$/.test(tokens[up]!.upos) ||
    /^(one|some|many|several|most|few|both|neither|each|none|member)$/i.test(tokens[up]!.lemma)
    ? up
    : undefined;
}

/** Members of a chain looked at for one in the same clause. */
const NEAR = 20;
/** Sentences a pronoun reaches back. */
const REACH = 3;
const FLOOR = 1.2;
/** From here on a pronoun tells the gender of whom it stands for. */
const SURE = 0.75;
/** Things are less often what a pronoun of interest means than actors are. */
const THING_PENALTY = 0.8;

/** "it" is a body, not a role or a crowd. */
function fits(draft: Draft, chain: Chain): boolean {
  const { type } = chain.identity;
  return (
    draft.agreement.sort !== "group" ||
    (type !== "unknown" && type !== "role" && type !== "civilians" && type !== "person")
  );
}

/** How far ahead of the next best the best must be; "it" mostly stands for things and happenings that are no phrases here. */
function needed(draft: Draft, from: Role): number {
  if (!draft.lemma.startsWith("it") || from.source) return 0.25;
  return from.possessive ? 0.5 : from.subject ? 1 : 1.6;
}

/** A chain is as plural as the member looked at: "the army … they". */
function agreementOf(chain: Chain, candidate: Draft): Agreement {
  const gender = chain.agreement.gender;
  const own = candidate.form === "pronoun" ? chain.agreement : candidate.agreement;
  return gender && !own.gender ? { ...own, gender } : own;
}

function overlapping(a: Chain, b: Chain): boolean {
  const [x, y] = [a.first, b.first];
  return x.nth === y.nth && x.first <= y.last && y.first <= x.last;
}

function under(tree: Tree, i: number, above: number): boolean {
  for (let at = i, steps = 0; at >= 0 && steps < 40; at = tree.tokens[at]!.head, steps++) if (at === above) return true;
  return false;
}
