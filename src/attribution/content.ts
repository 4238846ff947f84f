import { childrenBy, relation } from "../sentence/tree.ts";
import type { Cue } from "./cue.ts";
import { ownReporter } from "./reporter.ts";
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
import { isTime, NOMINAL, topFrom } from "./source.ts";

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
  if (word === ":" && (may("quote") || clause)) return run(scene, start + 1, scene.end, "colon");
  if (word === "," && start + 1 <= scene.end) {
    if (may("quote") && opensQuote(scene, start + 1))
      return run(scene, start + 1, quoteEnd(scene, start + 1, cue), "quote");
    if (clause && lower(tokens[start + 1]) === "that")
      return run(scene, start + 1, clauseEnd(scene, cue, start + 1), "that");
    return undefined;
  }
  if (opensQuote(scene, start) && (may("quote") || may("object") || clause)) {
    return run(scene, start, quoteEnd(scene, start, cue), "quote");
  }
  if (clause && word === "that" && !isDemonstrative(scene, start))
    return run(scene, start, clauseEnd(scene, cue, start), "that");
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
    if (opensQuote(scene, start + 1))
      return { ...run(scene, start + 1, quoteEnd(scene, start + 1, cue), "preposition")!, cueLast: start };
    const content = run(scene, start + 1, phraseContentEnd(scene, cue, start + 1), "preposition");
    return content && { ...content, cueLast: start };
  }
  if (may("person-to") && isNominalStart(scene, start)) {
    const end = personToEnd(scene, cue, start);
    if (end !== undefined) return run(scene, start, end, "person-to");
  }
  if (may("clause") && startsClause(scene, cue, start))
    return run(scene, start, clauseEnd(scene, cue, start), "clause");
  if (may("ing") && token.xpos === "VBG") return run(scene, start, clauseEnd(scene, cue, start), "ing");
  if (may("naming") && isNominalStart(scene, start)) {
    const top = topFrom(scene, start, cue.at, Math.min(start, cue.at + 1));
    return isNamed(scene, top) || isNamedLater(scene, cue, start, top)
      ? run(scene, start, phraseContentEnd(scene, cue, start), "naming")
      : undefined;
  }
  if (may("object") && isNominalStart(scene, start) && fitsObject(scene, cue, start)) {
    return run(scene, start, phraseContentEnd(scene, cue, start), "object");
  }
  return undefined;
}

const WH: ReadonlySet<string> = new Set(["whether", "if", "how", "why", "what", "who", "where", "when", "which"]);

function run(scene: Scene, first: number, last: number, rule: string): Content | undefined {
  const cut = trimmed(scene, { first, last: Math.max(first, last) });
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
    (after?.upos === "DET" || after?.upos === "PRON" || after?.upos === "PROPN")
  );
}

/** "that" of "that day", "that was why": no complementiser. */
function isDemonstrative(scene: Scene, i: number): boolean {
  const token = scene.tokens[i]!;
  const next = scene.tokens[i + 1];
  if (token.upos === "SCONJ" || token.xpos !== "DT") return false;
  if (token.deprel === "det") return next?.upos === "NOUN" && !headIsClauseSubject(scene, token.head);
  return token.upos === "PRON" && (next?.upos === "AUX" || isVerb(next));
}

function headIsClauseSubject(scene: Scene, head: number): boolean {
  return head >= 0 && relation(scene.tokens[head]!) === "nsubj" && scene.tokens[head]!.xpos.endsWith("S");
}

function isNominalStart(scene: Scene, start: number): boolean {
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

/** The object's head is one the entry is for, and no pronoun or clock time. */
function fitsObject(scene: Scene, cue: Cue, start: number): boolean {
  const { tokens } = scene;
  const top = topFrom(scene, start, cue.at, Math.min(start, cue.at + 1));
  const head = tokens[top]!;
  const { objects, unless } = cue.phrase.entry;
  const lemmas = [head.lemma.toLowerCase()];
  if (objects && !objects.some((word) => lemmas.includes(word))) return false;
  if (unless?.some((word) => lemmas.includes(word)) && !isNamed(scene, top)) return false;
  return !isTime(scene, top) && !/^(so|itself|himself|herself|themselves)$/i.test(head.form);
}

/** A second phrase follows the object and says what it is called: "called the vote | a farce". */
function isNamed(scene: Scene, top: number): boolean {
  const next = scene.tokens[Math.min(scene.tree.right[top]!, scene.end) + 1];
  return (
    next !== undefined &&
    (next.upos === "DET" || next.upos === "ADJ" || OPENING_MARKS.has(next.form) || next.xpos === "VBG")
  );
}

/** The same with more between: "called her vote on the dam | a mistake". */
function isNamedLater(scene: Scene, cue: Cue, start: number, top: number): boolean {
  const { tokens, tree } = scene;
  for (let i = start + 1; i <= scene.end && i < start + 25; i++) if (opensQuote(scene, i)) return true;
  return tree.children[cue.at]!.some((c) => {
    if (c <= top || isTime(scene, c) || childrenBy(tree, c, "case", "mark").length > 0) return false;
    return tokens[c]!.upos === "NOUN" || tokens[c]!.upos === "ADJ";
  });
}

const OPENING_MARKS: ReadonlySet<string> = new Set(["“", "‘", '"', "'", "''"]);

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
  for (let i = start + 1; i <= scene.end && i < start + 15; i++) {
    const word = lower(scene.tokens[i]);
    if (isVerb(scene.tokens[i]) && isFiniteVerb(scene, i)) return undefined;
    if (isInfinitive(scene, i)) return clauseEnd(scene, cue, start);
    if (word === "not" || !isPunct(scene.tokens[i]!)) continue;
    if (word === ";" || word === ":") return undefined;
  }
  return undefined;
}

