import { encodingNamed } from "./decoder.ts";

/** An encoding as a page or its container declares it. */
export interface Declared {
  readonly encoding: string;
  /** As written: "latin1". */
  readonly label: string;
  readonly by: "the server" | "the page" | "the XML declaration";
}

/** What is declared: by the container first, else by the page in its first bytes. Undefined when nothing is, or only what nobody knows. */
export function declared(
  bytes: Uint8Array,
  { charset, form }: { readonly charset?: string; readonly form?: "html" | "text" },
): Declared | undefined {
  const told = charset === undefined ? undefined : named(charset.replace(/^["'\s]+|["'\s]+$/g, ""), "the server");
  if (told) return told;
  const head = Array.from(bytes.subarray(0, HEAD), (byte) => String.fromCharCode(byte)).join("");
  const xml = /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  if (xml !== undefined) return named(xml, "the XML declaration");
  if (form !== "html") return undefined;
  for (const [tag] of head.replace(/<!--[\s\S]*?(?:-->|$)/g, "").matchAll(/<meta\b[^>]{0,500}/gi)) {
    const label = /\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(tag)?.[1];
    if (label !== undefined) return named(label, "the page");
  }
  return undefined;
}

// Browsers look at 1,024 bytes; many pages have it later all the same.
const HEAD = 8192;

function named(label: string, by: Declared["by"]): Declared | undefined {
  const encoding = encodingNamed(label);
  if (encoding === undefined) return undefined;
  // What can be read here byte by byte is not UTF-16: a page that says so of itself means UTF-8.
  const real = encoding.startsWith("utf-16") ? "utf-8" : encoding === "gbk" ? "gb18030" : encoding;
  return { encoding: real, label, by };
}
