import { type Body, bodyOf } from "../copy/body.ts";
import { type Copy, copyOf, mirrored, type SharedSpan } from "../copy/copy.ts";
import { BANDS, bandsOf, mayShare, signatureOf } from "../copy/signature.ts";
import type { Reading } from "../read.ts";
import type { Address } from "../span.ts";
import type { Statement } from "./db.ts";

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
    this.#forget(reading.page.id);
    for (const article of reading.articles) {
      const body = bodyOf(reading.page, article);
      const signature = signatureOf(body);
      const { lastInsertRowid } = this.#sql(
        "INSERT INTO signatures (page, article, words, body_hash, told, minhash) VALUES (?, ?, ?, ?, ?, ?)",
      ).run(
        reading.page.id,
        article.id,
        body.size,
        body.hash,
        toldKey(reading, article),
        signature ? bytesOf(signature) : null,
      );
      if (!signature) continue;
      for (const other of this.#candidates(body, signature)) {
        const copy = copyOf(body, other);
        if (!copy) continue;
        this.#putCopy(copy);
        this.#putCopy(mirrored(copy));
      }
      const put = this.#sql("INSERT OR IGNORE INTO recent_bands (key, story) VALUES (?, ?)");
      for (const key of bandsOf(signature)) put.run(key, Number(lastInsertRowid));
      if (Number(lastInsertRowid) % 256 === 0) this.#tidy();
      this.#hold(body);
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
    return this.#sql("SELECT * FROM copies WHERE article BETWEEN ? || '#' AND ? || '$' ORDER BY article, other")
      .all(page, page)
      .map(copyOfRow);
  }

  /** Copies between any two of some stories, each pair once. */
  between(articles: ReadonlySet<string>): readonly Copy[] {
    const of = this.#sql("SELECT * FROM copies WHERE article = ? AND other > article");
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

  #candidates(body: Body, signature: Uint32Array): readonly Body[] {
    const keys = bandsOf(signature);
    const any = Array.from(keys, (_, i) => `?${i + 1}`).join(", ");
    const rows = this.#sql(
      `SELECT article, words, minhash FROM signatures
       WHERE nr IN (SELECT story FROM bands WHERE key IN (${any}) UNION SELECT story FROM recent_bands WHERE key IN (${any}))
       ORDER BY article`,
    ).all(...keys);
    return rows
      .filter(({ words, minhash }) => mayShare(signature, body.size, valuesOf(minhash as Uint8Array), words as number))
      .map(({ article }) => this.body(article as Address));
  }

  #putCopy({ article, other, relation, share, otherShare, spans }: Copy): void {
    const runs = spans.map(({ from, to, other: there }) => [from, to, there.from, there.to]);
    this.#sql("INSERT INTO copies (article, other, relation, share, other_share, spans) VALUES (?, ?, ?, ?, ?, ?)").run(
      article,
      other,
      relation,
      share,
      otherShare,
      JSON.stringify(runs),
    );
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
      for (const { other } of this.#sql("SELECT other FROM copies WHERE article = ?").all(article as string)) {
        const drop = this.#sql("DELETE FROM copies WHERE article = ? AND other = ?");
        drop.run(article as string, other as string);
        drop.run(other as string, article as string);
      }
    }
    this.#sql("DELETE FROM signatures WHERE page = ?").run(page);
  }

  #hold(body: Body): Body {
    this.#bodies.set(body.id, body);
    if (this.#bodies.size > MOST_HELD) this.#bodies.delete(this.#bodies.keys().next().value!);
    return body;
  }
}

const MOST_HELD = 256;
const MOST_RECENT = 4096 * BANDS;

/**
 * Sorts stories by when they were published: by day, those of one day by the hour where it is known, and those without a day last. When a page was
 * fetched says nothing about it.
 */
function toldKey({ page }: Reading, { from, to, published }: Reading["articles"][number]): string {
  const day = published?.earliest ?? published?.latest;
  if (day === undefined) return "~";
  const story = page.saved?.stories.find((each) => each.from < to && from < each.to);
  const instant = story?.published?.instant;
  return `${day} ${instant ?? "~"}`;
}

function copyOfRow(row: Readonly<Record<string, unknown>>): Copy {
  const runs = JSON.parse(row.spans as string) as readonly [number, number, number, number][];
  return {
    article: row.article as Address,
    other: row.other as Address,
    relation: row.relation as Copy["relation"],
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
