import { childBy, childrenBy } from "../sentence/tree.ts";
import { afterCue, recipientBefore } from "./after.ts";
import { backToQuote, contentLeft } from "./before.ts";
import { type Content, contentRight } from "./content.ts";
import type { Cue } from "./cue.ts";
import { type Draft, sureOf } from "./draft.ts";
import { isExpletive, isFiniteForm, isReport } from "./phrase.ts";
import { saidStance } from "./said-stance.ts";
import { isPunct, isVerb, lower, type Run, type Scene, spanOfRun, trimmed } from "./scene.ts";
import { seenAs } from "./seen-as.ts";
import { agentOf, sourceOf } from "./source.ts";
import { canSpeak } from "./speaker.ts";
import { stanceOf } from "./stance.ts";
import type { Source } from "./subject.ts";
import { reportLeft } from "./verdict.ts";
import { whichContent } from "./which.ts";

/** The attribution of a verb or adjective cue: its subject says what stands right of it, or left of it ("…, she said"). */
export function verbal(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  return cue.passive ? passive(scene, sentence, cue) : active(scene, sentence, cue);
}

function active(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  const own = asSaying(scene, predicative(scene, cue));
  const subject = itself(scene, own) ?? sourceOf(scene, own);
  const source = subject && isImpersonal(scene, own, subject) ? undefined : subject;
  const behind = source?.rule === "inverted" && source.first > own.last;
  const plain = afterCue(scene, own, behind ? source.last + 1 : own.last + 1);
  const after = { ...plain, start: pastCalling(scene, own, plain.start) };
  const left = contentLeft(scene, own, source, after.start);
  const content =
    left ??
    contentRight(scene, own, after.start) ??
    relativeContent(scene, own, source) ??
    whichContent(scene, own, source, after.start) ??
    asToldContent(scene, own, source, after.start);
  if (!content) return undefined;
  const voice = source ? voiceOf(scene, source) : "none";
  if (!source && !mayLackSource(scene, own)) return undefined;
  if (!fitsSubject(own, voice, content)) return undefined;
  const told = own.phrase.entry.class === "speech" && source && source.last < own.first;
  const recipient = after.recipient ?? (told ? recipientBefore(scene, own, source) : undefined);
  const made = draft(scene, sentence, own, content, source, recipient);
  return voice === "document" || voice === "image"
    ? { ...made, cueClass: made.cueClass === "speech" ? voice : made.cueClass }
    : made;
}

/** For an adjective the copula and its auxiliaries belong to the cue. */
function predicative(scene: Scene, cue: Cue): Cue {
  if (cue.phrase.part !== "adjective") return cue;
  const cop = childBy(scene.tree, cue.at, "cop", "aux:pass") ?? remaining(scene, cue);
  return cop !== undefined && cop < cue.first && cue.first - cop <= 3 ? { ...cue, first: cop } : cue;
}

/** "remains unconvinced", "is far from sure": the verb the adjective completes. */
function remaining({ tokens }: Scene, cue: Cue): number | undefined {
  let at = cue.first - 1;
  while (at > cue.first - 3 && tokens[at]?.upos === "ADV") at--;
  return REMAINING.has(tokens[at]?.lemma ?? "") ? at : undefined;
}

const REMAINING: ReadonlySet<string> = new Set(["remain", "stay", "become", "grow", "seem", "sound"]);

/** "said | it is not convinced that": "it" is someone where the adjective is one of persons. */
function itself({ tokens }: Scene, cue: Cue): Source | undefined {
  const it = cue.first - 1;
  if (cue.phrase.part !== "adjective" || lower(tokens[it]) !== "it") return undefined;
  if (cue.phrase.entry.subject === "any" || !PERSONAL.test(lower(tokens[cue.at]))) return undefined;
  return { first: it, last: it, heads: [it], rule: "subject" };
}

const PERSONAL =
  /^(convinced|persuaded|unconvinced|sceptical|skeptical|confident|aware|unaware|worried|concerned|afraid|fearful|alarmed|hopeful|optimistic|adamant)$/;

