import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodedAs } from "./decoder.ts";
import { decoded } from "./encoding.ts";
import { readBytes } from "./file.ts";
import { mojibake } from "./mojibake.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** A text in an encoding of one or two bytes a letter, by trying all of them. */
function encoded(text: string, encoding: string): Uint8Array {
  const table = tableOf(encoding);
  return joined(
    ...[...text].map((char) => {
      const bytes = table.get(char);
      if (!bytes) throw new RangeError(`${char} is not in ${encoding}`);
      return Uint8Array.from(bytes);
    }),
  );
}

const tables = new Map<string, Map<string, readonly number[]>>();
function tableOf(encoding: string): Map<string, readonly number[]> {
  const held = tables.get(encoding);
  if (held) return held;
  const table = new Map<string, readonly number[]>();
  const offer = (...bytes: number[]) => {
    const char = decodedAs(Uint8Array.from(bytes), encoding);
    if ([...char].length === 1 && char !== "\ufffd" && !table.has(char)) table.set(char, bytes);
  };
  for (let byte = 0; byte < 256; byte++) offer(byte);
  if (WIDE.includes(encoding))
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) offer(lead, trail);
  tables.set(encoding, table);
  return table;
}
const WIDE = ["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"];

const arabic = "قال الجيش يوم الثلاثاء إنه انسحب من المدينة بعد معارك عنيفة مع المسلحين، وقتل تسعة جنود.";
const russian = "Армия заявила во вторник, что её войска покинули город после тяжёлых боёв. Погибли девять солдат.";
const texts: readonly (readonly [encoding: string, text: string])[] = [
  ["windows-1256", arabic],
  ["windows-1256", "ارتش روز سه شنبه اعلام کرد که پس از درگيري هاي سنگين از شهر عقب نشيني کرده است."],
  ["windows-1251", russian],
  ["windows-1251", "Армія заявила у вівторок, що її війська залишили місто після важких боїв за міст."],
  ["windows-1251", "Војска је у уторак саопштила да се повукла из града после тешких борби."],
  ["koi8-r", russian],
  ["windows-1252", "L’armée a déclaré mardi que ses soldats s’étaient retirés de la ville après de violents combats."],
  ["windows-1252", "Das Militär erklärte am Dienstag, die Straße zur Brücke sei „völlig zerstört“ worden."],
  ["windows-1252", "El ejército dijo el martes que se retiró de la región después de tres días de combates."],
  ["windows-1250", "Armáda v úterý uvedla, že její vojáci po těžkých bojích opustili město a přešli řeku."],
  ["windows-1250", "Wojsko podało we wtorek, że po ciężkich walkach żołnierze opuścili miasto i cofnęli się za rzekę."],
  ["iso-8859-2", "Wojsko podało we wtorek, że po ciężkich walkach żołnierze opuścili miasto i cofnęli się za rzekę."],
  ["windows-1253", "Ο στρατός ανακοίνωσε την Τρίτη ότι αποχώρησε από την πόλη ύστερα από σκληρές μάχες."],
  ["windows-1254", "Ordu salı günü yaptığı açıklamada, şiddetli çatışmaların ardından şehirden çekildiğini bildirdi."],
  ["windows-1255", "הצבא הודיע ביום שלישי כי נסוג מהעיר לאחר קרבות קשים עם המורדים."],
  ["windows-1257", "Kariuomenė antradienį pranešė, kad po sunkių mūšių pasitraukė iš miesto ir žuvo devyni kariai."],
  ["windows-874", "กองทัพแถลงเมื่อวันอังคารว่าได้ถอนกำลังออกจากเมืองหลังการสู้รบอย่างหนัก"],
  ["shift_jis", "軍は火曜日、激しい戦闘の後に町から撤退したと発表した。兵士九人が死亡した。"],
  ["euc-jp", "軍は火曜日、激しい戦闘の後に町から撤退したと発表した。兵士九人が死亡した。"],
  ["gb18030", "军方星期二表示，经过激烈的战斗之后，部队已经撤出这座城市，有九名士兵死亡。"],
  ["big5", "軍方星期二表示，經過激烈的戰鬥之後，部隊已經撤出這座城市，有九名士兵死亡。"],
  ["euc-kr", "군은 화요일 격렬한 전투 끝에 도시에서 철수했다고 밝혔다. 군인 아홉 명이 숨졌다."],
];

describe.each(texts)("%s: %s", (encoding, text) => {
  test("by its letters, with nothing declared", () => {
    expect(decoded(encoded(text, encoding))).toMatchObject({ text, encoding, note: expect.stringContaining(encoding) });
  });
  test("as declared, without a word", () => {
    expect(decoded(encoded(text, encoding), { charset: encoding })).toEqual({ text, encoding });
  });
  test("although something else is declared", () => {
    const wrong = encoding === "windows-1252" ? "koi8-r" : "iso-8859-1";
    const page = joined(utf8(`<html><head><meta charset="${wrong}"></head><body><p>`), encoded(text, encoding));
    const read = decoded(page, { form: "html" });
    expect(read.text).toContain(text);
    expect(read.note).toMatch(new RegExp(`${encoding}.*although the page says ${wrong}`));
  });
});

