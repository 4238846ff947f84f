import type { Fact } from "../page/saved.ts";
import { attribute, contentAt, type Light, marks, sourceOf, valueAt, wordsIn } from "./light.ts";

/** The paper's name where only its readers are told it: in its logo at the top, "Published on …" of a print version, behind © at the bottom. */
export function shownOutlet(page: Light): Fact | undefined {
  return inLogo(page) ?? publishedOn(page) ?? ofCopyright(page);
}

function inLogo({ elements }: Light): Fact | undefined {
  for (const element of elements) {
    if (!LOGO.test(marks(element)) || PARTNER.test(marks(element)) || element.to - element.from > 3000) continue;
    const home = element
      .querySelectorAll("a")
      .find((each) => /^\/?$|^https?:\/\/[^/]+\/?$/.test(attribute(each, "href") ?? "-"));
    for (const each of [home, element]) {
      const value = each && wordsIn(each, 60);
      if (each && value && isName(value)) return { value, field: "logo", at: contentAt(each) };
    }
    const image = element.localName === "img" ? element : element.querySelectorAll("img")[0];
    const alt = image && attribute(image, "alt")?.replace(/\s*(?:-\s*)?(?:logo|home)$/i, "");
    if (image && alt && isName(alt)) return { value: alt, field: "logo alt", at: valueAt(image, "alt") };
  }
  return undefined;
}

const LOGO = /(?:^|[\s_-])(?:logo|brand|site-?(?:name|title)|masthead|print-logo)(?=$|[\s_-])/;
const PARTNER = /partner|sponsor|social|footer|agency|powered|payment/;

function publishedOn({ runs }: Light): Fact | undefined {
  for (const [i, run] of runs.slice(0, 30).entries()) {
    const next = runs[i + 1];
    if (!/^\W*published (?:on|in|by)\s*$/i.test(run.text.data) || !next) continue;
    const value = next.text.data.trim();
    if (isName(value)) return { value, field: "published on", at: sourceOf(next.text) };
  }
  return undefined;
}

function ofCopyright({ runs }: Light): Fact | undefined {
  for (const { text } of runs.slice(-40).reverse()) {
    if (text.data.length > 300) continue;
    const found = COPYRIGHT.exec(text.data);
    const value = found?.groups?.name?.trim();
    if (!found || !value || !isName(value)) continue;
    const from = found.index + found[0].lastIndexOf(value);
    return { value, field: "copyright", at: sourceOf(text, from, from + value.length) };
  }
  return undefined;
}

const YEARS = "(?:19|20)\\d\\d(?:\\s?[-–—]\\s?(?:19|20)?\\d\\d)?";
const COPYRIGHT = new RegExp(
  `(?:©|\\(c\\)|copyright\\s(?:©\\s?)?)\\s*(?:${YEARS},?\\s*)(?:by\\s)?(?<name>\\p{Lu}[\\p{L}\\p{N}&'’ -]{2,40}?)(?=\\s*(?:[.,|·•]|all rights|$))`,
  "iu",
);

function isName(value: string): boolean {
  const words = value.split(/\s+/);
  return (
    value.length >= 3 &&
    value.length <= 40 &&
    words.length <= 5 &&
    /^[\p{Lu}\p{Lo}]/u.test(value) &&
    !/^(?:home|menu|logo|search|image|all rights\b.*|todos (?:los derechos|os direitos)\b.*|tous droits\b.*|alle rechte\b.*|tutti i diritti\b.*|все права.*|copyright|skip\b.*|subscribe|welcome\b.*|log ?in|sign ?in)$|[?!|<>:]|https?|\bltd\b|\binc\b|\bgroup\b/i.test(
      value,
    )
  );
}
