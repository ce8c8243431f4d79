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
