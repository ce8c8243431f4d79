import { DomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { db, type Transaction } from "#app/platform/db/client.server.ts";
import { passwordMatches } from "#app/platform/passwords.server.ts";
import { type Admitted, admit } from "./admit.server.ts";
import type { PasswordSignIn } from "./password-schema.ts";
import { limitedAddress, tryLimits } from "./rules.ts";
import { type Device, signInFields } from "./session.server.ts";
import { mailWays, readMail } from "./target.server.ts";
import { countTries, forgetOneTry, forgetTries } from "./tries.server.ts";

/** The device that asks, and its address, which limits count by. */
export type From = Device & { ip: string };

/**
 * Signs in with mail address and password. Unknown addresses, members without a password and wrong passwords are
 * answered alike, after the same work. Wrong tries pause this way in for a while; a code still lets the member in.
 * @throws DomainError passwords_closed, mail_unreadable, sign_in_wrong, sign_in_tries_paused (with until), suspended,
 *   account_closed
 */
export async function signInWithPassword({ email, password }: PasswordSignIn, from: From): Promise<Admitted> {
  if (!(await mailWays()).passwords) throw new DomainError("passwords_closed");
  const { address } = readMail(email, "email");
  const limits = limitsFor(address, limitedAddress(from.ip));
  await countTries([...limits.ofAccount, limits.ofAddress], "password");
  const known = await db.member.findUnique({ where: { email: address }, select: { id: true, passwordHash: true } });
  const fits = await passwordMatches(known?.passwordHash ?? null, password);
  if (!known || !fits) throw wrong();
  return transaction(async (tx) => {
    const admitted = await letIn(tx, known, from);
    await forgetTries(tx, limits.ofAccount);
    await forgetOneTry(tx, limits.ofAddress);
    return admitted;
  });
}

function limitsFor(account: string, ip: string) {
  const { passwordsHere, passwordsForAccount, passwordsFromAddress } = tryLimits;
  return {
    ofAccount: [
      { subject: `password ${account} ${ip}`, ...passwordsHere },
      { subject: `password ${account}`, ...passwordsForAccount },
    ],
    ofAddress: { subject: `password from ${ip}`, ...passwordsFromAddress },
  };
}

/** A password that was changed while it was checked opens nothing any more. */
async function letIn(tx: Transaction, known: { id: string; passwordHash: string | null }, from: From) {
  const member = await tx.member.findFirst({ where: known, select: signInFields });
  if (!member) throw wrong();
  return admit(tx, member, from);
}

function wrong(): DomainError {
  return new DomainError("sign_in_wrong", { field: "password" });
}