/** "dismissed | as a lie | the report that …", "rejected | as “fantasy” | the allegation": what it is called stands before it. */
function pastCalling(scene: Scene, cue: Cue, start: number): number {
  const { tokens } = scene;
  const takes = cue.phrase.entry.takes ?? [];
  if (lower(tokens[start]) !== "as" || takes.includes("as") || !takes.includes("object")) return start;
  for (let i = start + 2; i <= scene.end && i < start + 14; i++) {
    if (isVerb(tokens[i]) && tokens[i]!.xpos !== "VBG" && tokens[i]!.xpos !== "VBN") return start;
    if (!isReport(scene, i) || !/^(that|of|by|from|about|in|to)$/.test(lower(tokens[i + 1]))) continue;
    let first = i;
    while (first > start + 2 && belongsBefore(scene, first, i)) first--;
    return first;
  }
  return start;
}

/** Is the token before `first` part of the phrase of the noun: its article, adjective, owner? */
function belongsBefore({ tokens }: Scene, first: number, noun: number): boolean {
  const token = tokens[first - 1]!;
  if (isPunct(token)) return false;
  if (/^(DET|NUM|PART|PROPN)$/.test(token.upos) || token.xpos === "PRP$") return true;
  if (tokens[first]!.xpos === "POS") return true;
  return (
    (token.upos === "ADJ" || token.upos === "NOUN") &&
    token.head >= first &&
    token.head <= noun &&
    token.deprel !== "nmod"
  );
}

/** "was quoted | as saying": the words before belong to the cue. */
function asSaying(scene: Scene, cue: Cue): Cue {
  const { tokens } = scene;
  if (lower(tokens[cue.at - 1]) !== "as" || tokens[cue.at]!.xpos !== "VBG") return cue;
  let first = cue.at - 1;
  if (/^(quoted|cited|reported)$/.test(lower(tokens[first - 1])) && tokens[first - 2]?.upos === "AUX") {
    first--;
    while (first > 0 && tokens[first - 1]!.upos === "AUX") first--;
  }
  return { ...cue, first };
}

function voiceOf(scene: Scene, source: Source): ReturnType<typeof canSpeak> {
  const head = source.stands ?? source.heads[0];
  return head === undefined ? "maybe" : canSpeak(scene, head);
}

function fitsSubject(cue: Cue, voice: ReturnType<typeof canSpeak> | "none", content: Content): boolean {
  const { subject } = cue.phrase.entry;
  if (subject === "any") return voice !== "mute" || content.rule !== "object";
  if (subject === "document") return voice === "document" || voice === "image";
  if (subject === "speaker") return voice !== "no" && voice !== "mute";
  return voice !== "mute";
}

/** "It seems that", "it was unclear whether": "it" is no one. */
function isImpersonal(scene: Scene, cue: Cue, source: Source): boolean {
  const { entry, part } = cue.phrase;
  return (
    lower(scene.tokens[source.first]) === "it" &&
    source.last === source.first &&
    entry.subject === "any" &&
    (part === "adjective" || entry.class === "belief")
  );
}

/** Without a subject only an impersonal clause ("it appears that") or a quote is attributed to no one. */
function mayLackSource(scene: Scene, cue: Cue): boolean {
  if (cue.phrase.part === "adjective" && REMAINING.has(scene.tokens[cue.first]!.lemma))
    return lower(scene.tokens[cue.first - 1]) === "it";
  return childrenBy(scene.tree, cue.at, "expl", "nsubj").some(
    (c) => c < cue.at && (isExpletive(scene, c) || lower(scene.tokens[c]) === "it"),
  );
}

