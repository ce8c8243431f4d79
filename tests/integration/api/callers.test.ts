import { beforeEach, describe, expect, it } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { revokeToken } from "#app/domain/integrations/revoke-token.server.ts";
import { listAudit } from "#app/domain/settings/list-audit.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { addSeconds, daySeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makePost, makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { countQueries } from "#tests/setup/count-queries.ts";
import { makeToken, serveApi } from "./server.ts";

const ask = serveApi();

let me: { id: string };
let token: string;
beforeEach(async () => {
  me = await makeMember();
  token = await makeToken(me);
});

describe("a token", () => {
  const refused = { status: 401, json: { code: "token_invalid" } };

  it.each([
    ["of nobody", "Bearer bg_nothing", "token_invalid"],
    ["of another maker", "Bearer ghp_nothing", "token_invalid"],
    ["in another scheme", "Basic bWU6bWU=", "unauthenticated"],
    ["that is empty", "Bearer ", "unauthenticated"],
    ["that is two", "Bearer bg_a bg_b", "unauthenticated"],
  ])("%s opens nothing", async (_what, authorization, code) => {
    const answer = await ask("/me", { headers: { Authorization: authorization } });
    expect(answer).toMatchObject({ status: 401, json: { code } });
    const challenge = 'Bearer realm="bashgah"';
    const error = code === "token_invalid" ? ', error="invalid_token"' : "";
    expect(answer.headers["www-authenticate"]).toBe(challenge + error);
  });

  it("is kept only as a hash, and notes when it was used, once a minute", async () => {
    const row = () => db.apiToken.findFirstOrThrow();
    expect(JSON.stringify(await row())).not.toContain(token);
    expect((await row()).lastUsedAt).toBeNull();
    const at = now();
    setClock(at);
    await ask("/me", { token });
    setClock(addSeconds(at, 59));
    await ask("/me", { token });
    expect((await row()).lastUsedAt).toEqual(at);
    setClock(addSeconds(at, 60));
    await ask("/me", { token });
    expect((await row()).lastUsedAt).toEqual(addSeconds(at, 60));
    setClock(null);
  });

  it("that was revoked or has expired opens nothing", async () => {
    const { id } = await db.apiToken.findFirstOrThrow();
    const short = await makeToken(me, ["me:read"], addSeconds(now(), daySeconds));
    expect((await ask("/me", { token: short })).status).toBe(200);
    await revokeToken("operator", id);
    await revokeToken("operator", id);
    await db.apiToken.updateMany({ where: { id: { not: id } }, data: { expiresAt: now() } });
    expect(await ask("/me", { token })).toMatchObject(refused);
    expect(await ask("/me", { token: short })).toMatchObject(refused);
    expect(await db.auditEntry.count({ where: { action: "token.revoked" } })).toBe(1);
  });

  it.each(["suspended", "removed"] as const)("of a %s member opens nothing", async (standing) => {
    await db.member.update({ where: { id: me.id }, data: { standing } });
    expect(await ask("/me", { token })).toMatchObject(refused);
  });

  it("of a silenced member reads and does not write", async () => {
    const topic = await makeTopic();
    await db.member.update({ where: { id: me.id }, data: { standing: "silenced" } });
    expect(await ask("/me", { token })).toMatchObject({ status: 200, json: { standing: "silenced" } });
    expect((await ask(`/topics/${topic.id}/posts`, { token })).status).toBe(200);
    for (const [method, path, json] of [
      ["POST", `/topics/${topic.id}/posts`, { body: "سلام" }],
      ["PUT", `/topics/${topic.id}/like`, undefined],
      ["POST", `/forums/${topic.forumId}/topics`, { title: "کدام دوربین؟", body: "سلام" }],
    ] as const)
      expect(await ask(path, { method, token, json })).toMatchObject({ status: 403, json: { code: "silenced" } });
  });

  it("costs at most four reads of its own: the token, its member, roles and groups", async () => {
    await ask("/forums", { token });
    const { statements } = await countQueries(() => ask("/forums", { token }));
    const own = statements.filter(({ text }) => /"(ApiToken|MemberRole|GroupMember)"/.test(text));
    expect(own.length).toBeLessThanOrEqual(4);
  });
});

