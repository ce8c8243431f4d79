import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import type { MemberCard } from "#app/domain/accounts/views.ts";
import { loadContent } from "#app/domain/content.server.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { type ContentView, contentKey } from "#app/domain/core/content.ts";
import { memberPath } from "#app/domain/core/links.ts";
import { decodeCursor, encodeCursor, type Page } from "#app/domain/core/paging.ts";
import type { ActivityFact } from "./group.ts";
import { activityFills, activityLeastShown, activityLooks } from "./rules.ts";
import { type ActivityFilter, type FactRow, selectFacts } from "./select-facts.server.ts";

/** What to look for, and where to go on. */
export type ActivitySearch = { filter: ActivityFilter; after: string | null; limit: number };

/**
 * Facts that the actor may be shown, the newest first. Access is part of the query, and asked again of the content.
 * @throws DomainError position_malformed, unauthenticated
 */
export async function findFacts(actor: Actor, { filter, after, limit }: ActivitySearch): Promise<Page<ActivityFact>> {
  const list = JSON.stringify(["activity", filter.following && actor.id, filter.productSlug]);
  const items: ActivityFact[] = [];
  let next = after;
  for (let fill = 0; fill < activityFills; fill++) {
    const looks = Math.max(activityLooks, limit + 1);
    const rows = await selectFacts(actor, filter, decodeCursor(next, list), looks);
    const { taken, rest } = take(rows, limit - items.length);
    items.push(
      ...(await withContents(
        actor,
        taken.filter((row) => row.isShown),
      )),
    );
    const last = taken.at(-1);
    const isMore = rest > 0 || rows.length === looks;
    next = isMore && last ? encodeCursor({ value: last.createdAt.getTime(), id: last.id }, list) : null;
    if (next === null || items.length >= Math.min(activityLeastShown, limit)) break;
  }
  return { items, next };
}

/** The rows up to the last that there is room for, with what is not shown before and after it. */
function take(rows: FactRow[], room: number): { taken: FactRow[]; rest: number } {
  let shown = 0;
  const end = rows.findIndex((row) => row.isShown && ++shown > room);
  const taken = end < 0 ? rows : rows.slice(0, end);
  return { taken, rest: rows.length - taken.length };
}

async function withContents(actor: Actor, rows: FactRow[]): Promise<ActivityFact[]> {
  if (rows.length === 0) return [];
  const [contents, actors] = await Promise.all([
    loadContent(
      actor,
      rows.map(({ contentKind, contentId }) => ({ kind: contentKind, id: contentId })),
    ),
    findMemberCards(rows.map(({ actorId }) => actorId)),
  ]);
  return rows.flatMap(({ actorId, contentKind, contentId, id, kind, createdAt, isQuestion }): ActivityFact[] => {
    const by = actors.get(actorId);
    if (!by || by.former) return [];
    const content = contentKind === "member" ? by : contents.get(contentKey({ kind: contentKind, id: contentId }));
    const about = content && aboutOf(content);
    return about ? [{ id, kind, actor: by, createdAt, isQuestion, content: about }] : [];
  });
}

function aboutOf(content: MemberCard | ContentView): ActivityFact["content"] | null {
  if (!("authorId" in content)) {
    const { id, name } = content;
    return { id, authorId: id, threadId: id, title: name, excerpt: "", path: memberPath(id) };
  }
  const { id, authorId, threadId, title, excerpt, path, isShown } = content;
  return isShown ? { id, authorId, threadId, title, excerpt, path } : null;
}
