import type { Actor } from "#app/domain/core/actor.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { quotePost } from "#app/domain/core/rich-text/quote-post.ts";
import type { RichTextDocument } from "#app/domain/core/rich-text/schema.ts";
import { db } from "#app/platform/db/client.server.ts";
import { readablePosts } from "./policy.ts";

/** A reply's text that begins with the words of the post it answers. */
export type Quote = { postId: string; document: RichTextDocument };

/** The quote of a post, to begin a reply with; null for a post that the viewer may not read. */
export async function findQuote(viewer: Actor, postId: string | null): Promise<Quote | null> {
  if (!postId || !isUuid(postId)) return null;
  const post = await db.post.findFirst({
    where: { AND: [{ id: postId }, readablePosts(viewer)] },
    select: { id: true, number: true, text: true, author: { select: { name: true } } },
  });
  if (!post) return null;
  const quote = quotePost({ postId: post.id, number: post.number, text: post.text, authorName: post.author.name });
  const document: RichTextDocument = { root: { type: "root", children: [quote, { type: "paragraph", children: [] }] } };
  return { postId: post.id, document };
}
