import type { Block } from "./block.ts";

/** A page as it was read: its text untouched, and the blocks found in it. */
export interface Page {
  /** First 12 hex digits of the sha256 of the text (as UTF-8). */
  readonly id: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What came with the page from outside, never guessed: the day given by the user, the address, the outlet. */
  readonly given?: { readonly published?: string; readonly url?: string; readonly outlet?: string };
}
