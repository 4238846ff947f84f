import { type Body, wordAt } from "../copy/body.ts";
import { type Hunk, hunks, otherFigures, saysOther } from "../copy/changed.ts";
import type { Copy } from "../copy/copy.ts";
import { counterpart } from "../copy/counterpart.ts";
import { type Address, indexAt, type Span } from "../span.ts";
import { type Publications, publicationsOf } from "./publications.ts";
import type { Sql, Stories } from "./stories.ts";

/**
 * The claims of a database by who told them first: those that stand in copied words are one claim told several times. Claims are never merged,
 * only linked: `copy_of` names the first telling. Which that is, and which claims belong together, does not depend on the order of adding.
 */
export class Tellings {
  readonly #sql: Sql;
  readonly #stories: Stories;
  /** Places of pages that were counted last: a wire story's thousand pages are counted with each new one. */
  readonly #publications = new Map<string, Publications>();

  constructor(sql: Sql, stories: Stories) {
    this.#sql = sql;
    this.#stories = stories;
  }

  /** Forgets what is at hand of a page that was met again; of all where a transaction was taken back. */
  clear(page?: string): void {
    if (page === undefined) this.#publications.clear();
    else this.#publications.delete(page);
  }

  #publicationsOf(page: string): Publications {
    const held = this.#publications.get(page) ?? publicationsOf(this.#sql, page);
    if (this.#publications.size >= MOST_PUBLICATIONS) this.#publications.clear();
    this.#publications.set(page, held);
    return held;
  }

  /** The first tellings of what a page claims. */
  firsts(page: string): readonly string[] {
    return this.#sql("SELECT DISTINCT iif(copy_of = '', claim, copy_of) AS first FROM claim_rows WHERE page = ?")
      .all(page)
      .map(({ first }) => first as string);
  }

  /** Takes the groups of a page's claims apart, for they will change: gives what other stories claim in them, which is to be linked again. */
  parted(page: string): Parted {
    const firsts = this.firsts(page);
    const others = firsts.flatMap((first) => this.#members(first)).filter((member) => member.page !== page);
    for (const first of firsts)
      this.#sql("UPDATE claim_rows SET copy_of = '' WHERE copy_of = ? AND copy_of <> ''").run(first);
    return { claims: others.map(({ claim }) => claim), articles: new Set(others.map(({ article }) => article)) };
  }

  /** Links the claims that stand in the shared words of copies; then chooses the first telling of each, and counts. `more`: other groups to be counted. */
  link(copies: readonly Copy[], more: readonly string[] = []): void {
    const groups = new Groups(more);
    const claims = new Map<string, readonly ClaimAt[]>();
    const claimsOf = (article: string): readonly ClaimAt[] => {
      const held = claims.get(article) ?? this.#claimsOf(article);
      claims.set(article, held);
      return held;
    };
    for (const copy of copies)
      for (const [one, other] of twins(copy, claimsOf(copy.article), claimsOf(copy.other), this.#stories))
        groups.join(one.first, other.first);
    for (const group of groups.all()) this.#settle(group);
  }

  #settle(firsts: readonly string[]): void {
    const members = firsts.flatMap((first) => this.#members(first));
    const live = members.filter(({ superseded }) => superseded === "");
    const counted = live.length > 0 ? live : members;
    const first = counted.reduce<Member | undefined>((a, b) => (a && byTelling(a, b) <= 0 ? a : b), undefined);
    if (!first) return;
    const pages = new Map<string, Publications>();
    for (const { page } of counted) if (!pages.has(page)) pages.set(page, this.#publicationsOf(page));
    const stories = new Set(counted.map(({ article }) => article)).size;
    const again = [...pages.values()].reduce((sum, { places }) => sum + places - 1, 0);
    const outlets = new Set([...pages.values()].flatMap((each) => each.outlets)).size;
    for (const member of members) {
      const now =
        member === first
          ? { of: "", copies: stories + again, outlets }
          : { of: first.claim, copies: null, outlets: null };
      if (member.copy_of === now.of && member.copies === now.copies && member.outlets === now.outlets) continue;
      this.#sql("UPDATE claim_rows SET copy_of = ?, copies = ?, outlets = ? WHERE claim = ?").run(
        ...[now.of, now.copies, now.outlets, member.claim],
      );
    }
  }

  #members(first: string): readonly Member[] {
    return this.#sql(
      `SELECT claim, copy_of, copies, outlets, claim_rows.page, claim_rows.article, superseded, told, words FROM claim_rows
       LEFT JOIN signatures ON signatures.article = claim_rows.article WHERE claim = ?1
       UNION ALL SELECT claim, copy_of, copies, outlets, claim_rows.page, claim_rows.article, superseded, told, words FROM claim_rows
       LEFT JOIN signatures ON signatures.article = claim_rows.article WHERE copy_of = ?1 AND copy_of <> ''`,
    ).all(first) as unknown as Member[];
  }

  #claimsOf(article: string): readonly ClaimAt[] {
    return this.#sql(
      `SELECT claim, iif(copy_of = '', claim, copy_of) AS first, type, modality, stance, trigger_from AS "from", trigger_to AS "to",
         quote_from, quote_to, ${[...figures, ...names].map((name) => `r."${name}"`).join(", ")},
         (SELECT group_concat(kind || ' ' || low || ' ' || ifnull(high, '')) FROM tolls
          WHERE tolls.page = r.page AND tolls.event = (SELECT event FROM claims WHERE claims.page = r.page AND nth = r.nr - 1)) AS tolls
       FROM claim_rows AS r WHERE article = ? ORDER BY nr`,
    ).all(article) as unknown as ClaimAt[];
  }
}

