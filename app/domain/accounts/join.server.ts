import { DomainError, isDomainError } from "#app/domain/core/errors.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Language } from "#app/platform/language.ts";
import { type Admitted, admit } from "./admit.server.ts";
import { agreeTo } from "./agree-to-rules.server.ts";
import { currentRulesVersion } from "./club-rules.server.ts";
import { createMember, type NewMember } from "./create-member.server.ts";
import { readJoiningToken } from "./joining-token.server.ts";
import { linkIdentity, type ProviderIdentity } from "./link-identity.server.ts";
import { demandReferrer } from "./referral.server.ts";
import type { Join } from "./schema.ts";
import { type Device, signInFields } from "./session.server.ts";
import { memberWith, type Target } from "./target.server.ts";
import { withProof } from "./verify-code.server.ts";

/**
 * Makes whoever proved a number or mailbox a member and signs them in. When it has become a member's meanwhile (a form
 * sent twice, two open pages) the proof signs that member in instead: there is one member, and nobody sees an error.
 * Agreed is to the rules that the form showed; where they have changed since, the member is asked for the new ones.
 * @throws DomainError sign_in_expired, suspended, account_closed, referral_code_unknown
 */
export async function join(input: Join & { token: string; locale: Language }, device: Device): Promise<Admitted> {
  const { target, passwordHash, identity } = readJoiningToken(input.token);
  const person = { ...memberWith(target), passwordHash, name: input.name, locale: input.locale };
  try {
    const joined = await transaction((tx) => joinOnce(tx, person, { ...input, identity }, device));
    return withProof(joined, target);
  } catch (error) {
    if (!isDomainError(error) || error.code !== "conflict") throw error;
    return transaction((tx) => signInAgain(tx, target, device));
  }
}

type Joining = Join & { identity?: ProviderIdentity | undefined };

async function joinOnce(tx: Transaction, person: NewMember, input: Joining, device: Device): Promise<Admitted> {
  const referredById = await demandReferrer(tx, input.referralCode ?? "");
  const member = await createMember(tx, { ...person, referredById });
  if (input.identity) await linkIdentity(tx, { id: member.id, name: person.name }, input.identity);
  const current = await currentRulesVersion(tx);
  await agreeTo(tx, member.id, Math.min(input.rulesVersion ?? current, current));
  return admit(tx, member, device);
}

async function signInAgain(tx: Transaction, target: Target, device: Device): Promise<Admitted> {
  const member = await tx.member.findUnique({ where: memberWith(target), select: signInFields });
  if (!member) throw new DomainError("sign_in_expired");
  return admit(tx, member, device);
}
