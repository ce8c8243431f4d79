import type { Permission } from "./permissions.ts";

export type Standing = "active" | "silenced" | "suspended" | "removed";

/** Whether a member has to agree to the club's rules: for the first time, or because they have changed. */
export type MustAgree = "first" | "changed" | null;

/** Who acts: resolved once per request, socket or command, and handed to every use case. */
export type Actor = {
  /** The member's id; null for a guest. */
  id: string | null;
  name: string;
  permissions: ReadonlySet<Permission>;
  groupIds: readonly string[];
  trust: number;
  standing: Standing;
  standingUntil: Date | null;
  /** Why the standing is not active, as staff told the member. */
  standingReason?: string | null;
  joinedAt: Date | null;
  /** The calendar the member reads dates in; null follows the language. */
  calendar?: "persian" | "gregory" | null;
  /** The address of the picture the member is shown with. */
  avatarUrl?: string | null;
  /** Others may see that the member is here and writes. */
  showsPresence?: boolean;
  /** Rules that the member has still to agree to, the first ever or changed ones: reading goes on, writing waits. */
  mustAgree?: MustAgree;
  /** No member but the club itself: a program with a system token. It may read what everyone in the club reads. */
  integration?: true;
  /** Staff who hold no permission in this session because the club wants a second factor of them. */
  mustEnrol?: boolean;
};

/** A signed-in actor. */
export type MemberActor = Actor & { id: string };

/** Somebody who has not signed in. */
export const guest: Actor = {
  id: null,
  name: "",
  permissions: new Set(),
  groupIds: [],
  trust: 0,
  standing: "active",
  standingUntil: null,
  joinedAt: null,
};

/** Whether the actor is signed in. */
export function isMember(actor: Actor): actor is MemberActor {
  return actor.id !== null;
}

/** Whether the actor holds a permission; silenced, suspended and removed members hold none. */
export function holds(actor: Actor, permission: Permission): boolean {
  return actor.standing === "active" && actor.permissions.has(permission);
}
