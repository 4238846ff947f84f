import type { Article } from "../article/article.ts";
import { type Entry, type Kit, perKit, section } from "../kit/kit.ts";
import type { Page } from "../page/page.ts";

interface OutletEntry extends Entry {
  readonly name: string;
  readonly also?: readonly string[];
  readonly country?: string;
}

/**
 * The country whose habits a page is written in (ISO 3166-1 alpha-3): its outlet's, else that of its address. It decides what "03/05/2025"
 * and "Independence Day" mean. Undefined when neither says so.
 */
export function homeCountry(kit: Kit, page: Page, article: Article | undefined): string | undefined {
  const outlet = article?.outlet ?? page.given?.outlet;
  const known = outlet === undefined ? undefined : outletCountries(kit).get(outlet.toLowerCase());
  return known ?? countryOfHost(hostOf(page.given?.url));
}

/** The countries of outlets that the lexicon knows, by their names in small letters, and by these as addresses write them ("dailystar"). */
export const outletCountries = perKit((kit: Kit): ReadonlyMap<string, string> => {
  const countries = new Map<string, string>();
  for (const { name, also = [], country } of section<OutletEntry>(kit, "outlets")) {
    if (country === undefined) continue;
    for (const each of [name, ...also]) {
      const small = each.toLowerCase();
      countries.set(small, country);
      const joined = small.replace(/[^a-z0-9]/g, "");
      if (joined.length > 2) countries.set(joined, country);
    }
  }
  return countries;
});

/** "news.example.co.uk" of "https://news.example.co.uk/a"; "" where there is no address. */
export function hostOf(url: string | undefined): string {
  return /^(?:\w+:\/\/)?([^/:?#]+)/.exec(url ?? "")?.[1]?.toLowerCase() ?? "";
}

/** The country (alpha-3) by the end of an address; undefined where that is used all over the world. */
export function countryOfHost(host: string): string | undefined {
  return DOMAINS.get(host.slice(host.lastIndexOf(".") + 1));
}

// Domains that are used all over the world (.io, .tv, .me, .co, .ai) tell no country; those of offices, forces and schools are American.
const DOMAINS = new Map(
  (
    "ae:ARE af:AFG al:ALB am:ARM ao:AGO ar:ARG at:AUT au:AUS az:AZE ba:BIH bd:BGD be:BEL bf:BFA bg:BGR bh:BHR bi:BDI bj:BEN bo:BOL br:BRA " +
    "by:BLR ca:CAN cd:COD cf:CAF cg:COG ch:CHE ci:CIV cl:CHL cm:CMR cn:CHN cr:CRI cu:CUB cy:CYP cz:CZE de:DEU dj:DJI dk:DNK do:DOM dz:DZA " +
    "ec:ECU ee:EST eg:EGY er:ERI es:ESP et:ETH fi:FIN fr:FRA ge:GEO gh:GHA gm:GMB gn:GIN gr:GRC gt:GTM gy:GUY hk:HKG hn:HND hr:HRV ht:HTI " +
    "hu:HUN id:IDN ie:IRL il:ISR in:IND iq:IRQ ir:IRN is:ISL it:ITA jm:JAM jo:JOR jp:JPN ke:KEN kg:KGZ kh:KHM kr:KOR kw:KWT kz:KAZ la:LAO " +
    "lb:LBN lk:LKA lr:LBR ls:LSO lt:LTU lu:LUX lv:LVA ma:MAR md:MDA mg:MDG mk:MKD ml:MLI mm:MMR mr:MRT mw:MWI mx:MEX my:MYS mz:MOZ na:NAM " +
    "ne:NER ng:NGA ni:NIC nl:NLD no:NOR np:NPL nz:NZL om:OMN pa:PAN pe:PER ph:PHL pk:PAK pl:POL ps:PSE pt:PRT py:PRY qa:QAT ro:ROU rs:SRB " +
    "ru:RUS rw:RWA sa:SAU sd:SDN se:SWE sg:SGP si:SVN sk:SVK sl:SLE sn:SEN so:SOM ss:SSD sv:SLV sy:SYR sz:SWZ td:TCD tg:TGO th:THA tj:TJK " +
    "tm:TKM tn:TUN tr:TUR tw:TWN tz:TZA ua:UKR ug:UGA uk:GBR us:USA uy:URY uz:UZB ve:VEN vn:VNM ye:YEM za:ZAF zm:ZMB zw:ZWE " +
    "gov:USA mil:USA edu:USA"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);
