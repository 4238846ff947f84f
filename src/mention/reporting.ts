import type { Tree } from "../sentence/tree.ts";

/** Verbs whose subject is a source: enough to tell who speaks; the attribution room has the whole lexicon of cues. */
export const REPORTING: ReadonlySet<string> = new Set(
  (
    "say tell add report state claim confirm deny announce note warn explain argue insist stress suggest indicate clarify continue reveal disclose declare describe accuse allege assert " +
    "acknowledge admit affirm reiterate repeat reply respond answer recall remark comment mention emphasize emphasise underline underscore point estimate believe think expect predict fear " +
    "vow pledge promise threaten urge call demand ask request appeal propose recommend conclude observe write tweet post publish quote cite testify maintain contend hint speculate complain " +
    "condemn denounce criticize criticise blame praise welcome reject dismiss refute rebuff caution advise inform notify brief outline refer concede recount relate specify detail cast link express voice decline doubt dispute question swear"
  ).split(" "),
);

/** Is the token the subject of a reporting verb, its clause told or not? */
export function reports(tree: Tree, i: number): boolean {
  let at = i;
  while (tree.tokens[at]!.deprel === "conj" && tree.tokens[at]!.head >= 0) at = tree.tokens[at]!.head;
  const token = tree.tokens[at]!;
  if (beforeVerb(tree, at)) return true;
  const governor = tree.tokens[token.head];
  if (!governor) return false;
  if (token.deprel === "nsubj")
    return (
      REPORTING.has(governor.lemma.toLowerCase()) || givesAccount(tree, token.head) || sayingMore(tree, token.head)
    );
  // "…, said the sources": the parser takes a subject behind its verb for an object.
  if (token.deprel === "obj" && at > token.head && REPORTING.has(governor.lemma.toLowerCase()))
    return (
      tree.tokens[token.head - 1]?.upos === "PUNCT" &&
      !tree.children[token.head]!.some((c) => /^nsubj/.test(tree.tokens[c]!.deprel))
    );
  return tree.children[at]!.some(
    (c) => c < at && tree.tokens[c]!.deprel === "case" && tree.tokens[c]!.form.toLowerCase() === "according",
  );
}

/** "gave a different account", "put the toll at nine", "spoke of dozens of men": to tell, in more words than one. */
function givesAccount({ tokens, children }: Tree, verb: number): boolean {
  const lemma = tokens[verb]!.lemma.toLowerCase();
  if (lemma === "speak")
    return children[verb]!.some(
      (c) => c > verb && tokens[c]!.deprel === "obl" && children[c]!.some((m) => tokens[m]!.form === "of"),
    );
  return (
    /^(give|offer|put|set|provide|lay|pin)$/.test(lemma) &&
    children[verb]!.some((c) => tokens[c]!.deprel === "obj" && ACCOUNTS.has(tokens[c]!.lemma.toLowerCase()))
  );
}

const ACCOUNTS: ReadonlySet<string> = new Set(
  "account version toll figure number explanation reason detail estimate picture blame failure responsibility assurance".split(
    " ",
  ),
);

/** "The centre raised its toll, [saying] nine had died": who tells, whatever else it does. */
function sayingMore({ tokens, children }: Tree, verb: number): boolean {
  return children[verb]!.some(
    (c) =>
      c > verb &&
      tokens[c]!.deprel === "advcl" &&
      /^(saying|adding|claiming|telling|insisting|alleging|stating|arguing)$/.test(tokens[c]!.form),
  );
}

/** "two sources [linked] …": a noun or pronoun whose own verb the parser made its modifier. */
function beforeVerb(tree: Tree, i: number): boolean {
  const verb = tree.tokens[i + 1];
  const pronoun = tree.tokens[i]!.upos === "PRON";
  if (pronoun && verb && verb.upos === "NOUN" && REPORTING.has(verb.lemma.toLowerCase())) return true;
  if (!verb || verb.head !== i || !/^(VBD|VBN|VBZ|VBP)$/.test(verb.xpos) || !REPORTING.has(verb.lemma.toLowerCase()))
    return false;
  const next = tree.tokens[i + 2];
  return (
    next !== undefined &&
    !/^(by|in|as|for|from|with)$/.test(next.form) &&
    tree.tokens[i]!.head >= 0 &&
    tree.tokens[tree.tokens[i]!.head]!.upos !== "VERB"
  );
}
