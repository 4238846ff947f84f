import type { Kit } from "../../kit/kit.ts";
import { section } from "../../kit/kit.ts";
import type { AgentEntry } from "../../mention/agent.ts";
import { list } from "../../mention/entity.ts";
import { actorCode, freshIds } from "./code.ts";
import { bare, type Line, type Made } from "./dictionary.ts";
import type { Leaving } from "./report.ts";

/** Agents: "FARMER [~AGR]", "THIEF {THIEVES} [~CRM]", and sets that stand in for one another: "!PERSON! = MAN, WOMAN". */
export function agentsOf(lines: readonly Line[], kit: Kit, out: Leaving): { entries: Made[]; seen: number } {
  const fresh = freshIds(kit, "agents");
  const known = new Map(
    section<AgentEntry>(kit, "agents").flatMap(({ noun, also, plural, sector }) =>
      [noun, ...list(also), ...list(plural)].map((each) => [each.toLowerCase(), sector] as const),
    ),
  );
  const sets = new Map<string, readonly string[]>();
  const entries: Made[] = [];
  let seen = 0;
  for (const { text, at } of lines) {
    const line = bare(text);
    if (line === "") continue;
    const set = /^!([^!]+)!\s*=\s*(.*)$/.exec(line);
    if (set) {
      sets.set(
        set[1]!,
        set[2]!
          .split(",")
          .map((word) => word.trim())
          .filter((word) => word !== ""),
      );
      continue;
    }
    seen++;
    const found = /^([^[\]{}]+)(?:\{([^{}]*)\}\s*)?\[\s*(~?[A-Z]+)\s*\]$/.exec(line);
    if (!found) {
      const reason = line.includes("[") ? "a line that cannot be read" : "a noun without a code";
      out.none(reason, at, text);
      continue;
    }
    const code = actorCode(found[3]!.startsWith("~") ? found[3]! : `~${found[3]}`, kit);
    const sector = code?.sector ?? /^~?(IGO|NGO|MNC|IMG)/.exec(found[3]!)?.[1];
    if (!code || sector === undefined) {
      out.none("a code that has no sector in PLOVER", at, text);
      continue;
    }
    for (const part of code.cut) if (part !== sector) out.part(`"${part}" of a code has no place in PLOVER`, at, text);
    const nouns = expanded(found[1]!, sets);
    if (typeof nouns === "string") {
      out.none(nouns, at, text);
      continue;
    }
    if (nouns.length === 0) {
      out.none("a noun without letters", at, text);
      continue;
    }
    const unknown = nouns.filter((noun) => !known.has(noun) || known.get(noun) !== sector);
    if (unknown.length === 0) {
      out.none("known already, with the same sector", at, text);
      continue;
    }
    const [noun, ...also] = unknown;
    const plural = (found[2] ?? "")
      .split(/[\s,]+/)
      .filter((each) => each !== "")
      .map(plain);
    const isPerson = PERSON.test(noun!);
    entries.push({
      section: "agents",
      id: fresh(noun!),
      noun: noun!,
      ...(also.length > 0 && { also }),
      ...(plural.length > 0 && { plural }),
      type: typeOf(sector, isPerson),
      sector,
      speaks: "yes",
      person: isPerson ? "yes" : "no",
    });
  }
  return { entries, seen };
}

type Sets = ReadonlyMap<string, readonly string[]>;

const MOST_NOUNS = 500;
const DEEPEST = 20;

/** The nouns of a line with its sets put in: "POLICE!PERSON!" is policeman and policewoman. A text says why it cannot be done. */
function expanded(text: string, sets: Sets): string[] | string {
  const texts = filled(text, sets, []);
  return typeof texts === "string" ? texts : [...new Set(texts.map(plain))].filter((noun) => noun !== "");
}

