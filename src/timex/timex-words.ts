import { NUMBER_WORDS } from "./normalize.ts";

/** The words times are made of, and the pieces of pattern they give; all in lower case. */
export const MONTH_WORDS = words(
  "january february march april may june july august september october november december",
);
export const MONTH_SHORT = words("jan feb mar apr may jun jul aug sept sep oct nov dec");
export const WEEKDAY_WORDS = words("monday tuesday wednesday thursday friday saturday sunday");
export const EDGES = words("early mid late");
export const ABOUT = words("about around nearly almost roughly approximately at more less under up just over no some");
const UNIT_WORDS = words(
  "second minute hour day week weekend fortnight month quarter year decade century centurie millennium millennia",
);
export const UNIT_PLURALS = words("seconds minutes hours days weeks weekends months quarters years decades centuries");
export const SEASONS: Readonly<Record<string, string>> = {
  spring: "SP",
  summer: "SU",
  autumn: "FA",
  fall: "FA",
  winter: "WI",
};
export const PARTS: Readonly<Record<string, string>> = {
  morning: "TMO",
  dawn: "TMO",
  sunrise: "TMO",
  daybreak: "TMO",
  afternoon: "TAF",
  midday: "TMI",
  lunchtime: "TMI",
  noon: "T12:00",
  evening: "TEV",
  dusk: "TEV",
  sunset: "TEV",
  nightfall: "TEV",
  night: "TNI",
  overnight: "TNI",
  midnight: "T24:00",
};
export const PART_WORDS = Object.keys(PARTS);
export const ORDINALS = words(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
);

const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const ONES = NUMBER_WORDS.slice(1, 10).join("|");
const byLength = (all: readonly string[]) => [...all].sort((a, b) => b.length - a.length).join("|");

export const month = `(?<month>${MONTH_WORDS.join("|")}|(?:${MONTH_SHORT.join("|")})(?=\\b))\\.?(?<!(?:${MONTH_WORDS.join("|")})\\.)`;
export const weekday = `(?<weekday>${WEEKDAY_WORDS.join("|")})`;
/** 1987, or as it is spoken: nineteen eighty-seven. */
export const year = `(?<year>1[5-9]\\d\\d(?!\\d)|20\\d\\d(?!\\d)|(?:eighteen|nineteen)[ -](?:${NUMBER_WORDS.slice(10, 20).join("|")}|(?:${TENS})(?:[ -](?:${ONES}))?))`;
export const date = `(?:(?<date>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?!\\d|[.:]\\d|,\\d{3}))`;
export const dateWord = `(?:(?<date>3[01]|[12]\\d|0?[1-9]|${byLength(ORDINALS)})(?:st|nd|rd|th)?(?!\\d|[.:]\\d|,\\d{3}))`;
export const part = `(?<part>${PART_WORDS.join("|")})`;
export const unit = `(?<unit>${byLength(UNIT_WORDS)})s?`;
/** "twenty-four", "a hundred and fifty", "two thousand"; "seventeen and eleven" are two numbers. */
export const number = `(?:(?:a )?(?:${byLength(NUMBER_WORDS)}|hundred|thousand|dozen)(?:(?:[ -]|(?<=hundred|thousand) and )(?:${byLength(NUMBER_WORDS)}|hundred|thousand)(?![a-z])){0,4})`;
/** The lower end of "two to three weeks", "12-18 months". */
export const low = `(?:(?<low>\\d{1,3}(?: to | or |-)|${number}(?: to | or )))`;
export const quantity = `(?<quantity>\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?(?: ?[½¼¾]| \\d/\\d)?|(?:a |the )?couple(?: of)?|half a dozen|a few|a number of|half an?|several|few|many|some|dozens of|hundreds of|thousands of|numerous|countless|${number}|another|an?)(?<half>[ -]and[ -]a[ -]half)?`;
export const about =
  "(?:(?:about|around|nearly|almost|roughly|at least|at most|no more than|no less than|more than|less than|under|up to|approximately|just over|just under|over|some) )?";
/** What may stand between a number and its unit: "three straight days". */
export const straight =
  "(?:(?:more|additional|further|extra|consecutive|successive|straight|solid|full|whole|long|short|trading|working|business|calendar) )?";

/** A piece of pattern that stands in it a second time: its groups get a 2 behind their names. */
export function again(pattern: string): string {
  return pattern.replace(/\(\?<([a-z]+)>/g, "(?<$12>");
}

/** "early", "mid-", "the end of": TIMEX3 keeps them inside the span and out of the value. */
export const EDGE = "(?:(?:early|mid|late)(?:[ -]to[ -](?:mid|late))?[ -])?";
export const END_OF = "(?:the )?(?:very )?(?:end|beginning|start|middle|close) of ";
export const END_KEYS = words("the end beginning start middle close");

/** First words of a quantity. */
export const QUANTITY_STARTS = words(
  "# a an half several few many some dozens hundreds thousands numerous countless couple another",
).concat(NUMBER_WORDS);

/** "nineteen eighty-seven" and "1987" -> 1987; the words as `year` matches them. */
export function yearNumber(said: string): number {
  if (/^\d/.test(said)) return Number(said);
  const [century, ...rest] = said.split(/[ -]/);
  return (
    NUMBER_WORDS.indexOf(century!) * 100 +
    rest.reduce((sum, word) => {
      const at = NUMBER_WORDS.indexOf(word);
      return sum + (at < 20 ? at : (at - 18) * 10);
    }, 0)
  );
}

export function monthNumber(name: string): number {
  return MONTH_WORDS.findIndex((word) => word.startsWith(name.slice(0, 3))) + 1;
}

/** "22", "eighth" -> the day of the month. */
export function dateNumber(said: string): number {
  return /^\d/.test(said) ? Number(said) : ORDINALS.indexOf(said) + 1;
}

function words(line: string): string[] {
  return line.split(" ");
}
