import { beforeEach, expect, it } from "vitest";
import { sendPushes } from "#app/domain/notifications/send-push.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { writeReply, writeTopic } from "#tests/factories/discussion.ts";
import { thisMachine } from "../integrations/this-machine.ts";
import { deliverFacts } from "../notifications/deliver.ts";
import { startPushService, switchOn } from "../notifications/push-service.ts";
import { type Browser, openBrowser, serveLive } from "./browser.ts";

const patience = { timeout: 30_000, interval: 10 };

let origin: string;
let author: Awaited<ReturnType<typeof makeMember>>;
let topic: Awaited<ReturnType<typeof writeTopic>>;
let service: Awaited<ReturnType<typeof startPushService>>;

beforeEach(async () => {
  setClock(null);
  origin = await serveLive();
  author = await makeMember();
  topic = await writeTopic({ authorId: author.id });
  await deliverFacts();
  service = await startPushService();
});

async function tab(sessionId: string): Promise<Browser> {
  return openBrowser(origin, (await sessionCookie.serialize(sessionId)).split(";")[0]!);
}

const isInSight = async (id: string) => {
  const { seenUntil } = await db.pushDevice.findUniqueOrThrow({ where: { id } });
  return seenUntil !== null && seenUntil > now();
};

/** Somebody replies, and what waits for the devices is sent. @returns where it arrived */
async function reply(...devices: { id: string }[]): Promise<string[]> {
  service.received.length = 0;
  await writeReply(topic);
  await deliverFacts();
  for (const { id } of devices) await sendPushes(id, { reach: thisMachine });
  return service.received.map(({ path }) => path);
}

it("a device that shows the club is not pushed to, the member's others are; out of sight it is again", async () => {
  const [desk, phone] = [await switchOn(service.origin, author.id, "/desk"), await switchOn(service.origin, author.id)];
  const [one, two] = [await tab(desk.sessionId), await tab(desk.sessionId)];
  for (const { socket } of [one, two]) socket.emit("seen", true);
  await expect.poll(() => isInSight(desk.id), patience).toBe(true);
  expect(await reply(desk, phone)).toEqual(["/one"]);
  expect(await db.push.count()).toBe(0);
  one.socket.emit("seen", false);
  two.socket.disconnect();
  await expect.poll(() => isInSight(desk.id), patience).toBe(false);
  expect(await reply(desk, phone)).toEqual(["/desk", "/one"]);
});

it("what a process said that was killed is believed for a little longer than a minute", async () => {
  const device = await switchOn(service.origin, author.id);
  await db.pushDevice.update({ where: { id: device.id }, data: { seenUntil: addSeconds(now(), 75) } });
  expect(await reply(device)).toEqual([]);
  setClock(addSeconds(now(), 76));
  expect(await reply(device)).toEqual(["/one"]);
  setClock(null);
});

it("nobody puts another member's device out of sight or into it", async () => {
  const device = await switchOn(service.origin, author.id);
  const stranger = await switchOn(service.origin, (await makeMember()).id, "/stranger");
  const [guest, other] = [await openBrowser(origin), await tab(stranger.sessionId)];
  for (const { socket } of [guest, other]) socket.emit("seen", true);
  await expect.poll(() => isInSight(stranger.id), patience).toBe(true);
  expect(await isInSight(device.id)).toBe(false);
});
