import type { Io } from "./command.ts";

/** Aborts when the user (Ctrl-C) or the system asks to stop; asked again, the process ends at once. Call `off` when the work is done. */
export function interruption(io: Io, said: string): { readonly signal: AbortSignal; readonly off: () => void } {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    io.error(said);
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal: controller.signal,
    off() {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}
