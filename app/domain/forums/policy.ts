import { type Actor, holds, isMember, type MemberActor } from "#app/domain/core/actor.ts";
import type { Permission } from "#app/domain/core/permissions.ts";
import { now } from "#app/platform/clock.ts";
import type { Prisma } from "#prisma/client";
import { editableUntil, type ForumLimits, forumDefaults } from "./rules.ts";

type Readers = "everyone" | "members" | "group" | "staff";

/** What a decision needs to know of a forum. */
export type ForumFacts = { readers: Readers; writers: Readers; groupId: string | null };

/** What a decision needs to know of a topic. */
export type TopicFacts = {
  authorId: string;
  kind: "discussion" | "question" | "experience" | "idea";
  closedAt: Date | null;
  hiddenAt: Date | null;
  deletedAt: Date | null;
  mergedIntoId: string | null;
  forum: ForumFacts;
};

/** What a decision needs to know of a post. */
export type PostFacts = {
  authorId: string;
  number: number;
  createdAt: Date;
  hiddenAt: Date | null;
  deletedAt: Date | null;
  deletedBy: "author" | "moderator" | null;
  topic: TopicFacts;
};

/** Columns that make `ForumFacts`, `TopicFacts` and `PostFacts`; add them to a select to ask `can`. */
export const forumFacts = { readers: true, writers: true, groupId: true } as const satisfies Prisma.ForumSelect;
export const topicFacts = {
  authorId: true,
  kind: true,
  closedAt: true,
  hiddenAt: true,
  deletedAt: true,
  mergedIntoId: true,
  forum: { select: forumFacts },
} as const satisfies Prisma.TopicSelect;
export const postFacts = {
  authorId: true,
  number: true,
  createdAt: true,
  hiddenAt: true,
  deletedAt: true,
  deletedBy: true,
  topic: { select: topicFacts },
} as const satisfies Prisma.PostSelect;

/**
 * The forums somebody may read. A club that shows nothing to guests (`Club.readers` = members) turns them away where
 * the actor of a request is found, before any page is asked for; here `everyone` means everyone who got that far.
 */
export function visibleForums(actor: Actor): Prisma.ForumWhereInput {
  const { readers, groupIds } = forumsOpenTo(actor);
  if (readers.includes("group")) return {};
  if (groupIds.length === 0) return { readers: { in: readers } };
  return { OR: [{ readers: { in: readers } }, { readers: "group", groupId: { in: groupIds } }] };
}

/** The same for a query written by hand: who a forum is for, or the group it is for, must be among these. */
export function forumsOpenTo(actor: Actor): { readers: Readers[]; groupIds: string[] } {
  if (!reads(actor)) return { readers: ["everyone"], groupIds: [] };
  if (holds(actor, "forums.read_all")) return { readers: ["everyone", "members", "staff", "group"], groupIds: [] };
  const readers: Readers[] = isStaff(actor) ? ["everyone", "members", "staff"] : ["everyone", "members"];
  return { readers, groupIds: [...actor.groupIds] };
}

/**
 * The topics somebody may read: in forums they may read, not merged away (look merged ones up by `visibleForums` to
 * redirect); hidden ones for their author and moderators, deleted ones for moderators.
 */
export function visibleTopics(actor: Actor): Prisma.TopicWhereInput {
  const there = { forum: visibleForums(actor), mergedIntoId: null };
  if (moderates(actor)) return there;
  return { ...there, deletedAt: null, ...unlessHidden(actor) };
}

/**
 * The posts that have a place on the page: hidden ones for their author and moderators only; deleted ones for
 * everybody, as the line that says who removed them (ask `can(actor, "read", post)` before showing the words).
 */
export function visiblePosts(actor: Actor): Prisma.PostWhereInput {
  const there = { topic: visibleTopics(actor) };
  return moderates(actor) ? there : { ...there, ...unlessHidden(actor) };
}

/** The posts whose words somebody may read: for search, quotes, feeds, previews. */
export function readablePosts(actor: Actor): Prisma.PostWhereInput {
  return moderates(actor) ? visiblePosts(actor) : { ...visiblePosts(actor), deletedAt: null };
}

/** Without what people wrote whom the viewer mutes or blocks. */
export function notKeptAway(viewer: Actor): Prisma.TopicWhereInput {
  return isMember(viewer) ? { author: { keptBy: { none: { memberId: viewer.id } } } } : {};
}

export type ForumVerb = "read" | "start_topic";
export type TopicVerb =
  | "read"
  | "reply"
  | "close"
  | "reopen"
  | "pin"
  | "feature"
  | "rename"
  | "move"
  | "merge"
  | "split"
  | "hide"
  | "restore"
  | "delete";
export type PostVerb = "read" | "edit" | "delete" | "hide" | "restore" | "accept" | "like";

/** Whether the actor may do it. Everything but reading asks for an active member who may read the thing. */
export function can(actor: Actor, verb: ForumVerb, forum: ForumFacts): boolean;
export function can(actor: Actor, verb: TopicVerb, topic: TopicFacts): boolean;
export function can(actor: Actor, verb: PostVerb, post: PostFacts, limits?: ForumLimits): boolean;
export function can(
  actor: Actor,
  verb: ForumVerb | TopicVerb | PostVerb,
  thing: ForumFacts | TopicFacts | PostFacts,
  limits: ForumLimits = forumDefaults,
): boolean {
  if (!readsThing(actor, thing)) return false;
  if (verb === "read") return true;
  if (!isMember(actor) || actor.standing !== "active") return false;
  if ("topic" in thing) return canWithPost(actor, verb as PostVerb, thing, limits);
  if ("forum" in thing) return canWithTopic(actor, verb as TopicVerb, thing);
  return thing.writers === "staff" ? holds(actor, "topics.announce") : true;
}

