import type { Kit } from "../kit/kit.ts";
import type { Token } from "../sentence/sentence.ts";
import type { AgentEntry } from "./agent.ts";
import type { Identity } from "./draft.ts";
import { type ActorEntry, codeOf, type EntityMatch, sideOf } from "./entity.ts";
import type { ActorType } from "./mention.ts";
import type { Stretch } from "./phrase.ts";
import { nameOf, type Scene } from "./scene.ts";

/** The party, code and name of a described agent. */
export function describedAs(scene: Scene, i: number, agent: AgentEntry | undefined, stretch: Stretch): Identity {
  const { kit } = scene;
  const { matches, backer } = affiliation(scene, stretch, i);
  const [match, second] = matches;
  const entry = second ? undefined : match?.entry;
  const side = entry && sideOf(entry, kit);
  let type: ActorType = agent?.type ?? "unknown";
  const ofKind = entry ? typeOfKind(entry.kind) : undefined;
  const noun = scene.tokens[i]!.lemma.toLowerCase();
  const itself = entry !== undefined && !isState(entry) && match!.last < i && SELF_NOUNS.has(noun);
  if (ofKind && (itself || (ofKind === "armed-group" && type === "military"))) type = ofKind;
  const own = withMark(scene, stretch, i, agent);
  if (own && own !== agent && own.type !== agent?.type && type === agent?.type) type = own.type;
  const code =
    entry || !backer
      ? composedCode(entry, own, kit, scene.day)
      : backed(composedCode(backer.entry, own, kit, scene.day), own);
  return {
    type,
    name: itself ? entry.name : nameOf(scene, withoutAside(scene, i, stretch)),
    ...(entry ? { entity: entry.id } : {}),
    ...(code && !second ? { code } : {}),
    ...(side ? { side } : {}),
  };
}

/** "displaced families", "armed men": a word beside the noun that says what the noun does not. */
function withMark(
  { tokens }: Scene,
  { first, last }: Stretch,
  head: number,
  agent: AgentEntry | undefined,
): AgentEntry | undefined {
  if (agent?.sector !== "CVL") return agent;
  for (let k = first; k <= last; k++) {
    const word = tokens[k]!.form.toLowerCase();
    if (/^(displaced|uprooted)$/.test(word) || (k > head && k < head + 3 && word === "fleeing"))
      return { ...agent, sector: "REF" };
    if (k < head && /^(armed|masked|hooded|unidentified)$/.test(word))
      return { ...agent, type: "armed-group", sector: "UAF" };
  }
  return agent;
}

/** "an aide | who asked not to be named", "two envoys, | who had left early": what is told by the way names nobody. */
function withoutAside({ tokens }: Scene, head: number, stretch: Stretch): Stretch {
  for (let k = head + 1; k < stretch.last; k++) {
    const next = tokens[k + 1]!;
    if (
      tokens[k]!.form === "," &&
      (/^W/.test(next.xpos) || /^(asking|speaking|requesting|citing|insisting)$/.test(next.form))
    )
      return { first: stretch.first, last: k - 1 };
    if (
      /^(who|speaking|asking|requesting)$/.test(tokens[k]!.form.toLowerCase()) &&
      /^(anonym|named|identified|authori[sz]ed)/.test(anonymityWord(tokens, k))
    )
      return { first: stretch.first, last: k - 1 };
  }
  return stretch;
}

function anonymityWord(tokens: readonly Token[], from: number): string {
  for (let k = from + 1; k < tokens.length && k < from + 9; k++)
    if (/^(anonymity|anonymous|anonymously|named|identified|authori[sz]ed)$/.test(tokens[k]!.form))
      return tokens[k]!.form;
  return "";
}

function backed(code: string | undefined, agent: AgentEntry | undefined): string | undefined {
  return code ?? agent?.sector;
}

/** Who a phrase belongs to: one party, several ("US and Israeli"), or only a backer that lends its country's code. */
export interface Affiliation {
  readonly matches: readonly EntityMatch[];
  readonly backer?: EntityMatch;
}

/** The parties named by the modifiers before the head and, failing those, in the complements after it. */
export function affiliation(scene: Scene, { first, last }: Stretch, head: number): Affiliation {
  const before: EntityMatch[] = [];
  let backer: EntityMatch | undefined;
  for (const match of scene.matches) {
    if (match.first < first || match.last >= head) continue;
    if (isBacker(scene.tokens, match)) backer ??= match;
    else if (!before.some((other) => other.entry.id === match.entry.id)) before.push(match);
  }
  const parties = chosen(scene, before);
  if (parties.length > 0) return { matches: parties, ...(backer ? { backer } : {}) };
  const after = complementMatch(scene, head, last);
  return { matches: after ? [after] : [], ...(backer ? { backer } : {}) };
}

