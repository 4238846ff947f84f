/** True for a line of the page's furniture: share buttons, newsletter and cookie lines, tags, counters, pointers to other stories. */
export function isBoilerplate(line: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(line)) return true;
  if (line.length > 400) return false;
  // Patterns on lower case, since compiling one that ignores case costs ten times as much, and all are needed on the first line.
  const lower = line.toLowerCase();
  return (
    TINY.test(line) ||
    isButtons(lower) ||
    WHOLE.test(lower) ||
    POINTER.test(lower) ||
    TAGS.test(lower) ||
    NOTICE.test(lower) ||
    COUNT.test(lower) ||
    ADDRESS.test(lower)
  );
}

/** True for a line that announces a list of other stories: what follows it in headline shape belongs to the list. */
export function opensList(line: string): boolean {
  return line.length <= 60 && OPENER.test(line.toLowerCase());
}

// "TT", "A+", "x": marks of one to three characters; a number alone is a counter.
const TINY = /^\p{L}{1,3}$|^[A-Z][+-]$|^#?\d{1,6}$/u;

// What buttons and menu entries say. A line made of nothing else is furniture, however many stand on it.
const BUTTONS = new Set(
  (
    "share|share this|share this article|share this story|share article|share on|share via|save|save article|save story|save for later|print|print article|print this|print page|" +
    "email|e mail|email this|tweet|tweet this|like|pin|pin it|copy|copy link|copy url|link copied|copied|bookmark|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|instagram|" +
    "messenger|pinterest|tiktok|youtube|flipboard|pocket|viber|snapchat|threads|bluesky|rss|comment|comments|leave a comment|post a comment|add a comment|view comments|reply|report|follow|follow us|gift|" +
    "gift article|gift this article|more|menu|search|home|close|log in|login|sign in|sign up|register|subscribe|subscribe now|donate|next|previous|prev|back|back to top|top|play|" +
    "play video|play audio|pause|mute|unmute|watch|listen|live|video|videos|photo|photos|gallery|image|audio|podcast|advertisement|advertising|advertisment|advert|ad|ads|sponsored|" +
    "sponsored content|promoted|promoted content|paid content|skip|skip ad|skip to content|skip to main content|loading|show more|see more|view more|load more|view all|see all|expand|collapse|continue|" +
    "continue reading|read more|read full story|read the full story|read next|read also|read now|read on|full story|learn more|find out more|click here|translate|language|english|" +
    "edition|accept|accept all|accept cookies|accept all cookies|reject all|decline|ok|got it|no thanks|text size|font size|aa|notifications|and|or|on|to|via"
  ).split("|"),
);

function isButtons(line: string): boolean {
  if (line.length > 160) return false;
  const words = line.match(/[\p{L}\p{N}]+/gu) ?? [];
  let said = 0;
  for (let i = 0; i < words.length; ) {
    const length = [4, 3, 2, 1].find((n) => i + n <= words.length && BUTTONS.has(words.slice(i, i + n).join(" ")));
    if (length === undefined) return false;
    if (!/^(?:and|or|on|to|via)$/.test(words[i]!)) said++;
    i += length;
  }
  return said > 0 && !endsLikeProse(line, words.length);
}

function endsLikeProse(line: string, words: number): boolean {
  return words > 3 && /[.?!]$/.test(line);
}

