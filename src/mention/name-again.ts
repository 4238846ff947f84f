import { NAME_TYPES, type NameType } from "./bioes.ts";
import { isCapital } from "./entity.ts";
import type { NameToken } from "./name-features.ts";
import type { TaggedName } from "./name-tag.ts";

/**
 * One name has one type in a document, also where the tagger was in doubt or saw none: the type it has most surely elsewhere, the
 * person's for a last name alone, the full name's for its acronym in brackets behind it.
 */
export function settledNames(
  sentences: readonly (readonly NameToken[])[],
  found: readonly (readonly TaggedName[])[],
): TaggedName[][] {
  const votes = new Map<string, Float64Array>();
  const vote = (text: string, type: NameType, score: number): void => {
    let held = votes.get(text);
    if (!held) {
      held = new Float64Array(NAME_TYPES.length);
      votes.set(text, held);
    }
    held[NAME_TYPES.indexOf(type)]! += score;
  };
  found.forEach((names, s) => {
    const tokens = sentences[s]!;
    for (const { first, last, type, score } of names) {
      vote(textOf(tokens, first, last), type, score);
      const lastWord = tokens[last]!.form;
      if (type === "PER" && last > first && score >= SURE && /^\p{Lu}\p{L}{2,}$/u.test(lastWord))
        vote(lastWord, type, score * 0.9);
      const acronym = acronymBehind(tokens, first, last);
      if (acronym !== undefined) vote(acronym, type, 2 * score);
    }
  });
  if (votes.size === 0) return found.map((names) => [...names]);
  const sure = new Map<string, { readonly type: NameType; readonly score: number }>();
  const lengths = new Map<string, number[]>();
  for (const [text, held] of votes) {
    let top = 0;
    let sum = 0;
    for (let t = 0; t < held.length; t++) {
      sum += held[t]!;
      if (held[t]! > held[top]!) top = t;
    }
    sure.set(text, {
      type: NAME_TYPES[top]!,
      score: Math.min(1, Math.round((100 * held[top]!) / Math.max(1, sum)) / 100),
    });
    const words = text.split(" ");
    const known = lengths.get(words[0]!);
    if (!known) lengths.set(words[0]!, [words.length]);
    else if (!known.includes(words.length)) known.push(words.length);
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a);
  return found.map((names, s) => {
    const tokens = sentences[s]!;
    const out: TaggedName[] = names.map((name) => {
      const known = sure.get(textOf(tokens, name.first, name.last));
      return known && known.type !== name.type && name.score < known.score ? { ...name, ...known } : name;
    });
    for (let i = 0; i < tokens.length; i++) {
      const own = lengths.get(tokens[i]!.form);
      if (!own || !isCapital(tokens[i]!.form) || tokens[i]!.upos !== "PROPN") continue;
      for (const length of own) {
        const last = i + length - 1;
        if (last >= tokens.length || out.some((name) => name.first <= last && name.last >= i)) continue;
        const known = sure.get(textOf(tokens, i, last));
        if (!known || known.score < SURE || isInRun(tokens, i, last)) continue;
        out.push({ first: i, last, margin: 0, ...known });
        i = last;
        break;
      }
    }
    return out.sort((a, b) => a.first - b.first);
  });
}

const SURE = 0.8;

function textOf(tokens: readonly NameToken[], first: number, last: number): string {
  let text = tokens[first]!.form;
  for (let i = first + 1; i <= last; i++) text += ` ${tokens[i]!.form}`;
  return text;
}

/** Part of a longer row of names: "Wesley" of "Wesley Snipes". */
function isInRun(tokens: readonly NameToken[], first: number, last: number): boolean {
  const proper = (i: number) => tokens[i]?.upos === "PROPN" && isCapital(tokens[i]!.form);
  return proper(first - 1) || proper(last + 1);
}

/** "HANO" of "Housing Authority of New Orleans (HANO)". */
function acronymBehind(tokens: readonly NameToken[], first: number, last: number): string | undefined {
  const acronym = tokens[last + 2]?.form;
  if (acronym === undefined || tokens[last + 1]!.form !== "(" || tokens[last + 3]?.form !== ")") return undefined;
  if (!/^\p{Lu}{2,8}$/u.test(acronym)) return undefined;
  let initials = "";
  for (let i = first; i <= last; i++) if (isCapital(tokens[i]!.form)) initials += tokens[i]!.form.charAt(0);
  return acronym.startsWith(initials.slice(0, 1)) && (acronym === initials || initials.length > 2)
    ? acronym
    : undefined;
}
