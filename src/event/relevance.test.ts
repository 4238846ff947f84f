import { expect, test } from "vitest";
import { loadKit } from "../kit/load.ts";
import { read } from "../read.ts";

const kit = loadKit();

const match = `City hold on in a bruising derby
The striker attacked from the first whistle and the keeper was forced into a string of saves.
The visitors fired in three shots before the break and seized control of midfield.
Their captain was booked for a late tackle and the manager accused the referee of losing his nerve.
The hosts retreated to their own box and defended with ten men.
A free kick killed the game ten minutes from time, and the crowd stormed out.
The club has agreed a new contract with its coach and will release two strikers in June.`;

const war = `Three killed as shelling resumes
Shelling killed three villagers near the front on Monday, the governor said.
Soldiers then attacked a rebel post on the ridge and seized two trucks.
The army accused the rebels of breaking the truce and deployed a second brigade.
A football match in the town was called off.`;

test("what sounds like force on a sports page is no event", () => {
  expect(read(match, kit).events).toEqual([]);
});

test("on a page about a war the same words are", () => {
  const types = read(war, kit).events.map(({ code }) => code.plover);
  for (const type of ["ASSAULT", "COERCE", "ACCUSE", "MOBILIZE"]) expect(types).toContain(type);
});

test("without the model nothing is dropped", () => {
  const { relevance: _, ...models } = kit.models;
  expect(read(match, { ...kit, models }).events).not.toEqual([]);
});
