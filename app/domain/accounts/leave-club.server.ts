import type { MemberActor } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { detachMedia } from "#app/domain/media/detach-media.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { memberCallerId } from "./caller-id.ts";
import { type OwnBrowser, requireConfirmed } from "./confirm-identity.server.ts";
import { keepOneAdministrator } from "./keep-one-administrator.server.ts";
import type { LeaveClub } from "./profile-schema.ts";

/**
 * Ends the actor's membership for good: what the club knows of them is erased at once, and the number or mailbox is free
 * again. What they wrote stays as a former member's, or goes with them, which takes a while (see decision 0032).
 * @throws DomainError confirmation_needed, last_administrator
 */
export async function leaveClub(actor: MemberActor, { content }: LeaveClub, browser: OwnBrowser): Promise<void> {
  const { locale } = await getClub();
  const name = translatorFor(locale, "profile")("formerMember");
  const withContent = content === "goes";
  await transaction(async (tx) => {
    await keepOneAdministrator(tx, actor.id);
    await tx.$executeRaw`SELECT id FROM "Member" WHERE id = ${actor.id}::uuid FOR UPDATE`;
    await requireConfirmed(actor, browser, tx);
    await forgetWaysIn(tx, actor.id);
    await forgetDoings(tx, actor.id);
    await forgetPerson(tx, actor.id, name);
    await publish(tx, "member.removed", { memberId: actor.id, withContent }, actor.id);
    const after = { content };
    await audit(tx, actor, { action: "member.left", subjectKind: "member", subjectId: actor.id, after });
  });
}

/** The row stays for what refers to it (posts, referrals, points), and says nothing about anybody. */
async function forgetPerson(tx: Transaction, id: string, name: string): Promise<void> {
  const { avatarMediaId } = await tx.member.findUniqueOrThrow({ where: { id }, select: { avatarMediaId: true } });
  if (avatarMediaId) await detachMedia(tx, [avatarMediaId]);
  const contact = { phone: null, email: null, locale: null, lastSeenAt: null };
  const words = { bio: "", province: "", city: "", occupation: "", interests: [], birthday: null, birthCalendar: null };
  const ways = { passwordHash: null, totpSecret: null, totpSince: null, totpLastStep: null, frozenUntil: null };
  const standing = { standing: "removed" as const, standingUntil: null, standingReason: null };
  const choices = { privacy: {}, calendar: null, autoFollow: false, showsPresence: false, referralCode: null };
  await tx.member.update({
    where: { id },
    data: { name, nameFold: "", avatarMediaId: null, trust: 0, ...contact, ...words, ...ways, ...standing, ...choices },
  });
}

async function forgetWaysIn(tx: Transaction, memberId: string): Promise<void> {
  const where = { where: { memberId } };
  await tx.session.deleteMany(where);
  await tx.apiToken.deleteMany(where);
  await tx.identity.deleteMany(where);
  await tx.recoveryCode.deleteMany(where);
  await tx.memberRole.deleteMany(where);
  await tx.groupMember.deleteMany(where);
}

/** What they did beside writing; likes stay, for they are others' to keep. */
async function forgetDoings(tx: Transaction, memberId: string): Promise<void> {
  const where = { where: { memberId } };
  await tx.notification.deleteMany(where);
  await tx.draft.deleteMany(where);
  await tx.productOwner.deleteMany(where);
  await tx.readingDay.deleteMany(where);
  await tx.topicRead.deleteMany(where);
  await tx.forumRead.deleteMany(where);
  await tx.activity.deleteMany({ where: { actorId: memberId } });
  await tx.boundary.deleteMany({ where: { OR: [{ memberId }, { otherId: memberId }] } });
  await tx.follow.deleteMany({ where: { OR: [{ memberId }, { targetKind: "member", targetId: memberId }] } });
  await tx.idempotentAnswer.deleteMany({ where: { callerId: memberCallerId(memberId) } });
}
