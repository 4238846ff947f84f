import { conjuncts, relation } from "../sentence/tree.ts";
import { invertedOf } from "./inverted.ts";
import { groupOf, isFiniteForm, NOMINAL, topFrom } from "./phrase.ts";
import { lower, type Scene, trimmed } from "./scene.ts";
import { canSpeak, isVoice } from "./speaker.ts";
import { nounBefore, ownSubject, type Source } from "./subject.ts";

/** The subject of the clause the cue hangs on: "…, adding that", "went on to say", "said X and denied Y", "a spokesman saying". */
export function sharedSubject(scene: Scene, v: number, depth: number): Source | undefined {
  const { tokens } = scene;
  const token = tokens[v]!;
  const head = token.head;
  if (head < 0 || depth > 4) return undefined;
  const kind = relation(token);
  if (kind === "acl" && head < v && tokens[head]!.upos !== "VERB") {
    const issuer = issuerOf(scene, head) ?? writerOf(scene, head, v);
    if (issuer) return issuer;
    // A finite verb right after its noun has that noun for its subject, whatever the parser made of it.
    return nounBefore(scene, head, v, isFiniteForm(token.xpos) ? "subject" : "noun");
  }
  if (kind === "parataxis" && head < v && NOMINAL.has(tokens[head]!.upos)) return nounBefore(scene, head, v, "subject");
  if (
    kind === "conj" ||
    kind === "xcomp" ||
    kind === "advcl" ||
    kind === "parataxis" ||
    kind === "dep" ||
    kind === "ccomp"
  ) {
    // "has dismissed that as slander and | insists that": joined, whatever the parser made of it.
    const joined = lower(tokens[v - 1]) === "and" || lower(tokens[v - 1]) === "but";
    if (kind === "ccomp" && isFiniteForm(token.xpos) && !joined) return undefined;
    const subject =
      (kind === "conj" ? speakingAbove(scene, v) : undefined) ??
      ownSubject(scene, head, groupOf(scene, head)) ??
      invertedOf(scene, head, v) ??
      sharedSubject(scene, head, depth + 1);
    if (subject && kind === "parataxis" && tokens[head]!.upos === "ADJ" && head > subject.last) {
      // "A person | present at the meeting | said": the adjective describes the speaker.
      return { ...subject, last: Math.max(subject.last, groupOf(scene, v) - 1), rule: "subject" };
    }
    return subject && { ...subject, rule: "shared" };
  }
  return undefined;
}

/** "have written to the Council | asking it to": who writes asks, not the one written to. */
function writerOf(scene: Scene, noun: number, v: number): Source | undefined {
  const { tokens, tree, index } = scene;
  const verb = tokens[noun]!.head;
  const to = tree.children[noun]!.some((c) => c < noun && lower(tokens[c]) === "to");
  if (
    !to ||
    tokens[v]!.xpos !== "VBG" ||
    verb < 0 ||
    verb > noun ||
    !index.saying.has(tokens[verb]!.lemma.toLowerCase())
  )
    return undefined;
  const subject = ownSubject(scene, verb, groupOf(scene, verb));
  return subject && { ...subject, rule: "shared" };
}

/** "The guild released a statement saying": who releases it speaks. */
function issuerOf(scene: Scene, noun: number): Source | undefined {
  const { tokens } = scene;
  const verb = tokens[noun]!.head;
  if (relation(tokens[noun]!) !== "obj" || verb < 0 || !ISSUING.has(tokens[verb]!.lemma)) return undefined;
  if (!scene.index.sources.has(tokens[noun]!.lemma.toLowerCase())) return undefined;
  const subject = ownSubject(scene, verb, groupOf(scene, verb)) ?? sharedSubject(scene, verb, 3);
  return subject && { ...subject, rule: "issuer" };
}

const ISSUING: ReadonlySet<string> = new Set(
  "issue release publish post send write circulate put tweet record air broadcast share".split(" "),
);

/** A participle's speaker: the nearest clause above it whose subject can speak. */
export function speakingAbove(scene: Scene, v: number): Source | undefined {
  const { tokens } = scene;
  const quoted = quotedPerson(scene, v);
  if (quoted) return quoted;
  // "a statement saying": the noun itself; but "closed the schools, warning that" is no word of the schools.
  const noun = tokens[v]!.head;
  const loose = lower(tokens[v - 1]) === "," && noun >= 0 && !isVoice(canSpeak(scene, noun));
  if (relation(tokens[v]!) === "acl" && !loose) return undefined;
  let at = tokens[v]!.head;
  // With no one above who surely can speak, the nearest subject that is not a mute thing.
  let fallback: Source | undefined;
  for (let guard = 0; guard < 8 && at >= 0; guard++) {
    const subject = ownSubject(scene, at, groupOf(scene, at)) ?? invertedOf(scene, at, v);
    const head = subject && (subject.stands ?? subject.heads[0]);
    if (subject && head !== undefined && isVoice(canSpeak(scene, head))) return { ...subject, rule: "shared" };
    if (subject && head !== undefined && canSpeak(scene, head) !== "mute") fallback ??= subject;
    if (!subject && at < v && NOMINAL.has(tokens[at]!.upos) && isVoice(canSpeak(scene, at)))
      return nounBefore(scene, at, v, "shared");
    at = tokens[at]!.head;
  }
  return fallback && { ...fallback, rule: "shared" };
}

/** "quoted the mayor as saying", "was quoted as saying": the one quoted speaks, not the one who quotes. */
function quotedPerson(scene: Scene, v: number): Source | undefined {
  const { tokens, tree } = scene;
  if (lower(tokens[v - 1]) !== "as") return undefined;
  let verb = v - 2;
  while (verb >= 0 && verb > v - 25 && !QUOTING.has(tokens[verb]!.lemma)) verb--;
  if (verb < 0 || !QUOTING.has(tokens[verb]!.lemma)) return undefined;
  if (verb < v - 2) {
    const run = trimmed(scene, { first: verb + 1, last: v - 2 });
    const top = run && topFrom(scene, run.first, verb);
    return run && top !== undefined
      ? { ...run, heads: conjuncts(tree, top).filter((c) => c <= run.last), rule: "quoted" }
      : undefined;
  }
  return ownSubject(scene, verb, groupOf(scene, verb));
}

const QUOTING: ReadonlySet<string> = new Set(["quote", "cite", "report"]);
