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
  return line.length < 60 && HEADING.test(line);
}
