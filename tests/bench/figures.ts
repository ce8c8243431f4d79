import type { Figure, Glance } from "./figure.ts";
import { apiRead } from "./figures/api-read.ts";
import { apiReply, apiReplyInACrowd, apiReplyInOneTopic } from "./figures/api-reply.ts";
import { backup } from "./figures/backup.ts";
import { guestPages } from "./figures/guest-pages.ts";
import { importForums } from "./figures/import-forums.ts";
import { liveIdle, liveReply } from "./figures/live.ts";
import { longTopicPages, memberTopicPage } from "./figures/member-pages.ts";
import { memory } from "./figures/memory.ts";
import { queries } from "./figures/queries.ts";
import { postToFound, searching } from "./figures/search.ts";
import { searchByMeilisearch } from "./figures/search-meilisearch.ts";
import { signIn } from "./figures/sign-in.ts";
import { weight } from "./figures/weight.ts";

/** All lines of the table: memory while the club is fresh, writing after reading, the whole club's backup last. */
export function figuresOf(codes: Map<string, string>): (Figure | Glance)[] {
  return [
    ...[memory, weight, queries],
    ...guestPages,
    ...[memberTopicPage, ...longTopicPages, apiRead],
    ...[...searching, postToFound, searchByMeilisearch],
    ...[apiReply, apiReplyInOneTopic, apiReplyInACrowd],
    ...[liveReply, liveIdle],
    ...[signIn(codes), importForums, backup],
  ];
}

export function isGlance(figure: Figure | Glance): figure is Glance {
  return "look" in figure;
}
