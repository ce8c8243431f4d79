import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { acceptAnswer } from "#app/domain/forums/accept-answer.server.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { forumPath, memberPath, newTopicPath, topicPath } from "#app/paths.ts";
import { connectDatabase, db, disconnectDatabase } from "#app/platform/db/client.server.ts";
import type { Site } from "../e2e/site.ts";
import { asActor, makeMember } from "../factories/accounts.ts";
import { makeForum, makeSection } from "../factories/forums.ts";
import { sampleForums, sampleMembers, sampleThreads } from "./sample-threads.ts";

export type SampleClub = Awaited<ReturnType<typeof fillSampleClub>>;

/** Fills a club as one might look after its first weeks; says where the pages stand that are worth a picture. */
export async function fillSampleClub(site: Site) {
  connectDatabase(site.databaseUrl);
  try {
    await db.forumSection.updateMany({ data: { position: { increment: 10 } } });
    const section = await makeSection({ name: "گفت‌وگوها", nameEn: "Talk", position: 0 });
    const forums = new Map<string, Awaited<ReturnType<typeof makeForum>>>();
    for (const [position, forum] of sampleForums.entries())
      forums.set(forum.slug, await makeForum({ ...forum, position, sectionId: section.id }));
    const members = [];
    for (const given of sampleMembers)
      members.push(await asActor(await makeMember({ ...given, trust: 2, phone: null })));
    const topics = [];
    for (const thread of sampleThreads) {
      const { forum, by, kind, title, text: body, tags = [], replies, accepted, hoursAgo } = thread;
      const author = members[by]!;
      const topic = await createTopic(author, {
        ...{ forumId: forums.get(forum)!.id, kind, title, body, productIds: [], tags },
      });
      const posts = [topic.postId];
      for (const [who, text] of replies)
        posts.push((await reply(members[who]!, { topicId: topic.topicId, body: text })).postId);
      if (accepted !== undefined) await acceptAnswer(author, { postId: posts[accepted + 1]! });
      for (const [index, postId] of posts.entries())
        for (const fan of members.slice(0, Math.max(0, 5 - index * 2)))
          await likeContent(fan, { kind: "post", id: postId }).catch(() => undefined); // nobody likes what they wrote
      await spreadTimes(topic.topicId, hoursAgo);
      topics.push(topic);
    }
    const [first, , , , english] = topics;
    return {
      ...{ topic: topicPath(first!), english: topicPath(english!), forum: forumPath(forums.get("cameras")!) },
      ...{ newTopic: newTopicPath(forums.get("coffee")!), member: memberPath(members[0]!) },
    };
  } finally {
    await disconnectDatabase();
  }
}

/** A topic that was just made began so many hours ago, and its replies came one after the other. */
async function spreadTimes(topicId: string, hoursAgo: number): Promise<void> {
  await db.$executeRaw`
    UPDATE "Post" SET "createdAt" = now() - make_interval(mins => ${hoursAgo * 60 + 60} - number * 17)
    WHERE "topicId" = ${topicId}::uuid`;
  await db.$executeRaw`
    UPDATE "Topic" SET "createdAt" = now() - make_interval(mins => ${hoursAgo * 60 + 43}),
      "lastPostAt" = (SELECT max("createdAt") FROM "Post" WHERE "topicId" = ${topicId}::uuid)
    WHERE id = ${topicId}::uuid`;
  await db.$executeRaw`
    UPDATE "Forum" forum SET "lastPostAt" = (SELECT max("lastPostAt") FROM "Topic" WHERE "forumId" = forum.id)
    FROM "Topic" topic WHERE topic.id = ${topicId}::uuid AND forum.id = topic."forumId"`;
}
