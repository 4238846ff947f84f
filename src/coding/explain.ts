import { acledTypeOf, acledTypes } from "./acled.ts";
import { interactionOf, inters, precisions } from "./acled-codes.ts";
import { cameoRoots, ploverOfCameo } from "./cameo.ts";
import { cameoNames } from "./cameo-names.ts";
import { modeNotes, ploverContexts, ploverScore, ploverType, ploverTypes, type Quad, quads } from "./plover.ts";
import { bodies, sectors } from "./sector.ts";

/** The name of a country by its code of three letters. */
export type LandNames = (code: string) => string | undefined;

/**
 * What a code means, in plain lines: a PLOVER type ("ASSAULT", "ASSAULT drone"), mode ("drone"), context ("terrorism") or quad ("MX"), a CAMEO
 * code ("19", "193"), an ACLED type or sub-type, `inter` ("3"), interaction ("37") or precision ("time_precision 2"), an actor code or sector
 * ("MIL", "ISRMIL"). A number that is several things gives them all. Undefined for what is none of these.
 */
export function explainCode(code: string, landName?: LandNames): string | undefined {
  const asked = code.trim();
  const word =
    ofType(asked) ??
    ofMode(asked) ??
    ofContext(asked) ??
    ofQuad(asked.toUpperCase()) ??
    ofAcled(asked) ??
    ofActor(asked.toUpperCase(), landName);
  if (word !== undefined) return word;
  if (/^(inter[12]?|interaction)$/i.test(asked))
    return [
      "ACLED inter; interaction is two of them, the lower first (10: alone)",
      ...Object.entries(inters).map(([digit, who]) => `- ${digit}: ${who}`),
    ].join("\n");
  const numbers = [ofCameo(asked), ...ofInter(asked), ...ofPrecision(asked)].filter((each) => each !== undefined);
  return numbers.length > 0 ? numbers.join("\n") : undefined;
}

/** All codes that have a name of letters, for guessing what a mistyped one meant. */
export function codeNames(): readonly string[] {
  return [
    ...ploverTypes.flatMap(({ type, modes }) => [type, ...Object.keys(modes)]),
    ...Object.keys(ploverContexts),
    ...Object.entries(acledTypes).flatMap(([type, subtypes]) => [type, ...Object.keys(subtypes)]),
    ...Object.keys(sectors),
    ...Object.keys(bodies),
    ...Object.keys(quads),
    "time_precision",
    "geo_precision",
    "interaction",
  ];
}

function ofType(asked: string): string | undefined {
  const [name = "", mode] = asked.split(/[\s/:]+/);
  const held = ploverType(name.toUpperCase());
  if (!held) return undefined;
  if (mode !== undefined) return Object.hasOwn(held.modes, mode) ? modeLine(held.type, mode) : undefined;
  const modes = Object.entries(held.modes).map(([each, score]) => `${each} ${score}`);
  return [
    `${held.type}: ${held.name}`,
    `PLOVER 2.0 type, ${quads[held.quad]} (${held.quad}), score ${held.score}${held.needsRecipient ? ", needs a target" : ""}`,
    ...held.rules.map((rule) => `- ${rule}`),
    ...(modes.length ? [`modes: ${modes.join(", ")}`] : []),
  ].join("\n");
}

function ofMode(asked: string): string | undefined {
  const held = ploverTypes.filter((each) => Object.hasOwn(each.modes, asked.toLowerCase()));
  if (held.length === 0) return undefined;
  return held.map((each) => modeLine(each.type, asked.toLowerCase())).join("\n");
}

function modeLine(type: string, mode: string): string {
  const note = modeNotes[`${type} ${mode}`];
  return `${type} ${mode}: PLOVER 2.0 mode${note ? `, ${note}` : ""}, score ${ploverScore(type, mode)}`;
}

function ofContext(asked: string): string | undefined {
  const name = asked.toLowerCase().replace(/[\s-]/g, "_");
  const held = Object.hasOwn(ploverContexts, name) ? ploverContexts[name] : undefined;
  return held && `${name}: PLOVER 2.0 context, ${held}`;
}

