import type { MemberActor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { RuleInput } from "./group-schema.ts";
import { demandManager } from "./lock-group.server.ts";
import { meetsRule } from "./rule-sql.server.ts";
import { readRule } from "./update-group.server.ts";

/**
 * How many members a rule would take in, before it is kept.
 * @throws DomainError forbidden, rule_empty, date_malformed
 */
export async function countRuleMatches(actor: MemberActor, input: RuleInput): Promise<number> {
  demandManager(actor);
  const meets = await meetsRule(await readRule(input));
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Member" member WHERE ${meets}`;
  return found!.count;
}
