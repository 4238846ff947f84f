import { childrenBy, relation } from "../sentence/tree.ts";
import { clauseEnd, cutEnd } from "./boundary.ts";
import type { Cue } from "./cue.ts";
import { fitsObject, isJudged, isNamed, isNamedLater, phraseContentEnd } from "./object.ts";
import { isReport, NOMINAL, thatBehind, topFrom } from "./phrase.ts";
import {
  closesQuote,
  headsClause,
  isFiniteVerb,
  isPunct,
  isVerb,
  lower,
  opensQuote,
  type Run,
  type Scene,
  trimmed,
} from "./scene.ts";

/** What a cue ties its source to, as runs of tokens, with the last token of the cue where a preposition joins it ("warned of"). */
export interface Content {
  readonly runs: readonly Run[];
  readonly cueLast?: number;
  readonly rule: string;
}

/** The content that stands right of the cue, from `start` on; `undefined` when nothing there fits a frame of the entry. */
export function contentRight(scene: Scene, cue: Cue, start: number): Content | undefined {
  const { tokens } = scene;
  const takes = cue.phrase.entry.takes ?? [];
  const may = (frame: string) => takes.includes(frame);
  const token = tokens[start];
  if (!token || start > scene.end) return undefined;
  const word = lower(token);
  const clause = may("clause") || may("that");
  const nominal = isNominalStart(scene, start) || opensQuote(scene, start);
  if (word === ":" && (may("quote") || clause)) return run(scene, start + 1, scene.end, "colon");
  if (word === "," && start + 1 <= scene.end) {
    if (may("quote") && opensQuote(scene, start + 1))
      return run(scene, start + 1, quoteEnd(scene, start + 1, cue), "quote");
    if (clause && lower(tokens[start + 1]) === "that")
      return run(scene, start + 1, clauseEnd(scene, cue, start + 1), "that");
    return undefined;
  }
  if (opensQuote(scene, start) && (may("quote") || (may("object") && !cue.phrase.entry.objects) || clause)) {
    return run(scene, start, quoteEnd(scene, start, cue), "quote");
  }
  if (clause && word === "that" && !isDemonstrative(scene, start)) {
    const end = clauseEnd(scene, cue, start);
    // The parser gave the clause to another word: then it runs to where another voice begins.
    const whole = end > start && tokens.slice(start, end + 1).some((each) => isVerb(each) || each.upos === "AUX");
    return run(scene, start, whole ? end : cutEnd(scene, cue, start, scene.end), "that");
  }
  if (
    (may("wh") || may("clause")) &&
    WH.has(word) &&
    (may("wh") || word === "what" || word === "how" || word === "why" || word === "whether" || word === "if")
  ) {
    return run(scene, start, clauseEnd(scene, cue, start), "wh");
  }
  if (may("to") && isInfinitive(scene, start)) return run(scene, start, clauseEnd(scene, cue, start), "to");
  if (
    start < scene.end &&
    takes.includes(word) &&
    (token.upos === "ADP" || token.upos === "SCONJ" || token.upos === "ADV")
  ) {
    if (opensQuote(scene, start + 1)) {
      // Nothing but a mark: "said according to “".
      const quoted = run(scene, start + 1, quoteEnd(scene, start + 1, cue), "preposition");
      return quoted && { ...quoted, cueLast: start };
    }
    const content = run(scene, start + 1, phraseContentEnd(scene, cue, start + 1), "preposition");
    return content && { ...content, cueLast: start };
  }
  if (may("person-to") && isNominalStart(scene, start)) {
    const end = personToEnd(scene, cue, start);
    if (end !== undefined) return run(scene, start, end, "person-to");
  }
  if (may("clause") && startsClause(scene, cue, start))
    return run(scene, start, clauseEnd(scene, cue, start), "clause");
  // "says Amina promised …": what follows a verb that takes no object is a clause, whatever the tagger made of its verb.
  if (may("bare") && isNominalStart(scene, start) && start < scene.end - 1) {
    return run(scene, start, clauseEnd(scene, cue, start), "clause");
  }
  if (may("ing") && token.xpos === "VBG")
    return run(scene, start, phraseLimit(scene, start, clauseEnd(scene, cue, start)), "ing");
  const faced = takes.filter((frame) => frame.startsWith("object-")).map((frame) => frame.slice(7));
  if (faced.length > 0 && nominal && fitsObject(scene, cue, start)) {
    const end = facedEnd(scene, cue, start, faced);
    return end === undefined ? undefined : run(scene, start, end, "object");
  }
  if (may("naming") && isNominalStart(scene, start)) {
    const top = topFrom(scene, start, cue.at, Math.min(start, cue.at + 1));
    return isNamed(scene, top) || isNamedLater(scene, cue, start, top) || isJudged(scene, start, top)
      ? run(scene, start, phraseContentEnd(scene, cue, start), "naming")
      : undefined;
  }
  if (may("object") && isNominalStart(scene, start) && fitsObject(scene, cue, start)) {
    const end = phraseContentEnd(scene, cue, start);
    const report = tokens
      .slice(start, end + 1)
      .some((_, k) => isReport(scene, start + k) && thatBehind(scene, start + k));
    return run(scene, start, report ? end : phraseLimit(scene, start, end), "object");
  }
  return undefined;
}

