import { childBy, childrenBy, conjuncts } from "../sentence/tree.ts";
import { withoutAnonymity } from "./aside.ts";
import { clauseOpening, nameBearer } from "./clause-opening.ts";
import { closingSpeaker } from "./closing.ts";
import type { Cue } from "./cue.ts";
import { inverted } from "./inverted.ts";
import { openingSpeaker } from "./opening.ts";
import { isFiniteForm, isTime, NOMINAL, nameStart, phraseEnd, quoteBeforePhrase, RELATIVE, topFrom } from "./phrase.ts";
import { closesQuote, isPunct, isVerb, lower, opensQuote, type Scene, trimmed } from "./scene.ts";
import { sharedSubject, speakingAbove } from "./shared.ts";
import { canSpeak, isVoice } from "./speaker.ts";
import { joined, ownSubject, type Source, widened, withFirst } from "./subject.ts";

/** The source of a cue in the active voice. `undefined`: the sentence names none. */
export function sourceOf(scene: Scene, cue: Cue): Source | undefined {
  const found = speakerOf(scene, cue);
  const source = found && pastAside(scene, found, cue);
  return source && withoutLead(scene, withoutAnonymity(scene, source), cue);
}

/**
 * "OCHA, | citing drivers, | said", "the office, | in a letter, | denied", "Protesters, | said the website, | demand": the phrase before
 * the aside speaks, whatever in it the parser took for the subject.
 */
function pastAside(scene: Scene, source: Source, cue: Cue): Source {
  const { tokens, index } = scene;
  if (source.rule === "inverted" || lower(tokens[cue.first - 1]) !== "," || source.last !== cue.first - 2)
    return source;
  let open = source.first;
  const limit = Math.max(0, open - 4);
  while (open > limit && lower(tokens[open]) !== ",") open--;
  if (lower(tokens[open]) !== "," || open < 1) return source;
  const words = tokens.slice(open + 1, cue.first - 1);
  const opens = words[0]!;
  const citing = words.slice(0, 2).some((token) => /^(citing|quoting)$/.test(lower(token)));
  const placed = /^(in|on|via|through|at)$/.test(lower(opens)) && source.first === open + 1;
  const inserted = isFiniteForm(opens.xpos) && index.saying.has(opens.lemma.toLowerCase()) && source.first === open + 2;
  if (!citing && !placed && !inserted) return source;
  const last = open - 1;
  let first = last;
  while (first > 0 && /^(DET|ADJ|NOUN|PROPN|PART|NUM|ADP|PRON|INTJ|X)$/.test(tokens[first - 1]!.upos)) first--;
  while (first < last && /^(ADP|SCONJ)$/.test(tokens[first]!.upos)) first++;
  let head = first;
  while (head < last && tokens[head + 1]!.upos !== "ADP" && tokens[head + 1]!.form !== ",") head++;
  if (isTime(scene, head) || !(NOMINAL.has(tokens[head]!.upos) || tokens[head]!.upos === "INTJ")) return source;
  return { first, last, heads: [head], rule: "past aside" };
}

/** No source begins with "but", "after" or "with", or in the clause before a semicolon: "but | state television", "after | a crewman". */
function withoutLead(scene: Scene, source: Source, cue: Cue): Source {
  const { tokens } = scene;
  const head = source.heads[0] ?? source.last;
  let first = nameOpening(scene, source, head);
  // "General Sow, | 61, | told": an age is not who speaks.
  if (first === source.last && tokens[first]!.upos === "NUM" && tokens[first - 2]?.upos === "PROPN") {
    let name = nameStart(scene, first - 2);
    while (name > 0 && /^(NOUN|ADJ|DET|PROPN)$/.test(tokens[name - 1]!.upos)) name--;
    if (lower(tokens[first - 1]) === ",") return { ...source, first: name, heads: [first - 2] };
  }
  // A verb taken for the whole sentence's may have the clause before the semicolon for its subject.
  const own = source.last < cue.first ? clauseOpening(scene, source, cue) : undefined;
  if (own) return own;
  const semicolon = tokens.findLastIndex((token, i) => i > first && i < source.last && token.form === ";");
  if (semicolon > head) {
    const own = topFrom(scene, semicolon + 1, cue.at);
    return { ...source, first: semicolon + 1, heads: [Math.min(own, source.last)] };
  }
  if (semicolon > first) first = semicolon + 1;
  const behind = source.last < cue.first ? behindSemicolon(scene, source, cue) : undefined;
  if (behind) return behind;
  const last = asideStart(scene, source, cue);
  while (first < head && (LEADS.has(lower(tokens[first])) || (isPunct(tokens[first]!) && tokens[first]!.form === ",")))
    first++;
  return first === source.first && last === source.last ? source : { ...source, first, last };
}

