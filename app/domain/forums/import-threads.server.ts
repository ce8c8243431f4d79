import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Database, Transaction } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import type { ForumImport, PreparedEntry, PreparedOpinion } from "./import-forums.server.ts";
import { importKey } from "./import-line.ts";
import { timesAfter } from "./import-times.ts";
import { shortTitle, titleFromText } from "./import-title.ts";

/** One post of an import, with its number in the topic. */
type NewPost = { id: string; opinion: PreparedOpinion; number: number; createdAt: Date };

/** Posts to be written as a topic of their own, or at the end of a topic that is there. Never empty. */
export type Thread = {
  topicId: string;
  forumId: string;
  productId: string;
  /** Null for a topic that is there already. */
  opens: { kind: "experience" | "discussion"; title: string; stars: number | null } | null;
  /** The topic's heat before these posts. */
  heat: number;
  posts: NewPost[];
};

/** Where a product's new topics go. */
export type Home = { productId: string; forumId: string };

/** The topics that entries become: one for each critical opinion, one for a product's general ones, in the file's order. */
export async function toThreads(
  tx: Transaction,
  run: ForumImport,
  entries: (PreparedEntry & { home: Home })[],
): Promise<Thread[]> {
  const words = translatorFor(run.language, "imports");
  const topics = await findOpinionsTopics(tx, entries);
  const threads: Thread[] = [];
  for (const { line, opinions, home } of entries) {
    const { product } = line;
    const general = opinions.filter(({ kind }) => kind === "general");
    const topicId = topics.get(product);
    if (general.length > 0 && topicId) threads.push(await grownThread(tx, run, home, topicId, general));
    if (general.length > 0 && !topicId) {
      const title = shortTitle(words("opinionsTitle", { product }));
      threads.push(newThread(home, { kind: "discussion", title, stars: null }, general));
    }
    for (const opinion of opinions.filter(({ kind }) => kind === "critical")) {
      const title = titleFromText(opinion.body.columns.text, words("experienceTitle", { product }));
      threads.push(newThread(home, { kind: "experience", title, stars: opinion.stars }, [opinion]));
    }
  }
  return threads;
}

function newThread(home: Home, opens: Thread["opens"], opinions: PreparedOpinion[]): Thread {
  const times = opinions.map(({ saidAt }) => saidAt);
  return { topicId: uuidv7(), ...home, opens, heat: 0, posts: toPosts(opinions, times, 0) };
}

/** Takes the next numbers of a topic; whoever replies at the same time waits and gets the numbers after them. */
async function grownThread(
  tx: Transaction,
  run: ForumImport,
  home: Home,
  topicId: string,
  opinions: PreparedOpinion[],
): Promise<Thread> {
  const topic = await tx.topic.update({
    where: { id: topicId },
    data: { lastNumber: { increment: opinions.length } },
    select: { forumId: true, lastNumber: true, lastPostAt: true, heat: true },
  });
  const times = timesAfter(
    topic.lastPostAt,
    opinions.map(({ saidAt }) => saidAt),
    run.at,
  );
  const posts = toPosts(opinions, times, topic.lastNumber - opinions.length);
  return { topicId, productId: home.productId, forumId: topic.forumId, opens: null, heat: topic.heat, posts };
}

function toPosts(opinions: PreparedOpinion[], times: Date[], lastNumber: number): NewPost[] {
  return opinions.map((opinion, index) => ({
    id: uuidv7(),
    opinion,
    number: lastNumber + index + 1,
    createdAt: times[index]!,
  }));
}

const keysAtOnce = 5_000;

/** By product, the topic where its earlier general opinions are by now; products without any are not in it. */
export async function findOpinionsTopics(database: Database, entries: PreparedEntry[]): Promise<Map<string, string>> {
  const fresh = new Set(entries.flatMap(({ opinions }) => opinions.map(({ key }) => key)));
  const products = new Map<string, string>();
  for (const { line, opinions } of entries) {
    if (!opinions.some(({ kind }) => kind === "general")) continue;
    for (const { kind, position } of line.opinions) {
      const key = importKey(line.product, position);
      if (kind === "general" && !fresh.has(key)) products.set(key, line.product);
    }
  }
  const topics = new Map<string, string>();
  const keys = [...products.keys()];
  for (let start = 0; start < keys.length; start += keysAtOnce) {
    const posts = await database.post.findMany({
      where: { importKey: { in: keys.slice(start, start + keysAtOnce) } },
      orderBy: { number: "asc" },
      select: { importKey: true, topicId: true },
    });
    for (const post of posts) {
      const product = products.get(post.importKey!)!;
      if (!topics.has(product)) topics.set(product, post.topicId);
    }
  }
  return topics;
}
