import type { Arc } from "./hidden-verb.ts";
import type { Token } from "./sentence.ts";

/**
 * "attacked Kobeya, 20 km north of Goma, on Thursday evening, killing nine, the governor said": what is measured beside a name says where
 * that lies, and what stands behind it, or behind a date, belongs to the verb before it, not to the measure, the date or the speaker.
 */
export function measuredBeside(tokens: readonly Token[], arcs: Arc[]): boolean {
  let changed = false;
  for (let i = 1; i < tokens.length; i++) {
    const here = measure(tokens, arcs, i) || participleAstray(tokens, arcs, i);
    changed ||= here;
  }
  return changed;
}

function measure(tokens: readonly Token[], arcs: Arc[], unit: number): boolean {
  if (!UNITS.test(tokens[unit]!.form) || tokens[unit - 1]!.upos !== "NUM") return false;
  let comma = unit - 2;
  while (
    comma > 0 &&
    /^(?:about|some|around|roughly|nearly|just|approximately|almost|over|only)$/.test(tokens[comma]!.form)
  )
    comma--;
  if (comma < 1 || tokens[comma]!.form !== "," || tokens[comma - 1]!.upos !== "PROPN") return false;
  const name = topOf(arcs, comma - 1, (head) => head < comma && tokens[head]!.upos === "PROPN");
  const end = endOf(tokens, unit);
  if (end === undefined) return false;
  const verb = verbAbove(tokens, arcs, name) ?? verbBefore(tokens, arcs, name);
  if (verb === undefined) return false;
  const inside = (k: number) => k > comma && k < end;
  const moved = arcs.map((arc) => ({ ...arc }));
  for (let k = comma + 1; k < tokens.length; k++) {
    const { head, deprel } = moved[k]!;
    if (k === unit) moved[k] = { ...moved[k]!, head: name, deprel: "appos" };
    else if (inside(k) && !inside(head))
      moved[k] = { ...moved[k]!, head: unit, deprel: tokens[k]!.upos === "PROPN" ? "nmod" : deprel };
    else if (k >= end && inside(head) && !isJoined(tokens, arcs, k))
      moved[k] = { ...moved[k]!, head: verb, deprel: besideVerb(tokens[k]!, deprel) };
  }
  return taken(arcs, moved);
}

/** One past the last word of "north of Goma", "(12 miles) from the town of Bunia"; none where no name ends it, or no comma comes after. */
function endOf(tokens: readonly Token[], unit: number): number | undefined {
  let k = unit + 1;
  if (tokens[k]?.form === "(") while (k < tokens.length && tokens[k++]!.form !== ")");
  const from = k;
  while (k < tokens.length && k < from + 10 && /^(?:NOUN|ADJ|ADV|ADP|DET|PART|PROPN)$/.test(tokens[k]!.upos)) k++;
  if (tokens[k]?.form !== "," || tokens[k - 1]!.upos !== "PROPN") return undefined;
  return tokens.slice(from, k).some(({ form }) => /^(?:of|from|off|outside)$/.test(form)) ? k : undefined;
}

/**
 * "on Friday morning, killing nine, the governor said": what is done beside a dated deed is no part of the date, and what is done beside a
 * deed that is told is not done by who tells it.
 */
function participleAstray(tokens: readonly Token[], arcs: Arc[], i: number): boolean {
  const { head, deprel } = arcs[i]!;
  if (tokens[i]!.xpos !== "VBG" || tokens[i - 1]!.form !== "," || !/^(?:acl|advcl)$/.test(deprel) || head < 0)
    return false;
  const verb = verbBefore(tokens, arcs, Math.min(head, i));
  if (verb === undefined) return false;
  const isOfDate = head < i && DATED.test(tokens[head]!.form) && !/^nsubj|^obj/.test(arcs[head]!.deprel);
  const isOfTeller =
    head > i &&
    TOLD.test(tokens[head]!.lemma) &&
    (arcs[head]!.head === verb || (arcs[verb]!.head === head && arcs[verb]!.deprel !== "acl"));
  if (!isOfDate && !isOfTeller) return false;
  const moved = arcs.map((arc) => ({ ...arc }));
  moved[i] = { ...moved[i]!, head: verb, deprel: "advcl" };
  return taken(arcs, moved);
}

/** The arcs become the new ones, if those are still one tree. */
function taken(arcs: Arc[], moved: readonly Arc[]): boolean {
  for (let i = 0; i < moved.length; i++) {
    let steps = 0;
    for (let at = i; at >= 0; at = moved[at]!.head) if (++steps > moved.length) return false;
  }
  for (const [i, arc] of moved.entries()) arcs[i] = arc;
  return true;
}

/** "and two hamlets": joined by a word, not only read so behind a comma. */
function isJoined(tokens: readonly Token[], arcs: readonly Arc[], k: number): boolean {
  if (arcs[k]!.deprel !== "conj") return arcs[k]!.deprel === "cc";
  return arcs.some(({ head }, c) => head === k && tokens[c]!.upos === "CCONJ");
}

function besideVerb({ upos, xpos }: Token, deprel: string): string {
  if (upos === "PUNCT") return "punct";
  if (xpos === "VBG") return "advcl";
  return /^(?:NOUN|PROPN|NUM)$/.test(upos) ? "obl" : upos === "ADV" ? "advmod" : deprel;
}

/** Up through the words of one name. */
function topOf(arcs: readonly Arc[], from: number, isName: (head: number) => boolean): number {
  let at = from;
  while (/^(?:flat|compound|goeswith)/.test(arcs[at]!.deprel) && arcs[at]!.head >= 0 && isName(arcs[at]!.head))
    at = arcs[at]!.head;
  return at;
}

/** The verb that a name hangs under, if it stands before it. */
function verbAbove(tokens: readonly Token[], arcs: readonly Arc[], name: number): number | undefined {
  for (let at = arcs[name]!.head, steps = 0; at >= 0 && steps < tokens.length; at = arcs[at]!.head, steps++)
    if (tokens[at]!.upos === "VERB") return at < name ? at : undefined;
  return undefined;
}

/** The nearest verb before that is not inside a relative clause or a description. */
function verbBefore(tokens: readonly Token[], arcs: readonly Arc[], from: number): number | undefined {
  for (let at = from - 1; at >= 0; at--)
    if (tokens[at]!.upos === "VERB" && !/^(?:acl|amod)/.test(arcs[at]!.deprel)) return at;
  return undefined;
}

const UNITS = /^(?:kms?|kilomet(?:re|er)s?|miles?|met(?:re|er)s?)$/;
const DATED =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|morning|afternoon|evening|night|midnight|noon|dawn|dusk|day|week|weekend|month|January|February|March|April|May|June|July|August|September|October|November|December|\d{1,2}|(?:19|20)\d\d)$/;
const TOLD = /^(?:say|tell|add|report|announce|confirm|state|note|claim|write|warn)$/;
