import type { DomainError } from "#app/domain/core/errors.ts";
import { newCounter } from "#app/platform/metrics.server.ts";

const refusals = newCounter({
  name: "refusals_total",
  help: "Requests refused, by the code of the error",
  labels: ["code"],
});

/** Counts a refusal that is about to be answered, such as a code asked for too soon. */
export function countRefusal({ code }: DomainError): void {
  refusals.inc({ code });
}
