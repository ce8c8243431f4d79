import type { MemberCard } from "#app/domain/accounts/views.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import type { Page } from "#app/domain/core/paging.ts";
import { findFacts } from "./find-facts.server.ts";
import { type ActivityLine, groupActivity } from "./group.ts";
import type { ActivityKind } from "./kinds.ts";
import { activityPageSize } from "./rules.ts";
import type { ActivityFilter } from "./select-facts.server.ts";

/** One fact of what happens in the club. */
export type ActivityView = {
  id: string;
  kind: ActivityKind;
  actor: MemberCard;
  title: string;
  excerpt: string;
  path: string;
  createdAt: Date;
};

/**
 * What happened in the club, the newest first, fact by fact: what is public and still stands. People whom the actor keeps
 * at a distance or who have blocked the actor are left out, and so is what is about their words.
 * @param limit facts of a page at most
 * @throws DomainError position_malformed, unauthenticated (a guest follows nothing)
 */
export async function listActivity(
  actor: Actor,
  after: string | null = null,
  limit = activityPageSize,
  filter: ActivityFilter = {},
): Promise<Page<ActivityView>> {
  const { items, next } = await findFacts(actor, { filter, after, limit });
  return {
    items: items.map(({ id, kind, actor: by, createdAt, content: { title, excerpt, path } }) => ({
      ...{ id, kind, actor: by, title, excerpt, path, createdAt },
    })),
    next,
  };
}

/**
 * The same as people read it: what says the same is one line.
 * @throws DomainError position_malformed, unauthenticated (a guest follows nothing)
 */
export async function listActivityLines(
  actor: Actor,
  filter: ActivityFilter,
  after: string | null = null,
): Promise<Page<ActivityLine>> {
  const { items, next } = await findFacts(actor, { filter, after, limit: activityPageSize });
  return { items: groupActivity(items), next };
}