/** "Amnesty | International": the parser cut the name in two. */
function nameOpening(scene: Scene, source: Source, head: number): number {
  const { tokens } = scene;
  const actor = scene.actorAt(head);
  let first = source.first;
  // "One | of the suspects"
  if (
    lower(tokens[first]) === "of" &&
    /^(one|two|three|some|many|most|several|none|all|both|few|others|another)$/.test(lower(tokens[first - 1]))
  )
    return first - 1;
  // "A group calling itself | Free Neman"
  const bearer = nameBearer(scene, first);
  if (bearer !== undefined) return bearer;
  if (!actor || actor.from >= tokens[first]!.from || actor.to > tokens[source.last]!.to) return first;
  while (first > 0 && tokens[first - 1]!.from >= actor.from && tokens[first - 1]!.upos === "PROPN") first--;
  return first;
}

/** "…; | police denied this": a bare phrase between the semicolon and the verb speaks, not someone before the semicolon. */
function behindSemicolon(scene: Scene, source: Source, cue: Cue): Source | undefined {
  const { tokens } = scene;
  const semicolon = tokens.findLastIndex((token, i) => i > source.last && i < cue.first && token.form === ";");
  if (semicolon < 0 || semicolon >= cue.first - 1) return undefined;
  let head = -1;
  for (let i = semicolon + 1; i < cue.first; i++) {
    const { upos, xpos, form } = tokens[i]!;
    if (!/^(DET|ADJ|NOUN|PROPN|PART|NUM)$/.test(upos) && xpos !== "PRP" && xpos !== "PRP$" && form !== "-")
      return undefined;
    if (NOMINAL.has(upos)) head = i;
  }
  if (head < 0) return undefined;
  return { first: semicolon + 1, last: cue.first - 1, heads: [head], rule: "left phrase" };
}

/** "The paper, | on the strength of a leaked log, | wrote": how or where one speaks between commas is no part of who it is. */
function asideStart(scene: Scene, source: Source, cue: Cue): number {
  const { tokens } = scene;
  const head = source.heads[0] ?? source.first;
  if (source.last + 2 !== cue.first || lower(tokens[cue.first - 1]) !== ",") return source.last;
  let comma = source.last;
  while (comma > head && lower(tokens[comma]) !== ",") comma--;
  const opens = lower(tokens[comma + 1]);
  const citing = /^(citing|quoting)$/;
  const both = /^(both|all|each)$/.test(opens) && citing.test(lower(tokens[comma + 2]));
  return comma > head && (ASIDES.has(opens) || citing.test(opens) || both) ? comma - 1 : source.last;
}

const ASIDES: ReadonlySet<string> = new Set(["on", "at", "during", "through", "via", "by", "after", "before"]);

const LEADS: ReadonlySet<string> = new Set(
  "but and yet or with by after before when while though although because since if as whereas until".split(" "),
);

function speakerOf(scene: Scene, cue: Cue): Source | undefined {
  // A full quote right before the verb is never its subject: “…,” said the minister.
  const afterQuote =
    cue.first > 1 && closesQuote(scene, cue.first - 1) && /^[.,?!]$/.test(scene.tokens[cue.first - 2]!.form);
  return (
    (afterQuote ? inverted(scene, cue) : undefined) ??
    quotative(scene, cue) ??
    closingSpeaker(scene, cue) ??
    asideSpeaker(scene, cue) ??
    opened(scene, cue) ??
    openingPhrase(scene, cue) ??
    pastRelative(scene, cue) ??
    ownSubject(scene, cue.at, cue.first) ??
    inverted(scene, cue) ??
    (/ing$/.test(lower(scene.tokens[cue.at])) ? speakingAbove(scene, cue.at) : undefined) ??
    (isJoinedAstray(scene, cue) ? mainSubject(scene, cue) : undefined) ??
    sharedSubject(scene, cue.at, 0) ??
    idiomSubject(scene, cue) ??
    leftPhrase(scene, cue)
  );
}

