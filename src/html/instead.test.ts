import { expect, test } from "vitest";
import { htmlDraft } from "./html.ts";

const P =
  "<p>The provincial council said that bridges on the road to the coast had been closed after the flood, and that engineers would look at the others on Monday.</p>";
const TEASERS = [
  "Herders sign accord",
  "Pilots end strike",
  "Court frees mayor",
  "Rain damages bridge",
  "Union rejects offer",
  "Talks resume in port",
  "Army opens museum",
]
  .map(
    (t) =>
      `<div class="item"><h3><a href="/${t.length}">${t} after weeks of talks</a></h3><p>Officials declined to say how long the measure would last.</p></div>`,
  )
  .join("");
const nav = "<header><a href='/'>The Coast Courier</a><nav><a>World</a><a>Politics</a></nav></header>";
const footer = "<footer>© 2024 The Coast Courier. All rights reserved. <a>Privacy</a></footer>";

const kind = (html: string): string | undefined => {
  const { saved, text } = htmlDraft(html);
  if (saved!.instead && saved!.instead.kind !== "gallery") expect([saved!.stories, text]).toEqual([[], ""]);
  return saved!.instead?.kind;
};
const cases: Readonly<Record<string, readonly string[]>> = {
  "nasty 14 script-only": [
    `<title>The Coast Courier</title><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/app.js"></script>`,
    `<title>Council closes bridges</title><div id="__next"></div><script>self.__next_f=[]</script>`,
    `<title>Courier</title><app-root></app-root><script src="main.js"></script><noscript>Please enable JavaScript to continue using this application.</noscript>`,
    `<title>Courier</title><div id="app"><div class="spinner">Loading…</div></div><script>window.__STATE__={}</script>`,
    `<title>Courier</title>${nav}<main><p>This site requires JavaScript.</p></main>${footer}`,
  ],
  "nasty 15 cookie-wall": [
    `<title>Courier</title><h1>We value your privacy</h1><p>We and our 812 partners store and access personal data on your device, such as cookies, to show you personalised advertising.</p><p>You can change your choices at any time in our privacy centre. Some partners rely on their legitimate interest.</p><button>Accept all</button><button>Manage options</button>`,
    `<title>Army takes hill</title><div role="dialog"><h1>Continue with advertising or subscribe</h1><p>Visit our website as usual with advertising and tracking. You can withdraw your consent at any time.</p><p>We and up to 213 partners store personal data and identifiers on your device to provide our content.</p><button>Accept and continue</button></div>`,
    `<title>Before you continue</title><p>We use cookies and data to deliver our services, track outages and show you personalised ads, depending on your settings.</p><button>Reject all</button><button>Accept all</button>`,
    `<html lang="de"><title>Zustimmung</title><p>Wir und unsere Partner verarbeiten personenbezogene Daten und setzen Cookies, um Ihnen Werbung zu zeigen, wenn Sie einwilligen.</p><p>Sie können Ihre Einwilligung in unseren Datenschutz-Einstellungen jederzeit widerrufen.</p><button>Alle akzeptieren</button>`,
    `<title>Courier</title><h2>Your consent</h2><p>Our partners process your personal data to measure content, and we ask for your consent to tracking across sites.</p><p>You may reject this, or manage the purposes one by one with us and our partners.</p><a href="#">I agree</a>`,
  ],
  "nasty 17 soft-404": [
    `<title>Page not found | The Coast Courier</title>${nav}<h1>Page not found</h1><p>The page you are looking for may have moved.</p>${TEASERS}${footer}`,
    `<title>404 Not Found</title><h1>404</h1><p>Sorry.</p>`,
    `<title>The Coast Courier</title>${nav}<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at this location. Maybe try one of the links below?</p>${TEASERS}`,
    `<title>Error 404 - Courier</title><div class="error"><h1>This article is no longer available</h1><p>Return to the front page.</p></div>`,
    `<html lang="fr"><title>Page introuvable</title><h1>Page introuvable</h1><p>La page demandée n'existe pas.</p>`,
  ],
  "nasty 18 bot-check": [
    `<title>Just a moment...</title><h1>coast.example</h1><p>Checking if the site connection is secure. Enable JavaScript and cookies to continue.</p><p>Ray ID: 7a8b</p>`,
    `<title>Attention Required!</title><h1>Sorry, you have been blocked</h1><p>You are unable to access coast.example.</p>`,
    `<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission to access this server. Reference #18.2f</p>`,
    `<title>Courier</title><h1>Are you a robot?</h1><p>We have noticed unusual traffic from your network. Please complete the CAPTCHA below.</p>`,
    `<title>Security check</title><p>Please verify you are a human by pressing the button.</p><button>Verify</button>`,
  ],
  "nasty 19 login": [
    `<title>Sign in - The Coast Courier</title>${nav}<h1>Sign in</h1><form><input type="email"><input type="password"><button>Sign in</button></form><p>No account? Register for free.</p>`,
    `<title>Log in | Courier</title><form><input name="u"><input type="password"></form>`,
    `<title>Login</title><h1>Member login</h1><p>“The best briefing on the coast”, says a reader who pays for it every month with pleasure.</p><form><input type="password"></form>`,
    `<html lang="es"><title>Iniciar sesión</title><form><input type="text"><input type="password"><button>Entrar</button></form>`,
    `<title>Courier</title><h1>Log in to continue</h1><form><input type="email"><button>Next</button></form>`,
  ],
  "nasty 16 paywall": [
    `<title>Inside the port strike</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Inside the port strike","isAccessibleForFree":false}</script><h1>Inside the port strike</h1><div class="paywall"><p>Subscribe to continue reading. Cancel any time.</p></div>`,
    `<title>Inside the port strike</title><meta name="article:content_tier" content="locked"><h1>Inside the port strike</h1><p>Subscribe now for unlimited access, $1 a week for the first year.</p>`,
    `<title>Inside the port strike</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Inside the port strike","isAccessibleForFree":"False"}</script><h1>Inside the port strike</h1><div><h2>This is a premium article available exclusively to our subscribers.</h2><p>To read 250 such articles every month, subscribe now.</p></div>`,
    `<title>Inside the port strike</title><h1>Inside the port strike</h1><div class="regwall"><p>Register for free to continue reading. Already a subscriber? Log in to read.</p></div>`,
    `<title>Inside the port strike</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Inside the port strike","hasPart":{"@type":"WebPageElement","isAccessibleForFree":false}}</script><h1>Inside the port strike</h1><p>This article is for subscribers only. Start your free trial to read on.</p>`,
  ],
  listing: [
    `<title>World | Courier</title><meta property="og:type" content="website">${nav}<h1>World</h1>${TEASERS}${footer}`,
    `<title>Search results</title>${nav}<h1>Results for bridge</h1>${TEASERS}`,
    `<title>Courier</title><script type="application/ld+json">{"@type":"CollectionPage","name":"Politics"}</script><h1>Politics</h1>${TEASERS}`,
    `<title>Tag: harbour</title><script type="application/ld+json">{"@type":"CollectionPage","name":"Harbour"}</script><h1>Harbour</h1><p>The harbour of Port Salam was built in 1911 and is the largest on this coast. Three unions have members there, and its dredging has been disputed before the courts since the spring of last year.</p><p>What this newspaper has written about the harbour is gathered here, the newest first, back to the strike of 2009. Letters are printed under the story they answer, and maps on a page of their own.</p>${TEASERS}`,
    `<title>Tag: flood</title><h1>Flood</h1><main>${TEASERS}</main><aside>${TEASERS}</aside>`,
    `<title>Ana Ruiz, author at Courier</title><h1>Ana Ruiz</h1><p>Writes on the coast.</p>${TEASERS.replaceAll('<div class="item">', "<article>").replaceAll("</p></div>", "</p></article>")}`,
  ],
  "nasty 23 gallery": Array.from(
    { length: 5 },
    (_, k) =>
      `<title>In pictures: the flood</title><h1>In pictures: the flood</h1>${["<p>Scenes from the coast.</p>", "", "<nav><a>Next</a></nav>", "<p>Photographs by Ana Ruiz</p>", ""][k]}${Array.from({ length: 4 + k }, (_, i) => `<figure><img src="${i}.jpg"><figcaption>A man carries a door across the river at Port Salam, picture ${i}. Ana Ruiz/Courier</figcaption></figure>`).join("")}`,
  ),
};

