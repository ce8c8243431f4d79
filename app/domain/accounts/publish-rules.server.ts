import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { agreeTo } from "./agree-to-rules.server.ts";
import { getClubRules } from "./club-rules.server.ts";
import type { PublishRules } from "./rules-schema.ts";

/**
 * Publishes the club's rules anew: every member is asked to agree to them before they write again. Whoever publishes
 * them has agreed. The same text again is no new version. Of two who publish at once one is refused.
 * @returns the version that holds now
 * @throws DomainError forbidden, conflict
 */
export async function publishRules(actor: MemberActor, { text }: PublishRules): Promise<number> {
  if (!holds(actor, "club.manage")) throw new DomainError("forbidden");
  return transaction(async (tx) => {
    const before = await getClubRules(tx);
    if (before.text === text) return before.version;
    const version = before.version + 1;
    await tx.clubRules.create({ data: { version, text, publishedBy: actor.id, createdAt: now() } });
    await agreeTo(tx, actor.id, version);
    await publish(tx, "rules.published", { version }, actor.id);
    await audit(tx, actor, {
      ...{ action: "rules.published", subjectKind: "member", subjectId: actor.id },
      before: { version: before.version },
      after: { version },
    });
    return version;
  });
}
