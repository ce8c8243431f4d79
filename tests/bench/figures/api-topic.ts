import { createToken } from "#app/domain/integrations/create-token.server.ts";
import type { Scope } from "#app/domain/integrations/scopes.ts";
import { makeStaff } from "#tests/factories/accounts.ts";
import { Connection } from "../connection.ts";
import type { Figure } from "../figure.ts";
import { makeFullTopic } from "../full-topic.ts";
import { asking, load } from "../load.ts";

const readers = 32;
const writers = 8;

/** So many members write that none meets the limits of one person. */
const members = 400;

/** A topic with its posts, as a program reads it. */
export const apiRead: Figure = {
  name: "API: a topic's posts, 20 of them",
  unit: "requests/s",
  floor: "Node sending as many bytes",
  prepare: async ({ club, seconds, startFloor }) => {
    const topic = await makeFullTopic();
    const headers = { Authorization: `Bearer ${(await makeTokens(1))[0]}` };
    const path = `/api/v1/topics/${topic.id}/posts?limit=20`;
    const bytes = (await new Connection(club.origin).ask(path, { headers })).bodyBytes;
    const floorServer = await startFloor();
    const measure = async (origin: string, address: string) => {
      const { perSecond, p95Ms } = await load(origin, readers, seconds, asking(address, headers));
      return { value: perSecond, beside: `p95 ${p95Ms.toFixed(1)} ms, ${(bytes / 1024).toFixed(0)} kB` };
    };
    return {
      round: () => measure(club.origin, path),
      floorRound: () => measure(floorServer.origin, `/bytes/${bytes}`),
      done: floorServer.stop,
    };
  },
};

/** Replies to one topic, from eight clients at once. */
export const apiWrite: Figure = {
  name: "API: a reply, 8 clients",
  unit: "requests/s",
  budget: "≥ 500, p95 ≤ 30 ms",
  floor: "Node with a transaction of two inserts",
  prepare: async ({ club, seconds, startFloor }) => {
    const topic = await makeFullTopic();
    const tokens = await makeTokens(members);
    const path = `/api/v1/topics/${topic.id}/posts`;
    const floorServer = await startFloor();
    const reply = async (connection: Connection, turn: number) => {
      const headers = { Authorization: `Bearer ${tokens[turn % members]}`, "Content-Type": "application/json" };
      const body = JSON.stringify({ body: `پاسخ شمارهٔ ${turn} از سنجهٔ سرعت باشگاه` });
      const answer = await connection.ask(path, { method: "POST", headers, body });
      if (answer.status !== 201) throw new Error(`A reply was answered with ${answer.status}: ${answer.text()}`);
    };
    const transact = (connection: Connection) => connection.ask("/transactions/1", { method: "POST" });
    const measure = async (origin: string, deed: typeof reply) => {
      const { perSecond, p95Ms } = await load(origin, writers, seconds, deed);
      return { value: perSecond, beside: `p95 ${p95Ms.toFixed(1)} ms` };
    };
    return {
      round: () => measure(club.origin, reply),
      floorRound: () => measure(floorServer.origin, async (connection) => void (await transact(connection))),
      done: floorServer.stop,
    };
  },
};

function makeTokens(count: number): Promise<string[]> {
  const scopes: Scope[] = ["posts:read", "posts:write", "topics:read"];
  const make = async () => {
    const { id: memberId } = await makeStaff("administrator");
    return (await createToken("operator", { memberId, name: "bench", scopes })).token;
  };
  return Promise.all(Array.from({ length: count }, make));
}
