/**
 * An error as the one line that people see: WHAT (WHERE): WHAT TO DO. The trace is shown with DAYBOOK_DEBUG=1 only.
 * Our own errors come ready-made; Node's get plain words.
 */
export function complaint(error: unknown, where = ""): string {
  if (process.env.DAYBOOK_DEBUG && error instanceof Error) return error.stack ?? error.message;
  if (!(error instanceof Error)) return String(error);
  if (error.name === "InputError" && "what" in error && "where" in error && "todo" in error)
    return oneLine(`${error.where} ${error.what}: ${error.todo}`);
  if (error.name === "LexiconError") return error.message;
  const code = "code" in error ? String(error.code) : "";
  const path = "path" in error ? String(error.path) : where;
  const known = meanings[code];
  if (known) return `${known[0]} (${path || "output"}): ${known[1]}`;
  if (/^(Type|Reference|Range|Syntax)Error$/.test(error.name))
    return oneLine(
      `${error.message} (${where || "inside"}): a fault in Daybook, please report what DAYBOOK_DEBUG=1 shows`,
    );
  return oneLine(where ? `${error.message} (${where})` : error.message);
}

const meanings: Readonly<Record<string, readonly [what: string, todo: string]>> = {
  ENOSPC: ["the disk is full", "free some space or write elsewhere"],
  EDQUOT: ["the disk quota is used up", "free some space or write elsewhere"],
  EACCES: ["no permission", "choose another place or change its permissions"],
  EPERM: ["no permission", "choose another place or change its permissions"],
  EROFS: ["the disk is read-only", "choose another place"],
  ENOENT: ["no such file or folder", "check the name"],
  ENOTDIR: ["no such file or folder", "check the name"],
  EISDIR: ["this is a folder", "give a file name"],
  EIO: ["the disk or terminal fails", "check it and run this again"],
};

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").trim();
}
