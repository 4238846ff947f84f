import { type Body, bodyOf } from "../copy/body.ts";
import { type Copy, copyOf, mirrored, type SharedSpan } from "../copy/copy.ts";
import { BANDS, bandsOf, mayShare, signatureOf } from "../copy/signature.ts";
import type { Reading } from "../read.ts";
import type { Address } from "../span.ts";
import type { Statement } from "./db.ts";
import { toldKey } from "./told.ts";

/** Prepares a statement, or gives the one prepared before. */
export type Sql = (sql: string) => Statement;

/** The stories of a database by their words: which have text in common. */
export class Stories {
  readonly #sql: Sql;
  /** Bodies that were at hand last: copies of a story come together. */
  readonly #bodies = new Map<string, Body>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Takes the stories of a page in place of those it had, and finds what has text in common with them. */
  put(reading: Reading): void {
    const bodies = reading.articles.map((article) => ({ article, body: bodyOf(reading.page, article) }));
    if (this.#same(reading, bodies)) return;
    this.#forget(reading.page.id);
    for (const { article, body } of bodies) {
      const signature = signatureOf(body);
      const { lastInsertRowid } = this.#sql(
        "INSERT INTO signatures (page, article, words, body_hash, told, minhash, family) VALUES (?, ?, ?, ?, ?, ?, 0)",
      ).run(
        reading.page.id,
        article.id,
        body.size,
        body.hash,
        toldKey(reading, article),
        signature ? bytesOf(signature) : null,
      );
      if (!signature) continue;
      this.#compare(body, signature, Number(lastInsertRowid));
      const put = this.#sql("INSERT OR IGNORE INTO recent_bands (key, story) VALUES (?, ?)");
      for (const key of bandsOf(signature)) put.run(key, Number(lastInsertRowid));
      if (Number(lastInsertRowid) % 256 === 0) this.#tidy();
      this.#hold(body);
    }
  }

