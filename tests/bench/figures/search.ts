import { setTimeout as delay } from "node:timers/promises";
import { findActor } from "#app/domain/accounts/find-actor.server.ts";
import { loadContent } from "#app/domain/content.server.ts";
import { guest } from "#app/domain/core/actor.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { searchClub, suggest } from "#search/search-club.server.ts";
import { idOf, shortTopic } from "../data/shape.ts";
import type { Figure, Glance } from "../figure.ts";
import { latenciesOf, load } from "../load.ts";

const clients = 2;
const budget = { p95Ms: 30 };
/** Letters typed when something is offered. */
const typedLetters = [2, 3, 5];
const postsFollowed = 15;

/** Words of the club's texts: some hundred, so that each stands in thousands of posts, which is the hardest case. */
export async function findWords(): Promise<string[]> {
  const rows = await db.searchTerm.findMany({
    orderBy: [{ documents: "desc" }, { term: "asc" }],
    select: { term: true },
  });
  return rows.map(({ term }) => term);
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

/** What is asked, by the name of the figure. */
export const asking: [name: string, ask: (words: string[], turn: number) => Promise<unknown>][] = [
  ["search, 100,000 posts, one word", (words, turn) => searchClub(guest, { q: wordAt(words, turn) })],
  [
    "search, 100,000 posts, two words",
    (words, turn) => searchClub(guest, { q: `${wordAt(words, turn)} ${wordAt(words, turn + 1)}` }),
  ],
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
