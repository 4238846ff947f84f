import { childrenBy, relation } from "../sentence/tree.ts";
import { asideEnd, isTakenUp, openingAsideEnd } from "./aside.ts";
import type { Cue } from "./cue.ts";
import { NOMINAL } from "./phrase.ts";
import { ownReporter } from "./reporter.ts";
import { closesQuote, headsClause, isFiniteVerb, isPunct, isVerb, lower, opensQuote, type Scene } from "./scene.ts";

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
      if (kind === "conj" && clausal && !hasOwnSubject(scene, sibling) && tokens[cue.at]!.head !== sibling) break;
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
export function limitOf(scene: Scene, cue: Cue): number {
  const { tree, tokens } = scene;
  // The sentence's own verb, which the parser took for part of its subject.
  if (cue.retagged) return scene.end;
  // Of an idiom's words the one that hangs outside stands for all ("cast doubt on").
  let at = cue.at;
  for (let i = cue.at; i <= cue.last; i++) if (tokens[i]!.head < cue.at) at = i;
  for (let guard = 0; guard < 40; guard++) {
    const token = tokens[at]!;
    const kind = relation(token);
    if (token.head < 0) return scene.end;
    // ", saying …" closes its sentence, whatever later word the parser hung it on.
    const closing = at === cue.at && token.xpos === "VBG" && lower(tokens[at - 1]) === ",";
    const quoted = at === cue.at && token.xpos === "VBG" && lower(tokens[at - 1]) === "as";
    if ((closing && token.head > at) || quoted) return scene.end;
    // A verb taken for a modifier of what it says.
    if (kind === "amod" && token.head > cue.last) return scene.end;
    const left = token.head > at || (cue.phrase.part !== "verb" && kind === "nsubj");
    if (left || (kind === "acl" && token.deprel === "acl:relcl" && tokens[token.head]!.head > token.head))
      return Math.max(cue.last, Math.min(scene.end, tree.right[at]!));
    at = token.head;
  }
  return scene.end;
}

