import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { articles } from "../../src/article/article.ts";
import { type Body, bodyOf } from "../../src/copy/body.ts";
import { copyOf, type Relation } from "../../src/copy/copy.ts";
import { bandsOf, FEWEST_WORDS, mayShare, signatureOf } from "../../src/copy/signature.ts";
import { type Page, pageOf } from "../../src/page/page.ts";
import { address, textOf } from "../../src/span.ts";
import { textOfFile } from "./gold.ts";
import { KINDS, type Kind, madeCopies, type Telling, wordsOf } from "./made-copies.ts";
import { BenchError, type Scored, type Task } from "./task.ts";

/**
 * Which stories have their text from another. Data: a folder whose *.txt hold stories that are all different (ours: corpus/), of which copies of five
 * kinds are made, always the same; or JSON lines `{"id", "title", "paragraphs": […]}`, a copy with `"of": {"id", "kind"}` (the kinds of
 * made-copies.ts) and, where its other half is of a further line, `"with": id`. Each line is read as one story. A copy must be found with its
 * story; every pair that is not of one story is false. Prediction: a pair `{"a", "b", "relation", "share", "otherShare"}` a line.
 */
export const nearDuplicates: Task = {
  name: "near-duplicates",
  about: "copies of stories: edited, rewritten, cut, half shared",
  data: { in: "project", path: "corpus" },
  endings: [".jsonl"],
  folders: true,
  scorer: (gold, pred) => scored(gold, pred),
  predictions: (gold) => predicted(tellings(gold)),
};

interface Prediction {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  readonly share: number;
  readonly otherShare: number;
}

function tellings(gold: string): readonly Telling[] {
  if (!statSync(gold).isDirectory())
    return textOfFile(gold)
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as Telling);
  const stories = readdirSync(gold, { recursive: true, encoding: "utf8" })
    // Pages glued of one another's stories are copies themselves.
    .filter((name) => name.endsWith(".txt") && !name.startsWith("glued"))
    .sort()
    .flatMap((name) => storiesOf(join(gold, name), relative(gold, join(gold, name))));
  if (stories.length < 2) throw new BenchError(`no stories in ${gold}: a folder with *.txt`);
  return [...stories, ...madeCopies(stories), ...foreign(gold)];
}

const LEAST = 80;

/** The stories of a page that are long enough to be cut to a third. */
function storiesOf(file: string, name: string): readonly Telling[] {
  const page = pageOf(textOfFile(file));
  return articles(page, () => {}).flatMap((article, nth) => {
    const own = article.blocks
      .map((i) => page.blocks[i]!)
      .filter((each) => each.kind === "paragraph" && each.repeats === undefined);
    const paragraphs = own.map((block) => textOf(page.text, block));
    if (article.language !== undefined || wordsOf(paragraphs) < LEAST) return [];
    return { id: `${name}#${nth}`, title: article.headline ? textOf(page.text, article.headline) : "", paragraphs };
  });
}

/** Real texts, if the shared folder is there: pairs found among them are listed, for some of them are copies in truth. */
function foreign(gold: string): readonly Telling[] {
  const shared = process.env.DAYBOOK_SHARED ?? join(dirname(dirname(gold)), "shared");
  const articles = join(shared, "data/articles/ground-truth.jsonl");
  const incidents = ["ecb_dev.jsonl", "ecb_train.jsonl", "muc_tst1.jsonl", "muc_tst2.jsonl"].map((name) =>
    join(shared, "data/incidents", name),
  );
  return [articles, ...incidents].filter(existsSync).flatMap((file) =>
    textOfFile(file)
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as Foreign)
      .map(({ id, docid, articleBody, text, sentences }): Telling => {
        const body = articleBody ?? text ?? sentences?.map((words) => words.join(" ")).join(" ") ?? "";
        const paragraphs = body.split(/\n\s*\n|\n(?=\s{4})/).map((each) => each.replace(/\s+/g, " ").trim());
        return { id: `foreign:${docid ?? id}`, title: "", paragraphs: paragraphs.filter(Boolean) };
      }),
  );
}

interface Foreign {
  readonly id?: string;
  readonly docid?: string;
  readonly articleBody?: string;
  readonly text?: string;
  readonly sentences?: readonly (readonly string[])[];
}

/** As the store does it: bands give candidates, signatures sort out, the words decide. */
function* predicted(all: readonly Telling[]): Generator<string> {
  const index = new Map<number, number[]>();
  const held: { readonly body: Body; readonly signature: Uint32Array }[] = [];
  const names = new Map<string, string>();
  let [candidates, compared] = [0, 0];
  for (const telling of all) {
    const body = bodyOfTelling(telling);
    names.set(body.id, telling.id);
    const signature = signatureOf(body);
    if (!signature) continue;
    const bands = bandsOf(signature);
    const met = new Set([...bands].flatMap((key) => index.get(key) ?? []));
    for (const nth of [...met].sort((x, y) => x - y)) {
      const other = held[nth]!;
      candidates++;
      if (!mayShare(signature, body.size, other.signature, other.body.size)) continue;
      compared++;
      const copy = copyOf(other.body, body);
      if (!copy) continue;
      const { relation, share, otherShare } = copy;
      yield JSON.stringify({
        a: names.get(copy.article)!,
        b: names.get(copy.other)!,
        relation,
        share,
        otherShare,
      } satisfies Prediction);
    }
    for (const key of bands) index.set(key, [...(index.get(key) ?? []), held.length]);
    held.push({ body, signature });
  }
  yield JSON.stringify({ stories: held.length, candidates, compared });
}

