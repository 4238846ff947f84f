import type { Basis } from "../basis.ts";
import { statedTolls } from "../event/toll.ts";
import type { Mention } from "../mention/mention.ts";
import type { Reading } from "../read.ts";
import type { Span } from "../span.ts";

/** A span a reading holds, named as in the marked-sentence notation, with all values it could be asked for. */
export interface FoundMark extends Span {
  readonly label: string;
  readonly values: readonly string[];
  /** Lexicon entries it rests on. */
  readonly entries: readonly string[];
}

export function foundMentions(reading: Reading): FoundMark[] {
  return reading.mentions.map(markOf);
}

function markOf(mention: Mention): FoundMark {
  const base = { label: mention.kind, from: mention.from, to: mention.to, entries: entryOf(mention.basis) };
  switch (mention.kind) {
    case "actor":
      return {
        ...base,
        values: texts(
          mention.entity,
          mention.type,
          mention.code,
          mention.side,
          mention.name,
          mention.name.replaceAll(" ", "_"),
        ),
        entries: [...base.entries, ...texts(mention.entity)],
      };
    case "place":
      return {
        ...base,
        label: mention.use === undefined ? "place" : "toponym",
        values: texts(mention.use, mention.entity, mention.country, mention.precision, mention.relation, mention.name),
        entries: [...base.entries, ...texts(mention.entity)],
      };
    case "time":
      return {
        ...base,
        values: texts(mention.value, mention.type, mention.precision, mention.earliest, mention.latest),
      };
    case "count":
      return {
        ...base,
        values: texts(
          String(mention.low),
          mention.high === undefined ? "open" : `${mention.low}-${mention.high}`,
          mention.of,
        ),
      };
    case "weapon":
      return { ...base, values: [mention.weapon] };
  }
}

export function foundTolls(reading: Reading): FoundMark[] {
  return statedTolls(reading).map(({ kind, at, low, high }) => ({
    label: kind,
    ...at,
    values: [String(low), high === undefined ? "open" : `${low}-${high}`],
    entries: [],
  }));
}

export function foundRecord(reading: Reading): FoundMark[] {
  const out: FoundMark[] = [];
  const mentions = new Map(reading.mentions.map((mention) => [mention.id, mention]));
  for (const each of reading.attributions) {
    const entries = entryOf(each.basis);
    const stance = texts(each.stance, each.style, each.sourceKind, each.cueClass, each.within ? "nested" : "outer");
    const speakers = each.speakers.flatMap((id) => {
      const mention = mentions.get(id);
      return mention?.kind === "actor" ? texts(mention.name.replaceAll(" ", "_"), mention.entity) : [];
    });
    if (each.source)
      out.push({
        label: "source",
        ...only(each.source),
        values: [...texts(each.sourceKind, each.side), ...speakers],
        entries,
      });
    out.push({ label: "cue", ...only(each.cue), values: stance, entries });
    for (const part of each.content) out.push({ label: "content", ...only(part), values: stance, entries });
    if (each.anonymity) out.push({ label: "anonymity", ...only(each.anonymity), values: [], entries });
    if (each.anonymityReason) out.push({ label: "reason", ...only(each.anonymityReason), values: [], entries });
    if (each.recipient) out.push({ label: "recipient", ...only(each.recipient), values: [], entries });
  }
  const claimsOf = (event: string) => reading.claims.filter((claim) => claim.event === event);
  for (const each of reading.events) {
    const entries = entryOf(each.basis);
    const { plover, mode, cameo, acled, context } = each.code;
    const modalities = claimsOf(each.id).map((claim) => claim.modality);
    const stances = claimsOf(each.id).map((claim) => claim.stance);
    out.push({
      label: "event",
      ...only(each.trigger),
      values: texts(
        plover,
        mode,
        cameo,
        acled?.replaceAll(" ", "_"),
        ...context,
        ...(modalities.length ? modalities : [each.modality]),
        ...stances,
        claimsOf(each.id).some((claim) => claim.disputes) ? "contradicted" : "uncontradicted",
        ...(each.where ?? []).flatMap(({ name, precision, relation, radiusKm, country }) =>
          texts(name, precision, relation, radiusKm === undefined ? undefined : `${radiusKm}km`, country).map(
            (said) => `at:${said.replaceAll(" ", "_")}`,
          ),
        ),
      ),
      entries,
    });
    for (const role of each.roles) {
      const mention = role.mention ? mentions.get(role.mention) : undefined;
      out.push({
        label: role.role,
        ...only(role),
        values: texts(role.name?.replaceAll(" ", "_"), mention && "entity" in mention ? mention.entity : undefined),
        entries,
      });
    }
  }
  return out;
}

function entryOf(basis: Basis): string[] {
  return basis.by === "lexicon" ? [basis.entry] : [];
}

function texts(...values: readonly (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined);
}

function only({ from, to }: Span): Span {
  return { from, to };
}
