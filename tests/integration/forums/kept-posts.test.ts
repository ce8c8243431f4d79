import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { beforeAll, expect, it } from "vitest";
import { partsForMembers } from "#app/components/light/for-members.tsx";
import { PartsContext, type PartsOfPage } from "#app/components/shell/kept-part.tsx";
import { PageEnvironment } from "#app/components/shell/page-environment.tsx";
import { likeContent } from "#app/domain/discussion/like-content.server.ts";
import { acceptAnswer } from "#app/domain/forums/accept-answer.server.ts";
import { deletePost } from "#app/domain/forums/delete-post.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { KeptParts } from "#app/http/kept-parts.server.ts";
import { messagesOf } from "#app/i18n/translator.server.ts";
import { topicPath, topicSegment } from "#app/paths.ts";
import { addSeconds, hourSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { type Language, languages } from "#app/platform/language.ts";
import App, { loader as rootLoader } from "#app/root.tsx";
import Topic, { loader as topicLoader } from "#app/routes/forums/topic.tsx";
import type { Member } from "#prisma/client";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makePost, makeTopic } from "#tests/factories/forums.ts";
import { open } from "./ask-pages.ts";

beforeAll(() => partsForMembers());

/** A question with everything that may become of a post, and who may read it. */
async function stage() {
  const names = ['<part-0 number="0">', "پاسخ‌دهنده", "دیگری", "یکی دیگر"];
  const [asker, helper, reader, other] = await Promise.all(names.map((name) => makeMember({ name })));
  const foreigner = await makeMember({ calendar: "gregory" });
  const moderator = await makeStaff("moderator");
  const createdAt = addSeconds(now(), -3 * hourSeconds);
  const topic = await makeTopic({ authorId: asker!.id, kind: "question", title: "بهترین لنز?", createdAt });
  const write = (given: object) => makePost({ topicId: topic.id, authorId: helper!.id, createdAt, ...given });
  const answer = await write({ text: "این یکی </part> <b>&amp;" });
  const [hidden, deleted] = [await write({}), await write({ authorId: moderator.id })];
  await write({ replyToId: answer.id, authorId: reader!.id, editedAt: now(), revision: 2 });
  await acceptAnswer(await asActor(asker!), { postId: answer.id });
  await likeContent(await asActor(reader!), { kind: "post", id: answer.id });
  await hideContent(await asActor(moderator), { kind: "post", id: hidden.id, reason: "بی‌ربط" });
  await deletePost(await asActor(moderator), { postId: deleted.id });
  const { forum, ...row } = await db.topic.findUniqueOrThrow({ where: { id: topic.id }, include: { forum: true } });
  return { topic: { ...row, forum }, readers: [undefined, asker, helper, reader, other, foreigner, moderator] };
}

type Place = Awaited<ReturnType<typeof stage>>["topic"];

/** The page's data as its loaders send them. */
async function dataFor(topic: Place, reader: Member | undefined, locale: Language) {
  const params = { forum: topic.forum.slug, topic: topicSegment(topic) };
  const [root, page] = [await open(rootLoader, {}, "", reader), await open(topicLoader, params, "", reader)];
  return { root: { ...root, locale }, topic: page };
}

type Data = Awaited<ReturnType<typeof dataFor>>;

/** Renders the frame and the topic in it, as a request does. */
function render({ root, topic }: Data, parts: PartsOfPage | null): string {
  const routes = {
    root: { id: "root", path: "", hasLoader: true },
    topic: { id: "topic", parentId: "root", path: "/forums/:forum/:topic", hasLoader: true },
  };
  const context = {
    manifest: { routes },
    routeModules: { root: { default: App }, topic: { default: Topic } },
    future: { v3_singleFetch: true, v3_relativeSplatPath: true },
    staticHandlerContext: {
      ...{ basename: "/", loaderData: { root, topic }, actionData: null, errors: null, statusCode: 200 },
      location: { pathname: topicPath(topic.topic), search: "", hash: "", state: null, key: "default" },
      matches: Object.values(routes).map((route) => ({ route, params: {}, pathname: "/", pathnameBase: "/" })),
    },
  } as unknown as EntryContext;
  const server = createElement(RemixServer, { context, url: `http://club.example${topicPath(topic.topic)}` });
  const { locale } = root;
  const page = { locale, messages: messagesOf(locale), nonce: "", children: server };
  return renderToString(createElement(PartsContext.Provider, { value: parts }, createElement(PageEnvironment, page)));
}

it("whoever reads gets, letter by letter, the page that would have been rendered for them alone", async () => {
  const { topic, readers } = await stage();
  const kept = new KeptParts(10_000_000);
  for (const round of ["first", "again"])
    for (const locale of languages)
      for (const reader of readers) {
        const data = await dataFor(topic, reader, locale);
        const { parts, finish } = kept.forPage();
        const alone = render(data, null);
        expect(alone.match(/<article/g)).toHaveLength(data.topic.posts.length);
        expect(finish(render(data, parts)).toString(), `${reader?.name} ${locale} ${round}`).toBe(alone);
      }
});

it("a post is rendered once for all who may do the same with it, and again for who may do more", async () => {
  const { topic, readers } = await stage();
  const [guest, asker, , , other, , moderator] = readers;
  const kept = new KeptParts(10_000_000);
  const known = async (reader: Member | undefined, locale: Language = "fa") => {
    const data = await dataFor(topic, reader, locale);
    const { parts, finish } = kept.forPage();
    let count = 0;
    const take = (key: string, text?: string | null) => {
      const taken = parts.take(key, text);
      if (key.startsWith('["post"') && taken.isKnown) count++;
      return taken;
    };
    finish(render(data, { ...parts, take }));
    return `${count} of ${data.topic.posts.length}`;
  };
  expect(await known(other)).toBe("0 of 4");
  expect(await known(await makeMember())).toBe("4 of 4");
  expect(await known(other, "en")).toBe("0 of 4");
  expect(await known(guest)).toBe("1 of 4");
  expect(await known(moderator)).toBe("0 of 5");
  expect(await known(asker)).toBe("1 of 4");
});

it("of the frame members share what does not tell who reads", async () => {
  const { topic, readers } = await stage();
  const [guest, moderator] = [readers[0], readers.at(-1)];
  const kept = new KeptParts(10_000_000);
  const known = async (reader: Member | undefined) => {
    const { parts, finish } = kept.forPage();
    const names: string[] = [];
    const take = (key: string, text?: string | null) => {
      const taken = parts.take(key, text);
      const name = JSON.parse(key)[0];
      if (name !== "post") names.push(`${name} ${taken.isKnown ? "known" : "new"}`);
      return taken;
    };
    finish(render(await dataFor(topic, reader, "fa"), { ...parts, take }));
    return names;
  };
  expect(await known(guest)).toEqual([]);
  const member = await makeMember();
  expect(await known(member)).toEqual(["menu new", "rail new", "bar new"]);
  expect(await known(member)).toEqual(["menu known", "rail known", "bar known"]);
  expect(await known(await makeMember())).toEqual(["menu new", "rail known", "bar new"]);
  expect(await known(moderator)).toEqual(["menu new", "rail new", "bar new"]);
});
