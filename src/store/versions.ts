import type { SavedDate } from "../page/saved.ts";
import type { Reading } from "../read.ts";
import { addressKey } from "./address-key.ts";
import type { Sql } from "./stories.ts";

/** Notes where a page stands: by what was given, what it says of itself, and where it was met. */
export function putAddresses(sql: Sql, { page }: Reading): void {
  const { saved, given } = page;
  const [story, second] = saved?.stories ?? [];
  const urls = [
    given?.url,
    saved?.canonical?.value,
    ...(saved?.twins ?? []).map(({ value }) => value),
    second ? undefined : story?.url?.value,
  ];
  sql("DELETE FROM page_addresses WHERE page = ?").run(page.id);
  const seen = sql("SELECT url FROM sightings WHERE page = ?")
    .all(page.id)
    .map(({ url }) => url as string);
  const put = sql("INSERT OR IGNORE INTO page_addresses (address, page) VALUES (?, ?)");
  for (const url of [...urls, ...seen]) {
    const key = url && addressKey(url);
    if (key) put.run(key, page.id);
  }
}

/** Notes one more place of a page that is held. True when it is new. */
export function putAddress(sql: Sql, page: string, url: string): boolean {
  const key = addressKey(url);
  if (key === undefined) return false;
  return Number(sql("INSERT OR IGNORE INTO page_addresses (address, page) VALUES (?, ?)").run(key, page).changes) > 0;
}

/** Pages that stand at an address of a page, the latest added first. */
export function neighbours(sql: Sql, page: string): readonly string[] {
  return sql(
    `SELECT DISTINCT b.page AS other FROM page_addresses a JOIN page_addresses b USING (address) JOIN pages ON pages.id = b.page
     WHERE a.page = ?1 AND b.page <> ?1 ORDER BY pages.rowid DESC`,
  )
    .all(page)
    .map(({ other }) => other as string);
}

/**
 * Settles which pages of one address have taken the place of which, around a page. Content decides: pages are versions of one another when they stand at
 * one address and have text in common; a recurring headline is none, and an address that was used again for another story has none. On a page of several stories, such as a
 * running one, those that are only gone from the new version stay as they are. Gives the pages whose claims stand otherwise than before.
 */
export function settleVersions(sql: Sql, page: string): readonly string[] {
  const chain = inOrder(sql, kin(sql, page));
  return chain.filter((id, nth) => {
    const next = chain[nth + 1] ?? null;
    const before = sql("SELECT superseded_by FROM pages WHERE id = ?").get(id)?.superseded_by;
    if (next === null && before === null) return false;
    if (next !== before) sql("UPDATE pages SET superseded_by = ? WHERE id = ?").run(next, id);
    const stories = sql("SELECT DISTINCT article FROM claim_rows WHERE page = ?").all(id);
    const one = sql("SELECT count(*) AS stories FROM signatures WHERE page = ?").get(id)?.stories === 1;
    const moved = stories.map(({ article }) => {
      const by = one ? next : chain.slice(nth + 1).find((later) => holds(sql, later, article as string));
      const put = sql("UPDATE claim_rows SET superseded = ?1 WHERE page = ?2 AND article = ?3 AND superseded <> ?1");
      return Number(put.run(by ?? "", id, article as string).changes) > 0;
    });
    return moved.includes(true);
  });
}

/** Whether a page has a story, or some of its text. */
function holds(sql: Sql, page: string, article: string): boolean {
  const copied = sql(
    `SELECT 1 FROM copies WHERE article = ?2 AND other BETWEEN ?1 || '#' AND ?1 || '$'
     UNION ALL SELECT 1 FROM copies WHERE other = ?2 AND article BETWEEN ?1 || '#' AND ?1 || '$'`,
  );
  if (copied.get(page, article)) return true;
  const same = sql(
    `SELECT 1 FROM signatures a JOIN signatures b USING (body_hash)
     WHERE a.article = ?2 AND b.page = ?1 AND a.words > 0`,
  );
  return same.get(page, article) !== undefined;
}

/** The pages a page is a version of, itself included, oldest first. */
export function versionsOf(sql: Sql, page: string): readonly string[] {
  return inOrder(sql, kin(sql, page));
}

function kin(sql: Sql, page: string): readonly string[] {
  const found = new Set([page]);
  for (const id of found) {
    const others = sql(
      `SELECT DISTINCT b.page AS other FROM page_addresses a JOIN page_addresses b USING (address)
       WHERE a.page = ?1 AND b.page <> ?1 AND (
         EXISTS (SELECT 1 FROM copies WHERE article BETWEEN ?1 || '#' AND ?1 || '$' AND other BETWEEN b.page || '#' AND b.page || '$')
         OR EXISTS (SELECT 1 FROM copies WHERE other BETWEEN ?1 || '#' AND ?1 || '$' AND article BETWEEN b.page || '#' AND b.page || '$'))`,
    ).all(id);
    for (const { other } of others) found.add(other as string);
  }
  return [...found];
}

interface Version {
  readonly id: string;
  readonly partial: boolean;
  readonly time: string;
  readonly seen: string;
}

/**
 * A teaser never stands above the whole story. Then by when each was captured; where that is not known, by when it says that it was modified or published;
 * by when it was added only where nothing else tells.
 */
function inOrder(sql: Sql, pages: readonly string[]): readonly string[] {
  if (pages.length < 2) return pages;
  const versions = pages.map((id): Version => {
    const row = sql(
      `SELECT saved, (SELECT min(seen) FROM sightings WHERE page = pages.id) AS seen,
         (SELECT min(fetched) FROM sightings WHERE page = pages.id AND fetched <> '') AS fetched FROM pages WHERE id = ?`,
    ).get(id);
    const stories = row?.saved
      ? ((JSON.parse(row.saved as string) as NonNullable<Reading["page"]["saved"]>).stories ?? [])
      : [];
    const latest = (dates: readonly (SavedDate | undefined)[]) =>
      dates
        .map((date) => date?.instant ?? date?.latest ?? "")
        .sort()
        .at(-1);
    const seen = (row?.seen as string | null) ?? "";
    const told = latest(stories.map(({ modified }) => modified)) || latest(stories.map(({ published }) => published));
    return {
      id,
      partial: stories.some(({ partial }) => partial !== undefined && partial.kind !== "part"),
      time: (row?.fetched as string | null) || told || seen,
      seen,
    };
  });
  const key = ({ partial, time, seen, id }: Version) => [partial ? "0" : "1", time, seen, id].join("\n");
  return versions.sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id);
}
