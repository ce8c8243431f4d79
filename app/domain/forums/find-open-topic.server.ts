import type { Actor } from "#app/domain/core/actor.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { selectRows } from "#app/platform/db/rows.server.ts";
import { topicIsVisible } from "./visible-sql.server.ts";

/** A topic as somebody sees it who has it open: where it stands, and the number its newest post got. */
export type OpenTopic = { id: string; forumId: string; lastNumber: number };

/** A topic that the viewer may read; null for any other. */
export async function findOpenTopic(viewer: Actor, topicId: string): Promise<OpenTopic | null> {
  if (!isUuid(topicId)) return null;
  const [row] = await selectRows<OpenTopic>`
    SELECT t.id, t."forumId", t."lastNumber" FROM "Topic" t JOIN "Forum" f ON f.id = t."forumId"
    WHERE t.id = ${topicId}::uuid AND ${topicIsVisible(viewer)}`;
  return row ?? null;
}
