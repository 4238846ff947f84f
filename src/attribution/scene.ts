import type { ActorMention } from "../mention/mention.ts";
import type { Sentence, Token } from "../sentence/sentence.ts";
import { type Tree, treeOf } from "../sentence/tree.ts";
import type { Span } from "../span.ts";
import type { Coded } from "./coded.ts";
import type { CueIndex } from "./cue-lexicon.ts";
import { isSpeech, type Quote, quoteAt } from "./quote.ts";
import type { Voice } from "./speaker.ts";

/** All that the rules look at while they read one sentence. */
export interface Scene {
  readonly text: string;
  readonly sentence: Sentence;
  readonly tree: Tree;
  readonly tokens: readonly Token[];
  /** Last token that is not the full stop of the sentence. */
  readonly end: number;
  /** The quotes of the article, in text order. */
  readonly quotes: readonly Quote[];
  readonly index: CueIndex;
  /** The longest actor mention that a token heads. */
  readonly actorAt: (token: number) => ActorMention | undefined;
  /** The longest actor mention that begins with a token. */
  readonly actorFrom: (token: number) => ActorMention | undefined;
  readonly memo: Memo;
}

/** What is worked out once for a sentence, when it is first asked for. */
interface Memo {
  coded?: Coded;
  /** By token; `null`: not asked for yet. */
  readonly voices: (Voice | null)[];
  readonly speech: (Quote | undefined | null)[];
}

/** A run of tokens, first and last inclusive. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** The scene of a sentence; `actors` are the actor mentions inside it. */
export function sceneOf(
  text: string,
  sentence: Sentence,
  quotes: readonly Quote[],
  index: CueIndex,
  actors: readonly ActorMention[],
): Scene {
  const tree = treeOf(sentence);
  const { tokens } = sentence;
  let end = tokens.length - 1;
  while (end > 0 && STOPS.has(tokens[end]!.form)) end--;
  const longest = (at: (actor: ActorMention) => number) => {
    let byAt: Map<number, ActorMention> | undefined;
    return (i: number): ActorMention | undefined => {
      if (!byAt) {
        byAt = new Map();
        for (const actor of actors) {
          const held = byAt.get(at(actor));
          if (!held || (held.type === "unknown" && actor.type !== "unknown") || isLonger(actor, held))
            byAt.set(at(actor), actor);
        }
      }
      return byAt.get(tokens[i]?.from ?? -1);
    };
  };
  return {
    text,
    sentence,
    tree,
    tokens,
    end,
    quotes,
    index,
    actorAt: longest((actor) => actor.head.from),
    actorFrom: longest((actor) => actor.from),
    memo: { voices: tokens.map(() => null), speech: tokens.map(() => null) },
  };
}

/** Of two mentions the longer one, but never a coordination of several (type "unknown") before one of its members. */
function isLonger(actor: ActorMention, held: ActorMention): boolean {
  if (actor.type === "unknown" && held.type !== "unknown") return false;
  return held.to - held.from < actor.to - actor.from;
}

const STOPS: ReadonlySet<string> = new Set([".", "!", "?", "…", "..."]);

const OPENERS: ReadonlySet<string> = new Set(["“", "‘", "”", '"', "'", "''", "``", "„", "«"]);
const MARKS: ReadonlySet<string> = new Set(["“", "”", "‘", "’", '"', "'", "``", "''", "„", "«", "»"]);

export function isPunct(token: Token): boolean {
  return token.upos === "PUNCT" || MARKS.has(token.form);
}

/** Is the token a quote mark that opens one of the quotes of the article? */
export function opensQuote(scene: Scene, i: number): boolean {
  const token = scene.tokens[i];
  if (!token || !OPENERS.has(token.form)) return false;
  return quoteAt(scene.quotes, token.from)?.from === token.from;
}

/** Is the token the closing mark of a quote? */
export function closesQuote(scene: Scene, i: number): boolean {
  const token = scene.tokens[i];
  if (!token || !MARKS.has(token.form)) return false;
  const quote = quoteAt(scene.quotes, token.from);
  return quote?.closed === true && quote.to === token.to;
}

/** The quoted speech (not scare quotes) that token `i` lies in. */
export function speechAt(scene: Scene, i: number): Quote | undefined {
  const token = scene.tokens[i];
  if (!token) return undefined;
  const held = scene.memo.speech[i];
  if (held !== null) return held;
  const quote = quoteAt(scene.quotes, token.from);
  const speech = quote && isSpeech(scene.text, quote) ? quote : undefined;
  scene.memo.speech[i] = speech;
  return speech;
}

/** Punctuation and stray words at the edges taken off; quotes are kept whole and never cut. */
export function trimmed(scene: Scene, { first, last }: Run): Run | undefined {
  const { tokens } = scene;
  let a = Math.max(0, first);
  let b = Math.min(last, tokens.length - 1);
  while (a <= b && isPunct(tokens[a]!) && !opensQuote(scene, a) && !isBracket(tokens[a]!.form, "([")) a++;
  while (b >= a && isPunct(tokens[b]!) && !(closesQuote(scene, b) && opensInside(scene, a, b))) {
    if (tokens[b]!.form === ")" && tokens.slice(a, b).some((token) => token.form === "(")) break;
    b--;
  }
  // A quote that begins inside and whose closing mark comes right after the edge: ", he is “safe.”" keeps it.
  if (a > b) return undefined;
  for (let next = b + 1; next < tokens.length && next <= b + 3 && isPunct(tokens[next]!); next++) {
    if (closesQuote(scene, next) && opensInside(scene, a, next)) b = next;
  }
  return { first: a, last: b };
}

function opensInside(scene: Scene, first: number, last: number): boolean {
  const quote = quoteAt(scene.quotes, scene.tokens[last]!.from);
  return quote !== undefined && quote.from >= scene.tokens[first]!.from;
}

function isBracket(form: string, kinds: string): boolean {
  return form.length === 1 && kinds.includes(form);
}

/** The characters of a run of tokens. */
export function spanOfRun(scene: Scene, run: Run): Span {
  return { from: scene.tokens[run.first]!.from, to: scene.tokens[run.last]!.to };
}

export function lower(token: Token | undefined): string {
  return token?.form.toLowerCase() ?? "";
}

export function isVerb(token: Token | undefined): boolean {
  return token !== undefined && (token.upos === "VERB" || (token.upos === "AUX" && token.xpos.startsWith("VB")));
}

/** Does the token head a clause: a verb, or a predicate with a copula or a subject of its own? */
export function headsClause(tree: Tree, i: number): boolean {
  const token = tree.tokens[i]!;
  if (token.upos === "VERB") return true;
  return tree.children[i]!.some((c) => {
    const { deprel } = tree.tokens[c]!;
    return deprel === "cop" || deprel.startsWith("nsubj");
  });
}

export function isFiniteVerb(scene: Scene, v: number): boolean {
  const { xpos } = scene.tokens[v]!;
  if (xpos === "VBD" || xpos === "VBZ" || xpos === "VBP" || xpos === "MD") return true;
  return scene.tree.children[v]!.some((c) => {
    const token = scene.tokens[c]!;
    return token.deprel.startsWith("aux") && /^(VBD|VBZ|VBP|MD)$/.test(token.xpos);
  });
}
