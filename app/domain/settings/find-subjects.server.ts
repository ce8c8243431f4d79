import { memberPath, postPath, productPath, topicPath } from "#app/domain/core/links.ts";
import { db } from "#app/platform/db/client.server.ts";

/** What a line of the audit log is about, by name and address; "" and null where it is gone or has none. */
export type Subject = { kind: string; id: string; name: string; path: string | null };

type Named = { id: string; name: string; path: string | null };
type Finder = (ids: string[]) => Promise<Named[]>;

const nameless = { select: { id: true, name: true } } as const;

/** How the things of each kind are looked up, many at once. */
const finders: Record<string, Finder> = {
  member: async (ids) =>
    (await db.member.findMany({ where: { id: { in: ids } }, ...nameless })).map((row) => ({
      ...row,
      path: memberPath(row.id),
    })),
  group: async (ids) =>
    (await db.customerGroup.findMany({ where: { id: { in: ids } }, ...nameless })).map((row) => ({
      ...row,
      path: `/staff/groups/${row.id}`,
    })),
  role: async (ids) =>
    (await db.customRole.findMany({ where: { key: { in: ids } }, select: { key: true, name: true } })).map(
      ({ key, name }) => ({ id: key, name, path: "/staff/roles" }),
    ),
  product: async (ids) =>
    (await db.product.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, slug: true } })).map(
      ({ id, name, slug }) => ({ id, name, path: productPath(slug) }),
    ),
  forum: async (ids) =>
    (await db.forum.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, slug: true } })).map(
      ({ id, name, slug }) => ({ id, name, path: `/forums/${encodeURIComponent(slug)}` }),
    ),
  section: async (ids) =>
    (await db.forumSection.findMany({ where: { id: { in: ids } }, ...nameless })).map((row) => ({
      ...row,
      path: null,
    })),
  topic: async (ids) =>
    (
      await db.topic.findMany({
        where: { id: { in: ids } },
        select: { id: true, title: true, seq: true, slug: true, forum: { select: { slug: true } } },
      })
    ).map((row) => ({ id: row.id, name: row.title, path: topicPath(row) })),
  post: async (ids) =>
    (
      await db.post.findMany({ where: { id: { in: ids } }, select: { id: true, topic: { select: { title: true } } } })
    ).map(({ id, topic }) => ({ id, name: topic.title, path: postPath(id) })),
};

/** What lines of the audit log are about, by id: one query for each kind however many lines there are. */
export async function findSubjects(
  lines: readonly { subjectKind: string; subjectId: string }[],
): Promise<Map<string, Subject>> {
  const kinds = [...new Set(lines.map(({ subjectKind }) => subjectKind))];
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const ids = lines.flatMap(({ subjectKind, subjectId }) => (subjectKind === kind ? subjectId : []));
      return ((await finders[kind]?.([...new Set(ids)])) ?? []).map((row): Subject => ({ kind, ...row }));
    }),
  );
  return new Map(found.flat().map((subject) => [subject.id, subject]));
}
