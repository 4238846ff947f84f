import { expect, test } from "vitest";
import { clockPrefix, isTimeLabel, timestampOf } from "./timestamp.ts";

test.each([
  "Updated 3 hours ago",
  "Published: 3 May 2025 14:20 GMT",
  "Published 3 May 2025, last updated on 4 May 2025",
  "14:05 GMT",
  "14:05",
  "10.35am BST",
  "2:15 p.m. ET",
  "Last modified on Sat 8 Mar 2025 12.40 CET",
  "Friday, March 7, 2025",
  "First published on Thu 6 Feb 2025 05.00 GMT",
  "Feb. 6, 2025, 9:41 AM EST",
  "2025-03-07T09:12:33Z",
  "March 14, 2025 · 4 min read",
  "5 mins ago",
  "an hour ago",
  "just now",
  "Posted on 07/03/2025 at 18:22",
  "07 Mar, 2025 | 06:22 pm IST",
  "Yesterday 18:30",
  "(Published Monday, Nov. 18, 2024)",
])("%s is a timestamp", (line) => {
  expect(timestampOf(line)).toBeDefined();
});

test.each([
  "Friday",
  "2025",
  "On 3 May 2025 the army left.",
  "March 14 Movement rejects talks",
  "Police said 12 people were killed on Friday",
  "May Day",
  "3 hours in Goma",
  "Attack at 14:05 GMT kills two",
  "12 dead",
  "Published by the ministry of defence",
])("%s is none", (line) => {
  expect(timestampOf(line)).toBeUndefined();
});

test("each date carries the label before it", () => {
  const labels = timestampOf("Published 3 May 2025, updated 4 May 2025")!.dates.map((date) => date.label);
  expect(labels).toEqual(["published", "updated"]);
  expect(timestampOf("3 May 2025")!.dates[0]!.label).toBe("none");
  expect(timestampOf("Last modified: 3 May 2025")!.dates[0]!.label).toBe("updated");
});

test("a time of day or 'ago' has no date", () => {
  expect(timestampOf("Updated 3 hours ago")).toEqual({ dates: [], clockOnly: true });
  expect(timestampOf("3 May 2025 14:20")!.clockOnly).toBe(false);
});

test.each([
  ["14:05 GMT – Buses leave the prison", "14:05 GMT –"],
  ["14:05 GMT Buses leave the prison", "14:05 GMT"],
  ["10.35am: The minister has arrived.", "10.35am:"],
  ["[09:12] Shelling is heard in the port", "[09:12]"],
  ["2:15 p.m. - “We are ready,” she says.", "2:15 p.m. -"],
  ["14:05 people", ""],
  ["3 – 1 win", ""],
  ["10:30 - 11:00 Talks", ""],
])("%s opens with %j", (line, prefix) => {
  expect(line.slice(0, clockPrefix(line))).toBe(prefix);
});

test.each(["Published", "Last updated:", "Updated on", "Posted"])("%s announces a date", (line) => {
  expect(isTimeLabel(line)).toBe(true);
});
