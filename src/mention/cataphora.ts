import { treeOf } from "../sentence/tree.ts";
import type { Draft } from "./draft.ts";
import { roleIn } from "./salience.ts";

/**
 * The phrases of an article with the one that a lead only describes joined to the name that follows: "A former rebel commander told a court
 * … Ahmed Nour, 58, is charged with …". Only where the name comes soon, opens its sentence with an age, and tells nothing itself.
 */
export function withNameBehind(body: readonly Draft[]): readonly Draft[] {
  const opening = Math.min(...body.map(({ nth }) => nth));
  const lead = body.find((draft) => draft.nth === opening && isUnnamedSubject(draft));
  if (!lead || body.some(({ nth, identity, form }) => nth === opening && form === "name" && identity.type === "person"))
    return body;
  const name = body.find(({ nth, form, identity }) => nth > opening && form === "name" && identity.type === "person");
  if (!name?.name || name.nth - opening > SOON || name.first > 0 || !isAged(name)) return body;
  const role = roleIn(treeOf(name.sentence), name.head);
  if (!role.subject || role.source) return body;
  const described: Draft = { ...lead, identity: { ...lead.identity, type: "person", name: name.identity.name } };
  return body.map((draft) =>
    draft === lead ? described : draft === name ? { ...name, antecedent: described } : draft,
  );
}

/** Sentences a reader waits for the name. */
const SOON = 3;

function isUnnamedSubject({ sentence, first, head, form, agent, agreement, identity }: Draft): boolean {
  if (form !== "noun" || agent?.person !== "yes" || agreement.number !== "singular" || identity.type === "person")
    return false;
  return /^(?:a|an)$/i.test(sentence.tokens[first]!.form) && roleIn(treeOf(sentence), head).subject;
}

/** "Ahmed Nour, 58, …" */
function isAged({ sentence: { tokens }, name }: Draft): boolean {
  const next = name!.last + 1;
  return tokens[next]?.form === "," && /^\d\d$/.test(tokens[next + 1]?.form ?? "") && tokens[next + 2]?.form === ",";
}

/**
 * The phrases of an article with the names that some give themselves: "a man introducing himself as [Commander Yordi]", "a group calling
 * itself [the Desert Falcons]", "a trader known as [Abu Salim]" are one actor, called by that name.
 */
export function withGivenNames(body: readonly Draft[]): readonly Draft[] {
  const named = new Map<Draft, Draft>();
  for (const name of body) {
    if (name.form !== "name" || named.has(name)) continue;
    const verb = givingVerb(name);
    if (verb === undefined) continue;
    const bearer = body.findLast(
      ({ nth, form, head, agent, agreement }) =>
        nth === name.nth &&
        form === "noun" &&
        head < verb &&
        verb - head <= 3 &&
        agent !== undefined &&
        agreement.number !== "plural",
    );
    if (bearer && !named.has(bearer)) named.set(bearer, name);
  }
  if (named.size === 0) return body;
  const made = new Map<Draft, Draft>();
  for (const [bearer, name] of named) {
    const person = bearer.agreement.sort === "person";
    const type = person ? "person" : bearer.identity.type;
    const described: Draft = { ...bearer, identity: { ...bearer.identity, type, name: name.identity.name } };
    made.set(bearer, described);
    made.set(name, { ...name, identity: { ...name.identity, type }, antecedent: described });
  }
  return body.map((draft) => {
    const own = made.get(draft) ?? draft;
    const bearer = draft.antecedent && made.get(draft.antecedent);
    const owner = draft.possessor && made.get(draft.possessor);
    return bearer || owner
      ? { ...own, ...(bearer ? { antecedent: bearer } : {}), ...(owner ? { possessor: owner } : {}) }
      : own;
  });
}

/** The verb by which the words before a name give it: "calling itself", "introduces himself as", "known only as". */
function givingVerb({ sentence: { tokens }, first, name }: Draft): number | undefined {
  const word = (i: number) => tokens[i]?.form.toLowerCase() ?? "";
  let i = Math.min(first, name?.first ?? first) - 1;
  if (word(i) === "the") i--;
  const as = word(i) === "as";
  if (as) i--;
  if (as && /^(only|simply|locally)$/.test(word(i))) i--;
  if (as && word(i) === "known") return i;
  if (!/^(himself|herself|itself|themselves)$/.test(word(i))) return undefined;
  const verb = as
    ? /^(introduc|present|identif|styl|describ)(e|es|ed|ing|y|ies|ied|ying)$/
    : /^(call|calls|called|calling|naming|styling)$/;
  return verb.test(word(i - 1)) ? i - 1 : undefined;
}
