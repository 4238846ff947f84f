/** ACLED's event types and their sub-types, with what each means. */
export const acledTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Battles: {
    "Armed clash": "organised armed groups fight",
    "Government regains territory": "state forces take back ground from an armed group",
    "Non-state actor overtakes territory": "an armed group takes ground",
  },
  "Explosions/Remote violence": {
    "Chemical weapon": "a chemical weapon is used",
    "Air/drone strike": "air-delivered weapons, manned or not",
    "Suicide bomb": "the bearer of the bomb dies",
    "Shelling/artillery/missile attack": "artillery, mortars, missiles, rockets, tanks",
    "Remote explosive/landmine/IED": "a bomb or mine goes off",
    Grenade: "a grenade is thrown",
  },
  "Violence against civilians": {
    "Sexual violence": "sexual violence against civilians",
    Attack: "civilians are attacked by an armed group",
    "Abduction/forced disappearance": "civilians are taken away",
  },
  Protests: {
    "Peaceful protest": "a protest that meets no force",
    "Protest with intervention": "a peaceful protest is broken up",
    "Excessive force against protesters": "peaceful protesters are badly hurt or killed",
  },
  Riots: {
    "Violent demonstration": "demonstrators use violence",
    "Mob violence": "a crowd attacks people or property",
  },
  "Strategic developments": {
    Agreement: "armed parties agree: ceasefire, prisoner exchange, peace deal",
    Arrests: "mass or important arrests",
    "Change to group/activity": "forces move, form, split, withdraw",
    "Disrupted weapons use": "an attack is foiled, weapons are seized or shot down",
    "Headquarters or base established": "a base or checkpoint is set up",
    "Looting/property destruction": "property is looted or destroyed without people being attacked",
    "Non-violent transfer of territory": "ground changes hands without a fight",
    Other: "strategically important, none of the above",
  },
};

/** The event type a sub-type belongs to. */
export function acledTypeOf(subtype: string): string | undefined {
  return Object.entries(acledTypes).find(([, subtypes]) => subtype in subtypes)?.[0];
}

/** What the derivation looks at beside the code: who acts, against whom, with what. */
export interface AcledEvidence {
  /** Types as in ActorMention.type, or PLOVER sectors in lower case. */
  readonly actors?: readonly string[];
  readonly targets?: readonly string[];
  /** Lexicon ids of weapons: "drone", "grenade". */
  readonly weapons?: readonly string[];
  /** Two sides of fighters, neither only suffering. */
  readonly twoSided?: boolean;
}

/** The ACLED sub-type of a PLOVER code: our proposal, ACLED publishes no such table. Undefined where ACLED records nothing of the kind. */
export function acledOf(
  plover: string,
  mode: string | undefined,
  context: readonly string[],
  evidence: AcledEvidence = {},
): string | undefined {
  switch (plover) {
    case "ASSAULT":
      return assault(mode, context, evidence);
    case "COERCE":
      if (context.includes("territory") && mode === "seize") return ground(evidence);
      if (mode === "arrest") return "Arrests";
      if (mode === "seize") return evidence.weapons?.length ? "Disrupted weapons use" : "Looting/property destruction";
      return "Other";
    case "PROTEST":
      return mode === "riot" || mode === "vandalize" ? "Violent demonstration" : "Peaceful protest";
    case "MOBILIZE":
      return context.includes("territory") ? "Headquarters or base established" : "Change to group/activity";
    case "RETREAT":
      if (mode === "ceasefire") return "Agreement";
      if (mode === "withdraw")
        return context.includes("territory") ? "Non-violent transfer of territory" : "Change to group/activity";
      return mode === "disarm" || mode === "release" ? "Other" : undefined;
    default:
      return undefined;
  }
}

const fighters = new Set(["state", "government", "military", "police", "armed-group"]);

function assault(mode: string | undefined, context: readonly string[], evidence: AcledEvidence): string {
  const { targets = [], weapons = [] } = evidence;
  const onCivilians = targets.some((type) => type === "civilians" || type === "person" || type === "role");
  if (mode === "unconventional" || context.includes("cbrn")) return "Chemical weapon";
  if (mode === "sexual") return "Sexual violence";
  if (mode === "abduct") return "Abduction/forced disappearance";
  if (mode === "crowd-control") return "Protest with intervention";
  if (mode === "suicide-attack") return "Suicide bomb";
  if (mode === "aerial" || mode === "drone" || weapons.includes("drone")) return "Air/drone strike";
  if (weapons.includes("grenade")) return "Grenade";
  if (mode === "heavy-weapons") return "Shelling/artillery/missile attack";
  if (mode === "explosives") return "Remote explosive/landmine/IED";
  if (mode === "destroy") return "Looting/property destruction";
  if (mode === "targeted" || mode === "torture" || mode === "beat" || mode === "primitive") return "Attack";
  if (context.includes("territory") && !evidence.twoSided) return ground(evidence);
  return onCivilians ? "Attack" : "Armed clash";
}

function ground({ actors = [] }: AcledEvidence): string {
  if (actors.includes("armed-group")) return "Non-state actor overtakes territory";
  return actors.some((type) => fighters.has(type)) ? "Government regains territory" : "Armed clash";
}
