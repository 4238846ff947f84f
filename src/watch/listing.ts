import { type Answer, isRefusal } from "../fetch/fetch.ts";
import { type FeedItem, feedItems } from "../ingest/feed.ts";
import { HEAD, kindOf } from "../ingest/kind.ts";
import { subscriptions } from "../ingest/opml.ts";
import { type SitemapEntry, sitemapPages } from "../ingest/sitemap.ts";
import type { Fact, SavedDate } from "../page/saved.ts";
import type { Watching } from "./watch.ts";

/** What an address turned out to be. */
export type Listing =
  | {
      readonly kind: "feed" | "sitemap";
      readonly title?: string;
      readonly items: readonly Item[];
      readonly problems: readonly Trouble[];
    }
  | { readonly kind: "list"; readonly feeds: readonly string[]; readonly problems: readonly Trouble[] }
  | { readonly kind: "page" };

interface Trouble {
  readonly problem: string;
  readonly todo: string;
}

/** A story as a listing names it. */
export interface Item {
  readonly url: string;
  readonly id?: string;
  readonly title?: Fact;
  readonly byline?: Fact;
  readonly outlet?: Fact;
  readonly published?: SavedDate;
  readonly modified?: SavedDate;
}

/** Told apart by content (nasty 51). Odd content is a problem of the listing, never an exception. */
export async function listing(answer: Answer, watching: Watching): Promise<Listing> {
  const { bytes, url, type } = answer;
  const { kind } = kindOf(bytes.subarray(0, HEAD), {
    name: url,
    ...(type.header !== undefined && { contentType: type.header }),
  });
  switch (kind) {
    case "feed":
    case "json-feed":
      return feed(bytes, url, type.charset);
    case "opml": {
      const { feeds, problems } = subscriptions(bytes, url);
      return { kind: "list", feeds: feeds.map((each) => each.url), problems: problems.map((each) => trouble(each)) };
    }
    case "sitemap":
      return sitemap(answer, watching);
    case "gzip":
      return /\.(?:xml|txt)\.gz$/i.test(new URL(url).pathname) ? sitemap(answer, watching) : { kind: "page" };
    case "text":
      return /^\s*https?:\/\/\S+\s*\n\s*https?:\/\//i.test(latin(bytes.subarray(0, 4000)))
        ? sitemap(answer, watching)
        : { kind: "page" };
    default:
      return { kind: "page" };
  }
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

function trouble(problem: string, todo = "the rest is read; look again later"): Trouble {
  return { problem, todo };
}

function feed(bytes: Uint8Array, url: string, charset: string | undefined): Listing {
  const { title, items, problems } = feedItems(bytes, { url, ...(charset !== undefined && { charset }) });
  const addressed = items.filter((item): item is FeedItem & { url: string } => item.url !== undefined);
  const without = items.length - addressed.length;
  return {
    kind: "feed",
    ...(title && { title: title.value }),
    items: addressed,
    problems: [
      ...problems.map(({ problem }) => trouble(problem)),
      ...(without > 0
        ? [
            trouble(
              `${without} of its items have no address`,
              "daybook add URL reads what the feed itself says of them",
            ),
          ]
        : []),
    ],
  };
}

/** A sitemap, and those it points to. */
async function sitemap(answer: Answer, { ask, now, maxAgeDays }: Watching): Promise<Listing> {
  const problems: Trouble[] = [];
  const items: Item[] = [];
  const get = async (url: string) => {
    if (url === answer.url) return once(answer.bytes);
    const found = await ask(url, { maxBytes: MOST_SITEMAP });
    if (!isRefusal(found)) return once(found.bytes);
    problems.push(trouble(`one of its sitemaps was not looked at (${url}): ${found.why}`, found.todo));
    return undefined;
  };
  const since = new Date(now().getTime() - maxAgeDays * DAY).toISOString().slice(0, 10);
  const limits = { depth: 3, sitemaps: 50, addresses: 200_000, since };
  for await (const entry of sitemapPages(answer.url, get, limits)) {
    if ("problem" in entry)
      problems.push(trouble(`${entry.problem}${entry.url === answer.url ? "" : ` (${entry.url})`}`));
    else items.push(ofSitemap(entry));
  }
  return { kind: "sitemap", items, problems };
}

const DAY = 24 * 3600 * 1000;
const MOST_SITEMAP = 50 * 1024 * 1024;

function ofSitemap({ url, title, outlet, published, modified }: SitemapEntry): Item {
  return {
    url,
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(published && { published }),
    ...(modified && { modified }),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
