import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { startClubCommand } from "#tests/setup/club-command.ts";
import { asAdmin } from "#tests/setup/postgres.ts";
import {
  disagreements,
  emptyClub,
  hasRealFile,
  importInto,
  nothing,
  realFile,
  realTotals,
  rowsIn,
  temporaryFile,
  totalsIn,
} from "./import-file.ts";

const patienceMs = 240_000;
const lastProduct = "Western Digital Portable My Passport - 1TB";
const realTest = test.skipIf(!hasRealFile);

realTest(
  "1,382 opinions of real customers fill the club; a second run adds nothing",
  { timeout: patienceMs },
  async () => {
    const url = await emptyClub();
    const first = await importInto(url, realFile);
    expect(first).toMatchObject({ code: 0, summary: { ...realTotals, skipped: 0, errors: [] } });
    expect(await totalsIn(url)).toEqual(realTotals);
    expect(await disagreements(url)).toEqual([]);

    const second = await importInto(url, realFile);
    expect(second).toMatchObject({ code: 0, summary: { ...nothing, skipped: realTotals.posts, errors: [] } });
    expect(await totalsIn(url)).toEqual(realTotals);
  },
);

realTest(
  "the real discussions are topics, experiences with stars and one long talk",
  { timeout: patienceMs },
  async () => {
    const url = await emptyClub();
    await importInto(url, realFile);
    const kinds = await rowsIn(url, `SELECT kind::text, count(*)::int FROM "Topic" GROUP BY kind ORDER BY kind`);
    expect(kinds).toEqual([
      { kind: "discussion", count: 74 },
      { kind: "experience", count: 224 },
    ]);
    const stars = await rowsIn(
      url,
      `SELECT stars, count(*)::int FROM "Topic" WHERE kind = 'experience' GROUP BY stars ORDER BY stars`,
    );
    expect(stars).toEqual([
      { stars: 1, count: 3 },
      { stars: 2, count: 21 },
      { stars: 3, count: 37 },
      { stars: 4, count: 77 },
      { stars: 5, count: 56 },
      { stars: null, count: 30 },
    ]);
    const [longest] = await rowsIn(url, `SELECT title, "lastNumber" FROM "Topic" ORDER BY "lastNumber" DESC LIMIT 1`);
    expect(longest).toEqual({ title: "نظر خریداران درباره Apple iPhone 5 - 16GB", lastNumber: 138 });
    const written = await rowsIn(url, `SELECT 1 FROM "Post" WHERE text LIKE '%ي%' AND html LIKE '%ي%' LIMIT 1`);
    const folded = await rowsIn(url, `SELECT 1 FROM "Topic" WHERE title LIKE '%ي%' AND "titleFold" LIKE '%ي%'`);
    expect([written.length, folded.length]).toEqual([1, 0]);
  },
);

realTest("a file that grew adds only the rest, in its order", { timeout: patienceMs }, async () => {
  const url = await emptyClub();
  const lines = (await readFile(realFile, "utf8")).trimEnd().split("\n");
  const half = lines.slice(0, 30).map((line) => {
    const product = JSON.parse(line) as { opinions: unknown[] };
    return JSON.stringify({ ...product, opinions: product.opinions.slice(0, 3) });
  });
  const early = await importInto(url, await temporaryFile(half.join("\n")));
  const late = await importInto(url, realFile);
  const sum = (key: keyof typeof realTotals) => early.summary[key] + late.summary[key];
  expect({ products: sum("products"), topics: sum("topics"), posts: sum("posts"), members: sum("members") }).toEqual(
    realTotals,
  );
  expect(late.summary.skipped).toBe(early.summary.posts);
  expect(await totalsIn(url)).toEqual(realTotals);
  expect(await disagreements(url)).toEqual([]);
});

realTest("killed with −9 at several moments, the next run finishes it", { timeout: patienceMs }, async () => {
  const url = await emptyClub();
  const beforeItsFacts = `LOCK TABLE "Event" IN ACCESS EXCLUSIVE MODE`;
  const beforeTheLastProduct = `SELECT pg_advisory_xact_lock(hashtextextended('import forums ${lastProduct}', 0))`;
  expect(await killedWhileWaiting(url, beforeItsFacts)).toEqual({ ...nothing });
  const most = await killedWhileWaiting(url, beforeTheLastProduct);
  expect(most.posts).toBeGreaterThan(0);
  expect(most.posts).toBeLessThan(realTotals.posts);
  expect(await killedWhileWaiting(url, beforeItsFacts)).toEqual(most);
  expect(await disagreements(url)).toEqual([]);

  expect((await importInto(url, realFile)).code).toBe(0);
  expect(await totalsIn(url)).toEqual(realTotals);
  expect(await disagreements(url)).toEqual([]);
});

realTest("two imports at once share the work and double nothing", { timeout: patienceMs }, async () => {
  const url = await emptyClub();
  const [one, other] = await Promise.all([importInto(url, realFile), importInto(url, realFile)]);
  expect([one.code, other.code]).toEqual([0, 0]);
  expect(one.summary.posts + other.summary.posts).toBe(realTotals.posts);
  expect(one.summary.members + other.summary.members).toBe(realTotals.members);
  expect(await totalsIn(url)).toEqual(realTotals);
  expect(await disagreements(url)).toEqual([]);
});

/** Kills an import while it waits for what `lock` holds; the club as it is once the server has noticed. */
async function killedWhileWaiting(url: string, lock: string) {
  await asAdmin(url, async (holder) => {
    await holder.query("BEGIN");
    await holder.query(lock);
    const command = startClubCommand(["import", "forums", realFile], { DATABASE_URL: url });
    await expect.poll(() => sessions(url, "AND wait_event_type = 'Lock'"), polling).toBe(1);
    expect((await command.kill()).signal).toBe("SIGKILL");
    await holder.query("ROLLBACK");
  });
  await expect.poll(() => sessions(url), polling).toBe(0);
  return totalsIn(url);
}

const polling = { timeout: 60_000, interval: 50 };

/** How many others are connected to the database. */
async function sessions(url: string, condition = ""): Promise<number> {
  const rows = await rowsIn(
    url,
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() ${condition}`,
  );
  return rows.length;
}
