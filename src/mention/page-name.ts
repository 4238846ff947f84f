import type { Kit } from "../kit/kit.ts";
import type { Resolved } from "./coreference.ts";
import { writtenName } from "./description.ts";
import { actorEntry, fold, list } from "./entity.ts";
import { initials } from "./name.ts";

/**
 * The phrases of an article with bodies and persons of the lexicon called as the article calls them, by its fullest name, where the lexicon's
 * own name is one its readers never saw: "JNIM", "the International Atomic Energy Agency". States keep theirs.
 */
export function calledAsWritten(all: readonly Resolved[], kit: Kit): Resolved[] {
  const written = new Map<string, Set<string>>();
  for (const { draft } of all) {
    const { entity } = draft.identity;
    if (draft.form !== "name" || entity === undefined || draft.basis.by !== "lexicon") continue;
    const held = written.get(entity) ?? new Set();
    written.set(entity, held);
    held.add(writtenName(draft));
  }
  const called = new Map<string, { readonly from: string; readonly to: string }>();
  for (const [entity, names] of written) {
    const entry = actorEntry(entity, kit);
    if (!entry || entry.kind === "state" || entry.kind === "territory") continue;
    const own = [entry.name, ...list(entry.also)].map(key);
    const forms = [...names].filter((name) => own.includes(key(name)));
    if (forms.length === 0 || forms.some((name) => isPartOf(name, entry.name))) continue;
    const to = forms.reduce((best, name) => (name.length > best.length ? name : best));
    called.set(entity, { from: entry.name, to });
  }
  if (called.size === 0) return [...all];
  return all.map((each) => {
    const name = each.identity.entity === undefined ? undefined : called.get(each.identity.entity);
    return name && each.identity.name === name.from ? { ...each, identity: { ...each.identity, name: name.to } } : each;
  });
}

function key(name: string): string {
  return name
    .replace(/^the /i, "")
    .split(/[\s-]+/)
    .map(fold)
    .join(" ");
}

/** Does the lexicon's name tell what is written, and more: "Netanyahu" of "Benjamin Netanyahu"? Letters that readers know a body by do not count. */
function isPartOf(written: string, name: string): boolean {
  const words = key(name).split(" ");
  return (
    key(written) === key(name) ||
    (initials(name) !== written &&
      key(written)
        .split(" ")
        .every((word) => words.includes(word)))
  );
}
