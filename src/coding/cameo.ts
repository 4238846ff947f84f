/** The 20 roots of CAMEO, and how they map to PLOVER. Codes are text: the leading zero counts. */
export const cameoRoots: Readonly<Record<string, string>> = {
  "01": "make a public statement",
  "02": "appeal",
  "03": "express intent to cooperate",
  "04": "consult",
  "05": "engage in diplomatic cooperation",
  "06": "engage in material cooperation",
  "07": "provide aid",
  "08": "yield",
  "09": "investigate",
  "10": "demand",
  "11": "disapprove",
  "12": "reject",
  "13": "threaten",
  "14": "protest",
  "15": "exhibit military posture",
  "16": "reduce relations",
  "17": "coerce",
  "18": "assault",
  "19": "fight",
  "20": "use unconventional mass violence",
};

export interface PloverCode {
  readonly plover: string;
  readonly mode?: string;
}

/** CAMEO -> PLOVER by the longest prefix that is listed (decisions: docs/decisions/0003-ontology-codes.md). 01 and 02 have no counterpart. */
const toPlover: Readonly<Record<string, PloverCode | null>> = {
  "01": null,
  "02": null,
  "03": { plover: "AGREE" },
  "04": { plover: "CONSULT" },
  "042": { plover: "CONSULT", mode: "visit" },
  "043": { plover: "CONSULT", mode: "visit" },
  "045": { plover: "CONSULT", mode: "third-party" },
  "041": { plover: "CONSULT", mode: "phone" },
  "044": { plover: "CONSULT", mode: "multilateral" },
  "05": { plover: "SUPPORT" },
  "055": { plover: "CONCEDE" },
  "056": { plover: "CONCEDE" },
  "06": { plover: "COOPERATE" },
  "07": { plover: "AID" },
  "08": { plover: "CONCEDE" },
  "0813": { plover: "RETREAT", mode: "release" },
  "0814": { plover: "RETREAT" },
  "084": { plover: "RETREAT", mode: "release" },
  "085": { plover: "RETREAT" },
  "086": { plover: "RETREAT", mode: "access" },
  "087": { plover: "RETREAT", mode: "withdraw" },
  "0871": { plover: "RETREAT", mode: "ceasefire" },
  "0873": { plover: "RETREAT", mode: "disarm" },
  "09": { plover: "ACCUSE", mode: "investigate" },
  "10": { plover: "REQUEST" },
  "103": { plover: "REQUEST", mode: "assist" },
  "104": { plover: "REQUEST", mode: "change" },
  "105": { plover: "REQUEST", mode: "yield" },
  "106": { plover: "REQUEST", mode: "meet" },
  "11": { plover: "ACCUSE" },
  "111": { plover: "ACCUSE", mode: "disapprove" },
  "112": { plover: "ACCUSE", mode: "allege" },
  "114": { plover: "ACCUSE", mode: "disapprove" },
  "115": { plover: "ACCUSE", mode: "allege" },
  "116": { plover: "SANCTION", mode: "convict" },
  "12": { plover: "REJECT" },
  "122": { plover: "REJECT", mode: "assist" },
  "123": { plover: "REJECT", mode: "change" },
  "124": { plover: "REJECT", mode: "yield" },
  "125": { plover: "REJECT", mode: "meet" },
  "126": { plover: "REJECT", mode: "meet" },
  "13": { plover: "THREATEN" },
  "1312": { plover: "THREATEN", mode: "relations" },
  "1313": { plover: "THREATEN", mode: "relations" },
  "132": { plover: "THREATEN", mode: "restrict" },
  "134": { plover: "THREATEN", mode: "relations" },
  "136": { plover: "THREATEN", mode: "expel" },
  "137": { plover: "THREATEN", mode: "violence" },
  "138": { plover: "THREATEN", mode: "violence" },
  "1381": { plover: "THREATEN", mode: "restrict" },
  "1382": { plover: "THREATEN", mode: "territory" },
  "14": { plover: "PROTEST" },
  "141": { plover: "PROTEST", mode: "demo" },
  "142": { plover: "PROTEST", mode: "hunger" },
  "143": { plover: "PROTEST", mode: "strike" },
  "144": { plover: "PROTEST", mode: "obstruct" },
  "145": { plover: "PROTEST", mode: "riot" },
  "15": { plover: "MOBILIZE" },
  "151": { plover: "MOBILIZE", mode: "police" },
  "152": { plover: "MOBILIZE", mode: "troops" },
  "153": { plover: "MOBILIZE", mode: "police" },
  "154": { plover: "MOBILIZE", mode: "troops" },
  "16": { plover: "SANCTION" },
  "161": { plover: "SANCTION", mode: "discontinue" },
  "163": { plover: "SANCTION", mode: "discontinue" },
  "162": { plover: "SANCTION", mode: "discontinue" },
  "166": { plover: "SANCTION", mode: "expel" },
  "17": { plover: "COERCE" },
  "171": { plover: "COERCE", mode: "seize" },
  "1712": { plover: "ASSAULT", mode: "destroy" },
  "172": { plover: "COERCE", mode: "restrict" },
  "1723": { plover: "COERCE", mode: "curfew" },
  "1724": { plover: "COERCE", mode: "martial-law" },
  "173": { plover: "COERCE", mode: "arrest" },
  "174": { plover: "COERCE", mode: "deport" },
  "175": { plover: "ASSAULT", mode: "crowd-control" },
  "176": { plover: "COERCE", mode: "cyber" },
  "18": { plover: "ASSAULT" },
  "181": { plover: "ASSAULT", mode: "abduct" },
  "182": { plover: "ASSAULT", mode: "beat" },
  "1821": { plover: "ASSAULT", mode: "sexual" },
  "1822": { plover: "ASSAULT", mode: "torture" },
  "1823": { plover: "ASSAULT" },
  "183": { plover: "ASSAULT", mode: "explosives" },
  "1831": { plover: "ASSAULT", mode: "suicide-attack" },
  "185": { plover: "ASSAULT", mode: "targeted" },
  "186": { plover: "ASSAULT", mode: "targeted" },
  "19": { plover: "ASSAULT" },
  "191": { plover: "COERCE", mode: "restrict" },
  "192": { plover: "COERCE", mode: "seize" },
  "193": { plover: "ASSAULT", mode: "firearms" },
  "194": { plover: "ASSAULT", mode: "heavy-weapons" },
  "195": { plover: "ASSAULT", mode: "aerial" },
  "1952": { plover: "ASSAULT", mode: "drone" },
  "20": { plover: "ASSAULT" },
  "201": { plover: "ASSAULT", mode: "targeted" },
  "202": { plover: "ASSAULT", mode: "targeted" },
  "203": { plover: "ASSAULT", mode: "targeted" },
  "204": { plover: "ASSAULT", mode: "unconventional" },
};

