import { sectors } from "../coding/sector.ts";
import type { Kit } from "../kit/kit.ts";
import { codeOf, entityMatches } from "../mention/entity.ts";
import type { Mention } from "../mention/mention.ts";
import { caseOf, type Tree } from "../sentence/tree.ts";
import { type Address, overlaps, type Span } from "../span.ts";
import type { Draft } from "./draft.ts";
import { resolved, type Scene, tokenAt, type World } from "./scene.ts";

/** Whose country does it to whose: actor codes as PLOVER's users want them, one side at least always asked for. */
export interface Parties {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/**
 * The codes of who acts and of who is acted on: of the event's own roles where it has them; where a side is not said beside the word, the
 * nearest other party of the sentence, those the word governs first. A party without a country is of the place it is named with, of the
 * other side's country, or of the only one the sentence names.
 */
export function partiesOf(event: Draft, scene: Scene, world: World, kit: Kit): Parties {
  const mentioned = scene.mentions.flatMap((each) => partyOf(each, scene, world));
  const parties = [...mentioned, ...named(scene, mentioned, kit)];
  const inRole = (role: "actor" | "target") => {
    const spans = event.roles.filter((each) => each.role === role);
    return parties.filter((party) =>
      spans.some((span) => span.mention === party.id || (!span.mention && overlaps(span, party))),
    );
  };
  const at = tokenAt(scene.tree, event.trigger) ?? 0;
  let source = inRole("actor");
  let target = inRole("target").filter((each) => !source.includes(each));
  if (source.length === 0) source = nearest(parties, target, at, scene, "before");
  if (target.length === 0) target = nearest(parties, source, at, scene, "after");
  const place = event.roles.find(({ role }) => role === "place")?.mention;
  const where = parties.find(({ id }) => id !== undefined && id === place)?.country;
  const whole = onlyCountry(parties);
  const codes = { source: codesOf(source, target, where, whole), target: codesOf(target, source, where, whole) };
  return {
    source: codes.source.length > 0 ? codes.source : atHome(codes.target),
    target: codes.target.length > 0 ? codes.target : atHome(codes.source),
  };
}

interface Party extends Span {
  /** Of its mention; none where only a name stands there. */
  readonly id?: Address;
  /** Does somebody act by this name, or is it where something lies? */
  readonly acts: boolean;
  readonly token: number;
  readonly country: string | undefined;
  readonly sector: string;
}

function partyOf(mention: Mention, scene: Scene, world: World): Party[] {
  const token = tokenAt(scene.tree, mention.head);
  if (token === undefined) return [];
  const to = resolved(world, mention);
  const at = { from: mention.from, to: mention.to, id: mention.id, token };
  if (to.kind === "place") return to.country ? [{ ...at, acts: false, country: to.country, sector: "" }] : [];
  if (to.kind !== "actor" || to.type === "outlet" || (to.type === "pronoun" && to.code === undefined)) return [];
  const code = to.code ?? "";
  const bare = code.slice(0, 3) in sectors;
  const country = bare || code === "" ? placeIn(mention, scene) : code.slice(0, 3);
  return [{ ...at, acts: true, country, sector: bare ? code.slice(0, 3) : code.slice(3) }];
}

/** "her Ukrainian colleague", "the Belgian-built plant": what is called by a country's name without being a party of its own. */
function named({ tree }: Scene, mentioned: readonly Party[], kit: Kit): Party[] {
  return entityMatches(tree.tokens, kit).flatMap(({ first, last, entry }) => {
    const span = { from: tree.tokens[first]!.from, to: tree.tokens[last]!.to };
    const code = codeOf(entry, kit);
    if (code === undefined || mentioned.some((each) => overlaps(each, span))) return [];
    return [{ ...span, acts: true, token: last, country: code.slice(0, 3), sector: code.slice(3) }];
  });
}

/** "crowds in Kisumu", "Milan prosecutors" */
function placeIn(mention: Span, { mentions, tree }: Scene): string | undefined {
  const last = tokenAt(tree, { from: mention.to - 1, to: mention.to });
  const reach = last === undefined ? mention.to : (tree.tokens[last + 2]?.to ?? mention.to);
  for (const each of mentions)
    if (each.kind === "place" && each.country && each.from >= mention.from && each.from < reach) return each.country;
  return undefined;
}

function nearest(
  all: readonly Party[],
  taken: readonly Party[],
  at: number,
  { tree }: Scene,
  side: "before" | "after",
): Party[] {
  const free = all.filter(
    (each) =>
      !taken.some((other) => other === each || overlaps(other, each)) &&
      (each.acts || (side === "after" && isMet(tree, each.token))),
  );
  const foreign = free.filter(({ country }) => country && !taken.some((other) => other.country === country));
  const pool = side === "after" && foreign.length > 0 ? foreign : free;
  const inside = ({ token }: Party) => token >= tree.left[at]! && token <= tree.right[at]!;
  const cost = (party: Party) =>
    (inside(party) ? 0 : 40) +
    (party.id === undefined ? 10 : 0) +
    ((side === "after") === party.token > at ? 0 : 20) +
    Math.abs(party.token - at);
  const best = pool.toSorted((a, b) => cost(a) - cost(b))[0];
  return best ? [best] : [];
}

/** "with Ankara", "to Bogotá", "Moscow's offer": a place that is dealt with, not one where something happens. */
function isMet(tree: Tree, token: number): boolean {
  const { deprel } = tree.tokens[token]!;
  if (deprel === "nmod:poss" || deprel === "obj") return true;
  return /^(with|to|against|from|of|for|towards?|on|by|between)$/.test(caseOf(tree, token) ?? "");
}

/** Where no other party is named, the act is taken to stay within the country. */
function atHome(codes: readonly string[]): string[] {
  return [...new Set(codes.map((code) => code.slice(0, 3)).filter((code) => !(code in sectors)))];
}

function onlyCountry(all: readonly Party[]): string | undefined {
  const known = new Set(all.flatMap(({ country }) => country ?? []));
  return known.size === 1 ? [...known][0] : undefined;
}

function codesOf(
  parties: readonly Party[],
  others: readonly Party[],
  where: string | undefined,
  whole: string | undefined,
): string[] {
  const codes = parties.flatMap(({ country, sector }) => {
    const from = country ?? others.find((each) => each.country)?.country ?? where ?? whole;
    return from === undefined ? (sector ? [sector] : []) : [from + sector];
  });
  return [...new Set(codes)];
}
