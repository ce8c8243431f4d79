import { type DomainError, type ErrorCode, errorKinds } from "./errors.ts";

/** A refusal as it travels to a page: its sentence is chosen there, in the person's language. */
export type Problem = { code: ErrorCode; values?: Record<string, string | number>; until?: string };

/** What a form gets back when it was refused: what was typed, and each field's problem ("" for the whole form). */
export type FormState = { values: Record<string, string | string[]>; errors: Record<string, Problem> };

/** What somebody wrote in a field; fixed where the field shows only the words of something richer that goes along. */
export type KeptText = { name: string; value: string; isFixed: boolean };

/** A form that could not be taken and has no page to go back to: its words, and what else it takes to send it again. */
export type KeptForm = { action: string; texts: KeptText[]; hidden: [name: string, value: string][] };

/** A domain error as pages receive it. */
export function toProblem(error: DomainError): Problem {
  return { code: error.code, values: error.details.values, until: error.details.until?.toISOString() };
}

/** For zod schemas: the message of a failed check, carrying the error's code and the limits its sentence names. */
export function fail(code: ErrorCode, values?: Record<string, string | number>): string {
  return JSON.stringify({ code, values });
}

/** Reads a message written by `fail`; null for a message that zod wrote by itself. */
export function readFailure(message: string): Problem | null {
  if (!message.startsWith('{"code"')) return null;
  const problem = JSON.parse(message) as Problem;
  return problem.code in errorKinds ? problem : null;
}
