/** How the names of a country are romanised: what is written in several ways for one sound, and what is easily taken for another. */
export interface Tongue {
  readonly countries: string;
  /** Done to each word before its sounds are read; the letters are folded and lower case. Capitals are sounds (see soundsOf). */
  readonly words: readonly (readonly [written: RegExp, sound: string])[];
  /** Pairs of sounds as costs of taking the one for the other, over those all countries share (see sound-distance.ts). */
  readonly swaps: readonly (readonly [cost: number, pairs: string])[];
  /** Letters that other languages give to another sound: a name with one is read both ways. */
  readonly otherwise?: readonly (readonly [letter: string, other: string])[];
  /** Sounds that are often left out, at the cost of it. */
  readonly gaps: readonly (readonly [cost: number, sounds: string])[];
}

/** The tongue of a country (alpha-3); one without rules where there is none of its own. */
export function tongueOf(country: string): Tongue {
  return BY_COUNTRY.get(country) ?? PLAIN;
}

const PLAIN: Tongue = { countries: "", words: [], swaps: [], gaps: [] };

/** Vowels and diphthongs that Arabic, Persian and their neighbours share, and the ending -a. */
const DIPHTHONGS: Tongue["words"] = [
  [/ou(?=[aei])|oo(?=a)/g, "w"],
  [/ou|oo/g, "u"],
  [/ee/g, "i"],
  [/(?<=[aei])u(?=[aeiou])/g, "w"],
  [/[ae]yy?[ie](?=[^aeiouy])|a[iy](?![aeiouy])|e[iy](?![aeiouy])/g, "e"],
  [/aw(?![aeiouw])|au|ow(?![aeiouw])/g, "o"],
];

