import { conjuncts } from "../sentence/tree.ts";
import { asideEnd, isTakenUp, openingAsideEnd, withoutAnonymity } from "./aside.ts";
import type { Cue } from "./cue.ts";
import type { Draft } from "./draft.ts";
import { NOMINAL, topFrom } from "./phrase.ts";
import { closesQuote, isFiniteVerb, isPunct, isVerb, lower, type Run, type Scene, speechAt, trimmed } from "./scene.ts";
import { canSpeak, isVoice } from "./speaker.ts";
import { draft } from "./verbal.ts";

/** "According to X, K" · "K, according to X" · "K1, according to X, K2": the phrase is about its whole sentence. */
export function prepositional(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  const { tokens } = scene;
  const start = cue.last + 1;
  if (start > scene.end || isPunct(tokens[start]!)) return undefined;
  // The comma before the phrase may hang on its noun.
  const top = topFrom(scene, start, -1, cue.first - 1);
  if (lower(tokens[start]) === "which" || lower(tokens[start]) === "whom") return whose(scene, sentence, cue);
  const initial = isInitial(scene, cue.first);
  const phrase = trimmed(scene, { first: start, last: phraseLast(scene, cue, start, top, initial) });
  if (!phrase) return undefined;
  const source = withoutAnonymity(scene, phrase);
  if (cue.phrase.entry.subject !== "any" && canSpeak(scene, top) === "mute") return undefined;
  // "forty dollars per head" is no report; ", per the mission" is.
  if (cue.phrase.entry.subject === "speaker") {
    if (!isVoice(canSpeak(scene, top)) || (!initial && lower(tokens[cue.first - 1]) !== ",")) return undefined;
  }
  const runs = initial
    ? [rightOf(scene, pastCiting(scene, phrase.last + 1))]
    : [leftOf(scene, cue.first - 1), medialRight(scene, cue, phrase)].map(
        (run) => run && insideReport(scene, cue, run),
      );
  const found = runs.filter((run): run is Run => run !== undefined);
  if (found.length === 0) return undefined;
  const heads = conjuncts(scene.tree, top).filter((head) => head <= source.last);
  return draft(
    scene,
    sentence,
    cue,
    { runs: found, rule: initial ? "opening phrase" : "closing phrase" },
    { ...source, heads, rule: "phrase" },
    undefined,
  );
}

/** "a report, according to which K": the noun before the phrase tells what follows it. */
function whose(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  const { tokens, tree } = scene;
  let last = cue.first - 1;
  while (last > 0 && lower(tokens[last]) === ",") last--;
  let head = last;
  for (let up = tokens[head]!.head; up >= 0 && up < cue.first; up = tokens[up]!.head) {
    // "information circulating in social media, according to which": over a participle to its noun.
    const participle = /^VB[GN]$/.test(tokens[up]!.xpos) && tokens[up]!.deprel === "acl";
    if (isVerb(tokens[up]) && !participle) break;
    if (!isVerb(tokens[up])) head = up;
  }
  if (!NOMINAL.has(tokens[head]!.upos)) return undefined;
  let first = Math.min(tree.left[head]!, head);
  while (first < head && tokens[first]!.upos === "ADP") first++;
  const source = trimmed(scene, { first, last });
  let end = scene.end;
  // "…, according to which K, is false": the main clause goes on behind a comma with its own verb.
  for (let i = cue.last + 3; i < scene.end; i++) {
    if (lower(tokens[i]) === "," && /^(VBD|VBZ|VBP|MD)$/.test(tokens[i + 1]!.xpos)) {
      end = i - 1;
      break;
    }
  }
  const content = trimmed(scene, { first: cue.last + 2, last: end });
  if (!source || !content || content.last <= content.first) return undefined;
  return draft(
    scene,
    sentence,
    cue,
    { runs: [content], rule: "which" },
    { ...source, heads: [head], rule: "phrase" },
    undefined,
  );
}

