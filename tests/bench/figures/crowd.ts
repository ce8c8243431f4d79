import { browserHeaders } from "../checked-page.ts";
import { Connection, toRequest } from "../connection.ts";
import { benchShape, pageTopic } from "../data/shape.ts";
import { keepPace, type Pace } from "../load.ts";
import { signedIn } from "../people.ts";
import { forumPlace, homePlace, topicPlace } from "../places.ts";

const readers = benchShape.readers;
/** Each looks at a page this often. */
const pageEverySeconds = 30;
/** Topics that they read. */
const topics = 20;

/** Members who are in the club at the same time, each on a connection that is kept while the club keeps it. */
export type Crowd = {
  /** Lets each ask for a page now and then. */
  read(): Pace;
  /** How many of their connections are open. */
  open(): number;
  leave(): Promise<void>;
};

/** Brings a thousand signed-in members into the club. */
export async function gather(origin: string): Promise<Crowd> {
  const cookies = await signedIn(readers);
  const found = await Promise.all(Array.from({ length: topics }, (_, at) => topicPlace(pageTopic + at)));
  const places = [...found, await forumPlace(pageTopic), await homePlace()];
  const members = cookies.map((cookie, at) => {
    const { path } = places[at % places.length]!;
    return {
      path,
      connection: new Connection(origin),
      request: toRequest(origin, path, { headers: { ...browserHeaders, ...cookie } }),
    };
  });
  await Promise.all(members.map(({ connection }) => connection.open()));
  let turn = 0;
  const look = async () => {
    const { path, connection, request } = members[turn++ % readers]!;
    const { status } = await connection.send(request);
    if (status !== 200) throw new Error(`${path} was answered to a member with ${status}`);
  };
  return {
    read: () => keepPace(readers / pageEverySeconds, look),
    open: () => members.filter(({ connection }) => connection.isOpen).length,
    leave: async () => {
      for (const { connection } of members) connection.close();
    },
  };
}
