/** Why a value is held: the lexicon line, the rule, the model with its score, or the human reader it rests on. */
export type Basis =
  | { readonly by: "lexicon"; readonly entry: string; readonly at: string } // at: lexicon/actors/lebanon.yaml:3
  | { readonly by: "rule"; readonly rule: string }
  | { readonly by: "model"; readonly model: string; readonly score: number }
  | { readonly by: "reader"; readonly who: string; readonly when: string };

export function byRule(rule: string): Basis {
  return { by: "rule", rule };
}

export function byEntry(entry: { readonly id: string; readonly at: string }): Basis {
  return { by: "lexicon", entry: entry.id, at: entry.at };
}

/** Of an event's place or time: taken over from another event, sentence or the story, not said of it itself. */
export function isCarriedOver(basis: Basis | undefined): boolean {
  return basis?.by === "rule" && /^event\/(?:carried|time of the (?!picture))/.test(basis.rule);
}
