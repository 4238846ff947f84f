import type { Mention } from "../mention/mention.ts";
import { treeOf } from "../sentence/tree.ts";
import type { Layers } from "../stage.ts";
import { acledConcepts } from "./acled-concepts.ts";
import type { Features } from "./class-model.ts";
import type { EventMention } from "./event.ts";
import { form, word } from "./phrase.ts";

/** Changes with the features below: a model only works with those it was trained on. */
export const ACLED_TEMPLATES = "acled-1";

type Note = Pick<Layers, "sentences" | "mentions" | "events">;

/** What the model of ACLED's sub-types looks at in a whole note: its words, what they speak of, who is in it, and the events the rules read. */
export function acledFeatures({ sentences, mentions, events }: Note): Features {
  const bag: string[] = [];
  const pairs: string[] = [];
  const stems: string[] = [];
  const concept = new Set<string>();
  const early = new Set<string>();
  const verbs: string[] = [];
  sentences.forEach((sentence, nth) => {
    const tree = treeOf(sentence);
    const speaks = (text: string) => {
      for (const each of conceptsOf.get(text) ?? []) {
        concept.add(each);
        if (nth === 0) early.add(each);
      }
    };
    for (let i = 0; i < tree.tokens.length; i++) {
      const lemma = word(tree, i);
      const said = form(tree, i);
      const { upos } = tree.tokens[i]!;
      if (upos === "PUNCT" || upos === "NUM") continue;
      speaks(lemma);
      if (said !== lemma) speaks(said);
      bag.push(lemma);
      if (lemma.length > 5) stems.push(lemma.slice(0, 5));
      if (upos === "VERB") verbs.push(lemma);
      if (i + 1 >= tree.tokens.length) continue;
      const pair = `${lemma} ${word(tree, i + 1)}`;
      pairs.push(pair);
      const spoken = new Set([pair, `${said} ${form(tree, i + 1)}`, `${lemma} ${form(tree, i + 1)}`]);
      for (const each of spoken) speaks(each);
    }
  });
  const all = [...concept];
  return {
    bias: ["bias"],
    bag,
    pairs,
    stems,
    verbs,
    concept: [...all, ...[...early].map((each) => `early ${each}`)],
    concepts: all.flatMap((a, i) => all.slice(i + 1).map((b) => (a < b ? `${a} ${b}` : `${b} ${a}`))),
    event: drafted(events, mentions),
    who: peopled(mentions),
  };
}

/** Each event: its code, who does it to whom; the first of the note apart. */
function drafted(events: readonly EventMention[], mentions: readonly Mention[]): string[] {
  const kinds = new Map(mentions.map((each) => [each.id, kindOf(each)]));
  const out: string[] = [];
  events.forEach(({ code, roles, modality }, nth) => {
    const mode = `${code.plover}/${code.mode ?? ""}`;
    const of = (role: string) => [
      ...new Set(
        roles.filter((each) => each.role === role).map(({ mention }) => (mention && kinds.get(mention)) ?? "thing"),
      ),
    ];
    const actors = of("actor");
    const targets = of("target");
    out.push(code.plover, mode, `acled:${code.acled ?? "none"}`);
    for (const actor of actors) out.push(`${actor}>${code.plover}`);
    for (const target of targets) out.push(`${code.plover}>${target}`, `${mode}>${target}`);
    for (const actor of actors) for (const target of targets) out.push(`${actor}>${code.plover}>${target}`);
    for (const each of code.context) out.push(`context:${each}`);
    for (const { role, mention } of roles) {
      if (role === "instrument") out.push(`with:${(mention && kinds.get(mention)) ?? "thing"}`);
      else if (/^(dead|injured|arrested|displaced|abducted)$/.test(role)) out.push(`${role}`, `${code.plover}:${role}`);
    }
    if (nth === 0) out.push(`first:${mode}`, `first:${code.acled ?? "none"}`, `first:${modality}`);
  });
  if (events.length === 0) out.push("none");
  return out;
}

function peopled(mentions: readonly Mention[]): string[] {
  return mentions.flatMap((each) => {
    if (each.kind === "actor") return [`actor:${kindOf(each)}`];
    if (each.kind === "weapon") return [`weapon:${each.weapon}`];
    if (each.kind === "count" && each.of) return [`count:${each.of}`];
    return [];
  });
}

function kindOf(mention: Mention): string {
  if (mention.kind === "actor") return mention.type;
  return mention.kind === "weapon" ? mention.weapon : mention.kind;
}

const conceptsOf = new Map<string, string[]>();
for (const [concept, list] of Object.entries(acledConcepts))
  for (const each of list) {
    const held = conceptsOf.get(each);
    if (held) held.push(concept);
    else conceptsOf.set(each, [concept]);
  }
