import { createHash } from "node:crypto";
import { type Club, getClub } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";

/**
 * The club, for pages that machines read with a guest's eyes whoever asks.
 * @throws DomainError not_found where the club shows guests nothing
 */
export async function demandOpenClub(): Promise<Club> {
  const club = await getClub();
  if (club.readers !== "everyone") throw new DomainError("not_found");
  return club;
}

/** Answers with a document that everybody may keep for a while, and with 304 to who has the same (RFC 9110 §13.1.2). */
export function machinePage(request: Request, body: string, options: { type: string; keepSeconds: number }): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = {
    "Content-Type": `${options.type}; charset=utf-8`,
    "Cache-Control": `public, max-age=${options.keepSeconds}`,
    ETag: etag,
  };
  const known = (request.headers.get("If-None-Match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}