  /** A page read again whose words are the same keeps what it has in common with others; only when its stories were told may be otherwise. */
  #same(reading: Reading, bodies: readonly { readonly article: Reading["articles"][number]; readonly body: Body }[]) {
    const held = this.#sql("SELECT article, words, body_hash FROM signatures WHERE page = ? ORDER BY nr").all(
      reading.page.id,
    );
    const same =
      held.length === bodies.length &&
      bodies.every(({ body }, i) => {
        const { article, words, body_hash } = held[i]!;
        return article === body.id && words === body.size && body_hash === body.hash;
      });
    if (same && held.length > 0)
      for (const { article } of bodies)
        this.#sql("UPDATE signatures SET told = ? WHERE article = ?").run(toldKey(reading, article), article.id);
    return same && held.length > 0;
  }

  /**
   * Links a story to those it has text in common with, the likest first. Not to all of them: of stories that are linked to one another already a few
   * are enough, so that the thousandth copy costs no more than the twentieth.
   */
  #compare(body: Body, signature: Uint32Array, nr: number): void {
    const linked = new Map<number, number>();
    let [compared, passages] = [0, 0];
    for (const { article, family } of this.#candidates(body, signature)) {
      if (compared >= MOST_COMPARED) break;
      const links = linked.get(family) ?? 0;
      if (links >= MOST_OF_FAMILY) continue;
      const copy = copyOf(body, this.body(article));
      compared++;
      if (!copy) continue;
      linked.set(family, links + 1);
      if (copy.relation === "shares-passages" && ++passages > MOST_PASSAGES) continue;
      this.#putCopy(copy);
    }
    this.#sql("UPDATE signatures SET family = ? WHERE nr = ?").run(this.#familyOf(body.id) ?? nr, nr);
  }

  /** Stories of the same text, but for an editor's changes: the family of the first one met. */
  #familyOf(article: string): number | undefined {
    const row = this.#sql(
      `SELECT min(family) AS family FROM (
         SELECT other AS kin FROM copies WHERE article = ?1 AND relation IN ('identical', 'edited')
         UNION ALL SELECT article FROM copies WHERE other = ?1 AND relation IN ('identical', 'edited')) JOIN signatures ON article = kin`,
    ).get(article);
    return (row?.family as number | null) ?? undefined;
  }

  /** Compares the stories of two pages, if that was not done: those that stand at one address are versions when they share text. */
  compare(page: string, others: readonly string[]): void {
    const of = (id: string) =>
      this.#sql("SELECT article FROM signatures WHERE page = ? AND minhash IS NOT NULL ORDER BY nr LIMIT 64")
        .all(id)
        .map(({ article }) => article as Address);
    const own = of(page);
    for (const other of others.slice(0, MOST_AT_ADDRESS))
      for (const there of of(other))
        for (const here of own) {
          const [a, b] = here < there ? [here, there] : [there, here];
          if (this.#sql("SELECT 1 FROM copies WHERE article = ? AND other = ?").get(a, b)) continue;
          const copy = copyOf(this.body(a), this.body(b));
          if (copy) this.#putCopy(copy);
        }
  }

  /** In the order of their keys, so that each part of the large table is written once for many stories. */
  #tidy(): void {
    const { keys } = this.#sql("SELECT count(*) AS keys FROM recent_bands").get() as { keys: number };
    if (keys < MOST_RECENT) return;
    this.#sql("INSERT OR IGNORE INTO bands (key, story) SELECT key, story FROM recent_bands ORDER BY key, story").run();
    this.#sql("DELETE FROM recent_bands").run();
  }

  /** What the stories of a page have in common with others, this page's side first. */
  copies(page: string): readonly Copy[] {
    const here = this.#sql("SELECT * FROM copies WHERE article BETWEEN ? || '#' AND ? || '$'").all(page, page);
    const there = this.#sql("SELECT * FROM copies WHERE other BETWEEN ? || '#' AND ? || '$'").all(page, page);
    // Between two stories of one page a copy is seen from both.
    return [...here.map(copyOfRow), ...there.map((row) => mirrored(copyOfRow(row)))].sort((a, b) =>
      a.article === b.article ? (a.other < b.other ? -1 : 1) : a.article < b.article ? -1 : 1,
    );
  }

  /** The same, and what they have in common with the first telling of their family, which may not be among them. */
  copiesAndFirst(page: string): readonly Copy[] {
    const copies = this.copies(page);
    const own = this.#sql("SELECT article, family FROM signatures WHERE page = ? AND family > 0").all(page);
    const more = own.flatMap(({ article, family }) => {
      const first = this.#sql(
        "SELECT article FROM signatures WHERE family = ? ORDER BY told, words DESC, article LIMIT 1",
      ).get(family as number)?.article as Address | undefined;
      if (!first || first === article || copies.some((copy) => copy.article === article && copy.other === first))
        return [];
      return copyOf(this.body(article as Address), this.body(first)) ?? [];
    });
    return [...copies, ...more];
  }

  /** Copies between any two of some stories, each pair once. */
  between(articles: ReadonlySet<string>): readonly Copy[] {
    const of = this.#sql("SELECT * FROM copies WHERE article = ?");
    return [...articles].flatMap((article) =>
      of.all(article).flatMap((row) => (articles.has(row.other as string) ? copyOfRow(row) : [])),
    );
  }

  /** The words of a story that is held. */
  body(article: Address): Body {
    const held = this.#bodies.get(article);
    if (held) return held;
    const page = article.slice(0, article.indexOf("#"));
    const bytes = this.#sql("SELECT CAST(text AS BLOB) AS bytes FROM pages WHERE id = ?").get(page)
      ?.bytes as Uint8Array;
    const blocks = this.#sql(
      'SELECT start AS "from", stop AS "to", kind, repeats FROM blocks WHERE page = ? ORDER BY nth',
    )
      .all(page)
      .map(({ repeats, ...block }) => ({ ...block, ...(repeats !== null && { repeats }) }));
    const row = this.#sql("SELECT blocks FROM articles WHERE page = ? AND id = ?").get(page, article);
    return this.#hold(
      bodyOf(
        {
          text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
          blocks: blocks as unknown as Reading["page"]["blocks"],
        },
        { id: article, blocks: JSON.parse(row?.blocks as string) as number[] },
      ),
    );
  }

  /** Forgets what is at hand: a transaction was taken back. */
  clear(): void {
    this.#bodies.clear();
  }

  /** Stories that have a key in common, those with most keys first. Of a key that many have, the first few: a phrase that all pages of an outlet hold tells nothing. */
  #candidates(body: Body, signature: Uint32Array): readonly Candidate[] {
    const met = new Map<number, number>();
    for (const table of ["bands", "recent_bands"]) {
      const holders = this.#sql(`SELECT story FROM ${table} WHERE key = ? ORDER BY story LIMIT ${MOST_OF_KEY}`);
      for (const key of bandsOf(signature))
        for (const { story } of holders.all(key)) met.set(story as number, (met.get(story as number) ?? 0) + 1);
    }
    const read = this.#sql("SELECT article, words, family, minhash FROM signatures WHERE nr = ?");
    const found: (Candidate & { readonly keys: number })[] = [];
    for (const [nr, keys] of met) {
      const row = read.get(nr);
      if (!row || !mayShare(signature, body.size, valuesOf(row.minhash as Uint8Array), row.words as number)) continue;
      found.push({ article: row.article as Address, family: row.family as number, keys });
    }
    return found.sort((a, b) => b.keys - a.keys || (a.article < b.article ? -1 : 1));
  }

  #putCopy(seen: Copy): void {
    const { article, other, relation, share, otherShare, spans, template } =
      seen.article < seen.other ? seen : mirrored(seen);
    const runs = spans.map(({ from, to, other: there }) => [from, to, there.from, there.to]);
    this.#sql(
      "INSERT OR REPLACE INTO copies (article, other, relation, template, share, other_share, spans) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ).run(article, other, relation, template ? 1 : 0, share, otherShare, JSON.stringify(runs));
  }

  #forget(page: string): void {
    for (const { nr, article, minhash } of this.#sql("SELECT nr, article, minhash FROM signatures WHERE page = ?").all(
      page,
    )) {
      this.#bodies.delete(article as string);
      if (minhash === null) continue;
      for (const table of ["bands", "recent_bands"]) {
        const remove = this.#sql(`DELETE FROM ${table} WHERE key = ? AND story = ?`);
        for (const key of bandsOf(valuesOf(minhash as Uint8Array))) remove.run(key, nr as number);
      }
      this.#sql("DELETE FROM copies WHERE article = ?").run(article as string);
      this.#sql("DELETE FROM copies WHERE other = ?").run(article as string);
    }
    this.#sql("DELETE FROM signatures WHERE page = ?").run(page);
  }

  #hold(body: Body): Body {
    this.#bodies.set(body.id, body);
    if (this.#bodies.size > MOST_HELD) this.#bodies.delete(this.#bodies.keys().next().value!);
    return body;
  }
}

interface Candidate {
  readonly article: Address;
  /** Of stories that are told to be the same. */
  readonly family: number;
}

const MOST_HELD = 256;
const MOST_OF_KEY = 32;
const MOST_COMPARED = 128;
const MOST_OF_FAMILY = 16;
const MOST_PASSAGES = 16;
const MOST_AT_ADDRESS = 32;
const MOST_RECENT = 4096 * BANDS;

function copyOfRow(row: Readonly<Record<string, unknown>>): Copy {
  const runs = JSON.parse(row.spans as string) as readonly [number, number, number, number][];
  return {
    article: row.article as Address,
    other: row.other as Address,
    relation: row.relation as Copy["relation"],
    ...(row.template === 1 && { template: true as const }),
    share: row.share as number,
    otherShare: row.other_share as number,
    spans: runs.map(
      ([from, to, otherFrom, otherTo]): SharedSpan => ({ from, to, other: { from: otherFrom, to: otherTo } }),
    ),
  };
}

function bytesOf(signature: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(signature.length * 4);
  const view = new DataView(bytes.buffer);
  signature.forEach((value, i) => {
    view.setUint32(i * 4, value, true);
  });
  return bytes;
}

function valuesOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getUint32(i * 4, true));
}
