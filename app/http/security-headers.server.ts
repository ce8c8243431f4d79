import { createHash } from "node:crypto";
import { env } from "#app/platform/env.server.ts";

/** Headers of every answer. What is no page of ours may load nothing; pages put their own policy in its place. */
export const everywhere: Record<string, string> = {
  "Content-Security-Policy": "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "X-Frame-Options": "DENY",
};

/**
 * The Content-Security-Policy (level 3) of a page: scripts only ours, marked by the nonce; nothing from another host.
 * The development server injects its own inline scripts and styles, so it is looser there.
 */
export function contentSecurityPolicy(nonce: string): string {
  return policy([env.NODE_ENV === "development" ? "'unsafe-inline'" : `'nonce-${nonce}'`]);
}

/** The same for a page that many people are sent: a script that stands in it is allowed by what it says, its hash. */
export function sharedPolicy(scripts: Iterable<string>): string {
  return policy([...new Set(scripts)].map((code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`));
}

function policy(scripts: string[]): string {
  const development = env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(" "),
    `style-src 'self'${development ? " 'unsafe-inline'" : ""}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
