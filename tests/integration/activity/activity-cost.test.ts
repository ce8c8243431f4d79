import { expect, test } from "vitest";
import { listActivityLines } from "#app/domain/activity/list-activity.server.ts";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { follow } from "#app/domain/notifications/follow.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeOpenForum, writeTopic } from "#tests/factories/discussion.ts";
import { makeProduct } from "#tests/factories/forums.ts";
import { countQueries, explain, knowSizes } from "#tests/setup/count-queries.ts";

type Filter = Parameters<typeof listActivityLines>[1];

/** A club in which 50,000 things happened in 500 topics of 50 forums, by 500 members; answers with some of them. */
async function makeLivelyClub() {
  const product = await makeProduct();
  const home = await makeOpenForum({ productId: product.id });
  const topic = await writeTopic({ forumId: home.id });
  await db.$executeRaw`
    INSERT INTO "Member" (id, phone, name, "nameFold")
    SELECT gen_random_uuid(), '+98930' || lpad(n::text, 7, '0'), 'm' || n, 'm' || n FROM generate_series(1, 500) n`;
  await db.$executeRaw`INSERT INTO "Forum" (id, slug, name) SELECT gen_random_uuid(), 'f' || n, 'f' || n FROM generate_series(1, 49) n`;
  await db.$executeRaw`
    INSERT INTO "Topic" (id, "forumId", "authorId", title, "titleFold", slug, "lastPostAt")
    SELECT gen_random_uuid(), forum.id, ${topic.authorId}::uuid, 't', 't', '', now()
    FROM generate_series(1, 499) n
    JOIN (SELECT id, row_number() OVER (ORDER BY slug) AS place FROM "Forum") forum ON forum.place = n % 50 + 1`;
  await db.$executeRaw`
    INSERT INTO "Post" (id, "topicId", "authorId", number, body, html, text, "textHash")
    SELECT gen_random_uuid(), topic.id, topic."authorId", 2, first.body, first.html, first.text, first."textHash"
    FROM "Topic" topic, "Post" first WHERE first.id = ${topic.firstPost.id}::uuid`;
  await db.$executeRaw`
    INSERT INTO "Activity" (id, "eventId", kind, "actorId", "contentKind", "contentId", "forumId", "topicId", "createdAt")
    SELECT gen_random_uuid(), gen_random_uuid(), 'post.created', doer.id, 'post', post.id, topic."forumId", topic.id,
      now() - n * interval '1 minute'
    FROM generate_series(1, 50000) n
    JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM "Member") doer ON doer.place = n % 499 + 1
    JOIN (SELECT id, "topicId", row_number() OVER (ORDER BY id) AS place FROM "Post" WHERE number = 2) post
      ON post.place = n / 100 % 500 + 1
    JOIN "Topic" topic ON topic.id = post."topicId"`;
  await knowSizes();
  return { product, topic, home };
}

test("50,000 facts are read through indexes, whoever asks and whatever for", async () => {
  const { product, topic, home } = await makeLivelyClub();
  await db.topicProduct.create({ data: { topicId: topic.id, productId: product.id } });
  const doer = await db.activity.findFirstOrThrow();
  const reader: Actor = await asActor(await makeMember());
  await follow(reader, { kind: "member", id: doer.actorId });
  await follow(reader, { kind: "topic", id: topic.id });
  await follow(reader, { kind: "forum", id: home.id });
  const asked: [Actor, Filter][] = [
    [guest, {}],
    [reader, {}],
    [reader, { following: true }],
    [guest, { productSlug: product.slug }],
  ];
  for (const [actor, filter] of asked) {
    const { items, next } = await listActivityLines(actor, filter);
    expect(items.length, JSON.stringify(filter)).toBeGreaterThan(0);
    for (const after of [null, next]) {
      const { statements } = await countQueries(() => listActivityLines(actor, filter, after));
      for (const statement of statements) {
        const { readThrough, mostRows } = await explain(statement);
        expect(readThrough, `${JSON.stringify(filter)} ${statement.text}`).not.toContain("Activity");
        expect(mostRows, `${JSON.stringify(filter)} ${statement.text}`).toBeLessThan(2_500);
      }
    }
  }
});
