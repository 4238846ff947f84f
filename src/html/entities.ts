import { Parser } from "htmlparser2";

/** A value as people read it: markup and entities in it resolved (twice, where it was escaped twice), blanks folded. */
export function plain(value: string): string {
  let text = value;
  for (let i = 0; i < 2 && /[<&]/.test(text); i++) text = shown(text);
  return text.replace(/[\s\u0000-\u001f\u200b\ufeff]+/g, " ").trim();
}

function shown(html: string): string {
  let out = "";
  const parser = new Parser({
    ontext(text) {
      out += text;
    },
    onopentagname(tag) {
      if (/^(?:p|br|div|li|h\d|tr)$/.test(tag)) out += " ";
    },
  });
  parser.end(html);
  return out;
}
