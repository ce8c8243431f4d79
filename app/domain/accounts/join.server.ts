import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { createMember } from "./create-member.server.ts";
import { readJoiningToken } from "./joining-token.server.ts";
import type { Join } from "./schema.ts";
import { type Device, type OpenedSession, openSession, signInFields } from "./session.server.ts";

/** What joining answers: the new member, signed in. */
export type Joined = { session: OpenedSession; memberId: string };

/**
 * Makes whoever proved a number a member and signs them in. When the number has become a member meanwhile (a form sent
 * twice, two open pages) the proof signs that member in instead: there is one member, and nobody sees an error.
 * @throws DomainError sign_in_expired, suspended, account_closed
 */
export async function join(input: Join & { token: string; locale: Language }, device: Device): Promise<Joined> {
  const phone = readJoiningToken(input.token);
  try {
    return await transaction((tx) => joinOnce(tx, { phone, name: input.name, locale: input.locale }, device));
  } catch (error) {
    if (!isDomainError(error) || error.code !== "conflict") throw error;
    return transaction((tx) => signInAgain(tx, phone, device));
  }
}

async function joinOnce(
  tx: Transaction,
  person: { phone: string; name: string; locale: Language },
  device: Device,
): Promise<Joined> {
  const member = await createMember(tx, person);
  return { session: await openSession(tx, member, device), memberId: member.id };
}

async function signInAgain(tx: Transaction, phone: string, device: Device): Promise<Joined> {
  const member = await tx.member.findUnique({ where: { phone }, select: signInFields });
  if (!member) throw new DomainError("sign_in_expired");
  return { session: await openSession(tx, member, device), memberId: member.id };
}
