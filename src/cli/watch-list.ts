import { pad, printable, width } from "../proof/width.ts";
import type { StoryState, Watched, WatchStore } from "../store/watched.ts";
import type { ExitCode, Io } from "./command.ts";

/** What is watched, a line each: what it is, when it was last looked at, how its stories went, and what is wrong with it. */
export async function watchList(state: WatchStore, io: Io): Promise<ExitCode> {
  const all = await state.watched();
  if (all.length === 0) {
    await io.out("nothing is watched yet: daybook watch URL\n");
    return 0;
  }
  const rows: [string, string, string, string][] = [["", "looked at", "stories", "address"]];
  for (const each of all) {
    const { kind = "?", checked, title, url } = each;
    const at = checked === undefined ? "not yet" : checked.slice(0, 16).replace("T", " ");
    const name = title === undefined ? url : `${title} · ${url}`;
    rows.push([kind, at, stories(await state.states(url)), printable(name)]);
    if (each.problem !== undefined) rows.push(["", "", "", printable(trouble(each))]);
  }
  const sizes = [0, 1, 2].map((i) => Math.max(...rows.map((row) => width(row[i]!))));
  for (const [kind, at, stories, name] of rows)
    await io.out(`${[kind, at, stories].map((cell, i) => pad(cell, sizes[i]!)).join("  ")}  ${name}\n`);
  return 0;
}

function stories(states: Readonly<Partial<Record<StoryState, number>>>): string {
  const order: readonly StoryState[] = ["read", "waiting", "failed", "refused", "gone"];
  return order.flatMap((state) => (states[state] ? `${states[state]} ${state}` : [])).join(", ") || "–";
}

function trouble({ problem, failures, next }: Watched): string {
  return `! ${problem} (${failures} in a row; not before ${next.slice(0, 16).replace("T", " ")})`;
}
