import { expect, it } from "vitest";
import { findActor } from "#app/domain/accounts/find-actor.server.ts";
import { rolePresets } from "#app/domain/core/permissions.ts";
import { can } from "#app/domain/forums/policy.ts";
import { memberReadsForum } from "#app/domain/notifications/audience-sql.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeOpenForum } from "#tests/factories/discussion.ts";

it("the statement that chooses whom to tell agrees with the forums' policy on everybody and every forum", async () => {
  const group = await db.customerGroup.create({ data: { name: "نمایندگان" } });
  const forums = await Promise.all([
    ...(["everyone", "members", "staff"] as const).map((readers) => makeOpenForum({ readers })),
    makeOpenForum({ readers: "group", groupId: group.id }),
  ]);
  for (const standing of ["active", "silenced", "suspended", "removed"] as const)
    for (const standingUntil of [null, addSeconds(now(), -60), addSeconds(now(), 60)])
      for (const role of [null, ...Object.keys(rolePresets)])
        for (const belongs of [false, true]) {
          const { id } = role ? await makeStaff(role) : await makeMember();
          await db.member.update({ where: { id }, data: { standing, standingUntil } });
          if (belongs) await db.groupMember.create({ data: { groupId: group.id, memberId: id } });
        }
  const pairs = await db.$queryRaw<{ memberId: string; forumId: string; reads: boolean }[]>`
    SELECT member.id AS "memberId", forum.id AS "forumId", ${memberReadsForum()} AS reads
    FROM "Member" member, "Forum" forum`;
  expect(pairs.filter(({ reads }) => reads).length).toBeGreaterThan(100);
  const actors = new Map((await db.member.findMany()).map(({ id }) => [id, findActor(id)]));
  for (const { memberId, forumId, reads } of pairs) {
    const [actor, forum] = [(await actors.get(memberId))!, forums.find(({ id }) => id === forumId)!];
    expect(reads, JSON.stringify([actor, [...actor.permissions], forum.readers])).toBe(can(actor, "read", forum));
  }
});
