import { type MemberCard, type MemberCardRow, toMemberCard } from "#app/domain/accounts/views.ts";
import { type Actor, isMember } from "#app/domain/core/actor.ts";
import type { Prisma } from "#prisma/client";
import { can, forumFacts, type TopicFacts, topicFacts } from "./policy.ts";

/** Graphemes of a topic's excerpt. */
export const excerptLength = 200;

type ForumName = { slug: string; name: string; nameEn: string };

export type ForumCard = ForumName & {
  id: string;
  description: string;
  hue: number;
  icon: string;
  readers: "everyone" | "members" | "group" | "staff";
  topicCount: number;
  postCount: number;
  lastPostAt: Date | null;
  product: { slug: string; name: string } | null;
  /** Topics with something the viewer has not read, at most `unreadMax`; null for guests. */
  unread: number | null;
};

export type ForumView = ForumCard & {
  section: { id: string; name: string; nameEn: string } | null;
  /** Null for guests. */
  following: boolean | null;
  can: { startTopic: boolean; follow: boolean };
};

export type SectionView = { id: string; name: string; nameEn: string; forums: ForumCard[] };

type TopicKindName = "discussion" | "question" | "experience" | "idea";

export type TopicCard = {
  id: string;
  seq: number;
  slug: string;
  title: string;
  kind: TopicKindName;
  stars: number | null;
  verifiedOwner: boolean;
  tags: string[];
  forum: ForumName;
  author: MemberCard;
  lastPoster: MemberCard | null;
  replyCount: number;
  createdAt: Date;
  lastPostAt: Date;
  pinned: boolean;
  featured: boolean;
  closed: boolean;
  hidden: boolean;
  /** Shown to moderators only, who may restore it. */
  deleted: boolean;
  solved: boolean;
  /** Posts the viewer has not read, at most `unreadMax`; null for guests. */
  unread: number | null;
  /** Number of the last post the viewer read; null for guests and for topics never opened. */
  lastReadNumber: number | null;
  /** The beginning of the first post, as plain text. */
  excerpt: string;
};

export type TopicView = TopicCard & {
  /** Whether everyone may read it, so that it has a feed and may be listed by search engines. */
  isPublic: boolean;
  products: { slug: string; name: string }[];
  acceptedPost: { id: string; number: number } | null;
  can: {
    reply: boolean;
    close: boolean;
    pin: boolean;
    move: boolean;
    merge: boolean;
    split: boolean;
    hide: boolean;
    restore: boolean;
    rename: boolean;
    feature: boolean;
    delete: boolean;
    follow: boolean;
  };
  /** Null for guests. */
  following: boolean | null;
};

export type PostAuthor = MemberCard & { trust: number; isStaff: boolean; verifiedOwner: boolean; joinedAt: Date };

/** `folded`: the viewer blocked its author; the text is there, and the page folds it. */
export type PostState = "shown" | "hidden" | "deleted_by_author" | "deleted_by_moderator" | "folded";

export type PostView = {
  id: string;
  number: number;
  author: PostAuthor;
  state: PostState;
  /** Safe HTML, rendered when the post was written; null where the viewer may not read it. */
  html: string | null;
  createdAt: Date;
  editedAt: Date | null;
  revision: number;
  isFirst: boolean;
  accepted: boolean;
  likeCount: number;
  likedByMe: boolean;
  replyTo: { id: string; number: number; authorName: string } | null;
  replyCount: number;
  can: {
    reply: boolean;
    edit: boolean;
    delete: boolean;
    restore: boolean;
    hide: boolean;
    accept: boolean;
    like: boolean;
    history: boolean;
  };
};

/** A topic as a line in a list of suggestions. */
export type TopicLine = {
  id: string;
  seq: number;
  slug: string;
  title: string;
  forum: ForumName;
  replyCount: number;
  solved: boolean;
};

/** A piece of a text between two versions. */
export type TextChange = { text: string; change: "same" | "added" | "removed" };

export type PostVersion = {
  revision: number;
  editor: MemberCard;
  createdAt: Date;
  /** Against the version before it; the oldest is all "same". */
  changes: TextChange[];
};

export type TopicPlace = { seq: number; slug: string; forumSlug: string };

/** Where a page of a topic lies: post numbers, and where the pages before and after it begin. */
export type PostRange = {
  first: number;
  last: number;
  /** For `{ before }`; null on the first page. */
  previousBefore: number | null;
  /** For `{ from }`; null on the last page. */
  nextFrom: number | null;
  lastNumber: number;
  /** Posts of the topic that are shown to everyone. */
  total: number;
};

