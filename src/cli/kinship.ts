import { printable } from "../proof/width.ts";
import type { Store, StoryCopy } from "../store/store.ts";

const WORDS: Readonly<Record<StoryCopy["relation"], string>> = {
  identical: "same words as",
  edited: "edited copy of",
  "excerpt-of": "excerpt of",
  contains: "contains",
  "shares-passages": "shares passages with",
};

/** What a page has from others, or took the place of, in a few words; "" for a page on its own. */
export async function kinOf(store: Store, page: string): Promise<{ readonly copy: boolean; readonly words: string }> {
  const versions = await store.versions(page);
  const place = versions.findIndex((each) => each.page === page);
  const older = versions[place - 1];
  const newer = versions[place]?.supersededBy;
  const own = new Set(versions.map((each) => each.page));
  const copies = (await store.copies(page)).filter(({ otherPage }) => !own.has(otherPage));
  const pages = new Set(copies.map(({ otherPage }) => otherPage));
  const [first] = copies;
  const parts = [
    ...(older ? [`new version of ${older.page}`] : []),
    ...(newer === undefined ? [] : [`superseded by ${newer}`]),
    ...(first
      ? [
          `${WORDS[first.relation]} ${first.otherPage}${named(first)}${pages.size > 1 ? ` and ${pages.size - 1} more` : ""}`,
        ]
      : []),
  ];
  return { copy: first !== undefined && first.relation !== "shares-passages", words: parts.join(", ") };
}

/** The stories of other pages with text in common, and the versions of a page, as lines for people; "" when there are none. */
export async function kinLines(store: Store, page: string): Promise<string> {
  const versions = await store.versions(page);
  const copies = await store.copies(page);
  const several = new Set(copies.map(({ article }) => article)).size > 1;
  const lines = [
    ...(copies.length > 0 ? ["copies"] : []),
    ...(await Promise.all(
      copies.map(async (copy) => {
        const whose = several ? `${copy.article.slice(copy.article.indexOf("#"))} ` : "";
        const share = `${Math.round(copy.share * 100)} % of its words`;
        return `  ${whose}${WORDS[copy.relation]} ${copy.other}  ${share}${await placed(store, copy.otherPage, copy.outlet)}`;
      }),
    )),
    ...(versions.length > 1 ? ["versions, oldest first"] : []),
    ...(versions.length > 1
      ? versions.map((each) => `  ${each.page}  first met ${each.seen}${each.page === page ? "  (this one)" : ""}`)
      : []),
  ];
  return lines.length === 0 ? "" : `\n${lines.join("\n")}\n`;
}

/** Where else the words of a claim stand, as lines for people; "" when they stand nowhere else. */
export async function tellingLines(store: Store, claim: string): Promise<string> {
  const tellings = await store.tellings(claim);
  const [first] = tellings;
  if (!first || tellings.length < 2) return "";
  const relations = new Map((await store.copies(first.page)).map(({ other, relation }) => [other as string, relation]));
  const live = tellings.filter(({ superseded }) => superseded === "");
  const outlets = new Set(live.map(({ outlet }) => outlet).filter(Boolean)).size;
  const head = `told in ${live.length === 1 ? "1 story" : `${live.length} stories`}${outlets > 1 ? ` of ${outlets} outlets` : ""}, one source:`;
  const lines = await Promise.all(
    tellings.map(async (each) => {
      const how = each === first ? "first" : (relations.get(each.article) ?? "copy");
      const state = each.superseded === "" ? "" : "  superseded";
      const day = each.published === "" ? "" : `  ${each.published}`;
      return `  ${how.padEnd(15)} ${each.claim}${day}${state}${await placed(store, each.page, each.outlet)}`;
    }),
  );
  return `\n${[head, ...lines].join("\n")}\n`;
}

function named({ outlet }: StoryCopy): string {
  return outlet === undefined ? "" : ` (${printable(outlet)})`;
}

/** The outlet of a page and the addresses or files it was met at. */
async function placed(store: Store, page: string, outlet: string | undefined): Promise<string> {
  const sightings = await store.sightings(page);
  const outlets = [outlet, ...sightings.map((each) => each.outlet)].filter(Boolean);
  const places = sightings.map(({ url, path }) => url ?? path).filter((each) => each !== undefined);
  return [...new Set([...outlets, ...places])].map((each) => `  ${printable(each!)}`).join("");
}
