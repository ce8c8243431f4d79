import { DomainError } from "#app/domain/core/errors.ts";
import { findFile } from "#app/platform/files.server.ts";
import { renditionPlace } from "./rules.ts";

/**
 * The bytes (WebP) behind a picture's address. Whoever knows the address may see it: it holds 128 random bits.
 * @throws DomainError not_found
 */
export async function getMediaFile(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const place = renditionPlace(name);
  const bytes = place && (await findFile(place));
  if (!bytes) throw new DomainError("not_found");
  return bytes;
}
