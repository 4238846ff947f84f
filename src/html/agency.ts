/** The news agency a byline, a credit or a bracket in a dateline names, by its usual name; undefined for other names. */
export function agencyIn(text: string): string | undefined {
  const words = text.trim();
  if (words.length > 200) return undefined;
  for (const part of words.split(/\s*(?:[,;/|+&•·]|\band\b|\bwith\b|\bvia\b|\bs\b(?=$)|[–—-](?=\s)|^by\s|[()])\s*/iu)) {
    const found = BY_NAME.get(
      part
        .toLowerCase()
        .replace(/^(?:the|by|from|source:?)\s+/, "")
        .replace(/\s+(?:staff|reporters?|news agency|agency|newswire|newsroom|writers?)$/, "")
        .replace(/['’]s$/, ""),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The agency in brackets, or between strokes, at the head of a story's text: "GOMA, March 14 (Reuters) - …". */
export function agencyOfDateline(text: string): string | undefined {
  const found = /^[^()/]{0,90}?[(/]\s?(\p{L}[\p{L}\p{N} .&'’/-]{1,40}?)\s?[)/]\s{0,2}[-–—:.]/u.exec(text);
  return found ? agencyIn(found[1]!) : undefined;
}

const NAMES: readonly string[] = [
  "Reuters|Thomson Reuters|Reuters News|reuters.com",
  "AFP|Agence France-Presse|Agence France Presse|AFP News|AFP-Services",
  "AP|Associated Press|A.P.|AP News|AP Video",
  "dpa|Deutsche Presse-Agentur|DPA International",
  "EFE|Agencia EFE|EFE News|La Agencia Efe",
  "Europa Press",
  "ANSA|Agenzia ANSA",
  "AGI|Agenzia Italia",
  "Xinhua|Xinhuanet|Xinhua News",
  "China News Service",
  "TASS|ITAR-TASS",
  "Interfax",
  "RIA Novosti|RIA",
  "Anadolu|AA|Anadolu Agency|Anadolu Ajansi|Anadolu Ajansı",
  "IANS|Indo-Asian News Service",
  "PTI|Press Trust of India",
  "ANI|Asian News International",
  "UNI|United News of India",
  "APP|Associated Press of Pakistan",
  "UNB|United News of Bangladesh",
  "BSS|Bangladesh Sangbad Sangstha",
  "RSS|Rastriya Samachar Samiti",
  "Kyodo|Kyodo News",
  "Jiji|Jiji Press",
  "Yonhap|Yonhap News",
  "KCNA|Korean Central News",
  "Bernama",
  "Antara|Antara News",
  "VNA|Vietnam News Agency|Vietnam News",
  "PNA|Philippine News",
  "CNA|Central News",
  "AAP|Australian Associated Press",
  "PA|PA Media|Press Association",
  "UPI|United Press International",
  "CP|Canadian Press|La Presse Canadienne",
  "Notimex",
  "Prensa Latina",
  "Telam|Télam",
  "Agencia Brasil|Agência Brasil",
  "Lusa|Agência Lusa",
  "Belga",
  "ANP",
  "APA|Austria Presse Agentur",
  "Keystone-SDA|Keystone-ATS|SDA|ATS",
  "PAP",
  "CTK|ČTK",
  "TASR",
  "MTI",
  "BTA",
  "Agerpres",
  "Tanjug",
  "Beta",
  "HINA",
  "FENA",
  "STA",
  "TT",
  "NTB",
  "Ritzau",
  "STT",
  "Ukrinform",
  "UNIAN",
  "BelTA",
  "Kazinform",
  "Trend",
  "Azertac",
  "Armenpress",
  "Interpress",
  "SANA|Syrian Arab News",
  "WAFA",
  "Petra|Petra News",
  "NNA|National News",
  "INA|Iraqi News",
  "Shafaq|Shafaq News",
  "IRNA|Islamic Republic News",
  "ISNA",
  "Tasnim",
  "Fars|Fars News",
  "Mehr|Mehr News",
  "SPA|Saudi Press",
  "WAM|Emirates News",
  "KUNA|Kuwait News",
  "QNA|Qatar News",
  "BNA|Bahrain News",
  "ONA|Oman News",
  "Saba|Sabanews",
  "MENA|Middle East News",
  "LANA",
  "TAP|Tunis Afrique Presse|Agence Tunis Afrique Presse",
  "APS|Algeria Press Service|Algérie Presse Service",
  "MAP|Maghreb Arabe Presse",
  "SUNA|Sudan News",
  "ENA|Ethiopian News",
  "SONNA",
  "GNA|Ghana News",
  "NAN|News Agency of Nigeria|Agency Report|Agency Reports",
  "KNA|Kenya News",
  "Angop|ANGOP",
  "AIM",
  "APANEWS|African Press",
  "PANA|Panapress",
  "SAnews|SANews",
  "Bakhtar|Pajhwok|Pajhwok Afghan News",
  "Inter Press Service|IPS",
  "The New Humanitarian",
  "Bloomberg|Bloomberg News",
  "Tribune News Service|TNS",
  "States Newsroom",
];

const BY_NAME: ReadonlyMap<string, string> = new Map(
  NAMES.flatMap((line) => {
    const names = line.split("|");
    return names
      .filter((name) => !name.startsWith("Agency Report"))
      .map((name) => [name.toLowerCase(), names[0]!] as const);
  }),
);