function opened(scene: Scene, cue: Cue): Source | undefined {
  const finite =
    isFiniteForm(scene.tokens[cue.first]!.xpos) || cue.retagged === true || scene.tokens[cue.at]!.xpos === "VBN";
  return cue.phrase.part === "verb" && finite ? openingSpeaker(scene, cue.first) : undefined;
}

/** “…,” a farmer told reporters: what stands between quote and verb speaks, whatever the parser made of it. */
function quotative(scene: Scene, cue: Cue): Source | undefined {
  const { tokens, tree } = scene;
  if (!isFiniteForm(tokens[cue.at]!.xpos) && !cue.retagged) return undefined;
  const mark = quoteBeforePhrase(scene, cue.first);
  if (mark < 0) return undefined;
  const run = trimmed(scene, { first: mark + 1, last: cue.first - 1 });
  if (!run) return undefined;
  let head = run.first;
  for (let i = run.first; i <= run.last && tokens[i]!.upos !== "ADP" && tokens[i]!.form !== ","; i++) {
    if (NOMINAL.has(tokens[i]!.upos)) head = tokens[i]!.head >= run.first && tokens[i]!.head < i ? head : i;
  }
  return { ...run, heads: conjuncts(tree, head).filter((c) => c <= run.last), rule: "subject" };
}

/** "The strikers, said the website, are marching": a phrase between the verb and a comma with the clause going on behind it. */
function asideSpeaker(scene: Scene, cue: Cue): Source | undefined {
  const { tokens } = scene;
  if (lower(tokens[cue.first - 1]) !== "," || cue.first < 2 || !isFiniteForm(tokens[cue.at]!.xpos)) return undefined;
  let end = cue.last + 1;
  while (
    end <= scene.end &&
    end < cue.last + 9 &&
    (NOMINAL.has(tokens[end]!.upos) || /^(DET|ADJ|ADP|PART)$/.test(tokens[end]!.upos))
  )
    end++;
  if (end === cue.last + 1 || lower(tokens[end]) !== ",") return undefined;
  const next = tokens[end + 1];
  if (!next || !(next.upos === "AUX" || isFiniteForm(next.xpos) || next.xpos === "MD")) return undefined;
  if (!inverted(scene, cue)) return undefined;
  const run = trimmed(scene, { first: cue.last + 1, last: end - 1 });
  let head = cue.last + 1;
  for (let i = head; i < end && tokens[i]!.upos !== "ADP"; i++) if (NOMINAL.has(tokens[i]!.upos)) head = i;
  return run && { ...run, heads: [head], rule: "inverted" };
}

/**
 * "Two officials familiar with the file said", "A lawmaker briefed by the agency told": a noun phrase that opens the clause and runs up
 * to the verb, whose adjective or participle the parser took for a verb or cut off.
 */
