import { Client } from "pg";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { ensureDefaultForums } from "#app/domain/forums/ensure-default-forums.server.ts";
import { addProduct } from "#app/domain/products/add-product.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { reindex } from "#search/reindex.server.ts";
import { makeRandom } from "#tests/factories/random.ts";
import { randomParagraph, randomTitle } from "#tests/factories/random-text.ts";
import { copyRows } from "./copy.ts";
import { openClub } from "./open-club.ts";
import { planTopics } from "./plan.ts";
import { likeRows, memberRows, postRows, readRows, topicRow } from "./rows.ts";
import type { Shape } from "./shape.ts";

type Home = { forumId: string; productId: string | null };

/**
 * Fills an empty, migrated database with a club of this shape, the same each time but for its dates, which end at
 * `until`: the catalogue by the use cases, all that is many by COPY. `db` has to be connected to it.
 */
export async function fillClub(databaseUrl: string, shape: Shape, until: Date): Promise<void> {
  await openClub();
  await ensureDefaultForums();
  const homes = await makeForums(shape);
  const { topics, posts } = planTopics(shape, homes.length, until);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await copyRows(client, "Member", memberRows(shape, until));
    const homeOf = (topic: (typeof topics)[number]) => homes[topic.forum]!;
    await copyRows(
      client,
      "Topic",
      topics.map((topic) => topicRow(topic, homeOf(topic).forumId)),
    );
    const tagged = topics.flatMap((topic) => ({ topicId: topic.id, productId: homeOf(topic).productId }));
    await copyRows(
      client,
      "TopicProduct",
      tagged.filter(({ productId }) => productId !== null),
    );
    await copyRows(client, "Post", postRows(posts));
    await client.query(acceptAnswers, [topics.map(({ id }) => id), topics.map(({ accepted }) => accepted?.id)]);
    await copyRows(client, "Like", likeRows(shape, posts));
    await copyRows(client, "TopicRead", readRows(shape, topics, until));
    await client.query(countForums);
    await client.query("DELETE FROM graphile_worker._private_jobs"); // nobody is there to hear of what was made
    await reindex(); // nor to fill the search
    await client.query("VACUUM (FREEZE, ANALYZE)");
  } finally {
    await client.end();
  }
}

/** The forums of products, and the two that everyone writes in. */
async function makeForums({ products }: Shape): Promise<Home[]> {
  const random = makeRandom(3);
  const homes: Home[] = [];
  for (let number = 1; number <= products; number++) {
    const features: [string, string][] = [["وزن", `${random.between(90, 900)} گرم`]];
    const name = `کالای ${number} ${randomTitle(random).split(" ").at(-1)!.replace("؟", "")}`;
    const described = { name, nameEn: `Product ${number}`, category: "دوربین", description: randomParagraph(random) };
    const added = await transaction((tx) => addProduct(tx, { ...described, features }, { actorId: null }));
    homes.push({ forumId: added.forum.id, productId: added.id });
  }
  const open = await db.forum.findMany({
    where: { productId: null, writers: "members" },
    orderBy: { position: "asc" },
  });
  return [...homes, ...open.map(({ id }) => ({ forumId: id, productId: null }))];
}

const acceptAnswers = `
  UPDATE "Topic" topic SET "acceptedPostId" = answer."postId"
  FROM unnest($1::uuid[], $2::uuid[]) AS answer("topicId", "postId")
  WHERE topic.id = answer."topicId" AND answer."postId" IS NOT NULL`;

const countForums = `
  UPDATE "Forum" SET "topicCount" = counted.topics, "postCount" = counted.posts, "lastPostAt" = counted.last
  FROM (
    SELECT "forumId", count(*) AS topics, sum("replyCount" + 1) AS posts, max("lastPostAt") AS last
    FROM "Topic" GROUP BY "forumId"
  ) counted
  WHERE id = counted."forumId"`;
