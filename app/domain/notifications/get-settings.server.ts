import { loadContent } from "#app/domain/content.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { type Channel, channels, defaultChannels } from "./channels.ts";
import { notificationKinds } from "./kinds.ts";
import { defaultTimes, type NotificationSettings } from "./settings.ts";

/** What the page of settings shows: what a member chose, and what it hangs on. */
export type NotificationSettingsView = NotificationSettings & {
  /** The address that mail goes to; null where there is none that a code has proven. */
  mail: string | null;
  /** The topics of which nothing is told, those that the member may still read, the latest muted first. */
  mutedTopics: { id: string; title: string; path: string }[];
};

const mutedShown = 50;

/** A member's own choices, with the defaults where they made none. */
export async function getNotificationSettings(actor: MemberActor): Promise<NotificationSettingsView> {
  const { told, toldTimes, email, emailProvenAt, topicMutes } = await db.member.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      told: true,
      toldTimes: { omit: { memberId: true } },
      email: true,
      emailProvenAt: true,
      topicMutes: { select: { topicId: true }, orderBy: { createdAt: "desc" }, take: mutedShown },
    },
  });
  const chosen = new Map(told.map((row) => [row.kind, row.channels]));
  const choices = Object.fromEntries(
    notificationKinds.map((kind) => [
      kind,
      channels.filter((channel) => (chosen.get(kind) ?? defaultChannels[kind]).includes(channel)) satisfies Channel[],
    ]),
  ) as NotificationSettings["choices"];
  const refs = topicMutes.map(({ topicId }) => ({ kind: "topic", id: topicId }));
  const topics = [...(await loadContent(actor, refs)).values()];
  return {
    ...(toldTimes ?? defaultTimes),
    choices,
    mail: emailProvenAt ? email : null,
    mutedTopics: refs.flatMap(({ id }) => {
      const topic = topics.find((one) => one.id === id);
      return topic ? [{ id, title: topic.title, path: topic.path }] : [];
    }),
  };
}
