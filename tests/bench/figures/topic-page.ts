import { openSession, signInFields } from "#app/domain/accounts/session.server.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { topicPath } from "#app/paths.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { Connection } from "../connection.ts";
import type { Figure, Ground } from "../figure.ts";
import { makeFullTopic } from "../full-topic.ts";
import { asking, load } from "../load.ts";

const clients = 32;
const floor = "Node sending as many bytes";

/** The page of a topic as a guest gets it. */
export const guestTopicPage: Figure = {
  name: "topic page, 20 posts, guest",
  unit: "requests/s",
  budget: "≥ 8,000",
  floor,
  prepare: (ground) => prepare(ground, {}),
};

/** The same for a member. */
export const memberTopicPage: Figure = {
  name: "topic page, 20 posts, signed in",
  unit: "requests/s",
  budget: "≥ 400",
  floor,
  prepare: async (ground) => prepare(ground, { Cookie: await memberCookie() }),
};

async function memberCookie(): Promise<string> {
  const { id } = await makeMember();
  const member = await db.member.findUniqueOrThrow({ where: { id }, select: signInFields });
  const session = await db.$transaction((tx) => openSession(tx, member, { userAgent: "bench" }));
  return (await sessionCookie.serialize(session.id)).split(";", 1)[0]!;
}

async function prepare({ club, seconds, startFloor }: Ground, headers: Record<string, string>) {
  const path = topicPath(await makeFullTopic());
  const asked = { Accept: "text/html", "Accept-Encoding": "gzip, br", ...headers };
  const bytes = (await new Connection(club.origin).ask(path, { headers: asked })).bodyBytes;
  const floorServer = await startFloor();
  const measure = async (origin: string, address: string) => {
    const { perSecond, p95Ms } = await load(origin, clients, seconds, asking(address, asked));
    return { value: perSecond, beside: `p95 ${p95Ms.toFixed(1)} ms, ${(bytes / 1024).toFixed(0)} kB` };
  };
  return {
    round: () => measure(club.origin, path),
    floorRound: () => measure(floorServer.origin, `/bytes/${bytes}`),
    done: floorServer.stop,
  };
}
