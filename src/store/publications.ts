import { addressKey, siteOf } from "./address-key.ts";
import { folded } from "./query.ts";
import type { Sql } from "./stories.ts";

/** Where a page was published, as far as it is known. */
export interface Publications {
  /** In how many places: at least one. */
  readonly places: number;
  /** Names of outlets, folded; the site where an outlet has no name. Never more than places. */
  readonly outlets: readonly string[];
}

/**
 * The same text at three addresses is published three times, and so it is at three outlets; the same file in two folders is not. Every place is of one
 * outlet: what it names, else its site.
 */
export function publicationsOf(sql: Sql, page: string): Publications {
  const sightings = sql("SELECT DISTINCT url, outlet FROM sightings WHERE page = ?").all(page) as unknown as Sighted[];
  const addresses = new Map<string, { readonly site: string; readonly names: Set<string> }>();
  const loose = new Set<string>();
  for (const { url, outlet } of sightings) {
    const [key, site] = [addressKey(url), siteOf(url)];
    if (key === undefined || site === undefined) {
      if (outlet !== "" || site !== undefined) loose.add(outlet === "" ? site! : folded(outlet));
      continue;
    }
    const place = addresses.get(key) ?? { site, names: new Set() };
    addresses.set(key, place);
    if (outlet !== "") place.names.add(folded(outlet));
  }
  const sites = new Set([...addresses.values()].map(({ site }) => site));
  const [own] = sites.size < 2 ? ownOutlets(sql, page) : [];
  const places: string[] = [];
  // Files of several outlets that give one address as theirs: a story that was taken over, and says from where.
  for (const { site, names } of addresses.values()) places.push(...(names.size > 0 ? names : [own ?? site]));
  for (const name of loose) if (!places.includes(name)) places.push(name);
  if (places.length === 0) return { places: 1, outlets: own === undefined ? [] : [own] };
  return { places: places.length, outlets: [...new Set(places)] };
}

/** What a page says of its outlet, or what was given for it. */
function ownOutlets(sql: Sql, page: string): readonly string[] {
  const given = sql("SELECT given ->> 'outlet' AS outlet, given ->> 'url' AS url FROM pages WHERE id = ?").get(page);
  const articles = sql("SELECT DISTINCT outlet FROM articles WHERE page = ? AND outlet IS NOT NULL").all(page);
  return [given?.outlet, ...articles.map(({ outlet }) => outlet), given?.url && siteOf(String(given.url))]
    .filter((name) => typeof name === "string" && name !== "")
    .map(folded);
}

interface Sighted {
  readonly url: string;
  readonly outlet: string;
}
