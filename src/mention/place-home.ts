import { type Meant, placesMeant } from "../gazetteer/meant.ts";
import type { Kit } from "../kit/kit.ts";
import { countryOfHost, hostOf, outletCountries } from "../timex/home.ts";
import type { Told } from "./place-sense.ts";

/** What the outlet's address and name tell of where it is at home. */
export interface Home {
  /** Alpha-3 of its country, by the end of its address or the lexicon. */
  readonly country?: string;
  /** Places its address or name may be called after: "lakeviewherald.com". */
  readonly places: readonly Meant[];
  /** Letters of the address without dots, to look for names in. */
  readonly letters: string;
  /** How much the text speaks as in a country: by its spelling, offices and money. */
  readonly flavour: ReadonlyMap<string, number>;
}

/** The home of an outlet by its address ("http://www.lakeviewherald.com/…") and its name ("Lakeview Herald"). */
export function homeOf({ text, from, to, url, outlet }: Told, kit: Kit): Home {
  const host = hostOf(url);
  const labels = host.split(".").filter((label) => label !== "www" && label !== "");
  const outlets = outletCountries(kit);
  const named = outlet === undefined ? undefined : outlets.get(outlet.toLowerCase());
  const own = labels.slice(0, -1).filter((label) => label.length > 3);
  const letters = own.join(" ").replace(/-/g, "");
  const known = named ?? own.map((label) => outlets.get(label.replace(/-/g, ""))).find((each) => each);
  const country = known ?? countryOfHost(host);
  const places = [...own.flatMap((label) => placesOfLabel(label, kit)), ...placesOfName(outlet, kit)];
  return { ...(country === undefined ? {} : { country }), places, letters, flavour: flavourOf(text.slice(from, to)) };
}

/** Shares of each country among the words of one country's English; none below two of them. */
function flavourOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const [countries, words] of FLAVOURS) {
    const count = text.match(words)?.length ?? 0;
    if (count === 0) continue;
    all += count;
    for (const country of countries.split(" ")) counts.set(country, (counts.get(country) ?? 0) + count);
  }
  for (const [country, count] of counts) counts.set(country, count / (all + 1));
  return counts;
}

const FLAVOURS: readonly (readonly [string, RegExp])[] = [
  [
    "USA",
    /\b(?:[Ss]heriff|[Cc]ount(?:y|ies)|(?:Ave|Blvd|St|Rd)\.|U\.S\. 1?\d|Interstate|[Ss]tate [Tt]roopers?|[Ee]lementary [Ss]chool|[Hh]igh [Ss]chool|freshman|sophomore|[Cc]ouncil(?:man|woman)|[Tt]ownship|[Dd]istrict [Aa]ttorney|neighbor\w*|labor|center|program|defense|color\w*|favor\w*|percent|gotten|\w+ized?)\b/g,
  ],
  [
    "GBR IRL AUS NZL CAN ZAF IND",
    /\b(?:centres?|neighbour\w*|labour|colour\w*|favour\w*|programmes?|defence|organis\w+|recognis\w+|metres?|whilst|[Cc]ouncillors?|tonnes)\b/g,
  ],
  ["GBR", /£|\b(?:[Bb]orough|pence|Constabulary|MPs?|Tory|Tories|NHS|postcode|GCSE\w*)\b/g],
  ["CAN", /\b(?:RCMP|Mountie\w*|MLAs?|MPP|CBC|loonie|First Nations?|hydro)\b/g],
  ["AUS", /\b(?:NSW|ABC|ute|arvo|Aussies?|Aboriginal)\b/g],
  ["IRL", /\b(?:[Gg]ardaí?|Dáil|Taoiseach|TD)\b/g],
  ["IND", /\b(?:lakhs?|crores?|Rs|BJP|panchayat|tehsil|Lok Sabha)\b/g],
];

/** The longest name of a place that a label begins with, once words for papers are taken off. */
function placesOfLabel(label: string, kit: Kit): readonly Meant[] {
  const word = label.replace(/^(?:the|www|my|daily|news|visit)-?/, "");
  for (const stem of new Set([word.replace(PAPER, ""), word])) {
    for (let length = stem.length; length >= 4; length--) {
      if (length < stem.length && length < 6 && length < stem.length * 0.6) break;
      const found = splits(stem.slice(0, length)).flatMap((words) => placesMeant(words, kit));
      const places = found.filter(
        ({ via, place }) => via === "name" && (place.kind !== "settlement" || place.population >= 2000),
      );
      if (places.length > 0) return places;
    }
  }
  return [];
}

/** "lakeview" may be "lake view": addresses write names of two words as one, cut here wherever both halves are long enough to be words. */
function splits(stem: string): readonly string[] {
  const out = [stem.replace(/-/g, " ")];
  if (!stem.includes("-"))
    for (let at = 2; at <= stem.length - 3; at++) out.push(`${stem.slice(0, at)} ${stem.slice(at)}`);
  return out;
}

const PAPER =
  /-?(?:daily|evening|morning|sunday|weekly|news|newspapers?|times|herald|tribune|gazette|post|press|journal|star|sun|chronicle|record|register|mail|observer|courier|mercury|leader|ledger|today|online|live|now|echo|argus|guardian|express|telegraph|examiner|dispatch|enquirer|inquirer|reporter|standard|sentinel|beacon|advertiser|messenger|review|bulletin|voice|world|media|tv|radio|democrat|republican|independent|citizen|banner|eagle|globe|monitor|item|advocate|intelligencer|progress|union|daily|web|net|info|mag|magazine|and|the|of)+$/;

function placesOfName(outlet: string | undefined, kit: Kit): readonly Meant[] {
  const words = (outlet ?? "").replace(/^The /, "").split(" ");
  for (let n = Math.min(3, words.length - 1); n > 0; n--) {
    const places = placesMeant(words.slice(0, n).join(" "), kit).filter(({ via }) => via === "name");
    if (places.length > 0) return places;
  }
  return [];
}
