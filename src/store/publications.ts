import { addressKey, siteOf } from "./address-key.ts";
import { folded } from "./query.ts";
import type { Sql } from "./stories.ts";

/** Where a page was published, as far as it is known. */
export interface Publications {
  /** In how many places: at least one. */
  readonly places: number;
  /** Names of outlets, folded; the site where an outlet has no name. */
  readonly outlets: readonly string[];
}

/** The same text at three addresses is published three times; the same file in two folders is not. */
export function publicationsOf(sql: Sql, page: string): Publications {
  const sightings = sql("SELECT url, outlet FROM sightings WHERE page = ?").all(page) as unknown as Sighted[];
  const head = sql("SELECT given, saved FROM pages WHERE id = ?").get(page);
  const given = (head?.given ? JSON.parse(head.given as string) : {}) as Partial<Sighted>;
  const saved = (head?.saved ? JSON.parse(head.saved as string) : {}) as {
    readonly canonical?: { readonly value: string };
  };
  const articles = sql("SELECT DISTINCT outlet FROM articles WHERE page = ? AND outlet IS NOT NULL").all(page);
  const places = new Set<string>();
  const names = new Set<string>([...articles.map(({ outlet }) => outlet), given.outlet].filter(Boolean).map(folded));
  const sites = new Set<string>();
  for (const { url, outlet } of sightings) {
    const site = siteOf(url);
    if (outlet !== "") names.add(folded(outlet));
    else if (site !== undefined) sites.add(site);
    const place = addressKey(url) ?? (outlet === "" ? undefined : folded(outlet));
    if (place !== undefined) places.add(place);
  }
  const own = siteOf(given.url ?? saved.canonical?.value ?? "");
  if (sites.size === 0 && own !== undefined) sites.add(own);
  // The one site of a page is the outlet it names.
  const outlets = names.size > 0 && sites.size < 2 ? names : new Set([...names, ...sites]);
  return { places: Math.max(1, places.size), outlets: [...outlets] };
}

interface Sighted {
  readonly url: string;
  readonly outlet: string;
}
