import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Loopback, loopback, redirect } from "../../test/loopback.ts";
import { type Document, isProblem } from "../ingest/document.ts";
import { drafted } from "../ingest/draft.ts";
import { detour } from "./detour.ts";
import { fetchedDocument, fetchedDocuments } from "./document.ts";

let server: Loopback;
beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());

const STORY = "<!doctype html><title>Bridge closed</title><p>The army closed the bridge at Tamezguit on Friday.</p>";

async function outcome(path: string): Promise<string> {
  const found = await fetchedDocument(server.at(path), { allow: [server.host] });
  return isProblem(found) ? `${found.problem}` : `${found.form}`;
}

test("a page, with its address, its time, its charset and what the server asks of machines", async () => {
  server.on("/story", (_request, response) => {
    response.setHeader("tdm-reservation", "1");
    response.writeHead(200, { "content-type": "text/html; charset=windows-1252" }).end(STORY);
  });
  server.on("/old", redirect("/story", 301));
  const now = () => new Date("2025-03-15T10:00:00Z");
  const found = await fetchedDocument(server.at("/old"), { allow: [server.host], now, given: { outlet: "News" } });
  expect(found).toMatchObject({
    form: "html",
    where: server.at("/old"),
    given: { url: server.at("/story"), outlet: "News" },
    fetched: "2025-03-15T10:00:00.000Z",
    charset: "windows-1252",
    rights: [{ value: "1", field: "http tdm-reservation" }],
  });
  expect((found as Document).notes!.map(({ text }) => text)).toEqual([
    `redirected from ${server.at("/old")} to ${server.at("/story")}`,
    "asked of machines: 1 (http tdm-reservation)",
  ]);
});

test("nasty 63: what the server asks of machines stands beside what the page itself asks", async () => {
  server.on("/story", (_request, response) => {
    response.setHeader("x-robots-tag", "noarchive");
    response.writeHead(200, { "content-type": "text/html" }).end(STORY);
  });
  const found = await fetchedDocument(server.at("/story"), { allow: [server.host] });
  const { saved } = await drafted(found as Document);
  expect(saved!.rights).toEqual([{ value: "noarchive", field: "http x-robots-tag" }]);
});

test("the content says what it is, whatever its type (nasty 51, 52, 53)", async () => {
  const as = (type: string | undefined, body: string | Uint8Array) =>
    server.on("/odd", (_request, response) => response.writeHead(200, type ? { "content-type": type } : {}).end(body));
  as(undefined, STORY);
  expect(await outcome("/odd")).toBe("html");
  as("image/png", STORY);
  expect(await outcome("/odd")).toBe("html");
  as("text/html", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  expect(await outcome("/odd")).toContain("PNG picture");
  as("application/json", '{"story": "The army closed the bridge."}');
  expect(await outcome("/odd")).toBe("is data (JSON), not a page");
  as("text/plain", "The army closed the bridge on Friday.");
  expect(await outcome("/odd")).toBe("text");
  as("text/html", "");
  expect(await outcome("/odd")).toBe("is empty");
});

test("a feed gives its items", async () => {
  const item = (n: number) =>
    `<item><title>Story ${n}</title><link>/s/${n}</link><description>Rebels left town ${n}.</description></item>`;
  server.on("/rss", (_request, response) =>
    response.end(`<rss><channel><title>N</title>${item(1)}${item(2)}</channel></rss>`),
  );
  const found = [];
  for await (const each of fetchedDocuments(server.at("/rss"), { allow: [server.host] })) found.push(each);
  expect(found.map((each) => (isProblem(each) ? each.problem : each.given?.url))).toEqual([
    server.at("/s/1"),
    server.at("/s/2"),
  ]);
});

test("robots.txt is obeyed when asked for, and not for a person's own request", async () => {
  server.on("/robots.txt", (_request, response) => response.end("User-agent: *\nDisallow: /story"));
  const found = await fetchedDocument(server.at("/story"), { allow: [server.host], polite: true });
  expect(isProblem(found) && found.problem).toContain("robots.txt asks robots not to read it (line 2)");
  expect(await outcome("/story")).toBe("html");
});

test("what is not fetched is a problem that says so", async () => {
  expect(await outcome("/nowhere")).toBe("was not fetched: there is no such page (404)");
  server.on("/leak", redirect("http://169.254.169.254/latest"));
  expect(await outcome("/leak")).toMatch(/^was not fetched, redirected to http:\/\/169\.254\.169\.254\/latest: /);
  expect(await fetchedDocument("file:///etc/passwd")).toMatchObject({
    problem: "was not fetched: file: addresses are not fetched",
  });
});

describe("nasty 19: a redirect to a page to sign in is told, and the page is not read", () => {
  test("as a problem", async () => {
    server.on("/members", redirect("/login?next=/members"));
    server.on("/login", "<form>Name and password</form>");
    expect(await outcome("/members")).toContain("leads to a page to sign in or subscribe (");
  });

  const led = (asked: string, url: string) => detour({ asked, url, hops: [asked] })?.kind;
  test.each([
    ["https://news.example/a/story", "https://news.example/login", "login"],
    ["https://news.example/a/story", "https://login.news.example/?x=1", "login"],
    [
      "https://news.example/a/story",
      "https://accounts.news.example/?continue=https%3A%2F%2Fnews.example%2Fa%2Fstory",
      "login",
    ],
    ["https://news.example/a/story", "https://news.example/users/sign-in.php", "login"],
    ["https://news.example/a/story", "https://news.example/subscribe?from=/a/story", "login"],
    ["https://news.example/a/story", "https://consent.portal.example/collect?done=aHR0cHM6Ly9uZXdz", "consent"],
    ["https://news.example/a/story", "https://www.news.example/", "front page"],
    ["https://news.example/a/story", "https://news.example/en/", "front page"],
    ["https://news.example/a/story", "https://news.example/a/other-story", undefined],
    ["https://news.example/register/2025/story", "https://news.example/register/2025/story-2", undefined],
    ["https://news.example/members/story", "https://www.news.example/members/story", undefined],
    ["https://short.example/x7", "https://news.example/", undefined],
    ["https://news.example/?p=123", "https://news.example/?p=124", undefined],
    ["http://news.example/", "https://news.example/en", undefined],
  ])("%s to %s: %s", (asked, url, kind) => expect(led(asked, url)).toBe(kind));

  test("without a redirect the address says nothing", () => {
    expect(
      detour({ asked: "https://news.example/login", url: "https://news.example/login", hops: [] }),
    ).toBeUndefined();
  });
});
