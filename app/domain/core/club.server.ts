import { type Database, db } from "#app/platform/db/client.server.ts";
import { isLanguage, type Language } from "#app/platform/language.ts";
import { keep } from "./keep.server.ts";

/** What every page knows about the club. */
export type Club = {
  name: string;
  locale: Language;
  timeZone: string;
  /** Two letters of ISO 3166-1. */
  country: string;
  currencyUnit: "toman" | "rial";
  brandHue: number;
  /** Address of the logo, from the root of the site; also guests of a club for members only see it. */
  logoUrl: string | null;
  readers: "everyone" | "members";
  isSetUp: boolean;
};

type ClubRow = Omit<Club, "isSetUp"> & { setUpAt: Date | null; settings: Record<string, object> };

/** Every request asks for the club, and it hardly ever changes. */
const keptRow = keep(
  () => selectClub(db),
  ({ kind }) => kind === "club.updated",
);

/**
 * The club's name and ways; defaults while it has not been set up.
 * @param database a transaction in progress, to see what it has changed
 */
export async function getClub(database?: Database): Promise<Club> {
  const row = await rowOf(database);
  return {
    name: row?.name ?? "",
    locale: row && isLanguage(row.locale) ? row.locale : "fa",
    timeZone: row?.timeZone ?? "Asia/Tehran",
    country: row?.country ?? "IR",
    currencyUnit: row?.currencyUnit === "rial" ? "rial" : "toman",
    brandHue: row?.brandHue ?? 250,
    logoUrl: row?.logoUrl ?? null,
    readers: row?.readers === "members" ? "members" : "everyone",
    isSetUp: row?.setUpAt != null,
  };
}

/**
 * A feature's limits and switches: what the club changed, over the feature's own defaults.
 * @param feature the key under the club's settings
 * @param database as in `getClub`
 */
export async function clubSettings<T extends object>(feature: string, defaults: T, database?: Database): Promise<T> {
  return { ...defaults, ...(await rowOf(database))?.settings[feature] };
}

function rowOf(database: Database | undefined): Promise<ClubRow | undefined> {
  return database && database !== db ? selectClub(database) : keptRow();
}

async function selectClub(database: Database): Promise<ClubRow | undefined> {
  const [row] = await database.$queryRaw<ClubRow[]>`
    SELECT club.name, club.locale, club."timeZone", club.country, club."currencyUnit", club."brandHue",
      club.readers::text, club."setUpAt", club.settings,
      '/media/' || logo.key || '-' || logo.widths[1] || '.webp' AS "logoUrl"
    FROM "Club" club LEFT JOIN "Media" logo ON logo.id = club."logoMediaId" WHERE club.id = 1`;
  return row;
}
