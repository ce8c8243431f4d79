import { toMemberCard } from "#app/domain/accounts/views.ts";
import { type Actor, holds, isMember } from "#app/domain/core/actor.ts";
import type { Prisma } from "#prisma/client";
import { can, type PostFacts, type TopicFacts } from "./policy.ts";
import type { ForumLimits } from "./rules.ts";
import type { PostAuthor, PostState, PostView } from "./views.ts";

/** A post's columns for its place on a page. */
export const postViewFields = {
  id: true,
  number: true,
  authorId: true,
  html: true,
  revision: true,
  createdAt: true,
  editedAt: true,
  hiddenAt: true,
  deletedAt: true,
  deletedBy: true,
  replyTo: { select: { id: true, number: true, topicId: true, authorId: true } },
} satisfies Prisma.PostSelect;

export type PostViewRow = Prisma.PostGetPayload<{ select: typeof postViewFields }>;

/** Likes and readable replies of a post, and whether the viewer likes it. */
export type PostCounts = { likeCount: number; likedByMe: boolean; replyCount: number };

/** What stands beside a post's row on a page. */
export type PostCompany = {
  viewer: Actor;
  topic: TopicFacts & { id: string; acceptedPostId: string | null };
  people: ReadonlyMap<string, PostAuthor & { blocked: boolean }>;
  limits: ForumLimits;
};

/** A row as a post, its words left out where the viewer may not read them. */
export function toPostView(row: PostViewRow & PostCounts, company: PostCompany): PostView {
  const { viewer, topic, people } = company;
  const { id, number, createdAt, editedAt, revision, replyTo, likeCount, likedByMe, replyCount } = row;
  const facts: PostFacts = { ...row, topic };
  const person = people.get(row.authorId);
  const author: PostAuthor = person ? toPostAuthor(person) : { ...unknownAuthor, id: row.authorId };
  return {
    ...{ id, number, author, createdAt, editedAt, revision, likeCount, likedByMe, replyCount },
    state: stateOf(row, person?.blocked ?? false),
    html: can(viewer, "read", facts) ? row.html : null,
    isFirst: number === 1,
    accepted: id === topic.acceptedPostId,
    replyTo: replyTo && {
      id: replyTo.id,
      number: replyTo.number,
      authorName: people.get(replyTo.authorId)?.name ?? "",
    },
    can: toPostRights(company, facts, revision),
  };
}

const unknownAuthor: PostAuthor = {
  ...{ id: "", name: "", avatarUrl: null, trust: 0, isStaff: false, verifiedOwner: false },
  joinedAt: new Date(0),
};

function toPostAuthor({ trust, isStaff, verifiedOwner, joinedAt, ...person }: PostAuthor): PostAuthor {
  return { ...toMemberCard(person), trust, isStaff, verifiedOwner, joinedAt };
}

function stateOf(row: PostViewRow, blocked: boolean): PostState {
  if (row.deletedAt) return row.deletedBy === "author" ? "deleted_by_author" : "deleted_by_moderator";
  if (row.hiddenAt) return "hidden";
  return blocked ? "folded" : "shown";
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
