import { DomainError, isDomainError } from "#app/domain/core/errors.ts";

/**
 * The revision that an If-Match header names by an ETag of ours; null where there is none, or any will do.
 * @throws DomainError precondition_failed for an ETag that is none of ours, which cannot match
 */
export function readIfMatch(header: string | null): number | null {
  if (header === null || header.trim() === "*") return null;
  const [, revision] = /^"r(\d{1,9})-[\w-]+"$/.exec(header.trim()) ?? [];
  if (!revision) throw new DomainError("precondition_failed");
  return Number(revision);
}

/**
 * Runs a change that notices another one meanwhile: for who asked for it with If-Match, that is a failed precondition
 * (RFC 9110 §13.1.1) rather than a conflict.
 * @throws DomainError precondition_failed, and what the change throws
 */
export function revised<T>(ifMatch: number | null, change: () => Promise<T>): Promise<T> {
  return change().catch((error: unknown) => {
    if (ifMatch !== null && isDomainError(error) && error.code === "edited_meanwhile")
      throw new DomainError("precondition_failed");
    throw error;
  });
}
