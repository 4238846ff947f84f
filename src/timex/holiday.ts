import { orthodoxEaster, westernEaster } from "./easter.ts";
import { daysInYear, type ForeignCalendar } from "./foreign-calendar.ts";
import { type Day, dayFrom, weekdayOf } from "./normalize.ts";

/** First and last day of a holiday; more than one day where it lasts, or where the moon is seen on different days in different lands. */
export interface Feast {
  readonly from: Day;
  readonly to: Day;
}

/** A named day: what it is called, and when it falls in a civil year (a lunar one may fall twice, or not at all). */
export interface Holiday {
  readonly name: string;
  /** What it is called, in lower case, with a bar between. */
  readonly also: string;
  readonly in: (year: number) => readonly Feast[];
  /** Only where the page's own country keeps it ("Independence Day" is another day everywhere). */
  readonly country?: string;
}

/** The moon's months begin when it is seen: a day before the reckoning of Umm al-Qura or up to two days after it, by land. */
export const MOON_EARLY = 1;
export const MOON_LATE = 2;

export const holidays: readonly Holiday[] = [
  fixed("Christmas Eve", "christmas eve", 12, 24),
  fixed("Christmas", "christmas|christmas day|xmas", 12, 25),
  fixed("Boxing Day", "boxing day", 12, 26),
  fixed("New Year's Eve", "new year's eve", 12, 31),
  fixed("New Year's Day", "new year's|new year's day", 1, 1),
  fixed("Epiphany", "epiphany", 1, 6),
  fixed("Orthodox Christmas Eve", "orthodox christmas eve", 1, 6),
  fixed("Orthodox Christmas", "orthodox christmas|orthodox christmas day|coptic christmas|ethiopian christmas", 1, 7),
  fixed("Valentine's Day", "valentine's day|st valentine's day|st. valentine's day", 2, 14),
  fixed("Women's Day", "international women's day|women's day", 3, 8),
  fixed("St Patrick's Day", "st patrick's day|st. patrick's day|saint patrick's day", 3, 17),
  fixed("April Fools' Day", "april fools' day|april fool's day|april fools day", 4, 1),
  fixed("May Day", "may day", 5, 1),
  fixed("Workers' Day", "international workers' day|international workers day|workers' day", 5, 1),
  fixed("World Refugee Day", "world refugee day", 6, 20),
  fixed("Assumption Day", "assumption day|feast of the assumption", 8, 15),
  fixed("Halloween", "halloween", 10, 31),
  fixed("All Saints' Day", "all saints' day|all saints day", 11, 1),
  fixed("Armistice Day", "armistice day", 11, 11),
  fixed("Human Rights Day", "human rights day", 12, 10),
  fixed("Bastille Day", "bastille day", 7, 14),
  fixed("Fourth of July", "fourth of july|the fourth of july", 7, 4),
  fixed("Juneteenth", "juneteenth", 6, 19),
  fixed("Nakba Day", "nakba day", 5, 15),
  fixed("Land Day", "land day", 3, 30),
  fixed("Naksa Day", "naksa day", 6, 5),
  fixed("Anzac Day", "anzac day", 4, 25),
  fixed("Cinco de Mayo", "cinco de mayo", 5, 5),
  fixed("Timkat", "timkat|timket", 1, 19),
  fixed("Meskel", "meskel", 9, 27),
  fixed("Songkran", "songkran", 4, 13, 3),
  fixed("Thingyan", "thingyan", 4, 13, 4),
  inCountry("USA", "Independence Day", "independence day", 7, 4),
  inCountry("UKR", "Independence Day", "independence day", 8, 24),
  inCountry("IND", "Independence Day", "independence day", 8, 15),
  inCountry("PAK", "Independence Day", "independence day", 8, 14),
  inCountry("NGA", "Independence Day", "independence day", 10, 1),
  inCountry("KEN", "Independence Day", "independence day|jamhuri day", 12, 12),
  inCountry("LBN", "Independence Day", "independence day", 11, 22),
  inCountry("RUS", "Victory Day", "victory day", 5, 9),
  inCountry("IND", "Republic Day", "republic day", 1, 26),
  inCountry("TUR", "Republic Day", "republic day", 10, 29),
  inCountry("USA", "Veterans Day", "veterans day|veterans' day", 11, 11),
  { ...nth("Labor Day", "labor day", 9, 1, 1), country: "USA" },
  { ...nth("Memorial Day", "memorial day", 5, 1, -1), country: "USA" },
  nth("Thanksgiving", "thanksgiving|thanksgiving day", 11, 4, 4),
  after("Shrove Tuesday", "shrove tuesday|mardi gras|fat tuesday", westernEaster, -47),
  after("Ash Wednesday", "ash wednesday", westernEaster, -46),
  after("Palm Sunday", "palm sunday", westernEaster, -7),
  after("Holy Week", "holy week", westernEaster, -7, 7),
  after("Maundy Thursday", "maundy thursday|holy thursday", westernEaster, -3),
  after("Good Friday", "good friday", westernEaster, -2),
  after("Holy Saturday", "holy saturday", westernEaster, -1),
  after("Easter weekend", "easter weekend", westernEaster, -2, 4),
  after("Easter", "easter|easter sunday", westernEaster, 0),
  after("Easter Monday", "easter monday", westernEaster, 1),
  after("Ascension Day", "ascension day", westernEaster, 39),
  after("Pentecost", "pentecost|pentecost sunday|whit sunday", westernEaster, 49),
  after("Corpus Christi", "feast of corpus christi|the feast of corpus christi", westernEaster, 60),
  after("Orthodox Good Friday", "orthodox good friday|coptic good friday", orthodoxEaster, -2),
  after("Orthodox Easter", "orthodox easter|orthodox easter sunday|coptic easter|ethiopian easter", orthodoxEaster, 0),
  moon("Islamic New Year", "islamic new year", 1, 1),
  moon("Ashura", "ashura|ashoura|ashura day|day of ashura|the day of ashura", 1, 10),
  moon("Arbaeen", "arbaeen|arba'een|arbain", 2, 20),
  // Sunnis keep the 12th, Shias the 17th.
  moon(
    "Mawlid",
    "mawlid|mawlid al-nabi|milad un nabi|milad-un-nabi|eid milad-un-nabi|the prophet's birthday",
    3,
    12,
    6,
  ),
  moon("Isra and Mi'raj", "isra and mi'raj|isra and miraj|shab-e-miraj", 7, 27),
  moon("Laylat al-Qadr", "laylat al-qadr", 9, 27),
  {
    name: "Ramadan",
    also: "ramadan|ramadhan|ramzan|the month of ramadan|the holy month of ramadan|the fasting month of ramadan",
    in: ramadan,
  },
  moon(
    "Eid al-Fitr",
    "eid al-fitr|eid al fitr|eid-al-fitr|eid ul-fitr|eid-ul-fitr|eid el-fitr|eid ul fitr|eid el fitr",
    10,
    1,
    3,
  ),
  moon(
    "Eid al-Adha",
    "eid al-adha|eid al adha|eid-al-adha|eid ul-adha|eid-ul-adha|eid el-adha|eid-ul-azha|eid ul azha|the feast of the sacrifice|the feast of sacrifice",
    12,
    10,
    4,
  ),
  moon("Day of Arafah", "the day of arafah|the day of arafat|arafah day|arafat day", 12, 9),
  exact(
    "Nowruz",
    "nowruz|newroz|noruz|norouz|nauryz|persian new year|iranian new year|kurdish new year|the persian new year|the iranian new year|the kurdish new year",
    "persian",
    1,
    1,
  ),
  exact("Rosh Hashanah", "rosh hashanah|rosh hashana", "hebrew", 1, 1, 2, 1),
  exact("Yom Kippur", "yom kippur", "hebrew", 1, 10, 1, 1),
  exact("Sukkot", "sukkot|sukkoth", "hebrew", 1, 15, 7, 1),
  exact("Simchat Torah", "simchat torah", "hebrew", 1, 22, 2, 1),
  exact("Hanukkah", "hanukkah|hanukah|chanukah", "hebrew", 3, 25, 8, 1),
  exact("Purim", "purim", "hebrew", 7, 14, 2, 1),
  exact("Passover", "passover", "hebrew", 8, 15, 8, 1),
  exact("Shavuot", "shavuot|shavuoth", "hebrew", 10, 6, 2, 1),
  exact(
    "Lunar New Year",
    "lunar new year|the lunar new year|chinese new year|the chinese new year|tet|seollal",
    "chinese",
    1,
    1,
  ),
  { name: "Diwali", also: "diwali|deepavali", in: diwali },
];

