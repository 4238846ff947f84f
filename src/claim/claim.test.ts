import { describe, expect, it } from "vitest";
import type { Attribution } from "../attribution/attribution.ts";
import { byRule } from "../basis.ts";
import type { EventMention, EventRole } from "../event/event.ts";
import { address } from "../span.ts";
import { claims } from "./claim.ts";

const text =
  "The army denied that rebels said troops attacked the market on Monday. The mayor said troops attacked the market.";
const at = (words: string, nth = 0) => {
  let from = -1;
  for (let i = 0; i <= nth; i++) from = text.indexOf(words, from + 1);
  return { from, to: from + words.length };
};
const basis = byRule("test");

function attribution(
  source: string,
  cue: string,
  content: string,
  stance: Attribution["stance"],
  nth = 0,
): Attribution {
  const span = at(cue, nth);
  return {
    id: address("p", span),
    source: at(source),
    cue: span,
    content: [at(content)],
    speakers: [],
    sourceKind: "role",
    stance,
    style: "indirect",
    cueClass: "speech",
    confidence: 1,
    basis,
  };
}

function attack(nth: number, roles: readonly EventRole[] = []): EventMention {
  const trigger = at("attacked", nth);
  const code = { plover: "ASSAULT", context: [], cameo: "19" };
  return { id: address("p", trigger), trigger, code, roles, modality: "actual", confidence: 1, basis };
}

const page = { id: "p", text, blocks: [] };
const denial = attribution("The army", "denied", "that rebels said troops attacked the market on Monday", "denies");
const rebels = attribution("rebels", "said", "troops attacked the market on Monday", "asserts");
const mayor = attribution("The mayor", "said", "troops attacked the market.", "asserts", 1);
const roles = (nth: number): EventRole[] => [
  { role: "actor", ...at("troops", nth), basis },
  { role: "target", ...at("the market", nth), basis },
];

describe("claims", () => {
  it("are the paper's own where nobody tells them", () => {
    const [claim] = claims({ page, attributions: [], events: [attack(0)] });
    expect(claim).toMatchObject({ told: [], stance: "asserts", modality: "actual" });
  });

  it("name the chain from the outside in, and hold what the innermost holder holds", () => {
    const [claim] = claims({ page, attributions: [rebels, denial], events: [attack(0)] });
    expect(claim).toMatchObject({ told: [denial.id, rebels.id], stance: "asserts", modality: "disputed" });
  });

  it("are denied when their only holder denies", () => {
    const [claim] = claims({ page, attributions: [denial], events: [attack(0)] });
    expect(claim).toMatchObject({ stance: "denies", modality: "denied" });
  });

  it("are not told by beliefs, and a cue that is the event tells no claim of itself", () => {
    const belief = { ...rebels, cueClass: "belief" as const };
    expect(claims({ page, attributions: [belief], events: [attack(0)] })[0]?.told).toEqual([]);
  });

  it("contest each other across holders, both ways", () => {
    const [denied, told] = claims({
      page,
      attributions: [denial, mayor],
      events: [attack(0, roles(0)), attack(1, roles(1))],
    });
    expect(denied).toMatchObject({ modality: "denied", disputes: [told?.id] });
    expect(told).toMatchObject({ modality: "disputed", disputes: [denied?.id] });
  });
});
