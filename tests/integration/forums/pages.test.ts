import type { LoaderFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { loader as repliesPage } from "#app/routes/forums/replies.tsx";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";

type Params = Record<string, string>;
type Status = { status: number };

/** Asks for a page as a guest's browser does. */
function open<T>(loader: (args: LoaderFunctionArgs) => Promise<T>, params: Params, search = ""): Promise<T> {
  const request = new Request(`http://club.example/page${search}`, { headers: { Accept: "text/html" } });
  return withRequestContext({ ...requestContext(), actor: undefined }, () => loader({ request, params, context: {} }));
}

/** The status a page is refused with. */
function refusal(page: Promise<unknown>): Promise<number> {
  return page.then(
    () => 200,
    (refused: Status | { init: Status }) => ("init" in refused ? refused.init.status : refused.status),
  );
}

describe("the replies to a post", () => {
  it("stand with the post itself, in the order of the topic", async () => {
    const topic = await makeTopic();
    const question = await makePost({ topicId: topic.id, text: "کدام لنز؟" });
    const [first, second] = [
      await makePost({ topicId: topic.id, replyToId: question.id }),
      await makePost({ topicId: topic.id, replyToId: question.id }),
    ];
    await makePost({ topicId: topic.id, replyToId: topic.firstPost.id });
    const { post, replies } = await open(repliesPage, { post: question.id });
    expect([post.number, post.html]).toEqual([2, '<p dir="auto">کدام لنز؟</p>']);
    expect(replies.map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it("are not there for who may not read the forum, nor for no post", async () => {
    const forum = await makeForum({ readers: "members" });
    const { firstPost } = await makeTopic({ forumId: forum.id });
    for (const post of [firstPost.id, forum.id, "nothing"])
      expect(await refusal(open(repliesPage, { post })), post).toBe(404);
  });
});
