import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { type Ended, runClubCommand } from "#tests/setup/club-command.ts";
import { makeDatabase } from "#tests/setup/database.ts";
import { asAdmin } from "#tests/setup/postgres.ts";

/** Opinions of real customers, where the project's shared data are at hand. */
export const realFile = fileURLToPath(new URL("../../../../shared/data/product-opinions.jsonl", import.meta.url));
export const hasRealFile = existsSync(realFile);

/** What the real file makes of an empty club. */
export const realTotals = { products: 89, topics: 298, posts: 1_382, members: 1_043 };

export const nothing = { products: 0, topics: 0, posts: 0, members: 0 };

export type Summary = typeof nothing & { skipped: number; errors: { line: number; reason: string }[] };

/** The summary that `--json` ends with. */
export function summaryOf({ stdout }: Ended): Summary {
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as Summary;
}

/** A migrated, empty database that goes with the test. */
export async function emptyClub(): Promise<string> {
  const { url, drop } = await makeDatabase();
  onTestFinished(drop);
  return url;
}

/** Writes a file that goes with the test. */
export async function temporaryFile(content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bashgah-import-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "opinions.jsonl");
  await writeFile(path, content);
  return path;
}

/** Runs `club import forums --json` to its end. */
export async function importInto(url: string, file: string, ...options: string[]) {
  const ended = await runClubCommand(["import", "forums", file, "--json", ...options], { DATABASE_URL: url });
  return { ...ended, summary: summaryOf(ended) };
}

/** What the club holds, counted in its tables. */
export async function totalsIn(url: string): Promise<typeof nothing> {
  const [row] = await rowsIn<typeof nothing>(
    url,
    `SELECT (SELECT count(*)::int FROM "Product") AS products, (SELECT count(*)::int FROM "Topic") AS topics,
       (SELECT count(*)::int FROM "Post") AS posts, (SELECT count(*)::int FROM "Member") AS members`,
  );
  return row!;
}

/** Rows of a query on the club's database. */
export function rowsIn<T extends object>(url: string, sql: string): Promise<T[]> {
  return asAdmin(url, async (client) => (await client.query<T>(sql)).rows);
}

/** Counters and orders that do not agree with the rows they stand for; none when all is well. */
export function disagreements(url: string): Promise<object[]> {
  return rowsIn(
    url,
    `SELECT 'topic' AS what, t.id FROM "Topic" t
     WHERE t."lastNumber" <> (SELECT max(number) FROM "Post" p WHERE p."topicId" = t.id)
        OR t."replyCount" <> (SELECT count(*) - 1 FROM "Post" p WHERE p."topicId" = t.id)
        OR t."lastPostAt" <> (SELECT max("createdAt") FROM "Post" p WHERE p."topicId" = t.id)
     UNION ALL
     SELECT 'forum', f.id FROM "Forum" f
     WHERE f."topicCount" <> (SELECT count(*) FROM "Topic" t WHERE t."forumId" = f.id)
        OR f."postCount" <> (SELECT count(*) FROM "Post" p JOIN "Topic" t ON t.id = p."topicId" WHERE t."forumId" = f.id)
        OR f."lastPostAt" <> (SELECT max(t."lastPostAt") FROM "Topic" t WHERE t."forumId" = f.id)
     UNION ALL
     SELECT 'post', p.id FROM "Post" p JOIN "Post" q ON q."topicId" = p."topicId" AND q.number = p.number + 1
     WHERE q."createdAt" <= p."createdAt"
     UNION ALL
     SELECT 'author', p.id FROM "Post" p JOIN "Member" m ON m.id = p."authorId" WHERE m."createdAt" > p."createdAt"
     UNION ALL
     SELECT 'fact', p.id FROM "Post" p
     WHERE 1 <> (SELECT count(*) FROM "Event" e WHERE e.payload ->> 'postId' = p.id::text AND e.payload ->> 'imported' = 'true')`,
  );
}
