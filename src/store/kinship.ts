import type { Copy } from "../copy/copy.ts";
import type { ClaimTelling, StoryCopy, Version } from "./store.ts";
import type { Sql, Stories } from "./stories.ts";
import { versionsOf } from "./versions.ts";

/** What stories of other pages have in common with those of a page: copies before shared passages, earlier tellings before later ones. */
export function storyCopies(sql: Sql, stories: Stories, page: string): readonly StoryCopy[] {
  const all = stories
    .copiesAndFirst(page)
    .map((copy): StoryCopy & { readonly told: string; readonly words: number } => {
      const [own, other] = [storyOf(sql, copy.article), storyOf(sql, copy.other)];
      return {
        ...copy,
        otherPage: copy.other.slice(0, copy.other.indexOf("#")),
        earlier: before(other, own),
        ...(other.outlet !== undefined && { outlet: other.outlet }),
        ...(other.headline !== undefined && { headline: other.headline }),
        told: other.told,
        words: other.words,
      };
    });
  const rank = ({ relation }: Copy) => (relation === "shares-passages" ? 1 : 0);
  return all
    .filter(({ otherPage }) => otherPage !== page)
    .sort((a, b) => rank(a) - rank(b) || (before({ ...a, article: a.other }, { ...b, article: b.other }) ? -1 : 1))
    .map(({ told: _told, words: _words, ...copy }) => copy);
}

interface Story {
  readonly article: string;
  readonly told: string;
  readonly words: number;
  readonly outlet?: string;
  readonly headline?: string;
}

function storyOf(sql: Sql, article: string): Story {
  const page = article.slice(0, article.indexOf("#"));
  const row = sql("SELECT told, words FROM signatures WHERE article = ?").get(article);
  const head = sql(
    `SELECT outlet, substr(text, headline_from + 1, headline_to - headline_from) AS headline
     FROM articles JOIN pages ON pages.id = page WHERE page = ? AND articles.id = ?`,
  ).get(page, article);
  return {
    article,
    told: (row?.told as string | undefined) ?? "~",
    words: (row?.words as number | undefined) ?? 0,
    ...(typeof head?.outlet === "string" && { outlet: head.outlet }),
    ...(typeof head?.headline === "string" && { headline: head.headline }),
  };
}

/** The order of `byTelling`, for stories. */
function before(a: Story, b: Story): boolean {
  if (a.told !== b.told) return a.told < b.told;
  return a.words === b.words ? a.article < b.article : a.words > b.words;
}

/** Every telling of a claim, the first one first. */
export function claimTellings(sql: Sql, claim: string): readonly ClaimTelling[] {
  const own = sql("SELECT copy_of FROM claim_rows WHERE claim = ?").get(claim);
  if (!own) return [];
  const first = own.copy_of === "" ? claim : (own.copy_of as string);
  return sql(
    `SELECT claim, r.page, r.article, outlet, headline, published_earliest AS published, superseded,
       ifnull(told, '~') AS told, ifnull(words, 0) AS words
     FROM claim_rows AS r LEFT JOIN signatures ON signatures.article = r.article
     WHERE claim = ?1 OR (copy_of = ?1 AND copy_of <> '') ORDER BY claim <> ?1, told, words DESC, claim`,
  ).all(first) as unknown as ClaimTelling[];
}

/** The versions of a page, oldest first. */
export function pageVersions(sql: Sql, page: string): readonly Version[] {
  return versionsOf(sql, page).flatMap((id) => {
    const row = sql(
      `SELECT superseded_by, (SELECT min(seen) FROM sightings WHERE page = pages.id) AS seen FROM pages WHERE id = ?`,
    ).get(id);
    if (!row) return [];
    return {
      page: id,
      seen: (row.seen as string | null) ?? "",
      ...(row.superseded_by !== null && { supersededBy: row.superseded_by as string }),
    };
  });
}
