import type { Permission } from "#app/domain/core/permissions.ts";

/** What a token may be used for, `<area>:<verb>`; each has its sentence in `i18n/<language>/api.json`. */
export const scopes = [
  "me:read",
  "members:read",
  "products:read",
  "products:write",
  "forums:read",
  "topics:read",
  "topics:write",
  "posts:read",
  "posts:write",
  "likes:write",
  "activity:read",
  "notifications:read",
  "notifications:write",
  "webhooks:read",
  "webhooks:write",
] as const;

export type Scope = (typeof scopes)[number];

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
  return scopes.includes(text as Scope);
}

/**
 * What a system token may do beyond what every reader may: it is nobody's, so no role gives it rights, and its scopes
 * do. A member's token never gets more than its member has.
 */
export const systemPermissions: Partial<Record<Scope, readonly Permission[]>> = {
  "products:write": ["products.manage"],
  "webhooks:read": ["integrations.manage"],
  "webhooks:write": ["integrations.manage"],
};
