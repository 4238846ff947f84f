import type { Token } from "./sentence.ts";

/** Sentences as CoNLL-U: one line a token, a blank line after each sentence. `text`: the text the spans count in. */
export function conllu(sentences: readonly { readonly tokens: readonly Token[] }[], text?: string): string {
  const out: string[] = [];
  for (const { tokens } of sentences) {
    const [first, last] = [tokens[0], tokens[tokens.length - 1]];
    if (!first || !last) continue;
    if (text !== undefined) out.push(`# text = ${text.slice(first.from, last.to).replace(/\s+/g, " ")}`);
    tokens.forEach((token, i) => {
      const next = tokens[i + 1];
      const misc = next && next.from === token.to ? "SpaceAfter=No" : "_";
      if (next && next.from === token.to && isClitic(next, token)) {
        const after = tokens[i + 2];
        const space = after && after.from === next.to ? "SpaceAfter=No" : "_";
        out.push([`${i + 1}-${i + 2}`, clean(token.form + next.form), ...Array<string>(7).fill("_"), space].join("\t"));
      }
      const { form, lemma, upos, xpos, head, deprel } = token;
      out.push([i + 1, clean(form), clean(lemma), upos, xpos, "_", head + 1, deprel, "_", misc].join("\t"));
    });
    out.push("");
  }
  return out.length > 0 ? `${out.join("\n")}\n` : "";
}

/** A sentence of a treebank as columns; `heads` are indices, -1 for the root. */
export interface TreebankSentence {
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
  /** The values of its comment lines, `# sent_id = …`. */
  readonly comments: Readonly<Record<string, string>>;
}

/** The sentences of a CoNLL-U file. Empty nodes (8.1) and the lines of multiword tokens (8-9) are skipped. */
export function readConllu(text: string): TreebankSentence[] {
  const sentences: TreebankSentence[] = [];
  for (const part of text.split(/\r?\n[ \t]*\r?\n/)) {
    const comments: Record<string, string> = {};
    const rows: string[][] = [];
    for (const line of part.split(/\r?\n/)) {
      const comment = /^# ?(\S+) = (.*)$/.exec(line);
      if (comment) comments[comment[1]!] = comment[2]!;
      else if (/^\d+\t/.test(line)) rows.push(line.split("\t"));
    }
    if (rows.length === 0) continue;
    const column = (i: number): string[] => rows.map((row) => row[i] ?? "_");
    sentences.push({
      forms: column(1),
      lemmas: column(2),
      upos: column(3),
      xpos: column(4),
      heads: column(6).map((head) => Number(head) - 1),
      deprels: column(7),
      comments,
    });
  }
  return sentences;
}

/** Whether two tokens are one word in writing: "do" + "n't", "army" + "'s", "can" + "not". */
function isClitic(token: Token, before: Token): boolean {
  return /^(?:n['’]?t|['’`](?:s|m|d|re|ve|ll)|not|na|ta)$/i.test(token.form) && /[\p{L}\p{N}.]$/u.test(before.form);
}

/** A field may hold no tab or line end. */
function clean(field: string): string {
  return field.replace(/[\t\n\r]/g, " ");
}
