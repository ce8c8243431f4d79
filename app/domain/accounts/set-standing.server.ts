import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { addSeconds, hourSeconds, now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { parseDay } from "#app/platform/persian/parse-day.ts";
import type { Standing } from "#prisma/client";
import { keepOneAdministrator } from "./keep-one-administrator.server.ts";
import { demandRights, permissionsOfMember } from "./rights.server.ts";
import type { SetStanding } from "./standing-schema.ts";

type Held = { standing: Standing; standingUntil: Date | null; standingReason: string | null };

/**
 * Silences a member (who then reads, and writes nothing that others see), suspends them (who then cannot sign in),
 * removes them from the club, or lets them back. What they wrote stays. A silence or suspension ends by itself; a removal
 * does not. Sessions of who may not sign in any more end at once.
 * @throws DomainError forbidden, not_yourself, not_found, beyond_your_rights (against who may more), last_administrator,
 *   date_malformed, until_past
 */
export async function setStanding(actor: MemberActor, input: SetStanding): Promise<void> {
  if (!holds(actor, "members.manage")) throw new DomainError("forbidden");
  const { memberId, standing, tell } = input;
  if (memberId === actor.id) throw new DomainError("not_yourself");
  const standingUntil = await endOf(input);
  const standingReason = standing === "active" ? null : input.reason;
  await transaction(async (tx) => {
    if (standing !== "active") await keepOneAdministrator(tx, memberId);
    const before = await lockMember(tx, memberId);
    demandRights(actor, await permissionsOfMember(tx, memberId));
    await tx.member.update({ where: { id: memberId }, data: { standing, standingUntil, standingReason } });
    if (standing === "suspended" || standing === "removed") await tx.session.deleteMany({ where: { memberId } });
    const change = { memberId, from: before.standing, to: standing, tell };
    await publish(tx, "member.standing_changed", change, actor.id);
    await audit(tx, actor, {
      action: "member.standing_changed",
      subjectKind: "member",
      subjectId: memberId,
      reason: input.reason || undefined,
      before: { standing: before.standing, until: before.standingUntil?.toISOString() ?? null },
      after: { standing, until: standingUntil?.toISOString() ?? null },
    });
  });
}

async function endOf({ standing, lasts, day }: SetStanding): Promise<Date | null> {
  if (standing === "active" || standing === "removed" || lasts === "forever") return null;
  if (lasts !== "day") return addSeconds(now(), Number(lasts) * hourSeconds);
  const until = parseDay(day, (await getClub()).timeZone);
  if (!until) throw new DomainError("date_malformed", { field: "day" });
  if (until <= now()) throw new DomainError("until_past", { field: "day" });
  return until;
}

/** People who were only imported, and who left so thoroughly that nobody could sign in, have no standing to change. */
async function lockMember(tx: Transaction, memberId: string): Promise<Held> {
  const [member] = await tx.$queryRaw<Held[]>`
    SELECT standing::text, "standingUntil", "standingReason" FROM "Member"
    WHERE id = ${memberId}::uuid AND "placeholderKey" IS NULL
      AND (standing <> 'removed' OR phone IS NOT NULL OR email IS NOT NULL)
    FOR UPDATE`;
  if (!member) throw new DomainError("not_found");
  return member;
}
