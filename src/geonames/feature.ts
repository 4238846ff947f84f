import { kindOfFeature, type PlaceKind, type PlacePrecision } from "../gazetteer/place.ts";

/** Whether news names places of this feature class and code: not wells, hotels, farms, churches, nor what is history. */
export function isNewsworthy(featureClass: string, code: string): boolean {
  if (featureClass === "A" || featureClass === "P") return code !== "" && !/H$|^ZN/.test(code);
  return NAMED.has(code) || (featureClass === "S" && /^MN(?!MT|Q)/.test(code));
}

/** What a place of GeoNames' feature code is. Of lines and stretches GeoNames says no extent: a river is no finer than a province. */
export function kindOfCode(code: string): { readonly kind: PlaceKind; readonly precision: PlacePrecision } {
  if (/^PCL|^TERR/.test(code)) return { kind: "country", precision: "country" };
  if (/^ADM[2-5]/.test(code)) return { kind: "admin2", precision: "admin2" };
  if (/^(?:ADM1|PPL)/.test(code)) return kindOfFeature(code.slice(0, 4));
  if (STRETCHES.has(code)) return { kind: "area", precision: "admin1" };
  if (code.startsWith("ADM") || code.startsWith("L")) return { kind: "area", precision: "admin2" };
  return SEAS.has(code) ? { kind: "area", precision: "unknown" } : { kind: "spot", precision: "exact" };
}

/** https://www.geonames.org/export/codes.html */
const SPOTS =
  "AIRB AIRF AIRH AIRP AIRQ BDG BRKS CMP CMPRF CMPQ CTRR DAM FT HSP INSM MILB NVB NSY OILR OILT PMPO PRN PS PSH PSN PSTB PSTC " +
  "PSTP QUAY RSTN GOSP GHSE PORT PRT MKT TNL RDJCT PASS MT HLL PK HBR ANCH FORD FLLS OAS BTL CMPO OILF GASF";
const STRETCHES = new Set(
  (
    "STM STMI WAD WADS LK LKS LKI RSV LGN SWMP MRSH CNL EST INLT BAY STRT CHN SD FJD ISL ISLS ISLT ATOL MTS HLLS RDGE VAL " +
    "VALS GRGE CNYN PLN PLAT UPLD DSRT DPR PEN CAPE SPIT BCH RGN RGNE RGNL AREA PRK RES RESN RESF RESW LCTY TRB CST FRST " +
    "FRSTF SALT INDS"
  ).split(" "),
);
const SEAS = new Set("SEA GULF OCN CONT".split(" "));
const NAMED: ReadonlySet<string> = new Set([...SPOTS.split(" "), ...STRETCHES, ...SEAS]);
