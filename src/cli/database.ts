import { openStore } from "../store/sqlite.ts";
import type { Store } from "../store/store.ts";
import type { Args, Options } from "./command.ts";

export const databaseOptions = { db: { type: "string" } } as const satisfies Options;

export const databaseHelp = "  --db FILE           the database: ./daybook.db unless told otherwise";

/** The file a call means by its database. */
export function databaseOf(args: Args): string {
  return args.text("db") ?? "daybook.db";
}

/** Opens the store, does the work and closes it, whatever happens. */
export async function withStore<T>(
  file: string,
  options: { readonly readOnly?: boolean },
  work: (store: Store) => Promise<T>,
): Promise<T> {
  // How tests fill a disk without one: SQLite refuses to grow beyond this many pages of 4 KB.
  const most = Number(process.env.DAYBOOK_MAX_PAGES);
  const store = await openStore(file, { ...options, ...(most > 0 && { maxPages: most }) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
