import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { articles } from "../article/article.ts";
import { pageOf } from "../page/page.ts";
import { textOf } from "../span.ts";
import { type Body, bodyOf } from "./body.ts";
import { copyOf, mirrored } from "./copy.ts";
import { counterpart } from "./counterpart.ts";
import { bandsOf, mayShare, signatureOf } from "./signature.ts";

const pages = new Map<string, string>();

function body(text: string): Body {
  const page = pageOf(text);
  pages.set(page.id, text);
  return bodyOf(page, articles(page, () => {})[0]!);
}

const textAt = (id: string, span: { from: number; to: number }) => textOf(pages.get(id.split("#")[0]!)!, span);

const convoy = [
  "Gunmen fired on a food convoy near the ford at Telleb on Monday and killed three drivers, the transport union said. The attack came a day after the army had promised to guard the road.",
  "The trucks had left the port of Sorreq at dawn with rice and cooking oil for the camps in the north. Two of them burned out beside the river, and villagers carried the sacks that were left across the water.",
  "“We asked for soldiers and they sent us a letter,” the head of the union, Samir Oudou, told reporters in Sorreq. He said that no more drivers would go until the road was clear.",
  "An army officer, who asked not to be named, said that a patrol had reached the ford within the hour and found the attackers gone.",
  "The road is the only one that is open to the camps since the bridge at Hamra fell in the spring floods. Aid workers say that stocks there will last another nine days.",
];
const wire = `Three drivers killed at ford\n\n${convoy.join("\n\n")}\n`;

describe("a copy", () => {
  test("of the same words, whatever their signs, case and line ends, is identical", () => {
    const other = body(
      wire.replaceAll("“", '"').replaceAll("”", '"').replaceAll("\n\n", "\r\n\r\n").replace("Gunmen", "GUNMEN"),
    );
    const copy = copyOf(body(wire), other)!;
    expect(copy).toMatchObject({ relation: "identical", share: 1, otherShare: 1 });
    expect(copyOf(body(wire), body(`Another title\n\n${convoy.join("\n\n")}`))?.relation).toBe("identical");
  });

  test("with a dateline, a trailer and a few other words is edited", () => {
    const edited = convoy.join("\n\n").replace("killed three", "shot dead three").replace("nine days", "a week");
    const copy = copyOf(
      body(wire),
      body(`Telleb ambush\n\nSORREQ, May 4 (Meridian) – ${edited}\n\nEditing by Tom Askew`),
    );
    expect(copy?.relation).toBe("edited");
  });

  test("that is cut is an excerpt, and its story contains it", () => {
    const copy = copyOf(body(`Drivers shot\n\n${convoy.slice(0, 2).join("\n\n")}`), body(wire))!;
    expect(copy).toMatchObject({ relation: "excerpt-of", share: 1 });
    expect(mirrored(copy)).toMatchObject({ relation: "contains", otherShare: 1 });
  });

  test("of half a story in a story of its own shares passages", () => {
    const own =
      "The ministry of trade put the price of rice under its control on Tuesday, for the second time in a year. Shops that ask more than the price it sets will be closed for a month. Traders in the covered market said that they would rather close by themselves than sell at a loss. The last order of that kind was given up after eleven days, when no rice was to be had in the city at all. Bakers are not touched by it, nor are those who sell from carts.";
    expect(copyOf(body(wire), body(`Rice\n\n${own}\n\n${convoy.slice(0, 2).join("\n\n")}`))?.relation).toBe(
      "shares-passages",
    );
  });

  test("shows the same words on both sides", () => {
    const copy = copyOf(
      body(wire),
      body(`Ambush\n\n${convoy.slice(1, 4).join("\n\n").replace("at dawn", "before sunrise")}`),
    )!;
    expect(copy.spans).toHaveLength(2);
    for (const { other, ...span } of copy.spans)
      expect(textAt(copy.article, span).replace(/\s+/g, " ")).toBe(textAt(copy.other, other).replace(/\s+/g, " "));
  });

  test("leads from a word to the word that stands for it there, in a headline of the same words too", () => {
    const [a, b] = [body(wire), body(`Three drivers killed at ford\n\nSORREQ (Meridian) – ${convoy.join("\n\n")}\n`)];
    const copy = copyOf(a, b)!;
    for (const word of ["fired", "burned", "fell"]) {
      const from = wire.indexOf(word);
      const there = counterpart(copy, a, b, { from, to: from + word.length });
      expect(there && textAt(b.id, there)).toBe(word);
    }
    expect(counterpart(copy, a, b, { from: 14, to: 20 })).toEqual({ from: 14, to: 20 });
  });
});

