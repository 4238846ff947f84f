import type { ArticleScenes } from "./article-scenes.ts";
import { extendOverQuotes } from "./continuation.ts";
import type { Draft } from "./draft.ts";
import type { Fields, Judge } from "./judge.ts";
import { likelihood, type Setting } from "./likelihood.ts";
import { openDrafts } from "./open-cues.ts";
import type { Scene } from "./scene.ts";
import { drafts } from "./sentence-drafts.ts";
import { type Pick, picking, sharpened } from "./sharpened.ts";

/** The drafts of an article by the rules alone, in text order; with `fields` also those of cues the lexicon does not list. */
export function drafted(article: ArticleScenes, fields?: Fields, judge?: Judge): Draft[] {
  return article.scenes.flatMap((scene, i) => {
    const listed = drafts(scene, i, isHeadline(article, scene));
    if (!fields) return listed;
    const open = openDrafts(scene, i, listed, fields, judge);
    if (open.length === 0) return listed;
    return [...listed, ...open].sort((a, b) => a.cue.first - b.cue.first);
  });
}

/** The drafts with their spans chosen, and quotes that follow taken in. */
export function settled(article: ArticleScenes, found: readonly Draft[], pick: Pick): Draft[] {
  const { page, sentences, scenes, marks } = article;
  const out = new Map<Draft, Draft>();
  const bySentence = grouped(found);
  // "quoted by X as saying K": what an inner report is told through keeps the spans that hold the two together.
  const through = new Set(found.map((draft) => draft.through));
  for (const draft of found) {
    const copy = { ...draft, content: [...draft.content] };
    if (through.has(draft)) {
      out.set(draft, copy);
      continue;
    }
    const beside = bySentence.get(draft.sentence)!.filter((each) => each !== draft);
    out.set(draft, sharpened(scenes[draft.sentence]!, copy, beside, pick));
  }
  const made = found.map((draft) => {
    const own = out.get(draft)!;
    const told = draft.through && out.get(draft.through);
    return told ? Object.assign(own, { through: told }) : own;
  });
  extendOverQuotes(page.text, sentences, made, marks);
  return made;
}

/** The setting of each draft of an article. */
export function settings(article: ArticleScenes, found: readonly Draft[]): Setting[] {
  const bySentence = grouped(found);
  return found.map((draft) => ({
    headline: isHeadline(article, article.scenes[draft.sentence]!),
    beside: bySentence.get(draft.sentence)!,
  }));
}

function grouped(found: readonly Draft[]): Map<number, Draft[]> {
  const out = new Map<number, Draft[]>();
  for (const draft of found) {
    const held = out.get(draft.sentence);
    if (held) held.push(draft);
    else out.set(draft.sentence, [draft]);
  }
  return out;
}

/** What the model makes of an article: its drafts settled, each with its probability, the improbable left out. */
export function judged(
  article: ArticleScenes,
  judge: Judge,
): { readonly drafts: readonly Draft[]; readonly sureOf: ReadonlyMap<Draft, number> } {
  const found = settled(article, drafted(article, judge.fields, judge), picking(judge));
  const places = settings(article, found);
  const sureOf = new Map<Draft, number>();
  found.forEach((draft, i) => {
    const place = places[i]!;
    const sure = likelihood(judge, article.scenes[draft.sentence]!, draft, place);
    if (sure >= least(article, draft, place)) sureOf.set(draft, sure);
  });
  return { drafts: found.filter((draft) => sureOf.has(draft)), sureOf };
}

/** How probable a draft must be: one whose cue the lexicon holds is believed sooner than one whose word it holds for other frames only. */
function least(article: ArticleScenes, draft: Draft, place: Setting): number {
  const scene = article.scenes[draft.sentence]!;
  if (!draft.unlisted) return isInner(article, draft, place) ? 0 : isRelative(scene, draft) ? 0.12 : 0.02;
  // The rules read "declined to say" as one cue: its words are no other.
  if (
    place.beside.some((each) => !each.unlisted && each.cue.first <= draft.cue.last && draft.cue.first <= each.cue.last)
  )
    return 2;
  return scene.index.byFirst.has(scene.tokens[draft.at]!.lemma.toLowerCase()) ? 0.6 : 0.42;
}

/** ", which has pressed both sides to talk,": what is told of someone in passing, more often background than a report. */
function isRelative({ tokens }: Scene, { source }: Draft): boolean {
  return source !== undefined && source.run.first === source.run.last && tokens[source.run.first]!.xpos.startsWith("W");
}

/** A listed cue inside what another one tells: the model saw only outermost attributions, so there the rules stand alone. */
function isInner({ scenes }: ArticleScenes, draft: Draft, { beside }: Setting): boolean {
  if (draft.unlisted) return false;
  if (draft.through) return true;
  const { from, to } = scenes[draft.sentence]!.tokens[draft.at]!;
  return beside.some(
    (other) => other !== draft && !other.unlisted && other.content.some((span) => span.from <= from && to <= span.to),
  );
}

function isHeadline({ page }: ArticleScenes, scene: Scene): boolean {
  return page.blocks[scene.sentence.block]?.kind === "headline";
}
