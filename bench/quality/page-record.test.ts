import { describe, expect, it } from "vitest";
import type { Attribution } from "../../src/attribution/attribution.ts";
import { byRule } from "../../src/basis.ts";
import type { Claim } from "../../src/claim/claim.ts";
import type { EventMention } from "../../src/event/event.ts";
import type { ActorMention, CountMention, Mention, TimeMention } from "../../src/mention/mention.ts";
import type { Reading } from "../../src/read.ts";
import { address, type Span } from "../../src/span.ts";
import { pageRecord, statusOf } from "./page-record.ts";

const text =
  "The mayor told Radio Lume that scouts said raiders burned the mill on Monday, killing at least 3. He wants a truce.";
const basis = byRule("by hand");
const at = (words: string): Span => {
  const from = text.indexOf(words);
  if (from < 0) throw new RangeError(`not in the text: ${words}`);
  return { from, to: from + words.length };
};
const id = (words: string) => address("0123456789ab", at(words));

const actor = (words: string, name = words, refers?: string, type: ActorMention["type"] = "role"): ActorMention => ({
  kind: "actor",
  id: id(words),
  ...at(words),
  head: at(words),
  type,
  name,
  basis,
  ...(refers !== undefined && { refers: id(refers) }),
});
const monday: TimeMention = {
  ...{ kind: "time", id: id("on Monday"), ...at("on Monday"), head: at("Monday"), basis },
  ...{ type: "DATE", value: "2025-03-10", precision: "day" },
};
const three: CountMention = { kind: "count", id: id("at least 3"), ...at("at least 3"), head: at("3"), basis, low: 3 };
const mentions: Mention[] = [
  actor("The mayor", "Ida Roe"),
  actor("scouts"),
  actor("raiders"),
  actor("Radio Lume", "Radio Lume", undefined, "outlet"),
  monday,
  three,
  actor("He", "He", "The mayor"),
];

const attribution = (cue: string, given: Partial<Attribution>): Attribution => ({
  ...{ id: id(cue), cue: at(cue), content: [], speakers: [], basis, confidence: 1 },
  ...{ sourceKind: "role", stance: "asserts", style: "indirect", cueClass: "speech", ...given },
});
const attributions = [
  attribution("told", {
    source: at("The mayor"),
    speakers: [id("The mayor")],
    recipient: at("Radio Lume"),
    content: [at("that scouts said raiders burned the mill on Monday, killing at least 3")],
  }),
  attribution("said", {
    source: at("scouts"),
    content: [at("raiders burned the mill on Monday, killing at least 3")],
    within: id("told"),
  }),
  attribution("wants", { source: at("He"), speakers: [id("He")], content: [at("a truce")], cueClass: "wish" }),
];

const event = (trigger: string, plover: string, roles: EventMention["roles"]): EventMention => ({
  ...{ id: id(trigger), trigger: at(trigger), modality: "actual", confidence: 1, basis, roles },
  code: { plover, context: [], cameo: "19" },
});
const events = [
  event("burned", "ASSAULT", [
    { role: "actor", ...at("raiders"), mention: id("raiders"), basis },
    { role: "target", ...at("the mill"), basis },
    { role: "time", ...at("on Monday"), mention: id("on Monday"), basis },
    { role: "dead", ...at("at least 3"), mention: id("at least 3"), basis },
  ]),
  event("truce", "AGREE", [
    { role: "actor", ...at("He"), mention: id("He"), basis },
    { role: "actor", ...at("raiders"), mention: id("raiders"), basis },
  ]),
];
const claims: Claim[] = [
  { id: id("burned"), event: id("burned"), told: [id("told"), id("said")], stance: "asserts", modality: "actual" },
  { id: id("truce"), event: id("truce"), told: [id("wants")], stance: "demands", modality: "demanded" },
];
const reading: Reading = {
  ...{ kit: "k", notes: [], sentences: [], mentions, attributions, events, claims, tolls: [] },
  page: { id: "0123456789ab", text, blocks: [] },
  articles: [
    {
      id: address("0123456789ab", { from: 0, to: text.length }),
      from: 0,
      to: text.length,
      blocks: [],
      boundary: "certain",
    },
  ],
};

describe("a reading as the scorer's record", () => {
  const record = pageRecord(reading);
  const [own, told, ...more] = record.claims;

  it("has one entry for the own voice and one for each outermost telling", () => {
    expect(own!.attribution).toBe(null);
    expect(told!.attribution!.cue).toEqual(at("told"));
    expect(more).toEqual([]);
  });

  it("resolves the speaker, points at the recipient and keeps the chain", () => {
    expect(told!.attribution).toMatchObject({ entity: "Ida Roe", via: at("Radio Lume"), stance: "asserts" });
    expect(told!.attribution!.nested).toMatchObject([{ source: at("scouts"), cue: at("said") }]);
  });

  it("gives an event to the outermost telling of its chain, with times, open counts and roles", () => {
    expect(told!.events).toEqual([
      {
        trigger: at("burned"),
        type: "ASSAULT",
        modality: "actual",
        actor: { ...at("raiders"), name: "raiders" },
        target: at("the mill"),
        time: { ...at("on Monday"), value: "2025-03-10" },
        dead: [3, null],
      },
    ]);
  });

  it("steps over what is wished, and joins several fillers of one role", () => {
    expect(own!.events).toMatchObject([{ type: "AGREE", actor: { name: "Ida Roe and raiders" } }]);
  });

  it("gives probes one status for modality and stance", () => {
    const claim = claims[0]!;
    expect(statusOf({ ...claim, stance: "claims-responsibility" })).toBe("claims-responsibility");
    expect(statusOf({ ...claim, stance: "confirms", modality: "planned" })).toBe("planned");
    expect(statusOf({ ...claim, stance: "doubts", modality: "disputed" })).toBe("doubted");
    expect(statusOf({ ...claim, modality: "denied", stance: "denies" })).toBe("denied");
  });
});
