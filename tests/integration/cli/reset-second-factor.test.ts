import { expect, test } from "vitest";
import { emptyClub, rowsIn } from "#tests/integration/imports/import-file.ts";
import { runClubCommand } from "#tests/setup/club-command.ts";

const club = (url: string, ...words: string[]) => runClubCommand(["admin", ...words], { DATABASE_URL: url });

test("the last administrator who lost the second factor comes in again by way of the shell", async () => {
  const url = await emptyClub();
  await club(url, "create", "--phone", "09123456789", "--name", "زهرا کریمی");
  await rowsIn(url, `UPDATE "Member" SET "totpSecret" = 'x', "totpSince" = now(), "totpLastStep" = 1`);
  const reset = await club(url, "reset-second-factor", "--phone", "۰۹۱۲ ۳۴۵ ۶۷۸۹");
  expect(reset, reset.stderr).toMatchObject({ code: 0, stdout: "زهرا کریمی signs in without a second factor now.\n" });
  expect(await rowsIn(url, `SELECT "totpSecret", "totpSince", "totpLastStep" FROM "Member"`)).toEqual([
    { totpSecret: null, totpSince: null, totpLastStep: null },
  ]);
  const again = await club(url, "reset-second-factor", "--phone", "09123456789", "--json");
  expect(JSON.parse(again.stdout)).toEqual({ name: "زهرا کریمی", had: false });
});

test.each([
  { options: [], code: 2, says: "--phone is missing" },
  { options: ["--phone", "12"], code: 3, says: "This does not look like a mobile number" },
  { options: ["--phone", "09120000000"], code: 3, says: "could not find" },
])("$options is refused in a sentence", async ({ options, code, says }) => {
  const ended = await club(await emptyClub(), "reset-second-factor", ...options);
  expect(ended).toMatchObject({ code, stdout: "" });
  expect(ended.stderr).toContain(says);
});
