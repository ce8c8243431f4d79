import { findActor } from "#app/domain/accounts/find-actor.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { isLanguage } from "#app/platform/language.ts";
import { log } from "#app/platform/log.server.ts";
import type { Mail } from "#app/platform/messages/mail.ts";
import { sendMail } from "#app/platform/messages/send-mail.server.ts";
import { digestMail } from "./digest-mail.server.ts";
import { digestLooksAt, lateAfterSeconds, toldUntil } from "./digest-rules.ts";
import { digestSite } from "./digest-site.server.ts";
import { findTold } from "./find-told.server.ts";
import { getNotificationSettings } from "./get-settings.server.ts";
import { groupNotifications, type NotificationView } from "./group.ts";
import { notificationKinds } from "./kinds.ts";
import { quietUntil } from "./quiet.ts";
import type { NotificationSettings } from "./settings.ts";

type Planned = { id: string; memberId: string; day: Date; since: Date };

/**
 * Sends one planned digest with what its member has not read and may still read now. It goes to the mail server once:
 * whoever sets `startedAt` sends it, and only a server that certainly did not take it has it tried again.
 * @returns when to try again, where it is the member's quiet hours; null where nothing is left to do
 * @throws Error when the mail server did not take it
 */
export async function sendDigest(digestId: string): Promise<Date | null> {
  const digest = await db.digest.findUnique({ where: { id: digestId } });
  const site = digestSite();
  const actor = digest && !digest.startedAt && site ? await findActor(digest.memberId) : null;
  if (!digest || !site || !actor || actor.standing === "suspended" || actor.standing === "removed") return null;
  const { timeZone } = await getClub();
  if (now() > addSeconds(toldUntil(digest.day, timeZone), lateAfterSeconds)) return null;
  const settings = await getNotificationSettings(actor);
  if (settings.digest === "off" || !settings.mail) return null;
  const quiet = quietUntil(settings, now(), timeZone);
  if (quiet) return quiet;
  const lines = await findLines(actor, settings, digest.since, toldUntil(digest.day, timeZone));
  if (lines.length > 0) await sendOnce(digest, await compose(actor, digest, { to: settings.mail, site, lines }));
  return null;
}

/** What came in the digest's time, is unread, and is wanted by mail as the member wishes now. */
async function findLines(
  actor: MemberActor,
  { choices }: NotificationSettings,
  since: Date,
  until: Date,
): Promise<NotificationView[]> {
  const kinds = notificationKinds.filter((kind) => choices[kind].includes("mail"));
  const { told } = await findTold(actor, { after: null, unreadOnly: true, take: digestLooksAt, since, kinds });
  const topicIds = told.filter(({ kind }) => kind !== "new_follower").map(({ content }) => content.threadId);
  const rows = await db.topicMute.findMany({ where: { memberId: actor.id, topicId: { in: topicIds } } });
  const muted = new Set(rows.map(({ topicId }) => topicId));
  return groupNotifications(
    told.filter(({ createdAt, content }) => createdAt <= until && !muted.has(content.threadId)),
  );
}

type Letter = { to: string; site: string; lines: NotificationView[] };

async function compose(actor: MemberActor, digest: Planned, { to, site, lines }: Letter): Promise<Mail> {
  const { name, locale: ofClub, timeZone } = await getClub();
  const { locale } = await db.member.findUniqueOrThrow({ where: { id: actor.id }, select: { locale: true } });
  const language = isLanguage(locale) ? locale : ofClub;
  const club = name || translatorFor(language, "signIn")("theClub");
  const dates = { locale: language, timeZone, ...(actor.calendar && { calendar: actor.calendar }) };
  return { to, from: club, language, ...digestMail({ id: digest.id, memberId: actor.id, club, site, lines, dates }) };
}

async function sendOnce({ id }: Planned, mail: Mail): Promise<void> {
  const begun = await db.digest.updateMany({ where: { id, startedAt: null }, data: { startedAt: now() } });
  if (begun.count === 0) return;
  const outcome = await sendMail(mail);
  if (outcome === "sent") await db.digest.update({ where: { id }, data: { sentAt: now() } });
  else if (outcome === "unknown")
    log.warn({ digestId: id }, "nobody knows whether a digest arrived; it is not sent again");
  else {
    await db.digest.update({ where: { id }, data: { startedAt: null } });
    throw new Error("The mail server did not take a digest");
  }
}
