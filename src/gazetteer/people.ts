import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import { placeKey } from "./key.ts";

interface StateEntry extends Entry {
  readonly name: string;
  readonly kind?: string;
  readonly demonyms?: readonly string[];
}

/** Peoples, languages and words for what is of a place ("Syrian", "Texans", "European") to the place's name. */
export const peopleOf = perKit((kit: Kit): ReadonlyMap<string, string> => {
  const out = new Map<string, string>();
  for (const entry of section<StateEntry>(kit, "actors")) {
    if (entry.kind !== "state" && entry.kind !== "territory") continue;
    for (const word of entry.demonyms ?? []) if (!out.has(placeKey(word))) out.set(placeKey(word), entry.name);
  }
  for (const [place, words] of Object.entries(PEOPLES))
    for (const word of words.split(" "))
      for (const each of [word, `${word}s`]) {
        const key = placeKey(each.replaceAll("_", " "));
        if (!out.has(key)) out.set(key, place);
      }
  return out;
});

/** Of continents, regions and divisions; "_" stands for a blank, the plural is made. From general knowledge. */
const PEOPLES: Readonly<Record<string, string>> = {
  Europe: "European EU European_Union Continental",
  Africa: "African",
  Asia: "Asian",
  "North America": "North_American",
  "South America": "South_American",
  "Latin America": "Latin_American",
  "Central America": "Central_American",
  "Arabian Peninsula": "Arab Arabian",
  "Middle East": "Middle_Eastern",
  Scandinavia: "Scandinavian Nordic",
  Balkans: "Balkan",
  Caribbean: "West_Indian",
  Siberia: "Siberian",
  Sicily: "Sicilian",
  Sardinia: "Sardinian",
  Bavaria: "Bavarian",
  Catalonia: "Catalan Catalonian",
  Andalusia: "Andalusian",
  Brittany: "Breton",
  Corsica: "Corsican",
  Flanders: "Flemish",
  Wallonia: "Walloon",
  England: "English Englishman Englishmen",
  Scotland: "Scottish Scot Scots",
  Wales: "Welsh",
  "Northern Ireland": "Northern_Irish",
  China: "Mandarin",
  "South Korea": "Korean Korea",
  "Sri Lanka": "Sinhalese Sinhala",
  India: "Hindi",
  Iran: "Farsi Persian",
  Israel: "Hebrew",
  Russia: "Soviet Soviet_Union",
  Punjab: "Punjabi",
  Bengal: "Bengali",
  Kashmir: "Kashmiri",
  Tibet: "Tibetan",
  Chechnya: "Chechen",
  Dagestan: "Dagestani",
  Crimea: "Crimean",
  Kurdistan: "Kurdish Kurd",
  Darfur: "Darfuri",
  Tigray: "Tigrayan",
  "New York": "New_Yorker",
  London: "Londoner",
  Paris: "Parisian",
  Berlin: "Berliner",
  Moscow: "Muscovite",
  Rome: "Roman",
  Naples: "Neapolitan",
  Venice: "Venetian",
  Florence: "Florentine",
  Vienna: "Viennese",
  Gaza: "Gazan",
  Beirut: "Beiruti",
  Baghdad: "Baghdadi",
  Damascus: "Damascene",
  Aleppo: "Aleppan",
  Hawaii: "Hawaiian",
  Alabama: "Alabamian",
  Alaska: "Alaskan",
  Arizona: "Arizonan",
  Arkansas: "Arkansan",
  California: "Californian",
  Colorado: "Coloradan",
  Florida: "Floridian",
  Idaho: "Idahoan",
  Illinois: "Illinoisan",
  Indiana: "Hoosier",
  Iowa: "Iowan",
  Kansas: "Kansan",
  Kentucky: "Kentuckian",
  Louisiana: "Louisianan",
  Maryland: "Marylander",
  Michigan: "Michigander",
  Minnesota: "Minnesotan",
  Mississippi: "Mississippian",
  Missouri: "Missourian",
  Montana: "Montanan",
  Nebraska: "Nebraskan",
  Nevada: "Nevadan",
  Ohio: "Ohioan",
  Oklahoma: "Oklahoman",
  Oregon: "Oregonian",
  Pennsylvania: "Pennsylvanian",
  Tennessee: "Tennessean",
  Texas: "Texan",
  Utah: "Utahn",
  Vermont: "Vermonter",
  Virginia: "Virginian",
  "West Virginia": "West_Virginian",
  Wisconsin: "Wisconsinite",
  Ontario: "Ontarian",
  Quebec: "Quebecer Québécois Quebecker",
  Alberta: "Albertan",
  Manitoba: "Manitoban",
  "British Columbia": "British_Columbian",
  Queensland: "Queenslander",
  Tasmania: "Tasmanian",
};