function openingPhrase(scene: Scene, cue: Cue): Source | undefined {
  const { tokens } = scene;
  if (cue.phrase.part !== "verb" || cue.first < 3) return undefined;
  if (lower(tokens[cue.first - 1]) === ",") return describedAside(scene, cue);
  if (!isFiniteForm(tokens[cue.at]!.xpos) && cue.first === cue.at && !cue.retagged) return undefined;
  let first = cue.first - 1;
  while (first > 0 && !/^[,;:—–]$/.test(tokens[first - 1]!.form) && !closesQuote(scene, first - 1)) first--;
  if (tokens[first]!.upos === "ADV" || tokens[first]!.upos === "CCONJ") first++;
  const end = tokens[cue.first - 1]!;
  if (first >= cue.first - 2 || !NOMINAL.has(end.upos) || !/^(DET|NUM|ADJ|NOUN|PROPN)$/.test(tokens[first]!.upos))
    return undefined;
  let head = -1;
  let described = false;
  for (let i = first; i < cue.first; i++) {
    const { upos, xpos } = tokens[i]!;
    const post = xpos === "VBN" || xpos === "VBG" || xpos === "VB" || upos === "ADJ";
    if (isFiniteForm(xpos) && i > first && head === i - 1 && tokens[i + 1]?.upos === "ADP") {
      if (!isDescribing(scene, i)) return undefined;
      described = true;
    } else if (
      isFiniteForm(xpos) ||
      xpos === "MD" ||
      upos === "SCONJ" ||
      upos === "AUX" ||
      (upos === "PRON" && xpos.startsWith("W"))
    )
      return undefined;
    if (
      head >= 0 &&
      !described &&
      post &&
      i === head + 1 &&
      /^(ADP|PART)$/.test(tokens[i + 1]?.upos ?? "") &&
      NOMINAL.has(tokens[head]!.upos)
    )
      described = true;
    if (head >= 0 && !described && upos === "ADP" && i === head + 1 && isCutOff(scene, cue, head, i)) described = true;
    if (NOMINAL.has(upos) && !described && (head < 0 || i === head + 1)) head = i;
    else if (NOMINAL.has(upos) && head < 0) head = i;
  }
  if (!described || head < 0 || isTime(scene, head) || !isVoice(canSpeak(scene, head))) return undefined;
  const run = trimmed(scene, { first, last: cue.first - 1 });
  return run && { ...run, heads: [head], rule: "opening phrase" };
}

/** "A lawyer for | the family said": the parser gave the verb to the noun behind the preposition. */
function isCutOff(scene: Scene, cue: Cue, head: number, preposition: number): boolean {
  const { tokens, tree } = scene;
  if (tokens[preposition]!.deprel !== "mark" && tokens[preposition]!.head !== cue.at) return false;
  return !childrenBy(tree, cue.at, "nsubj").some((c) => c <= head);
}

