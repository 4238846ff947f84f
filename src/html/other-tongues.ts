/** Labels that stand alone on their line in pages of other languages; the English ones are known to `isBoilerplate`. In lower case. */
const ADVERTS =
  "advert|iklan|anuncio|anúncio|publicidade?|publicité|pubblicità|werbung|anzeige|reklama?|реклама|إعلان|광고|広告|广告|annonce";

const RELATED = [
  "à lire aussi|lire aussi|sur le même sujet|dans la même rubrique|lea también|lea además|te puede interesar|noticias relacionadas|vea también",
  "leia também|leia mais|veja também|leggi anche|potrebbe interessarti|mehr zum thema|lesen sie auch|auch interessant|lees ook|læs også|läs också",
  "czytaj też|czytaj także|zobacz także|przeczytaj też|čtěte také|čítajte aj|pročitajte i|citește și|olvassa el|ilgili haberler|baca juga|terkait",
  "читайте также|материалы по теме|по теме|читайте також|прочетете още|διαβάστε επίσης|قد يهمك أيضا|اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا|أخبار ذات صلة",
  "مواضيع ذات صلة|بیشتر بخوانید|مطالب مرتبط|یہ بھی پڑھیں|यह भी पढ़ें|আরও পড়ুন|関連記事|相关阅读|相关新闻|관련기사",
].join("|");

const advert = new RegExp(`^[^\\p{L}]*(?:${ADVERTS})[^\\p{L}]*$`, "u");
const related = new RegExp(`^[^\\p{L}]*(?:${RELATED})[^\\p{L}]*(?:$|[:：].)`, "u");
const share =
  /^[^\p{L}]*(?:شارك|مشاركة|поделиться|compartir|partager|teilen|condividi|compartilhar|paylaş|udostępnij|bagikan)(?: \p{L}+){0,3}[^\p{L}]*(?:$|:.{0,80}$)/u;

export function isForeignAdvert(line: string): boolean {
  return line.length < 40 && advert.test(line.toLowerCase());
}

export function opensForeignList(line: string): boolean {
  return line.length < 200 && related.test(line.toLowerCase());
}

export function isForeignShare(line: string): boolean {
  return line.length < 120 && share.test(line.toLowerCase());
}
