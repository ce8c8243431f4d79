import { DomainError, type ErrorCode, type ErrorDetails } from "#app/domain/core/errors.ts";

/** What is wrong with what was sent, by field: every field at once. */
export type FieldErrors = Record<string, ErrorCode>;

/** A refusal that needs more than a code: headers of its own, or several fields. */
export class Refusal extends DomainError {
  readonly headers: Record<string, string>;
  readonly errors: FieldErrors;

  constructor(
    code: ErrorCode,
    given: { details?: ErrorDetails; headers?: Record<string, string>; errors?: FieldErrors },
  ) {
    super(code, given.details);
    this.headers = given.headers ?? {};
    this.errors = given.errors ?? {};
  }
}