const topicPermissions: Partial<Record<TopicVerb, Permission>> = {
  reopen: "topics.close",
  pin: "topics.pin",
  feature: "topics.pin",
  rename: "topics.edit",
  move: "topics.move",
  merge: "topics.move",
  split: "topics.move",
};

function canWithTopic(actor: MemberActor, verb: TopicVerb, topic: TopicFacts): boolean {
  const own = topic.authorId === actor.id;
  const live = isLive(topic);
  switch (verb) {
    case "reply":
      return live && topic.closedAt === null;
    case "close":
      return live && (own || holds(actor, "topics.close"));
    case "hide":
      return topic.hiddenAt === null && moderatesOthers(actor, topic);
    case "restore":
      return (topic.hiddenAt !== null || topic.deletedAt !== null) && moderatesOthers(actor, topic);
    case "delete":
      return topic.deletedAt === null && ((own && live) || moderatesOthers(actor, topic));
    default:
      return live && holds(actor, topicPermissions[verb]!);
  }
}

function canWithPost(actor: MemberActor, verb: PostVerb, post: PostFacts, limits: ForumLimits): boolean {
  const own = post.authorId === actor.id;
  const live = isLive(post.topic) && post.hiddenAt === null && post.deletedAt === null;
  switch (verb) {
    case "edit":
      return live && ((own && editableUntil(post, actor, limits) > now()) || holds(actor, "topics.edit"));
    case "delete":
      return post.deletedAt === null && ((own && live) || moderatesOthers(actor, post));
    case "hide":
      return !isHidden(post) && moderatesOthers(actor, post);
    case "restore":
      if (own) return canUndo(post);
      return (isHidden(post) || post.deletedAt !== null) && moderatesOthers(actor, post);
    case "accept":
      if (post.topic.kind !== "question" || post.number === 1 || !live) return false;
      return post.topic.authorId === actor.id || holds(actor, "answers.accept");
    case "like":
      return live && !own;
    case "read":
      return true;
  }
}

/** Whether the author may take back having deleted their own post; the first post brings its topic back with it. */
function canUndo(post: PostFacts): boolean {
  const stands = post.topic.hiddenAt === null && (post.number === 1 || isLive(post.topic));
  return post.deletedBy === "author" && post.hiddenAt === null && stands;
}

function readsThing(actor: Actor, thing: ForumFacts | TopicFacts | PostFacts): boolean {
  if ("topic" in thing) return readsPost(actor, thing);
  if ("forum" in thing) return readsTopic(actor, thing);
  return readsForum(actor, thing);
}

function readsForum(actor: Actor, forum: ForumFacts): boolean {
  if (forum.readers === "everyone") return true;
  if (!reads(actor)) return false;
  if (holds(actor, "forums.read_all") || forum.readers === "members") return true;
  if (forum.readers === "staff") return isStaff(actor);
  return forum.groupId !== null && actor.groupIds.includes(forum.groupId);
}

function readsTopic(actor: Actor, topic: TopicFacts): boolean {
  if (topic.mergedIntoId !== null || !readsForum(actor, topic.forum)) return false;
  if (moderates(actor)) return true;
  return topic.deletedAt === null && (topic.hiddenAt === null || owns(actor, topic));
}

/** The author keeps sight of a topic or post that they deleted themselves only as far as undoing it. */
function readsPost(actor: Actor, post: PostFacts): boolean {
  if (owns(actor, post) && post.deletedBy === "author") return readsForum(actor, post.topic.forum);
  if (!readsTopic(actor, post.topic)) return false;
  if (moderates(actor)) return true;
  return post.deletedAt === null && (post.hiddenAt === null || owns(actor, post));
}

function unlessHidden(actor: Actor): { hiddenAt: null } | { OR: [{ hiddenAt: null }, { authorId: string }] } {
  return isMember(actor) ? { OR: [{ hiddenAt: null }, { authorId: actor.id }] } : { hiddenAt: null };
}

/** A first post is hidden with its topic. */
function isHidden(post: PostFacts): boolean {
  return post.hiddenAt !== null || (post.number === 1 && post.topic.hiddenAt !== null);
}

function isLive(topic: TopicFacts): boolean {
  return topic.hiddenAt === null && topic.deletedAt === null && topic.mergedIntoId === null;
}

function owns(actor: Actor, thing: { authorId: string }): boolean {
  return actor.id !== null && actor.id === thing.authorId;
}

/** Whether the actor sees what is hidden and deleted. */
export function moderates(actor: Actor): boolean {
  return holds(actor, "content.hide");
}

/** Staff do not judge their own words. */
function moderatesOthers(actor: Actor, thing: { authorId: string }): boolean {
  return moderates(actor) && !owns(actor, thing);
}

/** Whether the actor reads as a member; who is suspended or gone reads as a guest. */
function reads(actor: Actor): actor is MemberActor {
  return isMember(actor) && (actor.standing === "active" || actor.standing === "silenced");
}

/** Whoever the club gave anything to do. */
function isStaff(actor: Actor): boolean {
  return actor.standing === "active" && actor.permissions.size > 0;
}
