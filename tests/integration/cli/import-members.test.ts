import { expect, test, vi } from "vitest";
import { requestCode } from "#app/domain/accounts/request-code.server.ts";
import { makeWorkbook } from "#tests/factories/workbook.ts";
import { emptyClub, rowsIn, temporaryFile } from "#tests/integration/imports/import-file.ts";
import { runClubCommand, startClubCommand } from "#tests/setup/club-command.ts";
import { inDatabase } from "#tests/setup/database.ts";

/** Each test starts several processes. */
vi.setConfig({ testTimeout: 240_000 });

const importInto = async (url: string, path: string, ...options: string[]) => {
  const words = ["import", "members", path, "--format", "csv", "--json", ...options];
  const ended = await runClubCommand(words, { DATABASE_URL: url });
  return { ...ended, summary: JSON.parse(ended.stdout) };
};

const heading = "موبایل,نام,نام خانوادگی,ایمیل,استان,شهر,تاریخ تولد,گروه";
const table = (...rows: string[]) => temporaryFile([heading, ...rows].join("\n"));
const members = (url: string) =>
  rowsIn<Record<string, unknown>>(
    url,
    `SELECT phone, name, email, province, city, birthday, "birthCalendar", "rulesVersion" FROM "Member" ORDER BY phone, email`,
  );
const addGroup = (url: string, name: string) =>
  rowsIn(url, `INSERT INTO "CustomerGroup" (id, name, "nameFold") VALUES (gen_random_uuid(), '${name}', '${name}')`);

test("rows become members once, who have agreed to nothing yet and are told nothing", async () => {
  const url = await emptyClub();
  await addGroup(url, "حسابداران");
  const path = await table(
    "۰۹۱۲ ۳۴۵ ۶۷۸۹,زهرا,کریمی,Zahra@Example.com,استان البرز,كرج,۱۳۷۰/۵/۱۲,حسابداران",
    "9123456780,علی,,,,,1991-08-03,",
    ",بی شماره,,mail@example.com,,,,",
  );
  const { code, summary, stderr } = await importInto(url, path);
  expect({ code, summary }, stderr).toEqual({ code: 0, summary: { members: 3, updated: 0, skipped: 0, errors: [] } });
  const rest = { province: "", city: "", birthday: null, birthCalendar: null, rulesVersion: 0 };
  expect(await members(url)).toEqual([
    { ...rest, phone: "+989123456780", name: "علی", email: null, birthday: "1991-08-03", birthCalendar: "gregory" },
    {
      ...{ phone: "+989123456789", name: "زهرا کریمی", email: "zahra@example.com", rulesVersion: 0 },
      ...{
        province: "alborz",
        city: "karaj",
        birthday: "1370-05-12",
        birthCalendar: expect.stringMatching(/persian|jalali/),
      },
    },
    { ...rest, phone: null, name: "بی شماره", email: "mail@example.com" },
  ]);
  expect(await rowsIn(url, `SELECT m.phone FROM "GroupMember" g JOIN "Member" m ON m.id = g."memberId"`)).toEqual([
    { phone: "+989123456789" },
  ]);
  const facts = `SELECT kind, payload ->> 'imported' AS imported, "actorId" FROM "Event"`;
  expect(await rowsIn(url, facts)).toEqual(Array(3).fill({ kind: "member.joined", imported: "true", actorId: null }));
  expect(await rowsIn(url, `SELECT id FROM "OutboxMessage"`)).toEqual([]);

  const again = await importInto(url, path);
  expect(again.summary).toEqual({ members: 0, updated: 0, skipped: 3, errors: [] });
  expect((await rowsIn(url, facts)).length).toBe(3);
  await inDatabase(url, () =>
    requestCode({ target: "09123456780" }, { ip: "192.0.2.1", host: "club.example", language: "fa" }),
  );
  expect(await rowsIn(url, `SELECT recipient FROM "OutboxMessage"`)).toEqual([{ recipient: "+989123456780" }]);
});

test("each wrong row is told with line, column and reason; the others go in", async () => {
  const url = await emptyClub();
  const wrong: [row: string, column: string, reason: string][] = [
    ["0912,الف ب,,,,,,", "phone", "phone_unreadable"],
    ["02122334455,الف ب,,,,,,", "phone", "phone_not_mobile"],
    ["+4915123456789,الف ب,,,,,,", "phone", "phone_foreign"],
    ["9.12346E+09,الف ب,,,,,,", "phone", "digits_lost"],
    [",الف ب,,,,,,", "phone", "phone_missing"],
    ["09120000001,الف ب,,not mail,,,,", "email", "mail_unreadable"],
    ["09120000002,الف ب,,,,,1370/13/1,", "birthday", "date_malformed"],
    ["09120000003,الف ب,,,,,1450/1/1,", "birthday", "birthday_impossible"],
    ["09120000004,الف ب,,,,,,ناشناس", "groups", "group_unknown"],
    ["09120000005,\u202e\u202e,,,,,,", "name", "name_forbidden_characters"],
    ["09120000006,\u200b\u200c,,,,,,", "name", "name_too_short"],
    [`09120000007,${"الف".repeat(4_000)},,,,,,`, "name", "name_too_long"],
    ["09120000008,,,,,,,", "name", "name_too_short"],
  ];
  const path = await table(...wrong.map(([row]) => row), "09129999999,درست,,,,,,");
  const { code, summary, stderr } = await importInto(url, path);
  expect(code).toBe(1);
  expect(summary.errors).toEqual(wrong.map(([, column, reason], index) => ({ line: index + 2, column, reason })));
  expect(summary.members).toBe(1);
  expect(stderr).toContain("line 2, phone: phone unreadable");
});

