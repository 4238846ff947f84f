import { ploverOfCameo } from "../../coding/cameo.ts";
import type { Kit } from "../../kit/kit.ts";
import { freshIds } from "./code.ts";
import { bare, type Line, type Made } from "./dictionary.ts";
import { type Pattern, patternOf } from "./pattern.ts";
import type { Leaving } from "./report.ts";

interface Block {
  readonly verbs: { readonly form: string; readonly code: string | undefined; readonly at: string }[];
  readonly patterns: { readonly pattern: Pattern; readonly code: string; readonly at: string; readonly text: string }[];
  code: string | undefined;
}

/**
 * Verbs: blocks "--- MEANING [code] ---" of verbs ("PUT {PUTS PUTTING}", "+PLAY_DOWN") and their patterns ("- * &WEAPON (TO BORDER) [194]"),
 * sets of words ("&WEAPON", "+GUN"), transformations ("~ …"). CAMEO codes become PLOVER types; a pattern becomes tests on what stands beside
 * the verb.
 */
export function verbsOf(lines: readonly Line[], kit: Kit, out: Leaving): { entries: Made[]; seen: number } {
  const { blocks, seen } = blocksOf(lines, out);
  const fresh = freshIds(kit, "verbs");
  const entries: Made[] = [];
  for (const block of blocks) {
    const forms = [...new Set(block.verbs.map(({ form }) => form))];
    if (forms.length === 0) {
      for (const { at, text } of block.patterns) out.none("a pattern without a verb", at, text);
      continue;
    }
    const silent = block.patterns.flatMap(({ pattern, code }) =>
      isNull(code) && pattern.alone ? [pattern.alone] : [],
    );
    for (const [code, verbs] of byCode(block)) {
      const plover = coded(code, block.verbs[0]!.at, `${verbs.join(" ")} [${code}]`, out);
      if (plover)
        entries.push({
          section: "verbs",
          id: fresh(`${verbs[0]}-${code}`),
          verbs,
          ...plover,
          // what holds without a pattern comes after all that asks for more
          rank: "last",
          ...(silent.length > 0 && { not: [...new Set(silent)] }),
        });
    }
    for (const { pattern, code, at, text } of block.patterns) {
      if (isNull(code)) {
        if (block.code === undefined)
          out.none("a null code where the verb has none either: nothing to take back", at, text);
        else if (!pattern.alone)
          out.none("a null pattern that asks for more than one thing: it would silence too much", at, text);
        continue;
      }
      const [first = "", second] = code.split(":");
      const turned = first === "" && second !== undefined;
      if (second !== undefined && second !== first && !turned)
        out.part("two codes by role: only what the subject does is kept", at, text);
      const plover = coded(turned ? second : first, at, text, out);
      if (!plover) continue;
      entries.push({
        section: "verbs",
        id: fresh(`${forms[0]}-${(turned ? second : first) || "none"}`),
        verbs: forms.map((form) => [form, ...pattern.particles].join(" ")),
        ...plover,
        ...(turned && { frame: "target VERB theme" }),
        ...(pattern.needs.length > 0 && { needs: pattern.needs }),
        ...(pattern.target.length > 0 && { target: pattern.target }),
      });
    }
  }
  return { entries, seen };
}

