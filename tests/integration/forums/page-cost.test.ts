import type { LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { hearsOthers } from "#app/domain/core/committed.server.ts";
import { hearCommitted } from "#app/domain/core/hear-committed.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { newRequestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { topicSegment } from "#app/paths.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { loader as root } from "#app/root.tsx";
import { loader as activity } from "#app/routes/activity/activity.tsx";
import { loader as forumPage } from "#app/routes/forums/forum.tsx";
import { loader as home } from "#app/routes/forums/home.tsx";
import { loader as forums } from "#app/routes/forums/index.tsx";
import { loader as topicPage } from "#app/routes/forums/topic.tsx";
import type { Post } from "#prisma/client";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { countQueries } from "#tests/setup/count-queries.ts";
import { workerDatabase } from "#tests/setup/database.ts";

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;
type Params = Record<string, string>;

/** Statements that a page may cost, the frame around it included. */
const most = {
  guest: { home: 3, forums: 4, forum: 2, topic: 2, activity: 6 },
  member: { home: 6, forums: 6, forum: 4, topic: 4, activity: 8 },
};

let stopHearing: () => unknown;
beforeEach(async () => {
  const hearing = hearCommitted(await workerDatabase(), { everyMs: 30_000, patienceMs: 30_000 });
  stopHearing = () => hearing.stop();
  await expect.poll(hearsOthers, { timeout: 20_000, interval: 10 }).toBe(true);
});
afterEach(() => stopHearing());

/** What a whole page asks of the database: its own loader and the frame's, at once, as a server runs them. */
async function costOf(page: Loader, params: Params, cookie: string | null): Promise<number> {
  const request = new Request("http://club.example/", { headers: { ...(cookie && { Cookie: cookie }) } });
  const args = { request, params, context: {} };
  const both = () =>
    withRequestContext(newRequestContext({ id: "test", route: "/" }), () => Promise.all([root(args), page(args)]));
  await both(); // the club is kept from now on
  return (await countQueries(both)).statements.length;
}

function tellActivity({ id, authorId, topicId }: Post) {
  const content = { contentKind: "post", contentId: id, topicId };
  return db.activity.create({ data: { eventId: uuidv7(), kind: "post.created", actorId: authorId, ...content } });
}

it("a page asks few statements, as many for thirty topics or posts as for one", async () => {
  const forum = await makeForum();
  const topic = await makeTopic({ forumId: forum.id, kind: "question", productIds: [(await makeProduct()).id] });
  const member = await makeMember();
  const session = await transaction((tx) => openSession(tx, member, { userAgent: "" }));
  const cookie = (await sessionCookie.serialize(session.id)).split(";")[0]!;
  const at = { forum: forum.slug, topic: topicSegment(topic) };
  const costs = async (who: string | null) => ({
    home: await costOf(home, {}, who),
    forums: await costOf(forums, {}, who),
    forum: await costOf(forumPage, at, who),
    topic: await costOf(topicPage, at, who),
    activity: await costOf(activity, {}, who),
  });
  await tellActivity(topic.firstPost);
  const few = { guest: await costs(null), member: await costs(cookie) };
  for (let count = 0; count < 12; count++) {
    await tellActivity(await makePost({ topicId: topic.id, replyToId: topic.firstPost.id }));
    await makeTopic({ forumId: forum.id });
    await makeForum();
  }
  const many = { guest: await costs(null), member: await costs(cookie) };
  for (const who of ["guest", "member"] as const)
    for (const page of ["home", "forums", "forum", "topic", "activity"] as const) {
      expect(many[who][page], `${page} of a ${who}`).toBeLessThanOrEqual(most[who][page]);
      expect(many[who][page] - few[who][page], `${page} of a ${who}`).toBeLessThanOrEqual(1);
    }
});
