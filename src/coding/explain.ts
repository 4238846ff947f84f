import { acledTypeOf, acledTypes } from "./acled.ts";
import { cameoRoots, ploverOfCameo } from "./cameo.ts";
import { modeNotes, ploverContexts, ploverScore, ploverType, ploverTypes, quads } from "./plover.ts";
import { bodies, sectors } from "./sector.ts";

/**
 * What a code means, in plain lines: a PLOVER type ("ASSAULT", "ASSAULT drone"), mode ("drone") or context ("terrorism"), a CAMEO
 * code ("19", "193"), an ACLED type or sub-type, an actor code or sector ("MIL", "ISRMIL"). Undefined for what is none of these.
 */
export function explainCode(code: string): string | undefined {
  const asked = code.trim();
  return (
    ofType(asked) ??
    ofMode(asked) ??
    ofContext(asked) ??
    ofCameo(asked) ??
    ofAcled(asked) ??
    ofActor(asked.toUpperCase())
  );
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

function ofCameo(asked: string): string | undefined {
  if (!/^\d{2,4}$/.test(asked)) return undefined;
  const name = cameoRoots[asked.slice(0, 2)];
  if (!name) return undefined;
  const plover = ploverOfCameo(asked);
  const to = plover
    ? `PLOVER ${plover.plover}${plover.mode ? ` ${plover.mode}` : ""}`
    : "no PLOVER type (statements are not coded)";
  return `${asked}: CAMEO ${asked.length === 2 ? "root" : `code under root ${asked.slice(0, 2)}`}, ${name}; ${to}`;
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

function ofActor(asked: string): string | undefined {
  const known = { ...sectors, ...bodies };
  if (Object.hasOwn(known, asked)) return `${asked}: actor ${asked in sectors ? "sector" : "body"}, ${known[asked]}`;
  if (!/^([A-Z]{3}){2,3}$/.test(asked)) return undefined;
  const [first = "", ...rest] = asked.match(/.{3}/g) ?? [];
  if (!rest.every((part) => Object.hasOwn(sectors, part))) return undefined;
  const who = bodies[first] ?? `country or organisation ${first}`;
  return `${asked}: actor code, ${[who, ...rest.map((part) => sectors[part])].join("; ")}`;
}
