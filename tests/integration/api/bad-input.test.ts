import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { makeToken, serveApi } from "./server.ts";

const ask = serveApi();

let token: string;
let forum: { id: string };
let topics: string;
beforeEach(async () => {
  token = await makeToken(await makeMember());
  forum = await makeForum();
  topics = `/forums/${forum.id}/topics`;
});

const sound = { title: "کدام دوربین را بخرم؟", body: "برای سفر می‌خواهم." };
const nothing = "0198c0de-0000-7000-8000-000000000001";

describe("what is wrong with a body is told by field, all of it at once", () => {
  it.each([
    ["nothing in it", {}, { title: "required", body: "text_empty" }],
    ["a title that is too short", { ...sound, title: "ab" }, { title: "title_too_short" }],
    ["a number for a title", { ...sound, title: 5 }, { title: "invalid" }],
    [
      "a field we do not know",
      { ...sound, titel: "x", forumId: nothing },
      { titel: "unknown_field", forumId: "unknown_field" },
    ],
    [
      "a field of every object",
      { ...sound, constructor: 1, toString: "x" },
      { constructor: "unknown_field", toString: "unknown_field" },
    ],
    ["stars of six", { ...sound, stars: 6, kind: "experience" }, { stars: "stars_out_of_range" }],
    ["an experience without stars", { ...sound, kind: "experience" }, { stars: "stars_missing" }],
    ["a kind we do not know", { ...sound, kind: "rant" }, { kind: "kind_unknown" }],
    ["one product that is no uuid", { ...sound, productIds: [nothing, "x"] }, { "productIds.1": "invalid" }],
    ["bidi controls in the title", { ...sound, title: "\u202eکدام دوربین؟" }, { title: "title_forbidden_characters" }],
    ["a list", [1], { body: "invalid" }],
    ["null", null, { body: "invalid" }],
    [
      "a document of unknown nodes",
      { title: sound.title, bodyJson: { root: { type: "x" } } },
      { body: "text_unknown_node" },
    ],
  ])("%s", async (_what, json, errors) => {
    const answer = await ask(topics, { method: "POST", token, json });
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toEqual(errors);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(await db.topic.count()).toBe(0);
  });

  it("in the language asked for, with the limits in words", async () => {
    const json = { ...sound, title: "ab" };
    const headers = { "Accept-Language": "de, fa-IR;q=0.9, en;q=0.2" };
    const { json: problem, headers: got } = await ask(topics, { method: "POST", token, json, headers });
    expect(problem).toMatchObject({ status: 422, code: "title_too_short", title: "درخواست درست نیست" });
    expect(problem.detail).toContain("۵");
    expect(got["content-language"]).toBe("fa");
    expect(String(problem.type)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/docs#title_too_short$/);
    expect(problem.requestId).toBe(got["x-request-id"]);
  });
});

describe("a body that cannot be read", () => {
  const json = { "Content-Type": "application/json" };
  const deep = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

  it.each([
    ["no JSON", "{", json, 400, "json_malformed"],
    ["JSON with something behind it", "{} x", json, 400, "json_malformed"],
    ["a form", "title=x", { "Content-Type": "application/x-www-form-urlencoded" }, 415, "media_type_unsupported"],
    ["JSON called text", "{}", { "Content-Type": "text/plain" }, 415, "media_type_unsupported"],
    ["JSON of no type", "{}", {}, 415, "media_type_unsupported"],
    [
      "JSON in another encoding",
      "{}",
      { "Content-Type": "application/json; charset=windows-1256" },
      415,
      "media_type_unsupported",
    ],
    ["a megabyte and one", `"${"x".repeat(1024 * 1024)}"`, json, 413, "too_large"],
    ["lists nested 200,000 deep", deep(200_000), json, 422, "invalid"],
    [
      "a document nested 100,000 deep",
      `{"title":"کدام دوربین؟","bodyJson":{"root":{"type":"root","children":${deep(100_000)}}}}`,
      json,
      422,
      "text_malformed",
    ],
  ])("%s", async (_what, body, headers, status, code) => {
    const answer = await ask(topics, { method: "POST", token, body, headers });
    expect(answer).toMatchObject({ status, json: { status, code } });
  });

  it("in bytes that are no UTF-8", async () => {
    const body = Buffer.from([...Buffer.from('{"title":"'), 0xff, ...Buffer.from('"}')]);
    const answer = await ask(topics, { method: "POST", token, body, headers: json });
    expect(answer).toMatchObject({ status: 400, json: { code: "json_malformed" } });
  });

  it("sent in pieces that never say how long it is", async () => {
    const headers = { ...json, "Transfer-Encoding": "chunked" };
    const answer = await ask(topics, { method: "POST", token, body: `"${"x".repeat(3 * 1024 * 1024)}"`, headers });
    expect(answer.status).toBe(413);
  });
});

it("NUL and halves of characters, which no database holds, are left out of what is written", async () => {
  const body = String.raw`{"title":"کدام\u0000 دوربین؟","body":"سلام\ud800 دنیا\\u0000"}`;
  const answer = await ask(topics, {
    method: "POST",
    token,
    body,
    headers: { "Content-Type": "application/json; charset=UTF-8" },
  });
  expect(answer.status, answer.body).toBe(201);
  const { text } = await db.post.findFirstOrThrow();
  expect(text).toBe("سلام� دنیا\\u0000");
});

describe("an address", () => {
  it.each(["/", "/nothing", "/topics", "/topics/x/y/z", "/me/", "/api", "/api/v2/me", "/api/v1", "/forums//topics"])(
    "%s is not found, as a problem for whoever asks",
    async (path) => {
      const answer = await ask(path, { headers: { Accept: "text/html" } });
      expect(answer).toMatchObject({ status: 404, json: { code: "not_found", status: 404 } });
      expect(answer.headers["ratelimit-policy"]).toBeDefined();
    },
  );

  it.each([
    "/topics/1",
    "/topics/not-a-uuid",
    "/posts/%D8%A7",
    `/products/${nothing}`,
    `/members/${nothing}`,
    `/forums/${nothing}/topics`,
  ])("%s names nothing there is", async (path) => {
    expect(await ask(path, { token })).toMatchObject({ status: 404, json: { code: "not_found" } });
  });

  it.each([
    ["DELETE", "/me", "GET, HEAD, OPTIONS"],
    ["POST", `/topics/${nothing}`, "GET, HEAD, PATCH, DELETE, OPTIONS"],
    ["GET", `/posts/${nothing}/like`, "PUT, DELETE, OPTIONS"],
  ])("does not answer %s %s", async (method, path, allow) => {
    const answer = await ask(path, { method, token });
    expect(answer).toMatchObject({ status: 405, json: { code: "method_not_allowed" } });
    expect(answer.headers.allow).toBe(allow);
    const options = await ask(path, { method: "OPTIONS" });
    expect([options.status, options.headers.allow, options.body]).toEqual([204, allow, ""]);
  });

  it("answers HEAD as GET, without the body", async () => {
    const [head, get] = [await ask("/me", { method: "HEAD", token }), await ask("/me", { token })];
    expect([head.status, head.body, head.headers.etag]).toEqual([200, "", get.headers.etag]);
  });
});

describe("a list", () => {
  it.each([
    ["limit=0", { limit: "invalid" }],
    ["limit=101", { limit: "invalid" }],
    ["limit=۱۰", { limit: "invalid" }],
    ["limit=1e1", { limit: "invalid" }],
    ["limit=5&limit=6", { limit: "invalid" }],
    ["lmit=5&x=1", { lmit: "unknown_field", x: "unknown_field" }],
    ["after=x", { after: "position_malformed" }],
    ["after=", { after: "invalid" }],
  ])("refuses ?%s", async (query, errors) => {
    const answer = await ask(`${topics}?${encodeURI(query)}`, { token });
    expect(answer).toMatchObject({ status: 422, json: { errors } });
  });

  it("goes from page to page without losing or repeating anything", async () => {
    const [author, topic] = [await makeMember(), await makeTopic({ forumId: forum.id })];
    for (let count = 0; count < 4; count++) {
      await makeTopic({ forumId: forum.id, authorId: author.id, ...(count === 1 && { pinnedAt: new Date() }) });
      await makePost({ topicId: topic.id, authorId: author.id });
      await db.product.create({ data: { slug: `p-${count}`, name: "یک نام", nameFold: "" } });
    }
    for (const [list, total] of [
      [topics, 5],
      [`/topics/${topic.id}/posts`, 5],
      ["/products", 4],
      ["/forums", 1],
    ] as const) {
      const seen: string[] = [];
      for (let after = ""; seen.length <= total; ) {
        const { json } = await ask(`${list}?limit=2${after}`, { token });
        const items = json.items as unknown as { id: string }[];
        expect(items.length).toBeLessThanOrEqual(2);
        seen.push(...items.map(({ id }) => id));
        if (json.next === null) break;
        after = `&after=${encodeURIComponent(String(json.next))}`;
      }
      expect([list, new Set(seen).size, seen.length]).toEqual([list, total, total]);
    }
  });

  it("refuses the cursor of another one, of another forum and of another member", async () => {
    const [there, other] = [await makeTopic(), await makeForum()];
    await makeTopic({ forumId: there.forumId });
    const { json } = await ask(`/forums/${there.forumId}/topics?limit=1`, { token });
    const after = `after=${encodeURIComponent(String(json.next))}`;
    expect(json.next).not.toBeNull();
    for (const path of [
      "/forums",
      "/activity",
      "/notifications",
      "/products",
      `/topics/${there.id}/posts`,
      `/forums/${other.id}/topics`,
    ])
      expect(await ask(`${path}?${after}`, { token })).toMatchObject({
        status: 422,
        json: { errors: { after: "position_malformed" } },
      });
    expect((await ask(`/forums/${there.forumId}/topics?limit=1&${after}`, { token })).status).toBe(200);
  });
});
