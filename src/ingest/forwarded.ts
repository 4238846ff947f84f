/** A part of a mail's text that one hand wrote: the mail's own, or one that it passes on. */
export interface MailPart {
  readonly kind: "own" | "forwarded" | "quoted";
  readonly text: string;
  /** As its header inside the mail says, where it has one. */
  readonly from?: string;
  readonly date?: string;
  readonly subject?: string;
}

/** The mail's own words, then each mail that is forwarded or quoted in it, in order. Parts without words are left out. */
export function mailParts(text: string): readonly MailPart[] {
  const parts: { kind: MailPart["kind"]; lines: string[]; head: Header }[] = [{ kind: "own", lines: [], head: {} }];
  const lines = text.split(/\r?\n/);
  let outer = parts[0]!;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (FORWARDED.test(line)) {
      const { head, next } = headerAt(lines, i + 1);
      outer = { kind: "forwarded", lines: [], head };
      parts.push(outer);
      i = next - 1;
      continue;
    }
    const attribution = WROTE.exec(line.replace(/^(?:>\s?)+/, "").slice(0, 300));
    const quotes = QUOTE.test(line) || (attribution && QUOTE.test(nextLine(lines, i)));
    if (!quotes) {
      outer.lines.push(line);
      continue;
    }
    const head = attribution ? attributed(attribution) : {};
    const quoted = { kind: "quoted" as const, lines: attribution ? [] : [line.replace(QUOTED, "")], head };
    if (attribution)
      while (i + 1 < lines.length && nextLine(lines, i) !== lines[i + 1] && lines[i + 1]!.trim() === "") i++;
    while (i + 1 < lines.length && QUOTE.test(lines[i + 1]!)) {
      const inner = lines[i + 1]!.replace(QUOTED, "");
      // A mail quoted in the quoted one begins there.
      if (WROTE.test(inner.slice(0, 300)) && quoted.lines.length > 0) break;
      quoted.lines.push(inner);
      i++;
    }
    parts.push(quoted);
  }
  return parts
    .map(
      ({ kind, lines: own, head }): MailPart => ({
        kind,
        text: own
          .join("\n")
          .replace(/\n-- \n[\s\S]*$/, "\n")
          .trim(),
        ...head,
      }),
    )
    .filter(({ text: words }) => /\p{L}{2}/u.test(words));
}

interface Header {
  readonly from?: string;
  readonly date?: string;
  readonly subject?: string;
}

const FORWARDED =
  /^(?:>\s?)*\s{0,4}(?:-{2,20}\s?(?:Forwarded message|Original Message|Forwarded by .{1,80}|Message transféré|Message d'origine|Weitergeleitete Nachricht|Ursprüngliche Nachricht|Mensaje reenviado|Mensaje original)\s?:?\s?-{0,20}|Begin forwarded message:|Début du message réexpédié :|Anfang der weitergeleiteten Nachricht:)\s{0,4}$/i;
const FIELD =
  /^\s{0,4}\*?(From|De|Von|Da|Date|Sent|Envoyé|Gesendet|Datum|Fecha|Enviado|Subject|Objet|Betreff|Asunto|To|Cc|À|An|Para|Reply-To)\s?:\*?\s?(.{0,300})$/i;
const QUOTE = /^>/;
const QUOTED = /^>\s?/;
const WROTE =
  /^(?:On|Le|Am|El)\s(.{6,80}?\d{4}(?:,?\s(?:at\s|um\s|à\s)?\d{1,2}[:.h]\d\d(?:\s?[AP]M)?(?:\s?[+-]\d{4})?)?),?\s(.{2,120}?)\s(?:wrote|a écrit|schrieb|escribió)\s?:\s{0,4}$/i;

function nextLine(lines: readonly string[], i: number): string {
  return lines[i + 1]?.trim() === "" ? (lines[i + 2] ?? "") : (lines[i + 1] ?? "");
}

function headerAt(lines: readonly string[], from: number): { readonly head: Header; readonly next: number } {
  const fields = new Map<string, string>();
  let at = from;
  while (at < lines.length && at < from + 14) {
    const line = lines[at]!.replace(/^(?:>\s?)+/, "");
    const found = FIELD.exec(line);
    if (found) fields.set(KEYS.get(found[1]!.toLowerCase()) ?? "", found[2]!.replace(/^\*|\*$/g, "").trim());
    else if (line.trim() !== "" || fields.size > 0) break;
    at++;
  }
  const [sender, date, subject] = ["from", "date", "subject"].map((key) => fields.get(key));
  const name = sender && nameOf(sender);
  return { head: { ...(name && { from: name }), ...(date && { date }), ...(subject && { subject }) }, next: at };
}

const KEYS: ReadonlyMap<string, string> = new Map([
  ...["from", "de", "von", "da"].map((key) => [key, "from"] as const),
  ...["date", "sent", "envoyé", "gesendet", "datum", "fecha", "enviado"].map((key) => [key, "date"] as const),
  ...["subject", "objet", "betreff", "asunto"].map((key) => [key, "subject"] as const),
]);

function attributed([, date, from]: RegExpExecArray): Header {
  const name = nameOf(from!);
  return { date: date!, ...(name && { from: name }) };
}

/** Addresses are nobody's name. */
function nameOf(sender: string): string | undefined {
  const name = sender
    .replace(/[<[][^<>[\]]{0,200}[>\]]/g, "")
    .replace(/["']/g, "")
    .trim();
  return name === "" || /^\S+@\S+$/.test(name) ? undefined : name;
}
