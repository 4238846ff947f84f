import type { Attribution } from "./attribution.ts";
import type { Draft } from "./draft.ts";
import { lower, type Scene, speechAt } from "./scene.ts";

/**
 * Content that ran on over somebody's answer to it is cut before the answer: "Survivors said [that men had come at night], but the experts
 * could not corroborate this". Who checks, denies or will not speak does so on the paper’s page, not inside what was said.
 */
export function cutBeforeAnswers(drafts: readonly Draft[], scenes: readonly Scene[]): void {
  for (const answer of drafts) {
    if (!answer.source || !ANSWERS.has(answer.stance)) continue;
    const scene = scenes[answer.sentence]!;
    const comma = answer.source.run.first - 2;
    if (comma < 2 || scene.tokens[comma]!.form !== "," || !LINKS.test(lower(scene.tokens[comma + 1]))) continue;
    if (speechAt(scene, comma)) continue;
    const { from } = scene.tokens[comma]!;
    for (const told of drafts) {
      if (told === answer || told.sentence !== answer.sentence || told.cue.first > comma) continue;
      if (told.content.some((span) => span.from < from && from < span.to))
        told.content = told.content.flatMap((span) =>
          span.from >= from ? [] : [{ from: span.from, to: Math.min(span.to, from) }],
        );
    }
  }
}

const ANSWERS: ReadonlySet<Attribution["stance"]> = new Set(["unverified", "declines", "denies", "doubts"]);
const LINKS = /^(?:but|though|although|yet)$/;
