import { conjuncts, relation } from "../sentence/tree.ts";
import type { Span } from "../span.ts";
import { cutEnd } from "./boundary.ts";
import type { Cue } from "./cue.ts";
import type { Draft } from "./draft.ts";
import { isFiniteForm, topFrom } from "./phrase.ts";
import { isPunct, isVerb, lower, type Run, type Scene, spanOfRun, trimmed } from "./scene.ts";

/**
 * Who is quoted by whom, whatever the order: "X quoted Y as saying K", "K, X quoted Y as saying", "Y was quoted by X as saying K",
 * "K, Y was quoted by X as saying", "Y, quoted by X, said K". The one who quotes tells it, and within it the one quoted says K.
 */
export function quotedSpeech(scene: Scene, sentence: number, cues: readonly Cue[], out: Draft[]): void {
  for (const said of cues) {
    const word = lower(scene.tokens[said.at]);
    if (lower(scene.tokens[said.at - 1]) !== "as" || !word.endsWith("ing")) continue;
    const found = quotation(scene, said.at);
    const verb = cues.find((cue) => cue.at === found?.at);
    if (found) tell(scene, sentence, said, verb ?? said, found, out);
  }
  inApposition(scene, sentence, out);
}

interface Quotation {
  readonly quoting?: Run;
  readonly quoted: Run;
  /** The quoting verb with "was" and "by". */
  readonly cue: Run;
  readonly at: number;
}

/** The quoting verb before "as saying", who quotes and who is quoted. */
function quotation(scene: Scene, said: number): Quotation | undefined {
  const { tokens } = scene;
  let at = said - 2;
  while (at > 0 && at > said - 26 && !QUOTING.test(lower(tokens[at]))) {
    if (isFiniteForm(tokens[at]!.xpos) || /^[;:]$/.test(tokens[at]!.form)) return undefined;
    at--;
  }
  if (!QUOTING.test(lower(tokens[at]))) return undefined;
  let first = at;
  while (first > 0 && (tokens[first - 1]!.upos === "AUX" || tokens[first - 1]!.upos === "ADV")) first--;
  const be = tokens.slice(first, at).some((token) => /^(is|are|was|were|been|being)$/.test(lower(token)));
  const by = lower(tokens[at + 1]) === "by";
  if (!be && !by) {
    const quoting = phraseBefore(scene, first);
    const quoted = trimmed(scene, { first: at + 1, last: said - 2 });
    return quoting && quoted && { quoting, quoted, cue: { first, last: at }, at };
  }
  const quoted = phraseBefore(scene, first);
  const agent = by ? trimmed(scene, { first: at + 2, last: said - 2 }) : agentBehind(scene, said);
  if (!quoted || !agent) return undefined;
  return { quoting: agent, quoted, cue: { first, last: by ? at + 1 : at }, at };
}

const QUOTING = /^(quot(?:ed|es|ing)|cit(?:ed|es|ing))$/;

/** "was quoted as saying | by the daily" */
function agentBehind(scene: Scene, said: number): Run | undefined {
  const { tokens } = scene;
  if (lower(tokens[said + 1]) !== "by") return undefined;
  let last = said + 2;
  while (last < scene.end && /^(DET|ADJ|NOUN|PROPN|PART)$/.test(tokens[last + 1]!.upos)) last++;
  return trimmed(scene, { first: said + 2, last });
}

/** The noun phrase that ends before `end`, back to the comma, verb or "that" before it. */
function phraseBefore(scene: Scene, end: number): Run | undefined {
  const { tokens } = scene;
  let last = end - 1;
  if (lower(tokens[last]) === ",") last--;
  let first = last;
  while (first > 0) {
    const token = tokens[first - 1]!;
    const name = token.form === "," && lower(tokens[first]) !== "which" ? isAppositive(scene, first - 1, last) : false;
    if (!name && (/^[,;:—–]$/.test(token.form) || isStop(scene, first - 1))) break;
    first--;
  }
  return first <= last ? trimmed(scene, { first, last }) : undefined;
}

function isStop({ tokens }: Scene, i: number): boolean {
  const { xpos, upos } = tokens[i]!;
  if (/^(with|and|but|that|while|as)$/.test(lower(tokens[i])) && upos !== "ADP") return true;
  return isFiniteForm(xpos) || xpos === "MD" || upos === "SCONJ" || lower(tokens[i]) === "with";
}

/** "Ana Ruiz, a nurse, was quoted": the comma before an apposition that opens with an article, right behind a name. */
function isAppositive({ tokens }: Scene, comma: number, last: number): boolean {
  return (
    comma > 0 &&
    comma < last - 1 &&
    tokens[comma - 1]!.upos === "PROPN" &&
    /^(a|an|the)$/.test(lower(tokens[comma + 1])) &&
    relation(tokens[comma - 1]!) !== "obl" &&
    comma < 8
  );
}

