import type { Transaction } from "#app/platform/db/client.server.ts";

/** Says that nothing shows these pictures any more, so that they are swept. */
export async function detachMedia(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.media.updateMany({ where: { id: { in: [...ids] } }, data: { attachedAt: null } });
}
