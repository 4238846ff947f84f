import type { EventRole } from "../event/event.ts";
import type { Page } from "../page/page.ts";
import type { OffsetRun, Saved } from "../page/saved.ts";
import type { Reading } from "../read.ts";
import { fromCells, insertSql, toCells } from "./codec.ts";
import { type LayerName, layers } from "./schema.sql.ts";
import type { Sql } from "./stories.ts";

/** Writes the layers of a reading in place of those its page had. */
export function putLayers(sql: Sql, reading: Reading): void {
  const roles = reading.events.flatMap((event, nth) => event.roles.map((role) => ({ event: nth, ...role })));
  const { blocks, saved } = reading.page;
  const lists: Record<LayerName, readonly object[]> = { ...reading, blocks, roles, losses: saved?.losses ?? [] };
  for (const name of Object.keys(layers) as LayerName[]) {
    const { columns } = layers[name];
    sql(`DELETE FROM ${name} WHERE page = ?`).run(reading.page.id);
    const put = sql(insertSql(name, ["page", "nth", ...columns.map(([column]) => column)]));
    lists[name].forEach((record, nth) => {
      put.run(reading.page.id, nth, ...toCells(record, columns));
    });
  }
}

/** What its file says about a page, as the cells of `saved` and `offsets`. */
export function savedCells(saved: Saved | undefined): readonly [saved: string | null, offsets: string | null] {
  if (!saved) return [null, null];
  const { losses: _losses, offsets, ...rest } = saved;
  const runs = offsets.map(({ text, source, length, sourceLength }) =>
    sourceLength === undefined ? [text, source, length] : [text, source, length, sourceLength],
  );
  return [JSON.stringify(rest), JSON.stringify(runs)];
}

/** A page's reading as it is kept: everything but the tokens of its sentences. */
export function readingOf(sql: Sql, page: string): Reading | undefined {
  const head = sql("SELECT CAST(text AS BLOB) AS bytes, given, saved, offsets, kit FROM pages WHERE id = ?").get(
    page,
  ) as PageRow | undefined;
  if (!head) return undefined;
  const layer = <T>(name: LayerName): T[] =>
    sql(`SELECT * FROM ${name} WHERE page = ? ORDER BY nth`)
      .all(page)
      .map((row) => fromCells<T>(row, layers[name].columns));
  const roles = new Map<number, EventRole[]>();
  for (const { event, ...role } of layer<EventRole & { event: number }>("roles"))
    roles.set(event, [...(roles.get(event) ?? []), role]);
  const events = layer<Reading["events"][number]>("events").map((event, nth) => ({
    ...event,
    roles: roles.get(nth) ?? [],
  }));
  return {
    page: {
      id: page,
      text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(head.bytes),
      blocks: layer("blocks"),
      ...(head.given !== null && { given: JSON.parse(head.given) as NonNullable<Page["given"]> }),
      ...(head.saved !== null && { saved: savedOf(head.saved, head.offsets ?? "[]", layer("losses")) }),
    },
    articles: layer("articles"),
    sentences: layer<Reading["sentences"][number]>("sentences").map((each) => ({ ...each, tokens: [] })),
    mentions: layer("mentions"),
    attributions: layer("attributions"),
    events,
    claims: layer("claims"),
    tolls: layer("tolls"),
    kit: head.kit,
    notes: layer("notes"),
  };
}

function savedOf(saved: string, offsets: string, losses: Saved["losses"]): Saved {
  const runs = JSON.parse(offsets) as readonly (readonly [number, number, number, number?])[];
  return {
    ...(JSON.parse(saved) as Omit<Saved, "losses" | "offsets">),
    offsets: runs.map(
      ([text, source, length, sourceLength]): OffsetRun =>
        sourceLength === undefined ? { text, source, length } : { text, source, length, sourceLength },
    ),
    losses,
  };
}

interface PageRow {
  readonly bytes: Uint8Array;
  readonly given: string | null;
  readonly saved: string | null;
  readonly offsets: string | null;
  readonly kit: string;
}
