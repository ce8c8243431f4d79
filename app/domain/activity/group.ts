import type { MemberCard } from "#app/domain/accounts/views.ts";
import type { ActivityKind } from "./kinds.ts";
import { lineFaces, togetherSeconds } from "./rules.ts";

/** One fact that may be shown, with what it is about. */
export type ActivityFact = {
  id: string;
  kind: ActivityKind;
  actor: MemberCard;
  createdAt: Date;
  /** Whether it happened in a topic that asks something. */
  isQuestion: boolean;
  content: { id: string; authorId: string; threadId: string; title: string; excerpt: string; path: string };
};

/** One line of the activity: one fact, or several that say the same. */
export type ActivityLine = {
  /** Its newest fact's: a line that grows has another one. */
  id: string;
  kind: ActivityKind;
  isQuestion: boolean;
  /** Who did it, the latest first, each once, at most `lineFaces`. */
  actors: MemberCard[];
  actorCount: number;
  /** What it was done to or with, each once: replies written, posts liked. */
  things: number;
  title: string;
  excerpt: string;
  path: string;
  createdAt: Date;
};

/**
 * Puts together what was done within two hours of its newest: replies in one topic, likes of one post by many or of one
 * topic's posts by one, joining. What somebody liked in a topic where they wrote meanwhile goes without saying.
 * @param facts the newest first
 */
export function groupActivity(facts: readonly ActivityFact[]): ActivityLine[] {
  const groups: ActivityFact[][] = [];
  const open = new Map<string, ActivityFact[]>();
  for (const fact of facts.filter((one) => !goesWithoutSaying(one, facts))) {
    const keys = keysOf(fact);
    const group = keys.map((key) => open.get(key)).find((found) => found && takes(found, fact));
    if (group) group.push(fact);
    else groups.push(openGroup(open, keys, fact));
  }
  return groups.map(toLine);
}

function openGroup(open: Map<string, ActivityFact[]>, keys: string[], fact: ActivityFact): ActivityFact[] {
  const begun = [fact];
  for (const key of keys) open.set(key, begun);
  return begun;
}

function keysOf({ kind, actor, content }: ActivityFact): string[] {
  switch (kind) {
    case "member.joined":
      return ["joined"];
    case "post.created":
      return [`wrote:${content.threadId}`];
    case "content.liked":
      return [`liked:${content.id}`, `liked:${content.threadId}:${actor.id}`];
    default:
      return [];
  }
}

/** Near in time, and likes are by many or of many, never both: «these liked some of those» says nothing. */
function takes(group: ActivityFact[], fact: ActivityFact): boolean {
  if (!isNear(group[0]!, fact)) return false;
  if (fact.kind !== "content.liked") return true;
  return (
    group.every(({ content }) => content.id === fact.content.id) ||
    group.every(({ actor }) => actor.id === fact.actor.id)
  );
}

const isNear = (one: ActivityFact, other: ActivityFact) =>
  Math.abs(one.createdAt.getTime() - other.createdAt.getTime()) <= togetherSeconds * 1_000;

function goesWithoutSaying(like: ActivityFact, facts: readonly ActivityFact[]): boolean {
  if (like.kind !== "content.liked") return false;
  return facts.some(
    (fact) =>
      (fact.kind === "post.created" || fact.kind === "topic.created") &&
      fact.actor.id === like.actor.id &&
      fact.content.threadId === like.content.threadId &&
      isNear(fact, like),
  );
}

/** A group leads to the first of its things that there is to read, and shows the latest. */
function toLine(group: ActivityFact[]): ActivityLine {
  const [newest, oldest] = [group[0]!, group.at(-1)!];
  const actors = [...new Map(group.map(({ actor }) => [actor.id, actor])).values()];
  const { id, kind, isQuestion, createdAt } = newest;
  return {
    ...{ id, kind, isQuestion, createdAt },
    actors: actors.slice(0, lineFaces),
    actorCount: actors.length,
    things: new Set(group.map(({ content }) => content.id)).size,
    title: newest.content.title,
    excerpt: newest.content.excerpt,
    path: oldest.content.path,
  };
}
