import type { EventCode } from "../event/event.ts";
import { type AcledEvidence, acledOf } from "./acled.ts";
import { cameoOf } from "./cameo.ts";

export { explainCode } from "./explain.ts";

/**
 * The whole code of an event: PLOVER as given, CAMEO root and ACLED sub-type derived from it.
 * Throws RangeError for a type that is none of the 16.
 */
export function derive(
  plover: string,
  mode: string | undefined,
  context: readonly string[] = [],
  evidence: AcledEvidence = {},
): EventCode {
  const acled = acledOf(plover, mode, context, evidence);
  return {
    plover,
    ...(mode === undefined ? {} : { mode }),
    context,
    cameo: cameoOf(plover, mode, context),
    ...(acled === undefined ? {} : { acled }),
  };
}
