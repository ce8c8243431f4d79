import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { editPostPath, newTopicPath, postPath, topicPath } from "#app/paths.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Forum, Member, Post, Topic } from "#prisma/client";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeForum, makePost, makeTopic } from "#tests/factories/forums.ts";
import { type Club, startClub } from "#tests/setup/club.ts";
import { workerDatabase } from "#tests/setup/database.ts";
import { sessionOf } from "./small-site.ts";

let club: Club;
let origin: string;
let me: Member;
let session: string;
let forum: Forum;
let topic: Topic;
let post: Post;

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
  session = await sessionOf(me);
  forum = await makeForum();
  topic = await makeTopic({ forumId: forum.id });
  post = await makePost({ topicId: topic.id, authorId: me.id });
});

const words = "نوشته‌ای <بلند> & «مهم»\nدر دو خط";
const shown = "نوشته‌ای &lt;بلند&gt; &amp; «مهم»\nدر دو خط";
const place = () => topicPath({ ...topic, forum });

type Fields = Record<string, string>;

/** Sends a form as a browser without scripts does. */
async function send(path: string, fields: Fields, headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const given = { Cookie: session, Accept: "text/html", Origin: origin, ...headers };
  const answer = await fetch(origin + path, { method: "POST", headers: given, body, redirect: "manual" });
  return {
    status: answer.status,
    location: answer.headers.get("Location"),
    page: (await answer.text()).replaceAll("\r\n", "\n"),
  };
}

/** The form of a page that has these words, as a browser sends it again. */
function formWith(page: string, text: string) {
  const form = [...page.matchAll(/<form.*?<\/form>/gs)].map(([html]) => html).find((html) => html.includes(text)) ?? "";
  const inputs = [...form.matchAll(/<input[^>]* name="([^"]*)"[^>]* value="([^"]*)"/g)];
  const fields: Fields = Object.fromEntries(inputs.map(([, name, value]) => [name, value]));
  if (/<textarea[^>]* name="body"/.test(form)) fields.body = words;
  return { action: /action="([^"]*)"/.exec(form)?.[1] ?? "", fields, html: form };
}

const hide = { hiddenAt: now() };

describe("what was written comes back, with the reason, where", () => {
  const lost: [
    what: string,
    happens: () => Promise<unknown>,
    path: () => string,
    fields: () => Fields,
    status: number,
  ][] = [
    [
      "the topic is hidden",
      () => db.topic.update({ where: { id: topic.id }, data: hide }),
      place,
      () => ({ topicId: topic.id }),
      404,
    ],
    [
      "the topic is moved out of sight",
      async () =>
        db.topic.update({ where: { id: topic.id }, data: { forumId: (await makeForum({ readers: "staff" })).id } }),
      place,
      () => ({ topicId: topic.id }),
      404,
    ],
    [
      "the forum is closed to them",
      () => db.forum.update({ where: { id: forum.id }, data: { readers: "staff" } }),
      () => newTopicPath(forum),
      () => ({ forumId: forum.id, kind: "discussion", title: "کدام دوربین را بخرم؟" }),
      404,
    ],
    [
      "the post is hidden",
      () => db.post.update({ where: { id: post.id }, data: hide }),
      () => editPostPath(post.id),
      () => ({ postId: post.id, revision: "1" }),
      403,
    ],
    [
      "the session has ended",
      () => db.session.deleteMany({ where: { memberId: me.id } }),
      place,
      () => ({ topicId: topic.id }),
      401,
    ],
  ];

  it.each(lost)("%s", async (_what, happens, path, fields, status) => {
    await happens();
    const { status: got, page } = await send(path(), { ...fields(), body: words });
    expect(got).toBe(status);
    expect(page).toContain(translatorFor("fa", "shell")("keptError"));
    const form = formWith(page, shown);
    expect(form.action).toBe(path());
    expect(form.fields).toMatchObject(fields().title ? { forumId: forum.id } : fields());
    if (fields().title) expect(form.html).toContain(fields().title);
  });

  it("a deed of staff is not theirs to do", async () => {
    const { status, page } = await send(`/topics/${topic.id}/close`, { on: "true", reason: words });
    expect([status, formWith(page, shown).action]).toEqual([403, `/topics/${topic.id}/close`]);
  });
});

it("who signs in elsewhere meanwhile sends the same page's form again, and it is taken", async () => {
  me = await makeMember({ trust: 2 });
  session = "session=none";
  const { page } = await send(place(), { topicId: topic.id, body: words });
  session = await sessionOf(me);
  const { action, fields } = formWith(page, shown);
  expect(await send(action, fields)).toMatchObject({ status: 303, location: expect.stringContaining(postPath("")) });
  expect(await db.post.findFirst({ where: { authorId: me.id } })).toMatchObject({ text: words });
});

it.each([
  ["a picture of 8 MB", 8],
  ["one larger than any form may be", 47],
])("beside %s", async (_what, megabytes) => {
  if (megabytes < 30) session = "session=none";
  const body = new FormData();
  body.set("topicId", topic.id);
  body.set("body", words);
  body.set("image", new File([new Uint8Array(megabytes * 1024 * 1024)], "a.jpg", { type: "image/jpeg" }));
  body.set("tags", "دوربین، لنز");
  const headers = { Cookie: session, Accept: "text/html", Origin: origin };
  const answer = await fetch(origin + place(), { method: "POST", headers, body, redirect: "manual" });
  const page = (await answer.text()).replaceAll("\r\n", "\n");
  expect(answer.status).toBe(megabytes < 30 ? 401 : 413);
  expect(formWith(page, shown)).toMatchObject({ action: place(), fields: { topicId: topic.id, body: words } });
  expect(page).toContain("دوربین، لنز");
});

it("a refused reply goes along to where its topic has moved", async () => {
  const other = await makeForum();
  await db.topic.update({ where: { id: topic.id }, data: { forumId: other.id } });
  const { status, location } = await send(place(), { topicId: topic.id, body: " " });
  expect([status, location]).toEqual([308, topicPath({ ...topic, forum: other })]);
});

it("what another site sends does not come back as if one had written it", async () => {
  const { status, page } = await send(place(), { topicId: topic.id, body: words }, { Origin: "https://evil.example" });
  expect([status, page.includes("نوشته‌ای")]).toEqual([403, false]);
});

it("a password is not given back", async () => {
  const { page } = await send("/topics/x/close", { password: "رمز من است", reason: words });
  expect(page).toContain("مهم");
  expect(page).not.toContain("رمز من است");
});
