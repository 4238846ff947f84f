import fc from "fast-check";
import { expect, test } from "vitest";
import { type Json, lenientJson } from "./json.ts";

/** The value as JSON.parse gives it; of members that stand twice the first. */
function plainOf(json: Json | undefined): unknown {
  if (!json) return undefined;
  if (json.kind === "object") return Object.fromEntries([...json.members].map(([key, value]) => [key, plainOf(value)]));
  if (json.kind === "array") return json.items.map(plainOf);
  if (json.kind === "string") return json.text;
  return json.kind === "null" ? null : JSON.parse(json.text);
}

const read = (text: string): unknown => plainOf(lenientJson(text).values[0]);

test("JSON is read as JSON.parse reads it, without a fault", () => {
  const value = fc.oneof(
    fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      fc.jsonValue({ maxDepth: 3 }),
    ),
    fc.array(fc.jsonValue({ maxDepth: 3 })),
  );
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 2), (each, indent) => {
      const text = JSON.stringify(each, null, indent);
      fc.pre(!/[^\\]"(?=[^,:}\]\s])/.test(text));
      expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test("a string before a number with an exponent ends where it ends", () => {
  expect(read('[" ",-5e-324]')).toEqual([" ", -5e-324]);
});

test("any text is read without an exception, and places lie in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."{}[]\",:\\ua1'/*<-! \n\t") }), (text) => {
      for (const { from, to } of lenientJson(text).values)
        expect(from >= 0 && to <= text.length && from <= to).toBe(true);
    }),
  );
});

const story = { headline: 'Five held in "harbour" raid', datePublished: "2024-03-05" };

test.each([
  [
    "control characters",
    '{"headline":"Five held in \\"harbour\\" raid","datePublished":"2024-03-05","d":"one\ntwo\tthree"}',
  ],
  ["trailing commas", '{"headline":"Five held in \\"harbour\\" raid","datePublished":"2024-03-05",}'],
  ["bare quotes", '{"headline":"Five held in "harbour" raid","datePublished":"2024-03-05"}'],
  ["a comment around", '<!-- {"headline":"Five held in \\"harbour\\" raid","datePublished":"2024-03-05"} -->'],
  ["CDATA marks", '//<![CDATA[\n{"headline":"Five held in \\"harbour\\" raid","datePublished":"2024-03-05"}\n//]]>'],
  ["comments inside", '{/* head */"headline":"Five held in \\"harbour\\" raid",// day\n"datePublished":"2024-03-05"}'],
  ["single quotes", "{'headline':'Five held in \"harbour\" raid','datePublished':'2024-03-05'}"],
  ["a missing comma", '{"headline":"Five held in \\"harbour\\" raid"\n"datePublished":"2024-03-05"}'],
  ["a cut end", '{"headline":"Five held in \\"harbour\\" raid","datePublished":"2024-03-05","image":["a'],
  ["a stray semicolon", '{"headline":"Five held in \\"harbour\\" raid","datePublished":"2024-03-05"};'],
  ["an empty repeat", '{"headline":"Five held in \\"harbour\\" raid","datePublished":"2024-03-05","datePublished":""}'],
])("nasty 38: %s", (_, text) => {
  expect(read(text)).toMatchObject(story);
});

test("a member named __proto__ is a member like others", () => {
  const [json] = lenientJson('{"__proto__":{"x":1},"constructor":2}').values;
  expect(json?.kind === "object" && [...json.members.keys()]).toEqual(["__proto__", "constructor"]);
});

test("deep and long texts end in time", () => {
  expect(lenientJson("[".repeat(200_000)).faults.has("too deep or too long")).toBe(true);
  expect(lenientJson(`{"a":"${'"b'.repeat(100_000)}`).values.length).toBe(1);
});
