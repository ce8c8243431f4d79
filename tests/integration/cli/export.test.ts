import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { exportedTables, keptBackColumns, keptBackTables } from "#app/domain/exported-tables.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { emptyClub, rowsIn } from "#tests/integration/imports/import-file.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { type Place, run, temporaryFolder } from "./backup-files.ts";

/** Each test starts several processes. */
vi.setConfig({ testTimeout: 240_000 });

const here = async (): Promise<Place> => ({ url: await workerDatabase(), dataDir: temporaryFolder() });

test("every column of the database is exported or kept back on purpose", async () => {
  const columns = await rowsIn<{ table: string; columns: string[] }>(
    await workerDatabase(),
    `SELECT table_name AS table, array_agg(column_name::text ORDER BY column_name) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name`,
  );
  const decided = new Map(
    exportedTables.map(({ from, columns: shown }) => [from, [...shown, ...(keptBackColumns[from] ?? [])].toSorted()]),
  );
  const told = columns.filter(({ table }) => !keptBackTables.includes(table));
  expect(Object.fromEntries(told.map(({ table, columns: all }) => [table, all.toSorted()]))).toEqual(
    Object.fromEntries(decided),
  );
});

test("everything comes out as it is, without a secret", async () => {
  const place = await here();
  const secrets = ["hash-of-a-password", "sealed-totp-secret", "hash-of-a-token"];
  const { id } = await makeMember({ name: 'نام "با" \\ و\nخط', passwordHash: secrets[0]!, totpSecret: secrets[1]! });
  await rowsIn(
    place.url,
    `INSERT INTO "ApiToken" (id, "tokenHash", name, scopes) VALUES (gen_random_uuid(), '${secrets[2]}', 'till', '{a}')`,
  );
  const topic = await makeTopic({ authorId: id, title: "عنوان, با ; و نشانه" });
  const dir = join(temporaryFolder(), "out");
  await run(place, ["export", dir]);
  const lines = async (name: string) =>
    (await readFile(join(dir, `${name}.jsonl`), "utf8"))
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  expect(await lines("members")).toEqual([expect.objectContaining({ id, name: 'نام "با" \\ و\nخط' })]);
  expect(await lines("topics")).toEqual([expect.objectContaining({ id: topic.id, title: topic.title, replyCount: 0 })]);
  expect(await lines("posts")).toEqual([expect.objectContaining({ topicId: topic.id, text: topic.firstPost.text })]);
  const files = await readdir(dir);
  expect(files).toHaveLength(exportedTables.length + 1);
  const all = (await Promise.all(files.map((name) => readFile(join(dir, name), "utf8")))).join("");
  for (const secret of secrets) expect(all).not.toContain(secret);
  expect((await stat(join(dir, "members.jsonl"))).mode & 0o777).toBe(0o600);
  const manifest = JSON.parse(await readFile(join(dir, "manifest.json"), "utf8"));
  expect(manifest.files).toContainEqual(expect.objectContaining({ name: "members.jsonl", rows: 1 }));
});

test("sheets hold no formula, and come back in as they were", async () => {
  const place = await here();
  const name = `=HYPERLINK("http://evil.example")`;
  const member = await makeMember({ name: "+زهرا", phone: "+989123456789", city: "tehran", province: "tehran" });
  await makeProduct({ name, sku: "-1+1" });
  const dir = join(temporaryFolder(), "out");
  await run(place, ["export", dir, "--csv"]);
  const members = await readFile(join(dir, "members.csv"), "utf8");
  expect(members.startsWith("\ufeffid,phone,name,")).toBe(true);
  expect(members).toContain(`${member.id},'+989123456789,'+زهرا,`);
  const products = await readFile(join(dir, "products.csv"), "utf8");
  expect(products).toContain(`'-1+1,"'=HYPERLINK(""http://evil.example"")"`);
  const target = { url: await emptyClub(), dataDir: temporaryFolder() };
  await run(target, ["import", "members", join(dir, "members.csv")]);
  await run(target, ["import", "products", join(dir, "products.csv")]);
  expect(await rowsIn(target.url, `SELECT name, phone, city FROM "Member"`)).toEqual([
    { name: "+زهرا", phone: "+989123456789", city: "tehran" },
  ]);
  expect(await rowsIn(target.url, `SELECT name, sku FROM "Product"`)).toEqual([{ name, sku: "-1+1" }]);
});

test("a folder that holds something is left alone", async () => {
  const place = await here();
  const dir = temporaryFolder();
  await writeFile(join(dir, "mine.txt"), "mine");
  expect((await run(place, ["export", dir], 3)).stderr).toContain("is not empty");
  expect(await readdir(dir)).toEqual(["mine.txt"]);
});
