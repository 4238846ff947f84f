import { articles } from "./article/article.ts";
import { attributions } from "./attribution/attribution.ts";
import { claims } from "./claim/claim.ts";
import { tolls } from "./claim/toll.ts";
import { events } from "./event/event.ts";
import type { Kit } from "./kit/kit.ts";
import { mentions } from "./mention/mention.ts";
import type { Note } from "./note.ts";
import { type Draft, type Page, pageOf } from "./page/page.ts";
import { recased, wasShouted } from "./sentence/caps.ts";
import { sentences } from "./sentence/sentence.ts";
import { type Layers, Pipeline, stage, type Timer } from "./stage.ts";

/** A page, read: every layer, from its text to the claims it makes, with what was odd on the way. */
export interface Reading extends Layers {
  /** Version of the kit it was read with. */
  readonly kit: string;
  readonly notes: readonly Note[];
}

/** The whole flow, in order: each stage sees the layers before it and gives one more. */
export const stages = Pipeline.from("page")
  .add(stage("articles", ["page"], ({ page }, _kit, note) => articles(page, note)))
  .add(stage("sentences", ["page", "articles"], sentences))
  .add(stage("mentions", ["page", "articles", "sentences"], mentions))
  .add(stage("attributions", ["page", "articles", "sentences", "mentions"], attributions))
  .add(stage("events", ["page", "articles", "sentences", "mentions", "attributions"], events))
  .add(stage("claims", ["page", "attributions", "events"], (layers) => claims(layers)))
  .add(stage("tolls", ["page", "sentences", "mentions", "attributions", "events"], (layers) => tolls(layers)));

/**
 * Reads one page: pure and deterministic, the same text with the same kit gives the same reading.
 * `given` is what is known from outside (publication day, address, outlet); nothing of it is guessed.
 */
export function read(draft: string | Draft, kit: Kit, given?: Page["given"], clock?: Clock): Reading {
  const notes: Note[] = [];
  const text = typeof draft === "string" ? draft : draft.text;
  // What shouts is read in the case of running text; every span counts in both, and the page stays as it is.
  const cased = recased(text, kit);
  const shouted = wasShouted(text, cased);
  const page = pageOf(draft, given, (note) => notes.push(note), shouted ? cased : text);
  const layers = stages.run({ page: { ...page, text: cased } }, kit, clock);
  const sentences = cased === text ? layers.sentences : asWritten(layers.sentences, text);
  return { ...layers, page, sentences, kit: kit.version, notes: [...notes, ...layers.notes] };
}

/** The tokens with the characters of the page again. */
function asWritten(sentences: Reading["sentences"], text: string): Reading["sentences"] {
  return sentences.map((sentence) => ({
    ...sentence,
    tokens: sentence.tokens.map((token) => ({ ...token, form: text.slice(token.from, token.to) })),
  }));
}

interface Clock {
  readonly now: () => number;
  readonly timer: Timer;
}
