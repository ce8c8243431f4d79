import { sessionKey } from "#app/domain/accounts/find-actor.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { pushKeys } from "#app/platform/push-keys.server.ts";
import { pushDevicesMax } from "./push-rules.ts";
import type { PushDevicesView } from "./push-views.ts";

/**
 * Where the actor is told by web push, the newest first, and the key with which a browser is switched on.
 * @param sessionId id of the session that asks, as in its cookie
 */
export async function listPushDevices(actor: MemberActor, sessionId: string | null): Promise<PushDevicesView> {
  const rows = await db.pushDevice.findMany({
    where: { memberId: actor.id },
    orderBy: { id: "desc" },
    take: pushDevicesMax,
    select: { id: true, sessionId: true, userAgent: true, createdAt: true, lastOkAt: true },
  });
  const current = sessionId && sessionKey(sessionId);
  const devices = rows.map(({ sessionId: of, ...row }) => ({ ...row, isCurrent: of === current }));
  return { publicKey: pushKeys().publicKey, devices };
}
