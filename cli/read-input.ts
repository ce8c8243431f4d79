import type { z } from "zod";
import { DomainError } from "#app/domain/core/errors.ts";
import { readFailure } from "#app/domain/core/form-state.ts";

/**
 * What the operator typed, as a use case takes it.
 * @throws DomainError what is wrong with it first
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, typed: object): z.output<Schema> {
  const parsed = schema.safeParse(typed);
  if (parsed.success) return parsed.data;
  const problem = readFailure(parsed.error.issues[0]!.message);
  throw new DomainError(problem?.code ?? "invalid", { values: problem?.values });
}
