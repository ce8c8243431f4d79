import { expect, test } from "vitest";
import { findActorByToken } from "#app/domain/integrations/find-caller.server.ts";
import { emptyClub, rowsIn } from "#tests/integration/imports/import-file.ts";
import { runClubCommand } from "#tests/setup/club-command.ts";
import { inDatabase } from "#tests/setup/database.ts";

const run = (url: string, ...words: string[]) => runClubCommand(["token", ...words], { DATABASE_URL: url });

async function clubWithMember(): Promise<string> {
  const url = await emptyClub();
  await runClubCommand(["admin", "create", "--phone", "09123456789", "--name", "زهرا کریمی"], { DATABASE_URL: url });
  await rowsIn(url, `UPDATE "Member" SET email = 'zahra@example.com'`);
  return url;
}

test("a token is made, shown once, listed and revoked from a shell", async () => {
  const url = await clubWithMember();
  const options = ["--scopes", "topics:read, topics:write", "--name", "till-3", "--expires", "90d"];
  const made = await run(url, "create", "--member", "۰۹۱۲ ۳۴۵ ۶۷۸۹", ...options, "--json");
  expect(made, made.stderr).toMatchObject({ code: 0 });
  const { token, id } = JSON.parse(made.stdout) as { token: string; id: string };
  expect(token).toMatch(/^bg_[\w-]{43}$/);
  const caller = () => inDatabase(url, () => findActorByToken(token));
  expect(await caller()).toMatchObject({ isSystem: false, actor: { name: "زهرا کریمی" } });
  const [row] = await rowsIn(
    url,
    `SELECT round(extract(epoch FROM "expiresAt" - now()) / 86400)::int AS days FROM "ApiToken"`,
  );
  expect(row).toEqual({ days: 90 });

  const listed = await run(url, "list");
  expect(listed.stdout).toMatch(
    new RegExp(`^${id}  till-3, acts as زهرا کریمی; topics:read topics:write; until .*; last used`),
  );
  expect(listed.stdout).not.toContain(token);
  expect((await run(url, "revoke", id)).stdout).toMatch(/^Revoked. till-3, .*; revoked /);
  expect(await caller()).toBeNull();
  expect(JSON.parse((await run(url, "list", "--json")).stdout)).toMatchObject({ tokens: [{ id, name: "till-3" }] });
});

test("a member is named by mail as well, and a system token by nobody", async () => {
  const url = await clubWithMember();
  const rest = ["--scopes", "products:write", "--name", "crm"];
  expect((await run(url, "create", "--member", "Zahra@Example.com", ...rest)).stdout).toMatch(
    /^bg_\S{43}\n\nThis is shown once/,
  );
  const system = await run(url, "create", "--system", ...rest, "--json");
  expect(JSON.parse(system.stdout)).toMatchObject({ member: null, scopes: ["products:write"], expiresAt: null });
});

test.each([
  { words: ["create", "--scopes", "me:read", "--name", "x"], code: 2, says: "--member or --system" },
  {
    words: ["create", "--system", "--member", "0912", "--scopes", "me:read", "--name", "x"],
    code: 2,
    says: "--member or --system",
  },
  { words: ["create", "--system", "--name", "x"], code: 2, says: "--scopes is missing" },
  { words: ["create", "--system", "--scopes", "me:read"], code: 2, says: "--name is missing" },
  { words: ["create", "--system", "--scopes", "me:read", "--name", "x", "--expires", "soon"], code: 2, says: "90d" },
  { words: ["create", "--system", "--scopes", "me:all", "--name", "x"], code: 3, says: "no scope called me:all" },
  {
    words: ["create", "--member", "09120000000", "--scopes", "me:read", "--name", "x"],
    code: 3,
    says: "No member was found",
  },
  { words: ["create", "--member", "12", "--scopes", "me:read", "--name", "x"], code: 3, says: "mobile number" },
  { words: ["revoke", "12"], code: 3, says: "could not find" },
  { words: ["revoke"], code: 2, says: "ID is missing" },
])("token $words is refused in a sentence", async ({ words, code, says }) => {
  const url = await emptyClub();
  const ended = await run(url, ...words);
  expect(ended).toMatchObject({ code, stdout: "" });
  expect(ended.stderr).toContain(says);
  expect(ended.stderr).not.toMatch(/ {4}at /);
});
