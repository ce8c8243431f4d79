import { type Database, db } from "#app/platform/db/client.server.ts";

/** The version of the rules that every club begins with; their text comes with the club's words. */
export const firstRulesVersion = 1;

/** The club's rules as they hold now; `text` is null while the club has published none of its own. */
export type ClubRulesView = { version: number; text: string | null; since: Date | null };

/** The version of the rules that hold now. */
export async function currentRulesVersion(database: Database = db): Promise<number> {
  const { _max } = await database.clubRules.aggregate({ _max: { version: true } });
  return _max.version ?? firstRulesVersion;
}

/** The rules that hold now. */
export async function getClubRules(database: Database = db): Promise<ClubRulesView> {
  const row = await database.clubRules.findFirst({ orderBy: { version: "desc" } });
  return row
    ? { version: row.version, text: row.text, since: row.createdAt }
    : { version: firstRulesVersion, text: null, since: null };
}
