import { everyoneKey, firstId, type SearchSource } from "#app/domain/core/search-document.ts";
import { db } from "#app/platform/db/client.server.ts";
import { readPrivacy } from "./privacy.ts";

/** Members as search knows them: by name, and by what they say of themselves to everyone. Nobody finds who never came. */
export const memberSearch: SearchSource = {
  searchDocuments: async (ids) => {
    const rows = await db.member.findMany({
      where: { id: { in: ids }, standing: { not: "removed" }, placeholderKey: null },
      select: { id: true, name: true, bio: true, privacy: true, createdAt: true },
    });
    return rows.map(({ id, name, bio, privacy, createdAt }) => ({
      ...{ kind: "member", id, access: [everyoneKey], title: name, labels: [], author: "", createdAt },
      text: readPrivacy(privacy).bio === "everyone" ? bio : "",
      ...{ forumId: null, productIds: [], authorId: id },
    }));
  },
  searchableIds: async ({ after, most, within }) => {
    const only = !within ? {} : "authorId" in within ? { id: within.authorId } : null;
    if (!only) return [];
    const rows = await db.member.findMany({
      where: { AND: [{ id: { gt: after ?? firstId } }, only] },
      orderBy: { id: "asc" },
      take: most,
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  },
};
