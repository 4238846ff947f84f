/** Names of months by language, January first, `/` between spellings; without accents, in lower case. English is read by `page/calendar.ts`. */
const NAMES: readonly string[] = [
  "janvier/janv fevrier/fevr mars avril mai juin juillet/juil aout septembre/sept octobre/oct novembre/nov decembre/dec",
  "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/setiembre/sept/sep/set octubre/oct noviembre/nov diciembre/dic",
  "janeiro/jan fevereiro/fev marco/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez",
  "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set ottobre/ott novembre/nov dicembre/dic",
  "januar/janner/jan februar/feb marz/maerz/mrz april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez",
  "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt november/nov december/dec",
  "ocak/oca subat/sub mart/mar nisan/nis mayıs/mayis/may haziran/haz temmuz/tem agustos/agu eylul/eyl ekim/eki kasım/kasim/kas aralık/aralik/ara",
  "januari/jan februari/feb maret/mac/mar april/apr mei juni/jun juli/julai/jul agustus/ogos/agu september/sep oktober/okt november/nov desember/disember/des",
  "januari/jan februari/feb machi aprili mei juni julai agosti/ago septemba/sept oktoba/okt novemba/nov desemba/des",
  "января/янв февраля/февр/фев марта/мар апреля/апр мая/май июня/июн июля/июл августа/авг сентября/сент/сен октября/окт ноября/нояб/ноя декабря/дек",
  "січня/січ лютого/лют березня/бер квітня/квіт травня/трав червня/черв липня/лип серпня/серп вересня/вер жовтня/жовт листопада/лист грудня/груд",
  "stycznia/sty lutego/lut marca/mar kwietnia/kwi maja/maj czerwca/cze lipca/lip sierpnia/sie wrzesnia/wrz pazdziernika/paz listopada/lis grudnia/gru",
  "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
  "يناير/جانفي فبراير/فيفري مارس ابريل/أبريل/إبريل/افريل/أفريل مايو/ماي يونيو/يونية/جوان يوليو/يولية/جويلية اغسطس/أغسطس/اوت/أوت سبتمبر اكتوبر/أكتوبر نوفمبر ديسمبر",
  "كانون_الثاني شباط آذار/اذار نيسان ايار/أيار حزيران تموز آب/اب ايلول/أيلول تشرين_الاول/تشرين_الأول تشرين_الثاني كانون_الاول/كانون_الأول",
  "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر",
  "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
  "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
  "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
];

const HIJRI =
  "محرم/المحرم/muharram صفر/safar ربيع_الاول/ربيع_الأول/rabi_al-awwal/rabi_i ربيع_الاخر/ربيع_الآخر/ربيع_الثاني/rabi_al-thani/rabi_ii جمادى_الاولى/جمادى_الأولى/jumada_al-awwal/jumada_al-ula/jumada_i جمادى_الاخرة/جمادى_الآخرة/جمادى_الثانية/jumada_al-thani/jumada_al-akhirah/jumada_ii رجب/rajab شعبان/shaaban/sha'ban/shaban رمضان/ramadan/ramazan شوال/shawwal ذو_القعدة/ذي_القعدة/dhu_al-qadah/dhu_al-qa'dah/dhul_qadah ذو_الحجة/ذي_الحجة/dhu_al-hijjah/dhul_hijjah";
const PERSIAN =
  "فروردین/farvardin اردیبهشت/ordibehesht خرداد/khordad تیر/tir مرداد/mordad شهریور/shahrivar مهر/mehr آبان/aban آذر/azar دی/dey بهمن/bahman اسفند/esfand";

export type Calendar = "gregorian" | "hijri" | "persian";

export interface NamedMonth {
  readonly month: number;
  readonly calendar: Calendar;
}

/** What months a word (two words: joined by "_") can name. Iraq's آذار and Iran's آذر differ; the year decides between two calendars. */
export function monthsNamed(word: string): readonly NamedMonth[] {
  return INDEX.get(key(word)) ?? [];
}

function key(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u064b-\u0655\u0670\u0640.]/g, "")
    .normalize("NFC");
}

const INDEX: ReadonlyMap<string, readonly NamedMonth[]> = index();

function index(): Map<string, NamedMonth[]> {
  const made = new Map<string, NamedMonth[]>();
  const add = (names: string, calendar: Calendar) =>
    names.split(" ").forEach((spellings, i) => {
      for (const spelling of spellings.split("/")) {
        const all = made.get(key(spelling)) ?? [];
        if (!all.some((each) => each.month === i + 1 && each.calendar === calendar))
          all.push({ month: i + 1, calendar });
        made.set(key(spelling), all);
      }
    });
  for (const names of NAMES) add(names, "gregorian");
  add(HIJRI, "hijri");
  add(PERSIAN, "persian");
  return made;
}
