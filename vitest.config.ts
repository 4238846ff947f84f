import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "lexicon/**/*.test.ts",
      "gazetteer/**/*.test.ts",
      "cases/**/*.test.ts",
      "corpus/**/*.test.ts",
      "bench/**/*.test.ts",
      "train/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    // One process state for all files: starting 60 isolated workers costs ten times the tests themselves.
    isolate: false,
    testTimeout: 30_000,
  },
});
