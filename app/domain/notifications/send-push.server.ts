import webPush from "web-push";
import { findActor } from "#app/domain/accounts/find-actor.server.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import { isLanguage } from "#app/platform/language.ts";
import { type OutsideAnswer, postOutside } from "#app/platform/outgoing/post-outside.server.ts";
import { type Reach, reachIn } from "#app/platform/outgoing/reach.server.ts";
import { wishedSeconds } from "#app/platform/outgoing/retry-after.ts";
import { pushKeys } from "#app/platform/push-keys.server.ts";
import { Prisma, type PushDevice } from "#prisma/client";
import { findQuietMembers } from "./find-times.server.ts";
import { findTold } from "./find-told.server.ts";
import type { Told } from "./group.ts";
import { type PushMessage, pushMessages } from "./push-message.server.ts";
import { pushedAtOnce, pushFailuresMax, pushTtlSeconds, pushWait, sendingSeconds } from "./push-rules.ts";
import { queuePush } from "./queue-pushes.server.ts";
import { memberWants } from "./wants.server.ts";

/** How messages go out: how far they may, how long a push service may take (ms), how much of its answer is read, and chance. */
export type PushSending = {
  reach?: Reach;
  limits?: { patienceMs: number; maxAnswerBytes: number };
  chance?: () => number;
};

const usualLimits = { patienceMs: 10_000, maxAnswerBytes: 16 * 1024 };
/** The browser has given the subscription up (RFC 8030, 7.3; 410 is what push services answer as well). */
const goneStatuses = [404, 410];

/**
 * Sends what waits for a device, as it stands now: nothing that was read meanwhile, nothing the member may not see or
 * want to be told any more, and nothing where the club is in sight, whose bell tells it there. In quiet hours, and while
 * the push service wants patience, it waits. Killed in between, a message may come twice; the second takes the place of
 * the first on the device.
 */
export async function sendPushes(deviceId: string, sending: PushSending = {}): Promise<void> {
  const device = await claim(deviceId);
  if (!device) return putOff(deviceId);
  const quiet = (await findQuietMembers([device.memberId])).get(device.memberId);
  if (quiet) return letGo(device.id, { nextAt: null }, quiet);
  const pending = await findPending(device.id);
  const isInSight = device.seenUntil !== null && device.seenUntil > now();
  const told = isInSight ? [] : await findToldByPush(device.memberId, pending);
  const outcome = await sendAll(device, told, sending);
  if (outcome === "taken" || outcome === "nothing") await forget(deviceId, pending);
  await writeDown(device, outcome);
}

/** Takes the device for oneself; null where it is gone, or somebody else sends, or it has to wait. */
async function claim(id: string): Promise<PushDevice | null> {
  const [device] = await db.pushDevice.updateManyAndReturn({
    where: { id, OR: [{ nextAt: null }, { nextAt: { lte: now() } }] },
    data: { nextAt: addSeconds(now(), sendingSeconds) },
  });
  return device ?? null;
}

/** Comes back when the device may be sent to again; who sends just now looks again by themselves. */
async function putOff(id: string): Promise<void> {
  const device = await db.pushDevice.findUnique({ where: { id }, select: { nextAt: true } });
  if (device) await queuePush(db, id, device.nextAt ?? now());
}

async function letGo(id: string, data: Partial<PushDevice>, again: Date): Promise<void> {
  await db.pushDevice.updateMany({ where: { id }, data });
  await queuePush(db, id, again);
}

/** What was told waits no more; of more than are told at once, neither do the older ones: they came before what was told. */
async function forget(deviceId: string, pending: Pending[]): Promise<void> {
  const ids = pending.map(({ id }) => id);
  const told = ids.length < pushedAtOnce ? { in: ids } : { lte: ids[0]! };
  await db.push.deleteMany({ where: { deviceId, notificationId: told } });
}

