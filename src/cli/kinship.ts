import { pad, printable, width } from "../proof/width.ts";
import type { ClaimTelling, Store, StoryCopy } from "../store/store.ts";

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

/** The stories of other pages with text in common, the places a page was met at, and its versions, as lines for people; "" when there are none. */
export async function kinLines(store: Store, page: string, columns: number): Promise<string> {
  const versions = await store.versions(page);
  const copies = await store.copies(page);
  const several = new Set(copies.map(({ article }) => article)).size > 1;
  const own = await placesOf(store, page, undefined);
  const rows = await Promise.all(
    copies.map(async (copy) => {
      const whose = several ? `${copy.article.slice(copy.article.indexOf("#"))} ` : "";
      const places = await placesOf(store, copy.otherPage, copy.outlet);
      const share = `${Math.round(copy.share * 100)} % of its words`;
      return places.map((place, i) =>
        i === 0
          ? [`${whose}${WORDS[copy.relation]}`, copy.other, share, ...place]
          : ["", "the same text", "", ...place],
      );
    }),
  );
  const lines = [
    ...(own.length > 1 ? [`met at ${own.length} places`, ...aligned(own, columns)] : []),
    ...(copies.length > 0 ? ["copies", ...aligned(rows.flat(), columns)] : []),
    ...(versions.length > 1 ? ["versions, oldest first"] : []),
    ...(versions.length > 1
      ? versions.map((each) => `  ${each.page}  first met ${each.seen}${each.page === page ? "  (this one)" : ""}`)
      : []),
  ];
  return lines.length === 0 ? "" : `\n${lines.join("\n")}\n`;
}

/** Where else the words of a claim stand, as lines for people; "" when they stand nowhere else. */
export async function tellingLines(store: Store, claim: string, columns: number): Promise<string> {
  const tellings = await store.tellings(claim);
  const [first] = tellings;
  if (!first) return "";
  const row = (await store.rows({ page: first.page })).find((each) => each.claim === first.claim);
  const [copies, outlets] = [row?.copies ?? 1, row?.outlets ?? 0];
  if (tellings.length < 2 && copies < 2) return "";
  const relations = new Map((await store.copies(first.page)).map(({ other, relation }) => [other as string, relation]));
  const live = tellings.filter(({ superseded }) => superseded === "");
  const stories = live.length === 1 ? "1 story" : `${live.length} stories`;
  const places = copies > live.length ? `${stories} at ${copies} places` : stories;
  const head = `told in ${places}${outlets > 1 ? ` of ${outlets} outlets` : ""}, one source:`;
  const rows = await Promise.all(
    tellings.map(async (each) => {
      const how = each === first ? "first" : (relations.get(each.article) ?? "copy");
      const state = each.superseded === "" ? "" : "superseded";
      const day = each.told === "~" ? each.published : hour(each.told);
      const found = await placesOf(store, each.page, each.outlet);
      return found.map((place, i) =>
        i === 0 ? [how, each.claim, day, state, ...place] : ["the same text", "", "", "", ...place],
      );
    }),
  );
  const why = live.length > 1 ? [`first is ${whyFirst(first, live.find((each) => each !== first)!)}`] : [];
  return `\n${[head, ...aligned(rows.flat(), columns), ...why].join("\n")}\n`;
}

/** What sets a first telling apart from the next. */
function whyFirst(first: ClaimTelling, next: ClaimTelling): string {
  if (first.told !== next.told)
    return next.told === "~" ? "the only one that tells its day" : "the earliest published, as far as they tell";
  const alike = first.told === "~" ? "none tells its day" : `published ${hour(first.told)} like the next`;
  if (first.words !== next.words) return `the fullest: ${alike}; ${first.words} words against ${next.words}`;
  return `one of several: ${alike}, and as long; the order of their addresses decides, which says nothing`;
}

/** "2026-03-18 14:07 UTC" of a key for sorting. */
function hour(told: string): string {
  const [day = "", instant = "~"] = told.split(" ");
  return instant === "~" ? day : `${instant.slice(0, 16).replace("T", " ")} UTC`;
}

function named({ outlet }: StoryCopy): string {
  return outlet === undefined ? "" : ` (${printable(outlet)})`;
}

/** Outlet and address or file of each place a page was met at; at least one. `outlet`: what its text is said to be of, where no place tells. */
async function placesOf(
  store: Store,
  page: string,
  outlet: string | undefined,
): Promise<readonly (readonly [outlet: string, place: string])[]> {
  const found = new Map<string, readonly [string, string]>();
  for (const each of await store.sightings(page)) {
    const place = [printable(each.outlet ?? outlet ?? ""), printable(each.url ?? each.path ?? "")] as const;
    // The same address in two files is one place.
    found.set(place.join("\n"), place);
  }
  return found.size === 0 ? [[printable(outlet ?? ""), ""]] : [...found.values()];
}

/** Rows in columns as wide as they must be, indented; the last cell, an address, is never cut. Columns that are empty throughout are left out. */
function aligned(rows: readonly (readonly string[])[], columns: number): readonly string[] {
  const used = (rows[0] ?? []).map((_, i) => i).filter((i) => rows.some((row) => row[i] !== ""));
  const sizes = used.map((i) => Math.max(...rows.map((row) => width(row[i]!))));
  // An outlet's name may be long: it leaves room for the address on most lines.
  const most = Math.max(12, Math.floor(columns / 4));
  return rows.map((row) =>
    `  ${used
      .map((i, n) =>
        n === used.length - 1 ? row[i]! : pad(row[i]!, Math.min(sizes[n]!, i < row.length - 2 ? 60 : most)),
      )
      .join("  ")}`.trimEnd(),
  );
}
