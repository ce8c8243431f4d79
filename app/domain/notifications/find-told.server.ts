import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import { loadContent } from "#app/domain/content.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { contentKey } from "#app/domain/core/content.ts";
import { memberPath } from "#app/domain/core/links.ts";
import { db } from "#app/platform/db/client.server.ts";
import { Prisma } from "#prisma/client";
import type { Told } from "./group.ts";
import type { NotificationKind } from "./kinds.ts";

type Row = {
  id: string;
  kind: NotificationKind;
  actorId: string;
  contentKind: string;
  contentId: string;
  createdAt: Date;
  readAt: Date | null;
};

/**
 * What to look for: the newest of a member, after one of them, only the unread; those of the inbox, or of some kinds, or
 * with some ids; that came since an instant.
 */
type Search = {
  after: string | null;
  unreadOnly: boolean;
  take: number;
  since?: Date;
  kinds?: NotificationKind[];
  ids?: string[];
};

/**
 * A member's notifications as they stand now, the newest first: without likes and follows that were taken back, without
 * people kept at a distance, without followers who left, and without what the member may not read any more.
 * @returns those that may be shown, and the id to go on after; null where there are no more
 */
export async function findTold(actor: MemberActor, search: Search): Promise<{ told: Told[]; next: string | null }> {
  const rows = await findRows(actor, search);
  const looked = rows.slice(0, search.take);
  const [contents, actors] = await Promise.all([
    loadContent(
      actor,
      looked.map(({ contentKind, contentId }) => ({ kind: contentKind, id: contentId })),
    ),
    findMemberCards(looked.map(({ actorId }) => actorId)),
  ]);
  const told = looked.flatMap(({ contentKind, contentId, actorId, readAt, id, kind, createdAt }): Told[] => {
    const by = actors.get(actorId);
    if (!by || (by.former && contentKind === "member")) return [];
    const person = { id: by.id, threadId: by.id, title: by.name, excerpt: "", path: memberPath(by.id) };
    const content = contentKind === "member" ? person : contents.get(contentKey({ kind: contentKind, id: contentId }));
    return content ? [{ id, kind, actor: by, createdAt, read: readAt !== null, content }] : [];
  });
  return { told, next: rows.length > search.take ? (looked.at(-1)?.id ?? null) : null };
}

function findRows(actor: MemberActor, { after, unreadOnly, take, since, kinds, ids }: Search): Promise<Row[]> {
  const older = after ? Prisma.sql`AND told.id < ${after}::uuid` : Prisma.empty;
  const unread = unreadOnly ? Prisma.sql`AND told."readAt" IS NULL` : Prisma.empty;
  const ofInbox = kinds ? Prisma.sql`AND told.kind = ANY(${kinds}::text[])` : Prisma.sql`AND told."inInbox"`;
  const shown = ids ? Prisma.sql`AND told.id = ANY(${ids}::uuid[])` : ofInbox;
  const came = since ? Prisma.sql`AND told."createdAt" > ${since}` : Prisma.empty;
  return db.$queryRaw<Row[]>`
    SELECT told.id, told.kind, told."actorId", told."contentKind", told."contentId", told."createdAt", told."readAt"
    FROM "Notification" told
    WHERE told."memberId" = ${actor.id}::uuid AND told."actorId" IS NOT NULL ${older} ${unread} ${shown} ${came}
      AND NOT EXISTS (SELECT FROM "Boundary" kept
        WHERE kept."memberId" = told."memberId" AND kept."otherId" = told."actorId")
      AND CASE told.kind
        WHEN 'like' THEN EXISTS (SELECT FROM "Like" given WHERE given."contentKind" = told."contentKind"
          AND given."contentId" = told."contentId" AND given."memberId" = told."actorId")
        WHEN 'new_follower' THEN EXISTS (SELECT FROM "Follow" follow WHERE follow."targetKind" = 'member'
          AND follow."targetId" = told."memberId" AND follow."memberId" = told."actorId"
          AND follow."endedAt" IS NULL)
        WHEN 'answer_accepted' THEN EXISTS (SELECT FROM "Topic" topic WHERE topic."acceptedPostId" = told."contentId")
        ELSE TRUE
      END
    ORDER BY told.id DESC LIMIT ${take + 1}`;
}