describe("no copy", () => {
  const about =
    "The Sorreq Herald is an independent newspaper that is paid for by its readers. If you can, support our work: every gift, large or small, keeps reporters on the road in all eleven provinces. Write to us at the address below, or visit the office in Customs Street on any working day.";
  const brief =
    "The council of Hamra will vote on the new water tariff on Thursday, its chairman said. Households would pay a fifth more from July on.";
  const other =
    "Police in Sorreq are looking for two boys who were last seen at the fair on Saturday night. Both wore the blue shirts of their school.";

  test("is what an outlet writes under all of its pages, even where it is longer than the story", () => {
    expect(
      copyOf(body(`Water to cost more\n\n${brief}\n\n${about}\n`), body(`Two boys missing\n\n${other}\n\n${about}\n`)),
    ).toBeUndefined();
    expect(
      copyOf(
        body(`Water to cost more\n\n${brief}\n\n${about}\n\nUpdated on Monday\n`),
        body(`Two boys missing\n\n${other}\n\n${about}\n`),
      ),
    ).toBeUndefined();
  });

  test("is a line that is too short to tell", () => {
    expect(
      copyOf(body("This page has been moved to another place."), body("This page has been moved to another place.")),
    ).toBeUndefined();
  });

  const speech =
    "“We shall not sign a paper that leaves a single one of our prisoners behind, and we shall not sit at a table from which the people of the valley have been sent away. Whoever wants peace before the winter knows where to find us, and knows what it takes,”";
  test("a speech that two reporters quote makes shared passages at most", () => {
    const first = body(
      `Front sets terms\n\n${speech} the leader of the Valley Front, Orso Kemal, said on the radio on Friday night. It was his first word since the talks broke down a week ago.`,
    );
    const second = body(
      `Kemal speaks\n\nThe talks in the capital may begin again, but not soon. ${speech} Mr Kemal told his followers in a broadcast that diplomats heard with dismay. Two of them said that a new round could hardly open this year.`,
    );
    expect([undefined, "shares-passages"]).toContain(copyOf(first, second)?.relation);
  });
});