/** Where an object and what it is faced with end: "held | the army fully responsible", "named | a trader as its banker". */
function facedEnd(scene: Scene, cue: Cue, start: number, words: readonly string[]): number | undefined {
  const { tokens, tree } = scene;
  const end = phraseContentEnd(scene, cue, start);
  if (tokens.slice(start, end + 1).some((each) => words.includes(lower(each)))) return end;
  for (let i = end + 1; i <= scene.end && i < start + 16; i++) {
    const { xpos, form } = tokens[i]!;
    if (/^(VBD|VBZ|VBP|MD)$/.test(xpos) || /^[,;:]$/.test(form)) return undefined;
    if (!words.includes(lower(tokens[i]))) continue;
    const last = tokens[i]!.upos === "ADP" ? phraseContentEnd(scene, cue, i + 1) : i;
    return Math.max(last, tokens[i]!.upos === "ADP" ? i + 1 : Math.min(tree.right[i]!, i));
  }
  return undefined;
}

const WH: ReadonlySet<string> = new Set(["whether", "if", "how", "why", "what", "who", "where", "when", "which"]);

function run(scene: Scene, first: number, last: number, rule: string): Content | undefined {
  let end = Math.max(first, last);
  // "threatens to return | “if the toll is not paid”": a quote right behind goes on with it.
  if (rule !== "quote" && opensQuote(scene, end + 1) && !isPunct(scene.tokens[end]!))
    for (end++; end < scene.tokens.length - 1 && !closesQuote(scene, end); ) end++;
  const cut = trimmed(scene, { first, last: end });
  return cut && { runs: [cut], rule };
}

function isInfinitive(scene: Scene, i: number): boolean {
  let at = i;
  if (lower(scene.tokens[at]) === "not") at++;
  if (lower(scene.tokens[at]) !== "to") return false;
  const next = scene.tokens.slice(at + 1, at + 4).find((t) => t.upos !== "ADV");
  if (next === undefined) return false;
  if (next.xpos === "VB" || (isVerb(next) && next.lemma === next.form.toLowerCase())) return true;
  // A base form the tagger took for a noun or adjective: "to free the nurses".
  const after = scene.tokens[at + 2];
  const bare = (next.upos === "ADJ" || next.upos === "NOUN") && next.lemma === next.form;
  return (
    bare &&
    next === scene.tokens[at + 1] &&
    (after?.upos === "DET" || after?.upos === "NUM" || after?.upos === "PRON" || after?.upos === "PROPN")
  );
}

