/** The feeds that a web page says it has (`<link rel="alternate" …>` in its head), made absolute, each once. */
export function feedLinks(html: string, url: string): readonly string[] {
  const found = new Set<string>();
  for (const [tag] of html.slice(0, HEAD).matchAll(/<link\s[^<>]{1,2000}>/gi)) {
    const type = attribute(tag, "type") ?? "";
    const href = attribute(tag, "href");
    if (!/\balternate\b/i.test(attribute(tag, "rel") ?? "") || href === undefined || !FEED.test(type)) continue;
    const feed = URL.canParse(href, url) ? new URL(href, url) : undefined;
    if (feed && /^https?:$/.test(feed.protocol)) found.add(feed.href);
  }
  return [...found].slice(0, 20);
}

const HEAD = 200_000;
const FEED = /^\s*application\/(?:rss\+xml|atom\+xml|feed\+json)/i;

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag);
  return (found?.[1] ?? found?.[2] ?? found?.[3])?.replaceAll("&amp;", "&").trim();
}
