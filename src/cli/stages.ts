import { stages } from "../read.ts";
import { type Command, UsageError } from "./command.ts";
import { givenOptions } from "./given.ts";
import { kitHelp, kitOf, kitOptions } from "./kit.ts";
import { readPage } from "./page.ts";

export const command: Command = {
  usage: "stages [--time FILE]",
  help: `The steps of reading in order: what each gives and what it needs.

  --time FILE         read a page and show how long each step took
  --max-bytes N       of a page larger than 8 MB
${kitHelp}`,
  options: { time: { type: "string" }, "max-bytes": givenOptions["max-bytes"], ...kitOptions },
  async run(args, io) {
    if (args.names.length > 0)
      throw new UsageError(`stages takes no names ("${args.names[0]}"): --time FILE times them`);
    const path = args.text("time");
    const maxBytes = args.number("max-bytes");
    const seconds = new Map<string, number>();
    const counts = new Map<string, number>();
    if (path !== undefined) {
      const clock = {
        now: () => performance.now(),
        timer: (stage: string, time: number) => void seconds.set(stage, time),
      };
      const reading = await readPage(path, await kitOf(args), { clock, ...(maxBytes && { maxBytes }) });
      for (const [name, layer] of Object.entries(reading)) if (Array.isArray(layer)) counts.set(name, layer.length);
    }
    const line = (gives: string, needs: string) => {
      const time = seconds.get(gives);
      const measured =
        time === undefined ? "" : `${(time * 1000).toFixed(1).padStart(9)} ms  ${counts.get(gives) ?? ""}`;
      return `${gives.padEnd(14)}${needs.padEnd(52)}${measured}`.trimEnd();
    };
    const lines = stages.stages.map((stage) => line(stage.gives, stage.needs.join(" ")));
    await io.out(`${[line("gives", "needs"), line("page", "(the text)"), ...lines].join("\n")}\n`);
    return 0;
  },
};
