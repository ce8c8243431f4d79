import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";

/** Seconds for which a number that only says "how big" may be old. */
const keptSeconds = 600;
let kept: { count: number; at: number } | undefined;

/** How many people have joined the club, as it was within the last ten minutes: counting reads all of them. */
export async function countMembers(): Promise<number> {
  const at = now().getTime();
  if (kept && Math.abs(at - kept.at) < keptSeconds * 1_000) return kept.count;
  const count = await db.member.count({ where: { standing: { not: "removed" }, placeholderKey: null } });
  kept = { count, at };
  return count;
}
