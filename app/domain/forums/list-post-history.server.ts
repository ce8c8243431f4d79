import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import { toMemberCard } from "#app/domain/accounts/views.ts";
import type { Actor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import { compareTexts } from "./compare-texts.ts";
import { postFacts } from "./policy.ts";
import { maySeeHistory } from "./post-views.ts";
import type { PostVersion } from "./views.ts";

/** Versions listed; older ones are left out. */
const versionsMax = 20;

/**
 * A post's versions, the newest first, each with what it changed; for the author and for moderators.
 * @throws DomainError not_found, also for everybody else
 */
export async function listPostHistory(viewer: Actor, postId: string): Promise<PostVersion[]> {
  const post = isUuid(postId) ? await selectPost(postId) : null;
  if (!post || !maySeeHistory(viewer, post)) throw new DomainError("not_found");
  const texts = [{ ...post, editorId: post.authorId }, ...post.revisions];
  const people = await findMemberCards(texts.map((row) => row.editorId));
  return texts.slice(0, versionsMax).map(({ revision, text }, index) => {
    const older = texts[index + 1];
    const editorId = older?.editorId ?? post.authorId;
    return {
      revision,
      editor: toMemberCard(people.get(editorId) ?? { id: editorId, name: "" }),
      createdAt: older?.createdAt ?? post.createdAt,
      changes: compareTexts(older?.text ?? text, text),
    };
  });
}

/** Each revision row holds a text as it was, and who replaced it and when: that is the editor of the text after it. */
function selectPost(postId: string) {
  return db.post.findUnique({
    where: { id: postId },
    select: {
      ...postFacts,
      text: true,
      revision: true,
      revisions: {
        orderBy: { revision: "desc" },
        take: versionsMax,
        select: { revision: true, text: true, editorId: true, createdAt: true },
      },
    },
  });
}