const MOST_PUBLICATIONS = 20_000;

/** What is left of groups that were taken apart. */
export interface Parted {
  readonly claims: readonly string[];
  readonly articles: ReadonlySet<string>;
}

interface Member {
  readonly claim: string;
  readonly copy_of: string;
  readonly copies: number | null;
  readonly outlets: number | null;
  readonly page: string;
  readonly article: string;
  readonly superseded: string;
  readonly told: string | null;
  readonly words: number | null;
}

/** Earliest published first; of one day the fullest; then by address, which says nothing but is the same everywhere. */
function byTelling(a: Member, b: Member): number {
  const [toldA, toldB] = [a.told ?? "~", b.told ?? "~"];
  if (toldA !== toldB) return toldA < toldB ? -1 : 1;
  return (b.words ?? 0) - (a.words ?? 0) || (a.claim < b.claim ? -1 : 1);
}

const figures = [
  "dead_low",
  "dead_high",
  "injured_low",
  "injured_high",
  "arrested",
  "displaced",
  "missing",
  "abducted",
] as const;

const names = ["actor", "target", "place", "instrument", "told_by"] as const;

interface ClaimAt
  extends Span,
    Readonly<Record<(typeof figures)[number], string | number | null>>,
    Readonly<Record<(typeof names)[number], string>> {
  readonly claim: string;
  readonly first: string;
  readonly type: string;
  readonly modality: string;
  readonly stance: string;
  readonly quote_from: number;
  readonly quote_to: number;
  /** Its figures of dead, injured …, wherever they stand. */
  readonly tolls: string | null;
}

/** Claims of two stories whose event is named by the same word of a shared passage, and which say the same of it. */
function* twins(
  copy: Copy,
  here: readonly ClaimAt[],
  there: readonly ClaimAt[],
  stories: Stories,
): Generator<readonly [ClaimAt, ClaimAt]> {
  if (copy.template || here.length === 0 || there.length === 0) return;
  const [a, b] = [stories.body(copy.article), stories.body(copy.other as Address)];
  const taken = new Set<ClaimAt>();
  for (const claim of here) {
    const span =
      copy.relation === "shares-passages" && !inPassage(copy, a, claim) ? undefined : counterpart(copy, a, b, claim);
    const twin =
      span &&
      there.find(
        (other) => !taken.has(other) && other.from < span.to && span.from < other.to && alike(claim, a, other, b),
      );
    if (!twin) continue;
    taken.add(twin);
    yield [claim, twin];
  }
}

// A sentence that two stories happen to have in common tells of two things; several of them in a row were copied.
const PASSAGE = 24;