/** "The ban was drafted abroad, as the general had revealed": the clause before "as". */
function asToldContent(scene: Scene, cue: Cue, source: Source | undefined, after: number): Content | undefined {
  const { tokens, index } = scene;
  let as = source ? source.first - 1 : -1;
  while (as > 0 && isPunct(tokens[as]!)) as--;
  if (!source || source.first > cue.first || lower(tokens[as]) !== "as" || lower(tokens[as - 1]) !== ",")
    return undefined;
  if (after <= scene.end && lower(tokens[after]) !== ",") return undefined;
  let first = 0;
  for (let i = as - 2; i > 0; i--) {
    if (lower(tokens[i]) === ",") first = Math.max(first, i + 1);
    const said = index.saying.has(tokens[i - 1]!.lemma.toLowerCase()) || tokens[i]!.upos === "SCONJ";
    if (lower(tokens[i]) === "that" && said) first = Math.max(first, i + 1);
    if (first > 0) break;
  }
  const run = trimmed(scene, { first, last: as - 2 });
  return run && run.last - run.first >= 2 ? { runs: [run], rule: "as told" } : undefined;
}

/** "the ceasefire that the envoy announced": the noun before a relative clause is the cue's object. */
function relativeContent(scene: Scene, cue: Cue, source: Source | undefined): Content | undefined {
  const { tokens, tree } = scene;
  const token = tokens[cue.at]!;
  if (source?.rule !== "subject" || token.deprel !== "acl:relcl" || token.head < 0 || token.head >= source.first)
    return undefined;
  if (!(cue.phrase.entry.takes ?? []).includes("object") || childBy(tree, cue.at, "obj") !== undefined)
    return undefined;
  const run = trimmed(scene, { first: tree.left[token.head]!, last: source.first - 1 });
  return run && { runs: [run], rule: "relative object" };
}

function passive(scene: Scene, sentence: number, cue: Cue): Draft | undefined {
  const { tree, tokens } = scene;
  const takes = cue.phrase.entry.takes ?? [];
  if (cue.phrase.entry.subject === "document") return undefined;
  const subject = childrenBy(tree, cue.at, "nsubj").find((c) => c < cue.first);
  const impersonal = subject === undefined || lower(tokens[subject]) === "it" || isExpletive(scene, subject);
  const agent = agentOf(scene, cue);
  const after = afterCue(
    scene,
    { ...cue, phrase: { ...cue.phrase, entry: { ...cue.phrase.entry, takes: takes.filter((f) => f !== "person") } } },
    agent && agent.first === cue.last + 2 ? agent.last + 1 : cue.last + 1,
  );
  const wide: Cue = agent && agent.first === cue.last + 2 ? { ...cue, last: cue.last + 1 } : cue;
  if (impersonal && childBy(tree, cue.at, "expl", "nsubj") !== undefined) {
    const content = contentRight(scene, cue, after.start);
    return content && content.rule !== "object" ? draft(scene, sentence, wide, content, agent, undefined) : undefined;
  }
  const phrase =
    subject === undefined
      ? reducedNoun(scene, cue)
      : trimmed(scene, { first: tree.left[subject]!, last: Math.min(tree.right[subject]!, cue.first - 1) });
  // "Reports that its staff had barred them | were denied by the airline": whatever in it the parser took for the subject.
  const { stance } = cue.phrase.entry;
  const report = stance && agent ? reportLeft(scene, cue.at, cue.first) : undefined;
  if (report && (!phrase || phrase.first > report.first))
    return draft(scene, sentence, wide, { runs: [report], rule: "passive" }, agent, undefined);
  if (!phrase) return undefined;
  // "the video released by the council": a document told of, no telling of its own.
  if (subject === undefined && DOCUMENTS.has(canSpeak(scene, tokens[cue.at]!.head))) return undefined;
  // "is said to have fled": what takes a clause takes an infinitive in the passive.
  const infinitive =
    takes.includes("clause") || takes.includes("that") ? { ...cue, phrase: withFrame(cue, "to") } : cue;
  const right = contentRight(scene, infinitive, after.start);
  const verbFirst = right && isFiniteForm(tokens[right.runs[0]!.first]!.xpos);
  if (right && takes.includes("person") && right.rule !== "object" && !(subject === undefined && verbFirst)) {
    return draft(scene, sentence, wide, right, agent, phrase);
  }
  if (right && (right.rule === "to" || right.rule === "preposition") && subject !== undefined) {
    const runs = [
      phrase,
      right.cueLast === undefined ? right.runs[0]! : { first: right.cueLast, last: right.runs[0]!.last },
    ];
    return draft(scene, sentence, wide, { runs, rule: "passive" }, agent, undefined);
  }
  if (right && takes.includes("quote") && right.rule === "quote")
    return draft(scene, sentence, wide, right, agent, phrase);
  const seen = agent || subject === undefined ? undefined : seenAs(scene, cue);
  if (seen)
    return draft(scene, sentence, seen.cue, { runs: [phrase, seen.run], rule: "passive" }, undefined, undefined);
  // "gunmen, identified by residents as deserters": the noun and what it is named.
  if (takes.includes("object-as") && agent) {
    const as = tokens.findIndex((token, i) => i > agent.last && i <= agent.last + 4 && token.form === "as");
    const named =
      as < 0 ? undefined : trimmed(scene, { first: as, last: Math.max(tree.right[tokens[as]!.head] ?? as, as + 1) });
    return named && draft(scene, sentence, wide, { runs: [phrase, named], rule: "passive" }, agent, undefined);
  }
  if (!takes.includes("object") || (!agent && subject === undefined)) return undefined;
  if (
    cue.phrase.entry.objects &&
    !cue.phrase.entry.objects.includes(tokens[subject ?? tokens[cue.at]!.head]?.lemma.toLowerCase() ?? "")
  )
    return undefined;
  if (!agent && !takes.includes("passive")) return undefined;
  return draft(scene, sentence, wide, { runs: [phrase], rule: "passive" }, agent, undefined);
}

