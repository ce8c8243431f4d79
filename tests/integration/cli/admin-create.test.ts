import { expect, test } from "vitest";
import { emptyClub, rowsIn } from "#tests/integration/imports/import-file.ts";
import { runClubCommand } from "#tests/setup/club-command.ts";

const create = (url: string, ...options: string[]) =>
  runClubCommand(["admin", "create", ...options], { DATABASE_URL: url });

test("an administrator is made from a shell, once", async () => {
  const url = await emptyClub();
  const options = ["--phone", "۰۹۱۲ ۳۴۵ ۶۷۸۹", "--name", "زهرا کریمی"];
  const first = await create(url, ...options);
  expect(first, first.stderr).toMatchObject({
    code: 0,
    stdout: "زهرا کریمی (+989123456789) is an administrator now.\n",
  });
  const again = await create(url, ...options, "--json");
  expect(JSON.parse(again.stdout)).toMatchObject({ isNewMember: false, isNewRole: false, phone: "+989123456789" });
  const rows = await rowsIn(
    url,
    `SELECT m.name, r.role, (SELECT count(*)::int FROM "AuditEntry") AS audited
     FROM "Member" m JOIN "MemberRole" r ON r."memberId" = m.id`,
  );
  expect(rows).toEqual([{ name: "زهرا کریمی", role: "administrator", audited: 1 }]);
});

test("a member who joined before keeps their name", async () => {
  const url = await emptyClub();
  await create(url, "--phone", "09123456789", "--name", "زهرا کریمی");
  await rowsIn(url, `DELETE FROM "MemberRole"`);
  const { stdout } = await create(url, "--phone", "+98 912 345 6789", "--name", "دیگری");
  expect(stdout).toBe("زهرا کریمی (+989123456789) is an administrator now.\n");
});

test.each([
  { options: ["--name", "زهرا"], code: 2, says: "--phone is missing" },
  { options: ["--phone", "09123456789"], code: 2, says: "--name is missing" },
  { options: ["--phone", "12", "--name", "زهرا"], code: 3, says: "This does not look like a mobile number" },
  { options: ["--phone", "02122334455", "--name", "زهرا"], code: 3, says: "This is not a mobile number" },
  { options: ["--phone", "09123456789", "--name", "👍"], code: 3, says: "The name needs at least" },
])("$options is refused in a sentence", async ({ options, code, says }) => {
  const url = await emptyClub();
  const ended = await create(url, ...options);
  expect(ended).toMatchObject({ code, stdout: "" });
  expect(ended.stderr).toContain(says);
  expect(await rowsIn(url, `SELECT id FROM "Member"`)).toEqual([]);
});
