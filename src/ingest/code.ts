/**
 * What a text is instead of a page, where it is one of the files that lie beside saved pages: "style sheets", "scripts", "data". Its content decides;
 * a name that says the same makes it easier. Undefined for prose and for markup.
 */
export function codeIn(content: Uint8Array | string, path: string): string | undefined {
  const head = typeof content === "string" ? content.slice(0, HEAD) : latin1(content.subarray(0, HEAD));
  const told = ENDINGS.find(([endings]) => endings.test(path))?.[1];
  if (/^\s*</.test(head)) return undefined;
  if (/^\s*[[{]\s*["{[\d\]}]/.test(head)) return "data";
  let signs = 0;
  for (const char of head) if ("{};=".includes(char)) signs++;
  if (signs < head.length * (told === undefined ? 0.04 : 0.008)) return undefined;
  return (
    told ??
    (/[{;]\s*[\w-]+\s*:[^;{}]*[;}]/.test(head) && !/\b(?:function|var|const|return)\b/.test(head)
      ? "style sheets"
      : "scripts")
  );
}

const HEAD = 8192;
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/\.(?:css|scss|less)$/i, "style sheets"],
  [/\.(?:[cm]?[jt]sx?|php|py|sh)$/i, "scripts"],
  [/\.(?:json|jsonl|map|ya?ml|toml|ini|webmanifest)$/i, "data"],
];

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
