import type { Article } from "../article/article.ts";
import type { Block } from "../page/block.ts";
import type { Reading } from "../read.ts";
import { type ClaimRecord, type Lookup, lookups, oneLine, records } from "../record.ts";
import { type Span, textOf } from "../span.ts";
import { alsoSaid } from "./also.ts";
import { claimLines, tellerNames } from "./claim.ts";
import { type Lines, lineNumbers } from "./lines.ts";
import { basisOf } from "./phrase.ts";
import { quote } from "./quote.ts";
import { tollLines } from "./tolls.ts";
import { width as columnsOf, cut, printable } from "./width.ts";
import { type Piece, paint, wrap } from "./wrap.ts";

export interface ProofOptions {
  /** Columns of the sheet: 100 unless told otherwise, never less than 60. */
  readonly width?: number;
  /** Terminal colours; without them the same sheet is plain text. */
  readonly color?: boolean;
}

/** What every part of a sheet is drawn with. */
export interface Sheet {
  readonly reading: Reading;
  readonly lookup: Lookup;
  readonly lines: Lines;
  readonly width: number;
}

/**
 * A reading as a text sheet: per article its claims in text order, each under the sentence it stands in, then what was also
 * said without an event, then what was odd on the page. Deterministic: the same reading and options give the same characters,
 * so sheets are golden files too.
 */
export function proof(reading: Reading, options: ProofOptions = {}): string {
  const sheet = sheetOf(reading, options);
  const claims = records(reading, sheet.lookup);
  const out: Piece[][] = [...pageHead(sheet)];
  reading.articles.forEach((article, i) => {
    const own = claims.filter((claim) => claim.article === article);
    out.push([], ...articleHead(sheet, article, i + 1, own));
    // Line by line: a page of megabytes has more lines than a call takes arguments.
    for (const line of bySentence(sheet, own)) out.push(line);
    for (const line of tollLines(sheet, article, own)) out.push(line);
    for (const line of alsoSaid(sheet, article, claims)) out.push(line);
  });
  for (const line of notes(sheet)) out.push(line);
  if (reading.claims.length > 0 || reading.attributions.length > 0) out.push(...legend(sheet));
  return painted(out, options);
}

/** One claim as the sheet shows it: its sentence, marked, and below it the claim. Throws RangeError when the page has none of that id. */
export function proofOf(reading: Reading, claim: string, options: ProofOptions = {}): string {
  const sheet = sheetOf(reading, options);
  const record = records(reading, sheet.lookup).find((each) => each.claim.id === claim);
  if (!record) throw new RangeError(`no claim ${claim} on page ${reading.page.id}`);
  return painted(bySentence(sheet, [record]).slice(1), options);
}

function sheetOf(reading: Reading, { width = 100 }: ProofOptions): Sheet {
  return { reading, lookup: lookups(reading), lines: lineNumbers(reading.page.text), width: Math.max(60, width) };
}

function painted(lines: readonly Piece[][], { color = false }: ProofOptions): string {
  return `${lines.map((line) => paint(line, color)).join("\n")}\n`;
}

function pageHead({ reading, width }: Sheet): Piece[][] {
  const { page, articles, sentences, attributions, claims, tolls, kit } = reading;
  const given = [page.given?.outlet, page.given?.url].filter((value) => value !== undefined).map(printable);
  const counts = [
    number(articles, "article"),
    number(sentences, "sentence"),
    number(attributions, "attribution"),
    number(claims, "claim"),
    number(tolls, "figure"),
  ];
  const head: Piece[] = [
    { text: `page ${page.id}`, style: "strong" },
    { text: ` · ${counts.join(" · ")}` },
    { text: ` · kit ${kit}`, style: "faint" },
  ];
  return [
    ...wrap(head, width),
    ...(given.length > 0 ? [[{ text: cut(given.join(" · "), width) }]] : []),
    ...leftOut(page),
    [{ text: "What was published, as it was put; nothing here is verified.", style: "faint" }],
  ];
}

function leftOut({ saved }: Reading["page"]): Piece[][] {
  if (!saved || saved.losses.length === 0) return [];
  const words = saved.losses.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  const text = `left out: ${number(saved.losses, "block")}, ${words} words (daybook read --losses)`;
  return [[{ text, style: "faint" }]];
}

function number(list: readonly unknown[], word: string): string {
  return `${list.length} ${word}${list.length === 1 ? "" : "s"}`;
}

