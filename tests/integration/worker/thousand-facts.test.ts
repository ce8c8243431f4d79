import { afterEach, expect, it } from "vitest";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { killAll, WorkerProcess } from "./worker-process.ts";

const facts = 1_000;
/** After how many told facts a worker is killed. */
const killedAfter = [1, 80, 200, 333, 500, 640, 801, 960];

afterEach(killAll);

it("of 1,000 facts under two workers that are killed again and again none is lost and none told twice", async () => {
  const [topic, replier] = await Promise.all([writeTopic(), makeMember()]);
  const words = { mentionedIds: [topic.authorId] }; // a follower is told of few replies, who is named of each
  for (let written = 0; written < facts; written++) await writeReply(topic, { authorId: replier.id }, words);
  const url = await workerDatabase();
  const workers = [new WorkerProcess(url), new WorkerProcess(url)];
  for (const [round, mark] of killedAfter.entries()) {
    await expect.poll(told, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(mark);
    await workers[round % 2]!.kill();
    workers[round % 2] = new WorkerProcess(url);
  }
  await expect.poll(left, { timeout: 60_000, interval: 100 }).toBe(0);
  expect(await effects()).toEqual({ events: facts + 1, told: facts, toldFacts: facts, lines: facts + 1, follows: 2 });
}, 240_000);

const told = () => db.notification.count();

async function left(): Promise<number> {
  const [row] = await db.$queryRaw<[{ left: number }]>`SELECT count(*)::int AS left FROM graphile_worker.jobs
    WHERE task_identifier IN ('deliver_fact', 'react_to_fact')`; // a job of the clock whose worker was killed waits for the clock
  return row.left;
}

async function effects() {
  const posts = await db.event.findMany({ where: { kind: "post.created" }, select: { id: true } });
  return {
    events: await db.event.count(),
    told: await told(),
    toldFacts: await db.notification.count({ where: { eventId: { in: posts.map(({ id }) => id) } } }),
    lines: await db.activity.count(),
    follows: await db.follow.count(),
  };
}
