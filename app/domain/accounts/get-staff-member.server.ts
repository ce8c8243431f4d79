import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { maskPhone } from "#app/platform/persian/format-phone.ts";
import { findAvatar } from "./find-avatar.server.ts";
import { findRoleNames } from "./list-roles.server.ts";
import { standingAt } from "./rules.ts";
import type { StaffMemberView } from "./staff-views.ts";

/**
 * What staff know about a member, for who manages members or grants roles.
 * @param language whose digits the masked number is written in
 * @throws DomainError forbidden, not_found
 */
export async function getStaffMember(
  actor: MemberActor,
  memberId: string,
  language: Language,
): Promise<StaffMemberView> {
  if (!holds(actor, "members.manage") && !holds(actor, "roles.grant")) throw new DomainError("forbidden");
  const row = isUuid(memberId)
    ? await db.member.findUnique({
        where: { id: memberId },
        include: {
          roles: { select: { role: true }, orderBy: { role: "asc" } },
          groups: {
            select: { byRule: true, group: { select: { id: true, name: true } } },
            orderBy: { createdAt: "asc" },
          },
          _count: { select: { sessions: { where: { expiresAt: { gt: now() } } } } },
        },
      })
    : null;
  if (!row) throw new DomainError("not_found");
  const [names, { avatarUrl }] = await Promise.all([
    findRoleNames(row.roles.map(({ role }) => role)),
    findAvatar(row.id),
  ]);
  const { id, name, trust, frozenUntil, lastSeenAt } = row;
  const standing = standingAt(row, now());
  return {
    ...{ id, name, avatarUrl, trust, frozenUntil, lastSeenAt, standing },
    until: standing === "active" ? null : row.standingUntil,
    reason: standing === "active" ? null : row.standingReason,
    phone: row.phone && maskPhone(row.phone, language),
    email: row.email && maskMail(row.email),
    roles: row.roles.flatMap(({ role }) => names.get(role) ?? []),
    groups: row.groups.map(({ byRule, group }) => ({ ...group, byRule })),
    sessionCount: row._count.sessions,
    hasSecondFactor: row.totpSince !== null,
    joinedAt: row.createdAt,
    isPlaceholder: row.placeholderKey !== null,
  };
}

function maskMail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}

/**
 * A member's number and mail address in full. Whoever looks leaves a line in the audit log.
 * @throws DomainError forbidden, not_found
 */
export async function showContact(
  actor: MemberActor,
  { memberId }: { memberId: string },
): Promise<{ phone: string | null; email: string | null }> {
  if (!holds(actor, "members.manage")) throw new DomainError("forbidden");
  return transaction(async (tx) => {
    const contact = await tx.member.findUnique({ where: { id: memberId }, select: { phone: true, email: true } });
    if (!contact) throw new DomainError("not_found");
    await audit(tx, actor, { action: "member.contact_seen", subjectKind: "member", subjectId: memberId });
    return contact;
  });
}
