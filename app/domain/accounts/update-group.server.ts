import type { MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { clubDay } from "#app/platform/persian/calendar.ts";
import { fold } from "#app/platform/persian/fold.ts";
import { parseDay } from "#app/platform/persian/parse-day.ts";
import { Prisma } from "#prisma/client";
import type { GroupRule } from "./group-rules.ts";
import type { RuleInput, UpdateGroup } from "./group-schema.ts";
import { demandFreeGroupName, demandManager, lockGroup } from "./lock-group.server.ts";

/**
 * Renames a group and says whom it takes in by itself; the members follow by the fact `group.rule_changed`.
 * @throws DomainError forbidden, not_found, name_taken, rule_empty, date_malformed
 */
export async function updateGroup(actor: MemberActor, input: UpdateGroup): Promise<void> {
  demandManager(actor);
  const { groupId, name, description } = input;
  const rule = await readRule(input);
  await transaction(async (tx) => {
    await demandFreeGroupName(tx, name, groupId);
    const before = await lockGroup(tx, groupId);
    const data = { name, nameFold: fold(name), description, rule: rule ?? Prisma.DbNull };
    await tx.customerGroup.update({ where: { id: groupId }, data });
    if (JSON.stringify(rule) !== JSON.stringify(before.rule && orderedRule(before.rule)))
      await publish(tx, "group.rule_changed", { groupId }, actor.id);
    await audit(tx, actor, {
      action: "group.updated",
      subjectKind: "group",
      subjectId: groupId,
      before: { name: before.name, rule: before.rule },
      after: { name, rule },
    });
  });
}

/**
 * A rule as it is kept, from what a form says; null where members come by hand only.
 * @throws DomainError rule_empty, date_malformed
 */
export async function readRule(input: RuleInput): Promise<GroupRule | null> {
  if (!input.byRule) return null;
  const { productIds, verifiedOnly, trustAtLeast } = input;
  const joinedBefore = await readDay(input.joinedBefore);
  if (productIds.length === 0 && trustAtLeast === null && joinedBefore === null)
    throw new DomainError("rule_empty", { field: "byRule" });
  return orderedRule({
    productIds,
    verifiedOnly: verifiedOnly && productIds.length > 0,
    trustAtLeast,
    joinedBefore,
  });
}

/** The same rule reads the same, in whatever order the database gives its keys back. */
function orderedRule({ productIds, verifiedOnly, trustAtLeast, joinedBefore }: GroupRule): GroupRule {
  return { productIds: [...new Set(productIds)].sort(), verifiedOnly, trustAtLeast, joinedBefore };
}

async function readDay(text: string): Promise<string | null> {
  if (text.trim() === "") return null;
  const { timeZone } = await getClub();
  const day = parseDay(text, timeZone);
  if (!day) throw new DomainError("date_malformed", { field: "joinedBefore" });
  return clubDay(day, timeZone);
}
