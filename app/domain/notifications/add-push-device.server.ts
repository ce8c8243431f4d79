import { createECDH } from "node:crypto";
import { sessionKey } from "#app/domain/accounts/find-actor.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import { faultOfUrl, type Reach, reachIn, resolveHost } from "#app/platform/outgoing/reach.server.ts";
import { pushDevicesMax, userAgentMax } from "./push-rules.ts";
import type { AddPushDevice } from "./push-schema.ts";

/** The browser that is switched on: its session, and what it says about itself. */
type Browser = { sessionId: string | null; userAgent: string };

/**
 * Has a browser be told by web push until its session ends. A browser that had been switched on already, by whomever, is
 * the actor's from now on.
 * @throws DomainError unauthenticated, push_refused where the address is no push service's on the public internet
 */
export async function addPushDevice(
  actor: MemberActor,
  input: AddPushDevice,
  browser: Browser,
  reach: Reach = reachIn(env.NODE_ENV),
): Promise<void> {
  await checkSubscription(input, reach);
  const sessionId = sessionKey(browser.sessionId ?? "");
  const userAgent = browser.userAgent.slice(0, userAgentMax);
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT id FROM "Member" WHERE id = ${actor.id}::uuid FOR UPDATE`;
    const session = await tx.session.count({ where: { id: sessionId, memberId: actor.id } });
    if (session === 0) throw new DomainError("unauthenticated");
    await tx.pushDevice.deleteMany({ where: { OR: [{ sessionId }, { endpoint: input.endpoint }] } });
    await makeRoom(tx, actor.id);
    await tx.pushDevice.create({ data: { memberId: actor.id, sessionId, userAgent, createdAt: now(), ...input } });
  });
}

/** What cannot be sent to is refused here, where the person still sees it; each sending checks the address again. */
async function checkSubscription({ endpoint, p256dh }: AddPushDevice, reach: Reach): Promise<void> {
  const url = new URL(endpoint);
  const fault = faultOfUrl(url, reach);
  const found = fault ? { fault } : await resolveHost(url.hostname, reach);
  if ("fault" in found || !isOnCurve(p256dh)) throw new DomainError("push_refused");
}

function isOnCurve(publicKey: string): boolean {
  const ours = createECDH("prime256v1");
  ours.generateKeys();
  try {
    return ours.computeSecret(publicKey, "base64url").length > 0;
  } catch {
    return false; // no point of the curve
  }
}

async function makeRoom(tx: Transaction, memberId: string): Promise<void> {
  const stale = await tx.pushDevice.findMany({
    where: { memberId },
    orderBy: [{ lastOkAt: { sort: "desc", nulls: "last" } }, { id: "desc" }],
    skip: pushDevicesMax - 1,
    take: pushDevicesMax,
    select: { id: true },
  });
  await tx.pushDevice.deleteMany({ where: { id: { in: stale.map(({ id }) => id) } } });
}
