import { checkPage } from "../checked-page.ts";
import { longestTopic, pageTopic, shortTopic } from "../data/shape.ts";
import type { Figure } from "../figure.ts";
import { reactPath } from "../floors/floor-server.ts";
import { load } from "../load.ts";
import { signedIn } from "../people.ts";
import { findTopic, topicPlace } from "../places.ts";

const clients = 32;
/** So many members ask in turn that nothing can be kept for one of them. */
const members = 200;

/** The page of a topic as members get it. */
export const memberTopicPage: Figure = {
  name: "topic page, 20 posts, signed in",
  unit: "requests/s",
  budget: { least: 400 },
  floor: "Express, React and two queries",
  prepare: async ({ club, floor, seconds }) => {
    const { path, expected } = await topicPlace(pageTopic);
    const ours = await checkPage(club.origin, path, expected, await signedIn(members));
    // React 18 puts NULs into what it streams, where a letter of several bytes meets the end of its buffer
    const mostly = { ...expected, atLeast: expected.words.length - 5 };
    const theirs = await checkPage(floor.origin, reactPath((await findTopic(pageTopic)).seq), mostly);
    const measure = async (origin: string, { first, deed }: typeof ours) => {
      const { perSecond, ...done } = await load(origin, clients, seconds, deed);
      return { value: perSecond, ...done, beside: `${(first.bodyBytes / 1000).toFixed(0)} kB` };
    };
    return { round: () => measure(club.origin, ours), floorRound: () => measure(floor.origin, theirs) };
  },
};

/** The ends of a very long topic, beside those of a short one. */
export const longTopicPages: Figure[] = (["first", "last"] as const).map((page) => ({
  name: `${page} page of 20,000 replies, signed in`,
  unit: "requests/s",
  budget: { leastRatio: 0.9 },
  floor: "the same page of a topic of 40 posts",
  floorNeedsClub: true,
  prepare: async ({ club, seconds }) => {
    const cookies = await signedIn(members);
    const [long, short] = await Promise.all([topicPlace(longestTopic, page), topicPlace(shortTopic, page)]);
    const measure = async ({ deed }: Awaited<ReturnType<typeof checkPage>>) => {
      const { perSecond, ...done } = await load(club.origin, clients, seconds, deed);
      return { value: perSecond, ...done };
    };
    const longPage = await checkPage(club.origin, long.path, long.expected, cookies);
    const shortPage = await checkPage(club.origin, short.path, short.expected, cookies);
    return { round: () => measure(longPage), floorRound: () => measure(shortPage) };
  },
}));
