import { type Meant, placesMeant } from "../gazetteer/meant.ts";
import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
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
  const end = labels.at(-1) ?? "";
  const named = outlet === undefined ? undefined : outletCountry(kit).get(outlet.toLowerCase());
  const own = labels.slice(0, -1).filter((label) => label.length > 3);
  const letters = own.join(" ").replace(/-/g, "");
  const known = named ?? own.map((label) => outletCountry(kit).get(label.replace(/-/g, ""))).find((each) => each);
  const country = known ?? COUNTRY_OF[end];
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

function hostOf(url: string | undefined): string {
  return /^(?:\w+:\/\/)?([^/?#:]+)/.exec(url ?? "")?.[1]?.toLowerCase() ?? "";
}

/** The longest name of a place that a label begins with, once words for papers are taken off. */
function placesOfLabel(label: string, kit: Kit): readonly Meant[] {
  const word = label.replace(/^(?:the|www|my|daily|news|visit|this-?is)-?/, "");
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

/** "forkwayne" may be "fork wayne": names of two words stand together in addresses. */
function splits(stem: string): readonly string[] {
  const out = [stem.replace(/-/g, " ")];
  const parts =
    /^(new|fort|saint|st|san|santa|los|las|el|la|lake|port|mount|north|south|east|west|grand|little|great|royal|baton|long|palm|cape|green|white|red|big|del|des|de)(.{3,})$/.exec(
      stem,
    ) ??
    /^(.{3,}?)(city|beach|springs|falls|river|rapids|county|valley|hills|heights|park|island|creek|bay|lake|rock|city|grove)$/.exec(
      stem,
    );
  if (parts) out.push(`${parts[1]} ${parts[2]}`);
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

interface OutletEntry extends Entry {
  readonly name: string;
  readonly country?: string;
  readonly also?: readonly string[];
}

const outletCountry = perKit((kit): ReadonlyMap<string, string> => {
  const out = new Map<string, string>();
  for (const { name, also, country } of section<OutletEntry>(kit, "outlets")) {
    if (country === undefined) continue;
    for (const each of [name, ...(also ?? [])]) {
      out.set(each.toLowerCase(), country);
      const joined = each.toLowerCase().replace(/[^a-z0-9]/g, "");
      if (joined.length > 2) out.set(joined, country);
    }
  }
  return out;
});

/** Ends of addresses to countries, where outlets use them for their own country. */
const COUNTRY_OF: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "uk GBR, au AUS, ca CAN, ie IRL, nz NZL, in IND, za ZAF, us USA, gov USA, de DEU, fr FRA, es ESP, it ITA, nl NLD, be BEL, ch CHE, at AUT, " +
    "pl POL, cz CZE, sk SVK, hu HUN, ro ROU, bg BGR, gr GRC, tr TUR, ru RUS, ua UKR, by BLR, lt LTU, lv LVA, ee EST, fi FIN, se SWE, no NOR, " +
    "dk DNK, is ISL, pt PRT, br BRA, ar ARG, mx MEX, cl CHL, pe PER, ve VEN, ec ECU, bo BOL, py PRY, uy URY, cr CRI, gt GTM, hn HND, ni NIC, " +
    "pa PAN, cu CUB, do DOM, jm JAM, cn CHN, jp JPN, kr KOR, tw TWN, hk HKG, sg SGP, my MYS, id IDN, ph PHL, th THA, vn VNM, kh KHM, mm MMR, " +
    "bd BGD, lk LKA, np NPL, pk PAK, af AFG, ir IRN, iq IRQ, sy SYR, lb LBN, il ISR, ps PSE, jo JOR, sa SAU, ae ARE, qa QAT, kw KWT, bh BHR, " +
    "om OMN, ye YEM, eg EGY, sd SDN, et ETH, ke KEN, ug UGA, tz TZA, rw RWA, ng NGA, gh GHA, sn SEN, ma MAR, dz DZA, tn TUN, zm ZMB, zw ZWE, " +
    "bw BWA, na NAM, mz MOZ, cm CMR, ge GEO, am ARM, az AZE, kz KAZ, uz UZB, kg KGZ, rs SRB, hr HRV, si SVN, ba BIH, mk MKD, al ALB, md MDA"
  )
    .split(", ")
    .map((pair) => pair.split(" ") as [string, string]),
);
