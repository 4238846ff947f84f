import type { Answer } from "./fetch.ts";

/** Where an address led instead of to its page: only a redirect tells of it here, what the page itself says is for its reader. */
export interface Detour {
  readonly kind: "login" | "consent" | "front page";
  /** "a page to sign in" */
  readonly what: string;
}

/** Undefined when redirects led to a page like the one that was asked for. */
export function detour({ asked, url, hops }: Pick<Answer, "asked" | "url" | "hops">): Detour | undefined {
  if (hops.length === 0) return undefined;
  const [from, to] = [new URL(asked), new URL(url)];
  const before = new Set(words(from));
  const now = words(to).filter((word) => !before.has(word));
  const back = comesBack(from, to);
  if (now.some((word) => LOGIN.has(word)) || (back && now.some((word) => ACCOUNT.has(word))))
    return { kind: "login", what: "a page to sign in or subscribe" };
  if (now.some((word) => CONSENT.has(word)) && (back || site(from) !== site(to)))
    return { kind: "consent", what: "a page that asks for consent" };
  if (site(from) === site(to) && !isFront(from) && isFront(to)) return { kind: "front page", what: "the front page" };
  return undefined;
}

const LOGIN = new Set(["login", "log-in", "signin", "sign-in", "signon", "sso", "oauth", "oauth2", "saml", "openid"]);
const ACCOUNT = new Set(
  "auth authenticate authorize account accounts member members identity idp session register registration subscribe subscription subscriptions paywall offers checkout".split(
    " ",
  ),
);
const CONSENT = new Set(["consent", "cookie-consent", "cookiewall", "cookie-wall", "privacy-gate", "collectconsent"]);

/** The first part of the host, and the parts of the path. */
function words({ hostname, pathname }: URL): readonly string[] {
  const path = pathname.toLowerCase().split("/", 20);
  return [hostname.split(".")[0]!, ...path.map((part) => part.replace(/\.(?:html?|php|aspx?|jsp|do)$/, ""))];
}

/** A page that lets one through again carries the address one came from. */
function comesBack(from: URL, to: URL): boolean {
  const query = to.search.length > 4000 ? "" : to.search;
  const path = from.pathname.length > 1 ? from.pathname : from.hostname;
  return [...new URLSearchParams(query).values()].some((value) => value.includes(path) || isPacked(value));
}

// Addresses are often packed in base64: "aHR0c" is "http".
function isPacked(value: string): boolean {
  return /^aHR0c/.test(value);
}

function site({ hostname }: URL): string {
  return hostname.replace(/^(?:www\d?|m|amp|mobile)\./, "");
}

function isFront({ pathname, search }: URL): boolean {
  return (
    /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?|index\.\w+)?$/i.test(pathname) &&
    !/[?&][a-z_]*(?:p|id|story|article)=/i.test(search)
  );
}
