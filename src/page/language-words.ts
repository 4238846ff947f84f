/** Scripts by the letters that show them; those written for one language mainly carry that language's code. */
export const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["Latin", /\p{Script=Latin}/gu],
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["Cyrillic", /\p{Script=Cyrillic}/gu],
  ["Arabic", /\p{Script=Arabic}/gu],
  ["zh", /\p{Script=Han}/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["bn", /\p{Script=Bengali}/gu],
  ["pa", /\p{Script=Gurmukhi}/gu],
  ["gu", /\p{Script=Gujarati}/gu],
  ["ta", /\p{Script=Tamil}/gu],
  ["te", /\p{Script=Telugu}/gu],
  ["kn", /\p{Script=Kannada}/gu],
  ["ml", /\p{Script=Malayalam}/gu],
  ["si", /\p{Script=Sinhala}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["lo", /\p{Script=Lao}/gu],
  ["my", /\p{Script=Myanmar}/gu],
  ["km", /\p{Script=Khmer}/gu],
  ["am", /\p{Script=Ethiopic}/gu],
  ["ka", /\p{Script=Georgian}/gu],
  ["hy", /\p{Script=Armenian}/gu],
  ["bo", /\p{Script=Tibetan}/gu],
  ["dv", /\p{Script=Thaana}/gu],
];

export const NAMES: Readonly<Record<string, string>> = {
  ...{
    af: "Afrikaans",
    am: "Amharic",
    ar: "Arabic",
    az: "Azerbaijani",
    bg: "Bulgarian",
    bn: "Bengali",
    bo: "Tibetan",
    cs: "Czech",
    da: "Danish",
    de: "German",
  },
  ...{
    dv: "Dhivehi",
    el: "Greek",
    en: "English",
    es: "Spanish",
    fa: "Persian",
    fi: "Finnish",
    fr: "French",
    gu: "Gujarati",
    ha: "Hausa",
    he: "Hebrew",
  },
  ...{
    hi: "Hindi",
    hr: "Croatian, Bosnian or Serbian",
    ht: "Haitian Creole",
    hu: "Hungarian",
    hy: "Armenian",
    id: "Indonesian or Malay",
    it: "Italian",
    ja: "Japanese",
  },
  ...{
    ka: "Georgian",
    km: "Khmer",
    kn: "Kannada",
    ko: "Korean",
    ku: "Kurdish",
    lo: "Lao",
    lt: "Lithuanian",
    ml: "Malayalam",
    my: "Burmese",
    nl: "Dutch",
    no: "Norwegian",
  },
  ...{
    pa: "Punjabi",
    pl: "Polish",
    ps: "Pashto",
    pt: "Portuguese",
    ro: "Romanian",
    ru: "Russian",
    si: "Sinhala",
    sk: "Slovak",
    so: "Somali",
    sq: "Albanian",
    sr: "Serbian",
  },
  ...{
    sv: "Swedish",
    sw: "Swahili",
    ta: "Tamil",
    te: "Telugu",
    th: "Thai",
    tl: "Filipino",
    tr: "Turkish",
    uk: "Ukrainian",
    ur: "Urdu",
    vi: "Vietnamese",
    zh: "Chinese",
  },
};

/** The commonest small words of the languages that news is mostly written in, in lower case. */
export const SMALL_WORDS: Readonly<
  Record<string, { readonly script: "Latin" | "Cyrillic" | "Arabic"; readonly words: string }>
> = {
  en: {
    script: "Latin",
    words:
      "the of and to in a that is was for on with as by it at from he his were are be has have had an not which this but they who said their been or after its will we she her would when more than also about into i you there no all one if out so up what some over could new two other only people",
  },
  fr: {
    script: "Latin",
    words:
      "le la les de des du et en un une dans que qui pour par sur au aux avec est a ont été ce cette ces il elle ils se sa son ses ne pas plus mais ou où selon après d'un d'une c'est l'armée qu'il leur deux été était sont nous",
  },
  es: {
    script: "Latin",
    words:
      "el la los las de del y en un una que por para con se su sus al es son fue ha han lo como más pero no este esta entre desde sobre según tras dos también ya le les sin hasta donde cuando era había está",
  },
  pt: {
    script: "Latin",
    words:
      "o a os as de do da dos das e em no na nos nas um uma que por para com se foi são é ao à como mais mas não seu sua pelo pela entre desde sobre segundo após dois também já até onde quando disse ele ela está ser",
  },
  it: {
    script: "Latin",
    words:
      "il lo la i gli le di del della dei delle e in un una che per con su da dal dalla è sono ha hanno non si come più ma nel nella al alla questo questa anche dopo secondo tra suo sua loro stato stata era due ai dell nell",
  },
  de: {
    script: "Latin",
    words:
      "der die das den dem des und in im ein eine einer eines einem einen zu von mit auf für ist sind war wurde wurden nicht sich auch nach bei aus am als an es dass wie über haben hat er sie noch nur zum zur oder werden durch vor",
  },
  nl: {
    script: "Latin",
    words:
      "de het een van en in op te dat die is zijn was voor met aan door niet er om bij ook als naar uit over heeft hebben werd maar tot nog na wordt zich ze hij deze dit worden volgens meer hun",
  },
  sv: {
    script: "Latin",
    words:
      "och i att det som en på är av för med den till har de inte om ett var från vid efter men kan också han hon sig enligt under mot eller när sin blev över mer sade",
  },
  da: {
    script: "Latin",
    words:
      "og i at det som en på er af for med den til har de ikke om et var fra ved efter men kan også han hun sig ifølge under mod eller når blev over mere siger hvor dem",
  },
  no: {
    script: "Latin",
    words:
      "og i at det som en på er av for med den til har de ikke om et var fra ved etter men kan også han hun seg ifølge under mot eller når ble over mer sier hvor dem",
  },
  fi: {
    script: "Latin",
    words:
      "ja on ei että se hän oli ovat myös joka mukaan kun sen ole tai mutta kuin jo vuoden olla sekä ne jotka tämä siitä hänen noin jälkeen vain nyt",
  },
  pl: {
    script: "Latin",
    words:
      "w i z na do się nie że to jest o od po przez za jak są został przed dla oraz ich jego który która które tym tego ale był była było już przy pod także ze powiedział",
  },
  cs: {
    script: "Latin",
    words:
      "a v se na je že s z do o k i ve za pro by po jako od podle ale ze byl byla bylo jsou není jeho jejich který která které také při než už tak až řekl po",
  },
  sk: {
    script: "Latin",
    words:
      "a v sa na je že s z do o k aj vo za pre by po ako od podľa ale zo bol bola bolo sú nie jeho ich ktorý ktorá ktoré tiež pri než už tak až povedal",
  },
  hr: {
    script: "Latin",
    words:
      "i u je da na se su za od s a o kako koji koja koje iz do nije što bi ali ili te već samo prema nakon sa biti bio bila njegov kao jer tako rekao po će",
  },
  ro: {
    script: "Latin",
    words:
      "de și în a la cu pe din să care o un nu că pentru este au fost mai prin sunt se al ale lui după dar sau ca această acest potrivit către între a-a fi iar într",
  },
  hu: {
    script: "Latin",
    words:
      "a az és hogy nem is egy volt meg már csak de ezt mint szerint még el ki után vagy lesz azt ami aki fel be azonban miatt között van voltak pedig",
  },
  lt: {
    script: "Latin",
    words:
      "ir kad į su yra iš ne tai už po bei jo bet buvo nuo dėl kaip per prie apie pat taip ar jau dar tik jų šis kuris pagal",
  },
  sq: {
    script: "Latin",
    words:
      "dhe në të e i për me nga se që një është do ka nuk u si janë pas ishte më këtë kjo por tha ky duke ai ajo kanë kishte",
  },
  tr: {
    script: "Latin",
    words:
      "ve bir bu da de için ile olarak çok olan daha gibi kadar sonra ancak en ne ise göre olduğunu dedi ya ki her var etti oldu üzerinde tarafından karşı iki eden değil mi",
  },
  az: {
    script: "Latin",
    words:
      "və bir bu da də üçün ilə olan daha kimi qədər sonra ki görə deyib olub edib həm hər var isə ən çox o onun bildirib tərəfindən qarşı iki",
  },
  ku: {
    script: "Latin",
    words: "û li di ji bi ku de jî bo ew ev ya yên yê xwe wan got kir re hat ne her nav lê hatin dike vê wê",
  },
  vi: {
    script: "Latin",
    words:
      "và của là các có được cho trong một những không với đã người này để từ khi vào đến tại về ra cũng nhiều sẽ theo như trên ông sau năm do lại",
  },
  id: {
    script: "Latin",
    words:
      "yang dan di dari untuk dengan pada ini itu dalam tidak akan ke juga oleh telah ada mereka adalah sebagai karena kata saat para tersebut atau bahwa setelah bisa lebih kami dia lalu",
  },
  tl: {
    script: "Latin",
    words:
      "ang ng sa na mga ay at ni si kay para ito hindi ko siya niya may nang ayon kanilang nila sila din rin pa ng mula kung isang dahil",
  },
  sw: {
    script: "Latin",
    words:
      "na ya wa kwa katika ni za la cha kuwa hiyo huo hilo kama pia baada lakini hayo wao yake wake huyo zaidi watu alisema amesema siku kutoka vya hii huu bila tu",
  },
  so: {
    script: "Latin",
    words:
      "oo ka iyo in ay ku u ee uu waa la ah waxa waxaa soo ayaa aan si ugu lagu kala uga kale sheegay isagoo kuwa dalka wuxuu ama isku kadib",
  },
  ha: {
    script: "Latin",
    words:
      "da a na ta ya ce cewa ne sun yi wa don ba kuma an daga shi su za ga amma wannan cikin zai kan wasu bayan yana suka wanda sai domin inda",
  },
  af: {
    script: "Latin",
    words:
      "die en van in is het dat nie met vir wat op om te was sy hy aan deur ook by na sal ’n as hulle kan maar word uit nog oor",
  },
  ht: {
    script: "Latin",
    words:
      "nan yo ki ak la pou te li yon sou se pa ap nou gen moun sa an men tou fè de apre di kont lapolis peyi anba lè",
  },
  ru: {
    script: "Cyrillic",
    words:
      "и в во не на что с по к из у за от о как это для он а но его при был была были до также что-то же которые после или сообщил того ее их со так еще уже бы",
  },
  uk: {
    script: "Cyrillic",
    words:
      "і в у та на що з до не за від про як це для він а але його при був була були також після або які є й із що його їх під час ще вже зі",
  },
  bg: {
    script: "Cyrillic",
    words:
      "и в на се да не за от с че е са по като до към при това той но които след или обаче беше му си през бе ще са още има според",
  },
  sr: {
    script: "Cyrillic",
    words:
      "и у је да на се су за од с а о како који која које из до није што би али или те већ само према након са бити био била као јер тако рекао по ће",
  },
  ar: {
    script: "Arabic",
    words:
      "في من على إلى أن عن التي الذي هذا هذه مع بعد ما لا كان قال كما بين وقال قد حيث أو وفي خلال ذلك إن كانت كل قبل لم منذ وأن",
  },
  fa: {
    script: "Arabic",
    words: "و در به از که این را با است برای آن یک شد کرد می تا بر هم نیز بود شده خود کرده گفت های دو او پس اما ایران",
  },
  ur: {
    script: "Arabic",
    words:
      "کے کی میں ہے اور سے کا کو کہ پر نے ہیں یہ کر اس بھی تھا ایک جو گیا تک ہو نہیں کہا ان لیے ساتھ والے تھے ہوئے",
  },
  ps: { script: "Arabic", words: "د په او چې کې ته دي له سره یې دې هم دغه کړي وي شوي نه څخه خو یو کړل وویل یا ده کوي" },
};