describe("a system token", () => {
  it("acts for the club: reads what everyone reads, does what its scopes say, and is in the audit log", async () => {
    const system = await makeToken(null);
    await db.club.create({ data: { readers: "members" } });
    const [open, closed, topic] = [await makeForum(), await makeForum({ readers: "members" }), await makeTopic()];
    const { json } = await ask("/forums", { token: system });
    const ids = (json.items as unknown as { id: string }[]).map(({ id }) => id);
    expect(ids).toContain(open.id);
    expect(ids).not.toContain(closed.id);
    expect((await ask(`/topics/${topic.id}/posts`, { token: system })).status).toBe(200);
    expect((await ask(`/members/${me.id}`, { token: system })).status).toBe(200);
    const made = await ask("/products", { method: "POST", token: system, json: { name: "دوربین ۱۲", sku: "C-12" } });
    expect(made).toMatchObject({ status: 201, json: { sku: "C-12", can: { manage: true } } });
    expect(made.headers.location).toBe(`/api/v1/products/${made.json.id}`);
    const line = await db.auditEntry.findFirstOrThrow({ where: { action: "product.created" } });
    expect(line).toMatchObject({ actorId: null, after: { integration: "till-3" } });
    const boss = await asActor(await makeStaff("administrator"));
    expect((await listAudit(boss, { action: line.action })).items).toMatchObject([
      { actor: null, integration: "till-3" },
    ]);
  });

  it("does nothing in a member's name, and nothing its scopes do not say", async () => {
    const [system, reader, topic] = [
      await makeToken(null),
      await makeToken(null, ["products:read"]),
      await makeTopic(),
    ];
    for (const path of ["/me", "/notifications"])
      expect(await ask(path, { token: system })).toMatchObject({ status: 403, json: { code: "member_needed" } });
    const reply = { method: "POST", token: system, json: { body: "سلام" } };
    expect(await ask(`/topics/${topic.id}/posts`, reply)).toMatchObject({ json: { code: "member_needed" } });
    const product = await makeProduct({ sku: "secret-1" });
    expect((await ask(`/products/${product.id}`, { token: reader })).json.sku).toBeNull();
    const change = { method: "PATCH", token: reader, json: { name: "دیگری" } };
    expect(await ask(`/products/${product.id}`, change)).toMatchObject({ json: { code: "scope_missing" } });
  });
});

it("a scope gives a member's token no more than its member may", async () => {
  const answer = await ask("/products", { method: "POST", token, json: { name: "دوربین ۱۲" } });
  expect(answer).toMatchObject({ status: 403, json: { code: "forbidden" } });
});

describe("a browser's session", () => {
  const cookieOf = async (member: { id: string }) => {
    const row = await db.member.findUniqueOrThrow({ where: { id: member.id } });
    const session = await transaction((tx) => openSession(tx, row, { userAgent: "" }));
    return (await sessionCookie.serialize(session.id)).split(";")[0]!;
  };

  it("reads, and writes only from a page of ours", async () => {
    const topic = await makeTopic();
    const Cookie = await cookieOf(me);
    const origin = (await ask("/me", { headers: { Cookie } })).json.type;
    expect(origin).toBeUndefined();
    const like = (headers: Record<string, string>) => ask(`/topics/${topic.id}/like`, { method: "PUT", headers });
    const others: Record<string, string>[] = [
      { Cookie },
      { Cookie, Origin: "https://evil.example" },
      { Cookie, Origin: "null" },
    ];
    for (const headers of others)
      expect(await like(headers)).toMatchObject({ status: 403, json: { code: "forged_origin" } });
    expect(await db.like.count()).toBe(0);
    expect((await like({ Cookie, Host: "club.example", Origin: "http://club.example" })).status).toBe(200);
  });

  it("is not looked at beside a token, which no browser sends by itself", async () => {
    const Cookie = await cookieOf(me);
    expect((await ask("/me", { headers: { Cookie, Authorization: "Bearer bg_x" } })).status).toBe(401);
    const [topic, other] = [await makeTopic(), await makeMember()];
    const headers = { Cookie, Origin: "https://app.example" };
    await ask(`/topics/${topic.id}/like`, { method: "PUT", token: await makeToken(other), headers });
    expect(await db.like.findMany({ select: { memberId: true } })).toEqual([{ memberId: other.id }]);
  });
});

