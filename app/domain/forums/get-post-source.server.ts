import type { MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { isUuid } from "#app/domain/core/references.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { images } from "#app/domain/core/rich-text/text.ts";
import { mediaById } from "#app/domain/media/attach-media.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { can, postFacts, visiblePosts } from "./policy.ts";
import { forumDefaults } from "./rules.ts";

/** A post as its editor needs it. */
export type PostSource = {
  id: string;
  /** What an edit is made to; another one meanwhile is noticed by it. */
  revision: number;
  /** The topic's title; null when the post is not the first. */
  title: string | null;
  document: RichTextDocument;
  /** Addresses of the pictures in it, by media id. */
  images: Record<string, string>;
  isOwn: boolean;
};

/**
 * A post to edit.
 * @throws DomainError not_found, edit_window_over, forbidden
 */
export async function getPostSource(actor: MemberActor, postId: string): Promise<PostSource> {
  const post =
    isUuid(postId) &&
    (await db.post.findFirst({
      where: { AND: [{ id: postId }, visiblePosts(actor)] },
      select: {
        ...postFacts,
        id: true,
        revision: true,
        body: true,
        topic: { select: { ...postFacts.topic.select, title: true } },
      },
    }));
  if (!post) throw new DomainError("not_found");
  const isOwn = post.authorId === actor.id;
  const limits = await clubSettings("forums", forumDefaults);
  if (!can(actor, "edit", post, limits)) throw new DomainError(isOwn ? "edit_window_over" : "forbidden");
  const document = post.body as unknown as RichTextDocument;
  const media = await mediaById(
    db,
    images(document).map(({ mediaId }) => mediaId),
  );
  return {
    id: post.id,
    revision: post.revision,
    title: post.number === 1 ? post.topic.title : null,
    document,
    images: Object.fromEntries([...media].map(([id, { src }]) => [id, src])),
    isOwn,
  };
}
