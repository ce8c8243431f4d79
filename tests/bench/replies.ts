import { Connection } from "./connection.ts";
import { idOf } from "./data/shape.ts";
import { type Deed, keepPace, type Pace } from "./load.ts";
import { withTokens } from "./people.ts";

/** Replies that members' programs write: each turn another member, in one topic after the other. */
export async function replying(members: number, topicNumbers: number[]): Promise<Deed> {
  const headers = await withTokens(members);
  const paths = topicNumbers.map((number) => `/api/v1/topics/${idOf("topic", number)}/posts`);
  return async (connection, turn) => {
    const body = JSON.stringify({
      body: `پاسخ شمارهٔ ${turn} از سنجهٔ سرعت باشگاه: از آنچه انتظار داشتم بهتر کار می‌کند.`,
    });
    const who = { ...headers[turn % members], "Content-Type": "application/json" };
    const answer = await connection.ask(paths[turn % paths.length]!, { method: "POST", headers: who, body });
    if (answer.status !== 201) throw new Error(`A reply was answered with ${answer.status}: ${answer.body}`);
  };
}

/** Connections that writers at their own pace take turns with, so that a slow answer does not hold up the next reply. */
const lines = 20;

/** Lets somebody write so many replies a second to a club while something else is measured. */
export function writeAtPace(origin: string, perSecond: number, reply: Deed): Pace {
  const connections = Array.from({ length: lines }, () => new Connection(origin));
  const pace = keepPace(perSecond, (turn) => reply(connections[turn % lines]!, turn));
  return {
    stop: async () => {
      try {
        return await pace.stop();
      } finally {
        for (const connection of connections) connection.close();
      }
    },
  };
}
