import type { ActionFunctionArgs } from "@remix-run/node";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { closeTopic } from "#app/domain/forums/close-topic.server.ts";
import type { NewTopic } from "#app/domain/forums/create-topic.server.ts";
import { deletePost } from "#app/domain/forums/delete-post.server.ts";
import { featureTopic } from "#app/domain/forums/feature-topic.server.ts";
import { findForumRef } from "#app/domain/forums/find-forum-ref.server.ts";
import { findPostIds, findTopicRef } from "#app/domain/forums/find-topic-ref.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { mergeTopics } from "#app/domain/forums/merge-topics.server.ts";
import { moveTopic } from "#app/domain/forums/move-topic.server.ts";
import { pinTopic } from "#app/domain/forums/pin-topic.server.ts";
import { renameTopic } from "#app/domain/forums/rename-topic.server.ts";
import { restoreContent } from "#app/domain/forums/restore-content.server.ts";
import {
  CloseTopic,
  DeletePost,
  FeatureTopic,
  HideContent,
  MergeTopics,
  MoveTopic,
  PinTopic,
  RenameTopic,
  RestoreContent,
  SplitTopic,
} from "#app/domain/forums/schema.ts";
import { splitTopic } from "#app/domain/forums/split-topic.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { parseInput } from "#app/http/json.server.ts";
import { forumPath, topicPath, topicSeq } from "#app/paths.ts";
import { parseInteger } from "#app/platform/persian/digits.ts";

type Fields = Record<string, string>;
type Deed = (actor: MemberActor, topicId: string, fields: Fields) => Promise<unknown>;

/** What can be done to a whole topic from its page, by the last part of the address. */
const deeds: Record<string, Deed> = {
  close: (actor, topicId, { on, ...why }) => closeTopic(actor, parseInput(CloseTopic, { ...why, topicId, closed: on })),
  pin: (actor, topicId, { on, ...why }) => pinTopic(actor, parseInput(PinTopic, { ...why, topicId, pinned: on })),
  feature: (actor, topicId, { on, ...why }) =>
    featureTopic(actor, parseInput(FeatureTopic, { ...why, topicId, featured: on })),
  rename: (actor, topicId, fields) => renameTopic(actor, parseInput(RenameTopic, { ...fields, topicId })),
  hide: (actor, id, fields) => hideContent(actor, parseInput(HideContent, { ...fields, kind: "topic", id })),
  restore: (actor, id, fields) => restoreContent(actor, parseInput(RestoreContent, { ...fields, kind: "topic", id })),
  async delete(actor, topicId, { reason }) {
    const [postId] = await findPostIds(actor, topicId, [1]);
    await deletePost(actor, parseInput(DeletePost, { postId, reason }));
  },
  async move(actor, topicId, { forum = "", reason }) {
    const [, named = forum.trim()] = /\/forums\/([^/?#]+)/.exec(forum) ?? [];
    const { id: forumId } = await findForumRef(actor, decoded(named));
    await moveTopic(actor, parseInput(MoveTopic, { topicId, forumId, reason }));
  },
  async merge(actor, fromTopicId, { into = "", reason }) {
    const { id: intoTopicId } = await findTopicRef(actor, { seq: seqIn(into) });
    await mergeTopics(actor, parseInput(MergeTopics, { fromTopicId, intoTopicId, reason }));
  },
};

export const action = respondDeed(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const deed = Object.hasOwn(deeds, params.deed!) ? deeds[params.deed!] : undefined;
  if (!deed && params.deed !== "split") throw new DomainError("not_found");
  const before = await findTopicRef(actor, { id: params.topic! });
  if (!deed) {
    const created = await split(actor, before.id, filledIn(await readForm(request)));
    return { data: { done: "split" }, back: topicPath(created) };
  }
  const [removed] = params.deed === "delete" ? await findPostIds(actor, before.id, [1]) : [];
  await deed(actor, before.id, filledIn(await readForm(request)));
  const back = removed ? `${forumPath(before.forum)}?removed=${removed}` : topicPath(before);
  return { data: { done: params.deed }, back };
});

/** Splits posts off by their numbers; whoever did it goes on to the topic they are in now. */
async function split(actor: MemberActor, topicId: string, { numbers = "", title, reason }: Fields): Promise<NewTopic> {
  const chosen = numbers.split(/[,،\s]+/).filter(Boolean);
  const postIds = await findPostIds(actor, topicId, chosen.map(numberOf));
  return splitTopic(actor, parseInput(SplitTopic, { topicId, postIds, title, reason }));
}

/** The fields that say something: an empty one counts as left out. */
function filledIn(form: FormData): Fields {
  return Object.fromEntries(
    [...form].filter((field): field is [string, string] => typeof field[1] === "string" && field[1].trim() !== ""),
  );
}

/** A topic's number, by itself or in a pasted address. */
function seqIn(text: string): number {
  const [, segment] = /\/forums\/[^/]+\/([^/?#]+)/.exec(text) ?? [];
  return segment ? topicSeq(decoded(segment)) : numberOf(text);
}

/** A part of an address as it reads; what is no encoding stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a name with a percent sign in it
  }
}

function numberOf(text: string): number {
  const number = parseInteger(text);
  if (number === null) throw new DomainError("number_malformed");
  return number;
}
