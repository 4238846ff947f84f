import { printableLines } from "../proof/width.ts";
import type { Store } from "../store/store.ts";
import { type ExitCode, Failure, type Io } from "./command.ts";

/** The bytes that a page was read from, as they were fetched: the newest where it was met several times. */
export async function showSource(store: Store, page: string, file: string, io: Io): Promise<ExitCode> {
  const watching = await store.watching();
  const sightings = [...(await store.sightings(page))].reverse();
  if (sightings.length === 0) throw new Failure(`no page ${page}`, file, "daybook list shows what there is");
  for (const { sourceSha256, url, seen } of sightings) {
    const source = await watching.source(sourceSha256);
    if (!source) continue;
    io.error(`${source.url ?? url ?? page}, fetched ${source.fetched}, seen ${seen}: ${source.bytes.length} bytes`);
    if (io.terminal) await io.out(printableLines(new TextDecoder().decode(source.bytes)));
    else await new Promise<void>((done) => process.stdout.write(source.bytes, () => done()));
    return 0;
  }
  const met = sightings.map(({ path, url }) => path ?? url ?? "standard input").join(", ");
  throw new Failure(`the source of ${page} was not kept`, file, `what is fetched is; this was read from ${met}`);
}
