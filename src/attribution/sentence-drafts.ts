import { adverbial, prepositional } from "./around.ts";
import { quoteBehindColon, withCarriedSpeakers } from "./carried.ts";
import { colon } from "./colon.ts";
import { type Cue, cues } from "./cue.ts";
import type { Draft } from "./draft.ts";
import { cited, nominal } from "./nominal.ts";
import { quotedSpeech } from "./quoted.ts";
import { lower, type Run, type Scene } from "./scene.ts";
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
  const found = cues(scene);
  for (const cue of found) {
    if (cue.at <= taken || cue.at === withheld) continue;
    if (isCiting(scene, cue)) {
      later.push(cue);
      if (cue.last > cue.at) taken = cue.last;
    }
    const made = first(scene, sentence, cue);
    if (
      made &&
      !(cue.phrase.part === "noun" && out.some((each) => holdsCue(each.source?.run, cue))) &&
      !(made.rule === "passive" && QUOTED.test(lower(scene.tokens[cue.at])) && isInSource(scene, cue)) &&
      !isToldByNobody(scene, made)
    ) {
      // "issued a warning that": one report, the noun's.
      if (cue.phrase.part === "noun" && made.rule === "that" && made.cue.first < cue.first) {
        const verb = out.findIndex((each) => each.at >= made.cue.first && each.at < cue.first);
        if (verb >= 0) out.splice(verb, 1);
      }
      out.push(made);
      if (made.stance === "declines" && made.rule === "to") withheld = infinitiveAfter(scene, made.cue.last);
      if (cue.phrase.words.length > 1) taken = Math.max(cue.last, made.cue.last);
    }
  }
  underVerdicts(scene, out);
  withinAsides(scene, out);
  withoutDoublets(out);
  for (const cue of later) {
    if (out.some((each) => each.at === cue.at)) continue;
    const made = cited(scene, sentence, cue, out);
    if (!made) continue;
    // "citing people [briefed on] the matter": part of who is cited.
    for (const inside of out.filter((each) => holdsCue(made.source?.run, each))) out.splice(out.indexOf(inside), 1);
    out.push(made);
  }
  quotedSpeech(scene, sentence, found, out);
  const byColon = out.length === 0 || headline ? colon(scene, sentence, headline) : undefined;
  if (byColon && !out.some((each) => each.at === byColon.at || each.rule === "colon")) out.push(byColon);
  const behind = quoteBehindColon(scene, sentence, out);
  if (behind) out.push(behind);
  return withCarriedSpeakers(
    scene,
    out.sort((a, b) => a.cue.first - b.cue.first),
  );
}

/** "The front had claimed the raid, a channel close to it said": what is told within an aside's content ends where that content ends. */
function withinAsides(scene: Scene, out: Draft[]): void {
  for (const aside of out) {
    const whole = aside.content[0]!;
    if (aside.rule !== "aside" || aside.content.length > 1) continue;
    for (const [i, inner] of out.entries()) {
      const at = scene.tokens[inner.at]!.from;
      const last = inner.content.at(-1)!;
      if (inner === aside || at < whole.from || at >= whole.to || last.from >= whole.to || last.to <= whole.to)
        continue;
      out[i] = { ...inner, content: [...inner.content.slice(0, -1), { from: last.from, to: whole.to }] };
    }
  }
}

/** "Reports that the dam had burst | were untrue": the report ends where the verdict on it begins. */
function underVerdicts(scene: Scene, out: Draft[]): void {
  for (const { rule, content, entry } of out) {
    if (rule !== "verdict" && !(rule === "passive" && entry?.stance)) continue;
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
      (each) =>
        each !== light &&
        each.source?.run.first === light.source?.run.first &&
        each.cue.first === light.cue.first &&
        each.cue.last < light.cue.last &&
        each.at < light.at,
    );
    if (at >= 0) out.splice(at, 1);
  }
}

/** "according to [a report by a team]": part of another source, no report of its own. */
function holdsCue(run: Run | undefined, { at }: { readonly at: number }): boolean {
  return run !== undefined && run.first <= at && at <= run.last;
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

/** ", citing officials,", ", on the word of an aide,": whom the one who tells has it from. */
function isCiting(scene: Scene, { at, phrase }: Cue): boolean {
  if (phrase.entry.id === "on-the-word-of") return true;
  if (phrase.words.length > 1) return false;
  // "per the daily, which cited an officer"
  const { tokens } = scene;
  const relative =
    /^(which|who)$/.test(lower(tokens[at - 1])) && /^(cited|cites|quoted|quotes)$/.test(lower(tokens[at]));
  return (
    /^(citing|quoting)$/.test(lower(tokens[at])) ||
    (relative &&
      !tokens.slice(at, at + 14).some((token, i, all) => lower(token) === "as" && /ing$/.test(all[i + 1]?.form ?? "")))
  );
}

/** The first of the phrases that match the same words for which content is found. */
function first(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  for (const each of [cue, ...cue.others]) {
    if (isCiting(scene, each)) continue;
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
