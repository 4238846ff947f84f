import type { Article } from "../article/article.ts";
import type { ActorMention } from "../mention/mention.ts";
import type { Page } from "../page/page.ts";
import type { Sentence } from "../sentence/sentence.ts";
import type { Span } from "../span.ts";
import type { CueIndex } from "./cue-lexicon.ts";
import { type Quote, quotes } from "./quote.ts";
import { type Scene, sceneOf } from "./scene.ts";

/** An article as the rules look at it: a scene for each of its sentences, and its quotes. */
export interface ArticleScenes {
  readonly page: Page;
  readonly sentences: readonly Sentence[];
  readonly scenes: readonly Scene[];
  readonly marks: readonly Quote[];
}

/** `sentences` are those of the article; `actors` all of the page, in text order. */
export function articleScenes(
  page: Page,
  article: Article,
  sentences: readonly Sentence[],
  actors: readonly ActorMention[],
  index: CueIndex,
): ArticleScenes {
  const marks = quotes(
    page.text,
    article.blocks.flatMap((i) => {
      const block = page.blocks[i];
      return block && block.repeats === undefined ? [block] : [];
    }),
    sentences,
  );
  const scenes = sentences.map((sentence) => sceneOf(page.text, sentence, marks, index, within(actors, sentence)));
  return { page, sentences, scenes, marks };
}

/** The actor mentions inside a sentence; mentions come in text order. */
export function within(actors: readonly ActorMention[], sentence: Span): ActorMention[] {
  let low = 0;
  let high = actors.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (actors[mid]!.from < sentence.from) low = mid + 1;
    else high = mid;
  }
  let end = low;
  while (end < actors.length && actors[end]!.from < sentence.to) end++;
  return actors.slice(low, end);
}