/** A notification that waits, and whether its member wants to be told of its kind by push still. */
type Pending = { id: string; isWanted: boolean };

function findPending(deviceId: string): Promise<Pending[]> {
  return db.$queryRaw<Pending[]>`
    SELECT told.id, ${memberWants("push", Prisma.sql`told.kind`)} AS "isWanted"
    FROM "Push" push JOIN "Notification" told ON told.id = push."notificationId"
    JOIN "Member" member ON member.id = told."memberId"
    WHERE push."deviceId" = ${deviceId}::uuid ORDER BY told.id DESC LIMIT ${pushedAtOnce}::int`;
}

/** What is older than a push service would keep it is no news any more. */
async function findToldByPush(memberId: string, pending: Pending[]): Promise<Told[]> {
  const ids = pending.flatMap(({ id, isWanted }) => (isWanted ? [id] : []));
  const actor = await findActor(memberId);
  if (!actor || ids.length === 0 || actor.standing === "suspended" || actor.standing === "removed") return [];
  const since = addSeconds(now(), -pushTtlSeconds);
  const { told } = await findTold(actor, { after: null, unreadOnly: true, take: ids.length, since, ids });
  const threads = told.map(({ content }) => content.threadId);
  const muted = await db.topicMute.findMany({ where: { memberId, topicId: { in: threads } } });
  return told.filter(({ content }) => !muted.some(({ topicId }) => topicId === content.threadId));
}

/** How a sending went; of one that failed, how often by now and how long to wait (s). */
type Outcome = "taken" | "nothing" | "gone" | { failures: number; wait: number };

async function sendAll(device: PushDevice, told: Told[], sending: PushSending): Promise<Outcome> {
  const club = await getClub();
  for (const message of pushMessages(told, club, isLanguage(device.locale) ? device.locale : club.locale)) {
    const answer = await post(device, message, sending);
    const outcome = outcomeOf(answer, device.failures + 1, sending.chance ?? Math.random);
    if (outcome) return outcome;
  }
  return told.length > 0 ? "taken" : "nothing";
}

/** Null for a message that was taken. */
function outcomeOf(answer: OutsideAnswer, failures: number, chance: () => number): Outcome | null {
  if ("status" in answer && answer.status >= 200 && answer.status < 300) return null;
  if ("status" in answer && goneStatuses.includes(answer.status)) return "gone";
  if (failures >= pushFailuresMax) return "gone";
  const wished = "status" in answer ? wishedSeconds(answer.retryAfter, now()) : 0;
  return { failures, wait: pushWait(failures, wished, chance()) };
}

function post(device: PushDevice, { payload, topic, urgency }: PushMessage, { reach, limits }: PushSending) {
  const { endpoint, p256dh, auth } = device;
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(payload),
    { vapidDetails: { subject: subject(), ...pushKeys() }, TTL: pushTtlSeconds, urgency, topic },
  );
  const texts = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return postOutside(
    { url: endpoint, headers: texts, body, reach: reach ?? reachIn(env.NODE_ENV) },
    limits ?? usualLimits,
  );
}

/** Whom a push service can write to about the club's messages (RFC 8292, 2.1). */
function subject(): string {
  if (env.MAIL_FROM) return `mailto:${env.MAIL_FROM}`;
  return env.PUBLIC_URL?.startsWith("https:") ? env.PUBLIC_URL : "mailto:nobody@club.invalid";
}

async function writeDown({ id }: PushDevice, outcome: Outcome): Promise<void> {
  if (outcome === "gone") return void (await db.pushDevice.deleteMany({ where: { id } }));
  const at = now();
  if (outcome === "nothing") return letGo(id, { nextAt: null }, at);
  if (outcome === "taken") return letGo(id, { nextAt: null, failures: 0, lastOkAt: at }, at);
  const nextAt = addSeconds(at, outcome.wait);
  return letGo(id, { nextAt, failures: outcome.failures }, nextAt);
}
