import { describe, expect, it } from "vitest";
import { quotes } from "./quote.ts";

const found = (text: string) => {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((m) => ({ from: m.index, to: m.index + m[0].length }));
  const sentences = [...text.matchAll(/[^\s.?!][^.?!]*[.?!]["”]?/g)].map((m) => ({
    from: m.index,
    to: m.index + m[0].length,
  }));
  return quotes(text, blocks, sentences).map((quote) => text.slice(quote.from, quote.to));
};

describe("quotes", () => {
  it("finds curly, straight, single and doubled single marks", () => {
    expect(found("“One,” he said. “Two.”")).toEqual(["“One,”", "“Two.”"]);
    expect(found('"One," he said.')).toEqual(['"One,"']);
    expect(found("''One,'' he said.")).toEqual(["''One,''"]);
    expect(found("‘We left,’ she said of the city’s fall.")).toEqual(["‘We left,’"]);
  });
  it("leaves apostrophes alone", () => {
    expect(found("The farmers’ union and the city’s mayor don't agree.")).toEqual([]);
  });
  it("lets an unclosed quote run to the end of its paragraph, and the next take it up", () => {
    const text = "“One. Two.\n“Three,” she said.";
    const blocks = [
      { from: 0, to: 10 },
      { from: 11, to: text.length },
    ];
    expect(quotes(text, blocks, []).map(({ closed, resumes }) => [closed, resumes])).toEqual([
      [false, false],
      [true, true],
    ]);
  });
  it("ends a quote that nothing takes up with its sentence", () => {
    expect(found('He said: "We hold the bridge. Residents fled. Police denied it.')).toEqual(['"We hold the bridge.']);
    expect(found("“One. Two.\nThree, she said.")).toEqual(["“One."]);
  });
  it("sees that a mark was forgotten when another opens after the end of a sentence", () => {
    expect(found('"One," he said. "Two, he added. "Three."')).toEqual(['"One,"', '"Two, he added.', '"Three."']);
  });
  it("keeps a quote inside a quote whole", () => {
    expect(found("“He shouted ‘run,’ and we ran,” she said.")).toEqual(["“He shouted ‘run,’ and we ran,”"]);
  });
});
