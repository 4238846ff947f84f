import type { Fact } from "../page/saved.ts";
import type { Span } from "../span.ts";
import type { Element } from "./dom.ts";
import { says } from "./instead-words.ts";
import { factOf, isArticle, type Thing, within } from "./json-ld.ts";
import { contentAt, marks, wordsIn } from "./light.ts";
import type { Prose } from "./prose.ts";
import type { Told } from "./told.ts";

/** A wall before the rest of a story: what says so, and whether the page shows it (else only its description speaks of one). */
export interface Wall {
  readonly fact: Fact;
  readonly isShown: boolean;
  /** Where it is shown. */
  readonly at?: Span;
}

/** The paywall of a page: `isAccessibleForFree: false`, a locked tier, a box that offers a subscription in place of the rest. */
export function walled(all: Told): Wall | undefined {
  const known = WALLS.get(all);
  if (known) return known.wall;
  const box = offerBox(all);
  const shown: Fact | undefined = box && { value: wordsIn(box, 160), field: "offer to subscribe", at: contentAt(box) };
  const told = described(all);
  const fact = told ?? shown;
  const wall = fact && { fact, isShown: shown !== undefined, ...(shown?.at && { at: shown.at }) };
  WALLS.set(all, { wall });
  return wall;
}

// Two judges ask, and the page is the same.
const WALLS = new WeakMap<Told, { readonly wall: Wall | undefined }>();

function described({ data, meta }: Told): Fact | undefined {
  const things = data.things.filter((thing) => isArticle(thing) || thing.types.has("webpage"));
  for (const thing of [...things, ...things.flatMap((each: Thing) => within(each, "hasPart", data))]) {
    const fact = factOf(thing, "isAccessibleForFree", data);
    if (fact && /^(?:false|no|0)$/i.test(fact.value)) return { ...fact, value: "isAccessibleForFree: false" };
  }
  return meta
    .all("article:content_tier", "content_tier", "og:article:content_tier")
    .find(({ value }) => /^(?:locked|metered|premium|paid)$/i.test(value));
}

/** The box that offers a subscription in the place of the rest: classed as a wall, or saying that the story goes on behind it. */
function offerBox({ page, prose }: Told): Element | undefined {
  for (const { text } of page.runs) {
    if (text.data.length < 12 || says("offer", text.data) === 0) continue;
    for (let up = text.parentNode, i = 0; up && i < 5; up = up.parentNode, i++) if (isOffer(up, prose)) return up;
  }
  return undefined;
}

// Bars at the foot of every page offer subscriptions, too.
function isOffer(element: Element, prose: Prose): boolean {
  if (!/^(?:div|section|aside|p)$/.test(element.localName) || element.to - element.from > 12_000) return false;
  if (WALL.test(marks(element))) return true;
  const words = wordsIn(element, 600);
  if (words.length >= 400 || !GOES_ON.test(words) || says("offer", words) < 2) return false;
  // Where the text goes on beside it, it speaks of walls.
  const { parentNode } = element;
  return !parentNode || prose.in({ from: element.to, to: parentNode.to }) < 300;
}

const WALL =
  /(?:^|[\s_-])(?:pay-?wall|regwall|subscriber-only|premium-(?:wall|overlay|box)|meter(?:ed)?-(?:wall|box)|piano-(?:offer|wall|container)|locked-content|barrier)(?=$|[\s_-])/;
const GOES_ON =
  /continue reading|to (?:read|keep reading|continue)\b|this (?:article|story|content|report) is (?:only )?(?:for|reserved|available)|(?:rest|remainder) of (?:this|the) (?:story|article)|exclusively (?:to|for) (?:our )?(?:subscribers|members)|(?:subscribers|members) only/i;
