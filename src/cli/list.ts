import { ploverType, ploverTypes } from "../coding/plover.ts";
import { pad, printable, width } from "../proof/width.ts";
import type { ClaimRow } from "../row.ts";
import type { Query, Store, StoredRow } from "../store/store.ts";
import { type Args, type Command, type Options, UsageError } from "./command.ts";
import { counted } from "./counted.ts";
import { databaseHelp, databaseOf, databaseOptions, withStore } from "./database.ts";
import { isDay } from "./given.ts";
import { nearest } from "./nearest.ts";

const texts = ["type", "modality", "actor", "target", "source", "place", "page", "since", "until"] as const;

const modalities: readonly string[] =
  "actual attempted planned demanded possible hypothetical negated denied disputed".split(" ");

export const command: Command = {
  usage: "list [--type T] [--actor NAME] [--source NAME] …",
  help: `The claims in the database, newest day first. Names match as parts, whatever their case. A claim that stands in the same words in many
stories is one line (×40 · 12 outlets): copies are one source. What a page said before it was edited is left out.

  --type T            a PLOVER type: ASSAULT, PROTEST, …
  --modality M        actual, attempted, planned, demanded, possible, hypothetical, negated, denied, disputed
  --actor NAME        who did it              --target NAME   to whom
  --source NAME       who says so             --place NAME    where (a name, or a country code: LBN)
  --since YYYY-MM-DD  --until YYYY-MM-DD      on these days
  --page ID           of one page, copies and older versions included
  --copies            every telling a line            --superseded    older versions too
  --limit N           100 unless told otherwise      --offset N      from the N-th on
  --json              a JSON object a line, with all columns
${databaseHelp}`,
  options: {
    ...databaseOptions,
    ...(Object.fromEntries(texts.map((name) => [name, { type: "string" }])) as Options),
    limit: { type: "string" },
    offset: { type: "string" },
    json: { type: "boolean" },
    copies: { type: "boolean" },
    superseded: { type: "boolean" },
  },
  async run(args, io) {
    if (args.names.length > 0) throw new UsageError(`list takes no names ("${args.names[0]}"): daybook list --help`);
    const query = queryOf(args);
    await withStore(databaseOf(args), { readOnly: true }, async (store) => {
      const rows = await store.rows(query);
      if (args.flag("json")) {
        for (const row of rows) await io.out(`${JSON.stringify(row)}\n`);
        return;
      }
      const { limit: _limit, offset: _offset, ...filter } = query;
      const { claims, pages } = await store.count(filter);
      if (rows.length > 0) await io.out(table(rows, io.terminal === false ? undefined : io.width));
      const shown = rows.length < claims ? `${rows.length} of ` : "";
      await io.out(
        `${shown}${counted(claims, "claim")} on ${counted(pages, "page")}: what was published, nothing here is verified\n${await leftOut(store, filter, claims)}`,
      );
      if (rows.length > 0) await io.out(`daybook show ${rows[0]!.claim} shows the first in full\n`);
    });
    return 0;
  },
};

/** What the list does not show, and how to see it. */
async function leftOut(store: Store, filter: Query, shown: number): Promise<string> {
  if (filter.page !== undefined) return "";
  const live = filter.copies ? shown : (await store.count({ ...filter, copies: true })).claims;
  const all = filter.superseded ? live : (await store.count({ ...filter, copies: true, superseded: true })).claims;
  const parts = [
    ...(live > shown ? [`${live - shown} told again in copies (--copies)`] : []),
    ...(all > live ? [`${all - live} of pages that were edited since (--superseded)`] : []),
  ];
  return parts.length === 0 ? "" : `not shown: ${parts.join(", ")}\n`;
}

