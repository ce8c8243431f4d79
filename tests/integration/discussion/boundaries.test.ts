import { expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { setBoundary } from "#app/domain/discussion/set-boundary.server.ts";
import { follow } from "#app/domain/notifications/follow.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";

it("a member is muted, blocked, let near again; each as often as one wants", async () => {
  const [me, other] = await Promise.all([asActor(await makeMember()), makeMember()]);
  const distances = async () => (await db.boundary.findMany()).map(({ distance }) => distance);
  await setBoundary(me, other.id, "mute");
  await setBoundary(me, other.id, "mute");
  expect(await distances()).toEqual(["mute"]);
  await setBoundary(me, other.id, "block");
  expect(await distances()).toEqual(["block"]);
  await setBoundary(me, other.id, null);
  await setBoundary(me, other.id, null);
  expect(await distances()).toEqual([]);
});

it("blocking ends the other's following and keeps them from following again", async () => {
  const [me, other] = await Promise.all([asActor(await makeMember()), asActor(await makeMember())]);
  await follow(other, { kind: "member", id: me.id });
  await setBoundary(me, other.id, "block");
  expect(await db.follow.count()).toBe(0);
  await expect(follow(other, { kind: "member", id: me.id })).rejects.toMatchObject({ code: "blocked_by_author" });
});

it("refuses guests, oneself and nobody", async () => {
  const me = await asActor(await makeMember());
  await expect(setBoundary(guest, me.id, "mute")).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(setBoundary(me, me.id, "mute")).rejects.toMatchObject({ code: "not_yourself" });
  for (const id of [uuidv7(), "x"])
    await expect(setBoundary(me, id, "block")).rejects.toMatchObject({ code: "not_found" });
});
