import type { SavedDate, SavedStory } from "../../src/page/saved.ts";
import { textOfFile } from "./gold.ts";
import { draftOf, type GoldStory, goldPages } from "./gold-pages.ts";
import type { Scored, Task } from "./task.ts";

/**
 * The day each story of a web page was published, and changed. Data: a folder of NAME.html with NAME.gold.json (corpus/html/README.md), or a
 * file of lines `{"id","page"?,"url"?,"published","modified","title"?}` with pages beside it as ID.html. Reads of the gold: the page and `url`.
 * Right is one day, the gold's; an interval that holds it counts as bounded, not as right. Null in the gold: nothing trustworthy, right is no day.
 */
export const dates: Task = {
  name: "dates",
  about: "the day a web page's stories were published",
  data: { in: "project", path: "corpus/html" },
  endings: [".jsonl"],
  folders: true,
  scorer: (gold, pred) => scored(gold, pred),
  predictions: (gold) => dated(gold),
};

interface Told {
  readonly title: string;
  readonly published: Day | null;
  readonly modified: Day | null;
}

type Day = Pick<SavedDate, "earliest" | "latest" | "field" | "raw" | "confidence">;

function* dated(gold: string): Generator<string> {
  for (const page of goldPages(gold)) {
    const { id } = page;
    const { saved } = draftOf(page);
    yield JSON.stringify({ id, stories: (saved?.stories ?? []).map(told) });
  }
}

function told({ title, published, modified }: SavedStory): Told {
  return { title: title?.value ?? "", published: published ?? null, modified: modified ?? null };
}

interface Count {
  stories: number;
  right: number;
  bounded: number;
  wrong: number;
  none: number;
  /** Nothing trustworthy in the gold, and a day given all the same. */
  invented: number;
}

const FIELDS = ["published", "modified"] as const;

function scored(gold: string, pred: string): Scored {
  const answers = new Map(
    textOfFile(pred)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; stories: readonly Told[] })
      .map((each) => [each.id, each.stories]),
  );
  const counts = { published: empty(), modified: empty() };
  const errors: string[] = [];
  for (const { id, stories } of goldPages(gold)) {
    const ours = answers.get(id) ?? [];
    for (const [i, story] of stories.entries()) {
      const found = matched(ours, story, i, stories.length);
      for (const field of FIELDS) {
        const wanted = story[field];
        if (wanted === undefined) continue;
        const verdict = judged(wanted, found?.[field] ?? null, counts[field]);
        if (verdict !== "right")
          errors.push(
            [verdict, field, id, story.title ?? "", wanted ?? "null", said(found?.[field] ?? null)].join("\t"),
          );
      }
    }
  }
  return { lines: FIELDS.map((field) => line(field, counts[field])), json: counts, errors };
}

function empty(): Count {
  return { stories: 0, right: 0, bounded: 0, wrong: 0, none: 0, invented: 0 };
}

function matched(ours: readonly Told[], story: GoldStory, i: number, of: number): Told | undefined {
  const key = folded(story.title ?? "");
  const named = key === "" ? undefined : ours.find(({ title }) => folded(title) === key);
  return named ?? (ours.length === of ? ours[i] : undefined);
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function judged(wanted: string | null, day: Day | null, count: Count): keyof Omit<Count, "stories"> {
  const [earliest, latest] = [day?.earliest, day?.latest];
  const verdict =
    wanted === null
      ? day === null
        ? "right"
        : "invented"
      : day === null || earliest === undefined || latest === undefined
        ? "none"
        : earliest === latest
          ? earliest === wanted
            ? "right"
            : "wrong"
          : earliest <= wanted && wanted <= latest
            ? "bounded"
            : "wrong";
  count.stories++;
  count[verdict]++;
  return verdict;
}

function said(day: Day | null): string {
  return day ? `${day.earliest}..${day.latest} ${day.confidence} ${day.field}: ${day.raw}` : "none";
}

function line(field: string, { stories, right, bounded, wrong, none, invented }: Count): string {
  const share = (n: number) => `${((100 * n) / Math.max(1, stories)).toFixed(1)} %`;
  return `${field}: accuracy ${share(right)} of ${stories}; bounded by two or more days ${bounded}, wrong ${wrong}, none given ${none}, given without ground ${invented}`;
}
