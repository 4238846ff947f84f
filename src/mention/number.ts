import type { Token } from "../sentence/sentence.ts";

/** What a pronoun or noun asks of what it agrees with. */
export interface Agreement {
  readonly number: "singular" | "plural" | "either";
  /** "person" for he and she, "group" for what can be "it" and "they" alike, "thing" for the rest. */
  readonly sort: "person" | "group" | "thing" | "any";
  readonly gender?: "male" | "female";
}

/** Third-person pronouns, possessives and reflexives by form in lower case. */
export function pronounAgreement(form: string): Agreement | undefined {
  return PRONOUNS.get(form.toLowerCase());
}

const HE: Agreement = { number: "singular", sort: "person", gender: "male" };
const SHE: Agreement = { number: "singular", sort: "person", gender: "female" };
const IT: Agreement = { number: "singular", sort: "group" };
const THEY: Agreement = { number: "plural", sort: "any" };
const PRONOUNS = new Map<string, Agreement>([
  ...["he", "him", "his", "himself"].map((form) => [form, HE] as const),
  ...["she", "her", "hers", "herself"].map((form) => [form, SHE] as const),
  ...["it", "its", "itself"].map((form) => [form, IT] as const),
  ...["they", "them", "their", "theirs", "themselves"].map((form) => [form, THEY] as const),
]);

/** The number a noun or name shows by its tag, its form or its quantity. */
export function numberOf(token: Token): "singular" | "plural" {
  return token.xpos === "NNS" || token.xpos === "NNPS" ? "plural" : "singular";
}

/** Could the two be the same? `antecedent` is what stands first. */
export function agrees(pronoun: Agreement, antecedent: Agreement): boolean {
  if (pronoun.gender && antecedent.gender && pronoun.gender !== antecedent.gender) return false;
  if (pronoun.sort === "person") return antecedent.sort === "person" && antecedent.number !== "plural";
  if (pronoun.sort === "group") return antecedent.sort !== "person" && antecedent.number !== "plural";
  // "they": plural nouns, and groups named in the singular ("the army … they").
  return antecedent.number !== "singular" || antecedent.sort === "group";
}
