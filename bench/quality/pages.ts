import { textOfFile } from "./gold.ts";
import { draftOf, type GoldPage, type GoldStory, goldPages } from "./gold-pages.ts";
import type { Scored, Task } from "./task.ts";

/**
 * Web pages taken apart, on pages of our own: the words of title and body, how many stories, what a page is instead, and each story's fields. Data: a
 * folder of NAME.html with NAME.gold.json (corpus/html/README.md), or lines as for `dates` with `body`. Reads of the gold: the page, `url`, `charset`. Words count in runs of four;
 * lines of `either`, notices of corrections and retractions are neither right nor wrong. Fields are right when they are equal but for blanks.
 */
export const pages: Task = {
  name: "pages",
  about: "stories, text and fields of our own web pages",
  data: { in: "project", path: "corpus/html" },
  endings: [".jsonl"],
  folders: true,
  scorer: (gold, pred) => scored(gold, pred),
  predictions: (gold) => takenApart(gold),
};

const FIELDS = ["title", "byline", "outlet", "published", "modified"] as const;

interface Taken {
  readonly id: string;
  readonly text: string;
  readonly instead: string | null;
  readonly stories: readonly Readonly<Record<(typeof FIELDS)[number], string | null>>[];
}

function* takenApart(gold: string): Generator<string> {
  for (const page of goldPages(gold)) {
    const { text, saved } = draftOf(page);
    const stories = saved?.stories ?? [];
    const read = (saved?.blocks ?? []).filter(
      ({ kind, from, to }) =>
        (kind === "paragraph" || kind === "headline") && stories.some((each) => from >= each.from && to <= each.to),
    );
    const taken: Taken = {
      id: page.id,
      text: read.map(({ from, to }) => text.slice(from, to)).join("\n"),
      instead: saved?.instead?.kind ?? null,
      stories: stories.map(({ title, byline, outlet, published, modified }) => ({
        title: title?.value ?? null,
        byline: byline?.value ?? null,
        outlet: outlet?.value ?? null,
        published: day(published),
        modified: day(modified),
      })),
    };
    yield JSON.stringify(taken);
  }
}

function day(date: { readonly earliest?: string; readonly latest?: string } | undefined): string | null {
  if (!date) return null;
  return date.earliest !== undefined && date.earliest === date.latest
    ? date.earliest
    : `${date.earliest ?? ""}..${date.latest ?? ""}`;
}

function scored(gold: string, pred: string): Scored {
  const answers = new Map(
    textOfFile(pred)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Taken)
      .map((each) => [each.id, each]),
  );
  const errors: string[] = [];
  const words = { pages: 0, precision: 0, recall: 0, f1: 0 };
  const right: Record<string, number> = {};
  const count = (name: string, isRight: boolean, ...said: readonly string[]) => {
    right[name] = (right[name] ?? 0) + (isRight ? 1 : 0);
    if (!isRight) errors.push([name, ...said].join("\t"));
  };
  const all = goldPages(gold);
  for (const page of all) {
    const { id, stories } = page;
    const ours: Taken = answers.get(id) ?? { id, text: "", instead: null, stories: [] };
    count("instead", ours.instead === (page.instead ?? null), id, `${page.instead}`, `${ours.instead}`);
    count("stories", ours.stories.length === stories.length, id, `${stories.length}`, `${ours.stories.length}`);
    for (const [i, story] of stories.entries())
      for (const field of FIELDS) {
        const [wanted, got] = [story[field] ?? null, ours.stories[i]?.[field] ?? null];
        count(field, plain(wanted) === plain(got), id, `${wanted}`, `${got}`);
      }
    if (stories.length === 0) continue;
    const { precision, recall, f1 } = overlap(page, ours.text);
    words.pages++;
    words.precision += precision;
    words.recall += recall;
    words.f1 += f1;
    if (f1 < 0.97) errors.push(["text", id, f1.toFixed(3)].join("\t"));
  }
  const n = Math.max(1, words.pages);
  const text = { f1: words.f1 / n, precision: words.precision / n, recall: words.recall / n };
  const of = all.reduce((sum, { stories }) => sum + stories.length, 0);
  const share = (name: string) =>
    `${name} ${right[name] ?? 0}/${name === "instead" || name === "stories" ? all.length : of}`;
  return {
    lines: [
      `title and body, ${words.pages} pages with a story: F1 ${text.f1.toFixed(3)} P ${text.precision.toFixed(3)} R ${text.recall.toFixed(3)}`,
      ["stories", "instead", ...FIELDS].map(share).join(" · "),
    ],
    json: { pages: all.length, stories: of, text, right },
    errors,
  };
}

function plain(value: string | null): string {
  return (value ?? "").replace(/\s+/g, " ").trim();
}

function overlap(page: GoldPage, text: string): { precision: number; recall: number; f1: number } {
  const of = (lines: (story: GoldStory) => readonly (string | null | undefined)[]) =>
    runs(page.stories.flatMap(lines).filter(Boolean).join("\n"));
  const wanted = of(({ title, body = [] }) => [title, ...body]);
  const free = of(({ either = [], corrections = [], retracted }) => [...either, ...corrections, retracted]);
  let [both, ours, theirs] = [0, 0, 0];
  for (const n of wanted.values()) theirs += n;
  for (const [run, n] of runs(text)) {
    const shared = Math.min(n, wanted.get(run) ?? 0);
    both += shared;
    ours += n - Math.min(n - shared, free.get(run) ?? 0);
  }
  return {
    precision: ours ? both / ours : 0,
    recall: theirs ? both / theirs : 0,
    f1: ours + theirs ? (2 * both) / (ours + theirs) : 1,
  };
}

/** Runs of four words, each with how often it stands there. */
function runs(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const found = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const run = words.slice(i, i + 4).join(" ");
    if (run) found.set(run, (found.get(run) ?? 0) + 1);
  }
  return found;
}
