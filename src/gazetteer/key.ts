/** Lower case, no accents, apostrophes or hyphens, single blanks: "Al Ḩudaydah" -> "al hudaydah". */
export function placeKey(name: string): string {
  const lower = name.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/[\p{M}'’ʻʼ‘`´ʿʾ.]/gu, "")
    .replace(/[-–‑/]/g, " ")
    .replace(/[ıłøđæœßþð]/g, (letter) => UNFOLDED[letter]!)
    .replace(/\s+/g, " ")
    .trim();
}

const PLAIN = /^[a-z]+(?: [a-z]+)*$/;
/** Letters that are no base letter with a mark. */
const UNFOLDED: Readonly<Record<string, string>> = {
  ı: "i",
  ł: "l",
  ø: "o",
  đ: "d",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  þ: "th",
  ð: "d",
};

export function withoutArticle(key: string): string {
  return key.replace(/^(?:al|el|ar|as|ash|at|az|an|ad|the) (?=\p{L}{3})/u, "");
}

/** The keys a name is found under: as written, and without its article. */
export function keysOf(name: string): readonly string[] {
  const key = placeKey(name);
  const bare = withoutArticle(key);
  return bare === key ? [key] : [key, bare];
}
