import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Actor, MemberActor } from "./actor.ts";
import type { ContentKind, ContentRef } from "./references.ts";
import type { SearchSource } from "./search-document.ts";

/** One piece of content as features meet it that do not know its kind. */
export type ContentView = ContentRef & {
  authorId: string;
  title: string;
  /** The beginning of its words, as plain text on one line. */
  excerpt: string;
  /** All of its words, as plain text. */
  text: string;
  createdAt: Date;
  /** The room it stands in. */
  place: { slug: string; name: string; nameEn: string };
  path: string;
  /** What it belongs to: a post's topic; a topic belongs to itself. */
  threadId: string;
  /** Whether it is shown to everyone who may read the place it stands in: neither hidden nor deleted. */
  isShown: boolean;
  /** What is liked when this is liked: a topic's like is its first post's. */
  likes: ContentRef;
  canLike: boolean;
};

/** What a feature tells about one of its kinds of content. */
export type ContentSource = SearchSource & {
  kind: ContentKind;
  /** Those of the given that the actor may read, in any order. */
  load(actor: Actor, ids: string[]): Promise<ContentView[]>;
  /** Takes one away from everyone but its author and moderators, in the caller's transaction. Throws `already_hidden`. */
  hide(tx: Transaction, actor: MemberActor, id: string, reason: string): Promise<void>;
  /** Brings one back as it was, in the caller's transaction; one that is there stays. */
  restore(tx: Transaction, actor: MemberActor, id: string, reason?: string): Promise<void>;
};

/** A reference as one word, for keys of maps. */
export function contentKey({ kind, id }: { kind: string; id: string }): string {
  return `${kind}:${id}`;
}
