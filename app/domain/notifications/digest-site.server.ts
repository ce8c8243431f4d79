import { env } from "#app/platform/env.server.ts";
import { hasMail, hasMailServer } from "#app/platform/messages/send-mail.server.ts";

/**
 * Where the links of a mail lead, without a slash at the end; null while no digest can go out: the club has no mail, or
 * nobody said what its address is. A club that only tries itself out is on this machine.
 */
export function digestSite(): string | null {
  if (!hasMail()) return null;
  return env.PUBLIC_URL ?? (hasMailServer() ? null : `http://localhost:${env.PORT}`);
}
