import type { Problem } from "../ingest/document.ts";
import { InputError } from "../ingest/file.ts";
import type { Instead, Saved } from "../page/saved.ts";

/** A part of an input that could not be read, as the error people see. */
export function inputError({ problem, where, todo, lostBytes }: Problem): InputError {
  const lost = lostBytes === undefined ? "" : ` (${lostBytes} bytes lost)`;
  return new InputError(`${problem}${lost}`, where, todo);
}

/** Why a page has no story to read, in the words of an error; undefined where it has one. */
export function withoutStory(saved: Saved | undefined, where: string): InputError | undefined {
  if (!saved || saved.stories.length > 0) return undefined;
  const instead = saved.instead ?? ({ kind: "empty", why: "no paragraph of a story in it" } as const);
  const [what, todo] = insteads[instead.kind];
  const why = instead.why.replace(/^no article text: needs a browser; /, "");
  return new InputError(`has no article text: ${what} (${why})`, where, todo);
}

const insteads: Readonly<Record<Instead, readonly [string, string]>> = {
  "script-only": ["it needs a browser", "open it there and save what is shown"],
  "cookie-wall": ["it is a question about cookies", "save the page behind it"],
  "bot-check": ["it is a check for robots", "save the page behind it, from a browser"],
  login: ["it is a page to sign in", "save the page behind it"],
  paywall: ["it is a page for subscribers", "save the page behind it"],
  "soft-404": ["it says that the page was not found", "look for its address now"],
  listing: ["it is a list of other stories", "save these"],
  gallery: ["it has pictures only", "its captions are read"],
  empty: ["there is none", "save it again, from a browser"],
};