function fixed(name: string, also: string, month: number, date: number, days = 1): Holiday {
  return {
    name,
    also,
    in: (year) => {
      const from = dayFrom(year, month, date);
      return from === undefined ? [] : [{ from, to: from + days - 1 }];
    },
  };
}

function inCountry(country: string, name: string, also: string, month: number, date: number): Holiday {
  return { ...fixed(name, also, month, date), country };
}

/** The nth weekday (1 = Monday) of a month; -1 is the last one. */
function nth(name: string, also: string, month: number, weekday: number, n: number): Holiday {
  return {
    name,
    also,
    in: (year) => {
      const first = dayFrom(year, month, 1)!;
      const next = dayFrom(month === 12 ? year + 1 : year, (month % 12) + 1, 1)!;
      const from = first + ((weekday - weekdayOf(first) + 7) % 7);
      const day = n > 0 ? from + 7 * (n - 1) : from + 7 * Math.floor((next - 1 - from) / 7);
      return [{ from: day, to: day }];
    },
  };
}

function after(name: string, also: string, easter: (year: number) => Day, by: number, days = 1): Holiday {
  return { name, also, in: (year) => [{ from: easter(year) + by, to: easter(year) + by + days - 1 }] };
}

/** By the Islamic calendar as reckoned, with the days by which its sighting differs. */
function moon(name: string, also: string, month: number, date: number, days = 1): Holiday {
  return {
    name,
    also,
    in: (year) =>
      daysInYear("islamic-umalqura", year, month, date).map((day) => ({
        from: day - MOON_EARLY,
        to: day + days - 1 + MOON_LATE,
      })),
  };
}

function ramadan(year: number): readonly Feast[] {
  return daysInYear("islamic-umalqura", year, 9, 1).map((day) => ({
    from: day - MOON_EARLY,
    to: day + 29 + MOON_LATE,
  }));
}

/** In calendars that are reckoned alike everywhere; `eve`: begins at sunset of so many days before. */
function exact(
  name: string,
  also: string,
  calendar: ForeignCalendar,
  month: number,
  date: number,
  days = 1,
  eve = 0,
): Holiday {
  return {
    name,
    also,
    in: (year) => daysInYear(calendar, year, month, date).map((day) => ({ from: day - eve, to: day + days - 1 })),
  };
}

/** The new moon between mid-October and mid-November, a day before a Chinese month begins; kept on that day or the next by land. */
function diwali(year: number): readonly Feast[] {
  const first = dayFrom(year, 10, 18)!;
  for (const month of [8, 9, 10, 11])
    for (const day of daysInYear("chinese", year, month, 1))
      if (day >= first && day < first + 30) return [{ from: day - 1, to: day }];
  return [];
}
