import type { Fact, FactKind, Facts } from "#app/domain/core/events.ts";
import type { SearchRef, SearchScope } from "#app/domain/core/search-document.ts";
import { indexAll, indexContent } from "./index-content.server.ts";

/** What facts name, of which search may have something to learn. */
type Named = { topicId?: string; postId?: string; productId?: string; memberId?: string };

/**
 * Has search learn what some facts changed, all together: the things that they name themselves. For those that change
 * with them, as a topic's replies do when it is hidden, there is `indexDependents`.
 */
export async function indexFacts(facts: Fact[]): Promise<void> {
  await indexContent(facts.flatMap(({ kind, payload }) => refsOf(kind, payload as Named)));
}

/** The same for one fact. */
export function indexFact(fact: Fact): Promise<void> {
  return indexFacts([fact]);
}

/** A new reply changes nothing of its topic. */
function refsOf(kind: FactKind, { topicId, postId, productId, memberId }: Named): SearchRef[] {
  if (kind === "post.created") return postId ? [{ kind: "post", id: postId }] : [];
  const named = { topic: topicId, post: postId, product: productId, member: memberId };
  return Object.entries(named).flatMap(([of, id]) => (id ? [{ kind: of as SearchRef["kind"], id }] : []));
}

/** Has search learn what changed with the thing that a fact names; a job of its own, for that can be much. */
export async function indexDependents({ payload }: Fact): Promise<void> {
  for (const within of scopesOf(payload)) await indexAll({ within });
}

function scopesOf(payload: Facts[FactKind]): SearchScope[] {
  const { topicId, intoTopicId, fromTopicId, forumId, memberId, productId } = payload as Record<string, string>;
  const topics = [topicId, intoTopicId, fromTopicId].filter((id) => id !== undefined);
  if (topics.length > 0) return topics.map((id) => ({ topicId: id }));
  if (memberId) return [{ authorId: memberId }];
  if (productId) return [{ productId }];
  return forumId ? [{ forumId }] : [];
}
