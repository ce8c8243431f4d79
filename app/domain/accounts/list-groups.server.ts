import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Page } from "#app/domain/core/paging.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { CustomerGroup } from "#prisma/client";
import { findMemberCards } from "./find-member-cards.server.ts";
import { type GroupRule, staffPageSize } from "./group-rules.ts";
import { demandManager } from "./lock-group.server.ts";
import type { GroupCard, GroupMemberView } from "./staff-views.ts";

type GroupRow = CustomerGroup & { _count: { members: number; forums: number } };

const counted = { _count: { select: { members: true, forums: true } } } as const;

/**
 * The club's groups of customers by name. A club has a few dozen.
 * @throws DomainError forbidden
 */
export async function listGroups(actor: MemberActor): Promise<GroupCard[]> {
  demandManager(actor);
  const rows = await db.customerGroup.findMany({ include: counted, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.map(toGroupCard);
}

/**
 * A group with its rule.
 * @throws DomainError forbidden, not_found
 */
export async function getGroup(actor: MemberActor, groupId: string): Promise<GroupCard & { rule: GroupRule | null }> {
  demandManager(actor);
  const row = isUuid(groupId) ? await db.customerGroup.findUnique({ where: { id: groupId }, include: counted }) : null;
  if (!row) throw new DomainError("not_found");
  return { ...toGroupCard(row), rule: row.rule as GroupRule | null };
}

/**
 * A page of a group's members.
 * @param after where the page before ended: its `next`
 * @throws DomainError forbidden, position_malformed
 */
export async function listGroupMembers(
  actor: MemberActor,
  { groupId, after }: { groupId: string; after?: string | null },
): Promise<Page<GroupMemberView>> {
  demandManager(actor);
  if (after && !isUuid(after)) throw new DomainError("position_malformed");
  const rows = await db.groupMember.findMany({
    where: { groupId, ...(after && { memberId: { lt: after } }) },
    orderBy: { memberId: "desc" },
    take: staffPageSize + 1,
  });
  const shown = rows.slice(0, staffPageSize);
  const cards = await findMemberCards(shown.map(({ memberId }) => memberId));
  const items = shown.flatMap(({ memberId, byRule, createdAt }) => {
    const card = cards.get(memberId);
    return card ? [{ ...card, byRule, since: createdAt }] : [];
  });
  return { items, next: rows.length > staffPageSize ? (shown.at(-1)?.memberId ?? null) : null };
}

function toGroupCard({ id, name, description, rule, _count }: GroupRow): GroupCard {
  return { id, name, description, memberCount: _count.members, forumCount: _count.forums, hasRule: rule !== null };
}

/**
 * Which of some members are in a group.
 * @throws DomainError forbidden
 */
export async function whoIsInGroup(
  actor: MemberActor,
  { groupId, memberIds }: { groupId: string; memberIds: string[] },
): Promise<string[]> {
  demandManager(actor);
  const rows = await db.groupMember.findMany({
    where: { groupId, memberId: { in: memberIds } },
    select: { memberId: true },
  });
  return rows.map(({ memberId }) => memberId);
}
