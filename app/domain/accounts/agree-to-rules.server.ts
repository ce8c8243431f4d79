import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { currentRulesVersion } from "./club-rules.server.ts";
import type { AgreeToRules } from "./rules-schema.ts";

/**
 * The actor agrees to the rules as they read them; agreeing again changes nothing.
 * @throws DomainError conflict when the rules have changed since the actor's page was opened
 */
export async function agreeToRules(actor: MemberActor, { version }: AgreeToRules): Promise<void> {
  await transaction(async (tx) => {
    if (version !== (await currentRulesVersion(tx))) throw new DomainError("conflict");
    await agreeTo(tx, actor.id, version);
  });
}

/** Keeps that a member agreed to a version of the rules, and when first. */
export async function agreeTo(tx: Transaction, memberId: string, version: number): Promise<void> {
  await tx.consent.createMany({ data: { memberId, version, createdAt: now() }, skipDuplicates: true });
  await tx.member.updateMany({
    where: { id: memberId, rulesVersion: { lt: version } },
    data: { rulesVersion: version },
  });
}
