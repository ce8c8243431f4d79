import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Prisma } from "#prisma/client";
import type { Actor } from "./actor.ts";

/** One line of the audit log: what staff did, to what, why, and how it was before and after. */
export type AuditLine = {
  action: string;
  subjectKind: string;
  subjectId: string;
  reason?: string | undefined;
  before?: Prisma.InputJsonValue;
  after?: Prisma.InputJsonValue;
};

/**
 * Writes a line of the audit log in the transaction of the deed itself. Without an id it was the operator, or an
 * integration, whose name stands in `after` then.
 */
export async function audit(tx: Transaction, actor: Actor, line: AuditLine): Promise<void> {
  const { action, subjectKind, subjectId, reason, before } = line;
  const after = actor.integration
    ? { ...(line.after as Prisma.InputJsonObject | undefined), integration: actor.name }
    : line.after;
  await tx.auditEntry.create({
    data: { actorId: actor.id, action, subjectKind, subjectId, reason: reason ?? null, before, after },
  });
}
