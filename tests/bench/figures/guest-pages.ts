import { checkPage } from "../checked-page.ts";
import { pageTopic } from "../data/shape.ts";
import type { Figure } from "../figure.ts";
import { load } from "../load.ts";
import { forumPlace, homePlace, type Place, topicPlace } from "../places.ts";
import { replying, writeAtPace } from "../replies.ts";

const clients = 32;
const repliesPerSecond = 5;

const pages: { name: string; find: () => Promise<Place> }[] = [
  { name: "topic page, 20 posts", find: () => topicPlace(pageTopic) },
  { name: "forum page", find: () => forumPlace(pageTopic) },
  { name: "home page", find: homePlace },
];

/** Pages as guests get them, over and over; then while replies go on in the topic, its forum and the club. */
export const guestPages: Figure[] = pages.flatMap((page) => [guestPage(page), guestPage(page, true)]);

function guestPage({ name, find }: (typeof pages)[number], isWritten = false): Figure {
  return {
    name: `${name}, guest${isWritten ? `, ${repliesPerSecond} replies/s meanwhile` : ""}`,
    unit: "requests/s",
    ...(!isWritten && { budget: { least: 8_000 } }),
    floor: "bare Node sending the same bytes",
    prepare: async ({ club, floor, seconds }) => {
      const { path, expected } = await find();
      const { first, text, deed } = await checkPage(club.origin, path, expected);
      const repeated = await checkPage(floor.origin, await floor.repeat(first), expected);
      const reply = isWritten ? await replying(40, [pageTopic]) : null;
      const sizes = `${kB(first.bodyBytes)} of ${kB(Buffer.byteLength(text))}`;
      const measure = async (origin: string, asking: typeof deed) => {
        const { perSecond, ...done } = await load(origin, clients, seconds, asking);
        return { value: perSecond, ...done, beside: sizes };
      };
      return {
        round: async () => {
          const writing = reply && writeAtPace(club.origin, repliesPerSecond, reply);
          try {
            return await measure(club.origin, deed);
          } finally {
            await writing?.stop();
          }
        },
        floorRound: () => measure(floor.origin, repeated.deed),
      };
    },
  };
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
