/** The path at which browsers connect, beside the pages on the same origin and port. */
export const livePath = "/live";

/** What may be entered: a topic's replies as they come, what happens in the club, and, for members, who is there. */
export type RoomName = `topic:${string}` | "activity" | "duty";

/** Why a room was not entered. */
export type Refusal = "invalid" | "not_found" | "too_many";

/**
 * Answer to entering. `last` is the number of a topic's newest post: whoever has read less catches up by asking for the
 * page's own data.
 */
export type Entered = { ok: true; last?: number } | { ok: false; error: Refusal };

/** Why the club ends a connection. A browser comes back by itself after all but `too_fast`, which asks it to wait. */
export type Farewell = "session_ended" | "too_fast" | "too_many" | "stopping";

/** What happened in a topic: a post came, or something in it is not as it was. */
export type TopicNews = { topicId: string; what: "posted" | "changed" | "gone"; postId?: string; authorId?: string };

/** How many people have the club open. */
export type Present = { count: number; members: number };

/** Ids and counters only: what needs permission is asked for again, as the page asks for it. */
export type FromClub = {
  topic(news: TopicNews): void;
  likes(news: { kind: string; id: string; count: number }): void;
  bell(news: { unread: number }): void;
  activity(): void;
  /** Who is there: of the staff, and of the members who show it. */
  duty(news: Present): void;
  typing(news: { topicId: string; memberId: string; isStaff: boolean }): void;
  /** Something may have been missed: what is shown is looked up again, by all browsers together within so long. */
  stale(withinMs: number): void;
  /** The room may not be read any more. */
  left(room: RoomName): void;
  /** The connection ends; all browsers together come back within so long. */
  farewell(why: Farewell, withinMs: number): void;
};

export type FromBrowser = {
  enter(room: RoomName, answer: (entered: Entered) => void): void;
  leave(room: RoomName): void;
  /** Whether the page is in sight: what its bell tells is not pushed to the same browser as well. */
  seen(isSeen: boolean): void;
  /** The member writes in a topic they have entered; passed on where they chose to show it. */
  typing(topicId: string): void;
};

/** How often a browser says that its member is writing, and how long others believe it. */
export const typingMs = { every: 3_000, believed: 5_000 };

const topicRoom = /^topic:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The topic that a room is about; null for another room. */
export function topicOfRoom(room: string): string | null {
  return topicRoom.exec(room)?.[1] ?? null;
}

/** Whether something that arrived names a room. */
export function isRoom(value: unknown): value is RoomName {
  return value === "activity" || value === "duty" || (typeof value === "string" && topicOfRoom(value) !== null);
}
