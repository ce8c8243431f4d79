import type { z } from "zod";
import { DomainError } from "#app/domain/core/errors.ts";
import { readFailure } from "#app/domain/core/form-state.ts";
import { confirmActor } from "./actor.server.ts";
import { readBytes } from "./body.server.ts";

/** Most bytes of a JSON body: a rich text at its limit and some air. */
const maxJsonBytes = 1024 * 1024;

/**
 * Reads a JSON object from a request.
 * @throws DomainError too_large, invalid; unauthenticated where the session ended while it arrived
 */
export async function readJson(request: Request, maxBytes = maxJsonBytes): Promise<Record<string, unknown>> {
  const text = new TextDecoder().decode(await readBytes(request, maxBytes));
  await confirmActor(request);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new DomainError("invalid");
}

/**
 * Checks what a program sent with the feature's schema.
 * @throws DomainError with the first problem's code on its field
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const problem = readFailure(issue.message);
  throw new DomainError(problem?.code ?? "invalid", { field: issue.path.join("."), values: problem?.values });
}
