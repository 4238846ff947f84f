import type { Element } from "./dom.ts";

const NAMED =
  /(?:^|\s)(?:comments?|commentlist|comment-?(?:section|list|area|thread)s?|disqus(?:_thread)?|respond|forum|kommentare|commentaires|comentarios)(?=[-_\s]|$)/i;

/** Whether an element is called what holds readers' comments. */
export function isComments(element: Element): boolean {
  return NAMED.test(element.id) || NAMED.test(element.className);
}

const WORDS =
  "(?:readers?['’]? |visitors?['’]? |user )?comments?|commentaires?|kommentare?|komentarze?|komentare?|komentáře|komente|comentarios?|comentários?|commenti|комментари[ия]|коментар[іи]|yorumlar?|تعليقات(?: الزوار| القراء)?|التعليقات|نظرات|評論|评论|댓글|reacties|kommentarer|messages|responses|discussion";
const HEADING = new RegExp(
  `^\\P{L}{0,6}(?:(?:leave|post|add|write) a comment|join the (?:discussion|conversation)|(?:all |view |read )?(?:${WORDS}))\\P{L}{0,12}$`,
  "iu",
);

/** Whether a line is the heading above readers' comments: "Comments (12)", "3 messages". */
export function opensComments(line: string): boolean {
  return (
    (line.length < 60 && HEADING.test(line)) ||
    (line.length < 400 && RULES.test(line) && ASKED.test(line) && US.test(line) && !/["“”«»]/.test(line))
  );
}

// The rules of a forum, above what its users wrote.
const RULES =
  /\b(?:comments?|submissions?|posts?|remarks)\b.{0,120}\b(?:moderat\w+|guidelines|appear|published|removed|deleted|closed|open|policy|rules|accepted)\b|\bonline communit(?:y|ies)\b/i;
const US = /\b(?:you|your|we|our)\b/i;
const ASKED =
  /\b(?:respectful|civil|courteous|polite|constructive)\b.{0,60}\b(?:conversations?|discussions?|debates?|comments?|language|tone)\b|\bby (?:submitting|posting|leaving) (?:a|your) comments?\b|\b(?:your|user|readers?['’]?) comments? (?:are|is|will be|may be)\b/i;
