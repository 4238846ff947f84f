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
    const found = /^([^[\]{}]+?)\s*(?:\{([^{}]*)\})?\s*\[\s*(~?[A-Z]+)\s*\]$/.exec(line);
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
    if (!nouns) {
      out.none("a set that is not defined", at, text);
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

/** The nouns of a line with its sets put in: "POLICE!PERSON!" is policeman and policewoman. Undefined for a set nobody defined. */
function expanded(text: string, sets: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const found = /!([^!]+)!/.exec(text);
  if (!found) return [plain(text)];
  return sets.get(found[1]!)?.flatMap((word) => expanded(text.replace(found[0], word), sets) ?? []);
}

function plain(text: string): string {
  return text.replaceAll("_", " ").replace(/\s+/g, " ").trim().toLowerCase();
}

const PERSON =
  /(er|or|ist|ian|man|men|woman|women|person|people|ant|ent|ee|eer|child|children|king|queen|prince|president|chief|judge|priest|monk|bishop|imam|rebel|refugee|migrant|pilot|envoy|deputy|general|captain|thief|guard|nurse|student|patient|citizen|official|hostage|doctor|mayor)$/;

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
