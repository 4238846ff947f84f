import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Noter } from "../note.ts";
import { type Block, blocks } from "./block.ts";
import { dayOf } from "./calendar.ts";
import type { Saved } from "./saved.ts";

/** A page as it was read: its text untouched, and the blocks found in it. */
export interface Page {
  /** First 12 hex digits of the sha256 of the text (as UTF-8). */
  readonly id: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /**
   * What came with the page from outside, never guessed: the day given by the user, the address, the outlet; and `split`, the user's word
   * on the page's stories: true where a new one possibly begins it does, false where the whole page is one.
   */
  readonly given?: {
    readonly published?: string;
    readonly url?: string;
    readonly outlet?: string;
    readonly split?: boolean;
  };
  /** What the file it was taken out of says about it; absent for plain text. */
  readonly saved?: Saved;
}

/** A text to be read, with what its file says about it. */
export interface Draft {
  readonly text: string;
  readonly saved?: Saved;
}

/** The page of a draft; `cased` is the same in the case of running text, where the whole of it is in capitals. Throws RangeError when `given.published` names no day (YYYY-MM-DD, or a time of such a day). */
export function pageOf(draft: string | Draft, given?: Page["given"], note?: Noter, cased?: string): Page {
  const { text, saved } = typeof draft === "string" ? { text: draft, saved: undefined } : draft;
  if (given?.published !== undefined && dayOf(given.published) === undefined) {
    throw new RangeError(`not a day (YYYY-MM-DD): ${given.published}`);
  }
  return {
    id: pageId(text),
    text,
    blocks: blocks(cased ?? text, note, saved?.blocks),
    ...(given && { given }),
    ...(saved && { saved }),
  };
}

/** The id of a text. Half surrogates, which have no UTF-8, count as U+FFFD. */
function pageId(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 12);
}