for (const [name, pages] of Object.entries(cases)) {
  test.each(pages.map((html, i) => [i + 1, html] as const))(`${name}: %i`, (_, html) => {
    expect(kind(html)).toBe(name.split(" ").at(-1));
  });
}

test("what is free above a wall is read, as a part", () => {
  const { text, saved } = htmlDraft(
    `<title>Inside the port strike</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Inside the port strike","isAccessibleForFree":false}</script><body><article><h1>Inside the port strike</h1><p>Dockers at Port Salam stopped three ships from leaving on Friday, the union said in a statement.</p><p>It was the third strike at the port since the spring, and the longest …</p><div class="paywall"><h2>Subscribe to continue reading</h2><p>Get unlimited access for €1 a week. Already a subscriber? Log in.</p></div></article></body>`,
  );
  expect(saved!.instead).toBeUndefined();
  expect(text).toContain("Dockers at Port Salam stopped three ships");
  expect(text).not.toContain("unlimited access");
  expect(saved!.stories[0]!.partial?.kind).toBe("paywall");
});

test("why a page is none is said once", () => {
  expect(htmlDraft(cases["nasty 16 paywall"]![0]!).saved!.instead!.why).toBe("json-ld isAccessibleForFree: false");
});

test("nasty 14: it is told that a browser is needed", () => {
  expect(htmlDraft(cases["nasty 14 script-only"]![0]!).saved!.instead!.why).toMatch(
    /^no article text: needs a browser/,
  );
});