/** "that" of "that day", "that was why": no complementiser. */
function isDemonstrative(scene: Scene, i: number): boolean {
  const token = scene.tokens[i]!;
  const next = scene.tokens[i + 1];
  if (token.upos === "SCONJ" || token.xpos !== "DT") return false;
  // "that Tel Aviv would answer": a name takes no demonstrative.
  if (token.deprel === "det" && next && /^\p{Lu}/u.test(next.form)) return false;
  if (token.deprel === "det" && token.head >= 0 && scene.tokens[token.head]!.xpos === "NNS") return false;
  if (token.deprel === "det") return next?.upos === "NOUN" && !headIsClauseSubject(scene, token.head);
  return token.upos === "PRON" && (next?.upos === "AUX" || isVerb(next));
}

function headIsClauseSubject(scene: Scene, head: number): boolean {
  return head >= 0 && relation(scene.tokens[head]!) === "nsubj" && scene.tokens[head]!.xpos.endsWith("S");
}

function isNominalStart(scene: Scene, start: number): boolean {
  if (/^(both|either|neither)$/i.test(scene.tokens[start]!.form)) return true;
  if (lower(scene.tokens[start]) === "at" && /^(least|most)$/.test(lower(scene.tokens[start + 1]))) return true;
  const { upos } = scene.tokens[start]!;
  return (
    NOMINAL.has(upos) ||
    upos === "DET" ||
    upos === "ADJ" ||
    (upos === "ADV" && /^(at|about|nearly|almost|only|more)$/i.test(scene.tokens[start]!.form)) ||
    scene.tokens[start]!.xpos === "VBG" ||
    scene.tokens[start]!.xpos === "VBN"
  );
}

/** Does a clause with its own subject begin at `start`? By the tree, or where it fails by a subject pronoun or a finite verb close by. */
export function startsClause(scene: Scene, cue: Cue, start: number): boolean {
  const { tree, tokens } = scene;
  const token = tokens[start]!;
  let top = start;
  for (let guard = 0; guard < 80; guard++) {
    const head = tokens[top]!.head;
    if (head < 0 || head === cue.at || (head < start && head <= cue.last)) break;
    top = head;
  }
  if (
    top > start - 1 &&
    top !== cue.at &&
    headsClause(tree, top) &&
    (isFiniteVerb(scene, top) || hasFiniteCopula(scene, top))
  )
    return true;
  if (/^(he|she|they|we|i|there)$/i.test(token.form)) return true;
  // The parser may have made the clause's subject the cue's object: a finite verb follows that has no subject of its own.
  for (let i = start; i <= scene.end && i < start + 30; i++) {
    const t = tokens[i]!;
    if (t.form === ";" || t.form === ":" || (t.upos === "SCONJ" && i > start)) return false;
    if (/^(VBD|VBZ|VBP|MD)$/.test(t.xpos)) {
      const verb = t.deprel.startsWith("aux") || t.deprel === "cop" ? t.head : i;
      const subject = childrenBy(tree, verb, "nsubj")[0];
      if (i === start) return false;
      if (subject !== undefined && /^(which|who|that)$/i.test(tokens[subject]!.form)) {
        i = Math.max(i, tree.right[verb]!);
        continue;
      }
      const kind = relation(tokens[verb]!);
      if (kind === "conj" && tokens[verb]!.head === cue.at) return false;
      if (subject !== undefined && subject > cue.at && subject <= cue.last) return true;
      return subject !== undefined ? subject >= start : kind !== "acl" && kind !== "advcl" && kind !== "conj";
    }
  }
  return false;
}

function hasFiniteCopula(scene: Scene, i: number): boolean {
  return childrenBy(scene.tree, i, "cop", "aux").some((c) => /^(VBD|VBZ|VBP|MD)$/.test(scene.tokens[c]!.xpos));
}

