import { expect, test } from "vitest";
import { pageOf } from "./page.ts";

test("the id is the head of the sha256 of the text", () => {
  expect(pageOf("abc").id).toBe("ba7816bf8f01");
  expect(pageOf("Zürich").id).not.toBe(pageOf("Zu\u0308rich").id);
});

test("the text is kept as it is", () => {
  const text = "\r\n A\u00a0b \u0000\r";
  expect(pageOf(text).text).toBe(text);
});

test("an empty page has no blocks", () => {
  expect(pageOf("").blocks).toEqual([]);
  expect(pageOf(" \n\t\u00a0\u3000\n").blocks).toEqual([]);
});

test("half a surrogate pair is no reason to fail", () => {
  expect(pageOf("\ud800").id).toMatch(/^[0-9a-f]{12}$/);
});

test.each(["soon", "2025", "03/05/2025", "2025-13-01", ""])("given.published %j is refused", (published) => {
  expect(() => pageOf("A.", { published })).toThrow(RangeError);
});
