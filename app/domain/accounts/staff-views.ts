import type { Standing } from "#app/domain/core/actor.ts";
import type { Permission } from "#app/domain/core/permissions.ts";
import type { MemberCard } from "./views.ts";

/** A role as it is named: presets by their key in the words of the interface, the club's own by their name. */
export type RoleName = { key: string; name: string; isPreset: boolean };

/** A role with what it allows and who has it: the first of them, and how many they are. */
export type RoleView = RoleName & { permissions: Permission[]; count: number; holders: MemberCard[] };

/** A standing as it holds now. */
export type StandingView = { standing: Standing; until: Date | null; reason: string | null };

/** A member in the list of staff. */
export type StaffMemberCard = MemberCard & {
  standing: Standing;
  until: Date | null;
  roles: RoleName[];
  groupCount: number;
  joinedAt: Date;
  lastSeenAt: Date | null;
  isPlaceholder: boolean;
};

/** What staff know about a member. The number and the address are masked until somebody asks for them. */
export type StaffMemberView = MemberCard &
  StandingView & {
    phone: string | null;
    email: string | null;
    trust: number;
    roles: RoleName[];
    groups: { id: string; name: string; byRule: boolean }[];
    sessionCount: number;
    hasSecondFactor: boolean;
    frozenUntil: Date | null;
    joinedAt: Date;
    lastSeenAt: Date | null;
    isPlaceholder: boolean;
  };

/** A group in the list of staff. */
export type GroupCard = {
  id: string;
  name: string;
  description: string;
  memberCount: number;
  forumCount: number;
  hasRule: boolean;
};

/** A member of a group. */
export type GroupMemberView = MemberCard & { byRule: boolean; since: Date };