function queryOf(args: Args): Query {
  const query = Object.fromEntries(
    texts.flatMap((name) => (args.text(name) === undefined ? [] : [[name, args.text(name)]])),
  );
  for (const name of ["since", "until"] as const) {
    const day = args.text(name);
    if (day !== undefined && !isDay(day)) throw new UsageError(`--${name} ${day}: give a day as YYYY-MM-DD`);
  }
  const type = args.text("type");
  if (type !== undefined && !ploverType(type.toUpperCase())) {
    const known = ploverTypes.map((each) => each.type);
    throw new UsageError(
      `--type ${type}: ${meant(type.toUpperCase(), known) ?? "daybook explain TYPE knows the 16 of PLOVER"}`,
    );
  }
  const modality = args.text("modality")?.toLowerCase();
  if (modality !== undefined && !modalities.includes(modality))
    throw new UsageError(`--modality ${modality}: ${meant(modality, modalities) ?? modalities.join(", ")}`);
  return {
    ...query,
    ...(modality !== undefined && { modality }),
    ...(args.flag("copies") && { copies: true }),
    ...(args.flag("superseded") && { superseded: true }),
    limit: args.number("limit") ?? 100,
    offset: args.number("offset", 0) ?? 0,
  };
}

function meant(typed: string, known: readonly string[]): string | undefined {
  const guess = nearest(typed, known);
  return guess && `did you mean ${guess}?`;
}

/** A day is shown only where it is one: "2025-03-13", "2025-W11", "2025-03", "2025"; "2025-03-01…" since then. */
function days({ earliest, latest, time_value, time_basis }: ClaimRow): string {
  if (time_basis === "event/time up to publication") return "";
  if (earliest === latest) return latest;
  if (/^\d{4}(?:-\d\d|-W\d\d)?$/.test(time_value)) return time_value;
  if (latest === "") return `${earliest}…`;
  if (earliest === "") return `…${latest}`;
  const [from, to] = [earliest.slice(0, 7), latest.slice(0, 7)];
  // Within a month: the days of it.
  return from === to ? `${earliest}…${latest.slice(8)}` : `${from}…${to}`;
}

/** Rows as a table that fits its width, where it has one: the columns of names share what the others leave. */
function table(rows: readonly StoredRow[], columns: number | undefined): string {
  const cells = [
    ["claim", "day", "type", "modality", "who → whom", "where", "told by", ""],
    ...rows.map((row) => [
      row.claim,
      days(row),
      row.type,
      row.modality,
      printable(whoWhom(row)),
      printable(row.place),
      printable(row.told_by || row.outlet || "the paper"),
      standing(row),
    ]),
  ];
  const needed = (i: number) => Math.max(...cells.map((line) => width(line[i]!)));
  const fixed = [0, 1, 2, 3].map(needed);
  const last = needed(7);
  const names = (columns: number): readonly number[] => {
    const rest = Math.max(15, columns - fixed.reduce((sum, size) => sum + size + 1, last && last + 1) - 2);
    const where = Math.min(needed(5), Math.floor(rest * 0.2));
    const told = Math.min(needed(6), Math.floor((rest - where) * 0.4));
    return [rest - where - told, where, told];
  };
  // In a file or for another program nothing is cut.
  const sizes = [...fixed, ...(columns === undefined ? [4, 5, 6].map(needed) : names(columns)), last];
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => pad(text, sizes[i]!))
      .join(" ")
      .trimEnd();
  const [head, ...body] = cells.map(line);
  return `${[head, "─".repeat(columns ?? sizes.reduce((sum, size) => sum + size + 1, -1)), ...body].join("\n")}\n`;
}

/** How a claim stands among the others: "×40 · 12 outlets". */
function standing({ copy_of, copies, outlets, superseded, retracted }: StoredRow): string {
  return [
    ...(copies !== null && copies > 1 ? [`×${copies}`] : []),
    ...(copies !== null && copies > 1 && outlets !== null && outlets > 1 ? [counted(outlets, "outlet")] : []),
    ...(copy_of === "" ? [] : ["copy"]),
    ...(superseded === "" ? [] : ["superseded"]),
    ...(retracted === "" ? [] : ["retracted"]),
  ].join(" · ");
}

function whoWhom({ actor, target, trigger }: ClaimRow): string {
  if (actor === "" && target === "") return `(${trigger})`;
  return target === "" ? actor : `${actor || "?"} → ${target}`;
}
