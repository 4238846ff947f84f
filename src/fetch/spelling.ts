import { domainToUnicode } from "node:url";

/**
 * What to know of a host that is not written in plain letters: how it reads, and whether it mixes alphabets, as names do that pass for
 * others (a Cyrillic "а" in a Latin name). Undefined for a plain one. The host itself is always shown in its plain form (punycode).
 */
export function spelling(host: string): string | undefined {
  if (!/(?:^|\.)xn--/.test(host)) return undefined;
  const written = domainToUnicode(host);
  if (written === "" || written === host) return `the host ${host} is written in a form that cannot be shown`;
  const labels = written.split(".");
  const mixed = labels.find((label) => isMixed(scripts(label)));
  if (mixed !== undefined)
    return `the host ${host} reads “${written}” and mixes alphabets (${scripts(mixed).join(", ")}): it may pass for another`;
  // "раураl.com" wholly in Cyrillic letters under a Latin ending passes for another just as well.
  const foreign = labels.slice(0, -1).flatMap(scripts);
  const ending = scripts(labels.at(-1)!);
  const other = foreign.find((script) => script !== "Latin" && LOOKALIKE.has(script) && !ending.includes(script));
  return `the host ${host} reads “${written}”${other === undefined ? "" : `, in ${other} letters, some of which look Latin`}`;
}

const SCRIPTS =
  "Latin Cyrillic Greek Armenian Georgian Hebrew Arabic Devanagari Bengali Thai Han Hiragana Katakana Hangul Bopomofo Ethiopic Cherokee"
    .split(" ")
    .map((name) => [name, new RegExp(`\\p{Script=${name}}`, "u")] as const);

const LOOKALIKE: ReadonlySet<string> = new Set(["Cyrillic", "Greek", "Armenian", "Cherokee"]);

/** Alphabets that one language writes together. */
const TOGETHER: readonly (readonly string[])[] = [
  ["Latin", "Han", "Hiragana", "Katakana"],
  ["Latin", "Han", "Hangul"],
  ["Latin", "Han", "Bopomofo"],
];

function scripts(label: string): readonly string[] {
  return SCRIPTS.filter(([, letters]) => letters.test(label)).map(([name]) => name);
}

function isMixed(found: readonly string[]): boolean {
  return found.length > 1 && !TOGETHER.some((set) => found.every((script) => set.includes(script)));
}
