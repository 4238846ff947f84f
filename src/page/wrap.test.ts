import { expect, test } from "vitest";
import { pieces } from "./wrap.ts";

function texts(text: string): string[] {
  return pieces(text).map((piece) => text.slice(piece.from, piece.to));
}

test("lines of a hard-wrapped paragraph are one piece", () => {
  const text =
    "The army said on Monday it had withdrawn from\nthe town after two days of fighting, and that\nnobody had been hurt.";
  expect(texts(text)).toEqual([text]);
});

test("paragraphs of one line each stay apart", () => {
  const lines = [
    "The army said on Monday it had withdrawn from the town.",
    "Nobody had been hurt, it said.",
    "The rebels did not comment on it.",
  ];
  expect(texts(lines.join("\n"))).toEqual(lines);
});

test("a short last line ends a wrapped paragraph without a blank line", () => {
  const one = "The army said on Monday it had withdrawn from\nthe town after two days of fighting.";
  const two = "The rebels did not comment. Aid workers said\nthey had seen no bodies in the streets of the\ntown.";
  expect(texts(`${one}\n${two}`)).toEqual([one, two]);
});

test("a byline in lower case is no rest of a headline", () => {
  const text = "Rebels say they have taken a border town in the east\nby Jane Doe, Associated Press, in Goma";
  expect(texts(text)).toHaveLength(2);
});

test("a list of short lines stays a list", () => {
  expect(texts("bread\nsalt\nrice and oil\nwater")).toHaveLength(4);
});

test("all line ends count, and blank lines are counted", () => {
  expect(pieces("A b.\r\n\r\n\r\nC d.\u2028E f.\rG h.").map((piece) => piece.gap)).toEqual([0, 2, 0, 0]);
});
