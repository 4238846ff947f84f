import type { ClaimRow } from "../row.ts";

/** How a claim stands among the others of its database: a wire story at 40 outlets is told 40 times and is one source. */
export interface Standing {
  /** The first telling of the claim, when this one stands in a copied passage; "" for a first or only telling. */
  readonly copy_of: string;
  /** Of a first telling: in how many stories and places the same words stand, this one included. All of them count as one source. */
  readonly copies: number | null;
  /** Of a first telling: at how many outlets that are known by name or address. */
  readonly outlets: number | null;
  /** The page that has taken the place of this one at its address; "" when it is the latest. */
  readonly superseded: string;
  /** The words by which its story is retracted; "" when it is not. */
  readonly retracted: string;
}

/** A claim's row as the store keeps it. */
export interface StoredRow extends ClaimRow, Standing {}

/** The columns in order: they follow those of the row. */
export const standingColumns = {
  copy_of: "text",
  copies: "integer",
  outlets: "integer",
  superseded: "text",
  retracted: "text",
} as const satisfies Record<keyof Standing, "text" | "integer">;

/** How a claim stands, out of its row. */
export function standingOf({ copy_of, copies, outlets, superseded, retracted }: Standing): Standing {
  return { copy_of, copies, outlets, superseded, retracted };
}
