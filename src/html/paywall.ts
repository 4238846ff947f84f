import type { Fact } from "../page/saved.ts";
import type { Element } from "./dom.ts";
import { says } from "./instead-words.ts";
import { factOf, isArticle, type Thing, within } from "./json-ld.ts";
import { contentAt, marks, wordsIn } from "./light.ts";
import type { Told } from "./told.ts";

/** A wall before the rest of a story: what says so, and whether the page shows it (else only its description speaks of one). */
export interface Wall {
  readonly fact: Fact;
  readonly isShown: boolean;
}

/** The paywall of a page: `isAccessibleForFree: false`, a locked tier, a box that offers a subscription in place of the rest. */
export function walled(all: Told): Wall | undefined {
  const box = all.page.elements.find(isOffer);
  const shown: Fact | undefined = box && { value: wordsIn(box, 160), field: "offer to subscribe", at: contentAt(box) };
  const told = described(all);
  if (told) return { fact: told, isShown: shown !== undefined };
  return shown && { fact: shown, isShown: true };
}

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

// Bars at the foot of the page offer subscriptions, too: only what is classed as a wall, or says that the story goes on behind it.
function isOffer(element: Element): boolean {
  if (!/^(?:div|section|aside|p)$/.test(element.localName) || element.to - element.from > 12_000) return false;
  const classed =
    /(?:^|[\s_-])(?:pay-?wall|regwall|subscriber-only|premium-(?:wall|overlay|box)|meter(?:ed)?-(?:wall|box)|piano-(?:offer|wall|container)|tp-container|locked-content|gate|barrier)(?=$|[\s_-])/.test(
      marks(element),
    );
  const words = wordsIn(element, 600);
  if (words.length < 15) return false;
  if (classed) return says("offer", words) > 0;
  return (
    words.length < 400 &&
    /(?:continue reading|to (?:read|keep reading|continue)|this (?:article|story|content|report) is (?:only )?(?:for|reserved|available)|rest of (?:this|the) (?:story|article))/i.test(
      words,
    ) &&
    says("offer", words) >= 2
  );
}
