import { guest } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";

/** Who somebody is to the organisation's provider. */
export type ProviderIdentity = { issuer: string; subject: string };

/**
 * Lets a member sign in through the provider from now on. An identity that is another member's violates its key, which
 * ends the transaction as `conflict`.
 */
export async function linkIdentity(
  tx: Transaction,
  { id: memberId, name }: { id: string; name: string },
  { issuer, subject }: ProviderIdentity,
): Promise<void> {
  await tx.identity.create({ data: { issuer, subject, memberId, createdAt: now() } });
  await publish(tx, "member.sign_in_changed", { memberId, what: "identity" }, memberId);
  const line = { action: "member.identity_linked", subjectKind: "member", subjectId: memberId, after: { issuer } };
  await audit(tx, { ...guest, id: memberId, name }, line);
}