/** Last token of a noun phrase with all that hangs on it or on the cue after it: "the fighting in the north to outside help". */
function phraseContentEnd(scene: Scene, cue: Cue, start: number): number {
  const { tree, tokens } = scene;
  const limit = limitOf(scene, cue);
  const top = topFrom(scene, start, cue.at, Math.min(start, cue.at + 1));
  let last = Math.max(top, tree.right[top]!);
  if (last > limit) last = limit;
  for (const c of tree.children[cue.at]!) {
    if (c <= last || tree.left[c]! !== last + 1 || tree.right[c]! > limit) continue;
    const kind = relation(tokens[c]!);
    if (kind === "obl" && (isTime(scene, c) || SPOKEN_ON.has(tokens[c]!.lemma.toLowerCase()))) break;
    if (
      (kind === "obl" ||
        kind === "nmod" ||
        kind === "xcomp" ||
        kind === "conj" ||
        (kind === "advcl" &&
          (NOMINAL.has(tokens[c]!.upos) ||
            tokens[tree.left[c]!]!.upos === "ADP" ||
            tokens[tree.left[c]!]!.xpos === "IN")) ||
        kind === "obj") &&
      !isPunct(tokens[last + 1]!)
    ) {
      if (kind === "conj" && isVerb(tokens[c])) break;
      last = tree.right[c]!;
    }
  }
  // "denied reports | that …": the clause belongs to the noun, wherever the parser hung it.
  const noun = tokens[last];
  const next = tokens[last + 1];
  if (noun?.upos === "NOUN" && next && lower(next) === "that" && next.xpos !== "DT" && last < limit) {
    if (scene.index.byFirst.get(noun.lemma.toLowerCase())?.some((phrase) => phrase.part === "noun")) {
      return clauseEnd(scene, cue, last + 1);
    }
  }
  if (next && lower(next) === "as" && /^(saying|telling|warning|calling|describing)$/.test(lower(tokens[last + 2])))
    last = limit;
  return cutEnd(scene, cue, start, last);
}

/** Where one speaks: no part of the thing spoken of. */
const SPOKEN_ON: ReadonlySet<string> = new Set(
  "statement interview conference briefing speech tweet television twitter facebook telegram remark testimony".split(
    " ",
  ),
);

/** Last token of a clause that begins at `start`: by the tree, let out over what the parser hung too high, cut where another voice begins. */
export function clauseEnd(scene: Scene, cue: Cue, start: number): number {
  const { tree, tokens } = scene;
  const limit = limitOf(scene, cue);
  let last = limit;
  // A sibling after a comma belongs to the cue's own clause, not to the content.
  const head = clauseHead(scene, cue, start);
  if (head !== undefined && tree.right[head]! < limit) {
    let reach = Math.max(tree.right[head]!, start);
    for (let guard = 0; guard < 12 && reach < limit; guard++) {
      const next = tokens[reach + 1]!;
      let sibling = topOver(scene, reach + 1, cue.at, start);
      if (isPunct(next) && reach + 2 <= limit) sibling = topOver(scene, reach + 2, cue.at, start);
      const kind = relation(tokens[sibling]!);
      const comma = isPunct(next);
      const clausal = headsClause(tree, sibling) && kind !== "obl";
      if (kind === "conj" && clausal && !hasOwnSubject(scene, sibling)) break;
      if (
        comma &&
        !(
          kind === "conj" ||
          (clausal && hasOwnSubject(scene, sibling) && kind !== "advcl") ||
          kind === "parataxis" ||
          kind === "ccomp"
        )
      ) {
        if (kind === "advcl" || kind === "obl" || kind === "advmod") break;
      }
      reach = Math.max(reach + 1, Math.min(limit, tree.right[sibling]!));
    }
    last = reach;
  }
  return cutEnd(scene, cue, start, last);
}

function clauseHead(scene: Scene, cue: Cue, start: number): number | undefined {
  const kids = scene.tree.children[cue.at]!.filter((c) => c >= start && scene.tree.left[c]! <= start + 1);
  return kids.find((c) => headsClause(scene.tree, c)) ?? kids[0];
}

