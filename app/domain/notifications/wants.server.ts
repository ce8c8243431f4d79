import { selectRows } from "#app/platform/db/rows.server.ts";
import { Prisma } from "#prisma/client";
import { type Channel, kindsByDefault } from "./channels.ts";
import type { NotificationKind } from "./kinds.ts";

/**
 * SQL condition: the row `member` wants to be told of a kind by a channel.
 * @param kind an expression that gives the kind
 */
export function memberWants(channel: Channel, kind: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT ${channel} = ANY(choice.channels) FROM "NotificationChoice" choice
    WHERE choice."memberId" = member.id AND choice.kind = ${kind}), ${kind} = ANY(${kindsByDefault(channel)}::text[]))`;
}

/** SQL condition: the row `member` wants to be told of a kind by any channel at all; each is told by one at least by default. */
export function memberWantsAny(kind: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
    SELECT cardinality(choice.channels) > 0 FROM "NotificationChoice" choice
    WHERE choice."memberId" = member.id AND choice.kind = ${kind}), TRUE)`;
}

/**
 * SQL condition: the row `member` has not muted a topic.
 * @param topicId an expression that gives the topic's id; of null nothing is muted
 */
export function memberMinds(topicId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
    SELECT FROM "TopicMute" muted WHERE muted."topicId" = ${topicId} AND muted."memberId" = member.id)`;
}

/** Those of some members who want to be told of a kind by a channel. */
export async function wants(
  memberIds: readonly string[],
  kind: NotificationKind,
  channel: Channel,
): Promise<Set<string>> {
  const rows = await selectRows<{ id: string }>`
    SELECT member.id FROM "Member" member
    WHERE member.id = ANY(${[...memberIds]}::uuid[]) AND ${memberWants(channel, Prisma.sql`${kind}::text`)}`;
  return new Set(rows.map(({ id }) => id));
}
