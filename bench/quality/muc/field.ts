import type { Role } from "./judge.ts";

/** A slot whose fills are of a closed list, and the roles whose fillers it speaks of. */
export interface Field {
  readonly slot: string;
  readonly of: readonly Role[];
  /** The slots of the keys whose strings the fillers are. */
  readonly strings: readonly string[];
  readonly values: readonly string[];
}

export const FIELDS: readonly Field[] = [
  {
    slot: "instr_type",
    of: ["Weapon"],
    strings: ["instr_id"],
    values:
      "BOMB,GUN,DYNAMITE,EXPLOSIVE,MACHINE GUN,VEHICLE BOMB,MORTAR,RIFLE,GRENADE,AERIAL BOMB,MOLOTOV COCKTAIL,ROCKET,CUTTING DEVICE,MINE,MISSILE".split(
        ",",
      ),
  },
  {
    slot: "org_conf",
    of: ["PerpOrg"],
    strings: ["perp_org"],
    values:
      "REPORTED AS FACT,SUSPECTED OR ACCUSED,SUSPECTED OR ACCUSED BY AUTHORITIES,CLAIMED OR ADMITTED,POSSIBLE".split(
        ",",
      ),
  },
  {
    slot: "phys_type",
    of: ["Target"],
    strings: ["phys_id"],
    values:
      "COMMERCIAL,OTHER,TRANSPORT VEHICLE,ENERGY,GOVERNMENT OFFICE OR RESIDENCE,ORGANIZATION OFFICE,COMMUNICATIONS,FINANCIAL,CIVILIAN RESIDENCE,DIPLOMAT OFFICE OR RESIDENCE,TRANSPORTATION ROUTE,POLITICAL FIGURE OFFICE OR RESIDENCE,LAW ENFORCEMENT FACILITY".split(
        ",",
      ),
  },
  { slot: "phys_effect", of: ["Target"], strings: ["phys_id"], values: "SOME DAMAGE,DESTROYED,NO DAMAGE,".split(",") },
  {
    slot: "hum_type",
    of: ["Victim", "Described"],
    strings: ["hum_name", "hum_desc"],
    values:
      "CIVILIAN,POLITICAL FIGURE,GOVERNMENT OFFICIAL,LAW ENFORCEMENT,LEGAL OR JUDICIAL,ACTIVE MILITARY,SECURITY GUARD,FORMER GOVERNMENT OFFICIAL,DIPLOMAT,FORMER ACTIVE MILITARY".split(
        ",",
      ),
  },
  {
    slot: "hum_effect",
    of: ["Victim", "Described"],
    strings: ["hum_name", "hum_desc"],
    values: "DEATH,INJURY,NO INJURY OR DEATH,NO INJURY,REGAINED FREEDOM,".split(","),
  },
];

/** All values of all fields in order: what the model of the fields answers. */
export const FIELD_ANSWERS: readonly string[] = FIELDS.flatMap(({ slot, values }) =>
  values.map((value) => `${slot} ${value}`),
);

/** The value of each field the chances speak for; "" is none. */
export function fieldValue(field: Field, chances: readonly number[]): string {
  const from = FIELD_ANSWERS.indexOf(`${field.slot} ${field.values[0]!}`);
  const own = chances.slice(from, from + field.values.length);
  return field.values[own.indexOf(Math.max(...own))]!;
}
