import { conjuncts } from "../sentence/tree.ts";
import type { Span } from "../span.ts";
import { contentEnds, contentStarts } from "./content-choice.ts";
import { cueRuns } from "./cue-choice.ts";
import type { Draft } from "./draft.ts";
import { type Choice, chosen, type Judge } from "./judge.ts";
import { type Run, type Scene, spanOfRun, trimmed } from "./scene.ts";
import { sourceRuns } from "./source-choice.ts";

/** Chooses among alternatives: the judge at work, or a teacher who looks on. */
export type Pick = <R extends Run>(
  kind: "source" | "cue" | "end" | "start",
  choice: Choice<R>,
) => { readonly run: R; readonly margin: number };

export function picking(judge: Judge): Pick {
  return (_, choice) => chosen(judge, choice);
}

/** The draft with source, cue and content as the model chooses them among what the tree allows. */
export function sharpened(scene: Scene, draft: Draft, beside: readonly Draft[], pick: Pick): Draft {
  if (draft.through || draft.rule === "quote signature" || draft.rule === "cited") return draft;
  const margins = { source: 9, cue: 9, content: 9 };
  let { source, cue } = draft;
  const runs = draft.content.map((span) => runOf(scene, span));
  const sources = source?.rule === "shared" && !draft.unlisted ? undefined : sourceRuns(scene, draft);
  if (sources) {
    const { run, margin } = pick("source", sources);
    margins.source = margin;
    const kept = run.first < 0 ? undefined : trimmed(scene, run);
    if (run.first < 0) source = undefined;
    else if (kept && source && source.heads[0] === run.head) source = { ...source, run: kept };
    else if (kept)
      source = { run: kept, heads: conjuncts(scene.tree, run.head).filter((c) => c <= kept.last), rule: "chosen" };
  }
  const behind = runs.find((run) => run !== undefined && run.first > draft.at);
  const cues = colonLike(scene, draft) ? undefined : cueRuns(scene, draft, behind);
  if (cues) {
    const { run, margin } = pick("cue", cues);
    margins.cue = margin;
    cue = run;
  }
  const content = draft.content.map((span, i): Span => {
    const run = runs[i];
    if (!run) return span;
    const left = run.last < draft.cue.first;
    if (run.first <= cue.last && !left) {
      if (run.last <= cue.last) return span;
      run.first = cue.last + 1;
    } else if (run === behind && run.first === draft.cue.last + 1 && cue.last + 1 < run.first) {
      run.first = cue.last + 1;
    }
    const choice = left
      ? contentStarts(scene, draft, run)
      : contentEnds(scene, draft, run, nextVoice(draft, run, beside));
    if (!choice) return left || run.first === runs[i]!.first ? spanOr(scene, run, span) : span;
    const { run: best, margin } = pick(left ? "start" : "end", choice);
    margins.content = Math.min(margins.content, margin);
    return spanOr(scene, best, span);
  });
  const { source: _, ...rest } = draft;
  return { ...rest, ...(source ? { source } : {}), cue, content, margins };
}

/** Where the next listed cue or its source begins: what the rules kept out of the content stays out. */
function nextVoice(draft: Draft, run: Run, beside: readonly Draft[]): number {
  let next = Infinity;
  for (const other of beside) {
    if (other === draft || other.unlisted || other.cue.first <= run.last) continue;
    const source = other.source?.run.first ?? other.cue.first;
    next = Math.min(next, source > run.last ? Math.min(source, other.cue.first) : other.cue.first);
  }
  return next;
}

function spanOr(scene: Scene, run: Run, span: Span): Span {
  const kept = trimmed(scene, run);
  return kept ? spanOfRun(scene, kept) : span;
}

function colonLike(scene: Scene, draft: Draft): boolean {
  return scene.tokens[draft.at]!.upos === "PUNCT" || draft.cue.first > draft.at || draft.cue.last < draft.at;
}

/** The tokens of a span of the scene's own sentence; `undefined` when it begins or ends elsewhere. */
export function runOf(scene: Scene, span: Span): { first: number; last: number } | undefined {
  const { tokens } = scene;
  const first = tokens.findIndex((token) => token.from === span.from);
  if (first < 0) return undefined;
  let last = first;
  while (last < tokens.length && tokens[last]!.to < span.to) last++;
  return last < tokens.length && tokens[last]!.to === span.to ? { first, last } : undefined;
}
