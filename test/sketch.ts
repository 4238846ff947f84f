import type { Block } from "../src/page/block.ts";

/**
 * A page drawn as its blocks, one line of text a line, so that a test is the page itself:
 *
 *     headline| Rebels take town       a block begins
 *     dateline| GOMA (AP) —
 *     +paragraph| Rebels said          goes on in the same line
 *     | on Monday they had …           a further line of the same block
 *
 * Blank lines stay. `sketched` gives the page's text, `sketch` draws found blocks; the two undo each other.
 */
export function sketched(drawing: string): string {
  return drawing
    .split("\n")
    .map((line) => (line.startsWith("+") ? ` ${line.replace(LABEL, "")}` : `\n${line.replace(LABEL, "")}`))
    .join("")
    .slice(1);
}

export function sketch(text: string, blocks: readonly Block[]): string {
  let drawn = "";
  let at = 0;
  for (const block of blocks) {
    const between = text.slice(at, block.from);
    const joined = at > 0 && !between.includes("\n");
    drawn += joined ? `\n+${block.kind}| ` : `${between}${block.kind}${block.repeats === undefined ? "" : "="}| `;
    drawn += text.slice(block.from, block.to).replaceAll("\n", "\n| ");
    at = block.to;
  }
  return drawn + text.slice(at);
}

const LABEL = /^\+?[a-z]*=?\| ?/;
