import type { Actor } from "#app/domain/core/actor.ts";
import { literal, selectRows } from "#app/platform/db/rows.server.ts";
import { excerpt } from "#app/platform/persian/text.ts";
import { Prisma } from "#prisma/client";
import { beginningLength } from "./select-topic.server.ts";
import { type TopicPeople, topicPeople } from "./topic-people.server.ts";
import { unreadPosts } from "./unread-sql.server.ts";
import { excerptLength, type TopicCard, type TopicCardRow, toTopicCard } from "./views.ts";

/** A topic's columns for its card, with everything that stands on it. */
export type WholeCardRow = TopicCardRow &
  TopicPeople & {
    isPinnedFirst: boolean;
    /** The first characters of the first post's text, null where it is not for everybody. */
    beginning: string | null;
    lastReadNumber: number | null;
    /** Null for guests. */
    unread: number | null;
  };

/** What a page is made of: the columns of topics `t` and of their forums `f`. */
export const cardSource = Prisma.sql`t.*, f.slug AS "forumSlug", f.name AS "forumName", f."nameEn" AS "forumNameEn"`;

/**
 * Topics for a list, in one statement.
 * @param page SQL that selects the topics, all of which the viewer may read: `cardSource`, "isPinnedFirst", and place in the list
 */
export function selectTopicCards(viewer: Actor, page: Prisma.Sql): Promise<WholeCardRow[]> {
  const unread = unreadPosts(viewer);
  return selectRows<WholeCardRow>`
    SELECT t.id, t.seq, t.slug, t.title, t.kind::text, t.stars, t."verifiedOwner", coalesce(t.tags, '{}') AS tags,
      t."authorId", t."lastPosterId", t."acceptedPostId", t."lastNumber", t."replyCount", t.heat, t."createdAt",
      t."lastPostAt", t."pinnedAt", t."featuredAt", t."closedAt", t."hiddenAt", t."deletedAt", t."isPinnedFirst",
      json_build_object('id', t."forumId", 'slug', t."forumSlug", 'name', t."forumName", 'nameEn', t."forumNameEn") AS forum,
      ${topicPeople.columns},
      (
        SELECT left(b.text, ${literal(beginningLength)}) FROM "Post" b
        WHERE b."topicId" = t.id AND b.number = 1 AND b."hiddenAt" IS NULL AND b."deletedAt" IS NULL
      ) AS beginning,
      ${unread.columns}
    FROM (${page}) t
    ${topicPeople.joins}
    ${unread.joins}
    ORDER BY t.place`;
}

/** A row as a card. */
export function viewTopicCard({ author, lastPoster, unread, lastReadNumber, ...row }: WholeCardRow): TopicCard {
  return toTopicCard(row, {
    ...{ author, lastPoster },
    read: unread === null ? undefined : { unread, lastReadNumber },
    excerpt: excerpt(row.beginning ?? "", excerptLength),
  });
}