describe("what a member may not read is not found, whatever is asked of it", () => {
  const calls = (topic: { id: string }, post: { id: string }) =>
    [
      ["GET", `/topics/${topic.id}`],
      ["PATCH", `/topics/${topic.id}`, { closed: true }],
      ["DELETE", `/topics/${topic.id}`],
      ["GET", `/topics/${topic.id}/posts`],
      ["POST", `/topics/${topic.id}/posts`, { body: "سلام" }],
      ["PUT", `/topics/${topic.id}/like`],
      ["GET", `/posts/${post.id}`],
      ["PATCH", `/posts/${post.id}`, { body: "سلام" }],
      ["DELETE", `/posts/${post.id}`],
      ["PUT", `/posts/${post.id}/like`],
    ] as const;

  it.each([
    ["in a group's forum", { forum: { readers: "group" as const }, topic: {} }],
    ["in the staff's forum", { forum: { readers: "staff" as const }, topic: {} }],
    ["hidden", { forum: {}, topic: { hiddenAt: new Date() } }],
    ["deleted", { forum: {}, topic: { deletedAt: new Date() } }],
  ])("%s", async (_what, given) => {
    const forum = await makeForum(given.forum);
    const topic = await makeTopic({ forumId: forum.id, title: "رازی که نباید دید" });
    const post = await makePost({ topicId: topic.id });
    await db.topic.update({ where: { id: topic.id }, data: given.topic });
    for (const [method, path, json] of calls(topic, post)) {
      const answer = await ask(path, { method, token, json });
      expect([method, path, answer.status]).toEqual([method, path, 404]);
      expect(answer.body).not.toContain("رازی");
    }
    const list = await ask(`/forums/${forum.id}/topics`, { token });
    expect(list.status === 404 || (list.json.items as unknown as unknown[]).length === 0).toBe(true);
  });

  it("and a hidden or deleted post is missing among its neighbours", async () => {
    const topic = await makeTopic();
    const posts = [
      await makePost({ topicId: topic.id, hiddenAt: now() }),
      await makePost({ topicId: topic.id, deletedAt: now(), deletedBy: "author" }),
      await makePost({ topicId: topic.id }),
    ];
    const { json } = await ask(`/topics/${topic.id}/posts`, { token });
    expect((json.items as unknown as { number: number }[]).map(({ number }) => number)).toEqual([1, 4]);
    for (const { id } of posts.slice(0, 2)) expect((await ask(`/posts/${id}`, { token })).status).toBe(404);
  });

  it("but whoever is in the group reads it", async () => {
    const group = await makeGroup([me.id]);
    const forum = await makeForum({ readers: "group", groupId: group.id });
    const topic = await makeTopic({ forumId: forum.id });
    expect((await ask(`/topics/${topic.id}`, { token })).status).toBe(200);
  });
});

it("a token comes from the operator or who manages the club", async () => {
  const { createToken } = await import("#app/domain/integrations/create-token.server.ts");
  const wanted = { memberId: me.id, name: "till-3", scopes: ["me:read" as const] };
  const administrator = await asActor(await makeStaff("administrator"));
  await expect(createToken(await asActor(me), wanted)).rejects.toMatchObject({ code: "forbidden" });
  expect((await createToken(administrator, wanted)).view).toMatchObject({ name: "till-3", member: { id: me.id } });
  await db.member.update({ where: { id: me.id }, data: { standing: "suspended" } });
  await expect(createToken("operator", wanted)).rejects.toMatchObject({ code: "forbidden" });
});