// Two papers on one event, each in its own words, as reporters write who heard the same briefing.
const sameEvent: readonly (readonly [string, string])[] = [
  [
    "At least nine miners died when a gallery collapsed at the Corvo tin mine on Sunday, the company said. Rescue teams from three provinces were trying to reach eleven more. The cause of the collapse was not known. The mine had been closed twice last year for want of pumps.",
    "Nine bodies have been brought up from the Corvo mine, where part of a tunnel gave way on Sunday morning, its owner said. Eleven men are still missing below ground. Inspectors shut the pit two times in the past year because water was not being pumped out.",
  ],
  [
    "The Sarvan Front said on Wednesday that it had shot down an army helicopter near Karsh. The defence ministry said that the aircraft had made an emergency landing after a technical fault and that its crew of four was safe.",
    "An army helicopter came down near Karsh on Wednesday. A technical fault forced the crew of four to land and nobody was hurt, the defence ministry said; the Sarvan Front claimed to have hit it with a missile.",
  ],
  [
    "Police in Belmora fired tear gas at students who marched on the parliament on Tuesday to protest against new fees. Medics said that they had treated 23 people, two of them for broken bones. The interior minister said that the march had not been allowed.",
    "Twenty-three people were hurt in Belmora on Tuesday when police used tear gas against a march of students on the parliament, according to medics. The students oppose new fees. The interior minister said the rally had no permission.",
  ],
  [
    "The president of Tavaria dismissed his army chief on Friday, two days after mutinous soldiers had held the radio station of the capital for six hours. A decree read on state television gave no reason. General Paul Amsa had led the army since 2019.",
    "Tavaria's army chief, General Paul Amsa, was removed by presidential decree on Friday. The step follows a mutiny in which soldiers kept the capital's radio station in their hands for six hours on Wednesday. State television read the decree without giving a reason.",
  ],
  [
    "The United Nations said that 4,000 families had fled the fighting around Dellim since the weekend. Most of them walked to the border town of Oss, where they sleep in schools and in the open. The agency asked for tents and clean water.",
    "Around 4,000 families have left their homes near Dellim since fighting broke out there at the weekend, the United Nations said on Thursday. In Oss, across the river, schools are full and many sleep outside. Tents and clean water are needed most, it said.",
  ],
  [
    "A court in Port Elda sentenced the former mayor to eight years in prison on Monday for taking bribes from a builder of harbour cranes. His lawyer said that he would appeal. Four officials of the port were acquitted.",
    "The former mayor of Port Elda must go to prison for eight years because a maker of harbour cranes bribed him, a court ruled on Monday. It acquitted four port officials. The mayor will appeal against the verdict, according to his lawyer.",
  ],
  [
    "Negotiators for the government and the Valley Front agreed on Saturday to exchange forty prisoners each before the end of the month, a mediator from Norvik said. The Red Cross will oversee the exchange at the bridge of Anse.",
    "Forty prisoners from each side will be freed this month under a deal that the government and the Valley Front reached on Saturday. The exchange is to take place at the bridge of Anse under the eyes of the Red Cross, said a mediator from Norvik.",
  ],
  [
    "A bomb hidden in a handcart exploded in the grain market of Sorreq on Thursday, wounding at least fourteen people, the governor's office said. No group said that it had planted it. The market was closed for the day.",
    "At least fourteen people were wounded on Thursday by a bomb in the grain market of Sorreq that had been hidden in a handcart, the office of the governor said. The market stayed closed. Nobody claimed the attack.",
  ],
];

test.each(sameEvent)("two papers on one event make no pair: %s", (first, second) => {
  expect(copyOf(body(`One\n\n${first}`), body(`Two\n\n${second}`))).toBeUndefined();
});

const word = fc.constantFrom(
  ..."river army said town killed bridge on the of men gunmen night road two after".split(" "),
);
const story = fc.array(word, { minLength: 20, maxLength: 120 }).map((words) => words.join(" "));

test("what two stories share is the same from both sides, and its runs are the same words", () => {
  fc.assert(
    fc.property(story, story, fc.nat(100), (first, second, at) => {
      const [a, b] = [body(first), body(`${first.slice(0, at * 3)} ${second}`)];
      const copy = copyOf(a, b);
      if (a.id === b.id || !copy) return;
      expect(mirrored(copy)).toEqual(copyOf(b, a));
      for (const { other, ...span } of copy.spans)
        expect(textAt(b.id, other).split(/\s+/)).toEqual(textAt(a.id, span).split(/\s+/));
    }),
  );
});

test("signatures of one text are one, and those of strangers have little in common", () => {
  const [a, b] = [body(wire), body(sameEvent[0]![0])];
  const [of, ofOther] = [signatureOf(a)!, signatureOf(b)!];
  expect(bandsOf(of)).toEqual(bandsOf(signatureOf(body(`Other title\n\n${convoy.join("\n\n")}`))!));
  expect(mayShare(of, a.size, ofOther, b.size)).toBe(false);
  expect(bandsOf(of).filter((key) => bandsOf(ofOther).includes(key))).toHaveLength(0);
  expect([...of.slice(0, 2)]).toMatchInlineSnapshot(`
    [
      28341317,
      51608779,
    ]
  `);
});

test("words are compared in their normal form", () => {
  const plain = body(
    "The café in Zürich was closed by soldiers of the 5th brigade on a cold night, people there said.",
  );
  const odd = body(
    "The cafe\u0301 in Zu\u0308rich was clo\u00adsed by sol\u200bdiers of the 5th\u00a0brigade on a cold night; people there said.",
  );
  expect(odd.hash).toBe(plain.hash);
  expect(copyOf(plain, odd)?.relation).toBe("identical");
});