test("nasty 23: a gallery has captions and no invented body", () => {
  const { saved } = htmlDraft(cases["nasty 23 gallery"]![1]!);
  expect(saved!.stories.map(({ form }) => form)).toEqual(["gallery"]);
  expect(new Set(saved!.blocks.map((block) => block.kind))).toEqual(new Set(["headline", "caption"]));
});

const article = (title: string, body = P.repeat(6), head = ""): string =>
  `<html><head><title>${title} | The Coast Courier</title>${head}</head><body>${nav}<main><h1>${title}</h1><p class="byline">By Ana Ruiz</p><time datetime="2024-03-05">5 March 2024</time>${body}</main>${footer}</body></html>`;
const banner =
  '<div id="cookie-notice"><p>We use cookies to give you the best experience. You can withdraw your consent.</p><button>Accept all</button></div>';

test.each([
  [
    "about pages that are gone",
    article(
      "404 Not Found: how a winter disappears",
      `<p>“Page not found.” “Access denied.” This is what readers saw who looked for the lists.</p>${P.repeat(5)}`,
    ),
  ],
  [
    "about cookie walls",
    article(
      "Court to rule on cookie walls",
      `<p>“We use cookies. Accept all or leave”: whether a website may say so is now before the court, whose judges heard publishers and their partners on Monday.</p><p>The publishers say that your personal data pays for our news.</p>${P.repeat(4)}`,
    ),
  ],
  [
    "about paywalls",
    article(
      "Papers put up paywalls as sales fall",
      `<p>“Subscribe to continue reading” is what visitors of the three papers see since Monday.</p>${P.repeat(5)}`,
    ),
  ],
  [
    "about robots",
    article(
      "Are you a robot? Why the ministry’s site asks",
      `<p>“Verify you are human”, says the site of the ministry since it was attacked on Monday, and asks for a CAPTCHA.</p>${P.repeat(5)}`,
    ),
  ],
  ["about logins", article("Sign in to vote: island tries an election by phone", P.repeat(6))],
  ["with a cookie banner", article("Council closes bridges", banner + P.repeat(5))],
  [
    "with a form to log in above it",
    article(
      "Council closes bridges",
      `<div class="login-modal"><h2>Log in</h2><form><input type="password"></form></div>${P.repeat(5)}`,
    ),
  ],
  [
    "with a hint to scripts",
    article("Council closes bridges", `<noscript>Please enable JavaScript to see comments.</noscript>${P.repeat(5)}`),
  ],
  [
    "with many teasers under it",
    article("Council closes bridges", `${P.repeat(6)}<section><h2>More</h2>${TEASERS}</section>`),
  ],
  [
    "with a bar that sells subscriptions",
    article(
      "Council closes bridges",
      `${P.repeat(6)}<div class="promo">Subscribe now: $1 a week. Cancel any time.</div>`,
    ),
  ],
  [
    "with pictures",
    article(
      "Council closes bridges",
      `${P.repeat(6)}${"<figure><img><figcaption>The bridge. Ana Ruiz</figcaption></figure>".repeat(6)}`,
    ),
  ],
  ["of one paragraph", article("Council closes bridges", P)],
  [
    "open though a tier is named",
    article(
      "Council closes bridges",
      P.repeat(20),
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council closes bridges","isAccessibleForFree":true}</script>',
    ),
  ],
])("an article stays an article: %s", (_, html) => {
  const { saved } = htmlDraft(html);
  expect([saved!.instead, saved!.stories.length]).toEqual([undefined, 1]);
});

test.each([
  `<title>Council closes bridges</title><h1>Council closes bridges</h1>`,
  `<title>Council closes bridges</title><main><h1>Council closes bridges</h1><time datetime="2024-03-05">5 March 2024</time></main>`,
  `<title>Council closes bridges</title>${nav}<h1>Council closes bridges</h1>${footer}`,
  `<title>Council closes bridges</title><h1>Council closes bridges</h1><p>More to follow.</p>`,
  `<title>Council closes bridges</title><h2>Council closes bridges</h2><p></p>`,
])("nasty 67: a headline alone is a headline, with no invented body: %s", (html) => {
  const { saved, text } = htmlDraft(html);
  expect(text.split("\n")[0]).toBe("Council closes bridges");
  expect(
    saved!.blocks.filter(
      ({ kind: each, from, to }) => each === "paragraph" && !/More to follow/.test(text.slice(from, to)),
    ),
  ).toEqual([]);
});

test("nothing at all is empty", () => {
  expect(["", "<html></html>", "<body><!-- x --></body>", "<title></title>", "<script>1</script>"].map(kind)).toEqual(
    Array(5).fill("empty"),
  );
});
