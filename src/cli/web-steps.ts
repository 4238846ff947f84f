import { createHash } from "node:crypto";
import type { Polite } from "../fetch/polite.ts";
import { isProblem } from "../ingest/document.ts";
import type { Store } from "../store/store.ts";
import { inputError } from "./input-error.ts";
import { ofDocument, type Step, type StepOptions } from "./steps.ts";

/** Who asks servers for what is to be kept: robots.txt is obeyed, and what it said is remembered by the store. */
export async function politeAsker(store: Store, { web, signal }: StepOptions): Promise<Polite> {
  const { Polite } = await import("../fetch/polite.ts");
  return new Polite({ ...web, signal, memory: await store.watching() });
}

/** What there is to do for an address. The bytes it gave are kept: the web forgets. */
export async function* ofAddress(url: string, asker: Polite, store: Store, options: StepOptions): AsyncGenerator<Step> {
  const { answerDocuments, problemOf } = await import("../fetch/document.ts");
  const { given, maxBytes, signal } = options;
  const how = { signal, ...(given && { given }), ...(maxBytes !== undefined && { maxBytes }) };
  const answer = await asker.ask(url, maxBytes === undefined ? {} : { maxBytes });
  if (signal.aborted) return;
  if ("refused" in answer) yield { kind: "failed", error: inputError(problemOf(answer)) };
  else {
    for await (const found of answerDocuments(answer, how)) {
      if (!isProblem(found)) {
        const bytes = typeof found.content === "string" ? new TextEncoder().encode(found.content) : found.content;
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        const type = answer.type.header;
        const source = { sha256, bytes, url: answer.url, fetched: answer.fetched, ...(type !== undefined && { type }) };
        await (await store.watching()).keepSource(source);
        yield await ofDocument(found, undefined, store, options);
      } else if (found.leftOut === undefined) yield { kind: "failed", error: inputError(found) };
    }
  }
  yield { kind: "end of file" };
}
