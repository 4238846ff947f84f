/** Sectors of actor codes: three letters after the country or organisation, "ISRMIL", "LBNREB" (PLOVER manual; names ours). */
export const sectors: Readonly<Record<string, string>> = {
  COP: "police and law enforcement",
  GOV: "government: the executive",
  JUD: "courts",
  LEG: "parliament",
  MIL: "armed forces",
  PRM: "paramilitary on the side of the state",
  PTY: "political party",
  REB: "rebels: armed, against the state",
  SPY: "intelligence services",
  UAF: "armed, side unknown",
  UNK: "unknown",
  AGR: "agriculture",
  BUS: "business",
  CRM: "criminals",
  CVL: "civilians",
  EDU: "education",
  ELI: "elite: former officials, celebrities",
  JRN: "journalists and media",
  LAB: "labour: workers and unions",
  MED: "medicine",
  REF: "refugees and displaced people",
  OPP: "political opposition",
  PRE: "prisoners and detainees",
  REL: "religious",
  SOC: "social groups and movements",
};

/** Bodies that stand where a country code would. */
export const bodies: Readonly<Record<string, string>> = {
  IGO: "intergovernmental organisation",
  UNO: "United Nations",
  EUR: "European Union",
  NGO: "non-governmental organisation",
  ISM: "religious movement across borders",
  IMG: "armed group across borders",
  MNC: "multinational company",
};
