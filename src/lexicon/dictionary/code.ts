import { bodies, sectors } from "../../coding/sector.ts";
import type { Kit } from "../../kit/kit.ts";
import { perKit } from "../../kit/kit.ts";

/** A CAMEO actor code as PLOVER has it: country or body, then one sector; either may be missing. */
export interface ActorCode {
  readonly land: string | undefined;
  readonly sector: string | undefined;
  /** What has no place in PLOVER: names of groups, faiths, regions. */
  readonly cut: readonly string[];
}

/** Undefined for what is no code at all (null codes "---", "###", broken ones). */
export function actorCode(code: string, kit: Kit): ActorCode | undefined {
  if (!/^~?([A-Z]{3})+$/.test(code)) return undefined;
  const parts = code.replace("~", "").match(/.{3}/g) ?? [];
  const lands = countries(kit);
  let land: string | undefined;
  let sector: string | undefined;
  const cut: string[] = [];
  for (const [k, part] of parts.entries()) {
    const place = LANDS[part] ?? (lands.has(part) ? part : Object.hasOwn(bodies, part) ? part : undefined);
    const role = ROLES[part] ?? (Object.hasOwn(sectors, part) ? part : undefined);
    // "IGOUNO", "IGOEUREEC": the body itself behind its kind
    if ((land === "IGO" || land === "NGO") && BODIES[part]) land = BODIES[part];
    else if (k === 0 && !code.startsWith("~") && place !== undefined && !REGIONS.has(part)) land = place;
    else if (k > 0 && land === undefined && place !== undefined && role === undefined && !REGIONS.has(part))
      land = place;
    else if (role !== undefined && sector === undefined) sector = role;
    else cut.push(part);
  }
  return { land, sector, cut };
}

const countries = perKit(
  (kit) =>
    new Set(
      (kit.lexicon.actors ?? []).flatMap(({ kind, code }) =>
        (kind === "state" || kind === "territory") && typeof code === "string" ? [code] : [],
      ),
    ),
);

/** Codes of countries that ISO has otherwise. */
const LANDS: Readonly<Record<string, string>> = {
  ROM: "ROU",
  PAL: "PSE",
  WSB: "PSE",
  GZS: "PSE",
  KSV: "KOS",
  ZAR: "COD",
  TMP: "TLS",
  SUD: "SDN",
  NGM: "NGO",
  BMU: "BMU",
};

const BODIES: Readonly<Record<string, string>> = { UNO: "UNO", EEC: "EUR", EUR: "EUR", EUC: "EUR" };

const REGIONS: ReadonlySet<string> = new Set(
  "AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WST WEU INT".split(" "),
);

/** Roles of CAMEO by PLOVER's sectors; MED is the media there and medicine here. */
const ROLES: Readonly<Record<string, string>> = {
  MED: "JRN",
  HLH: "MED",
  SEP: "REB",
  INS: "REB",
  RAD: "REB",
  HRI: "SOC",
  ENV: "SOC",
  PPL: "CVL",
  TOP: "ELI",
  SET: "CVL",
  CHR: "REL",
  MOS: "REL",
  MUS: "REL",
  JEW: "REL",
  BUD: "REL",
  HIN: "REL",
  SIK: "REL",
  CTH: "REL",
  DEV: "SOC",
};

/** "Abu Sayyaf Group" of "ABU_SAYYAF_GROUP_": capitals as news writes them. */
export function written(root: string): string {
  const words = root.replaceAll("_", " ").replace(/\s+/g, " ").trim().split(" ");
  return words.map((word, k) => (k > 0 && SMALL.has(word) ? word.toLowerCase() : wordOf(word, words.length))).join(" ");
}

function wordOf(word: string, count: number): string {
  // Alone and short or without a vowel, it is more likely letters than a name: "ETA", "PFLP".
  if (count === 1 && /^[A-Z]+$/.test(word) && (word.length <= 3 || !/[AEIOUY]/.test(word))) return word;
  if (/\d/.test(word) || /^[A-Z]\.?$/.test(word)) return word;
  return word
    .toLowerCase()
    .replace(
      /(^|[-/(])(mc(?=\p{L}{3})|o(?=['’]\p{L}))?(['’]?\p{L})/gu,
      (_, before: string, clan: string | undefined, letter: string) =>
        before + (clan ? clan[0]!.toUpperCase() + clan.slice(1) : "") + letter.toUpperCase(),
    )
    .replace(/-(al|el|ul|i|e|ad|as|de|of)-/gi, (part) => part.toLowerCase());
}

const SMALL: ReadonlySet<string> = new Set(
  "OF THE AND FOR IN ON AT TO FROM BY DE LA LE LES DU DES DEL DI DA Y E EL VAN VON DER BIN".split(" "),
);

/** Ids that neither the kit's section nor this import has. */
export function freshIds(kit: Kit, section: string): (text: string) => string {
  const taken = new Set((kit.lexicon[section] ?? []).map(({ id }) => id));
  return (text) => {
    const plain =
      text
        .normalize("NFD")
        .toLowerCase()
        .replace(/[\u0300-\u036f'’.]/g, "")
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-+|-+$/g, "") || "entry";
    let id = `my-${plain}`;
    for (let n = 2; taken.has(id); n++) id = `my-${plain}-${n}`;
    taken.add(id);
    return id;
  };
}