/** Does the phrase open its sentence or clause: nothing before it, or only "but", "and", "meanwhile,"? */
function isInitial(scene: Scene, first: number): boolean {
  for (let i = first - 1; i >= 0; i--) {
    const token = scene.tokens[i]!;
    if (token.upos === "CCONJ") return true;
    // "since according to him K", "which according to two deserters K"
    if (i === first - 1 && (token.upos === "SCONJ" || /^(which|who)$/.test(lower(token)))) return true;
    if (!isPunct(token) && token.upos !== "ADV") return false;
  }
  return true;
}

function phraseLast(scene: Scene, cue: Cue, start: number, top: number, initial: boolean): number {
  const { tokens, tree } = scene;
  const described = relativeEnd(scene, start, initial);
  if (described !== undefined) return described;
  let last = Math.min(tree.right[top]!, scene.end);
  const rest = { first: start, last: scene.end };
  if (!initial && !hasMain(scene, rest) && !tokens.slice(start, scene.end).some((t) => t.form === ";"))
    return scene.end;
  for (let i = start; i <= last; i++) {
    if (lower(tokens[i]) !== ",") continue;
    if (initial && pastCiting(scene, i) > i) return i - 1;
    // Only an apposition that is closed by another comma stays with the phrase.
    let close = i + 1;
    while (close <= last && lower(tokens[close]) !== ",") close++;
    if (close > last || hasFinite(scene, { first: i + 1, last: close }) || initial === false) {
      if (!initial && close > last && !hasFinite(scene, { first: i + 1, last })) continue;
      last = i - 1;
    }
    break;
  }
  for (let i = start + 1; i <= last; i++) {
    const token = tokens[i]!;
    if (
      isVerb(token) &&
      isFiniteVerb(scene, i) &&
      token.deprel !== "acl:relcl" &&
      hasMain(scene, { first: start, last: i })
    )
      return Math.max(start, cue.last + 1, i - 1);
  }
  return Math.max(last, start);
}

/** "According to the council, which keeps a register, | K": the comma that closes a relative clause; at the end of the sentence its end. */
function relativeEnd(scene: Scene, start: number, initial: boolean): number | undefined {
  const { tokens } = scene;
  let open = start;
  while (open < scene.end && lower(tokens[open]) !== ",") {
    if (/^(VBD|VBZ|VBP|MD)$/.test(tokens[open]!.xpos) || /^[;:]$/.test(tokens[open]!.form)) return undefined;
    open++;
  }
  if (!/^(who|which|whose)$/.test(lower(tokens[open + 1]))) return undefined;
  for (let i = open + 3; i <= scene.end; i++) {
    if (/^[;:]$/.test(tokens[i]!.form)) return undefined;
    if (lower(tokens[i]) !== ",") continue;
    const inside = hasFinite(scene, { first: open + 2, last: i });
    const beyond = hasFinite(scene, { first: i + 1, last: scene.end });
    if (inside && beyond && tokens[i + 1]?.upos !== "CCONJ") return i - 1;
  }
  // "according to a teacher, who adds that …": another report, no part of who it is.
  const verb = tokens.slice(open + 2, scene.end).find((token) => /^(VBD|VBZ|VBP)$/.test(token.xpos));
  const told = verb && scene.index.saying.has(verb.lemma.toLowerCase()) && !/^(cite|quote)$/.test(verb.lemma);
  return initial ? undefined : told ? open - 1 : scene.end;
}

/** "According to the daily, | quoting two aides, | K": where the clause goes on behind the comma that closes the aside. */
function pastCiting(scene: Scene, comma: number): number {
  const { tokens } = scene;
  if (lower(tokens[comma]) !== "," || !/^(citing|quoting)$/.test(lower(tokens[comma + 1]))) return comma;
  for (let i = comma + 2; i < scene.end && i < comma + 14; i++) {
    if (/^(VBD|VBZ|VBP|MD)$/.test(tokens[i]!.xpos)) return comma;
    if (lower(tokens[i]) === ",") return i;
  }
  return comma;
}