/** PLOVER of a CAMEO code ("193", "0871"); undefined for statements (01, 02) and for what is no CAMEO code. */
export function ploverOfCameo(cameo: string): PloverCode | undefined {
  if (!cameoRoots[cameo.slice(0, 2)]) return undefined;
  for (let length = cameo.length; length >= 2; length--) {
    const held = toPlover[cameo.slice(0, length)];
    if (held !== undefined) return held ?? undefined;
  }
  return undefined;
}

const rootOfType: Readonly<Record<string, string>> = {
  AGREE: "03",
  CONSULT: "04",
  SUPPORT: "05",
  CONCEDE: "08",
  COOPERATE: "06",
  AID: "07",
  RETREAT: "08",
  REQUEST: "10",
  ACCUSE: "11",
  REJECT: "12",
  THREATEN: "13",
  PROTEST: "14",
  SANCTION: "16",
  MOBILIZE: "15",
  COERCE: "17",
  ASSAULT: "19",
};

/** Assaults on persons are CAMEO 18, fights with military weapons 19, unconventional ones 20. */
const rootOfMode: Readonly<Record<string, string>> = {
  "ACCUSE investigate": "09",
  "COERCE seize territory": "19",
  "ASSAULT abduct": "18",
  "ASSAULT beat": "18",
  "ASSAULT torture": "18",
  "ASSAULT sexual": "18",
  "ASSAULT targeted": "18",
  "ASSAULT primitive": "18",
  "ASSAULT explosives": "18",
  "ASSAULT suicide-attack": "18",
  "ASSAULT crowd-control": "17",
  "ASSAULT unconventional": "20",
};

/** The CAMEO root of a PLOVER code. Throws RangeError for a type that is none of the 16. */
export function cameoOf(plover: string, mode?: string, context: readonly string[] = []): string {
  const root = rootOfType[plover];
  if (!root) throw new RangeError(`no PLOVER type: ${plover}`);
  if (mode !== undefined && context.includes("territory")) {
    const special = rootOfMode[`${plover} ${mode} territory`];
    if (special) return special;
  }
  return (mode === undefined ? undefined : rootOfMode[`${plover} ${mode}`]) ?? root;
}
