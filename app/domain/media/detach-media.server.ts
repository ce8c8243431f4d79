import type { Transaction } from "#app/platform/db/client.server.ts";

/**
 * Says that nothing shows these pictures any more, so that they are swept.
 * @param ownerId leaves alone what is not this member's, where it is given
 */
export async function detachMedia(tx: Transaction, ids: readonly string[], ownerId?: string): Promise<void> {
  if (ids.length === 0) return;
  await tx.media.updateMany({ where: { id: { in: [...ids] }, ownerId }, data: { attachedAt: null } });
}
