import type { Span } from "../span.ts";
import type { DateValue } from "./date-value.ts";

/** A date found in a page, with what it is said to be and how far its kind of place is to be trusted. */
export interface FoundDate {
  readonly raw: string;
  readonly field: string;
  readonly at?: Span;
  readonly label: "published" | "modified" | "none";
  readonly rank: number;
  readonly value: DateValue;
  /** Shown to people, or part of the address: its day is a local one. */
  readonly local: boolean;
}

/** Kinds of places in the order in which they are believed. */
export const RANK = {
  jsonLd: 0,
  meta: 1,
  jsonLdPage: 2,
  url: 3,
  microdata: 4,
  label: 5,
  time: 6,
  class: 7,
  title: 8,
  script: 9,
  frequent: 10,
} as const;

export const TRUST: readonly number[] = [0.95, 0.93, 0.85, 0.88, 0.9, 0.85, 0.75, 0.75, 0.65, 0.5, 0.35];
