/** PLOVER 2.0, the primary code of every event: type, mode, context (openeventdata/PLOVER, manual of 2021). */
export interface PloverType {
  readonly type: string;
  /** VC verbal cooperation, MC material cooperation, VX verbal conflict, MX material conflict. */
  readonly quad: Quad;
  /** Goldstein-like score of the type itself; a mode's own score is nearer. */
  readonly score: number;
  /** Does the manual ask for a recipient? */
  readonly needsRecipient: boolean;
  /** Mode -> score; a mode without a score of its own takes the type's. */
  readonly modes: Readonly<Record<string, number>>;
  readonly name: string;
  /** What decides between this type and its neighbours, one line each. */
  readonly rules: readonly string[];
}

export type Quad = "VC" | "MC" | "VX" | "MX";

export const quads: Readonly<Record<Quad, string>> = {
  VC: "verbal cooperation",
  MC: "material cooperation",
  VX: "verbal conflict",
  MX: "material conflict",
};

/** The 16 types in the manual's order, cooperation first. */
export const ploverTypes: readonly PloverType[] = [
  {
    type: "AGREE",
    quad: "VC",
    score: 2.5,
    needsRecipient: false,
    modes: {},
    name: "agree, promise or offer",
    rules: [
      "a promise, an offer, or an agreement to act later",
      "a future consultation, support, cooperation or aid is AGREE until it takes place",
      "a party that calls for the end of its own war is AGREE, not REQUEST",
    ],
  },
  {
    type: "CONSULT",
    quad: "VC",
    score: 2.5,
    needsRecipient: false,
    modes: { visit: 4, "third-party": 1, multilateral: 4, phone: 1.5 },
    name: "meet, visit, talk or negotiate",
    rules: [
      "the visitor is the actor and the host the recipient; in other meetings all are actors",
      "a meeting that is only agreed on is AGREE",
      "a summoned ambassador is ACCUSE",
    ],
  },
  {
    type: "SUPPORT",
    quad: "VC",
    score: 5,
    needsRecipient: false,
    modes: {},
    name: "praise, back, recognise, sign or ratify",
    rules: ["words only: military or material help is COOPERATE or AID", "a treaty signed or ratified is SUPPORT"],
  },
  {
    type: "CONCEDE",
    quad: "VC",
    score: 4.5,
    needsRecipient: false,
    modes: {},
    name: "give way in words: pardon, apology, announced retreat",
    rules: [
      "an announced retreat is CONCEDE, one carried out is RETREAT",
      "lifting a curfew or sanctions, a pardon, an apology, a demand withdrawn",
    ],
  },
  {
    type: "COOPERATE",
    quad: "MC",
    score: 9.5,
    needsRecipient: true,
    modes: {},
    name: "act together for mutual benefit",
    rules: [
      "both sides gain: trade, joint exercises, extradition, shared intelligence",
      "where only one side gains it is AID",
    ],
  },
  {
    type: "AID",
    quad: "MC",
    score: 10,
    needsRecipient: true,
    modes: {},
    name: "give material help",
    rules: [
      "one side gains: relief, money, arms, asylum, rescue, debt forgiven",
      "help that is only promised is AGREE, help that is asked for is REQUEST assist",
    ],
  },
  {
    type: "RETREAT",
    quad: "MC",
    score: 6.5,
    needsRecipient: false,
    modes: { withdraw: 8, release: 6.5, disarm: 10, ceasefire: 7.5, access: 6.5, resign: 4.5 },
    name: "withdraw, release, disarm, cease fire or step down",
    rules: ["carried out, not announced: the announcement is CONCEDE"],
  },
  {
    type: "REQUEST",
    quad: "VX",
    score: 0,
    needsRecipient: false,
    modes: { assist: 0.5, change: -1, yield: -1, meet: 0 },
    name: "demand, request, appeal or order",
    rules: ["words only: a demand made in the street is PROTEST"],
  },
  {
    type: "ACCUSE",
    quad: "VX",
    score: -3,
    needsRecipient: false,
    modes: { disapprove: -2, investigate: -3.5, allege: -3.5 },
    name: "criticise, accuse, charge or investigate",
    rules: ["a reported conviction is SANCTION convict, and the accusation before it is not coded"],
  },
  {
    type: "REJECT",
    quad: "VX",
    score: -2,
    needsRecipient: false,
    modes: { assist: -1.5, change: -2, yield: -2, meet: -2 },
    name: "refuse, veto, reject or put off",
    rules: [
      "barring entry and cancelling a meeting are REJECT",
      "a denial of having done something is a stance, no event",
    ],
  },
  {
    type: "THREATEN",
    quad: "VX",
    score: -3.5,
    needsRecipient: false,
    modes: { restrict: -3, arrest: -3.5, relations: -3.5, expel: -3.5, territory: -4, violence: -3.5 },
    name: "threaten or warn of what one will do",
    rules: ["an arrest warrant in absentia is THREATEN arrest", "troops moved as a threat are MOBILIZE"],
  },
  {
    type: "PROTEST",
    quad: "MX",
    score: -5,
    needsRecipient: false,
    modes: { demo: -5, riot: -7, strike: -5, hunger: -4.5, boycott: -4.5, obstruct: -4.5, vandalize: -5 },
    name: "demonstrate, riot, strike or boycott",
    rules: ["collective action by people who are there", "what the protest demands is no second event"],
  },
  {
    type: "SANCTION",
    quad: "MX",
    score: -6,
    needsRecipient: true,
    modes: { convict: -6, expel: -5.5, withdraw: -6, discontinue: -6 },
    name: "cut off relations, sanction, expel or convict",
    rules: [
      "economic sanctions and embargoes are discontinue",
      "diplomats sent home are expel; leaving an organisation or recalling an ambassador is withdraw",
    ],
  },
  {
    type: "MOBILIZE",
    quad: "MX",
    score: -5.5,
    needsRecipient: false,
    modes: { troops: -6.5, weapons: -6.5, police: -5.5, militia: -6 },
    name: "deploy, mass, put on alert: posture short of force",
    rules: ["no force is used yet; in the same report as an assault the manual drops it, we keep both as two events"],
  },
  {
    type: "COERCE",
    quad: "MX",
    score: -7,
    needsRecipient: false,
    modes: {
      seize: -7,
      restrict: -7,
      censor: -6.5,
      curfew: -6.5,
      "martial-law": -7.5,
      arrest: -7,
      deport: -7,
      withhold: -7,
      misinformation: -6.5,
      cyber: -7,
    },
    name: "repress or restrict short of violence",
    rules: [
      "arrests, blockades, bans, curfews, seized property: no one is hurt",
      "captured fighters are ASSAULT abduct",
    ],
  },
  {
    type: "ASSAULT",
    quad: "MX",
    score: -9,
    needsRecipient: false,
    modes: {
      abduct: -8.5,
      beat: -7.5,
      torture: -8.5,
      sexual: -8.5,
      targeted: -9.5,
      destroy: -8.5,
      primitive: -8,
      firearms: -9,
      explosives: -9,
      "suicide-attack": -9.5,
      aerial: -9.5,
      drone: -9.5,
      "heavy-weapons": -9.5,
      "crowd-control": -7.5,
      unconventional: -10,
    },
    name: "use force",
    rules: [
      "in two-sided fighting all sides are actors",
      "ground taken by force is ASSAULT; property seized without it is COERCE seize",
    ],
  },
];

