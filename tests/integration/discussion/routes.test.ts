import { beforeEach, describe, expect, it } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { action as keepAway } from "#app/routes/discussion/boundary.ts";
import { action as like, loader as likers } from "#app/routes/discussion/like.ts";
import { action as follow } from "#app/routes/notifications/follow.ts";
import { action as read } from "#app/routes/notifications/mark-read.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { writeTopic } from "#tests/factories/discussion.ts";

type Params = Record<string, string>;
type Answer = { status: number; to: string | null; type: string; body: unknown };

const page = { Accept: "text/html,application/xhtml+xml" };
const topicPage = "http://club.example/forums/talk/1";
let cookie: string;
let me: string;

beforeEach(async () => {
  const member = await makeMember();
  const session = await transaction((tx) => openSession(tx, member, { userAgent: "" }));
  cookie = (await sessionCookie.serialize(session.id)).split(";")[0]!;
  me = member.id;
});

/** Sends a request as a browser does: with its cookie, or without one as a guest. */
async function send(
  action: typeof like,
  params: Params,
  given: { method?: string; form?: Params; headers?: Params; guest?: boolean } = {},
): Promise<Answer> {
  const { method = "POST", form, headers, guest } = given;
  const request = new Request("http://club.example/deed", {
    method,
    headers: { ...(!guest && { Cookie: cookie }), Referer: topicPage, ...headers },
    body: form ? new URLSearchParams(form) : null,
  });
  const context = { ...requestContext(), actor: undefined };
  const response = await withRequestContext(context, () => action({ request, params, context: {} }));
  const type = response.headers.get("Content-Type")?.split(";")[0] ?? "";
  const text = await response.text();
  return {
    status: response.status,
    to: response.headers.get("Location"),
    type,
    body: /json/.test(type) ? JSON.parse(text) : text,
  };
}

async function someonesPost(): Promise<Params> {
  return { kind: "post", id: (await writeTopic()).firstPost.id };
}

describe("/like/:kind/:id", () => {
  it("PUT and DELETE as often as one wants", async () => {
    const post = await someonesPost();
    for (const method of ["PUT", "PUT"])
      expect(await send(like, post, { method })).toMatchObject({ status: 200, body: { liked: true, likeCount: 1 } });
    for (const method of ["DELETE", "DELETE"])
      expect(await send(like, post, { method })).toMatchObject({ status: 200, body: { liked: false, likeCount: 0 } });
  });

  it("knows no other method", async () => {
    const post = await someonesPost();
    await send(like, post, { method: "PUT" });
    expect(await send(like, post, { method: "PATCH" })).toMatchObject({ status: 405 });
    expect(await db.like.count()).toBe(1);
  });

  it("a form without a script comes back to the post", async () => {
    const post = await someonesPost();
    expect(await send(like, post, { form: { intent: "like" }, headers: page })).toMatchObject({
      status: 303,
      to: `/p/${post.id}`,
    });
    expect(await db.like.count()).toBe(1);
    await send(like, post, { form: { intent: "unlike" }, headers: page });
    expect(await db.like.count()).toBe(0);
  });

  it("a form with a script gets the new state", async () => {
    const answer = await send(like, await someonesPost(), { form: { intent: "like" } });
    expect(answer).toMatchObject({ status: 200, type: "application/json", body: { liked: true, likeCount: 1 } });
  });

  it("a refusal is told to a program, to a script, and to a person in words with the way back", async () => {
    const own = { kind: "post", id: (await writeTopic({ authorId: me })).firstPost.id };
    expect(await send(like, own, { method: "PUT" })).toMatchObject({
      ...{ status: 403, type: "application/problem+json", body: { code: "own_content", status: 403 } },
    });
    expect(await send(like, own, { form: { intent: "like" } })).toMatchObject({
      ...{ status: 403, type: "application/json", body: { problem: { code: "own_content" } } },
    });
    const told = await send(like, own, { form: { intent: "like" }, headers: page });
    expect(told).toMatchObject({ status: 403, type: "text/html" });
    expect(told.body).toContain('<html lang="fa" dir="rtl"');
    expect(told.body).toContain("این از خود شماست.");
    expect(told.body).toContain('href="/forums/talk/1"');
  });

  it("a guest is sent to sign in and comes back", async () => {
    const post = await someonesPost();
    const form = { intent: "like" };
    expect(await send(like, post, { form, headers: page, guest: true })).toMatchObject({
      ...{ status: 303, to: `/sign-in?to=${encodeURIComponent("/forums/talk/1")}` },
    });
    expect(await send(like, post, { form, guest: true })).toMatchObject({ status: 401 });
    expect(await send(like, post, { method: "PUT", guest: true })).toMatchObject({ status: 401 });
  });

  it("knows no other kinds and no malformed ids", async () => {
    for (const params of [
      { kind: "member", id: me },
      { kind: "post", id: "1" },
      { kind: "constructor", id: me },
    ])
      expect(await send(like, params, { method: "PUT" })).toMatchObject({ status: 404 });
  });

  it("GET tells who likes it", async () => {
    const post = await someonesPost();
    await send(like, post, { method: "PUT" });
    expect((await send(likers, post, { method: "GET" })).body).toMatchObject({ items: [{ id: me }], next: null });
  });
});

it("/follow/:kind/:id follows and stops, with and without a script", async () => {
  const topic = { kind: "topic", id: (await writeTopic()).id };
  expect(await send(follow, topic, { form: { intent: "follow" } })).toMatchObject({ body: { following: true } });
  expect(await db.follow.count({ where: { memberId: me, endedAt: null } })).toBe(1);
  expect(await send(follow, topic, { form: { intent: "unfollow" }, headers: page })).toMatchObject({
    ...{ status: 303, to: "/forums/talk/1" },
  });
  expect(await db.follow.count({ where: { memberId: me, endedAt: null } })).toBe(0);
  expect(await send(follow, { kind: "club", id: me }, { method: "PUT" })).toMatchObject({ status: 404 });
});

it("/boundary/:member keeps a member away and lets them near", async () => {
  const { id: member } = await makeMember();
  expect(await send(keepAway, { member }, { form: { distance: "block" } })).toMatchObject({ status: 200 });
  expect(await db.boundary.count()).toBe(1);
  expect(await send(keepAway, { member }, { form: { distance: "far" } })).toMatchObject({ status: 422 });
  await send(keepAway, { member }, { form: { distance: "none" } });
  expect(await db.boundary.count()).toBe(0);
});

it("/notifications/read marks one line without scripts, and leads back to the others", async () => {
  const { firstPost } = await writeTopic();
  const [about, ids] = [{ contentKind: "post", contentId: firstPost.id }, [uuidv7(), uuidv7()]];
  await db.notification.createMany({
    data: ids.map((id) => ({
      ...{ id, memberId: me, eventId: uuidv7(), kind: "like", actorId: firstPost.authorId },
      ...about,
    })),
  });
  const done = await send(read, {}, { form: { id: ids[0]! }, headers: page });
  expect(done).toMatchObject({ status: 303, to: "/notifications" });
  const unread = await db.notification.findMany({ where: { memberId: me, readAt: null }, select: { id: true } });
  expect(unread).toEqual([{ id: ids[1] }]);
});

it("/notifications/read refuses what are no ids", async () => {
  expect(await send(read, {}, { form: { id: "1" } })).toMatchObject({ status: 422 });
  expect(await send(read, {}, { form: {}, headers: page })).toMatchObject({ status: 303, to: "/notifications" });
});