test("members who are there stay as they are; --update changes what the file says and empties nothing", async () => {
  const url = await emptyClub();
  await importInto(url, await table("09123456789,زهرا,کریمی,z@example.com,,کرج,1370/5/12,"));
  const changed = await table("09123456789,زهرا,محمدی,,,شیراز,,", "09123456789,زهرا,محمدی,,,شیراز,,");
  expect((await importInto(url, changed)).summary).toMatchObject({ members: 0, updated: 0, skipped: 2 });
  expect((await importInto(url, changed, "--update")).summary).toMatchObject({ members: 0, updated: 1, skipped: 1 });
  expect(await members(url)).toEqual([
    expect.objectContaining({ name: "زهرا محمدی", email: "z@example.com", city: "shiraz", birthday: "1370-05-12" }),
  ]);
  expect((await importInto(url, changed, "--update")).summary).toMatchObject({ updated: 0, skipped: 2 });
  await importInto(url, await table("09123456780,علی,,,,,,"));
  const taken = await importInto(url, await table("09123456780,علی,,z@example.com,,,,"), "--update");
  expect(taken.summary.errors).toEqual([{ line: 2, column: "email", reason: "conflict" }]);
});

test("whom a group's rule took in stays in it by the file too", async () => {
  const url = await emptyClub();
  await addGroup(url, "حسابداران");
  const path = await table("09123456789,زهرا,,,,,,حسابداران");
  await importInto(url, path);
  const held = `SELECT "byRule" FROM "GroupMember"`;
  await rowsIn(url, `UPDATE "GroupMember" SET "byRule" = true`);
  expect((await importInto(url, path)).summary).toMatchObject({ members: 0, updated: 0, skipped: 1 });
  expect(await rowsIn(url, held)).toEqual([{ byRule: true }]);
  expect((await importInto(url, path, "--update")).summary).toMatchObject({ members: 0, updated: 1, skipped: 0 });
  expect(await rowsIn(url, held)).toEqual([{ byRule: false }]);
  expect((await importInto(url, path, "--update")).summary).toMatchObject({ members: 0, updated: 0, skipped: 1 });
});

test("a workbook whose numbers lost their zeros is read as it was meant", async () => {
  const url = await emptyClub();
  const workbook = makeWorkbook([
    ["نام", "موبایل", "تاریخ تولد"],
    ["زهرا", { number: "9123456789" }, { day: 33_453 }],
    ["علی", { number: "9.8912345678E11" }, "۱۳۷۰/۵/۱۲"],
    ["رضا", { number: "9.12" }, null],
  ]);
  const { summary } = await importInto(url, await temporaryFile(workbook), "--format", "xlsx");
  expect(summary).toMatchObject({ members: 2, errors: [{ line: 4, column: "phone", reason: expect.any(String) }] });
  expect(await members(url)).toEqual([
    expect.objectContaining({ name: "علی", phone: "+989123456780", birthday: "1370-05-12" }),
    expect.objectContaining({ name: "زهرا", phone: "+989123456789", birthday: "1991-08-03" }),
  ]);
});

test("a dry run counts what would come and changes nothing", async () => {
  const url = await emptyClub();
  const path = await table("09123456789,زهرا,,,,,,", "09123456789,زهرا,,,,,,", "x,علی,,,,,,");
  const { code, summary, stderr } = await importInto(url, path, "--dry-run");
  expect({ code, ...summary }).toMatchObject({ code: 1, members: 1, skipped: 1 });
  expect(stderr).toContain('line 2: name = "زهرا" · phone = "+989123456789"');
  expect(await members(url)).toEqual([]);
  expect(await rowsIn(url, `SELECT id FROM "Event"`)).toEqual([]);
});

test("three imports at once, and one that was killed, make every member once", async () => {
  const url = await emptyClub();
  const rows = Array.from({ length: 3_000 }, (_, index) => `0912${String(index).padStart(7, "0")},عضو ${index},,,,,,`);
  const path = await table(...rows);
  const killed = startClubCommand(["import", "members", path, "--format", "csv"], { DATABASE_URL: url });
  const count = async () => (await rowsIn<{ n: number }>(url, `SELECT count(*)::int AS n FROM "Member"`))[0]!.n;
  await expect.poll(count, { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
  await killed.kill();
  const before = await count();
  const runs = await Promise.all([1, 2, 3].map(() => importInto(url, path)));
  for (const { code, stderr } of runs) expect(code, stderr).toBe(0);
  const added = runs.reduce((sum, { summary }) => sum + summary.members, 0);
  expect(await count()).toBe(3_000);
  expect(added).toBeLessThanOrEqual(3_000 - before);
  expect(await rowsIn(url, `SELECT count(*)::int AS n FROM "Event"`)).toEqual([{ n: 3_000 }]);
});
