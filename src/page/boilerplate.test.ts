import { expect, test } from "vitest";
import { isBoilerplate, opensList } from "./boilerplate.ts";

test.each([
  "TT",
  "Share",
  "Share this article",
  "Facebook Twitter WhatsApp Email",
  "Share on Facebook",
  "Advertisement",
  "ADVERTISEMENT",
  "Advertisement · Scroll to continue",
  "Story continues below advertisement",
  "Read more",
  "Read more: Army sends helicopters to the south",
  "Related: What we know about the coup",
  "ALSO READ | Minister resigns",
  "WATCH: Smoke rises over the port",
  "Sign up for our weekly newsletter",
  "Subscribe to our Morning Briefing",
  "Follow us on Telegram",
  "We use cookies to improve your experience on our site.",
  "This site uses cookies.",
  "By clicking “Accept all” you agree to our terms.",
  "© 2025 Andes Daily. All rights reserved.",
  "Copyright 2024 The Paper",
  "Listen to this article",
  "Listen to this article · 7:42 min",
  "4 min read",
  "1.2K shares",
  "35 comments",
  "Comments (12)",
  "Tags: Peru, mining, protests",
  "Topics: Sudan",
  "#Sudan #Khartoum",
  "World > Africa > Mali",
  "https://example.org/story/1",
  "@andesdaily",
  "***",
  "— — —",
  "Skip to content",
  "Log in",
  "Your browser does not support the video tag.",
  "This article was originally published by The Paper.",
  "12",
  "2 of 9",
])("%j is furniture", (line) => {
  expect(isBoilerplate(line)).toBe(true);
});

test.each([
  "Share prices fell in Lagos on Monday.",
  "More than 40 people were killed.",
  "More troops arrive in Goma",
  "Subscribers to the state radio heard nothing.",
  "Read the law before you vote, the minister said.",
  "Follow the money, say investigators",
  "Report: 12 dead in mine collapse",
  "Copy of the deal was leaked.",
  "Cookies were sold at the market.",
  "Video shows soldiers beating a man",
  "Reply to the ultimatum came at dawn.",
  "Live rounds were fired, police said.",
  "Home affairs minister resigns",
  "Comments by the president angered Paris.",
  "The end of the war is near, he said.",
  "Search for survivors goes on",
])("%j is not", (line) => {
  expect(isBoilerplate(line)).toBe(false);
});

test.each(["Related stories", "Most read", "You may also like", "More from Africa:", "Read more"])(
  "%s opens a list",
  (line) => {
    expect(opensList(line)).toBe(true);
  },
);
