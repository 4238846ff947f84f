/** A line that names who wrote or edited the story: "By Jane Doe in Goma", "Reporting by …; editing by …". At most 260 characters. */
export function isByline(line: string): boolean {
  if (line.length > 260) return false;
  return LABELLED.test(line) ? startsWithName(line.replace(LABELLED, "")) : isTrailer(line);
}

/** Credits at the end of a story: "(Reporting by A; Editing by B)", "The Associated Press contributed to this report." */
export function isTrailer(line: string): boolean {
  return line.length <= 400 && (REPORTING.test(line) || CONTRIBUTED.test(line));
}

/** A line that is only a name, with a place or an outlet perhaps: a byline when it stands under a headline. */
export function isNameLine(line: string): boolean {
  return line.length <= 100 && (NAME_LINE.test(line) || OUTLET_LINE.test(line));
}

const PERSON =
  "\\p{Lu}[\\p{L}'’-]*\\.?(?:\\s(?:(?:al|el|bin|ibn|van|von|der|den|de|da|di|dos|la|le|ben|abu|ter)[\\s-]){0,2}\\p{Lu}[\\p{L}'’-]*\\.?){1,3}";
const LABELLED =
  /^(?:[(—–-]\s?)?(?:(?:written|words|text|story|report|posted|reported|interview|analysis)\s)?by\b:?\s+/i;
const OUTLET =
  "(?:(?:our|staff|special|senior|chief|defen[cs]e|foreign|world|news|diplomatic|political|security)\\s){0,3}(?:staff|correspondents?|reporters?|writers?|agencies|editors?|desk|bureau)|news agencies|reuters|afp|ap|bbc news|associated press|the associated press|agence france-presse|xinhua|dpa|efe|upi|cnn|anadolu agency";

const NAMES = new RegExp(
  `^(?:${PERSON})(?=$|\\s*[,|;·•/()–—-]|\\s+(?:and|in|for|with|at|of|from|&)\\s|\\s+on\\s)`,
  "u",
);
const OUTLETS = new RegExp(`^(?:the\\s)?[^\\d.,;:!?]*?\\b(?:${OUTLET})\\b`, "i");
const NAME_LINE = new RegExp(
  `^${PERSON}(?:(?:,\\s|\\sand\\s|\\s&\\s)${PERSON}){0,4}(?:(?:\\s(?:in|reporting from)\\s|,\\s|\\s[|–—-]\\s|\\sfor\\s)(?:the\\s)?\\p{Lu}[\\p{L}\\p{N}'’.&,\\s-]+)?$`,
  "u",
);
const OUTLET_LINE = new RegExp(`^(?:${OUTLET})$`, "i");
const REPORTING =
  /^[\s([—–-]*(?:additional |with |further |more )?(?:reporting|writing|editing|compiled|translated|additional reporting)\s(?:and (?:writing|editing)\s)?(?:by|from)\b/i;
const CONTRIBUTED =
  /\bcontributed (?:reporting )?(?:to|from|in) (?:this|the) (?:report|story|article)\b|\bcontributed (?:to )?reporting\b/i;

// A sentence may begin with "By" too ("By Friday the army had …"): what follows must be a name up to a comma, an "and" or the end.
function startsWithName(rest: string): boolean {
  if (/\b(?:was|were|had|has|have|will|is|are|said)\b/u.test(rest)) return false;
  return NAMES.test(rest) || (rest.length <= 60 && OUTLETS.test(rest)) || isShoutedName(rest);
}

function isShoutedName(rest: string): boolean {
  return /^[\p{Lu}'’.-]+(?:\s[\p{Lu}'’.-]+){1,3}(?:$|[\s,|;])/u.test(rest);
}
