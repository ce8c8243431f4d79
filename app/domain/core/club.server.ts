import { type Database, db } from "#app/platform/db/client.server.ts";
import { isLanguage, type Language } from "#app/platform/language.ts";

/** What every page knows about the club. */
export type Club = {
  name: string;
  locale: Language;
  timeZone: string;
  currencyUnit: "toman" | "rial";
  brandHue: number;
  readers: "everyone" | "members";
  isSetUp: boolean;
};

/** The club's name and ways; defaults while it has not been set up. */
export async function getClub(database: Database = db): Promise<Club> {
  const row = await database.club.findUnique({ where: { id: 1 } });
  return {
    name: row?.name ?? "",
    locale: row && isLanguage(row.locale) ? row.locale : "fa",
    timeZone: row?.timeZone ?? "Asia/Tehran",
    currencyUnit: row?.currencyUnit === "rial" ? "rial" : "toman",
    brandHue: row?.brandHue ?? 250,
    readers: row?.readers === "members" ? "members" : "everyone",
    isSetUp: row?.setUpAt != null,
  };
}

/**
 * A feature's limits and switches: what the club changed, over the feature's own defaults.
 * @param feature the key under the club's settings
 */
export async function clubSettings<T extends object>(
  feature: string,
  defaults: T,
  database: Database = db,
): Promise<T> {
  const row = await database.club.findUnique({ where: { id: 1 }, select: { settings: true } });
  const changed = (row?.settings as Record<string, Partial<T>> | undefined)?.[feature] ?? {};
  return { ...defaults, ...changed };
}