/** Has the run a finite verb that stands in no relative clause? */
function hasMain(scene: Scene, run: Run): boolean {
  let relative = false;
  for (let i = run.first; i <= run.last; i++) {
    const { xpos, form } = scene.tokens[i]!;
    if (
      /^(who|which|whose)$/i.test(form) ||
      (form === "that" && i > run.first && NOMINAL.has(scene.tokens[i - 1]!.upos))
    )
      relative = true;
    else if (form === "," || form === ";") relative = false;
    else if (!relative && /^(VBD|VBZ|VBP|MD)$/.test(xpos)) return true;
  }
  return false;
}

function hasFinite(scene: Scene, run: Run): boolean {
  for (let i = run.first; i <= run.last; i++) {
    const token = scene.tokens[i]!;
    if (/^(VBD|VBZ|VBP|MD)$/.test(token.xpos)) return true;
  }
  return false;
}

function rightOf(scene: Scene, first: number): Run | undefined {
  let last = scene.end;
  for (let i = first + 3; i < scene.end && last === scene.end; i++)
    if (isTakenUp(scene, i) || (scene.tokens[i]!.form === ";" && !speechAt(scene, i))) last = i - 1;
  return first > scene.end ? undefined : trimmed(scene, { first, last });
}

function leftOf(scene: Scene, last: number): Run | undefined {
  if (last < 0) return undefined;
  const word = lower(scene.tokens[0]);
  const first = (word === "but" || word === "and") && last > 1 ? 1 : 0;
  const run = trimmed(scene, { first, last });
  return run && run.last > run.first ? run : undefined;
}

/** "The daily said that | three men, according to a lawyer, were taken": inside another report only what that report holds. */
function insideReport(scene: Scene, cue: Cue, run: Run): Run | undefined {
  const { tokens, index } = scene;
  if (
    run.first > cue.first ||
    (asideEnd(scene, cue.first - 1) === undefined && openingAsideEnd(scene, cue.first - 1) === undefined)
  )
    return run;
  for (let i = cue.first - 2; i > run.first; i--) {
    if (lower(tokens[i]) === ",") return run;
    if (lower(tokens[i]) !== "that" || !index.saying.has(tokens[i - 1]!.lemma.toLowerCase())) continue;
    return i + 1 <= run.last ? trimmed(scene, { first: i + 1, last: run.last }) : undefined;
  }
  return run;
}

/** What goes on after the phrase when commas stand on both sides of it. */
function medialRight(scene: Scene, cue: Cue, source: Run): Run | undefined {
  const comma = lower(scene.tokens[cue.first - 1]) === ",";
  const next = source.last + 1;
  if (!comma || next > scene.end || lower(scene.tokens[next]) !== "," || closesQuote(scene, next)) return undefined;
  const run = rightOf(scene, next + 1);
  if (!run || lower(scene.tokens[run.first]) === "which" || lower(scene.tokens[run.first]) === "who") return undefined;
  return hasFinite(scene, run) ? run : undefined;
}

/** "The rebels reportedly seized the town": said by no one named, about the clause around it. */
export function adverbial(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  const { tokens, tree } = scene;
  const head = tokens[cue.at]!.head;
  if (head < 0) return undefined;
  let first = tree.left[head]!;
  let last = Math.min(tree.right[head]!, scene.end);
  for (let i = cue.at - 1; i >= first; i--) {
    if (tokens[i]!.form === ";" || (lower(tokens[i]) === "that" && tokens[i]!.upos === "SCONJ")) first = i + 1;
  }
  for (let i = cue.at + 1; i <= last; i++) if (tokens[i]!.form === ";") last = i - 1;
  const runs = [
    first < cue.first ? trimmed(scene, { first, last: cue.first - 1 }) : undefined,
    last > cue.last ? trimmed(scene, { first: cue.last + 1, last }) : undefined,
  ].filter((run): run is Run => run !== undefined);
  if (runs.length === 0) return undefined;
  return draft(scene, sentence, cue, { runs, rule: "adverb" }, undefined, undefined);
}