function inPassage(copy: Copy, a: Body, { from }: Span): boolean {
  const run = copy.spans[indexAt(copy.spans, from)];
  return run !== undefined && wordAt(a, run.to - 1) - wordAt(a, run.from) + 1 >= PASSAGE;
}

/**
 * An editor who changes a figure or a name in the sentence, or denies what was said, makes another claim. Whether another source of the page contests
 * it is no matter of the claim itself, and may stand in a part that was cut.
 */
function alike(a: ClaimAt, bodyOfA: Body, b: ClaimAt, bodyOfB: Body): boolean {
  const modality = (claim: ClaimAt) => (claim.modality === "disputed" ? "actual" : claim.modality);
  if (a.type !== b.type || modality(a) !== modality(b) || a.stance !== b.stance) return false;
  const cells = figures.map((name) => [a[name], b[name]] as const);
  const tolls = tollKinds(a, b);
  if ([...cells, ...tolls].some(([one, other]) => isGiven(one) && isGiven(other) && one !== other)) return false;
  const moved = [...cells, ...tolls].some(([one, other]) => isGiven(one) !== isGiven(other));
  // The same way round from whichever side it is asked: of two alignments that are as good another one may be met.
  if (b.claim < a.claim) return sameSentence(b, bodyOfB, a, bodyOfA, moved);
  return sameSentence(a, bodyOfA, b, bodyOfB, moved);
}

/** The figures of each kind in both, as far as they belong to the event. */
function tollKinds(a: ClaimAt, b: ClaimAt): readonly (readonly [string, string])[] {
  if (a.tolls === b.tolls) return [];
  const kinds = [a, b].map(({ tolls }) => {
    const found = new Map<string, string>();
    for (const toll of tolls?.split(",") ?? []) {
      const kind = toll.slice(0, toll.indexOf(" "));
      found.set(kind, `${found.get(kind) ?? ""},${toll}`);
    }
    return found;
  });
  return [...new Set(kinds.flatMap((each) => [...each.keys()]))].map(
    (kind) => [kinds[0]!.get(kind) ?? "", kinds[1]!.get(kind) ?? ""] as const,
  );
}

function isGiven(figure: string | number | null): boolean {
  return figure !== null && figure !== "";
}

/** `moved`: one has a figure that the other lacks. Where the sentences have the same figures, it belongs to another of their events there. */
function sameSentence(a: ClaimAt, bodyOfA: Body, b: ClaimAt, bodyOfB: Body, moved: boolean): boolean {
  const sentence = ({ quote_from, quote_to }: ClaimAt) => ({ from: quote_from, to: quote_to });
  const changes = hunks(bodyOfA, sentence(a), bodyOfB, sentence(b));
  if (moved && otherFigures(changes)) return false;
  return !saysOther(changes) && !names.some((name) => renamed(a[name], b[name], changes));
}

/** A name that was put in place of another; one that is read into a pronoun from other sentences is no change of this one. */
function renamed(here: string, there: string, changes: readonly Hunk[]): boolean {
  if (here === there || here === "" || there === "") return false;
  const [inHere, inThere] = [wordsOf(here), wordsOf(there)];
  return changes.some(
    (hunk) =>
      hunk.here.some((word) => inHere.has(word) && !inThere.has(word)) &&
      hunk.there.some((word) => inThere.has(word) && !inHere.has(word)),
  );
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Sets that grow together; each set is named by what was put into it. */
class Groups {
  readonly #of = new Map<string, Set<string>>();

  constructor(single: readonly string[]) {
    for (const name of single) this.#group(name);
  }

  join(one: string, other: string): void {
    const [into, from] = [this.#group(one), this.#group(other)];
    if (into === from) return;
    for (const name of from) {
      into.add(name);
      this.#of.set(name, into);
    }
  }

  all(): readonly (readonly string[])[] {
    return [...new Set(this.#of.values())].map((group) => [...group]);
  }

  #group(name: string): Set<string> {
    const held = this.#of.get(name) ?? new Set([name]);
    this.#of.set(name, held);
    return held;
  }
}