test("nasty 1: a byte order mark is not part of the text", () => {
  for (const mark of [[0xef, 0xbb, 0xbf]]) {
    const read = decoded(joined(Uint8Array.from(mark), utf8("Troops left Karsh.")), { charset: "windows-1251" });
    expect(read).toEqual({ text: "Troops left Karsh.", encoding: "utf-8" });
  }
});

test.each([
  ["utf-16le", true, true],
  ["utf-16le", true, false],
  ["utf-16be", false, true],
  ["utf-16be", false, false],
])("nasty 2: %s (little endian %s, mark %s)", (encoding, little, marked) => {
  const text = `${marked ? "\ufeff" : ""}<p>Troops left Karsh, “${"quietly"}”.</p>`;
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), little);
  const read = decoded(bytes, { charset: "utf-8", form: "html" });
  expect([read.text, read.encoding]).toEqual([text.replace("\ufeff", ""), encoding]);
  expect(read.note !== undefined).toBe(!marked);
});

test("nasty 3: windows-1256 and 1251 under a wrong charset of the server", () => {
  for (const [encoding, text] of [
    ["windows-1256", arabic],
    ["windows-1251", russian],
  ] as const)
    for (const charset of ["utf-8", "iso-8859-1", "windows-1252", "windows-1251", "windows-1256"].filter(
      (each) => each !== encoding,
    )) {
      const read = decoded(encoded(text, encoding), { charset });
      expect(read).toMatchObject({ text, encoding });
      expect(read.note).toContain(`the server says ${charset}`);
    }
});

test("nasty 4: one invalid byte costs one character, and its place is noted", () => {
  const input = readBytes(joined(utf8("Zürich und Köln: “no deal”"), Uint8Array.of(0xff), utf8(", says envoy")));
  expect(input.text).toBe("Zürich und Köln: “no deal”\ufffd, says envoy");
  expect(input.notes).toEqual([{ from: 26, to: 27, rule: "encoding", text: expect.stringContaining("U+FFFD") }]);
  const ascii = readBytes(joined(utf8("<p>no deal"), Uint8Array.of(0xff), utf8(", says envoy")), { charset: "UTF-8" });
  expect(ascii.text).toBe("<p>no deal\ufffd, says envoy");
});

test.each([
  ["the armyâ€™s chief", "â€™", "’"],
  ["saidÂ he", "Â\u00a0", undefined],
  ["saidÂ\u00a0he", "Â\u00a0", "\u00a0"],
  ["a cafÃ© in the town", "Ã©", "é"],
  ["Ã‰cole", "Ã‰", "É"],
])("nasty 5: mojibake in “%s”: repair offered, text kept", (text, run, meant) => {
  const note = mojibake(text);
  if (meant === undefined) return expect(note).toBeUndefined();
  expect(text.slice(note!.from, note!.to)).toBe(run);
  expect(note!.text).toContain(`“${meant}”`);
});

test.each(["„GEMÄ“, sagte er", "DÉJÀ»", "à « Paris »", "São Tomé – “não”", "Ângela disse: “IRMÔ", "ÅÄÖ"])(
  "%s is no mojibake",
  (text) => {
    expect(mojibake(text)).toBeUndefined();
  },
);

test("declared in the page, in its XML declaration, or nowhere", () => {
  const short = Uint8Array.of(0xe9);
  const page = (head: string) => decoded(joined(utf8(head), short), { form: "html" }).encoding;
  expect(page('<meta charset="windows-1250">')).toBe("windows-1250");
  expect(page("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=Windows-1254'>")).toBe("windows-1254");
  expect(page('<?xml version="1.0" encoding="iso-8859-15"?><html>')).toBe("iso-8859-15");
  expect(page('<!-- <meta charset="koi8-r"> --><p>caf')).toBe("windows-1252");
  expect(page('<meta charset="no-such-thing"><p>caf')).toBe("windows-1252");
  expect(decoded(joined(utf8('<meta charset="windows-1250"> caf'), short), { form: "text" }).encoding).toBe(
    "windows-1252",
  );
});

test("UTF-8 under another name is UTF-8, and said", () => {
  expect(decoded(utf8("Zürich"), { charset: "latin1" })).toEqual({
    text: "Zürich",
    encoding: "utf-8",
    note: "read as UTF-8, which it is throughout, although the server says latin1",
  });
  expect(decoded(utf8("Zurich"), { charset: "latin1" })).toEqual({ text: "Zurich", encoding: "utf-8" });
});

test("Japanese in seven bits", () => {
  const bytes = Uint8Array.of(0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42);
  expect(decoded(bytes, { charset: "iso-2022-jp" })).toEqual({ text: "日本", encoding: "iso-2022-jp" });
});

test("any bytes, whatever is declared: a text, the same every time", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(undefined, "utf-8", "shift_jis", "windows-1256", "nonsense", "utf-16le"),
      (bytes, charset) => {
        const options = { form: "html" as const, ...(charset !== undefined && { charset }) };
        expect(decoded(bytes, options)).toEqual(decoded(bytes, options));
      },
    ),
    { numRuns: 300 },
  );
});