/** "Their report, published last week, warns": a participle or adjective between commas behind the phrase that opens the sentence. */
function describedAside(scene: Scene, cue: Cue): Source | undefined {
  const { tokens } = scene;
  if (!isFiniteForm(tokens[cue.at]!.xpos) || cue.first !== cue.at) return undefined;
  let open = cue.first - 2;
  while (open > 0 && lower(tokens[open]) !== ",") {
    if (/^(VBD|VBZ|VBP|MD)$/.test(tokens[open]!.xpos) || opensQuote(scene, open) || closesQuote(scene, open))
      return undefined;
    open--;
  }
  const next = tokens[open + 1];
  const placed = next?.upos === "ADP" && /^(acl|acl:relcl|conj|xcomp)$/.test(tokens[cue.at]!.deprel);
  if (open < 1 || !next || !(next.xpos === "VBN" || next.xpos === "VBG" || placed)) return undefined;
  let head = -1;
  for (let i = 0; i < open; i++) {
    const { upos, xpos } = tokens[i]!;
    if (upos === "PUNCT" && !/^[-’']$/.test(tokens[i]!.form)) return undefined;
    if (isVerb(tokens[i]) || upos === "AUX" || xpos.startsWith("W") || upos === "SCONJ") return undefined;
    if (
      NOMINAL.has(upos) &&
      (head < 0 || i === head + 1 || tokens[i - 1]!.xpos === "POS" || tokens[i - 1]!.upos === "ADJ")
    )
      head = i;
  }
  if (head < 0 || !/^(DET|NUM|ADJ|NOUN|PROPN|PRON)$/.test(tokens[0]!.upos) || isTime(scene, head)) return undefined;
  // What the speaker does meanwhile ("quoting an aide", "speaking in Lima") does not tell who it is.
  const run = trimmed(scene, { first: 0, last: next.xpos === "VBG" || placed ? open - 1 : cue.first - 1 });
  return run && { ...run, heads: [head], rule: "described aside" };
}

/** A participle that looks finite before a preposition: "a diplomat briefed on", "officers based in". */
function isDescribing(scene: Scene, i: number): boolean {
  return /^(brief|base|station|involve|familiarise|familiarize|inform|post|deploy)$/.test(scene.tokens[i]!.lemma);
}

/** The source of a passive: "was claimed by the group". */
export function agentOf(scene: Scene, cue: Cue): Source | undefined {
  const { tree, tokens } = scene;
  for (const c of childrenBy(tree, cue.at, "obl")) {
    const by = childBy(tree, c, "case");
    if (c > cue.at && by !== undefined && lower(tokens[by]!) === "by" && tokens[c]!.upos !== "VERB") {
      const run = trimmed(scene, { first: by + 1, last: beforeThat(scene, cue, c) });
      if (run) return { ...run, heads: conjuncts(tree, c), rule: "agent" };
    }
  }
  return undefined;
}

/** "had been told by the crews | that a shell hit": the clause is what was told, not who told it. */
function beforeThat(scene: Scene, cue: Cue, head: number): number {
  const end = phraseEnd(scene, head);
  if (!(cue.phrase.entry.takes ?? []).includes("person")) return end;
  for (let i = head + 1; i <= end; i++) if (lower(scene.tokens[i]) === "that") return i - 1;
  return end;
}

/** "Amina Sule, a nurse who was there, said": the subject of the relative clause is not the one who speaks. */
function pastRelative(scene: Scene, cue: Cue): Source | undefined {
  const { tokens } = scene;
  const before = tokens[cue.first - 1];
  const bare = tokens[cue.at]!.xpos === "VB" && cue.first === cue.at && /^(put|set)$/.test(lower(tokens[cue.at]));
  if (!before || !(isFiniteForm(tokens[cue.at]!.xpos) || cue.retagged || bare)) return undefined;
  // "A minister who fled the country warned": of two finite verbs behind "who" the second is the main one.
  const second =
    NOMINAL.has(before.upos) && !childrenBy(scene.tree, cue.at, "nsubj").some((c) => !RELATIVE.has(lower(tokens[c])));
  if (lower(before) !== "," && !second && (NOMINAL.has(before.upos) || isPunct(before) || before.upos === "DET"))
    return undefined;
  let who = cue.first - 2;
  let verbs = 0;
  for (; who > 0 && lower(tokens[who]) !== ","; who--) {
    if ((RELATIVE.has(lower(tokens[who])) && tokens[who]!.upos === "PRON") || lower(tokens[who]) === "whose") break;
    if (second && (tokens[who]!.upos === "CCONJ" || tokens[who]!.upos === "SCONJ")) return undefined;
    if (/^(VBD|VBZ|VBP|MD)$/.test(tokens[who]!.xpos)) verbs++;
  }
  if (verbs === 0 || who <= 0 || lower(tokens[who]) === ",") return undefined;
  let noun = lower(tokens[who - 1]) === "," ? who - 2 : who - 1;
  while (closesQuote(scene, noun) && noun > 0) noun--;
  if (noun < 0 || !NOMINAL.has(tokens[noun]!.upos)) return undefined;
  let top = noun;
  for (let guard = 0; guard < 30; guard++) {
    const head = tokens[top]!.head;
    if (head < 0 || head >= who || isVerb(tokens[head])) break;
    top = head;
  }
  const first = widened(scene, Math.min(scene.tree.left[top]!, noun), cue.at);
  if (tokens[first]!.upos === "ADP" || tokens[first]!.upos === "SCONJ" || isTime(scene, top)) return undefined;
  const run = trimmed(scene, { first, last: cue.first - 1 });
  return run && { ...run, heads: conjuncts(scene.tree, top).filter((c) => c < who), rule: "past relative" };
}

/** The parser may take another word of an idiom for its head ("cast | doubt | on"): that word's subject. */
function idiomSubject(scene: Scene, cue: Cue): Source | undefined {
  if (cue.phrase.words.length < 3) return undefined;
  for (let i = cue.at + 1; i <= cue.last; i++) {
    const subject = ownSubject(scene, i, cue.first);
    if (subject) return subject;
  }
  return undefined;
}

/** No subject in the tree: the noun phrase that ends right before the verb group of a finite verb. */
function leftPhrase(scene: Scene, cue: Cue): Source | undefined {
  const { tree, tokens } = scene;
  if (/ing$/.test(lower(tokens[cue.at]))) return undefined;
  if (/^(and|but)$/.test(lower(tokens[cue.first - 1]))) return mainSubject(scene, cue);
  const loose = cue.phrase.words.length >= 3 || cue.retagged;
  if (!isFiniteForm(tokens[cue.at]!.xpos) && cue.first === cue.at && !loose) return undefined;
  let last = cue.first - 1;
  while (last > 0 && isPunct(tokens[last]!)) last--;
  const end = tokens[last];
  const named =
    end &&
    (NOMINAL.has(end.upos) ||
      (cue.retagged &&
        end.upos === "ADJ" &&
        last > 0 &&
        (tokens[last - 1]!.upos === "DET" || tokens[last - 1]!.form === "-")));
  if (!named) return undefined;
  let top = last;
  while (true) {
    const head = tokens[top]!.head;
    if (head < 0 || head >= cue.first || !NOMINAL.has(tokens[head]!.upos) || isTime(scene, head)) break;
    top = head;
  }
  if (isTime(scene, top)) return undefined;
  let left = tree.left[top]!;
  while (left < top && isPunct(tokens[left]!) && !opensQuote(scene, left)) left++;
  while (left > 0 && hangsOnCue(scene, cue, left - 1) && /^(DET|ADJ|PROPN|NOUN|PART)$/.test(tokens[left - 1]!.upos))
    left--;
  const whole = widened(scene, joined(scene, left), cue.at);
  // "After a meeting with the board Diallo said": the name right before the verb is not the preposition's.
  const first = tokens[whole]!.upos === "ADP" && tokens[last]!.upos === "PROPN" ? nameStart(scene, last) : whole;
  if (tokens[first]!.upos === "ADP" || tokens[first]!.upos === "SCONJ") return undefined;
  const run = trimmed(scene, { first, last: cue.first - 1 });
  if (!run) return undefined;
  const heads = conjuncts(tree, top).filter((c) => c <= run.last);
  return { ...run, heads: run.first < left ? withFirst(scene, run.first, left, heads) : heads, rule: "left phrase" };
}

/** Is the verb joined to an adjective or noun before "and"? */
function isJoinedAstray(scene: Scene, cue: Cue): boolean {
  const { tokens } = scene;
  const { head, deprel, xpos } = tokens[cue.at]!;
  if (
    !/^(conj|acl|amod)$/.test(deprel) ||
    head < 0 ||
    !/^(and|but)$/.test(lower(tokens[cue.first - 1])) ||
    !/^VB[DN]$/.test(xpos)
  )
    return false;
  if (deprel !== "conj") return cue.retagged === true;
  return /^(amod|obj|obl|nmod|advmod)$/.test(tokens[head]!.deprel) && !isVerb(tokens[head]);
}

/** "The mayor held both sides responsible | and called for": the subject of the verb before, which the parser joined to something else. */
function mainSubject(scene: Scene, cue: Cue): Source | undefined {
  const { tokens } = scene;
  for (let v = cue.first - 2; v > 0 && tokens[v]!.form !== ";"; v--) {
    if (!isVerb(tokens[v]) || !isFiniteForm(tokens[v]!.xpos) || tokens[v]!.deprel === "acl:relcl") continue;
    const subject = ownSubject(scene, v, v) ?? openingSpeaker(scene, v);
    if (subject && subject.rule !== "relative") return { ...subject, rule: "shared" };
  }
  return undefined;
}

/** Does the token hang on a word of the cue, over what stands between: "The governor's | office cast doubt"? */
function hangsOnCue(scene: Scene, cue: Cue, i: number): boolean {
  let head = scene.tokens[i]!.head;
  for (let guard = 0; guard < 8 && head >= 0 && head < cue.first; guard++) head = scene.tokens[head]!.head;
  return head >= cue.first && head <= cue.last;
}