const byType = new Map(ploverTypes.map((each) => [each.type, each]));

/** The type of that name; undefined for none. */
export function ploverType(type: string): PloverType | undefined {
  return byType.get(type);
}

/** The score of a type with its mode. Throws RangeError for a type that is none of the 16. */
export function ploverScore(type: string, mode?: string): number {
  const held = byType.get(type);
  if (!held) throw new RangeError(`no PLOVER type: ${type}`);
  return (mode === undefined ? undefined : held.modes[mode]) ?? held.score;
}

/** The 37 contexts: what the event is about, beside what is done. */
export const ploverContexts: Readonly<Record<string, string>> = {
  military: "armed forces and their use",
  intelligence: "spying and secret services",
  executive: "heads of state and government",
  legislative: "parliaments and their laws",
  election: "elections, campaigns and referendums",
  political_institutions: "parties, constitutions and the order of the state",
  pro_democracy: "towards democracy",
  pro_autocracy: "away from democracy",
  economic: "trade, money, industry",
  legal: "courts and the law",
  reparations: "amends for past wrongs",
  human_rights: "rights of the person, their breach or defence",
  rights_freedoms: "press, speech, assembly, belief",
  repression: "force of the state against its own people",
  human_security: "food, water, shelter, safety of civilians",
  gender: "women and gender",
  lgbt: "sexual minorities",
  religion_ethnicity: "religious and ethnic groups",
  inequality: "inequality and poverty",
  diplomatic: "relations between states",
  territory: "ground held, taken or claimed",
  peacekeeping: "peace missions and ceasefire monitoring",
  health: "disease and medicine",
  asylum: "refugees and asylum",
  migration: "migrants and borders",
  disasters: "natural and industrial disasters",
  natural_resource: "oil, gas, minerals, water, land",
  environment: "climate and environment",
  technology: "technology and telecommunication",
  terrorism: "terrorism, as the text calls it",
  cbrn: "chemical, biological, radiological, nuclear",
  cyber: "computer networks",
  misinformation: "false information",
  crime: "common crime",
  corruption: "bribery and fraud in office",
  illegal_drugs: "drug trade",
  trafficking: "trade in people, arms or goods",
};

/** What each mode means, for those whose name does not say it. */
export const modeNotes: Readonly<Record<string, string>> = {
  "CONSULT visit": "one travels to the other",
  "CONSULT third-party": "mediation",
  "CONSULT multilateral": "three or more at one table",
  "RETREAT access": "inspectors, aid or observers let in",
  "REQUEST assist": "asks for help",
  "REQUEST change": "asks for another policy, rights or reform",
  "REQUEST yield": "asks to give way: release, withdraw, cease fire",
  "REQUEST meet": "asks for talks",
  "REJECT yield": "refuses to give way",
  "ACCUSE disapprove": "criticises, condemns",
  "ACCUSE allege": "accuses, sues, charges",
  "THREATEN relations": "threatens to cut ties or sanction",
  "THREATEN territory": "threatens to take or close ground",
  "COERCE withhold": "cuts off supplies or services",
  "COERCE restrict": "blocks, bans, blockades",
  "SANCTION discontinue": "economic sanctions, embargo, ties broken off",
  "SANCTION withdraw": "leaves an organisation, recalls its envoy",
  "ASSAULT targeted": "a chosen person is killed",
  "ASSAULT destroy": "property destroyed",
  "ASSAULT primitive": "knives, stones, fire",
  "ASSAULT unconventional": "chemical, biological, radiological, nuclear",
  "MOBILIZE troops": "soldiers moved, massed, called up",
};
