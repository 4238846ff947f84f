import { expect, test } from "vitest";
import { loadKit } from "../kit/load.ts";
import { read } from "../read.ts";
import { type Span, textOf } from "../span.ts";

const kit = loadKit();

function tollsIn(text: string) {
  const reading = read(text, kit);
  const say = (span: Span | undefined) => span && textOf(text, span);
  return reading.tolls.map(({ kind, low, high, whom, victims, event, told, modality }) => ({
    kind,
    low,
    high,
    whom: say(whom),
    code: reading.mentions.flatMap((each) =>
      each.id === victims && each.kind === "actor" ? (each.code ?? "") : [],
    )[0],
    event: say(reading.events.find(({ id }) => id === event)?.trigger),
    told: told.map((id) => say(reading.attributions.find((each) => each.id === id)?.source)),
    modality,
  }));
}

test("two sources with two figures are two tolls, each with its teller", () => {
  const [first, second, ...more] = tollsIn(
    "In Toretsk shelling killed nine civilians, the governor said. A nurse at the clinic put the dead at 12.",
  );
  expect(more).toEqual([]);
  expect(first).toMatchObject({ kind: "dead", low: 9, high: 9, whom: "nine civilians", told: ["the governor"] });
  expect(first).toMatchObject({ event: "killed", modality: "actual" });
  expect(second).toMatchObject({ kind: "dead", low: 12, told: ["A nurse at the clinic"] });
});

test("the victims' kind and side come with the figure", () => {
  const [soldiers] = tollsIn("Rebels ambushed a patrol, killing four Malian soldiers.");
  expect(soldiers).toMatchObject({ low: 4, whom: "four Malian soldiers", code: "MLIMIL" });
});

test("a figure whose event is denied is denied with it", () => {
  const [denied] = tollsIn("The army denied that its men had killed 30 villagers.");
  expect(denied).toMatchObject({ low: 30, told: ["The army"], modality: "denied" });
});

test("that nobody was hurt is a figure of its own", () => {
  expect(tollsIn("A drone hit the depot but no one was hurt, officials said.")).toMatchObject([
    { kind: "injured", low: 0, high: 0, told: ["officials"], modality: "actual" },
  ]);
});