const DOCUMENTS: ReadonlySet<string> = new Set(["document", "image"]);

function withFrame(cue: Cue, frame: string): Cue["phrase"] {
  const { entry } = cue.phrase;
  return { ...cue.phrase, entry: { ...entry, takes: [...(entry.takes ?? []), frame] } };
}

/** "the attack, claimed by the group": the noun the participle hangs on. */
function reducedNoun(scene: Scene, cue: Cue): Run | undefined {
  const token = scene.tokens[cue.at]!;
  if (token.deprel !== "acl" || token.head < 0 || token.head > cue.at) return undefined;
  return trimmed(scene, { first: scene.tree.left[token.head]!, last: cue.first - 1 });
}

/** "refused to hand over the missiles" is a deed, "refused to say" is a word withheld. */
function refusesDeed(scene: Scene, cue: Cue, content: Content): boolean {
  if (cue.phrase.entry.stance !== "declines" || !/^(to|preposition)$/.test(content.rule)) return false;
  const { first, last } = content.runs[0]!;
  // By its place, not its tag: "refused to hand over" may be a noun for the tagger.
  const verb = scene.tokens.slice(first, last + 1).find((t) => !/^(to|not)$/.test(lower(t)) && t.upos !== "ADV");
  return verb !== undefined && !scene.index.saying.has(verb.lemma.toLowerCase()) && !WITHHELD.has(verb.lemma);
}

const WITHHELD: ReadonlySet<string> = new Set(
  "name identify give provide share be elaborate go speak talk break".split(" "),
);

/** Source, cue and content put together, with what the cue's entry says of them. */
export function draft(
  scene: Scene,
  sentence: number,
  cue: Cue,
  content: Content,
  source: Source | undefined,
  recipient: Run | undefined,
): Draft {
  const runs = content.runs;
  return {
    sentence,
    at: cue.at,
    cue: { first: cue.first, last: content.cueLast ?? cue.last },
    ...(source
      ? {
          source: {
            run: { first: source.first, last: source.last },
            heads: source.heads,
            ...(source.stands === undefined ? {} : { stands: source.stands }),
            rule: source.rule,
          },
        }
      : {}),
    content: runs.map((run) => (content.rule === "quote before" ? backToQuote(scene, run) : spanOfRun(scene, run))),
    ...(recipient ? { recipient } : {}),
    entry: cue.phrase.entry,
    rule: content.rule,
    cueClass: refusesDeed(scene, cue, content)
      ? "decision"
      : (cue.passive && !source && cue.phrase.entry.agentless) || cue.phrase.entry.class,
    stance: saidStance(scene, cue, stanceOf(cue, content.rule), runs.at(-1)!, source),
    sure: sureOf(cue),
  };
}