function articleHead(sheet: Sheet, article: Article, nr: number, claims: readonly ClaimRecord[]): Piece[][] {
  const { reading, lines, width } = sheet;
  const { text, blocks } = reading.page;
  const say = (span: Span) => printable(oneLine(textOf(text, span)));
  const title = article.headline ? say(article.headline) : "(no headline)";
  const range = `lines ${lines.of(article.from)}–${lines.of(Math.max(article.from, article.to - 1))}`;
  const head = wrap(
    [
      { text: `${nr}  `, style: "strong" },
      { text: title, style: "strong" },
    ],
    width - range.length - 2,
  );
  const used = head.at(-1)!.reduce((sum, piece) => sum + columnsOf(piece.text), 0);
  const out: Piece[][] = [
    [{ text: "━".repeat(width), style: "faint" }],
    ...head.slice(0, -1),
    [
      ...head.at(-1)!,
      { text: `${" ".repeat(Math.max(2, width - used - range.length))}${range}`, style: "faint" as const },
    ],
  ];
  const field = (name: string, value: string) => {
    wrap([{ text: value }], width - 15).forEach((line, i) => {
      out.push([{ text: `   ${(i === 0 ? name : "").padEnd(12)}`, style: "faint" }, ...line]);
    });
  };
  if (article.boundary === "possible") field("boundary", possibleBoundary(reading, article));
  field("published", published(sheet, article));
  if (article.language) field("language", `${article.language}, not English: not read`);
  if (article.outlet) field("outlet", printable(article.outlet));
  if (article.dateline) field("dateline", say(article.dateline.span));
  if (article.byline) field("byline", say(article.byline));
  for (const [first, count] of captions(article, blocks)) {
    const times = count > 1 ? ` ×${count}` : "";
    field("caption", `L${lines.of(first.from)}${times}  ${say(first)}`);
  }
  const tellers = tellerNames(claims);
  if (tellers) field("told by", tellers);
  return out;
}

function possibleBoundary({ notes }: Reading, { from, to }: Article): string {
  const why = notes.find((note) => note.rule === "boundary" && note.from >= from && note.from < to)?.text;
  return `possible: ${why ?? "this may still be the story above"}. If it does, read with --split; if not, with --no-split`;
}

function published({ reading, lines }: Sheet, article: Article): string {
  const day = article.published;
  if (!day || (!day.earliest && !day.latest)) return "not known: times stay unanchored unless --date gives the day";
  const { earliest, latest } = day;
  const bounds =
    earliest === latest
      ? earliest!
      : !latest
        ? `${earliest} or later`
        : !earliest
          ? `${latest} or earlier`
          : `${earliest} to ${latest}`;
  const evidence = day.evidence
    ? `, from L${lines.of(day.evidence.from)} “${cut(printable(oneLine(textOf(reading.page.text, day.evidence))), 60)}”`
    : day.source
      ? `, from ${printable(day.source.field)} “${cut(printable(oneLine(day.source.raw)), 60)}”`
      : "";
  return `${bounds}${evidence} · ${basisOf(day.basis)}`;
}

/** Each caption of an article once, with how many copies of it the article holds. */
function captions(article: Article, blocks: readonly Block[]): Map<Block, number> {
  const out = new Map<Block, number>();
  for (const index of article.blocks) {
    const block = blocks[index];
    if (block?.kind !== "caption") continue;
    const first = block.repeats === undefined ? block : (blocks[block.repeats] ?? block);
    out.set(first, (out.get(first) ?? 0) + 1);
  }
  return out;
}

/** Each sentence that holds claims once, its triggers and sources marked, and its claims below it. */
function bySentence(sheet: Sheet, claims: readonly ClaimRecord[]): Piece[][] {
  const groups = new Map<number, ClaimRecord[]>();
  for (const claim of claims) {
    const key = claim.sentence?.from ?? claim.event.trigger.from;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([, group]) => [
      [],
      ...quote(sheet, group[0]!.sentence ?? group[0]!.event.trigger, group),
      ...group.flatMap((claim) => claimLines(sheet, claim)),
    ]);
}

/** What was odd, each thing once: where it first is, and how often. */
function notes({ reading, lines, width }: Sheet): Piece[][] {
  // A possible boundary stands in the head of its story.
  const odd = reading.notes.filter((note) => note.rule !== "boundary");
  if (odd.length === 0) return [];
  const groups = new Map<string, { first: (typeof reading.notes)[number]; count: number }>();
  for (const note of odd) {
    const key = `${note.rule} ${note.text}`;
    const held = groups.get(key);
    if (held) held.count++;
    else groups.set(key, { first: note, count: 1 });
  }
  const out: Piece[][] = [[], [{ text: "odd on this page", style: "strong" }]];
  for (const { first, count } of groups.values()) {
    const times = count > 1 ? ` ×${count}` : "";
    const pieces: Piece[] = [{ text: printable(first.text) }, { text: `${times} · ${first.rule}`, style: "faint" }];
    wrap(pieces, width - 7).forEach((line, i) => {
      const at = i === 0 && reading.page.text !== "" ? `L${lines.of(first.from)}` : "";
      out.push([{ text: ` ${at.padEnd(6)}`, style: "faint" }, ...line]);
    });
  }
  return out;
}

function legend({ width }: Sheet): Piece[][] {
  const text =
    "[1 …] trigger of claim 1 · [a …] source and cue a · L line, #from-to characters of the page, .9 confidence · " +
    "modality × the teller’s stance · who → whom · ▸ who tells whom, outermost first · = what it stands for · " +
    "± km how far off the point may be; where it is missing, nothing says";
  return [[], ...wrap([{ text, style: "faint" }], width)];
}
