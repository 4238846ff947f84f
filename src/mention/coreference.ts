import type { Kit } from "../kit/kit.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { treeOf } from "../sentence/tree.ts";
import { withGivenNames, withNameBehind } from "./cataphora.ts";
import { type Chain, Chains } from "./chain.ts";
import { isAnaphoric, lastWord } from "./description.ts";
import { descriptionReference, officeReference, sameWordsReference } from "./description-reference.ts";
import type { Draft, Identity } from "./draft.ts";
import { genderOf } from "./gender.ts";
import { isQuoted, type Memory, type Reference } from "./memory.ts";
import { pronounReference } from "./pronoun-reference.ts";
import { quotedTokens } from "./quoted.ts";
import { roleIn, type Thing, things } from "./salience.ts";

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
export function resolved(found: readonly Draft[], late: readonly Draft[], kit: Kit): Resolved[] {
  const body = withGivenNames(withNameBehind(found));
  const memory = new Reader(kit);
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
  for (const draft of body) {
    const { sentence, head, form, identity } = draft;
    if (form !== "name" || identity.type !== "person" || !memory.quoted.has(sentence) || isQuoted(memory, draft))
      continue;
    if (!roleIn(treeOf(sentence), head).source) continue;
    const held = memory.speaking.get(sentence) ?? new Set();
    memory.speaking.set(sentence, held.add(lastWord(identity.name) ?? identity.name));
  }
  return [...inReadingOrder(body), ...inReadingOrder(late)]
    .map((draft) => memory.resolve(draft))
    .filter(({ draft, reference }) => !draft.again || reference !== undefined);
}

/**
 * Coordinations after their last conjunct, so that they stand ready for a "they" behind them; a pronoun of an opening participle after the
 * subject it leads up to ("Asked whether [he] agreed, the envoy shrugged").
 */
function inReadingOrder(drafts: readonly Draft[]): Draft[] {
  const at = (draft: Draft) =>
    draft.form === "whole" ? Math.max(...draft.parts.map((part) => part.head)) + 0.5 : (ledTo.get(draft) ?? draft.head);
  const ledTo = afterSubject(drafts);
  return [...drafts].sort((a, b) => a.nth - b.nth || at(a) - at(b));
}

function afterSubject(drafts: readonly Draft[]): ReadonlyMap<Draft, number> {
  const out = new Map<Draft, number>();
  const subjects = new Map<number, Draft>();
  for (const draft of drafts) {
    const { tokens } = draft.sentence;
    if (!/^VB[GN]$/.test(tokens[0]!.xpos) && tokens[0]!.form !== "Asked") continue;
    const comma = tokens.findIndex(({ form }) => form === ",");
    if (comma > 0 && draft.first === comma + 1 && draft.form !== "pronoun") subjects.set(draft.nth, draft);
  }
  for (const draft of drafts) {
    const subject = subjects.get(draft.nth);
    if (draft.form === "pronoun" && subject && draft.head < subject.first) out.set(draft, subject.head + 0.25);
  }
  return out;
}

class Reader implements Memory {
  readonly things = new Map<number, readonly Thing[]>();
  readonly chains = new Map<Draft, Chain>();
  private readonly known = new Chains();
  readonly quoted = new Map<Sentence, readonly boolean[]>();
  readonly speaking = new Map<Sentence, Set<string>>();
  readonly seen: Draft[] = [];
  readonly kit: Kit;

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
        return draft.agreement.number === "either" ? undefined : pronounReference(this, draft);
      case "name":
        return this.fullerName(draft);
      case "noun":
        return isAnaphoric(draft)
          ? (descriptionReference(this, draft) ?? officeReference(this, draft))
          : draft.definite || ownedBy(draft)
            ? (sameWordsReference(this, draft) ?? officeReference(this, draft))
            : undefined;
      default:
        return undefined;
    }
  }

  private fullerName(draft: Draft): Reference | undefined {
    const chain = this.known.fullerName(draft);
    return chain && { antecedent: chain.first, confidence: 0.9 };
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

/** "the council’s president": whose, in words. */
function ownedBy({ sentence, first, head }: Draft): boolean {
  return sentence.tokens.slice(first, head).some(({ xpos }) => xpos === "POS");
}

function isPronoun({ form }: Draft): boolean {
  return form === "pronoun" || form === "relative";
}

/** "its foreign office" -> "Pakistan’s foreign office": a name must tell whose it is without the sentence. */
function ownersName(name: string, owner: Identity): string {
  if (owner.type === "pronoun" || /^(its|their|his|her)\b/i.test(owner.name)) return name;
  return name.replace(/^(its|their|his|her|whose)\b/i, `${owner.name}’s`);
}

/** From here on a pronoun tells the gender of whom it stands for. */
const SURE = 0.75;
