import { Client } from "pg";
import { findActor } from "#app/domain/accounts/find-actor.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { topicSeq } from "#app/paths.ts";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { makeMember } from "../factories/accounts.ts";
import type { Site } from "./site.ts";

/** Other members answer in a topic, each once, while the person of the journey is away. */
export async function somebodyReplies(site: Site, topicUrl: string, times: number): Promise<void> {
  const db = connectDatabase(site.databaseUrl);
  const seq = topicSeq(decodeURIComponent(new URL(topicUrl).pathname.split("/")[3]!));
  const { id: topicId } = await db.topic.findUniqueOrThrow({ where: { seq } });
  for (let time = 1; time <= times; time++) {
    const member = await makeMember({ trust: 1, phone: null });
    const actor = await findActor(member.id);
    await reply(actor!, { topicId, body: `پاسخ تازهٔ ${formatNumber(time, "fa")}` });
  }
  await disconnectDatabase();
}

/** The pace of writing has tests of its own; here nobody should wait. */
export async function allowWritingAtOnce(site: Site): Promise<void> {
  const client = new Client({ connectionString: site.databaseUrl });
  await client.connect();
  const settings = {
    forums: { postSeconds: 0, newPostSeconds: 0, topicSeconds: 0 },
    accounts: { secondsBetweenCodes: 0 },
  };
  await client.query(`INSERT INTO "Club" (id, settings) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET settings = $1`, [
    settings,
  ]);
  await client.end();
}
