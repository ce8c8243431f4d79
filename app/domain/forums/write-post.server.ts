import type { MemberActor } from "#app/domain/core/actor.ts";
import { attachMedia } from "#app/domain/media/attach-media.server.ts";
import type { Database, Transaction } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import type { Body } from "./parse-body.server.ts";
import { heatHalfLifeSeconds } from "./rules.ts";

/** Where and when a topic begins. */
type Place = { id: string; topicId: string; createdAt: Date };

/**
 * Writes a topic's first post and keeps its pictures.
 * @throws DomainError image_missing
 */
export async function writeFirstPost(tx: Transaction, actor: MemberActor, place: Place, body: Body): Promise<void> {
  const { id, topicId, createdAt } = place;
  const { html, text, textHash } = body.columns;
  await attachMedia(tx, actor, body.mediaIds);
  await tx.$executeRaw`
    INSERT INTO "Post" (id, "topicId", number, "authorId", body, html, text, "textHash", "createdAt")
    VALUES (${id}::uuid, ${topicId}::uuid, 1, ${actor.id}::uuid,
      ${JSON.stringify(body.columns.body)}::jsonb, ${html}, ${text}, ${textHash}, ${createdAt}::timestamptz)`;
}

/** The members a text calls: without its author, and without those who keep the author away. */
export async function callable(database: Database, authorId: string, mentionedIds: string[]): Promise<string[]> {
  const others = mentionedIds.filter((id) => id !== authorId);
  if (others.length === 0) return [];
  const blocks = await database.boundary.findMany({
    where: { memberId: { in: others }, otherId: authorId, distance: "block" },
    select: { memberId: true },
  });
  return others.filter((id) => !blocks.some(({ memberId }) => memberId === id));
}

/** `heatAfter` in SQL, for a statement that changes the topic anyway. @param weight an expression of more than nothing */
export function heated(weight: Prisma.Sql, at: Date): Prisma.Sql {
  const age = at.getTime() / 1000 / heatHalfLifeSeconds;
  const added = Prisma.sql`(ln(${weight}) / ln(2::float8) + ${age}::float8)`;
  return Prisma.sql`greatest(heat, ${added})
    + ln(1 + power(2::float8, -least(abs(heat - ${added}), 1000))) / ln(2::float8)`;
}
