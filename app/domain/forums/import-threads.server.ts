import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Database, Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import type { ForumImport, PreparedOpinion } from "./import-forums.server.ts";
import type { ImportedLine } from "./import-line.ts";
import { timesAfter } from "./import-times.ts";
import { shortTitle, titleFromText } from "./import-title.ts";

/** One post of an import, with its number in the topic. */
export type NewPost = { id: string; opinion: PreparedOpinion; number: number; createdAt: Date };

/** Posts to be written as a topic of their own, or at the end of a topic that is there. Never empty. */
export type Thread = {
  topicId: string;
  forumId: string;
  /** Null for a topic that is there already. */
  opens: { kind: "experience" | "discussion"; title: string; stars: number | null } | null;
  /** The topic's heat before these posts. */
  heat: number;
  posts: NewPost[];
};

/** The key by which a post is known when its file is imported again. */
export function importKey(product: string, position: number): string {
  return `${product}#${position}`;
}

/** A critical opinion as a topic of its own, named by its first words. */
export function experienceThread(run: ForumImport, product: string, forumId: string, opinion: PreparedOpinion): Thread {
  const words = translatorFor(run.language, "imports");
  const title = titleFromText(opinion.body.columns.text, words("experienceTitle", { product }));
  return {
    topicId: uuidv7(),
    forumId,
    opens: { kind: "experience", title, stars: opinion.stars },
    heat: 0,
    posts: [{ id: uuidv7(), opinion, number: 1, createdAt: opinion.saidAt }],
  };
}

/** The general opinions on a product as replies to the earlier ones, wherever those are by now, or as their own topic. */
export async function opinionsThread(
  tx: Transaction,
  run: ForumImport,
  line: ImportedLine,
  forumId: string,
  opinions: PreparedOpinion[],
): Promise<Thread[]> {
  if (opinions.length === 0) return [];
  const known = await findOpinionsTopic(tx, line);
  const words = translatorFor(run.language, "imports");
  const title = shortTitle(words("opinionsTitle", { product: line.product }));
  const topic = known
    ? await makeRoom(tx, known, opinions.length)
    : { id: uuidv7(), forumId, lastNumber: 0, lastPostAt: null, heat: 0 };
  const times = timesAfter(
    topic.lastPostAt,
    opinions.map(({ saidAt }) => saidAt),
    run.at,
  );
  return [
    {
      topicId: topic.id,
      forumId: topic.forumId,
      opens: known ? null : { kind: "discussion", title, stars: null },
      heat: topic.heat,
      posts: opinions.map((opinion, index) => ({
        id: uuidv7(),
        opinion,
        number: topic.lastNumber + index + 1,
        createdAt: times[index]!,
      })),
    },
  ];
}

/** The id of the topic where the earlier general opinions on a product are; null before the first import. */
export async function findOpinionsTopic(database: Database, line: ImportedLine): Promise<string | null> {
  const general = line.opinions.filter(({ kind }) => kind === "general");
  const keys = general.map(({ position }) => importKey(line.product, position));
  const chunkSize = 1_000;
  for (let start = 0; start < keys.length; start += chunkSize) {
    const post = await database.post.findFirst({
      where: { importKey: { in: keys.slice(start, start + chunkSize) } },
      orderBy: { number: "asc" },
      select: { topicId: true },
    });
    if (post) return post.topicId;
  }
  return null;
}

/** Takes the next numbers of a topic; whoever replies at the same time waits and gets the numbers after them. */
async function makeRoom(tx: Transaction, topicId: string, posts: number) {
  const topic = await tx.topic.update({
    where: { id: topicId },
    data: { lastNumber: { increment: posts } },
    select: { id: true, forumId: true, lastNumber: true, lastPostAt: true, heat: true },
  });
  return { ...topic, lastNumber: topic.lastNumber - posts };
}
