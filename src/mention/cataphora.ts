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
