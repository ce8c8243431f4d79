import { checkPage } from "../checked-page.ts";
import { idOf, pageTopic } from "../data/shape.ts";
import type { Figure } from "../figure.ts";
import { load } from "../load.ts";
import { withTokens } from "../people.ts";
import { topicPlace } from "../places.ts";

const clients = 32;
const readers = 200;

/** A topic with its posts, as programs read it. */
export const apiRead: Figure = {
  name: "API: a topic's posts, 20 of them",
  unit: "requests/s",
  floor: "bare Node sending the same bytes",
  prepare: async ({ club, floor, seconds }) => {
    const path = `/api/v1/topics/${idOf("topic", pageTopic)}/posts?limit=20`;
    const { expected } = await topicPlace(pageTopic);
    const { first, deed } = await checkPage(club.origin, path, expected, await withTokens(readers));
    const repeated = await checkPage(floor.origin, await floor.repeat(first), expected);
    const measure = async (origin: string, asking: typeof deed) => {
      const { perSecond, ...done } = await load(origin, clients, seconds, asking);
      return { value: perSecond, ...done, beside: `${(first.bodyBytes / 1000).toFixed(0)} kB` };
    };
    return { round: () => measure(club.origin, deed), floorRound: () => measure(floor.origin, repeated.deed) };
  },
};
