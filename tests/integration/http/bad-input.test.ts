import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import type { ErrorCode } from "#app/domain/core/errors.ts";
import { maxGraphemes } from "#app/domain/core/rich-text/rules.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { newTopicPath, topicPath } from "#app/paths.ts";
import { db } from "#app/platform/db/client.server.ts";
import { languages } from "#app/platform/language.ts";
import type { Forum, Member } from "#prisma/client";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makeTopic } from "#tests/factories/forums.ts";
import { greyPng } from "#tests/integration/media/photos.ts";
import { type Club, startClub } from "#tests/setup/club.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { askRaw } from "./ask.ts";

let club: Club;
let origin: string;
let me: Member;
let session: string;
let forum: Forum;

beforeAll(async () => {
  club = startClub({ DATABASE_URL: await workerDatabase(), SERVICES: "web", DATA_DIR: "data", LOG_LEVEL: "error" });
  origin = await club.ready();
});
afterAll(async () => {
  const { said } = await club.stop();
  expect(said).not.toMatch(/"level":"(error|fatal)"/);
});
beforeEach(async () => {
  me = await makeMember({ trust: 2 });
  const opened = await transaction((tx) => openSession(tx, me, { userAgent: "" }));
  session = (await sessionCookie.serialize(opened.id)).split(";")[0]!;
  forum = await makeForum();
});

type Fields = Record<string, string | File>;

/** Sends a form as a browser does, signed in: a page's own address without scripts, its `.data` with them. */
async function send(path: string, fields: Fields, { language = "fa", method = "POST" } = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const chosen = `language=${btoa(JSON.stringify(language))}`;
  const headers = { Cookie: `${session}; ${chosen}`, Accept: "text/html", Origin: origin };
  const answer = await fetch(origin + path, { method, headers, body, redirect: "manual" });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** The sentence that stands at a refused control, found the way a screen reader finds it. */
function sentenceAt(page: string, name: string): string {
  const control = new RegExp(`<(?:input|textarea|select)[^>]*\\bname="${name}"[^>]*>`).exec(page)?.[0] ?? "";
  const ids = /aria-describedby="([^"]*)"/.exec(control)?.[1]?.split(" ") ?? [];
  const texts = ids.map((id) => new RegExp(`id="${id}"[^>]*>(.*?)</p>`, "s").exec(page)?.[1] ?? "");
  return plain(texts.join("\n").replace(/<[^>]*>/g, ""));
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
const plain = (html: string) => html.replace(/&(amp|lt|gt|quot|#x27);/g, (entity) => entities[entity]!);

const sound = { title: "کدام دوربین را بخرم؟", body: "متنی که کسی نوشته است", kind: "discussion", tags: "" };
const richText = (...children: object[]) => JSON.stringify({ root: { type: "root", children } });
const paragraph = (...children: object[]) => ({ type: "paragraph", children });
const nested = (depth: number) =>
  `{"root":{"type":"root","children":[${'{"type":"quote","children":['.repeat(depth)}${"]}".repeat(depth)}]}}`;
const link = { type: "link", url: "javascript:alert(1)", children: [{ type: "text", text: "ببین", format: 0 }] };

const refused: [what: string, fields: Fields, field: string, code: ErrorCode, status: number, values?: object][] = [
  ["no title", { title: "" }, "title", "required", 422],
  [
    "a title of half-spaces",
    { title: "\u200c\u200c\u200c\u200c\u200c\u200c" },
    "title",
    "title_too_short",
    422,
    { min: 5 },
  ],
  ["a title of emoji", { title: "😀😀😀😀😀😀" }, "title", "title_too_short", 422, { min: 5 }],
  ["a title of 121 letters", { title: "ا".repeat(121) }, "title", "title_too_long", 422, { max: 120 }],
  [
    "a title that turns the line around",
    { title: "سلام \u202eevil title" },
    "title",
    "title_forbidden_characters",
    422,
  ],
  ["a tag of signs", { tags: "<b>" }, "tags", "tag_malformed", 422, { max: 30 }],
  ["a text of half-spaces", { body: "\u200c \u200c \u200c" }, "body", "text_empty", 422],
  ["10 MB of text", { body: "متن ".repeat(1_500_000) }, "body", "text_too_large", 413],
  ["a text too long", { body: "ا".repeat(maxGraphemes + 1) }, "body", "text_too_long", 422, { max: maxGraphemes }],
  ["no JSON", { bodyJson: '{"root":' }, "body", "text_malformed", 422],
  ["an unknown node", { bodyJson: richText({ type: "iframe", src: "//x" }) }, "body", "text_unknown_node", 422],
  ["a javascript: link", { bodyJson: richText(paragraph(link)) }, "body", "text_forbidden_link", 422],
  ["nesting 10,000 deep", { bodyJson: nested(10_000) }, "body", "text_too_deep", 422],
  ["a text named .jpg", { image: new File(["not a picture"], "a.jpg") }, "image", "image_not_readable", 422],
  ["no bytes of a picture", { image: new File(["\xff\xd8\xff"], "a.jpg") }, "image", "image_not_readable", 422],
  [
    "a pixel bomb",
    { image: new File([new Uint8Array(greyPng(20_000, 20_000))], "a.png") },
    "image",
    "image_too_many_pixels",
    422,
    { max: 50 },
  ],
];

describe("a new topic with", () => {
  it.each(refused)("%s is refused in its own words, at its field, and keeps what was typed", async (...row) => {
    const [, fields, field, code, status, values = {}] = row;
    const form = { ...sound, forumId: forum.id, ...fields };
    for (const language of languages) {
      const { status: got, text } = await send(newTopicPath(forum), form, { language });
      const words = translatorFor(language, "errors")(code, { ...values, until: "" });
      expect([got, sentenceAt(text, field)]).toEqual([status, expect.stringContaining(words)]);
      const page = plain(text);
      for (const typed of [form.title, form.body, form.tags]) expect(page.includes(typed)).toBe(true);
    }
    const data = await send(`${newTopicPath(forum)}.data`, form);
    expect([data.status, data.text.includes(`"${code}"`)]).toEqual([status, true]);
    expect(data.text.includes(JSON.stringify(form.body).slice(1, -1))).toBe(true);
    expect(await db.topic.count()).toBe(0);
  });

  it("a field named like a list of billions, or in brackets 10,000 deep, is refused at once", async () => {
    for (const name of ["tags[4294967294]", `a${"[b]".repeat(10_000)}`, "__proto__.polluted", "constructor"]) {
      const { status } = await send(newTopicPath(forum), { ...sound, forumId: forum.id, [name]: "x" });
      expect([name, status]).toEqual([name, name === "constructor" ? 303 : 422]);
    }
  });

  it("a NUL, which no text can hold, is written without it", async () => {
    const form = { ...sound, forumId: forum.id, title: "کدام\0 دوربین", body: "متن\0 من", tags: "دور\0بین" };
    expect((await send(newTopicPath(forum), form)).status).toBe(303);
    expect(await db.topic.findFirst()).toMatchObject({ title: "کدام دوربین", tags: ["دوربین"] });
  });
});

it("a form of a few words that holds millions is refused before it is read", async () => {
  const phone = "1".repeat(2_000_000);
  const headers = { Origin: origin, Accept: "text/html" };
  const urlEncoded = await fetch(`${origin}/sign-in`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ phone }),
  });
  expect([urlEncoded.status, (await urlEncoded.text()).includes(phone)]).toEqual([413, false]);
  expect((await send("/sign-in", { phone, intent: "send" })).status).toBe(413);
});

