import { byEntry } from "../basis.ts";
import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { Noter } from "../note.ts";
import type { Sentence } from "../sentence/sentence.ts";
import type { Address, Span } from "../span.ts";
import type { Layers } from "../stage.ts";
import type { WeaponMention } from "./mention.ts";

/** One entry of lexicon/weapons.yaml. */
export interface WeaponEntry extends Entry {
  readonly nouns: readonly string[];
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
    const head = tokens[last]!;
    // A weapon's name used as a verb ("to shell the town") is an event, not a thing.
    if (head.upos === "VERB" || head.upos === "AUX") continue;
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
  for (const entry of section<WeaponEntry>(kit, "weapons")) {
    for (const noun of entry.nouns ?? []) {
      // Split as the tokeniser does: "anti-tank missile" is four tokens.
      const words = noun.toLowerCase().replaceAll("-", " - ").split(/\s+/);
      const first = index.get(words[0]!) ?? [];
      first.push({ words, entry });
      index.set(words[0]!, first);
    }
  }
  for (const names of index.values()) names.sort((a, b) => b.words.length - a.words.length);
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
