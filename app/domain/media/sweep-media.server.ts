import { transaction } from "#app/domain/core/transaction.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { removeFile } from "#app/platform/files.server.ts";
import { renditionName, renditionPlace, unattachedSeconds } from "./rules.ts";

const sweptAtOnce = 100;

type Unattached = { id: string; key: string; widths: number[] };

/**
 * Removes pictures that nothing has shown for a day. One that stands in its owner's draft stays. A picture that is
 * being attached at the same moment is left to whoever has its row first.
 * @returns how many were removed
 */
export async function sweepMedia(): Promise<number> {
  const before = addSeconds(now(), -unattachedSeconds);
  for (let removed = 0; ; ) {
    const swept = await sweepSome(before);
    removed += swept;
    if (swept < sweptAtOnce) return removed;
  }
}

/** Removes at once what a member uploaded and nothing shows any more. */
export async function sweepMediaOf(ownerId: string): Promise<void> {
  while ((await sweepSome(now(), ownerId)) === sweptAtOnce);
}

async function sweepSome(before: Date, ownerId: string | null = null): Promise<number> {
  return transaction(async (tx) => {
    const rows = await tx.$queryRaw<Unattached[]>`
      SELECT media.id, media.key, media.widths FROM "Media" media
      WHERE media."attachedAt" IS NULL AND media."createdAt" <= ${before}
        AND (${ownerId}::uuid IS NULL OR media."ownerId" = ${ownerId}::uuid)
        AND NOT EXISTS (
          SELECT 1 FROM "Draft" draft
          WHERE draft."memberId" = media."ownerId" AND strpos(draft.body::text, media.id::text) > 0
        )
      ORDER BY media."createdAt" LIMIT ${sweptAtOnce}
      FOR UPDATE OF media SKIP LOCKED`;
    for (const { key, widths } of rows)
      await Promise.all(widths.map((width) => removeFile(renditionPlace(renditionName(key, width))!)));
    await tx.media.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    return rows.length;
  });
}
