import type { SavedDate } from "../page/saved.ts";
import type { Story, Watched } from "../store/watched.ts";
import type { Item } from "./listing.ts";
import type { Watching } from "./watch.ts";

/**
 * Notes what a listing names: new stories wait to be fetched, the newest first and no more of them than the limit; a known one waits again when the listing
 * gives another time for it, or another name. Names are the feed's word only: the address tells stories apart, and their content tells versions (nasty 50).
 */
export async function named(
  items: readonly Item[],
  { url: at }: Watched,
  { state, now, limit, maxAgeDays }: Watching,
): Promise<void> {
  const time = now();
  const oldest = new Date(time.getTime() - maxAgeDays * DAY).toISOString();
  const again: Story[] = [];
  const fresh = new Map<string, Story>();
  for (const item of items) {
    const url = plain(item.url);
    const known = fresh.get(url) ?? (await state.story(url));
    const story = known ? seenAgain(known, item, time) : firstSeen(url, at, item, time);
    if (!story) continue;
    if (known && !fresh.has(url)) again.push(story);
    else if (story.dated === undefined || story.dated >= oldest) fresh.set(url, story);
  }
  const newest = [...fresh.values()].sort((a, b) => order(b).localeCompare(order(a)));
  await state.keepStories([...again, ...newest.slice(0, limit)]);
}

const DAY = 24 * 3600 * 1000;

// Without a time it is taken for new: feeds that give none name their newest stories alone.
const order = ({ dated }: Story): string => dated ?? "9999";

function firstSeen(url: string, at: string, item: Item, now: Date): Story {
  const time = now.toISOString();
  return {
    url,
    at,
    ids: item.id === undefined ? [] : [item.id],
    state: "waiting",
    found: time,
    next: time,
    failures: 0,
    ...told(item),
  };
}

/** Undefined when the listing says nothing new of it. */
function seenAgain(story: Story, item: Item, now: Date): Story | undefined {
  const isNamed = item.id === undefined || story.ids.includes(item.id);
  const now_ = told(item);
  if (isNamed && now_.stamp === story.stamp) return undefined;
  const ids = isNamed ? story.ids : [...story.ids.slice(-MOST_IDS), item.id!];
  return { ...story, ...now_, ids, state: "waiting", next: now.toISOString(), failures: 0 };
}

const MOST_IDS = 20;

function told(item: Item): Pick<Story, "stamp" | "dated" | "facts"> {
  const { title, byline, outlet, published, modified } = item;
  const date = modified ?? published;
  const dated = date && isoOf(date);
  const facts = {
    ...(title && { title }),
    ...(byline && { byline }),
    ...(outlet && { outlet }),
    ...(published && { published }),
    ...(modified && { modified }),
  };
  return {
    ...(date && { stamp: date.raw }),
    ...(dated !== undefined && { dated }),
    ...(Object.keys(facts).length > 0 && { facts }),
  };
}

function isoOf({ instant, latest, earliest }: SavedDate): string | undefined {
  const day = latest ?? earliest;
  return instant ?? (day === undefined ? undefined : `${day}T23:59:59.000Z`);
}

/** The address without what follows "#": that is a place on the page. */
export function plain(url: string): string {
  const parsed = new URL(url);
  parsed.hash = "";
  return parsed.href;
}