function blocksOf(lines: readonly Line[], out: Leaving): { readonly blocks: Block[]; readonly seen: number } {
  const sets = new Map<string, string[]>();
  const blocks: Block[] = [];
  let set: string[] | undefined;
  let block: Block | undefined;
  let seen = 0;
  const open = (code: string | undefined): Block => {
    const made: Block = { verbs: [], patterns: [], code };
    blocks.push(made);
    return made;
  };
  for (const { text, at } of lines) {
    const line = bare(text);
    if (line === "") continue;
    if (/^-{3}.*-{3}$/.test(line)) {
      block = open(codeIn(line.replace(/---+$/, "")));
      set = undefined;
    } else if (line.startsWith("&")) {
      set = [];
      sets.set(setName(line), set);
    } else if (set && line.startsWith("+")) {
      const words = wordsIn(line.slice(1));
      if (words.length > 0) set.push(words.join(" "));
      else out.none("an empty word of a set", at, text);
    } else if (line.startsWith("~")) {
      seen++;
      out.none("a transformation: what one event makes of another is read from the tree", at, text);
    } else if (line.startsWith("-")) {
      seen++;
      const code = codeIn(line);
      const body = line.slice(1).replace(/\[[^[\]]*\]?\s*$/, "");
      if (!block || block.verbs.length === 0) out.none("a pattern without a verb", at, text);
      else if (code === undefined) out.none("a code that cannot be read", at, text);
      else {
        const pattern = patternOf(body, sets);
        if (typeof pattern === "string") out.none(pattern, at, text);
        else block.patterns.push({ pattern, code, at, text });
      }
    } else {
      seen++;
      set = undefined;
      const verb = verbOf(line);
      if (typeof verb === "string") {
        out.none(verb, at, text);
        continue;
      }
      // The old form has no blocks: a verb behind patterns begins anew.
      if (!block || block.patterns.length > 0) block = open(undefined);
      block.verbs.push({ ...verb, at });
    }
  }
  return { blocks, seen };
}

/** "PUT {PUTS PUTTING} [010]", "+PLAY_DOWN": the verb with its further words. A text says why it is none. */
function verbOf(line: string): { readonly form: string; readonly code: string | undefined } | string {
  const found = /^([^{}[\]]+)(?:\{[^{}]*\}?\s*)?(\[[^[\]]*\]?)?$/.exec(line);
  if (!found) return "a line that cannot be read";
  const words = wordsIn(found[1]!.replaceAll("+", " + "));
  const plus = words.indexOf("+");
  if (plus > 0) return "a verb with words before it";
  const form = words.filter((word) => word !== "+");
  if (form.length === 0 || !form.every((word) => /^[a-z][a-z'’-]*$/.test(word))) return "a verb that is no word";
  const code = found[2] && codeIn(found[2]);
  return { form: form.join(" "), code: code === undefined || code === "" ? undefined : code };
}

/** Verbs of a block by the code that holds for them without a pattern. */
function byCode(block: Block): Map<string, string[]> {
  const by = new Map<string, string[]>();
  for (const { form, code = block.code } of block.verbs) {
    if (code === undefined || isNull(code)) continue;
    const held = by.get(code);
    if (held) held.push(form);
    else by.set(code, [form]);
  }
  return by;
}

function coded(
  code: string,
  at: string,
  text: string,
  out: Leaving,
): { readonly plover: string; readonly mode?: string } | undefined {
  if (!/^\d{2,4}$/.test(code)) {
    out.none("a code that is no CAMEO code", at, text);
    return undefined;
  }
  // Roots are also written with a nought behind them: "190" is root 19.
  const plover = ploverOfCameo(code.length === 3 && code.endsWith("0") ? code.slice(0, 2) : code);
  if (!plover) out.none(`CAMEO ${code.slice(0, 2)} has no type in PLOVER`, at, text);
  return plover ? { plover: plover.plover, ...(plover.mode !== undefined && { mode: plover.mode }) } : undefined;
}

function codeIn(text: string): string | undefined {
  return /\[\s*([-#\d:]*)\s*\]\s*$/.exec(text)?.[1];
}

function isNull(code: string): boolean {
  return /^[-#]+$/.test(code);
}

export function setName(text: string): string {
  return text.replace(/^&/, "").replace(/\s.*$/, "").replace(/_+$/, "").toLowerCase();
}

export function wordsIn(text: string): string[] {
  return text
    .replace(/\{[^{}]*\}?/g, " ")
    .toLowerCase()
    .split(/[\s_]+/)
    .filter((word) => word !== "");
}
