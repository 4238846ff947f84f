import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";
import { contains, type Span } from "../span.ts";
import type { Attribution } from "./attribution.ts";

const of = (text: string): readonly Attribution[] => read(text, testKit()).attributions;
const said = (text: string, span: Span | undefined) => (span ? text.slice(span.from, span.to) : undefined);

describe("attributions", () => {
  it("never throws, stays inside the text, and is the same for the same text", () => {
    const word = fc.constantFrom(
      ..."said told that “ ” \" ' ’ ‘ , . : — ( ) according to citing the ministry he who Reuters denied claims not was by and but saying of\n\n".split(
        " ",
      ),
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const found = of(text);
        for (const { source, cue, content, recipient } of found) {
          for (const span of [source, cue, recipient, ...content]) {
            if (span) expect(span.from >= 0 && span.from < span.to && span.to <= text.length).toBe(true);
          }
        }
        expect(of(text)).toEqual(found);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it("notes a quote that never closes, and does not let it run on over what others say", () => {
    const text =
      'Colonel Adam Issa said: "We will hold the bridge. The ministry denied the strike.\n\nAid groups warned of hunger.';
    const reading = read(text, testKit());
    expect(reading.notes.map((each) => [each.rule, said(text, each)])).toContainEqual([
      "open-quote",
      '"We will hold the bridge.',
    ]);
    expect(reading.attributions.every((each) => each.within === undefined)).toBe(true);
    const forgotten = '"We left the town, Colonel Adam Issa said. The army then shelled the bridge.';
    expect(of(forgotten)[0]?.content.map((span) => said(forgotten, span))).toEqual(['"We left the town']);
  });

  it("reads a lone quote mark behind a preposition as no content", () => {
    for (const text of ["The army said according to “", 'Police warned of "', "The mayor spoke of “ ”"])
      expect(() => of(text)).not.toThrow();
  });

  it("reads sentences of thousands of words, and speakers who are never named", () => {
    const long = `The ministry said ${"the road was shut and ".repeat(600)}the army denied it.`;
    const reading = read(long, testKit());
    expect(reading.notes.map((each) => each.rule)).toContain("long-sentence");
    expect(reading.attributions.length).toBeGreaterThan(0);
    const nobody = "“We will come back.” “When?” “When they have gone.” “They will not go.”";
    expect(of(nobody).every((each) => each.speakers.length === 0)).toBe(true);
  });

  it("gives every attribution its own id, and names the outer one before the inner", () => {
    const text = "State radio said the rebels had claimed that the envoy told Reuters the talks were dead.";
    const found = of(text);
    expect(new Set(found.map((each) => each.id)).size).toBe(found.length);
    const seen = new Set<string>();
    for (const each of found) {
      if (each.within !== undefined) expect(seen.has(each.within)).toBe(true);
      seen.add(each.id);
    }
    expect(found.map((each) => said(text, each.cue))).toEqual(["said", "had claimed", "told"]);
  });

  it("puts an inner cue inside the content of its outer attribution", () => {
    const text = "The daily said the mayor had denied that the wells were poisoned.";
    const [outer, inner] = of(text);
    expect(inner?.within).toBe(outer?.id);
    expect(outer?.content.some((span) => inner !== undefined && contains(span, inner.cue))).toBe(true);
    expect(inner?.stance).toBe("denies");
  });

  it("tells direct, mixed and indirect speech apart", () => {
    const style = (text: string) => of(text)[0]?.style;
    expect(style("“The road is closed,” the prefect said.")).toBe("direct");
    expect(style("The prefect said the road was “closed for good.”")).toBe("mixed");
    expect(style("The prefect said the road was closed.")).toBe("indirect");
  });

  it("names kinds of sources", () => {
    const kind = (text: string) => of(text)[0]?.sourceKind;
    expect(kind("Two officials said the port was shut.")).toBe("unnamed");
    expect(kind("The foreign minister said the port was shut.")).toBe("role");
    expect(kind("Satellite images show that the port is shut.")).toBe("image");
    expect(kind("An internal report says the port is shut.")).toBe("document");
    expect(kind("Reuters reported that the port was shut.")).toBe("outlet");
  });

  it("resolves who speaks through pronouns", () => {
    const text = "Field sources said the pass was open. They added that trucks were moving.";
    const [first, second] = of(text);
    expect(said(text, second?.source)).toBe("They");
    expect(second?.speakers).toEqual(first?.speakers);
  });

  it("says why: the lexicon line or the rule", () => {
    const basis = of("The mayor said the wells were dry.")[0]?.basis;
    expect(basis?.by === "lexicon" && basis.at).toMatch(/^lexicon\/cues\.yaml:\d+$/);
  });
});
