import { type Actor, isMember } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { renderText } from "#app/domain/core/rich-text/text.ts";
import { db } from "#app/platform/db/client.server.ts";
import { excerpt } from "#app/platform/persian/text.ts";
import { toDocument } from "./get-draft.server.ts";
import { visibleForums, visibleTopics } from "./policy.ts";
import { draftsMax } from "./rules.ts";

const excerptLength = 140;

/** What a draft belongs to: enough for its name and its address. */
export type DraftPlace =
  | { kind: "topic"; name: string; topic: { seq: number; slug: string; forum: { slug: string } } }
  | { kind: "new"; name: string; forum: { slug: string } }
  | { kind: "post"; name: string; postId: string };

/** A draft in the list of drafts. `belongsTo` is null where the member may not read that any more. */
export type DraftCard = {
  key: string;
  kind: "topic" | "new" | "post";
  title: string;
  excerpt: string;
  updatedAt: Date;
  belongsTo: DraftPlace | null;
};

/**
 * All that a member has begun to write, the newest first; never more than `draftsMax`.
 * @throws DomainError unauthenticated
 */
export async function listDrafts(actor: Actor): Promise<DraftCard[]> {
  if (!isMember(actor)) throw new DomainError("unauthenticated");
  const rows = await db.draft.findMany({
    where: { memberId: actor.id },
    orderBy: [{ updatedAt: "desc" }, { key: "asc" }],
    take: draftsMax,
  });
  const keys = rows.map(({ key }) => key.split(":") as [DraftCard["kind"], string]);
  const places = await findPlaces(actor, keys);
  return rows.map((row, index) => {
    const [kind, id] = keys[index]!;
    const words = excerpt(renderText(toDocument(row.body)), excerptLength);
    return {
      key: row.key,
      kind,
      title: row.title,
      excerpt: words,
      updatedAt: row.updatedAt,
      belongsTo: places.get(id) ?? null,
    };
  });
}

async function findPlaces(actor: Actor, keys: [string, string][]): Promise<Map<string, DraftPlace>> {
  const idsOf = (kind: string) => keys.filter(([other]) => other === kind).map(([, id]) => id);
  const [topics, forums, posts] = await Promise.all([
    db.topic.findMany({
      where: { AND: [{ id: { in: idsOf("topic") } }, visibleTopics(actor)] },
      select: { id: true, title: true, seq: true, slug: true, forum: { select: { slug: true } } },
    }),
    db.forum.findMany({
      where: { AND: [{ id: { in: idsOf("new") } }, visibleForums(actor)] },
      select: { id: true, name: true, slug: true },
    }),
    db.post.findMany({
      where: { id: { in: idsOf("post") }, topic: visibleTopics(actor) },
      select: { id: true, topic: { select: { title: true } } },
    }),
  ]);
  return new Map<string, DraftPlace>([
    ...topics.map(({ id, title: name, ...topic }) => [id, { kind: "topic", name, topic }] as const),
    ...forums.map(({ id, name, slug }) => [id, { kind: "new", name, forum: { slug } }] as const),
    ...posts.map(({ id, topic }) => [id, { kind: "post", name: topic.title, postId: id }] as const),
  ]);
}