/** "Iran-backed", "Rwanda-aligned", "US-led": not the party itself. */
export function isBacker(tokens: readonly Token[], match: EntityMatch): boolean {
  const next = tokens[match.last + 2];
  return (
    /^[-‑–]$/.test(tokens[match.last + 1]?.form ?? "") && next !== undefined && BACKED.has(next.form.toLowerCase())
  );
}

const BACKED = new Set(
  "backed aligned led allied supported linked funded controlled affiliated occupied based trained armed sponsored held run brokered mediated installed appointed born owned".split(
    " ",
  ),
);

/** Several only when joined; otherwise a group before the state it is in ("Yemen's Houthi group"). */
function chosen(scene: Scene, found: readonly EntityMatch[]): readonly EntityMatch[] {
  if (found.length < 2) return found;
  const [a, b] = [found[found.length - 2]!, found[found.length - 1]!];
  for (let i = a.last + 1; i < b.first; i++) {
    if (/^(and|or|&)$/.test(scene.tokens[i]!.form)) return found.filter((match) => sameKind(match, b));
  }
  return [found.findLast((match) => !isState(match.entry)) ?? found[0]!];
}

function sameKind(a: EntityMatch, b: EntityMatch): boolean {
  return isState(a.entry) === isState(b.entry);
}

export function isState(entry: ActorEntry): boolean {
  return entry.kind === "state" || entry.kind === "territory";
}

/** "a spokesman for [Hamas]", "members of the [al-Nujaba] movement"; "in" only ties to parties, not to countries. */
function complementMatch(scene: Scene, head: number, last: number, depth = 0): EntityMatch | undefined {
  const { tree, tokens } = scene;
  for (const child of tree.children[head]!) {
    if (child <= head || child > last || tokens[child]!.deprel !== "nmod") continue;
    const marker = tree.children[child]!.find((c) => c < child && tokens[c]!.deprel === "case");
    const preposition = marker === undefined ? "" : tokens[marker]!.form.toLowerCase();
    if (!BELONGING.has(preposition)) continue;
    const own = scene.matchOf[child];
    const before = scene.matches.filter(
      (each) =>
        each.first >= tree.left[child]! && each.last < child && each.as !== "capital" && !isBacker(tokens, each),
    );
    const match = own && own.as !== "capital" ? own : before.length > 0 ? chosen(scene, before)[0] : undefined;
    if (match && (!isState(match.entry) || preposition !== "in" || isUnder(match, child))) return match;
    const further = !match && depth < 3 ? complementMatch(scene, child, last, depth + 1) : undefined;
    if (further) return further;
  }
  return undefined;
}

/** "an official in the Sudanese army" belongs to Sudan, "an official in Sudan" is only there. */
function isUnder(match: EntityMatch, child: number): boolean {
  return match.as === "demonym" && match.last < child;
}

const BELONGING = new Set(["of", "for", "from", "with", "within", "in", "to", "at"]);

/** PLOVER code: the party's, with the sector of the noun where the party's code is a bare country or organisation. */
export function composedCode(
  entry: ActorEntry | undefined,
  agent: AgentEntry | undefined,
  kit: Kit,
  day?: string,
): string | undefined {
  const own = entry && codeOf(entry, kit, day);
  const sector = agent && (agent.sector ?? SECTOR_OF_TYPE[agent.type]);
  // A spokesman of nobody known speaks for no government.
  if (own === undefined) return agent && /^(spokes|leader|envoy)/.test(agent.noun) ? undefined : sector;
  return own.length === 3 && sector && entry && isState(entry) ? own + sector : own;
}

/** What a noun without a sector of its own is counted as. */
const SECTOR_OF_TYPE: Readonly<Partial<Record<ActorType, string>>> = {
  "armed-group": "UAF",
  military: "MIL",
  police: "COP",
  government: "GOV",
  party: "PTY",
  civilians: "CVL",
  outlet: "JRN",
};

/** The type of mention an entry's kind makes. */
export function typeOfKind(kind: string): ActorType {
  return TYPES[kind] ?? "organisation";
}

const TYPES: Readonly<Record<string, ActorType>> = {
  state: "state",
  territory: "state",
  government: "government",
  military: "military",
  "armed forces": "military",
  police: "police",
  "armed group": "armed-group",
  militia: "armed-group",
  coalition: "armed-group",
  gang: "armed-group",
  intelligence: "police",
  party: "party",
  person: "person",
  outlet: "outlet",
  people: "civilians",
};

/** Bodies named together with their own name: "the Houthi group" is the Houthis, "Hezbollah fighters" belong to it. */
export const SELF_NOUNS: ReadonlySet<string> = new Set(
  "group movement organisation organization party militia front faction agency network alliance coalition bloc newspaper daily channel television tv broadcaster website outlet magazine union cartel gang militants rebels insurgents".split(
    " ",
  ),
);
