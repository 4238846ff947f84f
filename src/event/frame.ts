import type { Tree } from "../sentence/tree.ts";
import { type Clause, list } from "./clause.ts";
import type { Frame } from "./entry.ts";
import { joined, misread, squeezed, unread } from "./frame-astray.ts";
import { isGerund, isPluralNoun, nominal, phrase } from "./frame-nominal.ts";
import { adjectival, verbal } from "./frame-verbal.ts";
import { dependentWords, word } from "./phrase.ts";
import type { Ranking } from "./rank.ts";
import type { Scene } from "./scene.ts";

/** A word that names an event, with the frame it is read by. */
export interface Trigger {
  /** The token events are told apart by: the verb, or the head noun. */
  readonly at: number;
  /** First and last token of the trigger. */
  readonly first: number;
  readonly last: number;
  readonly frame: Frame;
  readonly nominal: boolean;
  /** The clause of a verbal trigger. */
  readonly clause?: Clause;
  /** The noun of a predicate of several words that stands before its verb: "no amnesty was granted". */
  readonly noun?: number;
  /** "to", "could", "will" before a verb that is read as another word: the tree does not say how the event stands. */
  readonly after?: string;
  /** What the model makes of the word, and its chance where the type is the model's and not the lexicon's. */
  readonly ranking?: Ranking;
  readonly score?: number;
}

/** All triggers of a sentence, in text order, each token used once. */
export function triggers(scene: Scene): Trigger[] {
  const { tree } = scene;
  const found: Trigger[] = [];
  const used = new Set<number>();
  for (let i = 0; i < tree.tokens.length; i++) {
    if (used.has(i)) continue;
    const upos = tree.tokens[i]!.upos;
    if (upos === "PUNCT" || upos === "DET" || upos === "ADP") continue;
    const trigger =
      upos === "VERB"
        ? ((isGerund(tree, i) || isPluralNoun(tree, i) || tree.tokens[i - 1]?.form === "-"
            ? nominal(scene, i)
            : undefined) ??
          joined(scene, i) ??
          verbal(scene, i) ??
          squeezed(scene, i) ??
          phrase(scene, i))
        : ((upos === "ADJ" ? (verbal(scene, i) ?? adjectival(scene, i)) : undefined) ??
          misread(scene, i) ??
          unread(scene, i) ??
          squeezed(scene, i) ??
          nominal(scene, i));
    if (!trigger) continue;
    found.push(trigger);
    for (let j = trigger.first; j <= trigger.last; j++) used.add(j);
    for (const j of trigger.frame.words.length > 1 ? matched(tree, trigger) : []) used.add(j);
  }
  const swallowed = new Set(
    found.flatMap((each) => [
      ...carriedNouns(scene, each, found),
      // "an accord was reached": there the noun is the event
      ...found.filter(
        (other) => other.nominal && other.at === each.noun && !scene.lexicon.light.has(word(tree, each.at)),
      ),
    ]),
  );
  return found.filter((each) => !swallowed.has(each) && !isLightVerb(scene, each, found));
}

function matched(tree: Tree, trigger: Trigger): number[] {
  return trigger.nominal ? [] : (dependentWords(tree, trigger.at, trigger.frame.words.slice(1), 5) ?? []);
}

/** "launched an attack": the noun is the event, the verb only carries it. */
function isLightVerb(scene: Scene, trigger: Trigger, all: readonly Trigger[]): boolean {
  if (trigger.nominal || asksForObject(trigger)) return false;
  const { tree, lexicon } = scene;
  // "turned down an offer" is no "turn to"
  const { words } = trigger.frame;
  const light = lexicon.light
    .get(word(tree, trigger.at))
    ?.some((each) =>
      each.words.length === 0 ? !particles.test(words[1] ?? "") : words.slice(1).join(" ") === each.words.join(" "),
    );
  if (!light) return false;
  const carried = trigger.clause?.undergoer;
  return (
    carried !== undefined && list(tree, carried).some((noun) => all.some((each) => each.nominal && each.at === noun))
  );
}

const particles = /^(down|off|out|up|away|back|over|aside)$/;

/** "suspended aid", "halted the offensive": a frame that asks for this very noun is the event, and the noun none of its own. */
function carriedNouns(scene: Scene, trigger: Trigger, all: readonly Trigger[]): Trigger[] {
  if (
    trigger.nominal ||
    trigger.frame.words.length > 1 ||
    !asksForObject(trigger) ||
    !scene.lexicon.light.has(word(scene.tree, trigger.at))
  )
    return [];
  const carried = trigger.clause?.undergoer;
  // "promised a withdrawal" tells of two, "signed an accord" of one
  const one = !/^(REQUEST|AGREE|THREATEN)$/.test(trigger.frame.plover);
  return all.filter(
    (each) => each.nominal && each.at === carried && (one || each.frame.plover === trigger.frame.plover),
  );
}

function asksForObject({ frame, clause }: Trigger): boolean {
  return (
    clause !== undefined && frame.needs.some(({ at, any }) => at === "object" && any.size > 0 && !any.has("thing"))
  );
}
