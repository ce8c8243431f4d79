import { DomainError } from "#app/domain/core/errors.ts";
import type { ProviderIdentity } from "./link-identity.server.ts";
import { makeProof, readProof } from "./proof.server.ts";
import { joiningSeconds } from "./rules.ts";
import type { Target } from "./target.server.ts";

/** Who may join: whoever holds a number or mailbox, with the password they chose or the provider that vouches for them. */
export type Joining = { target: Target; passwordHash?: string; identity?: ProviderIdentity };

/** A sealed proof that somebody holds a number or mailbox. Good for joining, for a quarter of an hour. */
export function makeJoiningToken(joining: Joining): string {
  return makeProof("joining", joining, joiningSeconds);
}

/**
 * What a joining token proves.
 * @throws DomainError sign_in_expired
 */
export function readJoiningToken(token: string): Joining {
  const joining = readProof<Joining>("joining", token);
  if (!joining) throw new DomainError("sign_in_expired");
  return joining;
}
