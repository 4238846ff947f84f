import fc from "fast-check";
import { expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";
import { recased, wasShouted } from "./caps.ts";

const kit = testKit();
const shouted = (text: string): string => text.toUpperCase();

test("what is shouted is read in the case of running text", () => {
  for (const text of [
    "Gunmen killed two farmers near Maiduguri on Tuesday, police in Nigeria said.",
    "The Farabundo Marti National Liberation Front [FMLN] attacked a barracks on 4 March.",
    "President Carlos Mendoza told the BBC that his government would not negotiate.",
    "A bomb exploded in front of the U.S. embassy in Lima, and three people were injured.",
  ])
    expect(recased(shouted(text), kit)).toBe(text);
});

test("ordinary text, and a name or an acronym in it, is left alone", () => {
  for (const text of [
    "The army shelled the town.",
    "UNICEF AND NATO met the press in Geneva on Monday, officials said.",
    "NATO",
    "USA 1, UK 0",
    "",
  ])
    expect(recased(text, kit)).toBe(text);
});

test("only the paragraphs that shout are changed", () => {
  const text = "ARMY SHELLS BORDER TOWN\n\nThe army shelled a town on the border, the UN said.";
  const cased = recased(text, kit);
  expect(cased.slice(text.indexOf("The army"))).toBe(text.slice(text.indexOf("The army")));
  expect(cased).not.toBe(text);
  expect(wasShouted(text, cased)).toBe(false);
});

test("the page, its spans and its forms stay as they are", () => {
  const text =
    "REBELS ATTACKED A CONVOY NEAR GOMA TODAY.\n\nTHE ARMY SAID FIVE SOLDIERS WERE KILLED.\nTHE REBELS FLED.";
  const reading = read(text, kit);
  expect(reading.page.text).toBe(text);
  expect(reading.sentences.map(({ from, to }) => text.slice(from, to))).toEqual([
    "REBELS ATTACKED A CONVOY NEAR GOMA TODAY.",
    "THE ARMY SAID FIVE SOLDIERS WERE KILLED.",
    "THE REBELS FLED.",
  ]);
  for (const { tokens } of reading.sentences)
    for (const { from, to, form } of tokens) expect(form).toBe(text.slice(from, to));
  expect(reading.events.map(({ trigger }) => text.slice(trigger.from, trigger.to))).toContain("ATTACKED");
});

test("any text keeps its length, and every character that is no capital", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          "DER STRASSE ",
          "ẞ",
          "İSTANBUL ",
          "ÉCOLE ",
          "THE ARMY ",
          "x",
          "\n\n",
          ". ",
          "'S ",
          "(ELN) ",
          "😀",
          "12TH ",
        ),
      ),
      (parts) => {
        const text = parts.join("");
        const cased = recased(text, kit);
        expect(cased.length).toBe(text.length);
        expect(cased.toLowerCase()).toBe(text.toLowerCase());
      },
    ),
    { numRuns: 200 },
  );
});
