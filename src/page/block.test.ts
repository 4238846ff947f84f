import { expect, test } from "vitest";
import { sketch, sketched } from "../../test/sketch.ts";
import { blocks } from "./block.ts";

/** Whole small pages, drawn as the blocks they must be cut into: see test/sketch.ts. */
const PAGES: Record<string, string> = {
  "a wire story, hard-wrapped": `headline| Militants raid gold mine in western Mali, 14 workers seized
byline| By Awa Keita and Tom Reed
timestamp| March 14, 2025 3:20 PM GMT Updated 2 hours ago

dateline| BAMAKO, March 14 (Reuters) -
+paragraph| Gunmen on motorbikes raided a gold mine in
| western Mali on Thursday night and took away 14 workers, two security sources
| and a local official said on Friday.

paragraph| The attackers arrived shortly after dusk, said Moussa Traore, a shopkeeper in
| the nearby town of Kenieba who watched them pass. "They fired into the air and
| everyone ran," he said.

paragraph| No group claimed responsibility. The army did not answer calls.
boilerplate| Advertisement · Scroll to continue

headline| WHO WAS TAKEN?

paragraph| The workers include two Chinese nationals, the official said.

byline| (Reporting by Awa Keita; Additional reporting by Lin Bo; Editing by Jane Poe)
boilerplate| Our Standards: The Thomson Reuters Trust Principles.`,

  "one paragraph per line, no blank lines": `headline| FLOOD WATERS CUT OFF TOWNS IN SOUTHERN BRAZIL
caption| Firefighters wade through a flooded street in Porto Velho, Brazil, 3 May 2024. (AP Photo/Ana Lima)
dateline| PORTO VELHO, Brazil (AP) —
+paragraph| Heavy rain cut off at least nine towns in the south of Brazil on Friday, the state governor said.
paragraph| “We have never seen the river so high,” Governor Paulo Nunes told reporters.
boilerplate| Read more: Army sends helicopters to the south
paragraph| Rescue teams have taken 3,000 people to safety, according to the fire service.
headline| What happens next?
paragraph| More rain is expected on Sunday.
boilerplate| ___
byline| Associated Press writer Carla Dias in Brasilia contributed to this report.
boilerplate| Related stories
boilerplate| Storm kills two in Uruguay
boilerplate| Brazil declares emergency in the south
boilerplate| Share this article
`,

  "a paper that shows headline and picture twice": `headline| UN Envoy Arrives in Sanaa for Talks on Truce
caption| UN envoy is seen at Sanaa airport, Yemen, 6 January 2025. (EPA)
caption=| UN envoy is seen at Sanaa airport, Yemen, 6 January 2025. (EPA)
boilerplate| TT
boilerplate| 20
boilerplate=| TT
headline=| UN Envoy Arrives in Sanaa for Talks on Truce
caption=| UN envoy is seen at Sanaa airport, Yemen, 6 January 2025. (EPA)
paragraph| The United Nations envoy for Yemen arrived in Sanaa on Monday to press for a truce, his office said.
paragraph| He will meet Houthi officials, the office added.`,

  "a broadcaster's page with labels on lines of their own": `boilerplate| World
boilerplate| Africa
headline| Sudan army retakes bridge in Khartoum
timestamp| Published
timestamp| 3 May 2025
caption| Image source, AFP
caption| Image caption,
caption| Soldiers celebrate on the bridge after days of fighting
paragraph| Sudan's army says it has retaken a bridge over the Blue Nile in the capital, Khartoum, from the Rapid Support Forces.
paragraph| The RSF denied it.
headline| 'We heard the guns all night'
paragraph| Residents said the fighting went on until dawn.
boilerplate| Related topics
boilerplate| Sudan
boilerplate| Sudan civil war
boilerplate| Top stories
boilerplate| Quake kills 12 in Peru
boilerplate| Minister resigns over visas`,

  "a live blog": `headline| LIVE: Israel and Hamas exchange prisoners
timestamp| Last updated 5 minutes ago

timestamp| 14:05 GMT –
+headline| Buses leave Ofer prison
paragraph| Three buses carrying Palestinian prisoners have left Ofer prison, our correspondent reports.

timestamp| 13:10 GMT
headline| Crowds gather in Tel Aviv
paragraph| Hundreds of people have gathered in Tel Aviv to watch the release on a screen.

timestamp| 10.35am:
+paragraph| The Red Cross said it had received three women in Gaza City.`,

  "indented, wrapped, no blank lines, a headline over two lines": `headline| Rebels say they have taken border town as
| government troops withdraw to the north
byline| By JANE DOE
dateline| GOMA, Congo —
+paragraph| Rebels said on Wednesday that they had taken a town on the
| border between Congo and Uganda after two days of fighting, in what would be
| their biggest gain this year.
paragraph| The army did not confirm the loss. A spokesman, Colonel Jean Mbuyi, said
| troops had made a “tactical withdrawal” to protect civilians, without saying
| where they had gone.`,

  "captions only": `caption| A man looks at a burnt car in Peshawar, Pakistan, on Monday [Arshad Khan/Reuters]
caption=| A man looks at a burnt car in Peshawar, Pakistan, on Monday [Arshad Khan/Reuters]
caption| FILE - Soldiers patrol a market in Mogadishu, Somalia, Nov. 3, 2023. (AP Photo/Omar Ali, File)
caption| Photo: Handout / AFP via Getty Images`,

  "a whole article in one line": `headline| Gunmen kill nine in northern Nigeria
+dateline| ABUJA, Nigeria (AP) —
+paragraph| Gunmen killed nine people in a village in northern Nigeria, police said Monday. “They burned houses,” said Musa Bello, a farmer. Nobody has claimed the attack, the third this month in the district.`,

  "markdown marks": `boilerplate| #
+headline| Ceasefire holds in Nagorno border villages

timestamp| *Friday, March 7, 2025*

paragraph| The ceasefire held for a second day, both defence ministries said.

boilerplate| ##
+headline| Reaction

paragraph| The European Union welcomed the news.

boilerplate| ---`,

  "a cookie wall": `boilerplate| We use cookies to improve your experience on our site.
boilerplate| Accept all
boilerplate| Manage preferences
boilerplate| Privacy policy`,

  "names under the headline, tags and counters at the end": `headline| Peru miners block highway for third day
byline| Lucia Quispe in Arequipa
timestamp| Wed 12 Feb 2025 07.41 GMT
boilerplate| Share
boilerplate| 4 min read
paragraph| Informal miners blocked the Pan-American highway in southern Peru for a third day on Wednesday.
boilerplate| Sign up to our Morning Briefing newsletter, delivered to your inbox every weekday
paragraph| Buses and trucks queued for 20 kilometres, police said.
boilerplate| Tags: Peru, mining, protests
boilerplate| 1.2K shares
boilerplate| © 2025 Andes Daily. All rights reserved.`,

  "rows of a table are text": `headline| Toll of the quake by province
paragraph| The civil defence agency gave these figures on Sunday.
paragraph| Hakkari: 12 dead
paragraph| Van: 31 dead
paragraph| Bitlis: 4 dead
paragraph| The search goes on.`,

  "a text that lost its full stops": `headline| Toll rises after quake in eastern Turkey
paragraph| The civil defence agency said on Sunday that 47 people were dead
paragraph| Most of them were in the villages around Lake Van, a spokesman told reporters
paragraph| Roads had been closed by snow for two days when the quake struck
paragraph| “We were asleep and woke when the wall had fallen”, said a farmer`,

  "nothing but a headline": "headline| Army seizes power in coup",
};

