/** Closed lists of the tokeniser and the sentence splitter. Forms in lower case. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Titles and the like: a name follows, so their dot never ends a sentence. */
export const TITLES = set(`
  mr mrs ms dr prof rev hon st lt col gen maj capt cmdr cpt sgt cpl pvt brig adm vice-adm sen rep reps sens gov pres amb messrs mme mlle
  mgr msgr fr sr sra supt insp det cdr ft mt pte spc ltc pfc sheik atty asst dep
`);

/** Other words that are written with a dot; a sentence may end on one. */
export const ABBREVIATIONS = set(`
  ${[...TITLES].join(" ")}
  jr sr inc ltd co corp bros plc assn dept univ est etc vs no nos vol vols fig figs pp ed eds ave blvd rd approx ca cf al viz esp
  jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ala ariz ark calif colo conn fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo
  lb lbs oz yrs hrs min sec attn tel ext para sc que conf spec arr dep incl min max temp intl natl govt
`);

/** Prefixes that stay one token with the word after the hyphen. */
export const PREFIXES = set(`
  e co non pre post anti pro mid ex multi semi re neo over sub socio counter inter intra cross mini pan psycho arch ultra trans micro
  macro bi tri meta pseudo quasi un de dis mis extra infra hyper super proto geo bio
`);

/** Contractions written without an apostrophe: where they are cut. */
export const CONTRACTIONS: ReadonlyMap<string, number> = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["gotta", 3],
  ["wanna", 3],
  ["gimme", 3],
  ["lemme", 3],
  ["dont", 2],
  ["didnt", 3],
  ["doesnt", 4],
  ["isnt", 2],
  ["wasnt", 3],
  ["arent", 3],
  ["werent", 4],
  ["couldnt", 5],
  ["wouldnt", 5],
  ["shouldnt", 6],
  ["havent", 4],
  ["hasnt", 3],
  ["hadnt", 3],
  ["cant", 2],
  ["wont", 2],
  ["im", 1],
  ["ive", 1],
]);

/** Words that begin sentences far more often than they follow an abbreviation inside one. */
export const STARTERS = set(`
  the a an this that these those it he she they we you i his her their our its my there here in on at by for from with after before
  during since while when if as although though but and so yet however meanwhile also then now what who why how where according one two
  some many most all both each another other no not for to under over between among earlier later last next on
`);
