import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import type { MemberCard } from "#app/domain/accounts/views.ts";
import { loadContent } from "#app/domain/content.server.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { contentKey } from "#app/domain/core/content.ts";
import { memberPath } from "#app/domain/core/links.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import type { ActivityKind } from "./kinds.ts";
import { activityFills, activityLeastShown, activityPageSize } from "./rules.ts";

/** One line of what happens in the club. */
export type ActivityView = {
  id: string;
  kind: ActivityKind;
  actor: MemberCard;
  title: string;
  excerpt: string;
  path: string;
  createdAt: Date;
};

type Row = {
  id: string;
  kind: ActivityKind;
  actorId: string;
  contentKind: string;
  contentId: string;
  createdAt: Date;
};

const list = "activity";

/**
 * What happened in the club, the newest first: what the actor may read, is shown to everyone there, and still stands.
 * People whom the actor keeps at a distance are left out.
 * @param limit lines of a page at most
 * @throws DomainError position_malformed
 */
export async function listActivity(
  actor: Actor,
  after: string | null = null,
  limit = activityPageSize,
): Promise<Page<ActivityView>> {
  const items: ActivityView[] = [];
  let next = after;
  for (let fill = 0; fill < activityFills; fill++) {
    const size = limit - items.length;
    const rows = await findRows(actor, next, size);
    const looked = rows.slice(0, size);
    items.push(...(await toViews(actor, looked)));
    const last = looked.at(-1);
    next = rows.length > size && last ? encodeCursor({ value: last.createdAt.getTime(), id: last.id }, list) : null;
    if (next === null || items.length >= Math.min(activityLeastShown, limit)) break;
  }
  return { items, next };
}

function findRows(actor: Actor, after: string | null, size: number): Promise<Row[]> {
  const cursor = decodeCursor(after, list);
  const older = cursor
    ? Prisma.sql`AND (line."createdAt", line.id) < (${new Date(cursor.value)}, ${cursor.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw<Row[]>`
    SELECT line.id, line.kind, line."actorId", line."contentKind", line."contentId", line."createdAt"
    FROM "Activity" line
    WHERE NOT EXISTS (SELECT FROM "Boundary" kept
        WHERE kept."memberId" = ${actor.id}::uuid AND kept."otherId" = line."actorId")
      AND CASE line.kind
        WHEN 'content.liked' THEN EXISTS (SELECT FROM "Like" given WHERE given."contentKind" = line."contentKind"
          AND given."contentId" = line."contentId" AND given."memberId" = line."actorId")
        WHEN 'answer.accepted' THEN EXISTS (SELECT FROM "Topic" topic WHERE topic."acceptedPostId" = line."contentId")
        ELSE TRUE
      END ${older}
    ORDER BY line."createdAt" DESC, line.id DESC LIMIT ${size + 1}`;
}

async function toViews(actor: Actor, rows: Row[]): Promise<ActivityView[]> {
  const [contents, actors] = await Promise.all([
    loadContent(
      actor,
      rows.map(({ contentKind, contentId }) => ({ kind: contentKind, id: contentId })),
    ),
    findMemberCards(rows.map(({ actorId }) => actorId)),
  ]);
  return rows.flatMap(({ id, kind, actorId, contentKind, contentId, createdAt }): ActivityView[] => {
    const by = actors.get(actorId);
    if (!by) return [];
    const line = { id, kind, actor: by, createdAt };
    if (contentKind === "member")
      return by.former ? [] : [{ ...line, title: by.name, excerpt: "", path: memberPath(by.id) }];
    const content = contents.get(contentKey({ kind: contentKind, id: contentId }));
    if (!content?.isShown) return [];
    return [{ ...line, title: content.title, excerpt: content.excerpt, path: content.path }];
  });
}
