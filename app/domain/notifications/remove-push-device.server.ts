import type { MemberActor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";

/** Has a device of the actor's be told nothing more by web push; one that is gone already is no error. */
export async function removePushDevice(actor: MemberActor, deviceId: string): Promise<void> {
  await db.pushDevice.deleteMany({ where: { id: deviceId, memberId: actor.id } });
}
