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
import {
  digestLooksAt,
  digestPatienceSeconds,
  handingOverSeconds,
  handOversMax,
  lateAfterSeconds,
  toldUntil,
} from "./digest-rules.ts";
import { digestSite } from "./digest-site.server.ts";
import { findTold } from "./find-told.server.ts";
import { getNotificationSettings } from "./get-settings.server.ts";
import { groupNotifications, type NotificationView } from "./group.ts";
import { notificationKinds } from "./kinds.ts";
import { quietUntil } from "./quiet.ts";
import type { NotificationSettings } from "./settings.ts";

type Planned = { id: string; memberId: string; day: Date; since: Date };

/**
 * Sends one planned digest with what its member has not read and may still read now. It is written down before the mail
 * server gets it, so that one whose sender was killed is sent again, with the same Message-ID.
 * @returns when to look again: after the member's quiet hours, or when somebody else must be through with it; null where
 * nothing is left to do
 * @throws Error when the mail server did not take it, or broke off and it is to be sent once more
 */
export async function sendDigest(digestId: string): Promise<Date | null> {
  const digest = await db.digest.findUnique({ where: { id: digestId } });
  const site = digestSite();
  const actor = digest && !digest.sentAt && site ? await findActor(digest.memberId) : null;
  if (!digest || !site || !actor || actor.standing === "suspended" || actor.standing === "removed") return null;
  const { timeZone } = await getClub();
  if (now() > addSeconds(toldUntil(digest.day, timeZone), lateAfterSeconds)) return null;
  const heldUntil = digest.startedAt && addSeconds(digest.startedAt, handingOverSeconds);
  if (heldUntil && heldUntil > now()) return heldUntil;
  const settings = await getNotificationSettings(actor);
  if (settings.digest === "off" || !settings.mail) return null;
  const quiet = quietUntil(settings, now(), timeZone);
  if (quiet) return quiet;
  const lines = await findLines(actor, settings, digest.since, toldUntil(digest.day, timeZone));
  if (lines.length > 0) await handOver(digest, await compose(actor, digest, { to: settings.mail, site, lines }));
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

/**
 * Hands a mail over if nobody else does, and writes down how it went. A line that breaks off after the message may have
 * delivered it: that counts, and it is sent once more.
 */
async function handOver({ id }: Planned, mail: Mail): Promise<void> {
  const digest = await claim(id);
  if (!digest) return;
  const outcome = await sendMail(mail, digestPatienceSeconds * 1000);
  if (outcome === "sent") return void (await db.digest.update({ where: { id }, data: { sentAt: now() } }));
  const isTaken = outcome === "unknown";
  await db.digest.update({
    where: { id },
    data: { startedAt: null, ...(!isTaken && { handOvers: { decrement: 1 } }) },
  });
  if (!isTaken || digest.handOvers < handOversMax) throw new Error("The mail server did not confirm a digest");
  log.warn({ digestId: id }, "nobody knows whether a digest arrived; it is not sent a third time");
}

/** Takes a digest for oneself; null where somebody else did, or it was handed over often enough. */
async function claim(id: string): Promise<{ handOvers: number } | null> {
  const at = now();
  const [digest] = await db.digest.updateManyAndReturn({
    where: {
      id,
      sentAt: null,
      handOvers: { lt: handOversMax },
      OR: [{ startedAt: null }, { startedAt: { lte: addSeconds(at, -handingOverSeconds) } }],
    },
    data: { startedAt: at, handOvers: { increment: 1 } },
    select: { handOvers: true },
  });
  return digest ?? null;
}