/** Where a phrase without a clause of its own ends at the latest: before a colon, a semicolon, or ", and the army said". */
function phraseLimit(scene: Scene, start: number, last: number): number {
  const { tokens } = scene;
  for (let i = start + 1; i < last; i++) {
    const token = tokens[i]!;
    if (opensQuote(scene, i)) return last;
    // "conceded the loss, | after a sailor rang home": what happened before is told by the paper.
    if (token.form === "," && /^(after|before|when|hours|days|weeks)$/.test(lower(tokens[i + 1]))) return i - 1;
    // "questioned the account, | with a diplomat saying that": another voice.
    if (token.form === "," && lower(tokens[i + 1]) === "with") {
      const other = tokens
        .slice(i + 2, i + 12)
        .some((each) => /^(saying|quoted|telling|insisting|claiming|warning)$/.test(lower(each)));
      if (other) return i - 1;
    }
    if (token.form === ";" || (token.form === ":" && opensQuote(scene, i + 1))) return i - 1;
    if (token.upos !== "CCONJ") continue;
    const comma = lower(tokens[i - 1]) === ",";
    // A subject and its finite verb behind it: another clause, no part of the phrase.
    for (let k = i + 1; k <= scene.end && k < i + 16; k++) {
      const { xpos, upos } = tokens[k]!;
      const verb =
        /^(VBD|VBZ|VBP|MD)$/.test(xpos) || upos === "AUX" || (comma && xpos === "VBN" && lower(tokens[k + 1]) !== "by");
      if (k > i + 1 && verb) return comma ? i - 2 : i - 1;
      if (
        !/^(DET|ADJ|NUM|ADP|PART)$/.test(upos) &&
        !NOMINAL.has(upos) &&
        lower(tokens[k]) !== "," &&
        tokens[k]!.form !== "-"
      )
        break;
      if (xpos.startsWith("W") || (upos === "PRON" && lower(tokens[k]) === "that")) break;
    }
  }
  return last;
}

/** The end of a direct quote that opens at `start`, and of what goes on after it in the same clause. */
function quoteEnd(scene: Scene, start: number, cue: Cue): number {
  const { tokens } = scene;
  let close = start;
  while (close < tokens.length - 1 && !closesQuote(scene, close)) close++;
  if (close >= tokens.length - 1 || close >= scene.end) return close;
  // A short quote opens a clause that runs on: said “a lot” had been done. After a full quote a comma ends the content.
  const inner = tokens[close - 1];
  const next = tokens[close + 1];
  if ((inner && /^[.,?!]$/.test(inner.form)) || !next || isPunct(next)) {
    return next && lower(next) === "and" ? clauseEnd(scene, cue, start) : close;
  }
  return Math.max(close, clauseEnd(scene, cue, start));
}

/** object + "to" + infinitive: "urged the rebels to leave". `undefined` when there is no infinitive. */
function personToEnd(scene: Scene, cue: Cue, start: number): number | undefined {
  const { objects } = cue.phrase.entry;
  for (let i = start + 1; i <= scene.end && i < start + 15; i++) {
    const word = lower(scene.tokens[i]);
    if (isVerb(scene.tokens[i]) && isFiniteVerb(scene, i)) return undefined;
    if (isInfinitive(scene, i)) {
      // "gave the premier ten days to": one of the words before the infinitive is what the entry is for.
      const between = scene.tokens.slice(start, i).map((token) => token.lemma.toLowerCase());
      if (objects && !objects.some((each) => between.includes(each))) return undefined;
      // "has asked Belgrade, so far in vain, to extradite": the infinitive behind an aside still belongs to it.
      const end = clauseEnd(scene, cue, start);
      return end > i ? end : clauseEnd(scene, cue, i);
    }
    if (word === "not" || !isPunct(scene.tokens[i]!)) continue;
    if (word === ";" || word === ":") return undefined;
  }
  return undefined;
}
