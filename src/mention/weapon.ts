import { byEntry } from "../basis.ts";
import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { Noter } from "../note.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { tokens as tokenSpans } from "../sentence/token.ts";
import type { Address, Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import type { WeaponMention } from "./mention.ts";

/** One entry of lexicon/weapons.yaml. */
export interface WeaponEntry extends Entry {
  readonly nouns: readonly string[];
  /** Longer names that hold one of the nouns and are no weapon: "water tank". */
  readonly not?: readonly string[];
  /** The PLOVER mode of ASSAULT it implies: "drone", "heavy-weapons". */
  readonly mode?: string;
}

/** With what: weapons and means of violence named in the text, the longest name at each place. */
export function weapons(
  layers: Pick<Layers, "sentences">,
  kit: Kit,
  ids: (span: Span) => Address,
  _note: Noter,
): WeaponMention[] {
  const index = weaponIndex(kit);
  return layers.sentences.flatMap((sentence) =>
    weaponsIn(sentence, index).map((weapon) => ({ ...weapon, id: ids(weapon) })),
  );
}

interface Name {
  readonly words: readonly string[];
  readonly entry: WeaponEntry;
  /** Found, but no weapon. */
  readonly harmless: boolean;
}

function weaponsIn({ tokens }: Sentence, index: ReadonlyMap<string, readonly Name[]>): Omit<WeaponMention, "id">[] {
  const out: Omit<WeaponMention, "id">[] = [];
  const lemmas = tokens.map((token) =>
    (token.upos === "NOUN" || token.upos === "PROPN" ? token.lemma : token.form).toLowerCase(),
  );
  const forms = tokens.map((token) => token.form.toLowerCase());
  for (let i = 0; i < tokens.length; i++) {
    const names = index.get(lemmas[i]!) ?? (forms[i] === lemmas[i] ? undefined : index.get(forms[i]!));
    const name = names?.find(({ words }) => words.every((word, k) => lemmas[i + k] === word || forms[i + k] === word));
    if (!name) continue;
    const last = i + name.words.length - 1;
    if (name.harmless) {
      i = last;
      continue;
    }
    const head = tokens[last]!;
    // A weapon's name used as a verb ("to shell the town") is an event, not a thing; "mine" alone may be a pronoun.
    if (head.upos === "VERB" || head.upos === "AUX") continue;
    if (last === i && head.upos === "PRON") continue;
    out.push({
      kind: "weapon",
      from: tokens[i]!.from,
      to: head.to,
      head: { from: head.from, to: head.to },
      weapon: name.entry.id,
      basis: byEntry(name.entry),
    });
    i = last;
  }
  return out;
}

/** Names by their first word, longest first. */
const weaponIndex = perKit((kit) => {
  const index = new Map<string, Name[]>();
  const add = (noun: string, entry: WeaponEntry, harmless: boolean) => {
    // Cut as the text is: "anti-tank missile" must meet the tokens it will meet.
    const words = tokenSpans(noun).map((span) => noun.slice(span.from, span.to).toLowerCase());
    const held = index.get(words[0]!);
    if (held) held.push({ words, entry, harmless });
    else index.set(words[0]!, [{ words, entry, harmless }]);
  };
  for (const entry of section<WeaponEntry>(kit, "weapons")) {
    for (const noun of entry.nouns ?? []) add(noun, entry, false);
    for (const noun of entry.not ?? []) add(noun, entry, true);
  }
  for (const names of index.values())
    names.sort((a, b) => b.words.length - a.words.length || Number(a.harmless) - Number(b.harmless));
  return index;
});

/** The PLOVER mode a weapon implies, if its entry says one. */
export function weaponMode(weapon: string, kit: Kit): string | undefined {
  return modes(kit).get(weapon);
}

const modes = perKit(
  (kit) =>
    new Map(
      section<WeaponEntry>(kit, "weapons").flatMap((entry) => (entry.mode ? [[entry.id, entry.mode] as const] : [])),
    ),
);
