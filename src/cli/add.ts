import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { type Document, isProblem } from "../ingest/document.ts";
import { documents } from "../ingest/documents.ts";
import { drafted } from "../ingest/draft.ts";
import { InputError } from "../ingest/file.ts";
import type { Kit } from "../kit/kit.ts";
import type { Page } from "../page/page.ts";
import { printable } from "../proof/width.ts";
import { StoreError } from "../store/error.ts";
import { givenTogether, sameGiven } from "../store/given.ts";
import type { Added, Sighting, Store } from "../store/store.ts";
import { type Command, UsageError } from "./command.ts";
import { complaint } from "./complaint.ts";
import { counted } from "./counted.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";
import { filesOf } from "./files.ts";
import { givenHelp, givenOf, givenOptions } from "./given.ts";
import { kitHelp, kitOf, kitOptions } from "./kit.ts";
import { inputError, readingOf, withoutStory } from "./page.ts";
import { progress } from "./progress.ts";

export const command: Command = {
  usage: "add FILE… | FOLDER… | -",
  help: `Reads pages and keeps them ("-": standard input). Of a folder all *.txt files, those in its folders too. The same page twice changes nothing;
a page that was read with an older lexicon or model, or without the day now given, is read again. Each page is safe on the disk
when its line is printed: adding can be broken off at any time and simply run again.

${givenHelp}
${kitHelp}
${databaseHelp}`,
  options: { ...givenOptions, ...kitOptions, ...databaseOptions },
  async run(args, io) {
    const given = givenOf(args);
    const maxBytes = args.number("max-bytes");
    if (args.names.length === 0) throw new UsageError("nothing to add: give file names or a folder");
    const { files, problems } = filesOf(args.names);
    for (const problem of problems) io.error(problem);
    const tally: Tally = { added: 0, replaced: 0, unchanged: 0, seen: 0, failed: problems.length };
    if (files.length === 0) return 1;
    const kit = await kitOf(args);
    const file = databaseOf(args);
    await withStore(file, {}, async (store) => {
      const bar = progress(io, files.length);
      const options = { ...(given && { given }), ...(maxBytes && { maxBytes }) };
      for (const path of files) {
        try {
          for await (const found of documents({ path }, options)) {
            if (isProblem(found)) throw inputError(found);
            const done = await addDocument(store, found, kit, { ...options, now: io.now() });
            tally[done.how]++;
            await io.out(`${words[done.how].padEnd(10)} ${done.page}  ${done.claims}  ${printable(found.where)}\n`);
          }
        } catch (error) {
          // A store that fails for one page fails for all that follow.
          if (error instanceof StoreError) throw error;
          tally.failed++;
          io.error(complaint(error, path));
        }
        bar();
      }
      const { claims } = await store.count({});
      let pages = 0;
      for await (const _ of store.pages()) pages++;
      const held = `${counted(claims, "claim")} on ${counted(pages, "page")}`;
      await io.out(`${summary(tally)}; ${printable(file)} holds ${held}\n`);
    });
    return tally.failed > 0 ? 1 : 0;
  },
};

type How = Added | "seen";
type Tally = Record<How | "failed", number>;

const words: Readonly<Record<How, string>> = {
  added: "added",
  replaced: "read again",
  unchanged: "unchanged",
  seen: "copy",
};

interface AddOptions {
  readonly maxBytes?: number;
  readonly now: Date;
}

/** Reads a document and keeps it, unless the store holds it already just so. Throws InputError and StoreError. */
export async function addDocument(
  store: Store,
  document: Document,
  kit: Kit,
  { maxBytes, now }: AddOptions,
): Promise<{ readonly how: How; readonly page: string; readonly claims: string }> {
  const { content, path, part, given, where } = document;
  const draft = await drafted(document, maxBytes === undefined ? {} : { maxBytes });
  const page = createHash("sha256").update(draft.text).digest("hex").slice(0, 12);
  const sighting: Sighting = {
    page,
    ...(path !== undefined && path !== "-" && { path: `${resolve(path)}${part === undefined ? "" : `#${part}`}` }),
    ...(given?.url !== undefined && { url: given.url }),
    ...(given?.outlet !== undefined && { outlet: given.outlet }),
    seen: now.toISOString(),
    sourceSha256: createHash("sha256").update(content).digest("hex"),
  };
  const held = await store.held(page);
  const all = givenTogether(held?.given, given);
  if (held && held.kit === kit.version && sameGiven(held.given, all)) {
    const how = (await store.see(sighting)) === "seen" ? "seen" : "unchanged";
    return { how, page, claims: numbered((await store.count({ page })).claims) };
  }
  const reading = readingOf(draft, document, kit, all ? { given: all } : {});
  const without = withoutStory(reading, where);
  if (without && draft.text.trim() === "") throw without;
  return { how: await store.add(reading, sighting), page, claims: numbered(reading.claims.length) };
}

/** The same for the first page in a file. */
export async function addFirst(
  store: Store,
  path: string,
  kit: Kit,
  options: AddOptions & { readonly given?: Page["given"] },
) {
  for await (const found of documents({ path }, options)) {
    if (isProblem(found)) throw inputError(found);
    return addDocument(store, found, kit, options);
  }
  throw new InputError("has no page in it", path, "give a file with text in it");
}

function numbered(claims: number): string {
  return `${String(claims).padStart(3)} ${claims === 1 ? "claim " : "claims"}`;
}

function summary({ added, replaced, unchanged, seen, failed }: Tally): string {
  const parts = [
    `${added} added`,
    ...(replaced > 0 ? [`${replaced} read again`] : []),
    ...(unchanged + seen > 0 ? [`${unchanged + seen} already there`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  return parts.join(", ");
}
