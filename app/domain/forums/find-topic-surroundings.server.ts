import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";

/** What a topic's page shows around the posts. */
export type Surroundings = {
  products: { slug: string; name: string }[];
  acceptedPost: { id: string; number: number } | null;
  /** The first characters of the first post's text, "" where it is not for everybody. */
  beginning: string;
  /** Null for guests. */
  following: boolean | null;
};

/** Characters read of a post's text to make an excerpt of it. */
export const beginningLength = 400;

/** The products, the accepted answer, the first words and the viewer's following of a topic they may read: one query. */
export async function findTopicSurroundings(viewer: Actor, topicId: string): Promise<Surroundings> {
  const [row] = await db.$queryRaw<Surroundings[]>`
    SELECT
      coalesce((
        SELECT json_agg(json_build_object('slug', p.slug, 'name', p.name) ORDER BY p.name, p.id)
        FROM "TopicProduct" tp JOIN "Product" p ON p.id = tp."productId" WHERE tp."topicId" = t.id
      ), '[]') AS products,
      (
        SELECT json_build_object('id', a.id, 'number', a.number) FROM "Post" a
        WHERE a.id = t."acceptedPostId" AND a."hiddenAt" IS NULL AND a."deletedAt" IS NULL
      ) AS "acceptedPost",
      coalesce((
        SELECT left(f.text, ${beginningLength}) FROM "Post" f
        WHERE f."topicId" = t.id AND f.number = 1 AND f."hiddenAt" IS NULL AND f."deletedAt" IS NULL
      ), '') AS beginning,
      EXISTS (
        SELECT FROM "Follow" w WHERE w."targetKind" = 'topic' AND w."targetId" = t.id
          AND w."memberId" = ${viewer.id}::uuid AND w."endedAt" IS NULL
      ) AS following
    FROM "Topic" t WHERE t.id = ${topicId}::uuid`;
  if (!row) return { products: [], acceptedPost: null, beginning: "", following: null };
  return isMember(viewer) ? row : { ...row, following: null };
}
