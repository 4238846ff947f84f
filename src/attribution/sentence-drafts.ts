import { childBy } from "../sentence/tree.ts";
import { adverbial, prepositional } from "./around.ts";
import { quoteBehindColon, withCarriedSpeakers } from "./carried.ts";
import { colon } from "./colon.ts";
import { type Cue, cues } from "./cue.ts";
import type { Draft } from "./draft.ts";
import { cited, nominal } from "./nominal.ts";
import { isPunct, lower, type Run, type Scene } from "./scene.ts";
import { signature } from "./signature.ts";
import { verbal } from "./verbal.ts";
import { verdict } from "./verdict.ts";

/** The attributions whose cue stands in the sentence, in text order of their cues. */
export function drafts(scene: Scene, sentence: number, headline: boolean): Draft[] {
  const signed = signature(scene, sentence);
  if (signed) return [signed];
  const out: Draft[] = [];
  const later: Cue[] = [];
  let taken = -1;
  let withheld = -1;
  for (const cue of cues(scene)) {
    if (cue.at <= taken || cue.at === withheld) continue;
    if (CITING.has(lower(scene.tokens[cue.at]))) later.push(cue);
    const made = first(scene, sentence, cue);
    if (
      made &&
      !(cue.phrase.part === "noun" && out.some((each) => holdsCue(each.source?.run, cue))) &&
      !(made.rule === "passive" && QUOTED.test(lower(scene.tokens[cue.at])) && isInSource(scene, cue)) &&
      !isToldByNobody(scene, made)
    ) {
      out.push(made);
      if (made.stance === "declines" && made.rule === "to") withheld = infinitiveAfter(scene, made.cue.last);
      if (cue.phrase.words.length > 1) taken = Math.max(cue.last, made.cue.last);
    }
  }
  underVerdicts(scene, out);
  withoutDoublets(out);
  for (const cue of later) {
    if (out.some((each) => each.at === cue.at)) continue;
    const made = cited(scene, sentence, cue, out);
    if (made) out.push(made);
  }
  quotedThrough(scene, out);
  const byColon = out.length === 0 || headline ? colon(scene, sentence, headline) : undefined;
  if (byColon && !out.some((each) => each.at === byColon.at || each.rule === "colon")) out.push(byColon);
  const behind = quoteBehindColon(scene, sentence, out);
  if (behind) out.push(behind);
  return withCarriedSpeakers(
    scene,
    out.sort((a, b) => a.cue.first - b.cue.first),
  );
}

/** "Reports that the dam had burst | were untrue": the report ends where the verdict on it begins. */
function underVerdicts(scene: Scene, out: Draft[]): void {
  for (const { rule, content } of out) {
    if (rule !== "verdict") continue;
    const { from, to } = content[0]!;
    for (const [i, report] of out.entries()) {
      const at = scene.tokens[report.at]!.from;
      const first = report.content[0]!;
      if (report.rule === "verdict" || at < from || at >= to || first.from < at || first.to <= to) continue;
      out[i] = { ...report, content: [{ from: first.from, to }] };
    }
  }
}

/** "voiced | doubt that" and "voiced doubt | that": the noun with its verb is the cue, not the verb alone. */
function withoutDoublets(out: Draft[]): void {
  for (const light of [...out]) {
    const at = out.findIndex(
      (each) => each !== light && each.cue.first === light.cue.first && each.cue.last < light.cue.last && each.at < light.at,
    );
    if (at >= 0) out.splice(at, 1);
  }
}

/** "according to [a report by a team]": part of another source, no report of its own. */
function holdsCue(run: Run | undefined, cue: Cue): boolean {
  return run !== undefined && run.first <= cue.first && cue.last <= run.last;
}

/** "a diplomat | quoted by the agency | as saying K": the agency tells K, and within it the diplomat does. */
function quotedThrough(scene: Scene, out: Draft[]): void {
  const { tokens } = scene;
  for (let i = 0; i < out.length; i++) {
    const through = out[i]!;
    if (through.rule !== "passive" || through.source?.rule !== "agent") continue;
    if (!/^(quoted|cited)$/.test(lower(tokens[through.at]))) continue;
    const end = through.source.run.last;
    const at = out.findIndex((each) => lower(tokens[each.at]) === "saying" && each.at <= end + 3 && each.at > end);
    if (at < 0) continue;
    const said = out[at]!;
    const head = tokens[through.at]!.head;
    const reduced = tokens[through.at]!.deprel === "acl" && head >= 0 ? head : undefined;
    const subject = reduced ?? childBy(scene.tree, through.at, "nsubj");
    const noun = subject === undefined ? undefined : topOf(scene, subject, through.cue.first);
    const told = { ...through, content: said.content };
    out[i] = told;
    out[at] = { ...said, ...(noun ? { source: noun } : {}), through: told };
  }
}

function topOf(scene: Scene, head: number, before: number): Draft["source"] {
  const { tokens, tree } = scene;
  let first = Math.min(tree.left[head]!, head);
  while (first < head && (tokens[first]!.upos === "ADP" || isPunct(tokens[first]!))) first++;
  return { run: { first, last: before - 1 }, heads: [head], rule: "quoted" };
}

/** "An officer | quoted by the daily | predicted": tells who the speaker is, where a verb of saying follows. */
function isInSource(scene: Scene, cue: Cue): boolean {
  const { tokens, index } = scene;
  const relation = tokens[cue.at]!.deprel;
  if (relation !== "acl" && lower(tokens[cue.at - 1]) !== ",") return false;
  for (let i = cue.last + 1; i < tokens.length && i < cue.last + 12; i++) {
    if (lower(tokens[i]) === "as") return false;
    if (/^(VBD|VBZ|VBP)$/.test(tokens[i]!.xpos)) {
      return index.byFirst.get(tokens[i]!.lemma.toLowerCase())?.some((phrase) => phrase.part === "verb") ?? false;
    }
  }
  return false;
}

const QUOTED = /^(quoted|cited|interviewed|reached|contacted)$/;

/** "Neither side has announced a date": what nobody announced is told by nobody. */
function isToldByNobody(scene: Scene, made: Draft): boolean {
  if (made.source === undefined || made.rule !== "object" || made.cueClass !== "speech") return false;
  const word = lower(scene.tokens[made.source.run.first]);
  return (word === "neither" || word === "no" || word === "nobody" || word === "none") && made.stance === "asserts";
}

/** "declined | to say who …": what is withheld is no second report. */
function infinitiveAfter(scene: Scene, last: number): number {
  for (let i = last + 1; i <= last + 5 && i < scene.tokens.length; i++) if (scene.tokens[i]!.xpos === "VB") return i;
  return -1;
}

const CITING: ReadonlySet<string> = new Set(["citing", "quoting"]);

/** The first of the phrases that match the same words for which content is found. */
function first(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  for (const each of [cue, ...cue.others]) {
    if (CITING.has(lower(scene.tokens[each.at])) && each.phrase.words.length === 1) continue;
    const made = read(scene, sentence, each);
    if (made) return made;
  }
  return undefined;
}

function read(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  switch (cue.phrase.part) {
    case "verb":
    case "adjective":
      return verbal(scene, sentence, cue);
    case "noun":
      return nominal(scene, sentence, cue);
    case "preposition":
      return prepositional(scene, sentence, cue);
    case "adverb":
      return adverbial(scene, sentence, cue);
    case "verdict":
      return verdict(scene, sentence, cue);
  }
}
