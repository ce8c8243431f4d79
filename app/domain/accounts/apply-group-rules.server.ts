import type { Fact } from "#app/domain/core/events.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import { type GroupRule, ruleBatch } from "./group-rules.ts";
import { meetsRule } from "./rule-sql.server.ts";

/** Brings a group's members in line with its rule. Those added by hand or from a file stay, whatever the rule says. */
export async function applyGroupRule({ groupId }: { groupId: string }): Promise<void> {
  for (let changed = ruleBatch; changed >= ruleBatch; )
    changed = await transaction((tx) => applyBatch(tx, groupId, Prisma.sql`true`));
}

/** Brings every group in line with its rule; for the schedule, once a night. */
export async function applyGroupRules(): Promise<void> {
  const groups = await db.customerGroup.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  for (const { id } of groups) await applyGroupRule({ groupId: id });
}

/** A rule was changed by staff. */
export async function onGroupRuleChanged({ payload }: Fact<"group.rule_changed">): Promise<void> {
  await applyGroupRule(payload);
}

type AboutMember = "member.joined" | "member.trust_changed" | "member.standing_changed" | "product.ownership_changed";

/** Something that rules ask for changed about one member, who joins and leaves groups accordingly. */
export async function regroupMember({ payload: { memberId } }: Fact<AboutMember>): Promise<void> {
  const groups = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "CustomerGroup" WHERE rule IS NOT NULL OR id IN (
      SELECT "groupId" FROM "GroupMember" WHERE "memberId" = ${memberId}::uuid AND "byRule") ORDER BY id`;
  const only = Prisma.sql`member.id = ${memberId}::uuid`;
  for (const { id } of groups) await transaction((tx) => applyBatch(tx, id, only));
}

/**
 * Takes in up to a batch of members who meet the rule and lets go of up to a batch of those it took in who no longer do.
 * The group's row is held meanwhile, so that a rule which changes at the same time is applied after, and wins.
 * @returns how many came or went, the larger of the two
 */
export async function applyBatch(tx: Transaction, groupId: string, among: Prisma.Sql): Promise<number> {
  const [group] = await tx.$queryRaw<{ rule: GroupRule | null }[]>`
    SELECT rule FROM "CustomerGroup" WHERE id = ${groupId}::uuid FOR SHARE`;
  if (!group) return 0;
  const meets = await meetsRule(group.rule);
  const came = group.rule
    ? await tx.$executeRaw`
        INSERT INTO "GroupMember" ("groupId", "memberId", "byRule", "createdAt")
        SELECT ${groupId}::uuid, member.id, true, ${now()} FROM "Member" member
        WHERE ${among} AND ${meets} AND NOT EXISTS (SELECT FROM "GroupMember" known
          WHERE known."groupId" = ${groupId}::uuid AND known."memberId" = member.id)
        ORDER BY member.id LIMIT ${ruleBatch}
        ON CONFLICT ("groupId", "memberId") DO NOTHING`
    : 0;
  const went = await tx.$executeRaw`
    DELETE FROM "GroupMember" known USING (
      SELECT held."memberId" FROM "GroupMember" held JOIN "Member" member ON member.id = held."memberId"
      WHERE held."groupId" = ${groupId}::uuid AND held."byRule" AND ${among} AND NOT (${meets})
      ORDER BY held."memberId" LIMIT ${ruleBatch}
    ) AS leaving
    WHERE known."groupId" = ${groupId}::uuid AND known."memberId" = leaving."memberId" AND known."byRule"`;
  return Math.max(came, went);
}
