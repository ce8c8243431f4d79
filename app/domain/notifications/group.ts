import type { MemberCard } from "#app/domain/accounts/views.ts";
import type { NotificationKind } from "./kinds.ts";
import { groupFaces, groupSeconds } from "./rules.ts";

/** One notification with what it is about. */
export type Told = {
  id: string;
  kind: NotificationKind;
  actor: MemberCard;
  createdAt: Date;
  read: boolean;
  content: { id: string; threadId: string; title: string; excerpt: string; path: string };
};

/** One line of the inbox: one notification, or several that say the same of one thing. */
export type NotificationView = {
  /** All of its notifications, the newest first. */
  ids: string[];
  kind: NotificationKind;
  /** Who did it, the latest first, each once, at most `groupFaces`. */
  actors: MemberCard[];
  /** How many people did it. */
  actorCount: number;
  title: string;
  excerpt: string;
  path: string;
  /** The topic it happened in, where it happened in one. */
  topicId: string | null;
  createdAt: Date;
  read: boolean;
};

/**
 * Puts together what is told together: likes of one thing, and replies in one followed topic, that came within two
 * hours. Read and unread stay apart.
 * @param told the newest first
 */
export function groupNotifications(told: Told[]): NotificationView[] {
  const groups: Told[][] = [];
  const open = new Map<string, Told[]>();
  for (const one of told) {
    const key = groupKey(one);
    const group = key === null ? undefined : open.get(key);
    if (group && group[0]!.createdAt.getTime() - one.createdAt.getTime() <= groupSeconds * 1000) group.push(one);
    else {
      const begun = [one];
      groups.push(begun);
      if (key !== null) open.set(key, begun);
    }
  }
  return groups.map(toView);
}

function groupKey({ kind, content, read }: Told): string | null {
  if (kind === "like") return `like:${content.id}:${read}`;
  return kind === "topic_reply" ? `topic:${content.threadId}:${read}` : null;
}

/** A group leads to the first of its things that there is to read, and shows the latest. */
function toView(group: Told[]): NotificationView {
  const [newest, oldest] = [group[0]!, group.at(-1)!];
  const actors = [...new Map(group.map(({ actor }) => [actor.id, actor])).values()];
  return {
    ids: group.map(({ id }) => id),
    kind: newest.kind,
    actors: actors.slice(0, groupFaces),
    actorCount: actors.length,
    title: newest.content.title,
    excerpt: newest.content.excerpt,
    path: oldest.content.path,
    topicId: newest.kind === "new_follower" ? null : newest.content.threadId,
    createdAt: newest.createdAt,
    read: newest.read,
  };
}
