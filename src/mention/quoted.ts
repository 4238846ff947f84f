import type { Sentence } from "../sentence/sentence.ts";

/**
 * Which tokens of each sentence stand inside double quote marks. A quote runs on from sentence to sentence of a paragraph and ends with it;
 * sentences come in text order, and those left out are taken to open and close none.
 */
export function quotedTokens(sentences: readonly Sentence[]): Map<Sentence, readonly boolean[]> {
  const out = new Map<Sentence, readonly boolean[]>();
  let open = false;
  let block = -1;
  for (const sentence of sentences) {
    if (sentence.block !== block) open = false;
    block = sentence.block;
    const inside: boolean[] = [];
    for (const { form } of sentence.tokens) {
      const mark = form.charAt(0);
      if (mark === "“" || mark === "«" || form === "``") open = true;
      else if (mark === "”" || mark === "»" || form === "''") open = false;
      else if (mark === '"') open = !open;
      inside.push(open);
    }
    if (inside.includes(true)) out.set(sentence, inside);
  }
  return out;
}
