import { afterEach, beforeEach, expect, it } from "vitest";
import { hearsOthers, type News, onCommitted } from "#app/domain/core/committed.server.ts";
import { hearCommitted } from "#app/domain/core/hear-committed.server.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { type NewFact, publishAll } from "#app/domain/core/publish-all.server.ts";
import { accompanied, transaction } from "#app/domain/core/transaction.server.ts";
import { tryOut } from "#app/domain/core/try-out.server.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { makeWire } from "#tests/setup/wire.ts";

let told: News[] = [];
const endings: (() => unknown)[] = [];

beforeEach(() => {
  told = [];
  endings.push(onCommitted((news) => told.push(news)));
});
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const memberId = uuidv7();
const join = (tx: Transaction, id = memberId) => publish(tx, "member.joined", { memberId: id }, null);
const joined = (id = memberId) => ({ kind: "member.joined", payload: { memberId: id } });
const many = (count: number) =>
  Array.from({ length: count }, (): NewFact => ({ kind: "member.joined", payload: { memberId }, actorId: null }));

/** Commits as another process does: this one hears of it from PostgreSQL only. */
const elsewhere = (work: (tx: Transaction) => Promise<unknown>) => db.$transaction(work);

const patience = { timeout: 20_000, interval: 10 };

async function hear(url: string): Promise<void> {
  const hearing = hearCommitted(url, { everyMs: 200, patienceMs: 1_000 });
  endings.push(() => hearing.stop());
  await expect.poll(hearsOthers, patience).toBe(true);
  expect(told.splice(0)).toEqual(["anything"]);
}

it("is told at once and in one piece, with all that a transaction published", async () => {
  const other = uuidv7();
  const answered = await transaction(async (tx) => {
    await join(tx);
    await publishAll(tx, many(1));
    await join(tx, other);
    expect(told).toEqual([]);
    return told.length;
  });
  expect(answered).toBe(0);
  expect(told).toEqual([[joined(), joined(), joined(other)]]);
});

it("is told of nothing that was rolled back, tried out or not published", async () => {
  const change = async (tx: Transaction) => {
    await join(tx);
    throw new Error("changed our mind");
  };
  await expect(transaction(change)).rejects.toThrow("changed our mind");
  await tryOut(join);
  await transaction((tx) => tx.member.count());
  expect(told).toEqual([]);
});

it("is told what a companion and a transaction within another published", async () => {
  const [first, second] = [uuidv7(), uuidv7()];
  await accompanied(
    (tx) => join(tx, first).then(() => undefined),
    () => transaction((tx) => join(tx, second)),
  );
  expect(told.splice(0)).toEqual([[joined(first), joined(second)]]);
  await expect(
    transaction(async (outer) => {
      await join(outer, first);
      await transaction((inner) => join(inner, second));
      throw new Error("the outer one ends badly");
    }),
  ).rejects.toThrow();
  expect(told).toEqual([[joined(second)]]);
});

it("holds up nobody when one listener fails", async () => {
  endings.push(
    onCommitted(() => {
      throw new Error("a bug");
    }),
  );
  const later: News[] = [];
  endings.push(onCommitted((news) => later.push(news)));
  await transaction((tx) => join(tx));
  expect(later).toEqual([[joined()]]);
});

it("hears what others commit, once, and its own only once; of too much for one notice it hears that it was much", async () => {
  await hear(await workerDatabase());
  await transaction((tx) => join(tx));
  await elsewhere((tx) => join(tx));
  await expect.poll(() => told, patience).toEqual([[joined()], [joined()]]);
  await elsewhere((tx) => publishAll(tx, many(200)));
  await expect.poll(() => told.at(-1), patience).toBe("anything");
  await transaction((tx) => publishAll(tx, many(200)));
  await elsewhere(async (tx) => {
    await tx.$executeRaw`SELECT pg_notify('bashgah_committed', 'by hand')`;
  });
  await expect.poll(() => told.length, patience).toBe(5);
  expect(told[3] === "anything" || told[3]!.length === 200).toBe(true); // PostgreSQL may be faster than the commit's answer
  expect(told[4]).toBe("anything");
});

it("takes whatever it cannot read for a change of anything, and hears on", async () => {
  await hear(await workerDatabase());
  const strange = [
    "",
    "by hand",
    "null",
    "5",
    '"anything"',
    "{}",
    "[]",
    '{"id":"","news":[null]}',
    '{"id":1,"news":[]}',
  ];
  for (const text of strange) await db.$executeRaw`SELECT pg_notify('bashgah_committed', ${text})`;
  await expect.poll(() => told, patience).toEqual(strange.map(() => "anything"));
});

it.each(["cut", "silence"] as const)(
  "notices that its connection is lost (%s), and hears again afterwards",
  async (fate) => {
    const wire = await makeWire(await workerDatabase());
    await hear(wire.url);
    wire[fate]();
    await expect.poll(hearsOthers, patience).toBe(false);
    expect(told.splice(0)).toEqual(["anything"]);
    const { id } = await makeMember();
    await elsewhere((tx) => join(tx, id));
    await wire.mend();
    await expect.poll(hearsOthers, patience).toBe(true);
    expect(told.splice(0)).toEqual(["anything"]);
    await elsewhere((tx) => join(tx, id));
    await expect.poll(() => told, patience).toEqual([[joined(id)]]);
  },
);

it("goes on after PostgreSQL itself ended its connection", async () => {
  await hear(await workerDatabase());
  await db.$executeRaw`
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE '%pg_notify%' AND pid <> pg_backend_pid() AND state = 'idle'`;
  await expect.poll(() => told, patience).toEqual(["anything", "anything"]);
  expect(hearsOthers()).toBe(true);
});
