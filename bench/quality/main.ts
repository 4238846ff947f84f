import { loadKit } from "../../src/kit/load.ts";
import { quality } from "./quality.ts";

process.exitCode = await quality(process.argv.slice(2), {
  kit: () => loadKit(),
  out: (line) => console.log(line),
  err: (line) => console.error(line),
});
