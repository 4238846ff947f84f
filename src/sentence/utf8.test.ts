import fc from "fast-check";
import { expect, it } from "vitest";
import { textOfUtf8, utf8Of } from "./utf8.ts";

it("codes text as the platform does and back", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "é", "–", "ع", "😀", "\n")), (characters) => {
      const text = characters.join("");
      expect(utf8Of(text)).toEqual(new TextEncoder().encode(text));
      expect(textOfUtf8(utf8Of(text))).toBe(text);
    }),
  );
});
