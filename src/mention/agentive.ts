import type { Token } from "../sentence/sentence.ts";
import { childBy, firstConjunct, relation, type Tree } from "../sentence/tree.ts";

/**
 * Does a place-like name act here rather than lie somewhere? "[Sudan] accused", "talks between [Cairo] and [Addis Ababa]", "attacks on
 * [Ukraine]", but not "in Sudan". `strict` is for cities that stand for a government: only speaking, acting and being spoken to count.
 */
export function isAgentive(tree: Tree, at: number, strict: boolean): boolean {
  const i = firstConjunct(tree, at);
  const token = tree.tokens[i]!;
  const governor = token.head >= 0 ? tree.tokens[token.head]! : undefined;
  if (!governor) return false;
  const lemma = governor.lemma.toLowerCase();
  switch (token.deprel) {
    case "nsubj":
    case "nsubj:outer":
    case "csubj":
      return (
        !strict ||
        (ACTING.has(governor.upos) && !PASSIVE_LIFE.has(lemma) && childBy(tree, token.head, "cop") === undefined)
      );
    case "nsubj:pass":
      return !strict || ADDRESSING.has(lemma);
    case "obj":
    case "iobj":
      return strict
        ? ADDRESSING.has(lemma) ||
            (governor.upos === "VERB" && !VISITING.has(lemma) && !TAKING.has(lemma) && hasDoer(tree, token.head))
        : !VISITING.has(lemma);
    case "obl:agent":
      return true;
    case "nmod:poss":
      return owns(governor, strict);
    case "appos":
      return !strict && token.head >= 0 && isAgentive(tree, token.head, false);
    case "amod":
    case "compound":
      return isHappening(governor);
  }
  const rel = relation(token);
  if (rel !== "obl" && rel !== "nmod") return false;
  const marker = childBy(tree, i, "case");
  const preposition = marker === undefined ? "" : tree.tokens[marker]!.form.toLowerCase();
  return asComplement(preposition, governor, lemma, strict, marker === undefined ? false : hasFixed(tree, marker));
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** "report", "statement": what is said, and by its maker's name who says it. */
export const SAYINGS = words(
  "report statement announcement denial accusation claim allegation account estimate figure data assessment",
);

/** "strike", "withdrawal", "talks": nouns whose possessor, adjective or compound does it. */
export function isHappening(token: Token): boolean {
  const lemma = token.lemma.toLowerCase();
  return (
    token.upos !== "VERB" && (HAPPENINGS.has(lemma) || SAYINGS.has(lemma) || HAPPENINGS.has(token.form.toLowerCase()))
  );
}

function asComplement(preposition: string, governor: Token, lemma: string, strict: boolean, fixed: boolean): boolean {
  switch (preposition) {
    case "according":
    case "between":
    case "with":
    case "against":
      return true;
    case "by":
      return governor.upos === "VERB" || isHappening(governor);
    case "for":
    case "about":
    case "without":
      return !strict;
    case "on":
      return isHappening(governor) ? !strict || PRESSURE.has(lemma) : STRIKING_AT.has(lemma);
    case "to":
      return fixed || GIVING.has(lemma);
    case "from":
      return COMING.has(lemma) || (!strict && isHappening(governor) && !MOVING.has(lemma));
    case "of":
      return VERBAL.has(lemma) || (!strict && (isHappening(governor) || STANDING_FOR.has(lemma)));
    default:
      return false;
  }
}

function owns(governor: Token, strict: boolean): boolean {
  if (governor.upos === "PROPN") return false;
  const lemma = governor.lemma.toLowerCase();
  if (isHappening(governor) || STANDING_FOR.has(lemma) || POLICY.has(lemma)) return true;
  return !strict && !LAND.has(lemma);
}

function hasFixed(tree: Tree, marker: number): boolean {
  return childBy(tree, marker, "fixed") !== undefined;
}

const ACTING = words("VERB NOUN");
/** Verbs a city is the subject of as a city. */
const PASSIVE_LIFE = words(
  "be become wake lie remain witness experience suffer see have host fall brace grow burn shake recover sit stand feature boast contain reach receive look feel sleep celebrate flood empty",
);
const ADDRESSING = words(
  "accuse urge warn blame criticize criticise tell ask condemn call press pressure push convince persuade inform notify force allow thank praise lead help support oppose sanction threaten prompt demand invite assure provoke anger alarm isolate embarrass reject trust notify",
);
/** "Algiers rebuked [Paris]": an object of somebody who acts; of a verb of force or motion it is the town. */
function hasDoer(tree: Tree, verb: number): boolean {
  return tree.children[verb]!.some((c) => {
    const { deprel, upos } = tree.tokens[c]!;
    return deprel === "nsubj" && (upos === "PROPN" || upos === "NOUN");
  });
}

/** What is done of a government in words. */
const VERBAL = words(
  "recognition praise condemnation criticism accusation denunciation endorsement rebuke request behalf displeasure defiance mistrust",
);
/** What is done to a town: force, rule, work, looking. */
const TAKING = words(
  `attack shell bomb bombard hit strike pound raid storm capture seize take retake recapture liberate hold control besiege encircle surround blockade
  invade occupy overrun defend protect shake rock flood batter lash devastate destroy damage ravage engulf grip paralyse paralyze close lock evacuate
  empty secure patrol search target cut divide connect link bypass circle approach govern rule run manage administer build rebuild know love see watch
  cover host hold make become describe call name have include reach pass sweep swamp hammer jolt choose pick quit swap block seal reopen open darken plunge win lose want need
  like depart near contain consider regard view get find miss feel smell paint photograph film avoid spare save free clear clean turn transform fire test bring carry use`,
);
const VISITING = words("leave enter visit reach cross tour flee exit quit traverse near hit roam travel");
const GIVING = words(
  "say tell give sell send supply lend donate ship release gift cede swap apologise apologize recommend present deliver offer appeal belong transfer loyal hand pass provide propose promise respond reply react lend grant threat message warning aid support ambassador envoy adviser loyalty weapon arm assistance shipment damage challenge letter commitment response answer ally close link tie owe concede bring pose accord",
);
const COMING = words(
  "receive get demand obtain secure hear come response support pressure aid statement threat order approval permission message assurance help backing reaction",
);
const MOVING = words("withdrawal retreat departure evacuation flight return escape exit pullout deportation expulsion");
const STRIKING_AT = words(
  "fire call rely depend impose press open attack retaliate focus declare wage bomb lean turn insist",
);
const PRESSURE = words("pressure sanction attack war embargo restriction");
const STANDING_FOR = words(
  "government army military president minister ministry official force people authority leader king parliament spokesman ambassador envoy ally enemy opponent critic supporter troop soldier navy police regime side part behalf friend embassy",
);
const POLICY = words(
  "decision policy position stance plan role demand interest claim condition allegation response ally ambassador envoy view right goal aim ambition economy debt security concern nuclear program programme proposal commitment refusal silence",
);
/** What lies in a country rather than being done by it. */
const LAND = words(
  "capital city town village border coast north south east west region province district area street airport port territory soil mountain valley river desert sea lake island countryside suburb neighborhood neighbourhood center centre weather outskirts",
);
/** Nouns of doing, whose possessor or adjective is who does it. */
const HAPPENINGS = words(
  `strike airstrike attack raid bombing bombardment shelling assault offensive counteroffensive operation incursion invasion ambush attempt campaign advance
  retaliation response reprisal aggression occupation blockade siege fire gunfire barrage shooting killing assassination execution massacre abduction kidnapping
  kidnap arrest detention crackdown raid withdrawal retreat pullout deployment mobilization mobilisation exercise drill patrol incident escalation provocation
  violation breach threat warning demand call appeal offer proposal pledge promise vow refusal
  rejection condemnation criticism support aid assistance help pressure sanction sanctions embargo ban tariff talk talks negotiation negotiations meeting visit
  summit agreement deal accord truce ceasefire cease-fire treaty mediation war conflict fighting battle clash clashes hostilities hostility intervention
  involvement interference protest demonstration rally strike strikes vote election move decision action activity activities effort efforts push bid plan
  investigation inquiry probe trial ruling verdict order capture takeover seizure destruction demolition launch launches test tests missile-test overflight
  infiltration counterattack intelligence-sharing implementation expulsion deportation recognition annexation coup rebellion uprising mutiny raids`,
);