function ofQuad(asked: string): string | undefined {
  if (!Object.hasOwn(quads, asked)) return undefined;
  const types = ploverTypes.filter(({ quad }) => quad === asked).map(({ type }) => type);
  return `${asked}: PLOVER quad, ${quads[asked as Quad]}: ${types.join(", ")}`;
}

function ofCameo(asked: string): string | undefined {
  const code = /^(?:cameo )?(\d{2,4})$/i.exec(asked)?.[1];
  if (code === undefined) return undefined;
  const root = Object.hasOwn(cameoRoots, code.slice(0, 2)) ? cameoRoots[code.slice(0, 2)] : undefined;
  const own = code.length === 2 ? root : Object.hasOwn(cameoNames, code) ? cameoNames[code] : undefined;
  if (!root || !own) return undefined;
  const above = code.length === 4 ? `${cameoNames[code.slice(0, 3)]}: ` : "";
  const plover = ploverOfCameo(code);
  const to = plover
    ? `PLOVER ${plover.plover}${plover.mode ? ` ${plover.mode}` : ""}`
    : "no PLOVER type (statements and appeals are not coded)";
  const kind = code.length === 2 ? "root" : `code under root ${code.slice(0, 2)} (${root})`;
  return `${code}: CAMEO ${kind}, ${above}${own}; ${to}`;
}

function ofAcled(asked: string): string | undefined {
  const wanted = asked.toLowerCase().replaceAll("_", " ");
  for (const [type, subtypes] of Object.entries(acledTypes)) {
    if (type.toLowerCase() === wanted)
      return [
        `${type}: ACLED event type`,
        ...Object.entries(subtypes).map(([name, note]) => `- ${name}: ${note}`),
      ].join("\n");
    for (const [name, note] of Object.entries(subtypes))
      if (name.toLowerCase() === wanted) return `${name}: ACLED sub-event type of ${acledTypeOf(name)}, ${note}`;
  }
  return undefined;
}

function ofInter(asked: string): (string | undefined)[] {
  const found = /^(?:acled )?(?:(inter(?:[12]|action)?) )?(\d{1,2})$/i.exec(asked);
  if (!found) return [];
  const [, field = "", digits = ""] = found;
  const one = Object.hasOwn(inters, digits) && !/action/i.test(field) ? inters[digits] : undefined;
  const pair = field === "" || /action/i.test(field) ? interactionOf(digits) : undefined;
  return [one && `${digits}: ACLED inter, ${one}`, pair && `${digits}: ACLED interaction, ${pair}`];
}

function ofPrecision(asked: string): string[] {
  const [, name = "", digit] = /^(?:([a-z][a-z_ ]*?) ?)?(\d)?$/i.exec(asked) ?? [];
  const wanted = name.toLowerCase().replaceAll(" ", "_");
  if (wanted === "" && digit === undefined) return [];
  return Object.entries(precisions).flatMap(([field, steps]) => {
    if (wanted !== "" && !field.toLowerCase().replaceAll(" ", "_").endsWith(wanted)) return [];
    if (digit !== undefined) return steps[digit] ? [`${digit}: ${field}, ${steps[digit]}`] : [];
    return [field, ...Object.entries(steps).map(([step, meaning]) => `- ${step}: ${meaning}`)];
  });
}

function ofActor(asked: string, landName: LandNames | undefined): string | undefined {
  if (Object.hasOwn(sectors, asked)) return `${asked}: actor sector, ${sectors[asked]}`;
  if (Object.hasOwn(bodies, asked)) return `${asked}: actor body, ${bodies[asked]}`;
  if (!/^([A-Z]{3}){1,3}$/.test(asked)) return undefined;
  const [first = "", ...rest] = asked.match(/.{3}/g) ?? [];
  const land = landName?.(first);
  if (rest.length === 0) return land && `${asked}: actor code, ${land}`;
  if (!rest.every((part) => Object.hasOwn(sectors, part))) return undefined;
  const who = Object.hasOwn(bodies, first) ? bodies[first] : Object.hasOwn(sectors, first) ? sectors[first] : land;
  if (who === undefined && landName) return undefined;
  return `${asked}: actor code, ${[who ?? `country or organisation ${first}`, ...rest.map((part) => sectors[part])].join("; ")}`;
}
