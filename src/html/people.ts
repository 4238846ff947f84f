/**
 * The people a byline names: "By Ana Ruiz and Omar Haddad in Goma" has two. Without addresses, roles, outlets written as handles,
 * days and words for nobody ("admin", "Staff reporter"). Their names are parts of the text as it is written.
 */
export function people(text: string): readonly string[] {
  const names: string[] = [];
  const line = text.replace(/\([^)]{0,80}\)/g, " ").replace(/https?:\S+|\S+@\S+|@\w+/g, " ");
  // "de Ilinca Dobrescu": by her.
  const bare = line.replace(LEAD, "").replace(/^\s*de\s+(?=\p{Lu}\p{Ll}+\s+\p{Lu})/u, "");
  for (const part of bare.split(/\s*(?:[;|/•·\n]|,|\s&\s|\sand\s|\set\s|\sy\s|\sund\s|\s[–—-]\s|\swith\s)\s*/u)) {
    const name = part
      .replace(LEAD, "")
      .replace(/\s+(?:in|at|from|for|reporting from|contributing to|is a|is the|updated|published|on)(?:\s.*)?$/iu, "")
      .replace(/(?<!\s\p{Lu})\.[\s.:,-]*$|[\s:,-]+$/u, "")
      .trim();
    if (isName(name) && !names.includes(name)) names.push(name);
  }
  return names.slice(0, 12);
}

const LEAD =
  /^[\s–—-]*(?:(?:written|story|words|text|report|reporting|reported|posted|submitted|published|analysis|edited|compiled)\s)?(?:by|von|par|por|di|da|oleh|author|authors|بقلم|كتب|كتبت|от|автор|door)\b:?\s+/iu;

function isName(name: string): boolean {
  if (name.length < 3 || name.length > 60 || /\d|[:?!"“”<>]/u.test(name)) return false;
  if (NOBODY.test(name)) return false;
  const words = name.split(/\s+/u);
  // Latin and Cyrillic names have capitals; other scripts have none to have.
  const cased = words.filter((word) => /^\p{Lu}/u.test(word) || /^\p{Lo}/u.test(word)).length;
  return words.length <= 6 && cased >= 1 && cased * 2 >= words.length;
}

const NOBODY =
  /\b(?:admin(?:istrator)?|staff|web ?(?:desk|team|master)|news ?(?:desk|room)|editor(?:s|ial)?|correspondents?|reporters?|team|desk|bureau|agenc(?:y|ies)|newsroom|writer|guest|author|unknown|anonymous|user|redaction|rédaction|redacción|redaktion|redazione|redação|read more|share|subscribe|updated|published|min(?:ute)?s?|ago|follow|photo(?:s|grapher)?|image|video|limited|ltd|inc|group|media|online|digital|service)\b|\.(?:com|org|net)\b/iu;
