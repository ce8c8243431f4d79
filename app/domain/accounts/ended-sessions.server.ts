import { now } from "#app/platform/clock.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";

/** Those of some sessions (by `sessionKey`) that are over: ended, or expired. */
export async function endedSessions(keys: readonly string[]): Promise<string[]> {
  const rows = await selectRows<{ key: string }>`
    SELECT asked.key FROM unnest(${[...keys]}::text[]) AS asked(key)
    WHERE NOT EXISTS (SELECT FROM "Session" s WHERE s.id = asked.key AND s."expiresAt" > ${now()})`;
  return rows.map(({ key }) => key);
}
