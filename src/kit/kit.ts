import type { PlaceSource } from "../gazetteer/place.ts";

/**
 * All that reading needs besides the page: lexicon and models, loaded once and passed in. A kit is plain data, so it moves to
 * workers and its version names what a reading was made with. Rooms open what they need of it once per kit, with `perKit`.
 */
export interface Kit {
  /** Changes whenever an entry or a model changes: readings are keyed by (page id, kit version). */
  readonly version: string;
  readonly lexicon: Lexicon;
  /** Model files by name: "tagger", "parser", "lemma"; see models/. */
  readonly models: Readonly<Record<string, Uint8Array>>;
  /** The gazetteer that ships (see gazetteer/index-file.ts); of no length where none is needed. */
  readonly gazetteer: Uint8Array;
  /** Gazetteers the user imported, asked first. */
  readonly imported?: readonly PlaceSource[];
}

/** The entries of each section in file order. The section is the file's first folder or name: actors/lebanon.yaml -> "actors". */
export type Lexicon = Readonly<Record<string, readonly Entry[]>>;

/** One YAML entry as written, all scalars text (`0874` stays `0874`), with the place it stands: each room gives it its own type. */
export interface Entry {
  readonly id: string;
  /** lexicon/actors/lebanon.yaml:3 */
  readonly at: string;
  /** "yes": of a user's own lexicon, which is asked before the one that ships. */
  readonly mine?: string;
  readonly [field: string]: unknown;
}

/** The entries of a section, none if the kit has no such section. */
export function section<T extends Entry>(kit: Kit, name: string): readonly T[] {
  return (kit.lexicon[name] ?? []) as readonly T[];
}

/** Computes something from a kit once, however often it is asked for. */
export function perKit<T>(make: (kit: Kit) => T): (kit: Kit) => T {
  const made = new WeakMap<Kit, { readonly value: T }>();
  return (kit) => {
    let held = made.get(kit);
    if (!held) {
      held = { value: make(kit) };
      made.set(kit, held);
    }
    return held.value;
  };
}
