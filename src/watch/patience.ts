import type { Refusal } from "../fetch/fetch.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const REST = 30 * DAY;
const MOST_MISSING = 5;

interface Failures {
  /** In a row, this one counted. */
  readonly failures: number;
  /** Of these the last ones that said there is no such page. */
  readonly missing: number;
}

/** It will not come back: gone, or not found time and again. */
export function isGone(refusal: Refusal, { missing }: Failures): boolean {
  return refusal.status === 410 || (isMissing(refusal) && missing >= MOST_MISSING);
}

export function isMissing({ status }: Refusal): boolean {
  return status === 404;
}

/** How long to leave something alone that failed, in milliseconds: twice as long each time, a day at most; what is gone rests for a month. */
export function failed(refusal: Refusal, failures: Failures, everyMs: number): number {
  if (isGone(refusal, failures)) return REST;
  // No server was asked: whoever calls again with --allow-private, or another address, need not wait.
  if (refusal.refused === "address" || refusal.refused === "private") return 0;
  if (refusal.refused === "robots") return DAY;
  return waitAfter(failures, everyMs);
}

export function waitAfter({ failures }: Failures, everyMs: number): number {
  return Math.min(Math.max(everyMs, MINUTE) * 2 ** Math.min(failures - 1, 20), DAY);
}

/** The later of our own patience and what the server asks for. */
export function after(now: Date, ms: number, until: string | undefined): string {
  return new Date(Math.max(now.getTime() + ms, until === undefined ? 0 : Date.parse(until))).toISOString();
}