for (const [name, drawing] of Object.entries(PAGES)) {
  test(`blocks: ${name}`, () => {
    const text = sketched(drawing);
    expect(sketch(text, blocks(text))).toBe(drawing);
  });

  test(`blocks do not depend on the line ends or the last one: ${name}`, () => {
    const text = sketched(drawing);
    const kinds = blocks(text).map((block) => block.kind);
    for (const twin of [text.replaceAll("\n", "\r\n"), text.replaceAll("\n", "\r"), `${text}\n`, `\n\n${text}`]) {
      expect(blocks(twin).map((block) => block.kind)).toEqual(kinds);
    }
  });
}

test("a caption carries its credit and the day of the picture", () => {
  const text = "Smoke is seen over Marib, Yemen, on 9 February 2025, after an air strike. (EPA)";
  const [caption] = blocks(text);
  expect(text.slice(caption!.credit!.from, caption!.credit!.to)).toBe("EPA");
  expect(text.slice(caption!.date!.span.from, caption!.date!.span.to)).toBe("9 February 2025");
  expect(caption!.date!.value).toBe("2025-02-09");
});

test("repeats point at the first copy, whatever the white space in them", () => {
  const text = "The army said nothing.\n\nShe left.\n\nThe  army\tsaid nothing.\n\nThe army said nothing.";
  expect(blocks(text).map((block) => block.repeats)).toEqual([undefined, undefined, 0, 0]);
});

test("titles taken for other stories are noted, not dropped in silence", () => {
  const notes: string[] = [];
  const text = "The army said nothing.\n\nRelated stories\nPresident of Chad flies to Paris for talks\n";
  blocks(text, (note) => notes.push(`${note.rule}: ${text.slice(note.from, note.to)}`));
  expect(notes).toEqual(["listed-story: President of Chad flies to Paris for talks"]);
});
