import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { killAll, type Misfortune, WorkerProcess } from "./worker-process.ts";

/** Shorter than that of a test, so that one that waits in vain says what it saw. */
const patience = { timeout: 45_000, interval: 50 };
let url: string;

beforeAll(async () => {
  url = await workerDatabase();
});
afterEach(killAll);

/** What facts brought; a job of the clock that was in hand when its worker was killed waits for the clock. */
async function jobs(): Promise<{ task: string; attempts: number; error: string | null; held: boolean }[]> {
  return db.$queryRaw`
    SELECT task_identifier AS task, attempts, last_error AS error, locked_by IS NOT NULL AS held
    FROM graphile_worker.jobs WHERE task_identifier IN ('deliver_fact', 'react_to_fact') ORDER BY id`;
}

/** How often the fact of a post was told to the topic's author, and how many lines it left. */
async function effects(eventId: string): Promise<{ told: number; lines: number }> {
  const [told, lines] = await Promise.all([
    db.notification.count({ where: { eventId } }),
    db.activity.count({ where: { eventId } }),
  ]);
  return { told, lines };
}

async function replyFact(): Promise<string> {
  await writeReply(await quietTopic());
  const { id } = await db.event.findFirstOrThrow({ where: { kind: "post.created" } });
  return id;
}

/** A topic whose own fact is out of the way. */
async function quietTopic() {
  const topic = await writeTopic();
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  return topic;
}

async function startWorker(misfortune: Misfortune = "none"): Promise<WorkerProcess> {
  const worker = new WorkerProcess(url, misfortune);
  await worker.hears("started");
  return worker;
}

async function untilDone(): Promise<void> {
  await expect.poll(jobs, patience).toEqual([]);
}

describe("a fact", () => {
  it("and its job go with the transaction: rolled back, there is neither", async () => {
    const { id: memberId } = await makeMember();
    await expect(
      transaction(async (tx) => {
        await publish(tx, "member.joined", { memberId }, memberId);
        throw new Error("changed our mind");
      }),
    ).rejects.toThrow("changed our mind");
    expect(await db.event.count()).toBe(0);
    expect(await jobs()).toEqual([]);
  });

  it("waits for a worker, and is told once", async () => {
    const fact = await replyFact();
    expect((await jobs()).map(({ task }) => task)).toEqual(["deliver_fact"]);
    await startWorker();
    await untilDone();
    expect(await effects(fact)).toEqual({ told: 1, lines: 1 });
  });

  it.each(["stuck_before", "stuck_after"] as const)("survives kill -9 of the worker (%s the effect)", async (when) => {
    const fact = await replyFact();
    const worker = await startWorker(when);
    await worker.hears("stuck");
    await worker.kill();
    expect((await jobs()).filter(({ held }) => held).length).toBeGreaterThan(0);
    expect((await effects(fact)).told).toBe(when === "stuck_before" ? 0 : 1);
    await startWorker();
    await untilDone();
    expect(await effects(fact)).toEqual({ told: 1, lines: 1 });
  });

  it("is not taken from a worker that lives and is merely slow", async () => {
    const fact = await replyFact();
    const slow = await startWorker("stuck_before");
    await slow.hears("stuck");
    const other = await startWorker();
    const rescues = () => db.$queryRaw<{ looked: number }[]>`
      SELECT count(*)::int AS looked FROM graphile_worker.jobs WHERE locked_at < now() - interval '5 seconds'`;
    await expect.poll(rescues, patience).toEqual([{ looked: 1 }]);
    expect(await effects(fact)).toEqual({ told: 0, lines: 1 });
    expect((await jobs()).map(({ held, attempts }) => [held, attempts])).toEqual([[true, 1]]);
    await slow.kill();
    await untilDone();
    expect(await effects(fact)).toEqual({ told: 1, lines: 1 });
    await other.kill();
  });

  it("reaches the other reactions while one fails, and that one when it works again", async () => {
    const fact = await replyFact();
    await startWorker("fails_twice");
    for (const failures of [1, 2]) {
      const failed = { task: "react_to_fact", attempts: failures, error: `fails on try ${failures}`, held: false };
      await expect.poll(jobs, patience).toEqual([failed]);
      expect(await effects(fact)).toEqual({ told: 0, lines: 1 });
      await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    }
    await untilDone();
    expect(await effects(fact)).toEqual({ told: 1, lines: 1 });
    expect(await db.follow.count({ where: { targetKind: "topic" } })).toBe(1);
  });

  it("delivered twice changes nothing", async () => {
    const fact = await replyFact();
    await startWorker();
    await untilDone();
    const before = await everything();
    await db.$executeRaw`
      SELECT count(graphile_worker.add_job('deliver_fact', json_build_object('eventId', ${fact}::text)))::int`;
    await untilDone();
    expect(await everything()).toEqual(before);
  });

  it("is not lost when a worker is asked to stop", async () => {
    const fact = await replyFact();
    const worker = await startWorker();
    expect(await worker.kill("SIGTERM")).toBe(0);
    await startWorker();
    await untilDone();
    expect(await effects(fact)).toEqual({ told: 1, lines: 1 });
  });
});

async function everything() {
  return {
    events: await db.event.count(),
    notifications: await db.notification.findMany({ orderBy: { id: "asc" } }),
    lines: await db.activity.findMany({ orderBy: { id: "asc" } }),
    follows: await db.follow.findMany({ orderBy: [{ targetId: "asc" }, { memberId: "asc" }] }),
  };
}
