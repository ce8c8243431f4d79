import { DomainError, type ErrorCode } from "#app/domain/core/errors.ts";
import { type Fault, faultOfUrl, type Reach, resolveHost } from "#app/platform/outgoing/reach.server.ts";

const refusals: Record<Fault, ErrorCode> = {
  unreadable: "address_unreadable",
  protocol: "address_not_https",
  credentials: "address_with_password",
  port: "address_port",
  unknown_host: "address_unknown_host",
  private_address: "address_private",
};

/**
 * Reads an address that messages are to go to, and refuses what lies out of reach; each sending checks again.
 * @returns the address in its ordinary spelling
 * @throws DomainError address_unreadable, address_not_https, address_with_password, address_port,
 *   address_unknown_host, address_private
 */
export async function checkWebhookAddress(address: string, reach: Reach): Promise<string> {
  const url = new URL(address);
  url.hash = "";
  const fault = faultOfUrl(url, reach);
  if (fault) throw new DomainError(refusals[fault], { field: "address" });
  const resolved = await resolveHost(url.hostname, reach);
  if ("fault" in resolved) throw new DomainError(refusals[resolved.fault], { field: "address" });
  return url.href;
}
