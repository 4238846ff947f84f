/** What the letters beyond ASCII of a language's texts are, the most frequent first, as one encoding writes them. */
export interface Letters {
  readonly encoding: string;
  readonly script: Script;
  readonly letters: string;
  /** How likely it is before anything is seen, as a logarithm: old and rare encodings need better evidence. */
  readonly prior: number;
}

export type Script = "Latin" | "Cyrillic" | "Greek" | "Hebrew" | "Arabic" | "Thai" | "Han" | "Kana" | "Hangul";

const languages = {
  western: ["éèàçêâôîûëïùœæ", "äöüßéà", "óáíéñúü¿¡ªº", "ãçéáóêíõúâôàü", "åäöøæéü", "èàòùéì", "íáðóúýþæöé", "éëïöüè"],
  central: ["íáéěřščžýůúťďňó", "áíéčžšýťúľňôďäŕ", "ąęłóśżćńź", "áéíöőóüűú", "ăîâşţ", "šžčćđ", "čšž", "äöüß"],
  turkish: ["ıişğçöüİâîû"],
  baltic: ["ėšųžįčąūę", "āīēšūņļžčģķ", "äõüöšž"],
  vietnamese: ["đàáâươôêăíúòùè\u0300\u0301\u0303\u0309\u0323ýé"],
  russian: ["оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", "аиоетнрсвлкдпмзгъуябчщцжхшйюфь", "оаиніетврлксмдупьязгбчхцжйїшєюфщґ"],
  serbian: ["аиоенртсдвукпмлјзгбчљшцњхжђћфџѓќѕ"],
  ukrainian: ["оаиніетврлксмдупьязгбчхцжйїшєюфщґ", "аыенілроітдсмкуўзябпгхчжцшьйюэё"],
  greek: ["αοιετσνηυρπκμλςόγδίάέήώχθύφβωξζψϊϋΐΰ"],
  hebrew: ["יוהלארתבשמנדכםקעחפסטגצןזךףץ"],
  arabic: [
    "ايلمنوترهبعدسفةكحقىجشصأطخذضزثغءئظؤإآ،؟",
    "ايرندهمتوسبلشکزفگخقجعحپچغصطآضظثذئژك،؟",
    "اےیرکنںسہمتلوپدبہھيچگجحخشعفقطصزٹڈڑآئ",
  ],
  thai: ["านรอกเงมยลวดทสต่ะปบคห้แัจิพีชขุใไูี็์ืำผโศณถญธภษฝฟซ"],
} as const;

const of = (encoding: string, script: Script, prior: number, ...lists: (readonly string[])[]): readonly Letters[] =>
  lists.flat().map((letters) => ({ encoding, script, letters, prior }));

/** One byte a letter. */
export const narrow: readonly Letters[] = [
  ...of("windows-1252", "Latin", 3, languages.western),
  ...of("windows-1250", "Latin", 0, languages.central),
  ...of("windows-1251", "Cyrillic", 0, languages.russian, languages.serbian, languages.ukrainian),
  ...of("windows-1253", "Greek", 0, languages.greek),
  ...of("windows-1254", "Latin", 0, languages.turkish),
  ...of("windows-1255", "Hebrew", 0, languages.hebrew),
  ...of("windows-1256", "Arabic", 0, languages.arabic),
  ...of("windows-1257", "Latin", -1, languages.baltic),
  ...of("windows-1258", "Latin", -2, languages.vietnamese),
  ...of("windows-874", "Thai", 0, languages.thai),
  ...of("iso-8859-2", "Latin", -1, languages.central),
  ...of("iso-8859-5", "Cyrillic", -2, languages.russian, languages.serbian),
  ...of("iso-8859-6", "Arabic", -1, languages.arabic),
  ...of("iso-8859-7", "Greek", -1, languages.greek),
  ...of("iso-8859-8", "Hebrew", -1, languages.hebrew),
  ...of("iso-8859-13", "Latin", -3, languages.baltic),
  ...of("iso-8859-15", "Latin", -2, languages.western),
  ...of("koi8-r", "Cyrillic", -1, languages.russian.slice(0, 1)),
  ...of("koi8-u", "Cyrillic", -2, languages.ukrainian.slice(0, 1)),
  ...of("ibm866", "Cyrillic", -4, languages.russian.slice(0, 1)),
  ...of("x-mac-cyrillic", "Cyrillic", -4, languages.russian.slice(0, 1)),
  ...of("macintosh", "Latin", -4, languages.western),
];

const kanji =
  "日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両朝";
const simplified =
  "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运";
const traditional =
  "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運";
const kana =
  "のにはをたがでてとしれさあいるもかなこっらりすまきんくよけせつうみどちえおねそスンルトリアイラレクロシフカドマタジプ";
const hangul =
  "이다의는에을가고하한로은지도를기서사인대어자리시정그나있해아수들부라일과제전으보주장만상여성원구국적공화했게조선동경중비관신연면안스유위니말지것오거까당명민생";

/** Two bytes a letter, mostly. */
export const wide: readonly Letters[] = [
  ...of("shift_jis", "Kana", 0, [kana + kanji]),
  ...of("euc-jp", "Kana", 0, [kana + kanji]),
  ...of("gb18030", "Han", 0, [simplified]),
  ...of("big5", "Han", 0, [traditional]),
  ...of("euc-kr", "Hangul", 0, [hangul]),
];
