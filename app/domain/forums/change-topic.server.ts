import type { Actor } from "#app/domain/core/actor.ts";
import { demandActive } from "#app/domain/core/demand-active.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { closeTopic } from "./close-topic.server.ts";
import { demand } from "./demand.ts";
import { editPost } from "./edit-post.server.ts";
import { featureTopic } from "./feature-topic.server.ts";
import { findPostIds } from "./find-topic-ref.server.ts";
import { getPostSource } from "./get-post-source.server.ts";
import { getTopicView } from "./get-topic.server.ts";
import { pinTopic } from "./pin-topic.server.ts";
import { renameTopic } from "./rename-topic.server.ts";
import type { ChangeTopic } from "./schema.ts";

/**
 * Changes what is named of a topic. All of it is allowed, or nothing is done; its author changes the title with the first
 * post, as long as that may be edited. A title of today, or a topic that is closed already, is no change.
 * @throws DomainError unauthenticated, silenced, not_found, forbidden, edit_window_over, edited_meanwhile
 */
export async function changeTopic(actor: Actor, input: ChangeTopic): Promise<void> {
  demandActive(actor);
  const { topicId, title, closed, pinned, featured, reason } = input;
  const topic = await getTopicView(actor, topicId);
  const renames = title !== undefined && title !== topic.title;
  const closes = closed !== undefined && closed !== topic.closed;
  const isOwn = topic.author.id === actor.id;
  demand(!renames || isOwn || topic.can.rename);
  demand(!closes || topic.can.close);
  demand((pinned ?? topic.pinned) === topic.pinned || topic.can.pin);
  demand((featured ?? topic.featured) === topic.featured || topic.can.feature);
  if (renames && topic.can.rename) await renameTopic(actor, { topicId, title, reason });
  else if (renames) await renameOwn(actor, topicId, title);
  if (closes) await closeTopic(actor, { topicId, closed, reason });
  if (pinned !== undefined && pinned !== topic.pinned) await pinTopic(actor, { topicId, pinned, reason });
  if (featured !== undefined && featured !== topic.featured) await featureTopic(actor, { topicId, featured, reason });
}

async function renameOwn(actor: Actor, topicId: string, title: string): Promise<void> {
  demandActive(actor);
  const [postId] = await findPostIds(actor, topicId, [1]);
  if (!postId) throw new DomainError("not_found");
  const { revision, document } = await getPostSource(actor, postId);
  await editPost(actor, { postId, revision, title, bodyJson: document });
}