/** `within`: the sets whose words are being filled in. */
function filled(text: string, sets: Sets, within: readonly string[]): string[] | string {
  const pieces = text.split(/!([^!]+)!/);
  let texts = [""];
  for (const [k, piece] of pieces.entries()) {
    const endings = k % 2 === 0 ? [piece] : wordsOfSet(piece, sets, within);
    if (typeof endings === "string") return endings;
    if (texts.length * endings.length > MOST_NOUNS) return `sets that make more than ${MOST_NOUNS} nouns`;
    texts = texts.flatMap((before) => endings.map((ending) => before + ending));
  }
  return texts;
}

function wordsOfSet(name: string, sets: Sets, within: readonly string[]): string[] | string {
  if (within.includes(name)) return "a set that holds itself";
  if (within.length >= DEEPEST) return "sets within sets, too deep";
  const words = sets.get(name);
  // an empty set would make no noun of a line
  if (!words || words.length === 0) return "a set that is not defined";
  const out: string[] = [];
  for (const word of words) {
    const own = filled(word, sets, [...within, name]);
    if (typeof own === "string") return own;
    out.push(...own);
    if (out.length > MOST_NOUNS) return `sets that make more than ${MOST_NOUNS} nouns`;
  }
  return out;
}

function plain(text: string): string {
  return text.replaceAll("_", " ").replace(/\s+/g, " ").trim().toLowerCase();
}

/** Does the last word of a noun mean people? By whole words and by endings; endings that things and bodies have too go by their words. */
const PERSON = new RegExp(
  `(${[
    "\\b(man|men|woman|women|person|people|child|children|king|queen|prince|president|chief|judge|priest|monk|bishop|imam|rebel|pilot|envoy|deputy|general|captain|thief|guard|nurse|citizen|official|hostage|doctor|mayor)",
    "\\B(man|men|woman|women|person|people)(?<!\\b(?:ger|hu|ro|otto)man|\\b(?:regi|speci)men)",
    "\\B(ist|ian|eer)(?<!\\b(?:list|mist|blacklist|checklist|watchlist|career|beer|deer|steer))",
    "\\B(er|or)(?<!\\b(?:center|newspaper|paper|charter|chapter|chamber|tower|river|water|power|order|border|quarter|headquarter|tanker|carrier|freighter|cruiser|destroyer|bomber|helicopter|theater|computer|register|shelter|cluster|number|letter|corner|barrier|pier|winter|summer|dinner|container|trailer|bunker|crater|banner|disaster|matter|timber|sector|corridor|motor|reactor|tractor|door|floor|harbor|labor|error|color|honor|interior|terror|horror|factor|meteor|odor|armor|vapor|tremor|tenor|equator))",
    "\\b(student|agent|patient|dissident|resident|correspondent|superintendent|opponent|insurgent|adolescent|client|parent|grandparent|regent|delinquent|adherent|proponent|exponent|dependent)",
    "\\b(merchant|combatant|militant|immigrant|emigrant|migrant|assistant|applicant|accountant|lieutenant|sergeant|servant|inhabitant|participant|consultant|commandant|informant|infant|tenant|peasant|occupant|defendant|claimant|attendant|adjutant|aspirant|celebrant|registrant|protestant|entrant)",
    "\\b(refugee|employee|trainee|detainee|evacuee|internee|escapee|nominee|returnee|draftee|appointee|devotee|deportee|conscriptee|amputee|parolee|trustee|retiree|attendee|inductee|absentee|licensee|referee)",
  ].join("|")})$`,
);

function typeOf(sector: string, isPerson: boolean): string {
  switch (sector) {
    case "MIL":
      return "military";
    case "COP":
    case "SPY":
      return "police";
    case "REB":
    case "UAF":
    case "PRM":
    case "CRM":
      return "armed-group";
    case "GOV":
    case "LEG":
    case "JUD":
      return isPerson ? "role" : "government";
    case "PTY":
    case "OPP":
      return isPerson ? "role" : "party";
    case "JRN":
      return isPerson ? "role" : "outlet";
    default:
      return isPerson ? "civilians" : "organisation";
  }
}
