import { type Database, db } from "#app/platform/db/client.server.ts";
import { newNotice, noticeChannel, tellNotices } from "./notices.server.ts";

/** Tells every process that something has changed which is no fact of its own: what follows from a fact later, for one. */
export async function tellAnything(database: Database = db): Promise<void> {
  const notice = newNotice("anything");
  await database.$executeRaw`SELECT pg_notify(${noticeChannel}, ${notice.text})`;
  tellNotices([notice]);
}