function topOver(scene: Scene, i: number, v: number, start: number): number {
  let top = i;
  for (let guard = 0; guard < 80; guard++) {
    const head = scene.tokens[top]!.head;
    if (head < start || head === v) return top;
    top = head;
  }
  return top;
}

function hasOwnSubject(scene: Scene, v: number): boolean {
  return childrenBy(scene.tree, v, "nsubj", "expl").length > 0;
}

/** How far the content of a cue can go: the end of the sentence, or of the subordinate clause the cue stands in. */
function limitOf(scene: Scene, cue: Cue): number {
  const { tree, tokens } = scene;
  // Of an idiom's words the one that hangs outside stands for all ("cast doubt on").
  let at = cue.at;
  for (let i = cue.at; i <= cue.last; i++) if (tokens[i]!.head < cue.at) at = i;
  for (let guard = 0; guard < 40; guard++) {
    const token = tokens[at]!;
    const kind = relation(token);
    if (token.head < 0) return scene.end;
    const left = token.head > at || (cue.phrase.part !== "verb" && kind === "nsubj");
    if (left || (kind === "acl" && token.deprel === "acl:relcl" && tokens[token.head]!.head > token.head))
      return Math.max(cue.last, Math.min(scene.end, tree.right[at]!));
    at = token.head;
  }
  return scene.end;
}

/** Cuts a stretch where another source takes over or the cue's own clause goes on. */
function cutEnd(scene: Scene, cue: Cue, start: number, last: number): number {
  const { tokens, tree } = scene;
  let depth = 0;
  for (let i = start; i <= last; i++) {
    if (opensQuote(scene, i)) depth++;
    else if (closesQuote(scene, i)) depth--;
    if (depth > 0 || i === start) continue;
    const token = tokens[i]!;
    const word = lower(token);
    const next = tokens[i + 1];
    if (word === "," && next) {
      if (lower(next) === "according" && lower(tokens[i + 2]) === "to") return i - 1;
      if (lower(next) === "as" && tokens[i + 2]?.xpos === "VBN") return i - 1;
      if (REPORTING_ING.has(lower(next))) return i - 1;
      // The clause around "who said X, | gave no date" goes on with its own verb.
      if (tokens[cue.at]!.deprel === "acl:relcl" && /^(VBD|VBZ|VBP)$/.test(next.xpos)) return i - 1;
      if (startsAside(scene, i + 1, last)) return i - 1;
    }
    if (word === "according" && lower(next) === "to" && i > start + 2) return i - 1;
    if (COORDINATORS.has(word) || word === "while" || word === "although" || word === ";") {
      const reporter = ownReporter(scene, i + 1, last);
      const comma = lower(tokens[i - 1]) === "," || tokens[i - 1]!.xpos === ":";
      if (reporter === "speaker" && (comma || word !== "and" || tokens[token.head]?.head === cue.at))
        return i - 1 - (comma ? 1 : 0);
      if (reporter === "shared" && sharesSubject(scene, cue, i)) return i - 1 - (comma ? 1 : 0);
      if (COORDINATORS.has(word)) {
        const joined = token.head;
        if (
          joined > i &&
          tokens[joined]!.head === cue.at &&
          relation(tokens[joined]!) === "conj" &&
          !hasOwnSubject(scene, joined) &&
          isFiniteVerb(scene, joined) === isFiniteVerb(scene, cue.at) &&
          tree.left[joined]! >= i
        )
          return i - 1 - (comma ? 1 : 0);
      }
    }
  }
  return last;
}

const COORDINATORS: ReadonlySet<string> = new Set(["and", "but", "yet", "or"]);
const REPORTING_ING: ReadonlySet<string> = new Set(
  "saying adding citing quoting noting stating claiming insisting arguing warning stressing explaining describing calling accusing denying alleging telling vowing pledging urging".split(
    " ",
  ),
);

/** A second verb of saying in the same form as the cue shares its subject: "said X but declined to name Y". */
function sharesSubject(scene: Scene, cue: Cue, i: number): boolean {
  const own = scene.tokens[cue.at]!.xpos;
  const next = scene.tokens.slice(i + 1, i + 5).find((t) => isVerb(t));
  return (
    next !== undefined &&
    (next.xpos === own || (isFiniteVerb(scene, cue.at) && /^VB[DZPN]$/.test(next.xpos) && /^VB[DZPN]$/.test(own)))
  );
}

/** ", he said" or ", officials said" at the end of the stretch: an aside that names another or the same source. */
function startsAside(scene: Scene, i: number, last: number): boolean {
  for (let k = i + 1; k <= last && k < i + 8; k++) {
    if (isPunct(scene.tokens[k]!)) return false;
    if (isVerb(scene.tokens[k])) {
      const reports = scene.index.saying.has(scene.tokens[k]!.lemma);
      return reports && (k === last || lower(scene.tokens[k + 1]) === ",") && NOMINAL.has(scene.tokens[k - 1]!.upos);
    }
  }
  return false;
}