/** Cuts a stretch where another source takes over or the cue's own clause goes on. */
export function cutEnd(scene: Scene, cue: Cue, start: number, last: number): number {
  const { tokens, tree } = scene;
  let depth = 0;
  // "that, according to a lawyer, three men …": the aside opens the clause.
  const opening = openingAsideEnd(scene, start + 1);
  for (let i = opening !== undefined && opening < last ? opening : start; i <= last; i++) {
    if (opensQuote(scene, i)) depth++;
    else if (closesQuote(scene, i)) depth--;
    if (depth > 0 || i === start) continue;
    const token = tokens[i]!;
    const word = lower(token);
    const next = tokens[i + 1];
    if (word === "," && next) {
      // "that the patrol, according to the mayor, had left": the clause goes on behind the aside.
      const aside = asideEnd(scene, i);
      if (aside !== undefined && aside < last) {
        i = aside;
        continue;
      }
      if (lower(next) === "according" && lower(tokens[i + 2]) === "to") return i - 1;
      if (relativeReport(scene, i + 1, last) || isTakenUp(scene, i)) return i - 1;
      if (lower(next) === "as" && (tokens[i + 2]?.xpos === "VBN" || asTold(scene, i + 2))) return i - 1;
      if (isDated(scene, i + 1)) return i - 1;
      // ", as rights groups accuse them of": others say so too.
      if (lower(next) === "as" && ownReporter(scene, i + 2, last) === "speaker") return i - 1;
      if (REPORTING_ING.has(lower(next))) return i - 1;
      // "conceded that …, denied X and promised Y": a list of what the same speaker does.
      const listed = tokens[cue.at]!.xpos === next.xpos && /^(VBD|VBZ|VBP)$/.test(next.xpos);
      const more = tokens
        .slice(i + 2, last + 3)
        .some((t, k, all) => lower(t) === "and" && /^VB[DZPN]$/.test(all[k + 1]?.xpos ?? ""));
      const begun = tokens.slice(start, i).some((t) => isVerb(t) || t.upos === "AUX");
      if (listed && more && begun && scene.index.saying.has(next.lemma.toLowerCase())) return i - 1;
      // The clause around "who said X, | gave no date" goes on with its own verb.
      if (
        (tokens[cue.at]!.deprel === "acl:relcl" || hasRelativeSubject(scene, cue.at)) &&
        /^(VBD|VBZ|VBP)$/.test(next.xpos)
      )
        return i - 1;
      if (startsAside(scene, i + 1, last)) return i - 1;
    }
    if (word === "according" && lower(next) === "to" && i > start + 2 && lower(tokens[i - 1]) !== ",") return i - 1;
    if (
      COORDINATORS.has(word) ||
      word === "while" ||
      word === "though" ||
      word === "whereas" ||
      word === "although" ||
      word === ";"
    ) {
      if (word === ";") return i - 1;
      const comma0 = lower(tokens[i - 1]) === ",";
      if (comma0 && word === "while" && next?.xpos === "VBG" && scene.index.saying.has(next.lemma.toLowerCase()))
        return i - 2;
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

/** ", as rights groups allege", ", as the army had announced" */
function asTold(scene: Scene, from: number): boolean {
  const { tokens, index } = scene;
  for (let i = from; i < from + 7 && i <= scene.end; i++) {
    if (isVerb(tokens[i]) && i > from) return index.saying.has(tokens[i]!.lemma.toLowerCase());
    if (!/^(DET|ADJ|NOUN|PROPN|PRON|AUX|ADV)$/.test(tokens[i]!.upos)) return false;
  }
  return false;
}

/** ", a week after it was accused", ", hours before the vote": when it was said, in the paper's voice. */
function isDated(scene: Scene, from: number): boolean {
  const words = scene.tokens
    .slice(from, from + 5)
    .map(lower)
    .join(" ");
  return /^(?:(?:just|only|barely|less than) )?(?:(?:a|an|one|two|three|four|five|six|ten|some|several|\d+) )?(?:few )?(?:minute|hour|day|week|month|year)s? (?:after|before)\b/.test(
    words,
  );
}

const COORDINATORS: ReadonlySet<string> = new Set(["and", "but", "yet", "or"]);

const REPORTING_ING: ReadonlySet<string> = new Set(
  "saying adding citing quoting noting stating claiming insisting arguing warning stressing explaining describing calling accusing denying alleging telling vowing pledging urging promising conceding admitting acknowledging warning threatening demanding declaring asserting maintaining contending claiming dismissing blaming".split(
    " ",
  ),
);

/** ", which the police chief disputed", ", which it called a lie": a relative clause in which someone says something of the content. */
function relativeReport(scene: Scene, i: number, last: number): boolean {
  const { tokens, index } = scene;
  if (lower(tokens[i]) !== "which") return false;
  let nominal = false;
  for (let k = i + 1; k <= last && k < i + 9; k++) {
    const token = tokens[k]!;
    if (isPunct(token) && token.form !== "-") return false;
    if (isVerb(token)) return nominal && index.saying.has(token.lemma.toLowerCase());
    if (NOMINAL.has(token.upos)) nominal = true;
  }
  return false;
}

/** A second verb of saying in the same form as the cue shares its subject: "said X but declined to name Y". */
function sharesSubject(scene: Scene, cue: Cue, i: number): boolean {
  const own = scene.tokens[cue.at]!.xpos;
  const aux = scene.tokens[i + 1]!;
  // "said the jet had been near | but would not confirm": withheld by the one who speaks.
  if (aux.xpos === "MD" && /^(not|n't|n’t)$/.test(lower(scene.tokens[i + 2])) && isFiniteVerb(scene, cue.at))
    return true;
  if (aux.deprel.startsWith("aux") && aux.xpos !== own) return false;
  const next = scene.tokens.slice(i + 1, i + 5).find((t) => isVerb(t));
  return (
    next !== undefined &&
    (next.xpos === own ||
      (next.xpos === "VB" && /^(put|set|read|let)$/.test(lower(next))) ||
      (isFiniteVerb(scene, cue.at) && /^VB[DZPN]$/.test(next.xpos) && /^VB[DZPN]$/.test(own)))
  );
}

function hasRelativeSubject(scene: Scene, v: number): boolean {
  return childrenBy(scene.tree, v, "nsubj").some((c) => /^(who|which)$/i.test(scene.tokens[c]!.form));
}

/** ", he said" or ", officials said" at the end of the stretch: an aside that names another or the same source. */
function startsAside(scene: Scene, i: number, last: number): boolean {
  for (let k = i + 1; k <= last && k < i + 16; k++) {
    if (isPunct(scene.tokens[k]!) && scene.tokens[k]!.form !== "-") return false;
    if (isVerb(scene.tokens[k])) {
      const reports = scene.index.saying.has(scene.tokens[k]!.lemma);
      return reports && (k === last || lower(scene.tokens[k + 1]) === ",") && NOMINAL.has(scene.tokens[k - 1]!.upos);
    }
  }
  return false;
}