describe("a reply", () => {
  it("to a topic just closed keeps its words as a draft and on the page", async () => {
    const topic = await makeTopic({ forumId: forum.id, closedAt: new Date() });
    const path = topicPath({ ...topic, forum });
    const { status, text } = await send(path, { topicId: topic.id, body: "پاسخی که دیر رسید" });
    expect(status).toBe(409);
    for (const words of [translatorFor("fa", "forums")("keptDraft"), "پاسخی که دیر رسید"])
      expect(text).toContain(words);
    expect(await db.draft.findMany({ select: { memberId: true, key: true } })).toEqual([
      { memberId: me.id, key: `topic:${topic.id}` },
    ]);
  });

  it("sent twice at once is written once, and the other is told when it may be sent", async () => {
    const topic = await makeTopic({ forumId: forum.id });
    const path = topicPath({ ...topic, forum });
    const twice = await Promise.all([1, 2].map(() => send(path, { topicId: topic.id, body: "همان پاسخ" })));
    const [written, refused] = twice.toSorted((one, other) => one.status - other.status);
    expect([written!.status, refused!.status]).toEqual([303, 429]);
    expect(Number(refused!.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(refused!.text).toContain("همان پاسخ");
    expect(await db.post.count({ where: { authorId: me.id } })).toBe(1);
  });

  it("to a topic or post that is not there is refused or just a reply", async () => {
    const topic = await makeTopic({ forumId: forum.id });
    const path = topicPath({ ...topic, forum });
    const nowhere = crypto.randomUUID();
    expect((await send(path, { topicId: nowhere, body: "پاسخ من" })).status).toBe(404);
    expect((await send(path, { topicId: "1", body: "پاسخ من" })).status).toBe(422);
    expect((await send(path, { topicId: topic.id, replyToId: nowhere, body: "پاسخ من" })).status).toBe(303);
  });
});

describe("an address", () => {
  const id = "01a20298-3783-797a-bd17-a123a88f54b5";
  const late = `${(9e15).toString(36)}.${id}`;
  const early = `-${(3e14).toString(36)}.${id}`;

  it.each([
    ["/?after=x", 422],
    [`/?after=${late}`, 422],
    [`/?after=${early}`, 422],
    [`/lists/popular?after=1e309~${id}`, 422],
    [`/tags/x?after=${late}`, 422],
    ["/sitemaps/999999.xml", 200],
    ["/forums/x/99999999999", 404],
    ["/forums/__proto__", 404],
    ["/lists/constructor", 404],
    ["/members/__proto__", 404],
    ["/p/1", 404],
    ["/products/constructor", 404],
    ["/media/..%2f..%2fsession-secret", 404],
    ["/like/__proto__/x", 404],
  ])("%s is answered with %d", async (path, status) => {
    expect((await fetch(origin + path, { headers: { Cookie: session } })).status).toBe(status);
  });

  it("of a page far outside a topic leads to its nearest page", async () => {
    const topic = await makeTopic({ forumId: forum.id, title: "موضوعی با یک نوشته" });
    const path = topicPath({ ...topic, forum });
    for (const place of ["from=99999999999", "from=-99999999999", "before=99999999999", "before=-99999999999"]) {
      const answer = await fetch(`${origin}${path}?${place}`);
      expect([place, answer.status]).toEqual([place, 200]);
    }
  });
});

describe("a program's JSON", () => {
  const put = (path: string, body: string, method = "PUT") =>
    fetch(origin + path, { method, body, headers: { Cookie: session, Origin: origin } });

  it.each([
    ["null", 422],
    ["[]", 422],
    ['{"document":', 422],
    ['{"document":"text"}', 422],
    ['{"title":{"a":1}}', 422],
    [`{"document":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, 422],
    [`{"document":{"root":{"type":"root","a":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}}}`, 422],
    ['{"title":"\\u0000\\ud800"}', 204],
  ])("for a draft, %.40s, is refused or kept", async (body, status) => {
    expect((await put(`/drafts/new:${forum.id}`, body)).status).toBe(status);
  });

  it("larger than anything of ours is refused each time, and the connection serves on", async () => {
    const body = `{"document":"${"a".repeat(1_100_000)}"}`;
    const statuses: number[] = [];
    for (let turn = 0; turn < 30; turn++) statuses.push((await put(`/drafts/new:${forum.id}`, body)).status);
    expect(statuses).toEqual(Array(30).fill(413));
  });

  it("of what was read is believed only as far as it can be", async () => {
    const topic = await makeTopic({ forumId: forum.id });
    const path = `/topics/${topic.id}/reading`;
    const report = (fields: object) =>
      put(path, JSON.stringify({ firstNumber: 1, lastNumber: 1, seconds: 5, ...fields }), "POST");
    expect((await report({ lastNumber: 99_999_999_999 })).status).toBe(422);
    expect((await report({ firstNumber: 1.5 })).status).toBe(422);
    expect((await report({ seconds: Number.MAX_SAFE_INTEGER, lastNumber: 5 })).status).toBe(204);
    expect(await db.topicRead.findFirst()).toMatchObject({ lastNumber: 1 });
  });
});

it("a moderator's deed with numbers and names that cannot be is not found", async () => {
  await db.memberRole.create({ data: { memberId: me.id, role: "moderator" } });
  const topic = await makeTopic({ forumId: forum.id });
  const deeds: [string, Fields, number][] = [
    ["split", { numbers: "99999999999", title: "عنوان تازه", reason: "" }, 404],
    ["split", { numbers: "-1", title: "عنوان تازه", reason: "" }, 404],
    ["merge", { into: "99999999999" }, 404],
    ["move", { forum: "a\0b" }, 404],
    ["__proto__", { forum: "x" }, 404],
  ];
  for (const [deed, fields, status] of deeds)
    expect([deed, (await send(`/topics/${topic.id}/${deed}`, fields)).status]).toEqual([deed, status]);
});

it("a reader who leaves in the middle of a page is nobody's bug", async () => {
  await makeTopic({ forumId: forum.id, text: "متنی بلند ".repeat(1000) });
  await Promise.all(Array.from({ length: 40 }, () => askRaw(origin, ["GET /forums HTTP/1.1", "Host: x"])));
  expect((await fetch(`${origin}/health`)).status).toBe(200);
  expect(club.said()).not.toMatch(/"level":"error"/);
});
