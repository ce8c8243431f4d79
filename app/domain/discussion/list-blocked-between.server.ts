import { db } from "#app/platform/db/client.server.ts";

/**
 * Members who block somebody or whom somebody blocks: to these a passing sign of the other is not shown.
 * @returns null when there are more than `most`
 */
export async function listBlockedBetween(memberId: string, most: number): Promise<string[] | null> {
  const rows = await db.boundary.findMany({
    where: { distance: "block", OR: [{ memberId }, { otherId: memberId }] },
    select: { memberId: true, otherId: true },
    take: most + 1,
  });
  if (rows.length > most) return null;
  return [...new Set(rows.map((row) => (row.memberId === memberId ? row.otherId : row.memberId)))];
}
