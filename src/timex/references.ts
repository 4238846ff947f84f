import { type Reading, rule, type TimexRule, wordAfter, wordBefore } from "./rule.ts";

const PRESENT: Reading = { type: "DATE", value: "PRESENT_REF" };
const PAST: Reading = { type: "DATE", value: "PAST_REF" };
const FUTURE: Reading = { type: "DATE", value: "FUTURE_REF" };

/** Words for now, once and some day, which name no day of the calendar. */
export const referenceRules: readonly TimexRule[] = [
  rule(
    "now",
    ["now", "right", "just", "currently", "nowadays"],
    "(?:(?:right|just) )?now(?!\\.com)|currently|nowadays",
    () => PRESENT,
  ),
  rule("at present", ["present"], "present", (_groups, context) =>
    wordBefore(context) === "at" ? PRESENT : undefined,
  ),
  rule("these days", ["these"], "these days", () => PRESENT),
  rule(
    "recently",
    ["recently", "lately", "more", "most"],
    "(?:(?:more|most) )?(?:recently|lately)",
    (_groups, { after }) =>
      // "the recently passed law" says no when of its own.
      after?.xpos === "VBN" || after?.upos === "ADJ" ? undefined : PAST,
  ),
  rule("previously", ["previously", "formerly"], "previously|formerly", (_groups, { before, after }) =>
    // "Previously, …" joins sentences; "had previously ruled" dates a deed.
    after?.xpos !== "VBN" && after?.upos !== "ADJ" && before?.lemma === "have" ? PAST : undefined,
  ),
  rule("the past", ["the"], "the (?:distant |recent |not-too-distant )?past", (_groups, context) =>
    /^(in|of|from)$/.test(wordBefore(context)) && !/^(NOUN|NUM|ADJ|PROPN)$/.test(context.after?.upos ?? "PUNCT")
      ? PAST
      : undefined,
  ),
  rule(
    "the future",
    ["the"],
    "the (?:(?:near|foreseeable|distant|not-too-distant|immediate|long|short|medium|near)[ -])?(?:future|term)",
    (_groups, context) =>
      /^(in|for|into|of|over|during)$/.test(wordBefore(context)) &&
      (context.last.form.toLowerCase() !== "term" || context.after?.upos !== "NOUN")
        ? FUTURE
        : undefined,
  ),
  rule("soon", ["soon", "as"], "as soon as possible|soon", (_groups, context) =>
    context.first !== context.last ||
    (wordBefore(context) !== "as" && !/^(after|as|afterward|afterwards)$/.test(wordAfter(context)))
      ? FUTURE
      : undefined,
  ),
  rule("one day", ["one", "some"], "(?:one|some) day", (_groups, { direction }) =>
    direction() === "ahead" ? FUTURE : undefined,
  ),
  rule("a later date", ["a"], "a later (?:date|time)", () => FUTURE),
];
