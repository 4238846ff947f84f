/** The marked-sentence notation and its runner: `daybook lexicon check` runs a user's examples with the same. */
export * from "../src/lexicon/marked.ts";
