import { checkPage } from "../checked-page.ts";
import { benchShape } from "../data/shape.ts";
import type { Glance, Ground } from "../figure.ts";
import { type Deed, load } from "../load.ts";
import { signedIn } from "../people.ts";
import { forumPlace, homePlace, topicPlace } from "../places.ts";
import { clubProcesses, residentBytes } from "../processor.ts";
import { settle } from "../settle.ts";

const requests = 20_000;
/** No longer than this: a slow club tells after as many as it got to. */
const patienceSeconds = 60;
const clients = 32;
/** One page in so many is a member's. */
const memberPageEvery = 10;
/** Topics that are asked for, by guests and members. */
const topics = 100;

/** What the club's process holds before and after many pages of all kinds. Comes first: rest is before everything else. */
export const memory: Glance = {
  name: "memory",
  look: async (ground) => {
    await settle();
    const atRest = held(ground);
    const floorAtRest = residentBytes(ground.floor.pid) / 1e6;
    const count = await askForAll(ground);
    const after = held(ground);
    const beside = `bare Node with Express, React and pg ${floorAtRest.toFixed(0)} MB`;
    return [
      { name: "memory at rest", unit: "MB", value: atRest, beside },
      { name: `memory after ${count.toLocaleString("en")} requests`, unit: "MB", value: after, beside: "" },
    ];
  },
};

const held = ({ club }: Ground) =>
  clubProcesses({ clubPid: club.pid, postgresPid: club.postgresPid }).reduce(
    (sum, pid) => sum + residentBytes(pid),
    0,
  ) / 1e6;

/** @returns how often a page was asked for */
async function askForAll({ club }: Ground): Promise<number> {
  const cookies = await signedIn(100);
  const step = Math.floor(benchShape.topics / topics);
  const places = [
    await homePlace(),
    await forumPlace(0),
    ...(await Promise.all(Array.from({ length: topics }, (_, at) => topicPlace(at * step)))),
  ];
  const asGuest: Deed[] = [];
  const asMember: Deed[] = [];
  for (const { path, expected } of places) {
    asGuest.push((await checkPage(club.origin, path, expected)).deed);
    asMember.push((await checkPage(club.origin, path, expected, cookies)).deed);
  }
  let count = 0;
  const deed: Deed = (connection, turn) => {
    const whose = turn % memberPageEvery === 0 ? asMember : asGuest;
    return count++ < requests ? whose[turn % whose.length]!(connection, turn) : Promise.resolve();
  };
  const began = performance.now();
  while (count < requests && performance.now() - began < patienceSeconds * 1000)
    await load(club.origin, clients, 1, deed);
  return Math.min(count, requests);
}
