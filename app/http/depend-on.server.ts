import type { PageKey } from "./guest-cache/page-keys.ts";
import { requestContext } from "./request-context.server.ts";

/**
 * Says what the page of this request shows: a guest's page may be kept and shown to others until one of these changes. A
 * page that says nothing is never kept.
 */
export function dependOn(...keys: PageKey[]): void {
  const context = requestContext();
  context.dependsOn ??= new Set();
  for (const key of keys) context.dependsOn.add(key);
}
