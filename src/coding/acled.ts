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
  /** Lemmas in lower case: of the word that names the event, of who acts, of whom or what it meets. */
  readonly said?: Readonly<Record<"trigger" | "actor" | "target", readonly string[]>>;
}

/** The ACLED sub-type of a PLOVER code: our proposal, ACLED publishes no such table. Undefined where ACLED records nothing of the kind. */
export function acledOf(
  plover: string,
  mode: string | undefined,
  context: readonly string[],
  evidence: AcledEvidence = {},
): string | undefined {
  const says = spoken(evidence);
  if (isDisrupted(plover, mode, says)) return "Disrupted weapons use";
  switch (plover) {
    case "ASSAULT":
      return assault(mode, context, evidence, says);
    case "COERCE":
      if (mode !== "seize" && says.target.protest) return "Protest with intervention";
      if (mode === "seize" && says.target.weapon) return "Disrupted weapons use";
      if (mode === "seize" && (context.includes("territory") || says.target.ground)) return ground(evidence);
      if (mode === "arrest") return "Arrests";
      if (mode === "seize") return evidence.weapons?.length ? "Disrupted weapons use" : "Looting/property destruction";
      return "Other";
    case "PROTEST":
      return mode === "riot" || mode === "vandalize" || says.trigger.riot
        ? "Violent demonstration"
        : "Peaceful protest";
    case "MOBILIZE":
      return context.includes("territory") || says.target.base || says.trigger.base
        ? "Headquarters or base established"
        : "Change to group/activity";
    case "RETREAT":
      if (mode === "ceasefire") return "Agreement";
      if (mode === "withdraw" || mode === undefined)
        return context.includes("territory") || says.target.ground
          ? "Non-violent transfer of territory"
          : "Change to group/activity";
      return mode === "disarm" || mode === "release" ? "Other" : undefined;
    case "AGREE":
    case "SUPPORT":
      return isBetweenArmed(evidence) ? "Agreement" : undefined;
    default:
      return undefined;
  }
}

const fighters = new Set(["state", "government", "military", "police", "armed-group"]);
const armed = new Set(["military", "armed-group"]);

/** ACLED records agreements of those who fight, not of parties and firms. */
function isBetweenArmed({ actors = [], targets = [] }: AcledEvidence): boolean {
  return [...actors, ...targets].some((type) => armed.has(type));
}

/** What words of a role or of the trigger speak of; only what changes the sub-type. */
const WORDS = {
  protest: /^(protest|protester|protestor|demonstrator|demonstration|marcher|march|rally|picket|sit-in|striker)$/,
  crowd: /^(mob|crowd|vigilante|onlooker|villager|neighbour|neighbor|youth|rioter|resident|bystander|fan)$/,
  riot: /^(riot|rampage|loot|torch|violent|stone|pelt|barricade|hurl)$/,
  weapon:
    /^(weapon|weaponry|arm|arms|rifle|gun|firearm|pistol|ammunition|munition|cache|explosive|explosives|device|mine|landmine|bomb|ied|grenade|drone|missile|rocket|shell|warhead|detonator|vest)$/,
  disarms:
    /^(defuse|intercept|neutralise|neutralize|deactivate|disarm|dispose|unearth|discover|find|recover|confiscate|foil|thwart|demine|shoot_down)$/,
  ground:
    /^(village|town|city|territory|hill|district|area|region|airport|crossing|position|outpost|airbase|base|checkpoint|stronghold|neighbourhood|neighborhood|province|island|port|post|front|ground|valley|suburb|highway)$/,
  takes: /^(retake|recapture|liberate|regain|capture|overrun|reclaim|conquer|wrest|seize|oust|overtake|fall)$/,
  base: /^(base|outpost|camp|headquarters|checkpoint|garrison|barracks|roadblock|post)$/,
  clash:
    /^(clash|fight|fighting|battle|firefight|gunfight|skirmish|ambush|shootout|shoot-out|combat|engage|repel|exchange|hostilities|gunbattle)$/,
  suicide: /^(suicide|kamikaze|vest)$/,
  grenade: /^grenade$/,
  air: /^(airstrike|air|aerial|warplane|jet|drone|uav|helicopter|gunship|aircraft|bomber)$/,
  shelling: /^(shell|shelling|artillery|mortar|rocket|missile|howitzer|barrage|bombard|bombardment|tank)$/,
  mine: /^(mine|landmine|bomb|device|ied|explosive|booby-trap|detonate|explode|explosion|blast)$/,
  chemical: /^(chlorine|sarin|chemical|mustard|nerve|toxic|poison)$/,
  sexual: /^(rape|gang-rape|sexual|sexually|molest)$/,
  taking: /^(abduct|abduction|kidnap|kidnapping|hostage|snatch|disappear|disappearance)$/,
  home: /^(house|home|shop|store|school|church|mosque|vehicle|car|building|office|field|crop|warehouse|market|cattle|property|tower|pipeline|clinic)$/,
} as const;

