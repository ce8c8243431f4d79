import { setTimeout as delay } from "node:timers/promises";
import { findActor } from "#app/domain/accounts/find-actor.server.ts";
import { loadContent } from "#app/domain/content.server.ts";
import { guest } from "#app/domain/core/actor.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { foldTokens } from "#app/platform/persian/fold.ts";
import { searchClub, suggest } from "#search/search-club.server.ts";
import { stopWords } from "#search/stop-words.ts";
import { benchShape, idOf, shortTopic } from "../data/shape.ts";
import type { Figure, Glance } from "../figure.ts";
import { latenciesOf, load } from "../load.ts";

const clients = 2;
const budget = { p95Ms: 30 };
/** Letters typed when something is offered. */
const typedLetters = [2, 3, 5];
const postsFollowed = 15;

/** Posts whose words are asked for. */
const quotedPosts = 400;
/** A word with less is seldom asked for. */
const shortestWord = 4;

/**
 * Words that stand in posts, two of each post after one another: as people ask for what they remember, so a word is
 * asked as often as it is written, common ones most. What stands in every text is no question.
 */
export async function findWords(): Promise<string[]> {
  const step = benchShape.posts / quotedPosts;
  const ids = Array.from({ length: quotedPosts }, (_, number) => idOf("post", number * step));
  const posts = await db.post.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" }, select: { text: true } });
  return posts.flatMap(({ text }, turn) => {
    const words = [...new Set(foldTokens(text))].filter((word) => word.length >= shortestWord && !stopWords.has(word));
    return words.length < 2 ? [] : [words[turn % words.length]!, words[(turn + 1) % words.length]!];
  });
}

const floor = "the same page of posts, read by their ids";

function searchFigure(name: string, ask: (words: string[], turn: number) => Promise<unknown>): Figure {
  return {
    name,
    unit: "questions/s",
    budget,
    floor,
    prepare: async ({ club, seconds }) => {
      const words = await findWords();
      const posts = Array.from({ length: 20 }, (_, number) => ({ kind: "post", id: idOf("post", number * 4_000) }));
      const measure = async (deed: (turn: number) => Promise<unknown>) => {
        const { perSecond, ...done } = await load(club.origin, clients, seconds, (_connection, turn) => deed(turn));
        return { value: perSecond, ...done };
      };
      return {
        round: () => measure((turn) => ask(words, turn)),
        floorRound: () => measure(() => loadContent(guest, posts)),
      };
    },
    floorNeedsClub: true,
  };
}

const wordAt = (words: string[], turn: number) => words[(turn * 37) % words.length]!;

/** Two words of one post. */
function pairAt(words: string[], turn: number): string {
  const first = ((turn * 37) % (words.length / 2)) * 2;
  return words.slice(first, first + 2).join(" ");
}

/** What is asked, by the name of the figure. */
export const asking: [name: string, ask: (words: string[], turn: number) => Promise<unknown>][] = [
  ["search, 100,000 posts, one word", (words, turn) => searchClub(guest, { q: wordAt(words, turn) })],
  ["search, 100,000 posts, two words", (words, turn) => searchClub(guest, { q: pairAt(words, turn) })],
  [
    "search, as one types",
    (words, turn) => suggest(guest, wordAt(words, turn).slice(0, typedLetters[turn % typedLetters.length])),
  ],
];

export const searching = asking.map(([name, ask]) => searchFigure(name, ask));

/** How long a reply takes from its commit until it is found, by way of the queue. */
export const postToFound: Glance = {
  name: "search: from post to found",
  look: async () => {
    const author = await findActor(idOf("member", 1));
    const took: number[] = [];
    for (let number = 0; number < postsFollowed; number++) {
      const word = `یافتنی${"ابپتثجچحخدذرزژس"[number]}`;
      await reply(author!, { topicId: idOf("topic", shortTopic), body: `${word} ${number}` });
      took.push(await untilFound(word));
    }
    const { p50Ms, p95Ms } = latenciesOf(took);
    const beside = `p95 ${p95Ms.toFixed(0)} ms, ${postsFollowed} replies`;
    return [{ name: "search: from post to found", unit: "ms", value: p50Ms, budget: { most: 2_000 }, beside }];
  },
};

async function untilFound(word: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { items } = await searchClub(guest, { q: word });
    if (items.length > 0) return performance.now() - began;
    await delay(10);
  }
}
