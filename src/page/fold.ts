/** The text with white space runs as one space without zero-width, bidi and soft-hyphen marks, its quotes straight: equal folds are the same text to a reader. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(INVISIBLE, "")
    .replace(/[‘’ʼ′]/gu, "'")
    .replace(/[“”″]/gu, '"')
    .replace(/\s+/gu, " ")
    .trim()
    .normalize("NFC");
}

// Most lines need no folding, and looking costs a tenth of doing.
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu;
