import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeProduct, makeTopic } from "#tests/factories/forums.ts";
import { ask as askAt } from "#tests/integration/http/ask.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { startApi } from "./api-process.ts";
import { makeToken, serveApi } from "./server.ts";

const ask = serveApi();

let me: { id: string };
let token: string;
beforeEach(async () => {
  me = await makeMember();
  token = await makeToken(me);
});

describe("If-None-Match", () => {
  it("answers 304 without a body while nothing has changed", async () => {
    const first = await ask("/me", { token });
    const etag = String(first.headers.etag);
    expect(first.headers["cache-control"]).toBe("private, no-cache");
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await ask("/me", { token, headers: { "If-None-Match": known } });
      expect([again.status, again.body, again.headers.etag]).toEqual([304, "", etag]);
      expect(again.headers.ratelimit).toBeDefined();
    }
    await db.member.update({ where: { id: me.id }, data: { bio: "تازه" } });
    const changed = await ask("/me", { token, headers: { "If-None-Match": etag } });
    expect(changed).toMatchObject({ status: 200, json: { bio: "تازه" } });
  });
});

describe("If-Match", () => {
  it("lets an edit of what was read through, and no other", async () => {
    const topic = await makeTopic({ authorId: me.id });
    const path = `/posts/${topic.firstPost.id}`;
    const edit = (body: string, etag?: string) =>
      ask(path, { method: "PATCH", token, json: { body }, ...(etag && { headers: { "If-Match": etag } }) });
    const read = String((await ask(path, { token })).headers.etag);
    const first = await edit("متن دوم", read);
    expect(first).toMatchObject({ status: 200, json: { revision: 1, text: "متن دوم" } });
    expect(await edit("متن سوم", read)).toMatchObject({ status: 412, json: { code: "precondition_failed" } });
    expect(await edit("متن سوم", '"of-nobody"')).toMatchObject({ status: 412 });
    expect(await edit("متن سوم", String(first.headers.etag))).toMatchObject({ status: 200, json: { revision: 2 } });
    expect(await edit("متن چهارم", "*")).toMatchObject({ status: 200, json: { revision: 3 } });
  });

  it("may be a revision in the body instead, and without both the last one wins", async () => {
    const topic = await makeTopic({ authorId: me.id });
    const path = `/posts/${topic.firstPost.id}`;
    const edit = (json: object) => ask(path, { method: "PATCH", token, json });
    expect((await edit({ body: "متن دوم", revision: 0 })).status).toBe(200);
    expect(await edit({ body: "متن سوم", revision: 0 })).toMatchObject({
      status: 409,
      json: { code: "edited_meanwhile", errors: { body: "edited_meanwhile" } },
    });
    expect(await edit({ body: "متن سوم" })).toMatchObject({ status: 200, json: { revision: 2 } });
  });
});

describe("a change of some fields", () => {
  it("leaves the others of a product, also when two come at once", async () => {
    const token = await makeToken(await makeStaff("manager"));
    const { id } = await makeProduct({ sku: "A-1", category: "دوربین", features: [["وزن", "۱"]] });
    const change = (json: object) => ask(`/products/${id}`, { method: "PATCH", token, json });
    await Promise.all([change({ description: "شرح" }), change({ retired: true }), change({ nameEn: "Camera" })]);
    expect(await change({})).toMatchObject({
      status: 200,
      json: {
        sku: "A-1",
        category: "دوربین",
        features: [["وزن", "۱"]],
        description: "شرح",
        retired: true,
        nameEn: "Camera",
      },
    });
    expect(await change({ sku: "" })).toMatchObject({ status: 200, json: { sku: null } });
    await makeProduct({ sku: "B-2" });
    expect(await change({ sku: "B-2" })).toMatchObject({ status: 409, json: { errors: { sku: "conflict" } } });
  });

  it("of a topic is allowed whole or not done at all", async () => {
    const topic = await makeTopic({ authorId: me.id, title: "کدام دوربین را بخرم؟" });
    const change = (json: object) => ask(`/topics/${topic.id}`, { method: "PATCH", token, json });
    expect(await change({ title: "عنوان دیگری برای آن", pinned: true })).toMatchObject({ status: 403 });
    expect(await change({ closed: false, pinned: false })).toMatchObject({
      json: { title: topic.title, closed: false },
    });
    expect(await change({ title: "عنوان دیگری برای آن", closed: true })).toMatchObject({
      status: 200,
      json: { title: "عنوان دیگری برای آن", closed: true, slug: "عنوان-دیگری-برای-آن" },
    });
    const stranger = await makeToken(await makeMember());
    const other = { method: "PATCH", token: stranger, json: { title: "عنوان یک بیگانه" } };
    expect((await ask(`/topics/${topic.id}`, other)).status).toBe(403);
  });
});

it("whoever asks too often is told when to come back", async () => {
  const origin = await startApi(await workerDatabase(), { API_REQUESTS_A_MINUTE: "3" }).ready();
  const call = (token: string) => askAt(origin, "/api/v1/me", { headers: { Authorization: `Bearer ${token}` } });
  const left: string[] = [];
  for (const one of [token, await makeToken(me), token]) {
    const { status, headers } = await call(one);
    expect([status, headers["ratelimit-policy"]]).toEqual([200, '"requests";q=3;w=60']);
    left.push(/r=(\d+)/.exec(String(headers.ratelimit))![1]!);
  }
  expect(left).toEqual(["2", "1", "0"]);
  const over = await call(token);
  expect(over.status).toBe(429);
  expect(Number(over.headers["retry-after"])).toBeGreaterThan(0);
  expect(over.headers.ratelimit).toMatch(/^"requests";r=0;t=\d+$/);
  expect(JSON.parse(over.body)).toMatchObject({ code: "rate_limited", status: 429 });
  expect((await call(await makeToken(await makeMember()))).status).toBe(200);
});
