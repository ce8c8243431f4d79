import { getClub } from "#app/domain/core/club.server.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { quietUntil } from "./quiet.ts";

/** Of some members, those whose quiet hours it is by the club's clock, and when these end: mail and push wait until then. */
export async function findQuietMembers(memberIds: readonly string[]): Promise<Map<string, Date>> {
  const { timeZone } = await getClub();
  const rows = await db.notificationTimes.findMany({ where: { memberId: { in: [...memberIds] }, quiet: true } });
  return new Map(
    rows.flatMap((row) => {
      const until = quietUntil(row, now(), timeZone);
      return until ? [[row.memberId, until] as const] : [];
    }),
  );
}
