import { Client } from "pg";
import { type Finding, fine, warning } from "#app/platform/doctor/finding.ts";
import { hasMeilisearch, madeFor, serverName } from "./connection.server.ts";
import { whatAilsMeilisearch } from "./faults.server.ts";
import { leftSeconds } from "./indexes.server.ts";

const lateSeconds = 60;

type Found = { server: string; madeFor: string; tended: number };
type Waiting = { count: number; oldest: number };

/** Looks at the club's Meilisearch, and at what the database says of it; changes nothing. */
export async function checkMeilisearch(databaseUrl: string): Promise<Finding[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: live } = await client.query<Found>(
      `SELECT server, "madeFor", extract(epoch FROM now() - "tendedAt")::float8 AS tended
       FROM "MeilisearchIndex" WHERE state = 'live'`,
    );
    const { rows: waiting } = await client.query<Waiting>(
      `SELECT count(*)::int AS count, coalesce(extract(epoch FROM now() - min(since)), 0)::int AS oldest
       FROM "SearchPending"`,
    );
    return hasMeilisearch() ? [await judge(live[0], waiting[0]!)] : withoutOne(live[0]);
  } finally {
    await client.end();
  }
}

function withoutOne(live: Found | undefined): Finding[] {
  if (!live || live.tended > leftSeconds) return [];
  const says = `Other processes of the club search at ${live.server}, here MEILI_URL is not set.`;
  return [warning("search", says, sameForAll)];
}

const sameForAll = "Give all processes of the club the same MEILI_URL and MEILI_KEY, and start them again.";

async function judge(live: Found | undefined, { count, oldest }: Waiting): Promise<Finding> {
  const ailment = await whatAilsMeilisearch();
  const server = serverName();
  if (ailment)
    return warning("search", `${ailment} (${server}): PostgreSQL searches.`, "Look at it, and at MEILI_KEY.");
  if (live && live.server !== server && live.tended < leftSeconds)
    return warning("search", `Other processes of the club search at ${live.server}, here it is ${server}.`, sameForAll);
  if (live?.madeFor !== madeFor())
    return warning("search", `${server} has no index yet: PostgreSQL searches.`, `A worker fills it. ${sameForAll}`);
  const says = `${count} things wait to be told to ${server}, the oldest for ${oldest} s`;
  const remedy = "PostgreSQL searches meanwhile. The log tells why; has Meilisearch room on its disk?";
  return oldest > lateSeconds ? warning("search", says, remedy) : fine("search", `Meilisearch at ${server}`);
}
