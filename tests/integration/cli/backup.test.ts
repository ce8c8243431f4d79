import { existsSync, rmSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { renditionPlaces } from "#app/domain/media/rules.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makeTopic } from "#tests/factories/forums.ts";
import { emptyClub, rowsIn } from "#tests/integration/imports/import-file.ts";
import { greyPng } from "#tests/integration/media/photos.ts";
import { startClubCommand } from "#tests/setup/club-command.ts";
import { inDatabase, workerDatabase } from "#tests/setup/database.ts";
import {
  contentsOf,
  digestsOf,
  filesIn,
  type Place,
  rulesOf,
  run,
  settingsOf,
  temporaryFolder,
} from "./backup-files.ts";

/** Each test starts several processes. */
vi.setConfig({ testTimeout: 240_000 });

const dataDir = vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/bashgah-backup-${process.pid}`;
  return process.env.DATA_DIR;
});

afterEach(() => setClock(null));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const here = async (): Promise<Place> => ({ url: await workerDatabase(), dataDir });
const elsewhere = async (): Promise<Place> => ({ url: await emptyClub(), dataDir: temporaryFolder() });

/** People who write without a pause, each reply by somebody who has not written yet, until told to stop. */
async function writeUntil(over: Promise<unknown>, topicIds: string[], forumId: string): Promise<number> {
  let written = 0;
  let isOver = false;
  over.finally(() => (isOver = true));
  const write = async (lane: number) => {
    while (!isOver) {
      const writer = await asActor(await makeMember());
      const body = `نوشته‌ی ${lane} پس از ${written}`;
      const topicId = topicIds[lane % topicIds.length]!;
      if (written % 10 === 0) await createTopic(writer, { ...blank, forumId, title: `موضوع ${lane} ${written}`, body });
      else await reply(writer, { topicId, body });
      written += 1;
    }
  };
  await Promise.all([0, 1, 2, 3].map(write));
  return written;
}

/** Topics and forums whose counters are not what their rows come to: a snapshot that tore a reply apart would have some. */
const miscounted = `
  SELECT t.id FROM "Topic" t
  WHERE t."lastNumber" <> (SELECT max(number) FROM "Post" p WHERE p."topicId" = t.id)
     OR t."replyCount" <> (SELECT count(*) - 1 FROM "Post" p WHERE p."topicId" = t.id)
  UNION ALL
  SELECT f.id FROM "Forum" f
  WHERE f."topicCount" <> (SELECT count(*) FROM "Topic" t WHERE t."forumId" = f.id)
     OR f."postCount" <> (SELECT count(*) FROM "Post" p JOIN "Topic" t ON t.id = p."topicId" WHERE t."forumId" = f.id)`;

const blank = { kind: "discussion" as const, tags: [], productIds: [], stars: undefined };

test("a backup taken while people write is one moment of the club, and comes back as it was", async () => {
  const source = await here();
  const forum = await makeForum();
  const topics = await Promise.all([1, 2, 3].map(() => makeTopic({ forumId: forum.id })));
  const author: MemberActor = await asActor(await makeMember());
  for (const width of [400, 900]) await uploadImage(author, { bytes: greyPng(width, 300) });

  const file = join(temporaryFolder(), "club.backup");
  const command = startClubCommand(["backup", file, "--json"], settingsOf(source));
  const topicIds = topics.map(({ id }) => id);
  const [ended, written] = await Promise.all([command.ended, writeUntil(command.ended, topicIds, forum.id)]);
  expect(ended.code, ended.stderr).toBe(0);
  expect(written).toBeGreaterThan(20);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const target = await elsewhere();
  await run(target, ["restore", file]);
  const again = join(temporaryFolder(), "again.backup");
  await run(target, ["backup", again]);
  expect(await contentsOf(again)).toEqual(await contentsOf(file));
  expect(await filesIn(join(target.dataDir, "files"))).toEqual(await filesIn(join(dataDir, "files")));
  expect(await rulesOf(target.url)).toEqual(await rulesOf(source.url));

  const posts = `SELECT id, "topicId", number, "authorId", html, "textHash", "createdAt"::text FROM "Post" ORDER BY id`;
  const [before, after] = [
    await rowsIn<{ id: string }>(target.url, posts),
    await rowsIn<{ id: string }>(source.url, posts),
  ];
  expect(after.length).toBeGreaterThanOrEqual(before.length);
  const kept = new Set(before.map(({ id }) => id));
  expect(before).toEqual(after.filter(({ id }) => kept.has(id)));
  expect(await rowsIn(target.url, miscounted)).toEqual([]);
  const undelivered = `SELECT count(*)::int AS count FROM "Event" e WHERE NOT EXISTS (
    SELECT FROM graphile_worker._private_jobs j WHERE j.payload ->> 'eventId' = e.id::text)`;
  expect(await rowsIn(target.url, undelivered)).toEqual([{ count: 0 }]);

  await inDatabase(target.url, async () => {
    const writer = await asActor(await makeMember({ phone: "+989350000001" }));
    const started = await createTopic(writer, {
      ...blank,
      forumId: forum.id,
      title: "پس از بازگشت",
      body: "سلام به همه",
    });
    const taken = await rowsIn<{ seq: number }>(target.url, `SELECT seq FROM "Topic" WHERE id <> '${started.topicId}'`);
    expect(started.seq).toBeGreaterThan(Math.max(...taken.map(({ seq }) => seq)));
  });
});

test("a club that is not empty is replaced only when that is said, and then wholly", async () => {
  const source = await here();
  await makeTopic({ title: "آنچه می‌ماند" });
  const file = join(temporaryFolder(), "club.backup");
  await run(source, ["backup", file]);
  const target = await elsewhere();
  await inDatabase(target.url, () => makeTopic({ title: "آنچه می‌رود" }));
  const old = join(target.dataDir, "files", renditionPlaces({ key: "a".repeat(22), widths: [320] })[0]!);
  await mkdir(dirname(old), { recursive: true });
  await writeFile(old, "a picture of the old club");
  const owned = `INSERT INTO "Media" (id, "ownerId", key, width, height, bytes, widths)
    SELECT gen_random_uuid(), id, '${"a".repeat(22)}', 320, 200, 1, '{320}' FROM "Member"`;
  await rowsIn(target.url, owned);
  const before = await digestsOf(target.url);
  const refused = await run(target, ["restore", file], 3);
  expect(refused.stderr).toContain("This club is not empty");
  expect((await run(target, ["restore", file, "--replace"], 2)).stderr).toContain("--yes");
  expect(await digestsOf(target.url)).toEqual(before);
  expect(existsSync(old)).toBe(true);
  await run(target, ["restore", file, "--replace", "--yes"]);
  expect(existsSync(old)).toBe(false);
  expect(await digestsOf(target.url)).toEqual(await digestsOf(source.url));
  expect(await rowsIn(target.url, `SELECT title FROM "Topic"`)).toEqual([{ title: "آنچه می‌ماند" }]);
});

test("a file that is there is not written over by itself", async () => {
  const source = await here();
  const file = join(temporaryFolder(), "club.backup");
  await run(source, ["backup", file]);
  expect((await run(source, ["backup", file], 3)).stderr).toContain("is there already");
  await run(source, ["backup", file, "--force"]);
  expect((await run(source, ["restore", file, "--check"])).stdout).toContain("Whole");
});
