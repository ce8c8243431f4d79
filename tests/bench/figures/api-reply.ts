import { Connection } from "../connection.ts";
import { benchShape } from "../data/shape.ts";
import type { Figure, Ground, Round } from "../figure.ts";
import { bareTransactionsPath } from "../floors/floor-server.ts";
import { type Deed, latenciesOf, load } from "../load.ts";
import { replying } from "../replies.ts";
import { gather } from "./crowd.ts";

const clients = 8;
/** Many members write in many topics, so that the worker has few followers of each to tell. */
const members = 400;
const topics = Array.from({ length: 397 }, (_, at) => benchShape.topics - 1 - at);
const talkers = 8;

const budget = { least: 500, p95Ms: 30 };
const floor = "bare transactions of two inserts";
const unit = "requests/s";

/** Replies all over the club, from eight clients at once. */
export const apiReply: Figure = {
  ...{ name: "API: a reply, 8 clients", unit, budget, floor },
  prepare: async (ground) => {
    const reply = await replying(members, topics);
    return { round: () => measure(ground, reply), floorRound: () => transactions(ground) };
  },
};

/** Eight members who talk in one topic: each reply waits for the one before, and is told to the other seven. */
export const apiReplyInOneTopic: Figure = {
  ...{ name: "API: a reply, 8 clients in one topic", unit, budget, floor },
  prepare: async (ground) => {
    const reply = await replying(talkers, [topics[0]! - topics.length]);
    return { round: () => measure(ground, reply), floorRound: () => transactions(ground) };
  },
};

/** Replies while members read. */
export const apiReplyInACrowd: Figure = {
  ...{ name: "API: a reply, 8 clients, 1,000 members online", unit, budget, floor },
  prepare: async (ground) => {
    const reply = await replying(members, topics);
    const crowd = await gather(ground.club.origin);
    const round = async () => {
      const reading = crowd.read();
      try {
        const written = await measure(ground, reply);
        return { ...written, beside: `${crowd.open()} of their connections open` };
      } finally {
        await reading.stop();
      }
    };
    return { round, floorRound: () => transactions(ground), done: crowd.leave };
  },
};

async function measure({ club, seconds }: Ground, reply: Deed): Promise<Round> {
  const { perSecond, ...done } = await load(club.origin, clients, seconds, reply);
  return { value: perSecond, ...done };
}

async function transactions({ floor, seconds }: Ground): Promise<Round> {
  const connection = new Connection(floor.origin);
  const { body } = await connection.ask(bareTransactionsPath(clients, seconds));
  connection.close();
  const { tookMs, seconds: took } = JSON.parse(body.toString()) as { tookMs: number[]; seconds: number };
  return { value: tookMs.length / took, count: tookMs.length, ...latenciesOf(tookMs) };
}
