import { forumPath, homePath, topicPath } from "#app/paths.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { Expected } from "./checked-page.ts";
import { idOf } from "./data/shape.ts";

/** An address of the club, and the words its page must hold. */
export type Place = { path: string; expected: Expected };

/** Letters of a post that are looked for on its page. */
const beginning = 60;
/** Topics on a page of a list. */
const listed = 30;

/** The topic that has this place in the plan. */
export function findTopic(number: number) {
  return db.topic.findUniqueOrThrow({
    where: { id: idOf("topic", number) },
    include: { forum: { select: { slug: true, name: true } } },
  });
}

/** The first or the last page of a topic. */
export async function topicPlace(number: number, page: "first" | "last" = "first"): Promise<Place> {
  const topic = await findTopic(number);
  const posts = await db.post.findMany({
    where: { topicId: topic.id },
    orderBy: { number: page === "first" ? "asc" : "desc" },
    take: 20,
    select: { text: true },
  });
  const words = posts.map(({ text }) => text.split("\n")[0]!.slice(0, beginning));
  return { path: topicPath(topic) + (page === "last" ? "?last" : ""), expected: { words } };
}

/** The page of the forum that the measured topics are in; some of its topics may be others after a reply. */
export async function forumPlace(topicNumber: number): Promise<Place> {
  const { forum, forumId } = await findTopic(topicNumber);
  return { path: forumPath(forum), expected: await newestTitles({ forumId }) };
}

/** The club's first page. */
export async function homePlace(): Promise<Place> {
  return { path: homePath(), expected: await newestTitles({}) };
}

async function newestTitles(where: { forumId?: string }): Promise<Expected> {
  const topics = await db.topic.findMany({
    where,
    orderBy: { lastPostAt: "desc" },
    take: listed,
    select: { title: true },
  });
  return { words: topics.map(({ title }) => title), atLeast: Math.ceil(topics.length * 0.8) };
}
