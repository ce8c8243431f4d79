import { guest } from "#app/domain/core/actor.ts";
import { audit } from "#app/domain/core/audit.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { now } from "#app/platform/clock.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { SignedIn } from "./admit.server.ts";
import { currentRulesVersion } from "./club-rules.server.ts";
import { createMember } from "./create-member.server.ts";
import { readPhone } from "./read-phone.server.ts";
import type { SetUpClub } from "./schema.ts";
import { type Device, openSession, signInFields } from "./session.server.ts";
import { hasAdministrator, setupTokenHash } from "./setup-token.server.ts";
import { type CodeProblem, codeError, spendCode } from "./spend-code.server.ts";

type Input = SetUpClub & { token: string };

/**
 * Names the club and makes whoever holds the setup link and the number its first administrator, signed in. The club's
 * row is locked meanwhile: of two people who finish at once one wins, and the link dies with it.
 * @throws DomainError already_set_up, setup_link_wrong, code_wrong, code_expired, code_tries_used_up
 */
export async function setUpClub(input: Input, device: Device): Promise<SignedIn> {
  const phone = await readPhone(input.phone);
  const outcome = await transaction((tx) => setUpOnce(tx, { ...input, phone }, device));
  if (typeof outcome === "string") throw codeError(outcome);
  return outcome;
}

async function setUpOnce(tx: Transaction, input: Input, device: Device): Promise<SignedIn | CodeProblem> {
  await lockForSetup(tx, input.token);
  const problem = await spendCode(tx, { target: input.phone, purpose: "set_up", code: input.code });
  if (problem) return problem;
  const { clubName, language, name, phone, timeZone, readers, country, currencyUnit, brandHue } = input;
  const look = { timeZone, readers, country, currencyUnit, brandHue };
  const known = await tx.member.findUnique({ where: { phone }, select: signInFields });
  const member =
    known ?? (await createMember(tx, { phone, name, locale: language, rulesVersion: await currentRulesVersion(tx) }));
  await tx.memberRole.create({ data: { memberId: member.id, role: "administrator", createdAt: now() } });
  await tx.club.update({
    where: { id: 1 },
    data: { name: clubName, locale: language, ...look, setUpAt: now(), setupTokenHash: null },
  });
  await publish(tx, "club.updated", { changed: ["setUpAt"] }, member.id);
  const after = { role: "administrator", clubName, language, ...look };
  await audit(
    tx,
    { ...guest, id: member.id, name },
    { action: "club.set_up", subjectKind: "member", subjectId: member.id, after },
  );
  return { session: await openSession(tx, member, device), memberId: member.id, locale: member.locale };
}

async function lockForSetup(tx: Transaction, token: string): Promise<void> {
  const [club] = await tx.$queryRaw<{ setupTokenHash: string | null }[]>`
    SELECT "setupTokenHash" FROM "Club" WHERE id = 1 FOR UPDATE`;
  if (await hasAdministrator(tx)) throw new DomainError("already_set_up");
  if (!token || club?.setupTokenHash !== setupTokenHash(token)) throw new DomainError("setup_link_wrong");
}