const OPENER =
  /^(?:related(?: (?:stories|articles|news|coverage|content|topics|posts|links|items|reading))?|read (?:more|also|next)|also read|see also|more (?:on this(?: story)?|from [\w ]+|stories|news|in [\w ]+|like this|coverage)|(?:you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: (?:stories|reading|for you|articles))?|most (?:read|popular|viewed|shared)|trending(?: now)?|top (?:stories|news|headlines)|latest(?: (?:news|stories|headlines|updates))?|popular(?: (?:now|stories))?|editors?['’]?s?['’]? (?:picks?|choice)|don['’]t miss|in case you missed it|what to read next|in (?:this|other) (?:story|news)|further reading|key points|around the web|from (?:the|our) (?:web|partners|archives?)|list of \d+ items?))\s?:?$/;

const WHOLE = new RegExp(
  `^(?:${OPENER.source.slice(1, -1)}|(?:(?:story|article) continues (?:below|after)[\\w ]*|this article is more than [\\w ]+ old|(?:\\d{1,3}|an?|one) ?-?min(?:ute)?s?(?: |-)(?:read|listen|watch)|listen to (?:this|the) (?:article|story)(?:[\\s\\d:·|-]|min(?:ute)?s?)*|reading time:?.*|(?:estimated )?time to read:?.*|this is (?:a )?sponsored .*|opens in (?:a )?new (?:tab|window)|image \\d+ of \\d+|\\d+ of \\d+|slide \\d+ of \\d+|\\[?email(?:\\s|&#160;)?protected\\]?|the end|ends?|-30-|more to (?:come|follow)|breaking(?: news)?|developing(?: story)?|opinion|analysis|exclusive|explainer|news|world|politics|business|sports?|culture|live updates?|africa|asia|europe|americas|middle east|uk|us))$`,
);

// "Read more: …", "Related: …", "WATCH: …": the rest of the line is another story's title.
const POINTER =
  /^[^\p{L}\p{N}]{0,3}(?:read(?: more| also| next)?|also read|must read|related(?: \w+)?|see (?:also|more)|more(?: on this)?|watch(?: live| now| more)?|also on|don['’]t miss|in pictures|recommended|go deeper|subscribe|previously|next (?:article|story|up)|previous (?:article|story))\s?(?::|[>»|]|→|>>)\s?\S/u;

const TAGS =
  /^[^\p{L}\p{N}]{0,3}(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|posted (?:in|under)|labels?|sections?|more (?:on|about)|explore more)\s?:\s?\S|^(?:#[\p{L}\p{N}_]{2,}[\s,]*)+$|^(?:\p{L}[\p{L}&]*(?: [\p{L}&]+){0,3}\s[>»›]\s){1,6}[\p{L} &]{2,}$/u;

const NOTICE = new RegExp(
  [
    "^(?:©|\\(c\\)|copyright\\b|&copy;)(?!.*\\bphoto)",
    "\\ball rights reserved\\b",
    "\\b(?:we|this (?:web ?)?site|our (?:web ?)?site)\\b.*\\b(?:uses?|store)\\b.*\\bcookies?\\b",
    "^(?:by (?:clicking|continuing|using|signing|subscribing)|your privacy|manage (?:cookies|preferences)|cookie (?:policy|settings|notice))\\b",
    "^(?:sign up|subscribe|register|log in|sign in|join us|join our|follow us|follow \\S+ on|like us|download (?:the|our)|get (?:the|our|your) [\\w ]*(?:newsletter|app|inbox|briefing|alerts)|support (?:our|independent)|become a (?:member|subscriber)|click here|tap here)\\b.*$",
    "\\b(?:newsletters?|inbox|our (?:telegram|whatsapp) channel|push notifications|daily briefing)\\b.*(?:sign|subscribe|deliver|straight|every|daily|weekly|here|free|join)",
    "^(?:our standards|the thomson reuters trust|terms (?:of|and)|privacy policy|about us|contact us|advertise with)\\b",
    "^(?:have a (?:news )?tip|got a (?:news )?tip|do you have (?:a tip|information)|send (?:us )?(?:your|news) tips?|contact (?:the|our) (?:author|reporter|newsroom))\\b",
    "^(?:this (?:article|story|content|video|material) (?:was|is|has been) (?:first |originally |automatically )*(?:published|produced|provided|created|translated|syndicated|republished|generated|not available))\\b",
    "^(?:your browser does not|please (?:enable|turn on|disable)|javascript is|you need to enable)\\b",
    "^(?:the views expressed|views expressed)\\b",
    "^(?:this (?:material|content) may not be)\\b",
    "^(?:advertisement|sponsored(?: content)?|promoted(?: content)?)\\s?[^a-z\\s].*$",
    "^(?:editing|edited) on behalf\\b",
  ].join("|"),
);

const COUNT =
  /^[^\p{L}\p{N}]{0,3}\d[\d.,]*\s?[km]?\s?(?:shares?|comments?|views?|likes?|reads?|reactions?|retweets?|followers?|replies|claps?)\b[^\p{L}]{0,3}$|^(?:shares?|comments?|views?|likes?)\s?[:(]\s?\d[\d.,]*[km]?\s?\)?$|^\d[\d.,]{0,6}[km]$/u;

const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|^[\w.+-]+@[\w-]+(?:\.[\w-]+){1,4}$|^@[\w.]{2,}$/u;