export type TopicPage = { topic: TopicView; posts: PostView[]; page: PostRange };

/** A forum's columns for its card. */
export type ForumCardRow = ForumCard;

/** A row, which may hold more, as a forum's card. */
export function toForumCard(row: ForumCardRow): ForumCard {
  const { id, slug, name, nameEn, description, hue, icon, readers, topicCount, postCount, lastPostAt } = row;
  const { product, unread } = row;
  return {
    ...{ id, slug, name, nameEn, description, hue, icon, readers, topicCount, postCount, lastPostAt },
    ...{ product, unread },
  };
}

/** A topic's columns for its card; the people in it are loaded once for a whole page. */
export const topicCardFields = {
  id: true,
  seq: true,
  slug: true,
  title: true,
  kind: true,
  stars: true,
  verifiedOwner: true,
  tags: true,
  authorId: true,
  lastPosterId: true,
  acceptedPostId: true,
  lastNumber: true,
  replyCount: true,
  heat: true,
  createdAt: true,
  lastPostAt: true,
  pinnedAt: true,
  featuredAt: true,
  closedAt: true,
  hiddenAt: true,
  deletedAt: true,
  forum: { select: { id: true, slug: true, name: true, nameEn: true } },
} satisfies Prisma.TopicSelect;

export type TopicCardRow = Prisma.TopicGetPayload<{ select: typeof topicCardFields }>;

/** A topic's columns for its line in a list of suggestions. */
export const topicLineFields = {
  ...{ id: true, seq: true, slug: true, title: true, replyCount: true, acceptedPostId: true },
  forum: { select: { slug: true, name: true, nameEn: true } },
} satisfies Prisma.TopicSelect;

/** A row as a topic's line. */
export function toTopicLine(row: Prisma.TopicGetPayload<{ select: typeof topicLineFields }>): TopicLine {
  const { id, seq, slug, title, replyCount, forum, acceptedPostId } = row;
  return { id, seq, slug, title, replyCount, forum, solved: acceptedPostId !== null };
}

/** How far a viewer has read a topic. */
export type ReadState = { unread: number; lastReadNumber: number | null };

/** What stands beside a topic's row on its card. */
export type TopicCompany = {
  author: MemberCardRow;
  lastPoster: MemberCardRow | null;
  /** Undefined for guests. */
  read: ReadState | undefined;
  excerpt: string;
};

/** A row as a topic's card. */
export function toTopicCard(row: TopicCardRow, { author, lastPoster, read, excerpt }: TopicCompany): TopicCard {
  const { id, seq, slug, title, kind, stars, verifiedOwner, tags, replyCount, createdAt, lastPostAt } = row;
  const { slug: forumSlug, name, nameEn } = row.forum;
  return {
    ...{ id, seq, slug, title, kind, stars, verifiedOwner, tags, replyCount, createdAt, lastPostAt, excerpt },
    forum: { slug: forumSlug, name, nameEn },
    author: toMemberCard(author),
    lastPoster: lastPoster && toMemberCard(lastPoster),
    pinned: row.pinnedAt !== null,
    featured: row.featuredAt !== null,
    closed: row.closedAt !== null,
    hidden: row.hiddenAt !== null,
    deleted: row.deletedAt !== null,
    solved: row.acceptedPostId !== null,
    unread: read?.unread ?? null,
    lastReadNumber: read?.lastReadNumber ?? null,
  };
}

/** What the viewer may do with a topic. */
export function toTopicRights(viewer: Actor, topic: TopicFacts): TopicView["can"] {
  return {
    reply: can(viewer, "reply", topic),
    close: can(viewer, topic.closedAt ? "reopen" : "close", topic),
    pin: can(viewer, "pin", topic),
    move: can(viewer, "move", topic),
    merge: can(viewer, "merge", topic),
    split: can(viewer, "split", topic),
    hide: can(viewer, "hide", topic),
    restore: can(viewer, "restore", topic),
    rename: can(viewer, "rename", topic),
    feature: can(viewer, "feature", topic),
    delete: can(viewer, "delete", topic),
    follow: isMember(viewer),
  };
}

/** A topic's columns for its page: its card's and those that decisions ask for. */
export const topicViewFields = {
  ...topicCardFields,
  ...topicFacts,
  forum: { select: { ...topicCardFields.forum.select, ...forumFacts } },
} satisfies Prisma.TopicSelect;

export type TopicViewRow = Prisma.TopicGetPayload<{ select: typeof topicViewFields }>;
