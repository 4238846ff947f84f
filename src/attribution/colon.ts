import type { Draft } from "./draft.ts";
import { NOMINAL } from "./phrase.ts";
import { isPunct, isVerb, lower, opensQuote, type Run, type Scene, spanOfRun, trimmed } from "./scene.ts";
import { canSpeak } from "./speaker.ts";

/** "Army: three killed in raid" · "Three killed in raid: army" · a script’s "MINISTER: We agreed." The colon or dash is the cue. */
export function colon(scene: Scene, sentence: number, headline: boolean): Draft | undefined {
  const { tokens } = scene;
  for (let i = 1; i < scene.tokens.length - 1; i++) {
    const form = tokens[i]!.form;
    if (form !== ":" && !(headline && (form === "–" || form === "—" || form === "-" || form === "--"))) continue;
    if (tokens[i - 1]!.to === tokens[i]!.from && tokens[i]!.to === tokens[i + 1]!.from) continue;
    const before = speakerRun(scene, { first: 0, last: i - 1 }, headline ? 7 : 4);
    if (before && form === ":" && (headline || isScript(scene, before) || opensQuote(scene, i + 1))) {
      const content = trimmed(scene, { first: i + 1, last: lastOf(scene) });
      if (content && content.last > content.first) return drafted(scene, sentence, i, before, content);
    }
    const after = headline ? speakerRun(scene, { first: i + 1, last: tokens.length - 1 }, 5) : undefined;
    const content = after && trimmed(scene, { first: 0, last: i - 1 });
    if (after && content && content.last - content.first >= 2) return drafted(scene, sentence, i, after, content);
  }
  return undefined;
}

function lastOf(scene: Scene): number {
  return opensQuote(scene, scene.tokens.length - 1) ? scene.end : scene.tokens.length - 1;
}

/** A short run without a verb that ends in someone who can speak. */
function speakerRun(scene: Scene, run: Run, most: number): { run: Run; head: number } | undefined {
  if (run.last - run.first >= most) return undefined;
  const { tokens } = scene;
  let head = -1;
  for (let i = run.first; i <= run.last; i++) {
    const token = tokens[i]!;
    if (
      isVerb(token) ||
      token.upos === "AUX" ||
      token.upos === "ADV" ||
      (isPunct(token) && lower(token) !== "," && lower(token) !== "-" && lower(token) !== ".")
    )
      return undefined;
    if (
      NOMINAL.has(token.upos) &&
      token.upos !== "NUM" &&
      (head < 0 || token.head < 0 || token.head === head || tokens[head]!.head === i)
    )
      head = i;
  }
  if (head < 0) return undefined;
  const known = scene.actorAt(head) ?? scene.actorFrom(run.first);
  const spoken = canSpeak(scene, head);
  if (
    known?.kind === "actor" ||
    spoken === "document" ||
    (spoken === "yes" && tokens[head]!.upos === "PROPN" && isScript(scene, { run })) ||
    (spoken === "yes" && scene.index.speakers.has(tokens[head]!.lemma.toLowerCase()))
  )
    return { run, head };
  return undefined;
}

/** "MINISTER: …": capitals throughout. */
function isScript(scene: Scene, { run }: { run: Run }): boolean {
  const { from, to } = spanOfRun(scene, run);
  const text = scene.text.slice(from, to);
  return text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);
}

function drafted(scene: Scene, sentence: number, at: number, speaker: { run: Run; head: number }, content: Run): Draft {
  return {
    sentence,
    at,
    cue: { first: at, last: at },
    source: { run: speaker.run, heads: [speaker.head], rule: "colon" },
    content: [spanOfRun(scene, content)],
    rule: "colon",
    cueClass: "speech",
    stance: "asserts",
    sure: 0.6,
  };
}
