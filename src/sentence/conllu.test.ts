import { describe, expect, it } from "vitest";
import { conllu, readConllu } from "./conllu.ts";
import type { Token } from "./sentence.ts";

const text = "They didn’t go.";
const rows = [
  [0, 4, "they", "PRON", "PRP", 3, "nsubj"],
  [5, 8, "do", "AUX", "VBD", 3, "aux"],
  [8, 11, "not", "PART", "RB", 3, "advmod"],
  [12, 14, "go", "VERB", "VB", -1, "root"],
  [14, 15, ".", "PUNCT", ".", 3, "punct"],
] as const;
const tokens = rows.map(
  ([from, to, lemma, upos, xpos, head, deprel]): Token => ({
    from,
    to,
    form: text.slice(from, to),
    lemma,
    upos,
    xpos,
    head,
    deprel,
  }),
);

describe("conllu", () => {
  it("writes one line a token, contractions as multiword tokens", () => {
    expect(conllu([{ tokens }], text)).toBe(
      [
        "# text = They didn’t go.",
        "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_",
        "2-3\tdidn’t\t_\t_\t_\t_\t_\t_\t_\t_",
        "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\tSpaceAfter=No",
        "3\tn’t\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_",
        "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
        "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_",
        "",
        "",
      ].join("\n"),
    );
  });

  it("reads what it wrote", () => {
    const [sentence] = readConllu(conllu([{ tokens }], text));
    expect(sentence?.forms).toEqual(tokens.map((token) => token.form));
    expect(sentence?.heads).toEqual(tokens.map((token) => token.head));
    expect(sentence?.deprels).toEqual(tokens.map((token) => token.deprel));
    expect(sentence?.comments).toEqual({ text });
  });

  it("writes nothing for nothing", () => {
    expect(conllu([])).toBe("");
    expect(readConllu("")).toEqual([]);
  });
});
