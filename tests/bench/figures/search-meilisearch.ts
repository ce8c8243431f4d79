import { readFileSync } from "node:fs";
import { findActor } from "#app/domain/accounts/find-actor.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { indexContent } from "#search/index-content.server.ts";
import { connectMeilisearch } from "#search/meilisearch/connection.server.ts";
import { meilisearchEngine } from "#search/meilisearch/engine.server.ts";
import { fillMeilisearch } from "#search/meilisearch/fill.server.ts";
import { forgetIndexes } from "#search/meilisearch/indexes.server.ts";
import { tellMeilisearch } from "#search/meilisearch/tell.server.ts";
import { readQuestion } from "#search/question.ts";
import { startMeilisearch, type TestMeilisearch, whyNoOwnMeilisearch } from "#tests/setup/meilisearch.ts";
import { idOf, shortTopic } from "../data/shape.ts";
import type { Glance, Ground, Seen } from "../figure.ts";
import { latenciesOf, load } from "../load.ts";
import { asking, findWords } from "./search.ts";

const clients = 2;
const postsFollowed = 15;

/**
 * The same questions to a Meilisearch of our own, filled for the occasion. The club sleeps meanwhile: it has no
 * Meilisearch, and would forget ours.
 */
export const searchByMeilisearch: Glance = {
  name: "search by Meilisearch",
  look: async (ground) => {
    if (whyNoOwnMeilisearch !== null) return [];
    const server = await startMeilisearch();
    connectMeilisearch(server);
    try {
      return await ground.club.asleep(() => lookAt(server, ground));
    } finally {
      await forgetIndexes();
      connectMeilisearch(null);
      await server.stop();
    }
  },
};

async function lookAt(server: TestMeilisearch, { club, seconds }: Ground): Promise<Seen[]> {
  const seen = [await fill(server)];
  const words = await findWords();
  for (const [name, ask] of asking) {
    await load(club.origin, clients, seconds, (_connection, turn) => ask(words, turn));
    const done = await load(club.origin, clients, seconds, (_connection, turn) => ask(words, turn));
    const beside = `p50 ${done.p50Ms.toFixed(1)} ms, ${done.perSecond.toFixed(0)} questions/s`;
    seen.push({ name: `${name}, Meilisearch`, unit: "ms at p95", value: done.p95Ms, budget: { most: 30 }, beside });
  }
  return [...seen, await followPosts()];
}

async function fill(server: TestMeilisearch): Promise<Seen> {
  const began = performance.now();
  let things = 0;
  await fillMeilisearch((_kind, count) => {
    things += count;
  });
  const value = (performance.now() - began) / 1000;
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))![1];
  const beside = `${things} things, Meilisearch had ${(Number(peak) / 1024).toFixed(0)} MiB at most`;
  return { name: "search: filling Meilisearch", unit: "s", value, beside };
}

/** From a reply's commit until Meilisearch finds it, without the queue, which takes some milliseconds. */
async function followPosts(): Promise<Seen> {
  const author = await findActor(idOf("member", 1));
  const took: number[] = [];
  for (let number = 0; number < postsFollowed; number++) {
    const word = `جستنی${"ابپتثجچحخدذرزژس"[number]}`;
    const { postId } = await reply(author!, { topicId: idOf("topic", shortTopic), body: `${word} ${number}` });
    const began = performance.now();
    await indexContent([{ kind: "post", id: postId }]);
    await tellMeilisearch();
    const { hits } = await meilisearchEngine.search({
      ...{
        question: readQuestion(word),
        access: null,
        withoutAuthors: [],
        kinds: ["post"],
        sort: "relevance",
        most: 1,
      },
    });
    if (hits[0]?.id !== postId) throw new Error("What was told is not found");
    took.push(performance.now() - began);
  }
  const { p50Ms, p95Ms } = latenciesOf(took);
  const beside = `p95 ${p95Ms.toFixed(0)} ms, ${postsFollowed} replies`;
  return { name: "search: from post to found, Meilisearch", unit: "ms", value: p50Ms, budget: { most: 2_000 }, beside };
}
