import { type Document, isProblem, type Problem } from "../ingest/document.ts";
import { documents } from "../ingest/documents.ts";
import type { Note } from "../note.ts";
import type { Page } from "../page/page.ts";
import { detour } from "./detour.ts";
import { type Answer, type FetchOptions, fetched, isRefusal, type Refusal } from "./fetch.ts";
import { Polite } from "./polite.ts";

export interface FetchedOptions extends Omit<FetchOptions, "connections" | "permit" | "validators"> {
  /** Asks robots.txt first: for whatever no person is waiting for. */
  readonly polite?: boolean;
  /** What the user told of it. */
  readonly given?: Page["given"];
}

/** The first document at an address. */
export async function fetchedDocument(url: string, options: FetchedOptions = {}): Promise<Document | Problem> {
  for await (const found of fetchedDocuments(url, options)) return found;
  return { problem: "has nothing in it", where: url, todo: "open it in a browser" };
}

/** The documents at an address: one for a page, as many as it has items for a feed. */
export async function* fetchedDocuments(
  url: string,
  { polite, given, ...options }: FetchedOptions = {},
): AsyncGenerator<Document | Problem> {
  const answer = await asked(url, polite ?? false, options);
  if (isRefusal(answer)) yield problemOf(answer);
  else yield* answerDocuments(answer, { ...(given && { given }), ...options });
}

async function asked(url: string, polite: boolean, options: FetchOptions): Promise<Answer | Refusal> {
  if (!polite) return fetched(url, options);
  const asker = new Polite(options);
  try {
    return await asker.ask(url);
  } finally {
    await asker.close();
  }
}

/** The documents in an answer; where redirects led elsewhere than to the page, a problem that says where. */
export async function* answerDocuments(
  answer: Answer,
  options: Pick<FetchedOptions, "given" | "maxBytes" | "signal"> = {},
): AsyncGenerator<Document | Problem> {
  const { asked, url, bytes, type, fetched, rights } = answer;
  const led = detour(answer);
  if (led) {
    const problem = `leads to ${led.what} (${url})`;
    yield { problem, where: asked, todo: "open it in a browser and save the page behind it" };
    return;
  }
  const input = { bytes, where: asked, url, fetched, ...(type.header !== undefined && { contentType: type.header }) };
  for await (const found of documents(input, options)) {
    const what = isProblem(found) || found.form === "html" ? undefined : NO_PAGE[type.type ?? ""];
    if (isProblem(found)) yield found;
    else if (what !== undefined)
      yield { problem: `is ${what}, not a page`, where: asked, todo: "give the address of a page" };
    else yield { ...found, notes: [...(found.notes ?? []), ...notes(answer)], ...(rights.length > 0 && { rights }) };
  }
}

/** Text by its letters, but nothing that anybody wrote to be read. */
const NO_PAGE: Readonly<Record<string, string | undefined>> = {
  "application/json": "data (JSON)",
  "text/css": "a style sheet",
  "text/javascript": "a script",
  "application/javascript": "a script",
  "text/csv": "a table (CSV)",
};

function notes({ notes, rights, hops, asked, url }: Answer): readonly Note[] {
  const all = { from: 0, to: 0 };
  return [
    ...notes.map((text) => ({ ...all, rule: "fetch", text })),
    ...(hops.length > 0 ? [{ ...all, rule: "fetch", text: `redirected from ${asked} to ${url}` }] : []),
    ...rights.map(({ field, value }) => ({ ...all, rule: "rights", text: `asked of machines: ${value} (${field})` })),
  ];
}

/** A refusal in the words of a problem. */
export function problemOf({ asked, url, why, todo }: Refusal): Problem {
  const led = url === asked || isSame(url, asked) ? "" : `, redirected to ${url}`;
  return { problem: `was not fetched${led}: ${why}`, where: asked, todo };
}

function isSame(a: string, b: string): boolean {
  return (
    URL.canParse(a) && URL.canParse(b) && new URL(a).href.replace(/#.*/s, "") === new URL(b).href.replace(/#.*/s, "")
  );
}