/** The two tellings of a quotation, in place of what was read of them before. */
function tell(scene: Scene, sentence: number, said: Cue, verb: Cue, found: Quotation, out: Draft[]): void {
  const { tokens } = scene;
  const { quoting, quoted } = found;
  const right = contentBehind(scene, said);
  const start = Math.min(quoting?.first ?? quoted.first, quoted.first, found.cue.first);
  const left = right ? undefined : contentBefore(scene, start);
  const content = right ?? left;
  if (!content || !quoting) return;
  const inner = out.find((each) => each.at === said.at);
  const active = found.cue.last < quoted.first;
  const whole: Span = active && right ? { from: tokens[quoted.first]!.from, to: content.to } : content;
  const before = out.find((each) => each.at === found.at);
  const base = { sentence, rule: "quoted", cueClass: "speech", stance: "asserts", sure: 0.8 } as const;
  const through: Draft = {
    ...base,
    at: found.at,
    cue: found.cue,
    source: active && before?.source ? before.source : sourceAt(scene, quoting),
    content: [whole],
    entry: verb.phrase.entry,
  };
  const own: Draft = {
    ...base,
    at: said.at,
    cue: { first: said.at - 1, last: said.last },
    source: sourceAt(scene, quoted),
    content: [content],
    entry: inner?.entry ?? said.phrase.entry,
    stance: inner?.stance ?? said.phrase.entry.stance ?? "asserts",
    through,
  };
  for (const old of [inner, before]) if (old) out.splice(out.indexOf(old), 1);
  out.push(through, own);
}

function sourceAt(scene: Scene, run: Run): NonNullable<Draft["source"]> {
  const head = topFrom(scene, run.first, -1, run.first);
  const top = Math.min(head, run.last);
  return {
    run,
    heads: conjuncts(scene.tree, top).filter((each) => each <= run.last && each >= run.first),
    rule: "quoted",
  };
}

function contentBehind(scene: Scene, said: Cue): Span | undefined {
  const { tokens } = scene;
  const start = said.last + 1;
  const next = tokens[start];
  if (!next || start > scene.end || /^[,;]$/.test(next.form) || /^(ADP|ADV)$/.test(next.upos)) return undefined;
  const run = trimmed(scene, { first: start, last: cutEnd(scene, { ...said, retagged: true }, start, scene.end) });
  return run && spanOfRun(scene, run);
}

/** "K, | X quoted Y as saying": the clause before the comma. */
function contentBefore(scene: Scene, start: number): Span | undefined {
  const { tokens } = scene;
  if (start < 3 || !/^[,”"’]$/.test(tokens[start - 1]!.form)) return undefined;
  const run = trimmed(scene, { first: 0, last: start - 1 });
  const verb = run && tokens.slice(run.first, run.last + 1).some((token) => isVerb(token) || token.upos === "AUX");
  return verb ? spanOfRun(scene, run) : undefined;
}

/** "The press centre, quoted by the agency, has reported that K": the agency tells that the centre has reported it. */
function inApposition(scene: Scene, sentence: number, out: Draft[]): void {
  const { tokens } = scene;
  for (const told of [...out]) {
    if (!told.source || told.cueClass !== "speech" || told.source.run.first >= told.cue.first) continue;
    for (let i = told.source.run.first + 1; i < told.cue.first - 2; i++) {
      if (!/^(quoted|cited)$/.test(lower(tokens[i])) || lower(tokens[i + 1]) !== "by" || lower(tokens[i - 1]) !== ",")
        continue;
      const close = tokens.findIndex((token, k) => k > i + 2 && isPunct(token) && token.form !== "-");
      const agent = close > 0 && close < told.cue.first ? trimmed(scene, { first: i + 2, last: close - 1 }) : undefined;
      const quoted = trimmed(scene, { first: told.source.run.first, last: i - 2 });
      if (!agent || !quoted) continue;
      const through: Draft = {
        sentence,
        at: i,
        cue: { first: i, last: i + 1 },
        source: sourceAt(scene, agent),
        content: [{ from: tokens[quoted.first]!.from, to: told.content.at(-1)!.to }],
        ...(told.entry ? { entry: told.entry } : {}),
        rule: "quoted",
        cueClass: "speech",
        stance: "asserts",
        sure: told.sure,
      };
      out.splice(out.indexOf(told), 1, { ...told, source: { ...told.source, run: quoted }, through });
      out.push(through);
    }
  }
}
