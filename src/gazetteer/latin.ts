/**
 * A name in Latin letters: Cyrillic as news romanises it, Arabic script (with the letters of Persian, Pashto and Urdu) as its consonants and
 * long vowels, waw as the vowel or the consonant it may be. What is Latin, or of another script, stays as it is.
 */
export function latinOf(name: string, waw: "u" | "v" = "u"): string {
  if (!/[\u0400-\u052f\u0620-\u06ff]/.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(?<![\u0620-\u06ff])ال(?=[\u0620-\u06ff]{3})/g, "al ")
    .replace(/[\u0400-\u052f\u0620-\u06ff\u200c]/g, (letter) => (letter === "و" ? waw : (LETTERS[letter] ?? "")));
}

/** Whether a name is in Arabic script, which leaves short vowels out. */
export function isAbjad(name: string): boolean {
  return /[\u0620-\u06ff]/.test(name);
}

const LETTERS: Readonly<Record<string, string>> = {
  ...pairs(
    "а a б b в v г g ґ g д d е e ё yo є ye ж zh з z и i і i ї yi й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya ў u ә a ғ gh қ q ң ng ө o ү u ұ u һ h ј j љ lj њ nj ћ c ђ dj џ dz",
  ),
  ...pairs(
    "ا a آ a أ a إ i ٱ a ب b پ p ت t ٹ t ټ t ث th ج j چ ch ځ z څ ts ح h خ kh د d ڈ d ډ d ذ dh ر r ڑ r ړ r ز z ژ zh ږ zh س s ش sh ښ sh ص s ض dh ط t ظ z ع a غ gh ف f ق q ک k ك k گ g ګ g ل l م m ن n ں n ڼ n ۇ u ه h ھ h ہ h ة a ۀ e ی y ي y ى a ئ y ے e ې e ۍ i ؤ w ء",
  ),
};

function pairs(list: string): Record<string, string> {
  const parts = list.split(" ");
  return Object.fromEntries(parts.flatMap((letter, i) => (i % 2 === 0 ? [[letter, parts[i + 1] ?? ""]] : [])));
}
