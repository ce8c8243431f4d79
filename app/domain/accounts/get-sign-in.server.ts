import type { MemberActor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { hasMail } from "#app/platform/messages/send-mail.server.ts";
import { mailWays } from "./target.server.ts";

/** How a member signs in, for their own eyes alone. */
export type SignInView = {
  phone: string | null;
  email: string | null;
  hasPassword: boolean;
  secondFactorSince: Date | null;
  recoveryCodesLeft: number;
  /** Until then no points are spent, because the number was changed. */
  frozenUntil: Date | null;
  /** What of it the club has at all. */
  offers: { mail: boolean; passwords: boolean };
};

/** How the actor signs in, as it stands. */
export async function getSignIn(actor: MemberActor): Promise<SignInView> {
  const row = await db.member.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      phone: true,
      email: true,
      passwordHash: true,
      totpSince: true,
      frozenUntil: true,
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  const { phone, email, passwordHash, totpSince, frozenUntil } = row;
  return {
    phone,
    email,
    hasPassword: passwordHash !== null,
    secondFactorSince: totpSince,
    recoveryCodesLeft: row._count.recoveryCodes,
    frozenUntil,
    offers: { mail: hasMail(), passwords: (await mailWays()).passwords },
  };
}
