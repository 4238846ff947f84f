import fc from "fast-check";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import type { Document, Problem } from "./document.ts";
import { documents } from "./documents.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const crlf = (text: string): string => text.replace(/\r?\n/g, "\r\n");

async function found(text: string): Promise<readonly (Document | Problem)[]> {
  const all: (Document | Problem)[] = [];
  for await (const one of documents({ bytes: utf8(text), where: "x.eml" })) {
    // An exception would be told so.
    expect(one).not.toMatchObject({ problem: expect.stringMatching(/^cannot be read \(/) });
    all.push(one);
  }
  return all;
}

const HEAD = `From: =?utf-8?Q?Ana_M=C3=AFrel?= <ana@kesla.example>
To: desk@kesla.example
Subject: Fwd: Ferry sinks
Date: Tue, 3 Mar 2026 21:40:00 +0200 (EET)
Message-ID: <1@kesla.example>
MIME-Version: 1.0
`;

test("a mail: its text, and what its header says", async () => {
  const all = await found(
    crlf(
      `${HEAD}Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nThe ferry sank near Z=FCrich.\n`,
    ),
  );
  expect(all).toEqual([
    {
      form: "text",
      content: "Ferry sinks\n\nThe ferry sank near Zürich.\n",
      where: "x.eml",
      format: "mail",
      ids: ["1@kesla.example"],
      facts: {
        title: { value: "Ferry sinks", field: "mail subject" },
        byline: { value: "Ana Mïrel", field: "mail from" },
        outlet: { value: "Ana Mïrel", field: "mail from" },
        published: {
          raw: "Tue, 3 Mar 2026 21:40:00 +0200 (EET)",
          field: "mail date",
          earliest: "2026-03-03",
          latest: "2026-03-03",
          instant: "2026-03-03T19:40:00Z",
          zone: "+0200",
          confidence: 0.95,
        },
      },
    },
  ]);
});

test("HTML before plain text; attachments are documents of their own, pictures are counted, a mail inside is a mail", async () => {
  const zip = Buffer.from(zipSync({ "two.html": utf8("<!doctype html><p>Two.") })).toString("base64");
  const part = (type: string, body: string, more = ""): string => `--b\nContent-Type: ${type}\n${more}\n${body}\n`;
  const mail = crlf(
    `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${part("multipart/alternative; boundary=c", "--c\nContent-Type: text/plain\n\nplain\n--c\nContent-Type: text/html\n\n<p>The ferry sank.</p>\n--c--")}${part(
      'image/png; name="a.png"',
      Buffer.from("\x89PNG\r\n", "latin1").toString("base64"),
      "Content-Transfer-Encoding: base64\n",
    )}${part('application/zip; name="../x.zip"', zip, "Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n")}${part(
      "message/rfc822",
      `${HEAD.replace("Ferry sinks", "Harbour shut").replace("<1@", "<2@")}\nIt is shut.`,
    )}--b--\n`,
  );
  expect(await found(mail)).toMatchObject([
    { form: "html", content: "<h1>Ferry sinks</h1>\n<p>The ferry sank.</p>\n" },
    { form: "html", where: "x.eml, ../x.zip, two.html" },
    { form: "text", ids: ["2@kesla.example"], facts: { title: { value: "Harbour shut" } } },
    { problem: "1 attachments hold no page: 1 files of other kinds (a PNG picture)", leftOut: 1 },
  ]);
});

test("a page saved as .mht keeps its address", async () => {
  const mht = `From: <Saved by Blink>\nSnapshot-Content-Location: https://kesla.example/ferry\nSubject: Ferry sinks\nDate: Tue, 3 Mar 2026 21:40:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Location: https://kesla.example/ferry\n\n<html><body><h1>Ferry sinks</h1></body></html>\n--b\nContent-Type: text/css\n\np {}\n--b--`;
  expect(await found(crlf(mht))).toMatchObject([
    { form: "html", given: { url: "https://kesla.example/ferry" } },
    { leftOut: 1 },
  ]);
});

test("a mailbox, mail by mail", async () => {
  const one = (nr: number): string =>
    `From desk@kesla.example Tue Mar  3 21:40:0${nr} 2026\n${HEAD.replace("<1@", `<${nr}@`)}\nText ${nr}.\n>From here on nothing.\nFrom now on: nothing.\n\n`;
  const all = await found(one(1) + one(2) + one(3));
  expect(all.map((all) => [all.where, (all as Document).ids])).toEqual(
    [1, 2, 3].map((nr) => [`x.eml, mail ${nr}`, [`${nr}@kesla.example`]]),
  );
  expect((all[1] as Document).content).toContain("\nFrom here on nothing.\nFrom now on: nothing.");
});

test("text that only looks a little like a mail is text", async () => {
  expect(await found("Note: the bridge\nWhere: Kesla\nWhen: Tuesday\n\nIt was closed.")).toMatchObject([
    { form: "text", content: expect.any(Uint8Array) },
  ]);
  expect(await found(crlf(`${HEAD}\n`))).toMatchObject([{ problem: expect.stringContaining("without text") }]);
});

test("any mail: no exception", async () => {
  const piece = fc.constantFrom(
    "--b",
    "--b--",
    "\r\n",
    "\r\n\r\n",
    "Content-Type: text/html",
    "Content-Type: multipart/mixed; boundary=b",
    "Content-Transfer-Encoding: base64",
    "AAAA",
    "=?utf-8?B?",
    "<p>",
    ";",
    '"',
    "From a@b 2026",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      expect((await found(crlf(HEAD) + pieces.join(""))).length).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

test.each([
  [
    "Gmail",
    "---------- Forwarded message ---------\nFrom: Ivo Sand <ivo@k.example>\nDate: Mon, 2 Feb 2026 at 09:00\nSubject: Mill burns in Kesla\nTo: Ana\n\nThe mill burned on Monday, police said.\n",
  ],
  [
    "Outlook",
    "-----Original Message-----\nFrom: Ivo Sand\nSent: Monday, February 2, 2026 9:00 AM\nTo: Ana\nSubject: FW: Mill burns in Kesla\n\nThe mill burned on Monday, police said.\n",
  ],
  [
    "Apple",
    "Begin forwarded message:\n\nFrom: Ivo Sand <ivo@k.example>\nSubject: Mill burns in Kesla\nDate: 2 February 2026 at 09:00:00 CET\nTo: Ana\n\nThe mill burned on Monday, police said.\n",
  ],
  [
    "German",
    "-------- Weitergeleitete Nachricht --------\nBetreff: Mill burns in Kesla\nDatum: Mon, 2 Feb 2026 09:00:00 +0100\nVon: Ivo Sand <ivo@k.example>\nAn: Ana\n\nThe mill burned on Monday, police said.\n",
  ],
])("a forwarded mail has its own title, byline and day: %s", async (_, inner) => {
  expect(await found(crlf(`${HEAD}\nSent from my phone\n\n${inner}`))).toMatchObject([
    {
      content: "Mill burns in Kesla\n\nThe mill burned on Monday, police said.\n",
      facts: {
        title: { value: "Mill burns in Kesla" },
        byline: { value: "Ivo Sand" },
        published: { earliest: "2026-02-02", latest: "2026-02-02" },
      },
    },
  ]);
});

test("a forwarded mail without a date has none; what it quotes is apart", async () => {
  const all = await found(
    crlf(
      `${HEAD}\n---------- Forwarded message\nFrom: Ivo Sand\nSubject: Mill burns\n\nThe mill burned on Monday.\n\n> On Tue, 3 Feb 2026 Bob Ray wrote:\n> Five houses burned yesterday, police said.\n-- \nIvo, editor\n`,
    ),
  );
  expect(all).toMatchObject([
    { content: "Mill burns\n\nThe mill burned on Monday.\n", facts: { byline: { value: "Ivo Sand" } } },
    {
      content: "Five houses burned yesterday, police said.\n",
      facts: { byline: { value: "Bob Ray" }, published: { earliest: "2026-02-03" } },
    },
  ]);
  expect((all[0] as Document).facts).not.toHaveProperty("published");
});
