import { clubSettings } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { retried } from "#app/domain/core/retried.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import { parseMailAddress } from "#app/platform/mail-address.ts";
import {
  type ProviderChecks,
  type ProviderClaims,
  ProviderError,
  type ProviderSettings,
  providerAddress,
  providerClaims,
} from "#app/platform/provider.server.ts";
import { admit } from "./admit.server.ts";
import { makeJoiningToken } from "./joining-token.server.ts";
import { linkIdentity } from "./link-identity.server.ts";
import { makeProof, readProof } from "./proof.server.ts";
import { accountDefaults, secondFactorSeconds } from "./rules.ts";
import { type Device, signInFields } from "./session.server.ts";
import type { Verified } from "./verify-code.server.ts";

/** Methods by which a provider says that it asked for more than one factor (RFC 8176). */
const strongMethod = "mfa";

/** What a browser carries to the provider and back. */
type Journey = ProviderChecks & { to: string };

/**
 * Begins signing in at the organisation's provider.
 * @param to the path that signing in leads to
 * @param returnTo the whole address the provider sends people back to
 * @returns where to go, and the proof the browser carries meanwhile
 * @throws DomainError not_found (there is no provider), provider_unavailable
 */
export async function beginProviderSignIn(to: string, returnTo: string): Promise<{ address: string; proof: string }> {
  const { address, checks } = await asked(providerAddress(providerSettings(), returnTo));
  return { address, proof: makeProof("provider", { ...checks, to } satisfies Journey, secondFactorSeconds) };
}

/**
 * Signs in whoever comes back from the provider: the member it vouched for before, or the member with a role whose mail
 * address it has verified. A session counts as opened with a second factor if the provider says that it asked for one.
 * @param cameTo the whole address they came back to
 * @throws DomainError not_found, provider_unavailable, provider_refused, provider_mail_unverified,
 *   provider_member_unknown, suspended, account_closed
 */
export async function finishProviderSignIn(
  cameTo: URL,
  proof: string,
  device: Device,
): Promise<{ verified: Verified; to: string }> {
  const settings = providerSettings();
  const journey = readProof<Journey>("provider", proof);
  if (!journey) throw new DomainError("provider_refused");
  const claims = await asked(providerClaims(settings, cameTo, journey));
  // Whoever comes in for the first time in two windows at once is known in the second.
  const verified = await retried(() => transaction((tx) => signIn(tx, claims, device)));
  return { verified, to: journey.to };
}

async function signIn(tx: Transaction, claims: ProviderClaims, device: Device): Promise<Verified> {
  const { issuer, subject, methods } = claims;
  const known = await tx.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { member: { select: signInFields } },
  });
  const strong = methods.includes(strongMethod);
  if (known) return admit(tx, known.member, device, strong);
  const address = claims.emailVerified && claims.email ? parseMailAddress(claims.email) : null;
  if (!address) throw new DomainError("provider_mail_unverified");
  const select = { ...signInFields, name: true, roles: { select: { role: true }, take: 1 } };
  const member = await tx.member.findUnique({ where: { email: address }, select });
  const { providerMakesMembers } = await clubSettings("accounts", accountDefaults);
  const mayEnter = providerMakesMembers || (member !== null && member.roles.length > 0);
  if (!mayEnter) throw new DomainError("provider_member_unknown");
  if (!member) {
    return { joining: makeJoiningToken({ target: { channel: "mail", address }, identity: { issuer, subject } }) };
  }
  await linkIdentity(tx, member, { issuer, subject });
  return admit(tx, member, device, strong);
}

function providerSettings(): ProviderSettings {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) throw new DomainError("not_found");
  return { issuer, clientId, clientSecret };
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (!(error instanceof ProviderError)) throw error;
    throw new DomainError(error.kind === "unavailable" ? "provider_unavailable" : "provider_refused");
  });
}
