import { hash } from "node:crypto";
import type { KeptAnswer } from "#app/domain/integrations/answer-once.server.ts";
import type { Operation } from "./operation.ts";

/** Where the addresses of operations begin. */
export const apiRoot = "/api/v1";

/** What an operation answered, as its schema lets it out; anything else in it stays behind. */
export function toAnswer({ answer, status, location, revision }: Operation, result: unknown): KeptAnswer {
  if (!answer) return { status, headers: {}, body: "" };
  const value = answer.parse(result) as never;
  const body = JSON.stringify(value);
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (location) headers.Location = apiRoot + location(value);
  const digest = hash("sha256", body, "base64url").slice(0, 27);
  headers.ETag = revision ? `"r${revision(value)}-${digest}"` : `"${digest}"`;
  return { status, headers, body };
}

/** An answer to a read, or 304 for who has it already (RFC 9110 §13.1.2). */
export function conditional(request: Request, { status, headers, body }: KeptAnswer): Response {
  const known = (request.headers.get("If-None-Match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  const kept = { ...headers, "Cache-Control": "private, no-cache", Vary: "Authorization, Cookie" };
  if (known.includes("*") || known.includes(headers.ETag!)) {
    const { "Content-Type": _, ...rest } = kept as Record<string, string>;
    return new Response(null, { status: 304, headers: rest });
  }
  return new Response(body, { status, headers: kept });
}

/** An answer to a change. */
export function unconditional({ status, headers, body }: KeptAnswer): Response {
  return new Response(body || null, { status, headers: { ...headers, "Cache-Control": "no-store" } });
}
