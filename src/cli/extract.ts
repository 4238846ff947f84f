import { bodyText } from "../html/body-text.ts";
import type { Document } from "../ingest/document.ts";
import type { Drafted } from "../ingest/draft.ts";
import { InputError } from "../ingest/file.ts";
import type { Saved, SavedStory } from "../page/saved.ts";
import { printableLines } from "../proof/width.ts";
import { type Args, type Command, type Io, UsageError } from "./command.ts";
import { complaint } from "./complaint.ts";
import { Drafts } from "./drafts.ts";
import { givenOptions } from "./given.ts";
import { withoutStory } from "./input-error.ts";
import { lossTables } from "./losses.ts";
import { workHelp, workOf, workOptions } from "./reader.ts";
import { personHelp, webHelp, webOf, webOptions } from "./web.ts";

export const command: Command = {
  usage: "extract FILE… | URL… | -",
  help: `Prints the text of each page's article alone: paragraphs, subheads, rows of tables, an empty line between them; several stories with a line
of stars between them. Nothing is read in it. A plain text is printed as it is; on a terminal its control characters are shown as signs (␛, �),
in a pipe or a file they are the text's own. Exit code 1 when a page has no article.
${personHelp}

  --all               title, byline, day and captions, too
  --json              a line a page: its text, what the page says about each story, and everything that was left out
  --losses            what was left out instead: by reason, then each block with its place in the file
  --url ADDRESS       where the page was published; else $PAGE_URL
  --max-bytes N       of pages larger than 8 MB
${workHelp.split("\n").slice(1).join("\n")}
${webHelp}`,
  options: {
    url: givenOptions.url,
    "max-bytes": givenOptions["max-bytes"],
    deadline: workOptions.deadline,
    ...webOptions,
    all: { type: "boolean" },
    json: { type: "boolean" },
    losses: { type: "boolean" },
  },
  async run(args, io) {
    if (args.names.length === 0)
      throw new UsageError('no page: give a file name, an address, or "-" for standard input');
    if (["all", "json", "losses"].filter(args.flag).length > 1)
      throw new UsageError("--all, --json and --losses: choose one of them");
    const url = args.text("url") ?? (process.env.PAGE_URL || undefined);
    const drafts = new Drafts(workOf(args), () => webOf(args));
    let failed = false;
    let first = true;
    const fail = (error: unknown, path: string) => {
      failed = true;
      io.error(complaint(error, path));
    };
    try {
      for (const path of args.names) {
        for await (const found of drafts.of(path, url === undefined ? undefined : { url })) {
          const draft = found instanceof InputError ? found : await found.draft;
          if (found instanceof InputError || draft instanceof InputError) {
            fail(draft, path);
            continue;
          }
          const without = withoutStory(draft.saved, found.document.where);
          if (without) fail(without, path);
          const text = onScreen(shown(found.document, draft, args, io), io);
          if (text === "") continue;
          await io.out(`${first || args.flag("json") ? "" : `\n${BETWEEN}\n\n`}${text}`);
          first = false;
        }
      }
    } finally {
      await drafts.close();
    }
    return failed ? 1 : 0;
  },
};

/** A page's own colors are of no use either: they can hide what is written. */
function onScreen(text: string, io: Io): string {
  return io.terminal ? printableLines(text) : text;
}

const BETWEEN = "* * *";

function shown(document: Document, draft: Drafted, args: Args, io: Io): string {
  if (args.flag("losses")) return lossTables(document, draft.saved, io.width);
  if (args.flag("json")) return `${JSON.stringify(record(document, draft))}\n`;
  const { saved } = draft;
  const stories = saved
    ? saved.stories.map((story) =>
        args.flag("all") ? whole(draft.text, saved, story) : storyText(draft.text, saved, story),
      )
    : [draft.text];
  const texts = stories.filter((text) => text.trim() !== "");
  return texts.length === 0 ? "" : `${texts.map((text) => text.trimEnd()).join(`\n\n${BETWEEN}\n\n`)}\n`;
}

function storyText(text: string, saved: Saved, story: SavedStory): string {
  return bodyText({ text, saved: { ...saved, stories: [story] } });
}

/** All blocks of a story in their order, below what is told of it. */
function whole(text: string, { blocks }: Saved, story: SavedStory): string {
  const own = blocks.filter(({ from, to }) => story.from <= from && to <= story.to);
  const said = own.map(({ from, to }) => text.slice(from, to));
  const told = (fact: SavedStory["title"]) => (fact && !said.includes(fact.value) ? [fact.value] : []);
  const { earliest, latest } = story.published ?? {};
  const day = earliest === latest ? earliest : [earliest, latest].filter(Boolean).join(" – ");
  const line = [story.outlet?.value, day].filter((part) => part !== undefined && part !== "").join(", ");
  return [...told(story.title), ...told(story.byline), ...(line === "" ? [] : [line]), ...said].join("\n\n");
}

function record({ where, path, part }: Document, { text, saved, notes, encoding }: Drafted): object {
  const { offsets: _, blocks: __, stories = [], ...told } = saved ?? { stories: undefined };
  return {
    where,
    ...(path !== undefined && { path }),
    ...(part !== undefined && { part }),
    ...(encoding !== undefined && { encoding }),
    text: bodyText({ text, ...(saved && { saved }) }),
    ...(saved && {
      stories: stories.map((story) => {
        const { from, to, ...facts } = story;
        return { ...facts, text: storyText(text, saved, story) };
      }),
    }),
    ...told,
    notes,
  };
}