const TONGUES: readonly Tongue[] = [
  {
    // Arabic, and French and Italian ears.
    countries: "SYR IRQ YEM LBN SDN LBY EGY PSE JOR SAU OMN KWT QAT ARE BHR DZA TUN MAR MRT ESH SSD TCD DJI",
    words: [
      [/^(?:al|el)(?=[bcdfghjklmnpqrstwyz][a-z]{4})/, ""],
      [/^[aeiu](?=([tdrzsn])\1)/, ""],
      [/^(?:oued|oueds|ouadi|wad|wadi)$/, "wadi"],
      [/^(?:bou|bu|abou)$/, "abu"],
      [/^(?:oum|om|em|im|umm)$/, "um"],
      [/^(?:ouled|oulad|ulad|awlad)$/, "ulad"],
      ...DIPHTHONGS,
      [/(?:i+y*|y+)(?:ah?|eh?|at|et)$/, "ya"],
      [/(?<=[^aeiouy])(?:ah|eh|e|at|et)$/, "a"],
    ],
    swaps: [
      [0.05, "tT dD qk vw"],
      [0.1, "ou ei ae CS Kh Gg gj"],
      [0.15, "Dz Ts Kk kK qg zs"],
      [0.25, "dz sS TD"],
    ],
    gaps: [
      [0.25, "h"],
      [0.7, "q"],
    ],
  },
  {
    // Persian, Pashto, Kurdish.
    countries: "IRN AFG TJK",
    words: [...DIPHTHONGS, [/(?:i+y*|y+)(?:ah?|eh?)$/, "ye"], [/(?<=[^aeiouy])(?:ah|eh|a)$/, "e"]],
    swaps: [
      [0.05, "vw qG"],
      [0.1, "ou ei ae qk Kk Gg GK dD tT"],
      [0.15, "ao ie jZ"],
      [0.25, "qg kg sS zs"],
    ],
    gaps: [[0.25, "h"]],
  },
  {
    // Ukrainian and Russian, in English, French, German and Polish letters.
    countries: "UKR RUS BLR KAZ KGZ BGR MDA SRB MKD BIH MNE",
    words: [
      [/schtsch|chtch|stch|shch|szcz/g, "S"],
      [/tsch|tch|cz/g, "C"],
      [/sch|szc/g, "S"],
      [/dzh|dj|dsch/g, "dZ"],
      // What Ukrainian and Russian have each their way: the first letter of Greek names, full and short vowels, n before st.
      [/^myk(?!h)/, "nik"],
      [/(?<=[bcdghkmpstvz])olo(?=[bcdghkmnprstvz][aeiouy])/g, "la"],
      [/(?<=[aeiouy])n(?=st)/g, ""],
      [/^vu/, "u"],
      [/ou/g, "u"],
      [/w/g, "v"],
      [/j(?=[aeiou])|(?<=[aeiouy])j/g, "y"],
      [/(?:oye|oie|oe|eye|ee|iye)$/, "e"],
      [/(?:aya|aia|yaya|iaia|aa)$/, "a"],
      [/(?:yyy|iyy|iyi|yy|iy|yi|ii|oy|oi|ey|ei|i)$/, "y"],
      [/(?<=[bcdfghklmnprstvzSC])(?:io|yo)/g, "e"],
      [/(?<=[aoui])yi/g, "i"],
      [/(?:iy|yi|i|y)e/g, "e"],
      [/i(?=[aou])/g, "y"],
    ],
    otherwise: [["j", "zh"]],
    swaps: [
      [0.05, "iy Kh"],
      [0.1, "hg ei eo oi ey KC Zj"],
      [0.15, "ao cX zX CS Sk sz"],
      [0.2, "ai zs jd"],
      [0.3, "Xt zd lu yZ"],
    ],
    gaps: [
      [0.15, "y"],
      [0.6, "h"],
    ],
  },
  {
    // Letters with marks lost or spelled out, and the names before 1928.
    countries: "TUR AZE CYP TKM UZB",
    words: [
      [/ou|oo/g, "u"],
      [/ee/g, "i"],
      [/w/g, "v"],
    ],
    swaps: [
      [0.05, "cj sS cC gG kq Kh iy vw"],
      [0.1, "ou ei ui Cj CS sz"],
      [0.2, "ay dt bp gk gy ae ia zS"],
    ],
    gaps: [
      [0.3, "g"],
      [0.2, "hG"],
    ],
  },
  {
    // Hindi, Urdu and their neighbours.
    countries: "IND PAK BGD NPL LKA BTN",
    words: [
      [/(?:poor|pore|pour|pura|pora)$/, "pur"],
      [/(?:uru|ore|oor|our)$/, "ur"],
      [/(?:gar[dh]*|gadh?)$/, "gar"],
      [/nagara$/, "nagar"],
      [/^(?:thiru|tiru|tri)/, "tiru"],
      [/^(?:shri|siri|sri)/, "sri"],
      [/chh/g, "C"],
      [/ph/g, "p"],
      [/ou|oo/g, "u"],
      [/ee/g, "i"],
      [/a[iey](?![aeiouy])|e[iy](?![aeiouy])/g, "e"],
      [/aw(?![aeiouw])|au|ow(?![aeiouw])/g, "o"],
      [/(?<=[^aeiouy])ah$/, "a"],
      [/x/g, "kS"],
      [/w/g, "v"],
    ],
    swaps: [
      [0.05, "Kk Gg tT dD vw"],
      [0.1, "sS zj qk ou ei ae kc Cc"],
      [0.2, "vb fp Cj CS jZ uv ov"],
      [0.3, "rd rD gk td tD jg lr"],
    ],
    gaps: [
      [0.1, "h"],
      [0.2, "y"],
    ],
  },
  {
    // Burmese: aspirates, r that only lengthens, syllables apart or together; Shan and Mon names follow.
    countries: "MMR",
    words: [
      [/(?:aing|aine|ine|ain|ein)$/, "en"],
      [/h(?=[ptkslmnw])/g, ""],
      [/th/g, "T"],
      [/(?<=[ptksg])h(?=[aeiouyw])/g, ""],
      [/(?:ky|gy|ch|j)(?=[aeiou])i?/g, "C"],
      [/(?<=[aeo])r(?![aeiouy])/g, ""],
      [/aw|au|ow|oa/g, "o"],
      [/oo|ou/g, "u"],
      [/ay|ai|ei|ey|ae/g, "e"],
      [/ee/g, "i"],
    ],
    swaps: [
      [0.1, "Ts ou ei ao uw dt bp gk"],
      [0.2, "ae Tt vw tk Cs sz Ck Cz CS"],
      [0.3, "rl ry fp wb mn"],
    ],
    gaps: [
      [0.15, "h"],
      [0.25, "y"],
      [0.4, "kt"],
    ],
  },
  {
    // Amharic and Tigrinya.
    countries: "ETH ERI",
    words: [
      [/ou|oo/g, "u"],
      [/ee|ie/g, "e"],
      [/a[iy](?![aeiouy])|e[iy](?![aeiouy])/g, "e"],
    ],
    swaps: [
      [0.05, "qk"],
      [0.1, "ei ae ou ck Xs xs tT sS jZ ai"],
      [0.15, "ey iy uw gj Cc XT vb"],
    ],
    gaps: [[0.15, "hyw"]],
  },
  {
    // Somali spelling: x and c are the Arabic consonants that English leaves out.
    countries: "SOM",
    words: [
      [/x/g, "h"],
      [/c(?!h)/g, ""],
      [/kh/g, "k"],
      [/dh/g, "d"],
      [/ou|oo/g, "u"],
      [/ee/g, "i"],
      [/ay|ai|ei|ey/g, "e"],
      [/aw|au|ow/g, "o"],
    ],
    swaps: [[0.1, "qk qg ou ei ae Ck sS"]],
    gaps: [[0.2, "hyw"]],
  },
  {
    // Hausa, Kanuri, Fulani, Yoruba, Igbo, Mande; English and French ears.
    countries: "NGA NER MLI BFA CMR BEN TGO GHA CIV SEN GIN CAF SLE LBR GMB GNB COD COG",
    words: [
      [/gu(?=[ei])/g, "g"],
      [/ou(?=[aei])|oo(?=a)/g, "w"],
      [/ou|oo/g, "u"],
      [/ee/g, "i"],
      [/a[iy](?![aeiouy])|e[iy](?![aeiouy])/g, "e"],
    ],
    swaps: [
      [0.1, "sS ou ei uw ck iy CS Cc jZ"],
      [0.2, "qk sz ae gk kK"],
      [0.2, "XC"],
      [0.3, "bp fp fh vb td lr"],
    ],
    gaps: [[0.2, "hyw"]],
  },
];

const BY_COUNTRY = new Map(
  TONGUES.flatMap((tongue) => tongue.countries.split(" ").map((country) => [country, tongue] as const)),
);
