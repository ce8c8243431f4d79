import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { hashPassword } from "#app/platform/passwords.server.ts";
import { type OwnBrowser, requireConfirmed } from "./confirm-identity.server.ts";
import { refuseEasyPassword } from "./new-password.server.ts";
import type { ChangePassword } from "./password-schema.ts";
import { signInChanged } from "./sign-in-changed.server.ts";
import { mailWays } from "./target.server.ts";

/**
 * Sets or changes the actor's password, which goes with their mail address. Their other sessions end.
 * @throws DomainError confirmation_needed, passwords_closed (also without a mail address), password_too_easy
 */
export async function changePassword(actor: MemberActor, input: ChangePassword, browser: OwnBrowser): Promise<void> {
  await requireConfirmed(actor, browser);
  const select = { name: true, email: true };
  const { name, email } = await db.member.findUniqueOrThrow({ where: { id: actor.id }, select });
  if (!email || !(await mailWays()).passwords) throw new DomainError("passwords_closed");
  await refuseEasyPassword(input.password, [name, email]);
  const passwordHash = await hashPassword(input.password);
  await transaction(async (tx) => {
    const { count } = await tx.member.updateMany({ where: { id: actor.id, email }, data: { passwordHash } });
    if (count === 0) throw new DomainError("conflict");
    await signInChanged(tx, { memberId: actor.id, what: "password", byId: actor.id, keptSession: browser.sessionId });
  });
}

/**
 * Takes the actor's password away; a code still lets them in.
 * @throws DomainError confirmation_needed
 */
export async function removePassword(actor: MemberActor, browser: OwnBrowser): Promise<void> {
  await requireConfirmed(actor, browser);
  await transaction(async (tx) => {
    await tx.member.update({ where: { id: actor.id }, data: { passwordHash: null } });
    await signInChanged(tx, { memberId: actor.id, what: "password", byId: actor.id, keptSession: browser.sessionId });
  });
}
