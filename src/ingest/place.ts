import type { Page } from "../page/page.ts";
import type { Budget } from "./budget.ts";
import type { ByteReader } from "./byte-reader.ts";
import type { Document, Problem } from "./document.ts";
import { megabytes } from "./file.ts";
import type { Prior } from "./kind.ts";

export type Found = AsyncGenerator<Document | Problem>;

/** Where bytes come from: what every document taken out of them carries. */
export interface Place extends Prior, Pick<Document, "path" | "part" | "given" | "fetched" | "ids"> {
  /** How messages name it. */
  readonly where: string;
}

/** What readers of containers need to go on with what is in them. */
export interface Context {
  readonly maxBytes: number;
  /** How many containers around it: no file is opened deeper than `MOST_DEPTH`. */
  readonly depth: number;
  /** Of the whole input: shared by all that is in it. */
  readonly budget: Budget;
  /** Inside a zip. */
  readonly isPacked?: boolean;
  readonly contents: (reader: ByteReader, place: Place, context: Context) => Found;
}

/** A zip of mails with zips of gzipped pages is four deep; what is deeper was made to be. */
export const MOST_DEPTH = 6;

/** A part of a place: "news.zip, page.html". */
export function partOf(place: Place, part: string, prior: Prior = {}): Place {
  const { name: _, contentType: __, ...rest } = place;
  const inner = place.part === undefined ? part : `${place.part}, ${part}`;
  return { ...rest, ...prior, where: `${place.where}, ${part}`, part: inner };
}

export function documentOf(
  place: Place,
  form: Document["form"],
  content: Document["content"],
  more: Partial<Document> = {},
): Document {
  const { name: _, contentType, ...rest } = place;
  const charset = charsetOf(contentType);
  return { form, content, ...rest, ...(charset !== undefined && { charset }), ...more };
}

/** The charset that a content type names. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1];
}

/** The address of a place, where it has one. */
export function withUrl(given: Page["given"], url: string | undefined): { given?: NonNullable<Page["given"]> } {
  const told = { ...given, ...(url !== undefined && { url }) };
  return Object.keys(told).length > 0 ? { given: told } : {};
}

export function tooLarge(where: string, maxBytes: number): Problem {
  const problem = `has more than the ${megabytes(maxBytes)} read at once`;
  return { problem, where, todo: "split it, or raise --max-bytes" };
}

/** What an archive holds besides pages, in one line. */
export function leftOutOf(counts: ReadonlyMap<string, number>, parts: string, { where }: Place): Problem {
  const leftOut = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...counts].sort((a, b) => b[1] - a[1]).map(([why, count]) => `${count} ${why}`);
  const problem = `${leftOut} ${parts} hold no page: ${kinds.slice(0, 12).join(", ")}${kinds.length > 12 ? " …" : ""}`;
  return { problem, where, todo: "nothing: they are left out", leftOut };
}