type Says = Readonly<Record<"trigger" | "actor" | "target", Readonly<Record<keyof typeof WORDS, boolean>>>>;

function spoken({ said }: AcledEvidence): Says {
  const of = (words: readonly string[] = []) =>
    Object.fromEntries(
      Object.entries(WORDS).map(([name, pattern]) => [name, words.some((word) => pattern.test(word))]),
    ) as Says["actor"];
  return { trigger: of(said?.trigger), actor: of(said?.actor), target: of(said?.target) };
}

/** Weapons found, made harmless or shot down; not bombs that were set off. */
function isDisrupted(plover: string, mode: string | undefined, { trigger, target }: Says): boolean {
  if (plover !== "ASSAULT" && plover !== "COERCE" && plover !== "RETREAT") return false;
  if (!target.weapon && !(trigger.disarms && trigger.weapon)) return false;
  return trigger.disarms || mode === "destroy" || (plover === "ASSAULT" && mode === undefined && !target.home);
}

function assault(mode: string | undefined, context: readonly string[], evidence: AcledEvidence, says: Says): string {
  const { targets = [], weapons = [], actors = [] } = evidence;
  const { trigger, actor, target } = says;
  const onCivilians = targets.some((type) => type === "civilians" || type === "person" || type === "role");
  const has = (pattern: RegExp) => weapons.some((weapon) => pattern.test(weapon));
  if (mode === "crowd-control") return "Protest with intervention";
  if (
    mode === "unconventional" ||
    context.includes("cbrn") ||
    trigger.chemical ||
    actor.chemical ||
    has(/chem|chlor|sarin|nerve|mustard/)
  )
    return "Chemical weapon";
  if (mode === "sexual" || trigger.sexual) return "Sexual violence";
  if (mode === "abduct" || trigger.taking) return "Abduction/forced disappearance";
  if (target.protest && !actor.crowd) return "Excessive force against protesters";
  if (actor.protest) return "Violent demonstration";
  if (mode === "suicide-attack" || trigger.suicide || actor.suicide || has(/suicide/)) return "Suicide bomb";
  if (weapons.includes("grenade") || trigger.grenade || actor.grenade) return "Grenade";
  if (
    mode === "aerial" ||
    mode === "drone" ||
    trigger.air ||
    actor.air ||
    has(/drone|airstrike|plane|jet|helicopter|barrel/)
  )
    return "Air/drone strike";
  if (mode === "heavy-weapons" || trigger.shelling || actor.shelling) return "Shelling/artillery/missile attack";
  if (mode === "explosives" || trigger.mine || actor.mine) return "Remote explosive/landmine/IED";
  if (actor.crowd && !actors.includes("armed-group"))
    return target.home ? "Looting/property destruction" : "Mob violence";
  if (mode === "destroy") return "Looting/property destruction";
  if ((context.includes("territory") || (trigger.takes && target.ground)) && !evidence.twoSided)
    return ground(evidence);
  if (mode === "targeted" || mode === "torture" || mode === "beat" || mode === "primitive") return "Attack";
  if (trigger.clash || evidence.twoSided) return "Armed clash";
  return onCivilians ? "Attack" : "Armed clash";
}

function ground({ actors = [] }: AcledEvidence): string {
  if (actors.includes("armed-group")) return "Non-state actor overtakes territory";
  return actors.some((type) => fighters.has(type)) ? "Government regains territory" : "Armed clash";
}
