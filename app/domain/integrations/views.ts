import type { Prisma } from "#prisma/client";

/** A token as operators see it; the token itself is shown once, when it is made. */
export type TokenView = {
  id: string;
  name: string;
  /** Null: a system token. */
  member: { id: string; name: string } | null;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

/** A token's columns for its view. */
export const tokenFields = {
  id: true,
  name: true,
  member: { select: { id: true, name: true } },
  scopes: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
  revokedAt: true,
} satisfies Prisma.ApiTokenSelect;

/** A row as a token's view. */
export function toTokenView(row: Prisma.ApiTokenGetPayload<{ select: typeof tokenFields }>): TokenView {
  const { id, name, member, scopes, createdAt, lastUsedAt, expiresAt, revokedAt } = row;
  return {
    ...{ id, name, scopes, createdAt, lastUsedAt, expiresAt, revokedAt },
    member: member && { id: member.id, name: member.name },
  };
}
