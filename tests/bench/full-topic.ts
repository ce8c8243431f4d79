import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { makeRandom } from "#tests/factories/random.ts";
import { randomParagraph } from "#tests/factories/random-text.ts";

const posts = 20;

/** A topic with a page full of posts in Persian, by several members. */
export async function makeFullTopic() {
  const random = makeRandom(1);
  const forum = await makeForum({ slug: `bench-${performance.now().toFixed(0)}` });
  const authors = await Promise.all(Array.from({ length: 5 }, () => makeMember({ trust: 2 })));
  const topic = await makeTopic({ forumId: forum.id, text: randomParagraph(random), authorId: authors[0]!.id });
  for (let number = 1; number < posts; number++) {
    const authorId = authors[number % authors.length]!.id;
    await makePost({ topicId: topic.id, authorId, text: randomParagraph(random) });
  }
  return db.topic.findUniqueOrThrow({ where: { id: topic.id }, include: { forum: { select: { slug: true } } } });
}
