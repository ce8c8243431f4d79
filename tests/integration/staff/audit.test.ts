import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { listRoles } from "#app/domain/accounts/list-roles.server.ts";
import { setStanding } from "#app/domain/accounts/set-standing.server.ts";
import { SetStanding } from "#app/domain/accounts/standing-schema.ts";
import { auditActions } from "#app/domain/settings/audit-actions.ts";
import { listAudit, listAuditOfMember } from "#app/domain/settings/list-audit.server.ts";
import { staffWords } from "#app/i18n/staff.ts";
import { db } from "#app/platform/db/client.server.ts";
import { languages } from "#app/platform/language.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeTopic } from "#tests/factories/forums.ts";
import { countQueries } from "#tests/setup/count-queries.ts";

describe("the audit log", () => {
  it("says who did what to what, why, and what it was, the newest first", async () => {
    const [boss, member] = [await asActor(await makeStaff("administrator")), await makeMember({ name: "زهرا" })];
    await grantRole(boss, { memberId: member.id, role: "editor" });
    await setStanding(boss, SetStanding.parse({ memberId: member.id, standing: "silenced", reason: "تبلیغ" }));
    const { items } = await listAudit(boss, {});
    expect(items).toMatchObject([
      {
        ...{ action: "member.standing_changed", reason: "تبلیغ", actor: { id: boss.id } },
        ...{ before: { standing: "active" }, after: { standing: "silenced" } },
        subject: { kind: "member", name: "زهرا" },
      },
      { action: "role.granted", role: { key: "editor", isPreset: true } },
    ]);
    expect(await listAuditOfMember(boss, member.id)).toHaveLength(2);
  });

  it("is filtered by who, what and about what", async () => {
    const [one, two] = [
      await asActor(await makeStaff("administrator")),
      await asActor(await makeStaff("administrator")),
    ];
    const [first, second] = [await makeMember(), await makeMember()];
    await grantRole(one, { memberId: first.id, role: "editor" });
    await grantRole(two, { memberId: second.id, role: "editor" });
    const about = async (search: object) => (await listAudit(one, search)).items.map(({ subject }) => subject.id);
    expect(await about({ actorId: one.id })).toEqual([first.id]);
    expect(await about({ subjectKind: "member", subjectId: second.id })).toEqual([second.id]);
    expect(await about({ action: "role.granted" })).toEqual([second.id, first.id]);
    expect(await about({ action: "role.withdrawn" })).toEqual([]);
    const [early, late] = [new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)];
    expect(await about({ since: early, before: late })).toEqual([second.id, first.id]);
    expect([await about({ since: late }), await about({ before: early })]).toEqual([[], []]);
    for (const search of [{ actorId: "x" }, { subjectId: "x" }])
      await expect(listAudit(one, search)).rejects.toMatchObject({ code: "not_found" });
    await expect(listAudit(one, { after: "x" })).rejects.toMatchObject({ code: "position_malformed" });
  });

  it("goes on where the page before ended, for the same few queries however many lines and kinds", async () => {
    const boss = await asActor(await makeStaff("administrator"));
    const { id: topicId } = await makeTopic();
    const line = (at: number) => ({
      ...{ actorId: boss.id, action: at % 2 ? "topic.hide" : "role.granted" },
      ...(at % 2 ? { subjectKind: "topic", subjectId: topicId } : { subjectKind: "member", subjectId: boss.id }),
    });
    await db.auditEntry.createMany({ data: Array.from({ length: 90 }, (_, at) => line(at)) });
    const seen = new Set<string>();
    for (let after: string | null = null; ; ) {
      const { result, statements } = await countQueries(() => listAudit(boss, { after }));
      expect(statements.length).toBeLessThanOrEqual(6);
      for (const { id, subject } of result.items) {
        seen.add(id);
        expect(subject.name).not.toBe("");
      }
      if (!result.next) break;
      after = result.next;
    }
    expect(seen.size).toBe(90);
  });

  it("is for who may read it", async () => {
    const [member, manager] = [await makeMember(), await makeStaff("manager")];
    for (const person of [member, manager]) {
      const actor = await asActor(person);
      await expect(listAudit(actor, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(listAuditOfMember(actor, member.id)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await listRoles(await asActor(await makeStaff("administrator")))).not.toEqual([]);
  });

  it("has a sentence for everything that is written into it", () => {
    const root = fileURLToPath(new URL("../../../app/domain/", import.meta.url));
    const written = globSync("**/*.ts", { cwd: root }).flatMap((file) =>
      [...readFileSync(root + file, "utf8").matchAll(/action: "([a-z_]+\.[a-z_]+)"/g)].map((match) => match[1]!),
    );
    const known: readonly string[] = auditActions;
    expect(new Set(known).size).toBe(known.length);
    expect([...new Set(written)].filter((action) => !known.includes(action))).toEqual([]);
    for (const language of languages) {
      const words = staffWords[language] as unknown as Record<string, string>;
      expect(auditActions.filter((action) => !words[`audit_${action.replace(".", "_")}`])).toEqual([]);
    }
  });
});
