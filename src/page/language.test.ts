import { expect, test } from "vitest";
import { languageName, languageOf } from "./language.ts";

const TEXTS: Record<string, string> = {
  en: "The army said on Monday that it had withdrawn from the town after two days of fighting, but did not say where its troops had gone.",
  fr: "L’armée a annoncé lundi qu’elle s’était retirée de la ville après deux jours de combats, mais n’a pas dit où ses soldats sont allés.",
  es: "El ejército dijo el lunes que se había retirado de la ciudad tras dos días de combates, pero no dijo adónde fueron sus soldados.",
  pt: "O exército disse na segunda-feira que se retirou da cidade após dois dias de combates, mas não disse para onde foram os soldados.",
  it: "L’esercito ha detto lunedì che si è ritirato dalla città dopo due giorni di combattimenti, ma non ha detto dove sono andati i soldati.",
  de: "Die Armee teilte am Montag mit, dass sie sich nach zwei Tagen Kämpfen aus der Stadt zurückgezogen habe, sagte aber nicht, wohin.",
  nl: "Het leger zei maandag dat het zich na twee dagen van gevechten uit de stad heeft teruggetrokken, maar niet waar de soldaten naartoe zijn.",
  pl: "Armia poinformowała w poniedziałek, że po dwóch dniach walk wycofała się z miasta, ale nie podała, dokąd udały się jej oddziały.",
  tr: "Ordu pazartesi günü iki gün süren çatışmaların ardından kentten çekildiğini ve bir açıklama daha yapılacağını, ancak askerlerin nerede olduğunu söylemedi.",
  id: "Tentara mengatakan pada hari Senin bahwa mereka telah mundur dari kota itu setelah dua hari pertempuran, tetapi tidak mengatakan ke mana.",
  sw: "Jeshi lilisema Jumatatu kwamba limeondoka katika mji huo baada ya siku mbili za mapigano, lakini halikusema ni wapi askari wake wamekwenda.",
  so: "Ciidanka ayaa sheegay Isniintii in ay ka baxeen magaalada kadib laba maalmood oo dagaal ah, laakiin ma aysan sheegin halka ay tageen.",
  vi: "Quân đội cho biết hôm thứ Hai rằng họ đã rút khỏi thị trấn sau hai ngày giao tranh, nhưng không nói rõ binh lính của họ đã đi đâu.",
  ru: "Армия сообщила в понедельник, что после двух дней боев она ушла из города, но не сказала, куда отправились ее солдаты.",
  uk: "Армія повідомила в понеділок, що після двох днів боїв вона відійшла з міста, але не сказала, куди пішли її солдати.",
  ar: "قال الجيش يوم الاثنين إنه انسحب من المدينة بعد يومين من القتال، لكنه لم يقل إلى أين ذهبت قواته في هذه المنطقة.",
  fa: "ارتش روز دوشنبه اعلام کرد که پس از دو روز درگیری از شهر عقب نشینی کرده است اما نگفت که نیروهایش به کجا رفته اند.",
  ur: "فوج نے پیر کو کہا کہ وہ دو دن کی لڑائی کے بعد شہر سے نکل گئی ہے، لیکن یہ نہیں بتایا کہ اس کے سپاہی کہاں گئے ہیں۔",
  he: "הצבא אמר ביום שני כי נסוג מהעיר לאחר יומיים של קרבות, אך לא אמר לאן הלכו חייליו.",
  zh: "军方周一表示，经过两天的战斗，部队已撤出该镇，但没有说明部队去向。当地居民说他们听到了枪声。",
  ja: "軍は月曜日、二日間の戦闘の後に町から撤退したと発表したが、部隊がどこへ向かったかは明らかにしなかった。",
  ko: "군은 월요일 이틀간의 전투 끝에 마을에서 철수했다고 밝혔지만 병력이 어디로 갔는지는 말하지 않았다.",
  hi: "सेना ने सोमवार को कहा कि वह दो दिन की लड़ाई के बाद शहर से हट गई है, लेकिन यह नहीं बताया कि उसके सैनिक कहां गए।",
  am: "ሠራዊቱ ከሁለት ቀናት ውጊያ በኋላ ከከተማዋ መውጣቱን ሰኞ ዕለት አስታወቀ።",
};

test.each(Object.entries(TEXTS))("%s", (code, text) => {
  expect(languageOf(text)).toEqual({ code, reliable: true });
});

test("English with many names is English", () => {
  const text =
    "Abdul Malik al-Houthi and Qais al-Khazali met Hadi al-Amiri and Falih al-Fayyadh in Kadhimiya, Baghdad, said the office of Mohammed Shia al-Sudani.";
  expect(languageOf(text).code).toBe("en");
});

test("too little text proves nothing", () => {
  expect(languageOf("L’armée a annoncé lundi").reliable).toBe(false);
  expect(languageOf("").reliable).toBe(false);
});

test("short words that are another language's too do not make a short English text foreign", () => {
  for (const text of [
    "A roadside bomb hit a police van near Quetta, wounding six officers.",
    "Die-hard supporters die in Mosul, officials there say; many more die elsewhere.",
    "Van drivers in Durban blocked a road; a van was burned, a police van stoned.",
    "A car bomb hit a convoy near Kano as a crowd fled a mosque, police said.",
    "Gunmen on a boat off Aden hit a tanker, a port agent said on Monday.",
  ]) {
    const { code, reliable } = languageOf(text);
    expect(code === "en" || !reliable, text).toBe(true);
  }
});

test("languages have names", () => {
  expect(languageName("sw")).toBe("Swahili");
  expect(languageName("xx")).toBe("xx");
});