function bodyOfTelling({ title, paragraphs }: Telling): Body {
  const text = [title, ...paragraphs].join("\n\n");
  const blocks: Page["blocks"][number][] = [];
  let at = title.length + 2;
  for (const paragraph of paragraphs) {
    blocks.push({ kind: "paragraph", from: at, to: at + paragraph.length });
    at += paragraph.length + 2;
  }
  const { id } = pageOf({ text, saved: { format: "html", offsets: [], blocks, stories: [], losses: [] } });
  return bodyOf({ text, blocks }, { id: address(id, { from: 0, to: text.length }), blocks: blocks.map((_, i) => i) });
}

/** What each kind should be called, seen from the copy; a story is short of no name. */
const named: Readonly<Record<Kind, readonly Relation[]>> = {
  edited: ["edited", "contains"],
  rewritten: ["edited"],
  cut60: ["excerpt-of"],
  cut30: ["excerpt-of"],
  half: ["shares-passages"],
};

function scored(gold: string, pred: string): Scored {
  const all = tellings(gold).filter((each) => wordsOf(each.paragraphs) >= FEWEST_WORDS);
  const byId = new Map(all.map((each) => [each.id, each]));
  const lines = textOfFile(pred)
    .split("\n")
    .filter((line) => line !== "")
    .map(
      (line) =>
        JSON.parse(line) as Prediction & {
          readonly stories?: number;
          readonly candidates?: number;
          readonly compared?: number;
        },
    );
  const pairs = lines.filter(({ a }) => a !== undefined);
  const totals = lines.find(({ stories }) => stories !== undefined);
  const found = new Map(pairs.map((pair) => [`${pair.a}\n${pair.b}`, pair]));
  const errors: string[] = [];
  const table = KINDS.map((kind) => {
    const copies = all.filter(({ of }) => of?.kind === kind);
    let [met, right] = [0, 0];
    for (const copy of copies) {
      const forth = found.get(`${copy.id}\n${copy.of!.id}`);
      const back = found.get(`${copy.of!.id}\n${copy.id}`);
      const relation = forth?.relation ?? (back && turned(back.relation));
      if (relation === undefined) errors.push(`missed   ${copy.id}  ${wordsOf(copy.paragraphs)} words`);
      else if (!named[kind].includes(relation))
        errors.push(`named    ${copy.id}  ${relation} ${(forth ?? back)?.share}`);
      if (relation !== undefined) met++;
      if (relation !== undefined && named[kind].includes(relation)) right++;
    }
    return { kind, copies: copies.length, recall: ratio(met, copies.length), named: ratio(right, met) };
  });
  const sources = (each: Telling) => new Set([each.of?.id ?? each.id, ...(each.with === undefined ? [] : [each.with])]);
  const wrong = pairs.filter(({ a, b }) => {
    const [left, right] = [sources(byId.get(a)!), sources(byId.get(b)!)];
    return ![...left].some((id) => right.has(id));
  });
  const isForeign = ({ a, b }: Prediction) => a.startsWith("foreign:") && b.startsWith("foreign:");
  const own = wrong.filter((pair) => !isForeign(pair));
  for (const { a, b, relation, share, otherShare } of own)
    errors.push(`false    ${a}  ${b}  ${relation} ${share} ${otherShare}`);
  for (const { a, b, relation, share, otherShare } of wrong.filter(isForeign))
    errors.push(`foreign  ${a}  ${b}  ${relation} ${share} ${otherShare}`);
  const stories = all.filter(({ of }) => of === undefined).length;
  const foreigners = all.filter(({ id }) => id.startsWith("foreign:")).length;
  const figures = {
    kinds: table,
    falsePairs: own.length,
    foreignPairs: wrong.length - own.length,
    stories: stories - foreigners,
    foreign: foreigners,
    candidates: totals?.candidates ?? 0,
    compared: totals?.compared ?? 0,
  };
  return {
    lines: [
      "kind        copies  recall  rightly named",
      ...table.map(
        (row) =>
          `${row.kind.padEnd(10)} ${String(row.copies).padStart(7)}  ${row.recall.toFixed(3)}   ${row.named.toFixed(3)}`,
      ),
      `false pairs ${figures.falsePairs} of ${figures.stories} own stories, their copies and ${foreigners} foreign texts; pairs among the foreign ones ${figures.foreignPairs} (--errors lists them)`,
      `candidates ${figures.candidates}, compared word by word ${figures.compared}`,
    ],
    json: figures,
    errors,
  };
}

function turned(relation: Relation): Relation {
  return relation === "contains" ? "excerpt-of" : relation === "excerpt-of" ? "contains" : relation;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
