import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProcess } from "../bench-club.ts";
import { checkPage } from "../checked-page.ts";
import { Connection } from "../connection.ts";
import { pageTopic } from "../data/shape.ts";
import type { Glance, Seen } from "../figure.ts";
import type { Deed } from "../load.ts";
import { signedIn } from "../people.ts";
import { forumPlace, homePlace, topicPlace } from "../places.ts";
import { countStatements, type StatementCounter } from "../statement-counter.ts";

/** Each page is asked for so often; the middle counts, as now and then a page does what it does once an hour. */
const times = 9;

/** Statements that a page costs, counted on the wire to PostgreSQL of a process without worker and guest cache. */
export const queries: Glance = {
  name: "queries",
  look: async ({ club }) => {
    const counter = await countStatements(club.databaseUrl);
    const folder = await mkdtemp(join(tmpdir(), "bashgah-bench-web-"));
    const settings = { DATA_DIR: folder, DATABASE_URL: counter.url, SERVICES: "web", GUEST_CACHE_MB: "0" };
    const web = await startProcess(folder, settings);
    try {
      return await countPages(web.origin, counter);
    } finally {
      await web.stop();
      counter.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function countPages(origin: string, counter: StatementCounter): Promise<Seen[]> {
  const cookies = await signedIn(times);
  const pages = [
    { name: "home page", ...(await homePlace()) },
    { name: "forum page", ...(await forumPlace(pageTopic)) },
    { name: "topic page, 20 posts", ...(await topicPlace(pageTopic)) },
  ];
  const seen: Seen[] = [];
  for (const { name, path, expected } of pages)
    for (const [who, visitors] of [
      ["guest, not cached", [{}]],
      ["signed in", cookies],
    ] as const) {
      const { deed } = await checkPage(origin, path, expected, [...visitors]);
      seen.push({ name: `queries: ${name}, ${who}`, unit: "statements", ...(await countEach(origin, deed, counter)) });
    }
  return seen;
}

async function countEach(origin: string, deed: Deed, counter: StatementCounter) {
  const connection = new Connection(origin);
  const counts: number[] = [];
  await deed(connection, 0);
  for (let turn = 0; turn < times; turn++) {
    const before = counter.count();
    await deed(connection, turn);
    counts.push(counter.count() - before);
  }
  connection.close();
  const sorted = counts.toSorted((one, other) => one - other);
  return { value: sorted[Math.floor(times / 2)]!, beside: `${sorted[0]} to ${sorted.at(-1)}` };
}
