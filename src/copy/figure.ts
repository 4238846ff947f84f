const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const numbers = new Map<string, number>([
  ...units.split(" ").map((word, i) => [word, i] as const),
  ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, 20 + 10 * i] as const),
]);
const vague = new Set(
  "dozen dozens hundred hundreds thousand thousands million millions scores several many few".split(" "),
);

/** Figures as they are compared: "22" and "twenty-two" are the same, so are "1,200" and "1200". */
export function figuresIn(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  let [sum, joins] = [0, false];
  words.forEach((word, i) => {
    const value = /^\d+$/.test(word) ? undefined : numbers.get(word);
    if (value !== undefined) {
      if (joins && value < 10) found.pop();
      sum = joins && value < 10 ? sum + value : value;
      found.push(String(sum));
      joins = value >= 20;
      return;
    }
    joins = false;
    const thousands = /^\d{3}$/.test(word) && /^\d{1,3}$/.test(words[i - 1] ?? "");
    if (thousands) found.push(`${found.pop() ?? ""}${word}`);
    else if (/^\p{N}/u.test(word)) found.push(word);
    else if (vague.has(word)) found.push(word);
  });
  return found;
}

const days = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december`.split(
    " ",
  ),
);

/** Days of the week and months, which place a thing in time. Lower case; "may" is more often a verb. */
export function isDay(word: string): boolean {
  return days.has(word);
}
