import { expect, test } from "vitest";
import { testKit } from "../../test/kit.ts";
import { read } from "../read.ts";
import { textOf } from "../span.ts";

test("nasty 9: a name with its accents written apart is the same place, and its span counts in the text as it is", () => {
  const written = "Gunmen attacked the town of Ménaka on Tuesday, killing nine people, the army said.";
  const [whole, apart] = [written.normalize("NFC"), written.normalize("NFD")].map((text) => {
    const { page, mentions } = read(text, testKit());
    const place = mentions.find(({ kind }) => kind === "place")!;
    expect(page.text).toBe(text);
    return { said: textOf(text, place), place };
  });
  expect(apart!.said).toBe(whole!.said.normalize("NFD"));
  expect(apart!.place).toMatchObject({ country: "MLI", lat: (whole!.place as { lat: number }).lat });
});
