import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft } from "../page/page.ts";
import { textsBelow } from "./dom.ts";
import { htmlDraft, LIMITS } from "./html.ts";
import { parsed } from "./parse.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&#8217;": "’",
  "&ldquo;": "“",
  "&rdquo;": "”",
  "&eacute;": "é",
  "&nbsp;": "\u00A0",
  "&#x2014;": "—",
};

const WORDS =
  "rain fell over Tamale on Friday and the mayor said roads would stay closed until engineers had looked at bridges".split(
    " ",
  );
const word = fc.constantFrom(...WORDS, ...Object.keys(ENTITIES), "الخرطوم", "na\u00EFve", "Ko\u0308ln", "\u200Bx");
const blank = fc.constantFrom(" ", " ", "\n", "\r\n", "  \t", "&nbsp;", "<br>", "<br><br>");
const inline = fc.constantFrom("b", "em", "a href='#'", "span class=x", "i", "strong", "a href='/other/story'");
const block = fc.constantFrom(
  ...[
    "p",
    "div",
    "div class='article-body'",
    "section",
    "article",
    "ul",
    "li",
    "h2",
    "h3",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
  ],
  ...[
    "table",
    "tr",
    "td",
    "nav",
    "footer",
    "aside class=related",
    "form",
    "div hidden",
    "div id=comments",
    "div class=share",
    "noscript",
  ],
);

const sentence = fc
  .array(fc.tuple(word, blank), { minLength: 1, maxLength: 25 })
  .map((parts) => `${parts.map(([w, b]) => w + b).join("")}.`);
const run = fc.oneof(
  sentence,
  fc.tuple(inline, sentence).map(([tag, text]) => `<${tag}>${text}</${tag.split(" ")[0]}>`),
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    run,
    fc
      .tuple(block, fc.array(tie("tree"), { maxLength: 5 }), fc.boolean())
      .map(([tag, inside, closed]) => `<${tag}>${inside.join("")}${closed ? `</${tag.split(" ")[0]}>` : ""}`),
  ),
}));
const page = fc
  .array(tree, { minLength: 1, maxLength: 12 })
  .map(
    (parts) => `<!doctype html><title>Rain in Tamale</title><body><h1>Rain in Tamale</h1>${parts.join("\n")}</body>`,
  );

describe("a draft of any page", () => {
  test("maps every character back to the source", () => {
    fc.assert(
      fc.property(page, (html) => {
        expect(misplaced(html, htmlDraft(html))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("holds blocks in order, inside its stories", () => {
    fc.assert(
      fc.property(page, (html) => {
        const { text, saved } = htmlDraft(html);
        let end = 0;
        for (const { from, to } of saved!.blocks) {
          expect(from >= end && from < to && to <= text.length).toBe(true);
          expect(saved!.stories.some((story) => story.from <= from && to <= story.to)).toBe(true);
          end = to;
        }
      }),
      { numRuns: 100 },
    );
  });

  test("loses nothing: what is not in the text is in the losses", () => {
    fc.assert(
      fc.property(page, (html) => {
        const { text, saved } = htmlDraft(html);
        const visible = [...textsBelow(parsed(html, LIMITS).body)].map(({ data }) => data).join("");
        const losses = saved!.losses.map((loss) => loss.text).join("");
        // A title that only the head of the page has is in the text, too.
        const shown = saved!.offsets.every(({ source }) => source > html.indexOf("<body>")) ? "" : "Rain in Tamale";
        expect(letters(text + losses)).toBe(letters(visible + shown));
      }),
      { numRuns: 150 },
    );
  });

  test("is the same every time, and comes of any characters whatever", () => {
    const bits = fc.constantFrom(
      ...[
        "<",
        ">",
        "</",
        "<p>",
        "<div",
        " class=",
        '"',
        "'",
        "&",
        "&#",
        "&#x0;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<script>",
        "</p>",
      ],
      ...[
        "<table>",
        "<td>",
        "<pre>",
        "<title>",
        "<svg>",
        "</svg>",
        "<body>",
        "</html>",
        "a b",
        "\0",
        "\uD800",
        "<textarea>",
        "<plaintext>",
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 40 }), (parts) => {
        const html = parts.join("");
        expect(htmlDraft(html)).toEqual(htmlDraft(html));
      }),
      { numRuns: 300 },
    );
  });
});

/** Runs whose stretch of the source does not read as their text, and characters that no run tells of. */
function misplaced(html: string, { text, saved }: Draft): readonly string[] {
  const wrong: string[] = [];
  let end = 0;
  for (const run of saved!.offsets) {
    if (/[^\n| ]/.test(text.slice(end, run.text))) wrong.push(`no source: ${text.slice(end, run.text)}`);
    end = run.text + run.length;
    const read = text.slice(run.text, end);
    const written = html.slice(run.source, run.source + (run.sourceLength ?? run.length));
    const same =
      run.sourceLength === undefined
        ? read === written
        : read === ENTITIES[written] || (read === " " && /^\s+$/.test(written));
    if (!same) wrong.push(`${read} <- ${written}`);
  }
  return wrong;
}

/** What a text is written with, in any order. The strokes between cells are not the page's. */
function letters(text: string): string {
  return [...text.replace(/[\s|]/g, "")].sort().join("");
}
