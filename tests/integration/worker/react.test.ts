import { expect, it } from "vitest";
import type { Fact } from "#app/domain/core/events.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { tryReactions } from "#app/worker/react.server.ts";
import type { Reaction } from "#app/worker/subscriptions.ts";

it("what a failing reaction says can be kept in the database, whatever it holds", async () => {
  const fails = async () => {
    throw new Error("broken\0 off");
  };
  const reaction: Reaction = { name: "fails", run: fails, runAll: fails };
  const fact = { id: uuidv7() } as Fact;
  const [outcome] = await tryReactions(reaction, [fact]);
  expect(outcome).toEqual({ eventId: fact.id, reaction: "fails", error: "broken off" });
  expect(await db.$queryRaw`SELECT ${outcome!.error}::text AS kept`).toEqual([{ kept: "broken off" }]);
});
