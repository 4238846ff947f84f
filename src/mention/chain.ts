import { lastName, lastWord, sameName } from "./description.ts";
import type { Draft, Identity } from "./draft.ts";
import { initials } from "./name.ts";
import type { Agreement } from "./number.ts";

/** All that is known of one actor of an article. */
export interface Chain {
  readonly first: Draft;
  readonly members: Draft[];
  readonly identity: Identity;
  agreement: Agreement;
}

/** The chains of an article, found again by party and kind, or by a short form of a name. */
export class Chains {
  private readonly byParty = new Map<string, Chain>();
  private readonly byShort = new Map<string, Chain[]>();

  open(draft: Draft, identity: Identity): Chain {
    const chain = { first: draft, members: [draft], identity, agreement: draft.agreement };
    const key = partyKey(draft, identity);
    if (key !== undefined) this.byParty.set(key, chain);
    for (const short of shortForms(draft, identity)) {
      const held = this.byShort.get(short);
      if (held) held.push(chain);
      else this.byShort.set(short, [chain]);
    }
    return chain;
  }

  /** The chain of the same party and kind: "Israeli forces" again, the same name again. */
  sameParty(draft: Draft, identity: Identity): Chain | undefined {
    const key = partyKey(draft, identity);
    return key === undefined ? undefined : this.byParty.get(key);
  }

  /** "Al-Mousawi" after "Hussein al-Mousawi", "the RSF" after "the Rapid Support Forces (RSF)". */
  fullerName(draft: Draft): Chain | undefined {
    const name = draft.identity.name;
    const key = /^\p{Lu}{2,8}$/u.test(name) ? name : (lastWord(name) ?? name);
    return this.byShort.get(key)?.find((chain) => sameName(draft, chain.first));
  }
}

/** What must be the same for two phrases to be the same actor without further words; nothing for some of many ("two fighters"). */
function partyKey({ form, lemma, agreement }: Draft, { entity, type, name }: Identity): string | undefined {
  if (form === "whole") return `whole ${name}`;
  if (form === "name") return `name ${entity ?? ""} ${type} ${name}`;
  return form === "noun" && entity !== undefined && agreement.sort !== "person"
    ? `noun ${entity} ${type} ${lemma}`
    : undefined;
}

function shortForms({ form }: Draft, { type, name }: Identity): string[] {
  if (form !== "name" && type !== "person") return [];
  if (type !== "person") return [initials(name)];
  const last = lastName(name);
  return last === undefined ? [] : [last];
}
