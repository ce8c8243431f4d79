import { toMemberCard } from "#app/domain/accounts/views.ts";
import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import { can, type PostFacts, type TopicFacts } from "./policy.ts";
import type { ForumLimits } from "./rules.ts";
import type { PostAuthor, PostState, PostView } from "./views.ts";

/** A post's columns for its place on a page, with its author, what it answers, its likes and its readable replies. */
export type PostRow = Omit<PostFacts, "topic"> & {
  id: string;
  html: string;
  revision: number;
  editedAt: Date | null;
  replyTo: { id: string; number: number; authorName: string } | null;
  likeCount: number;
  likedByMe: boolean;
  replyCount: number;
  authorName: string;
  authorTrust: number;
  authorJoinedAt: Date;
  authorFormer: boolean;
  authorAvatarUrl: string | null;
  authorIsStaff: boolean;
  /** Whether they provably own one of the topic's products. */
  authorVerified: boolean;
  /** Whether the viewer blocked them. */
  authorBlocked: boolean;
};

/** What stands around a post's row on a page. */
export type PostCompany = {
  viewer: Actor;
  topic: TopicFacts & { acceptedPostId: string | null };
  limits: ForumLimits;
};

/** A row as a post, its words left out where the viewer may not read them. */
export function toPostView(row: PostRow, company: PostCompany): PostView {
  const { viewer, topic } = company;
  const { id, number, createdAt, editedAt, revision, replyTo, likeCount, likedByMe, replyCount } = row;
  const facts: PostFacts = { ...row, topic };
  return {
    ...{ id, number, author: toPostAuthor(row), createdAt, editedAt, revision, likeCount, likedByMe, replyCount },
    state: stateOf(row),
    html: can(viewer, "read", facts) ? row.html : null,
    isFirst: number === 1,
    accepted: id === topic.acceptedPostId,
    replyTo,
    can: toPostRights(company, facts, revision),
  };
}

function toPostAuthor(row: PostRow): PostAuthor {
  const { authorId: id, authorName: name, authorAvatarUrl: avatarUrl, authorFormer: former } = row;
  return {
    ...toMemberCard({ id, name, avatarUrl, former }),
    trust: row.authorTrust,
    isStaff: row.authorIsStaff,
    verifiedOwner: row.authorVerified,
    joinedAt: row.authorJoinedAt,
  };
}

function stateOf(row: PostRow): PostState {
  if (row.deletedAt) return row.deletedBy === "author" ? "deleted_by_author" : "deleted_by_moderator";
  if (row.hiddenAt) return "hidden";
  return row.authorBlocked ? "folded" : "shown";
}

function toPostRights({ viewer, topic, limits }: PostCompany, post: PostFacts, revision: number): PostView["can"] {
  const shown = post.hiddenAt === null && post.deletedAt === null;
  return {
    reply: shown && can(viewer, "reply", topic),
    edit: can(viewer, "edit", post, limits),
    delete: can(viewer, "delete", post),
    restore: can(viewer, "restore", post),
    hide: can(viewer, "hide", post),
    accept: can(viewer, "accept", post),
    like: can(viewer, "like", post),
    history: revision > 0 && maySeeHistory(viewer, post),
  };
}

/** Earlier versions are for the author and for moderators. */
export function maySeeHistory(viewer: Actor, post: PostFacts): boolean {
  const concerned = isMember(viewer) && (viewer.id === post.authorId || holds(viewer, "content.hide"));
  return concerned && can(viewer, "read", post);
}
