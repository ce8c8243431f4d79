import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { hasAdministrator, setupTokenHash } from "./setup-token.server.ts";

/**
 * Lets the setup page be seen with the newest link only.
 * @throws DomainError already_set_up, setup_link_wrong
 */
export async function checkSetupLink(token: string): Promise<void> {
  if (await hasAdministrator(db)) throw new DomainError("already_set_up");
  const club = await db.club.findUnique({ where: { id: 1 }, select: { setupTokenHash: true } });
  if (!token || club?.setupTokenHash !== setupTokenHash(token)) throw new DomainError("setup_link_wrong");
}
