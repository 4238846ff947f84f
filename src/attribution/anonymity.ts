import type { ActorMention } from "../mention/mention.ts";
import type { Sentence } from "../sentence/sentence.ts";
import { type Address, contains, type Span } from "../span.ts";
import type { Attribution } from "./attribution.ts";

/** That a speaker stays unnamed, as stated, with the reason given for it. */
interface Statement extends Span {
  readonly reason?: Span;
}

/**
 * The attributions, those of unnamed speakers with the words that say that and why they stay unnamed: "an aide, speaking on condition of
 * anonymity because the talks were private, said"; also where it has a sentence of its own ("He asked not to be named for fear of reprisals").
 * What is stated of a speaker holds for all that it says in the article.
 */
export function withAnonymity(
  text: string,
  all: readonly Attribution[],
  sentences: readonly Sentence[],
  actors: readonly ActorMention[],
): Attribution[] {
  const own = new Map<Attribution, Statement>();
  const ofSpeaker = new Map<Address, Statement>();
  for (const sentence of sentences) {
    const told = statementIn(text, sentence);
    if (!told) continue;
    const inside = all.filter((each) => each.source && contains(sentence, each.cue) && mayBeUnnamed(each));
    const teller = nearest(inside, told);
    if (teller) {
      own.set(teller, told);
      for (const speaker of teller.speakers) ofSpeaker.set(speaker, told);
    } else {
      const subject = actors.find((actor) => contains(sentence, actor) && actor.to <= told.from);
      if (subject) ofSpeaker.set(subject.refers ?? subject.id, told);
    }
  }
  if (own.size === 0 && ofSpeaker.size === 0) return [...all];
  const statements = [...own.values(), ...ofSpeaker.values()];
  return all.map((each) => {
    // "asked not to be named because they feared reprisals": what is feared there is no claim of its own.
    if (statements.some((told) => contains(told, each.cue))) return each;
    const told = own.get(each) ?? (mayBeUnnamed(each) ? ofSpeaker.get(each.speakers[0] ?? ("" as Address)) : undefined);
    if (!told) return each;
    const { from, to, reason } = told;
    return { ...each, anonymity: { from, to }, ...(reason ? { anonymityReason: reason } : {}) };
  });
}

function mayBeUnnamed({ sourceKind, cueClass }: Attribution): boolean {
  return (sourceKind === "unnamed" || sourceKind === "role") && cueClass !== "document" && cueClass !== "image";
}

/** The one it is said of: whose source holds it or ends right before it, or whose cue does. */
function nearest(all: readonly Attribution[], told: Span): Attribution | undefined {
  let best: Attribution | undefined;
  let gap = NEAR;
  for (const each of all) {
    const source = each.source!;
    const distance = contains(source, { from: told.from, to: told.from + 1 })
      ? 0
      : Math.min(
          after(source, told),
          after(each.cue, told) + 1,
          each.recipient ? after(each.recipient, told) + 1 : NEAR,
        );
    // Of an inner and an outer source as near, the one named last speaks so.
    if (distance < gap || (best && distance === gap && source.from > best.source!.from)) {
      best = each;
      gap = distance;
    }
  }
  return best;
}

/** Characters a statement may stand behind the words it is about. */
const NEAR = 25;

function after(span: Span, told: Span): number {
  return told.from >= span.to ? told.from - span.to : NEAR;
}

/** The first such statement of a sentence and its reason. */
function statementIn(text: string, sentence: Sentence): Statement | undefined {
  const words = text.slice(sentence.from, sentence.to);
  if (!HINT.test(words)) return undefined;
  const found = STATED.exec(words);
  if (!found) return undefined;
  const barred = BARRED.test(found[0]);
  const start = found.index + (/^(?:who|and)\s/i.exec(found[0])?.[0].length ?? 0);
  let end = found.index + found[0].length;
  let reason: Span | undefined;
  if (barred) reason = { from: sentence.from + start, to: sentence.from + end };
  else {
    const why = REASON.exec(words.slice(end));
    if (why) {
      const opening = end + why[1]!.length;
      end += clauseEnd(why[0], why[1]!.length);
      reason = { from: sentence.from + opening, to: sentence.from + end };
    }
  }
  return { from: sentence.from + start, to: sentence.from + end, ...(reason ? { reason } : {}) };
}

/** A reason ends where the clause goes on: at a mark, or at the verb of saying it stands before. */
function clauseEnd(why: string, from: number): number {
  const cut =
    /[,;.!?“”"—–:]|\s(?:said|told|added|warned|confirmed|denied|claimed|described|insisted|stated|reported)\b/.exec(
      why.slice(from),
    );
  return cut ? from + cut.index : why.trimEnd().length;
}

const HINT = /anonym|\bnamed\b|identif|identit|\bnames?\b|authori[sz]ed|permitted|allowed|cleared to/i;
const UNNAMED =
  "(?:anonymity|anonymous(?:ly)?|(?:not (?:to )?)?(?:be|being) (?:named|identified|quoted by name)|(?:give|use|disclose|reveal|have|see|provide|share) (?:his|her|their|its)(?: \\w+)? (?:names?|identit(?:y|ies))(?: (?:used|published|disclosed|printed))?|(?:his|her|their) (?:full )?names? (?:in print|used|published|disclosed|mentioned)|(?:remain|stay) (?:unnamed|anonymous))";
const STATED = new RegExp(
  `\\b(?:who )?(?:(?:did|does|do|would) not )?(?:(?:ask|request|insist|demand|declin|refus|prefer|wish|want|agree|speak|spoke|talk)\\w*[^,.;“”"]{0,45}?\\b|on (?:the )?condition of )${UNNAMED}` +
    "|\\b(?:who |and )?(?:cannot|could not|can['’]t) be (?:named|identified)\\b" +
    "|\\bon (?:the )?condition that (?:he|she|they|it)(?: would| will| should)? (?:not|remain)[^,.;]*" +
    "|\\bwhose (?:names?|identit(?:y|ies)) (?:is|are|was|were|has been|have been|is being|are being) (?:withheld|concealed|protected)" +
    "|\\bwho (?:was|were|is|are) not (?:authori[sz]ed|permitted|allowed|cleared) to (?:speak|talk|brief|comment|discuss|give|release|address)(?:(?! (?:said|told|added)\\b)[^,.;])*",
  "i",
);
/** Who may not speak gives the reason with the fact. */
const BARRED = /\bnot (?:authori[sz]ed|permitted|allowed|cleared)\b/i;
const REASON =
  /^(,?\s+)(?:because|as (?:he|she|they|it|the|this|these|talks|no)|since (?:he|she|they|the)|citing|for fear|out of fear|fearing|afraid|due to|owing to|given|for (?:security|safety|legal|personal) reasons|for (?:his|her|their) (?:own )?(?:safety|security|life|lives)|to (?:discuss|speak|talk|describe|avoid|protect|share|be able)|in order to|so as|lest|in (?:line|keeping) with|under|in fear|saying (?:he|she|they))\b.*$/i;
