import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { selectShortRows } from "#app/platform/db/rows.server.ts";
import { countUnreadNotifications } from "./count-unread.server.ts";

/** What the frame around every page shows of one member alone. */
export type OwnFrame = { unread: number; followedForumIds: string[] };

/** A member's own part of the frame, in one statement where nothing waits for them; nothing for guests. */
export async function findOwnFrame(actor: Actor): Promise<OwnFrame> {
  if (!isMember(actor)) return { unread: 0, followedForumIds: [] };
  const [row] = await selectShortRows<{ hasUnread: boolean; followedForumIds: string[] }>`
    SELECT EXISTS (
        SELECT FROM "Notification" told WHERE told."memberId" = ${actor.id}::uuid AND told."readAt" IS NULL AND told."inInbox"
      ) AS "hasUnread",
      ARRAY(
        SELECT w."targetId" FROM "Follow" w
        WHERE w."memberId" = ${actor.id}::uuid AND w."targetKind" = 'forum' AND w."endedAt" IS NULL
      ) AS "followedForumIds"`;
  const { hasUnread, followedForumIds } = row!;
  return { unread: hasUnread ? await countUnreadNotifications(actor) : 0, followedForumIds };
}
