import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSession, signInFields } from "#app/domain/accounts/session.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { findRunning } from "#app/platform/db/embedded/running.server.ts";
import { makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeTopic } from "#tests/factories/forums.ts";
import { type Club, expectToStop, startClub, until } from "#tests/setup/club.ts";
import { makeDataDir, queryOne } from "#tests/setup/clusters.ts";
import { inDatabase } from "#tests/setup/database.ts";
import { ask } from "../http/ask.ts";

/** A member who writes replies one after the other, and remembers those that were acknowledged. */
type Writer = { acknowledged: string[]; stop(): Promise<void> };

describe("every acknowledged reply is there after a kill -9", () => {
  it.each([
    ["of the club", async (club: Club) => void (await club.stop("SIGKILL"))],
    [
      "of the club and its PostgreSQL",
      async (club: Club, postmaster: number) => {
        await club.stop("SIGKILL");
        process.kill(postmaster, "SIGKILL");
      },
    ],
  ])("%s, and the next start comes up clean", async (_whom, kill) => {
    const DATA_DIR = await makeDataDir();
    const { club, writer } = await startWriting(DATA_DIR);
    await kill(club, await postmasterOf(DATA_DIR));
    await writer.stop();
    const next = startClub({ DATA_DIR });
    await next.ready();
    await expectKept(DATA_DIR, writer);
    await expectToStop(next);
  });

  it("of its PostgreSQL, which the club starts again by itself", async () => {
    const DATA_DIR = await makeDataDir();
    const { club, origin, writer } = await startWriting(DATA_DIR);
    process.kill(await postmasterOf(DATA_DIR), "SIGKILL");
    const before = writer.acknowledged.length;
    await until(
      async () => writer.acknowledged.length,
      (count) => count >= before + 5,
    );
    await writer.stop();
    expect((await ask(origin, "/ready")).status).toBe(200);
    await expectKept(DATA_DIR, writer);
    await expectToStop(club);
  });
});

async function startWriting(DATA_DIR: string): Promise<{ club: Club; origin: string; writer: Writer }> {
  const club = startClub({ DATA_DIR });
  const origin = await club.ready();
  const { cookie, topicId, path } = await inDatabase((await findRunning(DATA_DIR))!, makeAuthor);
  const acknowledged: string[] = [];
  let wanted = true;
  const write = async () => {
    for (let number = 1; wanted; number++) {
      const words = `reply-${number}-of-a-writer-who-goes-on`;
      const body = new URLSearchParams({ topicId, body: words }).toString();
      const headers = { Cookie: cookie, Origin: origin, "Content-Type": "application/x-www-form-urlencoded" };
      const answer = await ask(origin, path, { method: "POST", headers, body }).catch(() => null);
      if (answer?.status === 303) acknowledged.push(words);
    }
  };
  const writing = write();
  const stop = () => {
    wanted = false;
    return writing;
  };
  await until(
    async () => acknowledged.length,
    (count) => count >= 10,
  );
  return { club, origin, writer: { acknowledged, stop } };
}

/** A signed-in member whom no limit of pace holds back, and a topic to write in. */
async function makeAuthor() {
  const settings = { forums: { postSeconds: 0, newPostSeconds: 0, repliesInARow: 1_000_000 } };
  await db.club.upsert({ where: { id: 1 }, create: { id: 1, settings }, update: { settings } });
  const { id } = await makeStaff("administrator");
  const member = await db.member.findUniqueOrThrow({ where: { id }, select: signInFields });
  const session = await db.$transaction((tx) => openSession(tx, member, { userAgent: "writer" }));
  const cookie = (await sessionCookie.serialize(session.id)).split(";", 1)[0]!;
  const forum = await makeForum({ slug: "kept" });
  const topic = await makeTopic({ forumId: forum.id });
  return { cookie, topicId: topic.id, path: `/forums/${forum.slug}/${topic.seq}` };
}

async function expectKept(DATA_DIR: string, { acknowledged }: Writer): Promise<void> {
  const url = (await findRunning(DATA_DIR))!;
  const { texts } = await queryOne<{ texts: string[] }>(
    url,
    `SELECT array_agg(trim(text)) AS texts FROM "Post" WHERE text LIKE 'reply-%'`,
  );
  expect(new Set(texts).size).toBe(texts.length);
  expect(acknowledged.length).toBeGreaterThanOrEqual(10);
  expect(texts).toEqual(expect.arrayContaining(acknowledged));
}

async function postmasterOf(DATA_DIR: string): Promise<number> {
  return Number.parseInt(await readFile(join(DATA_DIR, "postgres/postmaster.pid"), "utf8"), 10);
}
